"""How a past decision turned out, in one sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checklist.followup.outcome import tally, turned_out
from checklist.model.record import Event, Outcome, Record

TODAY = date(2027, 6, 1)


def record(status: str, *events: Event, **front: Any) -> Record:
    dates = {"created": "2026-11-22", "effective": "2027-01-18", "review": "2027-03-01"}
    front = {**dates, **{key.replace("_", "-"): value for key, value in front.items()}}
    return Record({"title": "Office days", "status": status, **front}, {}, events)


def review(day: str, verdict: str, *came: str) -> Event:
    outcomes = tuple(Outcome(each, "Something.") for each in came)
    return Event("review", day, {"verdict": verdict, **({"outcomes": outcomes} if came else {})})


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Reversed after six weeks.", record("reversed", review("2027-03-01", "reverse"))),
        ("Reversed.", record("reversed")),
        ("Reversed.", record("reversed", review("2027-03-01", "reverse"), effective="soon")),
        ("Reversed before it took effect.",
         record("reversed", review("2027-01-10", "reverse"))),
        ("Reversed before it took effect.",
         record("reversed", review("2027-01-10", "reverse"), effective=None)),
        ("Reversed on the day it took effect.",
         record("reversed", review("2027-01-18", "reverse"))),
        ("Reversed after one day; its one expectation did not come true.",
         record("reversed", review("2027-01-19", "reverse", "no"))),
        ("Reversed after 17 weeks.", record("reversed", review("2027-05-16", "reverse"))),
        ("Reversed after five months.", record("reversed", review("2027-06-18", "reverse"))),
        ("Reversed after three years.", record("reversed", review("2030-01-18", "reverse"))),
        ("Adopted; 2 of 3 expectations came true.",
         record("adopted", review("2027-02-08", "keep", "yes", "no", "yes"))),
        ("Adopted.", record("adopted", review("2027-02-08", "keep"))),
        ("Adjusted; none of 2 expectations came true.",
         record("adjusted", review("2027-02-08", "adjust", "no", "no"))),
        ("Adjusted; 1 of 2 expectations came true, 1 is unclear.",
         record("adjusted", review("2027-02-08", "adjust", "unclear", "yes"))),
        ("Adopted; whether its expectations came true is unclear.",
         record("adopted", review("2027-02-08", "keep", "unclear", "unclear"))),
        ("Inconclusive after three weeks; its one expectation came true.",
         record("testing", review("2027-02-08", "inconclusive", "yes"))),
        ("Never looked back at; the review was due 2027-03-01.", record("adopted")),
        ("Never looked back at; the review was due 2027-03-01.", record("testing")),
        ("Never looked back at; the review was due 2027-03-01.", record("proposed")),
        ("Proposed; the review is due 2027-09-01.", record("proposed", review="2027-09-01")),
        ("Being tested; the review is due 2027-09-01.", record("testing", review="2027-09-01")),
        ("Adopted; the review is due 2027-09-01.", record("adopted", review="2027-09-01")),
        ("Proposed; never looked back at.", record("proposed", review="some day")),
        ("Withdrawn before it took effect.",
         record("withdrawn", Event("withdrawn", "2026-12-01", {"because": "No."}))),
        ("Withdrawn after two weeks.",
         record("withdrawn", Event("withdrawn", "2027-02-01", {"because": "No."}))),
        ("Superseded by 2027-02-01-a.", record("superseded", superseded_by="2027-02-01-a")),
        ("Superseded by another decision.", record("superseded")),
    ],
)  # fmt: skip
def test_one_sentence_says_how_it_turned_out(said: str, found: Record) -> None:
    assert turned_out(found, TODAY) == said


def test_the_decision_that_replaced_it_is_named_by_its_title() -> None:
    old = record("superseded", review("2027-02-08", "keep", "yes", "no"))
    new = Record({"title": "No office\ndays", "created": "2027-03-01"}, {})
    assert turned_out(old, TODAY, new) == (
        "Superseded by “No office days” after six weeks; 1 of 2 expectations came true."
    )
    assert len(turned_out(old, TODAY, new.with_front(title="long " * 50))) < 150


def test_the_last_review_that_looked_at_the_expectations_counts() -> None:
    found = record(
        "adopted",
        review("2027-02-08", "adjust", "no", "no"),
        review("2027-03-08", "keep", "yes", "no"),
        review("2027-04-08", "keep"),
    )
    assert tally(found) == (1, 1, 0)
    assert tally(record("adopted")) == (0, 0, 0)
