"""The life of a record: what may follow, and what a later section makes of it."""

from __future__ import annotations

import pytest

from checklist.model.life import front_after, next_statuses, status_after, ways_on
from checklist.model.record import Answer, Event, Record


def record(status: str, test: Answer | None = None) -> Record:
    return Record({"id": "2026-11-22-one", "status": status}, {"test": test} if test else {})


@pytest.mark.parametrize(
    ("status", "test", "following"),
    [
        ("proposed", Answer(parts={"what": "one team"}), ("testing", "withdrawn")),
        ("proposed", Answer(notes="One team goes first."), ("testing", "withdrawn")),
        ("proposed", Answer(skipped="no time"), ("testing", "adopted", "withdrawn")),
        ("proposed", None, ("testing", "adopted", "withdrawn")),
        ("testing", None, ("adopted", "withdrawn")),
        ("adopted", None, ()),
        ("withdrawn", None, ()),
    ],
)
def test_what_may_follow(status: str, test: Answer | None, following: tuple[str, ...]) -> None:
    assert next_statuses(record(status, test)) == following


@pytest.mark.parametrize(
    ("verdict", "status"),
    [("keep", "adopted"), ("adjust", "adjusted"), ("reverse", "reversed"), ("inconclusive", "testing")],
)  # fmt: skip
def test_a_verdict_leads_to_a_status(verdict: str, status: str) -> None:
    assert status_after(record("testing"), verdict) == status


@pytest.mark.parametrize(
    ("kind", "parts", "front"),
    [
        ("review", {"verdict": "keep", "next-review": " 2027-03-01 "}, {"status": "adopted", "review": "2027-03-01"}),
        ("review", {"verdict": "reverse", "next-review": "2027-03-01"}, {"status": "reversed", "review": "none"}),
        ("review", {"verdict": "inconclusive"}, {}),
        ("review", {"verdict": "so-so"}, {}),
        ("review", {}, {}),
        ("postponed", {"to": "2027-03-01"}, {"review": "2027-03-01"}),
        ("postponed", {}, {}),
        ("withdrawn", {"because": "x"}, {"status": "withdrawn"}),
        ("test-result", {"then": "go on"}, {"status": "adopted"}),
        ("test-result", {"then": "stop"}, {"status": "withdrawn"}),
        ("test-result", {"then": "wait"}, {}),
        ("test-result", {}, {}),
        ("something-else", {"to": "2027-03-01"}, {}),
    ],
)  # fmt: skip
def test_a_section_says_what_the_front_matter_becomes(
    kind: str, parts: dict[str, str], front: dict[str, str]
) -> None:
    assert front_after(Event(kind, "2027-02-08", parts)) == front


@pytest.mark.parametrize(
    ("status", "ways"),
    [
        ("proposed", "possible now: `checklist status 2026-11-22-one testing`, `checklist status 2026-11-22-one adopted`, "
                     "`checklist status 2026-11-22-one withdrawn`, `checklist supersede 2026-11-22-one --by NEW`"),
        ("adopted", "possible now: `checklist review 2026-11-22-one`, `checklist supersede 2026-11-22-one --by NEW`"),
        ("superseded", "its life has ended; record a new decision"),
    ],
)  # fmt: skip
def test_the_ways_on_are_commands_to_type(status: str, ways: str) -> None:
    assert ways_on(record(status)) == ways
