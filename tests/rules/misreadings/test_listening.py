"""Listening: what is asked about, what clears it, which words are quoted, and how long it takes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checklist.rules.misreadings.features import tokens
from checklist.rules.misreadings.listening import quoted
from checklist.rules.misreadings.sentences import sentences, units
from checklist.store import rulebooks

LISTENER = rulebooks.listener()
CORPUS = Path(__file__).parents[3] / "corpus"


def heard(text: str) -> list[str]:
    return [each.rule for each in LISTENER.challenges(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Does nobody objecting mean that they agree?",
        "“Nobody objected, so they agree”, says the consultant.",
        "I do not think that nobody objected, so they agree.",
        "The door is open from 8 to 5.",
        "We try it until 30 June and go back if more than 5 of 60 cases fail.",
        "23 of 60 sampled cases lacked a next step.",
        "Three anonymous questions, both shifts together.",
        "",
        " \n\t ",
        "…",
        "“",
    ],
)
def test_sound_words_are_not_asked_about(text: str) -> None:
    assert heard(text) == []


def test_a_bare_but_or_an_unrelated_number_clears_nothing() -> None:
    assert heard("Nobody objected, so they agree, but there are 12 of them.") == [
        "silence-as-agreement"
    ]


def test_the_words_that_are_meant_are_quoted() -> None:
    text = (
        "Hand-offs fail in 23 of 60 cases. The form has two pages. Nobody objected, so they agree. "
        "We begin on 18 January. The rota stays as it is until then."
    )
    (found,) = LISTENER.challenges(text)
    assert text[found.start : found.end] == found.quote == "Nobody objected, so they agree."
    assert found.question.startswith("“Nobody objected, so they agree.”: if someone disagreed")


def test_the_same_text_is_always_answered_alike() -> None:
    text = (CORPUS / "dev-a.tsv").read_text(encoding="utf-8")[:20_000]
    assert LISTENER.challenges(text) == rulebooks.listener().challenges(text)


def test_a_long_answer_takes_time_in_proportion() -> None:
    lines = (CORPUS / "dev-b.tsv").read_text(encoding="utf-8").splitlines()
    words = " ".join(line.split("\t")[-1] for line in lines if not line.startswith("#")).split()

    def spent(count: int) -> float:
        fresh = rulebooks.listener()  # what was judged before is remembered
        start = time.process_time()
        fresh.challenges(" ".join(words[:count]))
        return time.process_time() - start

    spent(100)
    few, many = (min(spent(count) for _ in range(3)) for count in (1000, 8000))
    assert many < 16 * max(few, 0.005)


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a " * 150_000, "." * 100_000, "“" * 50_000, "nobody " * 40_000, "\ud800 x"]
)  # fmt: skip
def test_no_text_is_too_much(text: str) -> None:
    start = time.process_time()
    LISTENER.challenges(text)
    assert time.process_time() - start < 20


def test_sentences_are_found_with_their_places() -> None:
    text = "  One, e.g. this. Two!  “Three?”\n\n- four\n- five"
    assert [text[a:b] for a, b in sentences(text)] == [
        "One, e.g. this.", "Two!", "“Three?”", "- four", "- five",
    ]  # fmt: skip


def test_short_sentences_are_heard_with_the_one_before() -> None:
    text = "The mikes were muted all the way through both of these calls. Unanimous, then! " + (
        "The rota stays as it is until the end of the month. " * 3
    )
    pairs = [unit for unit in units(text) if len(unit.sentences) == 2]
    assert any(text[u.start : u.end].endswith("Unanimous, then!") for u in pairs)


def test_numbers_and_marks_are_seen_alike() -> None:
    assert tokens("It’s 1,250 – “fine”") == ["it's", "#", "-", '"', "fine", '"']


@pytest.mark.parametrize(("text", "inside"), [("“a x", True), ("“a” x", False), ('"a" x "b', True)])
def test_what_stands_in_quotation_marks_is_known(text: str, inside: bool) -> None:
    assert quoted(text, len(text)) is inside
