"""What is due: reviews and waiting dates that have come, and days that nobody can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple, Protocol

from checklist.model.dates import iso

# `life.ENDED`, whose import would cost a tenth of the whole command; a test compares them.
_ENDED = ("withdrawn", "reversed", "superseded")
_AT_MOST = 2  # reviews of one owner on a day
_WEEKEND = (5, 6)


class Entry(Protocol):
    """A record as the index lists it."""

    @property
    def path(self) -> str:
        """Where it is, below the folder of decisions."""

    @property
    def front(self) -> Mapping[str, Any]:
        """Its front matter."""

    @property
    def problem(self) -> str:
        """Why it could not be read; "" when it could."""


class Item(NamedTuple):
    """One date of one record: `which` (`review` or `wait-until`), and how many `days` from now.

    `days` is negative when the day has passed, and None when it cannot be told; then `problem`
    says why, and `which` is "" if the whole file is at fault.
    """

    path: str
    front: Mapping[str, Any]
    which: str
    days: int | None
    problem: str = ""


class DueList(NamedTuple):
    """What asks for attention: reviews overdue or due soon, waiting dates, unreadable days."""

    overdue: list[Item]
    soon: list[Item]
    waiting: list[Item]
    unreadable: list[Item]


def due(entries: Iterable[Entry], as_of: date, within: int) -> DueList:
    """What is due on a day or up to `within` days later, in each group the most urgent first."""
    found = DueList([], [], [], [])
    days_to = cache(lambda day: (day - as_of).days if (day := iso(day)) else None)
    reviews, waits = (found.overdue, found.soon), (found.waiting, found.waiting)
    groups = (("review", *reviews), ("wait-until", *waits))
    for entry in entries:
        if _has_ended(entry):
            continue
        path, front = entry.path, entry.front
        if entry.problem:
            found.unreadable.append(Item(path, front, "", None, entry.problem))
        for which, early, late in groups:
            value = front.get(which)
            if value in (None, "", "none"):
                continue
            days = days_to(value) if isinstance(value, str) else None
            if days is None:
                problem = f"`{which}: {value}` is no day such as 2027-02-08"
                found.unreadable.append(Item(path, front, which, None, problem))
            elif days <= within:
                (early if days < 0 else late).append(Item(path, front, which, days))
    for group in found[:3]:
        group.sort(key=lambda item: (item.days, item.path))
    return found


def suggest(day: date, owner: str, entries: Iterable[Entry]) -> date:
    """The day, or the next working day on which the owner has fewer than two reviews."""
    taken: dict[date | None, int] = {}
    for entry in entries:
        if _key(entry.front.get("owner")) == _key(owner) and not _has_ended(entry):
            review = _day(entry.front.get("review"))
            taken[review] = taken.get(review, 0) + 1
    free = day
    while free.weekday() in _WEEKEND or taken.get(free, 0) >= _AT_MOST:
        if free == date.max:
            return day
        free += timedelta(days=1)
    return free


def _has_ended(entry: Entry) -> bool:
    return entry.front.get("status") in _ENDED


def _day(value: object) -> date | None:
    return iso(value) if isinstance(value, str) else None


def _key(owner: object) -> str:
    return " ".join(str(owner).casefold().split())
