"""Which past decisions resemble a new one, on invented samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checklist.format import yaml_in
from checklist.model.record import Answer
from checklist.rules.resemblance import LEAST, Page, page, points, ranked, shared, sought, stems

DATA = (Path(__file__).parent.parent / "data/similar.yaml").read_bytes()
SAMPLES: Any = yaml_in.load(DATA, limit=1 << 20, what="samples")
HEAD = {"Change": "change", "Because": "because", "Applies to": "applies-to"}


def as_page(said: dict[str, Any]) -> Page:
    rows = [f"- **{label}:** {said[key]}" for label, key in HEAD.items()]
    body = "\n".join(["# Title", "", *rows, "", "## Who is affected? <!-- affected -->", "", "x"])
    return page(said, body)


PAGES = {name: as_page(said) for name, said in SAMPLES["decisions"].items()}


def answers(said: dict[str, Any]) -> dict[str, Answer]:
    groups = tuple({"group": name} for name in said["groups"])
    texts = {key: Answer(text=said[key]) for key in ("change", "because", "owner")}
    return {**texts, "affected": Answer(items=groups)}


def ascii_start(new: dict[str, Any]) -> bytes:
    """A name for a case: mutmut collects twice, and pytest escapes an umlaut once more each time."""
    return str(new["change"][:40]).encode("ascii", "ignore")


@pytest.mark.parametrize("new", SAMPLES["new"], ids=ascii_start)
def test_the_same_matter_is_found_and_nothing_else(new: dict[str, Any]) -> None:
    wanted = sought(answers(new))
    near = [name for name in ranked(wanted, PAGES) if points(wanted, PAGES[name]) >= LEAST]
    assert near == new["resembles"]


def test_more_in_common_comes_first() -> None:
    wanted = sought({"change": Answer(text="Receipts for travel are paid back within ten days.")})
    other = as_page({**SAMPLES["decisions"]["expenses"], "title": "A new canteen", "change": ""})
    assert ranked(wanted, {**PAGES, "other": other})[:2] == ["expenses", "other"]


def test_the_same_people_are_not_the_same_matter() -> None:
    said = {"owner": Answer(text="Warehouse manager"), "change": Answer(text="Warehouse lockers.")}
    wanted = sought(said)
    assert "warehous" not in wanted.what
    assert points(wanted, page({"title": "Warehouse shifts"}, "# x\n")) == 0
    assert points(wanted, page({"title": "Warehouse lockers"}, "# x\n")) == LEAST


def test_all_whom_it_concerns_are_company() -> None:
    said = {"change": "Office days.", "owner": "Support", "applies-to": "Drivers"}
    wanted = sought({key: Answer(text=text) for key, text in said.items()})
    assert wanted == ({"offic"}, {"day", "support", "driver"})


def test_a_page_that_says_nothing_has_no_words() -> None:
    assert page({}, "# Two office days\n") == Page("", "", "", "")


def test_one_word_in_common_is_not_enough() -> None:
    wanted = sought({"change": Answer(text="Office days for Sales.")})
    assert points(wanted, page({"title": "Office printers"}, "")) < LEAST
    assert points(wanted, page({"title": "The office day"}, "")) == LEAST


def test_only_the_first_screen_says_what_a_decision_is_about() -> None:
    wanted = sought({"change": Answer(text="Canteen lunch tickets.")})
    found = page({"title": "Parking"}, "# P\n\n## Evidence\n\n- The canteen has lunch tickets.\n")
    assert points(wanted, found) == 0
    assert "lunch" in found.body


def test_tags_and_labels() -> None:
    found = page({"title": "T", "tags": ["hybrid-work", "rota"]}, "- **Because:** **Lunch** late")
    assert set(found.tags.split()) == {"hybrid", "hybridwork", "rota"}
    assert found.head.split() == ["lunch", "late"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meetings", "meeting"), ("approval", "approve"), ("hand-over", "handovers"),
        ("hand over", "hand-over"), ("on call", "on-call"), ("policies", "policy"),
        ("carries", "carrying"), ("boxes", "box"), ("planned", "plans"), ("rotas", "rota"), ("Übergaben", "Übergabe"),
        ("Dienstpläne", "Dienstplan"), ("“office”", "OFFICES"), ("Straße", "STRASSE"), ("e\u0301cole", "école"),
    ],
)  # fmt: skip
def test_forms_of_a_word_are_the_same(one: str, other: str) -> None:
    assert stems(one)
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("commute", "community"), ("support", "suppose"), ("care", "career"), ("office", "officer")],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not set(stems(one)) & set(stems(other))


def test_compounds_share_their_parts() -> None:
    assert shared(stems("Übergabe"), stems("Schichtübergabe")) == {"ubergab"}
    assert shared(stems("Übergabeblatt"), stems("Übergabe")) == {"ubergabeblatt"}
    assert not shared(stems("form"), stems("platform"))


@pytest.mark.parametrize("text", ["", "c++ 2026-11 -- '", "\ud800 \x00", "the and of", "12 %", "–"])
def test_text_without_words_says_nothing(text: str) -> None:
    assert stems(text) == {}
    assert not sought({"change": Answer(text=text)}).what
