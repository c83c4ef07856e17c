"""An answers file, the record that it makes, and the same answers out of that record again."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.format import answers, proposal
from checklist.format.checklist_file import build
from checklist.format.lines import Wording, read_lead, write_lead
from checklist.format.reader import read
from checklist.format.writer import render
from checklist.model.record import Answer, Event, Outcome, Record
from checklist.store.checklists import built_in

KEPT = [{"rule": "projection", "reason": "He said so.\n\nTwice."}]
# Every shape that an answer may have, each in the shortest form in which it can be given.
FILE: dict[str, Any] = {
    "title": "Two office days",
    "owner": "Head of Support",
    "created": "2026-11-22",
    "effective": {"skipped": "nobody has said"},
    "tags": ["hybrid-work", "support"],
    "language": "de",
    "change": "Two days a week.",
    "because": {"text": "It is slow.", "kept": KEPT},
    "settled": "leaning",
    "costs": {"skipped": "not mine to say"},
    "affected": {
        "groups": [
            {"group": "Day (early, late)", "people": 8, "asked": "half, roughly", "how": "By slip."},
            {"group": "Night", "people": 1},
        ],
        "notes": "The canteen is closed.",
    },
    "evidence": [
        {"kind": "told", "date": "2026-11-12", "source": "day shift, in a round", "text": "It is slow."},
        {"text": "Badges are down."},
    ],
    "assumptions": {
        "items": [{"text": "It is the room.", "wrong-if": "It goes on."}],
        "kept": KEPT,
    },
    "test": {"try": "One room.", "until": "2026-12-18", "notes": "Both shifts.", "kept": KEPT},
    "feedback": {"skipped": "asked on Monday"},
    "expectations": [
        {"probability": 70, "by": "2027-02-08", "text": "Nobody leaves."},
        {"text": "It is quiet."},
    ],
}  # fmt: skip
RECORD = """\
---
schema: 1
id: 2026-11-22-a
title: "Two office days"
status: proposed
owner: "Head of Support"
created: 2026-11-22
effective: "Übersprungen: nobody has said"
checklist: before-reacting@1
language: de
tags: [hybrid-work, support]
---

# Two office days

- **Änderung:** Two days a week.
- **Weil:** It is slow.

  Beibehalten (projection): He said so.\\
  \\
  Twice.
