"""What is due, and which day to suggest."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.followup.due import DueList, due, suggest
from checklist.model.life import ENDED
from checklist.model.words import STATUSES

TODAY = date(2027, 2, 8)  # a Monday


class Listed(NamedTuple):
    path: str
    front: Mapping[str, Any]
    problem: str = ""


def record(path: str = "a.md", problem: str = "", **front: Any) -> Listed:
    return Listed(path, {key.replace("_", "-"): value for key, value in front.items()}, problem)


def found(*entries: Listed, as_of: date = TODAY, within: int = 14) -> DueList:
    return due(entries, as_of, within)


def days(items: list[Any]) -> list[tuple[str, str, int | None]]:
    return [(item.path, item.which, item.days) for item in items]


def test_each_date_is_in_its_group_the_most_urgent_first() -> None:
    result = found(
        record("late.md", review="2027-02-07"),
        record("later.md", review="2026-02-08"),
        record("today.md", review="2027-02-08"),
        record("soon.md", review="2027-02-22"),
        record("not-yet.md", review="2027-02-23"),
        record("waits.md", review="2027-02-10", wait_until="2027-02-01"),
        record("waits-long.md", wait_until="2028-02-01"),
        record("closed.md", review="none"),
        record("none.md"),
        record("empty.md", review=None, wait_until=""),
    )
    assert days(result.overdue) == [("later.md", "review", -365), ("late.md", "review", -1)]
    assert days(result.soon) == [
        ("today.md", "review", 0),
        ("waits.md", "review", 2),
        ("soon.md", "review", 14),
    ]
    assert days(result.waiting) == [("waits.md", "wait-until", -7)]
    assert result.unreadable == []
    assert result.overdue[0].front == {"review": "2026-02-08"}


@pytest.mark.parametrize("status", ENDED)
def test_what_has_ended_is_never_due(status: str) -> None:
    entries = record(review="2020-01-01", status=status), record(review="soon", status=status)
    assert not any(found(*entries))


@pytest.mark.parametrize("status", sorted(set(STATUSES) - set(ENDED)))
def test_what_has_not_ended_is_due(status: str) -> None:
    assert found(record(review="2020-01-01", status=status)).overdue


@pytest.mark.parametrize(
    "value", ["soon", "2027-02-30", "2027-2-1", "20270208", "0000-00-00", "9999-12-31", 20270208,
              True, ["2027-02-08"], "2027-02-08 ", "2027-W06-1", "None"],
)  # fmt: skip
@pytest.mark.parametrize("which", ["review", "wait-until"])
def test_a_day_that_nobody_can_read_is_said(value: object, which: str) -> None:
    result = due([Listed("a.md", {which: value})], TODAY, 14)
    assert days(result.unreadable) == [("a.md", which, None)]
    assert f"{which}: {value}" in result.unreadable[0].problem
    assert not any(result[:3])


def test_a_file_that_cannot_be_read_is_said_and_hides_no_date() -> None:
    result = found(record(problem="line 3: bad"), record("b.md", "bad", review="2027-02-01"))
    assert days(result.unreadable) == [("a.md", "", None), ("b.md", "", None)]
    assert result.unreadable[0].problem == "line 3: bad"
    assert days(result.overdue) == [("b.md", "review", -7)]


@given(st.dates(), st.dates(), st.integers(0, 10**9))
def test_days_are_counted_over_the_whole_calendar(day: date, as_of: date, within: int) -> None:
    result = found(record(review=day.isoformat()), as_of=as_of, within=within)
    counted = [item.days for group in result[:3] for item in group]
    if 1970 <= day.year <= 2099:
        assert counted == ([(day - as_of).days] if (day - as_of).days <= within else [])
    else:
        assert len(result.unreadable) == 1


def test_leap_days_count() -> None:
    result = found(record(review="2028-03-01"), as_of=date(2028, 2, 28), within=2)
    assert days(result.soon) == [("a.md", "review", 2)]
    assert days(found(record(review="2028-02-29"), as_of=date(2028, 3, 1)).overdue)[0][2] == -1


def test_a_suggested_day_is_a_working_day_with_room() -> None:
    busy = [record(owner="Ann", review="2027-02-08"), record(owner=" ann ", review="2027-02-08")]
    assert suggest(TODAY, "Ann", []) == TODAY
    assert suggest(TODAY, "Ann", busy[:1]) == TODAY
    assert suggest(TODAY, "Ann", busy) == date(2027, 2, 9)
    assert suggest(TODAY, "Bo", busy) == TODAY
    assert suggest(date(2027, 2, 6), "Ann", busy) == date(2027, 2, 9)
    assert suggest(date(2027, 2, 6), "Bo", []) == TODAY
    friday = [record(owner="Bo", review="2027-02-12")] * 2
    assert suggest(date(2027, 2, 12), "Bo", friday) == date(2027, 2, 15)


def test_reviews_that_will_not_take_place_leave_room() -> None:
    gone = [record(owner="Ann", review="2027-02-08", status="withdrawn")] * 3
    assert suggest(TODAY, "Ann", [*gone, record(owner="Ann", review="soon")]) == TODAY
    assert suggest(TODAY, "Ann", [record(owner=["Ann"], review=[1]), record()]) == TODAY


@given(st.dates(), st.integers(0, 30))
def test_any_day_gets_a_suggestion(day: date, taken: int) -> None:
    busy = [
        record(owner="A", review=(day + timedelta(days=n)).isoformat())
        for n in range(taken)
        if (date.max - day).days > n
    ]
    suggested = suggest(day, "A", busy * 2)
    assert suggested >= day
    assert suggested.weekday() < 5 or (date.max - day).days < 2


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert suggest(date(9999, 12, 31), "A", []) == date(9999, 12, 31)
    assert suggest(date.max - timedelta(days=1), "A", []) == date(9999, 12, 30)