- **Entschieden:** neige dazu
- **Was es kostet, und wen:** Übersprungen: not mine to say
"""


def made() -> Record:
    return proposal.propose(answers.read(FILE, built_in()), built_in(), "2026-11-22-a")


def test_a_file_comes_back_as_it_was_given() -> None:
    assert answers.write(answers.read(FILE, built_in()), built_in()) == FILE


def test_the_record_is_written_in_its_language_and_says_the_same() -> None:
    text = render(made(), Wording(built_in(), "de"))
    assert text.split("\n\n## ")[0] == RECORD.rstrip("\n")
    for line in (
        "- **Day (early, late)** (8 Personen, half\\, roughly gefragt): By slip.",
        "- **Night** (1 Person)",
        "- **gehört** (2026-11-12, day shift, in a round): It is slow.",
        "- **unbekannt** (undatiert): Badges are down.",
        "- **70 %** bis 2027-02-08: Nobody leaves.",
        "- **unbekannt**: It is quiet.",
        "\nThe canteen is closed.\n",
        "It goes on.\n\nBeibehalten (projection): He said so.\\\n\\\nTwice.\n",
        "\nÜbersprungen: asked on Monday\n",
        ":** One room.\n- **Bis:** 2026-12-18\n\nBoth shifts.\n\nBeibehalten (projection)",
    ):
        assert line in text
    back = read(text.encode(), built_in())
    assert not back.problems
    said = proposal.proposed(back.record, built_in())
    given = answers.write(said, built_in())
    assert given == {**FILE, "id": "2026-11-22-a", "checklist": "before-reacting@1"}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"affected": [{"group": "A", "how": "One.\nTwo."}]}, Answer(items=({"group": "A", "how": "One.\nTwo."},))),
        ({"evidence": [{"kind": "saw", "date": "undated", "source": " ", "text": "x"}]}, Answer(items=({"kind": "saw", "text": "x"},))),
        ({"expectations": [{"probability": "70 %", "text": "x"}]}, Answer(items=({"probability": 70, "text": "x"},))),
        ({"evidence": {"items": [{"text": "x"}]}}, Answer(items=({"text": "x"},))),
        ({"affected": {"groups": [{"group": "A"}]}}, Answer(items=({"group": "A"},))),
        ({"change": {"text": "x"}}, Answer(text="x")),
    ],
)  # fmt: skip
def test_other_forms_say_the_same(said: dict[str, Any], answer: Answer) -> None:
    assert list(answers.read(said, built_in()).values()) == [answer]


@pytest.mark.parametrize(
    ("said", "error", "words"),
    [
        ({"settled": "opne"}, ValueError, "opne"),
        ({"affected": [{"group": "a\nb"}]}, ValueError, "a\nb"),
        ({"affected": [{"group": "A", "people": True}]}, TypeError, "True"),
        ({"affected": {"gruops": []}}, KeyError, "gruops"),
        ({"affected": "A"}, TypeError, "affected"),
        ({"change": {"txt": "x"}}, KeyError, "txt"),
    ],
)
def test_what_has_no_place_is_refused_with_its_words(
    said: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        answers.read(said, built_in())
    assert str(caught.value.args[0]) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"id": "2026-11-22-Two"}, "id: a date and lower-case words"),
        ({"id": "2026-11-22-" + "a" * 89}, "id: a date and lower-case words"),
        ({"created": "soon"}, "created: a date such as"),
        ({"because": {"text": "x", "kept": [{"rule": "a", "reason": ""}]}}, "because: a kept wording needs the rule's name"),
        ({"because": {"skipped": "x", "kept": KEPT}}, "because: a wording can be kept only where"),
        ({"title": {"skipped": "x"}}, "title: a decision needs a title"),
        ({"owner": "a" * 501}, "owner: longer than 500 characters"),
    ],
)  # fmt: skip
def test_a_file_that_is_handed_over_is_held_to_what_a_record_may_say(
    said: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        proposal.check(answers.read(said, built_in()), built_in())


def test_a_sound_file_may_be_handed_over() -> None:
    said = {**FILE, "id": "2026-11-22-" + "a" * 88, "owner": "a" * 500}
    found = answers.read(said, built_in())
    proposal.check(found, built_in())
    assert found["owner"].text == "a" * 500


def test_brackets_in_a_count_stay_what_they_are() -> None:
    wording = Wording(built_in(), "en")
    for people, written in (("8 (both)", "8 (both)"), ("8) or so", "8\\) or so"), (":-(", ":-\\(")):
        line = write_lead("groups", {"group": "A", "people": people}, wording)
        assert line == f"**A** ({written} people)"
        assert read_lead("groups", line, wording).values == {"group": "A", "people": people}


def test_a_choice_in_a_section_is_written_in_words() -> None:
    choices = [{"key": "yes", "label": "We do it"}]
    asked = {"key": "do", "kind": "choice", "label": "Do it?", "ask": "Do it?", "choices": choices}
    own = build({"name": "own", "version": 1, "language": "en", "title": "Own",
                 "sections": ["do"], "questions": [asked]}, built_in())  # fmt: skip
    text = render(Record({"title": "T"}, {"do": Answer(text="yes")}), Wording(own, "en"))
    assert text.endswith("## Do it? <!-- do -->\n\nWe do it\n")
    assert read(text.encode(), own).record.answers == {"do": Answer(text="yes")}


# --- reviews --------------------------------------------------------------------------------------


def test_a_review_file_becomes_a_section() -> None:
    said = {"date": "2027-02-08", "happened": "19 of 60.", "outcomes": ["no", "yes"],
            "verdict": "keep", "notes": "Quiet."}  # fmt: skip
    assert answers.read_review(said, built_in(), made(), "2027-03-01") == Event(
        "review",
        "2027-02-08",
        {
            "happened": "19 of 60.",
            "outcomes": (Outcome("no", "Nobody leaves.", 70), Outcome("yes", "It is quiet.", None)),
            "verdict": "keep",
        },
        "Quiet.",
    )


def test_a_review_of_a_record_without_expectations_has_the_day_that_is_given() -> None:
    bare = Record(made().front, {})
    assert answers.read_review({"verdict": "keep"}, built_in(), bare, "2027-03-01") == Event(
        "review", "2027-03-01", {"verdict": "keep"}
    )


def test_the_review_that_was_promised_first_is_the_one_of_the_proposal() -> None:
    later = Event("review", "2027-02-09", {"verdict": "keep", "planned": "2027-02-08"})
    record = Record({**made().front, "review": "2027-06-01"}, {}, (later,))
    assert proposal.first_review(record, Wording(built_in(), "en")) == "2027-02-08"
    undated = Event("review", later.day, {"planned": "undated"})
    record = Record(record.front, {}, (undated,))
    assert proposal.first_review(record, Wording(built_in(), "en")) == ""
