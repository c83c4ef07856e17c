"""How a decision turned out, in one plain sentence, from its status and what was appended to it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checklist.model.dates import iso
from checklist.model.life import REVIEWABLE
from checklist.model.record import Event, Outcome, Record

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
# From so many days on, a time is told in the unit (its length in days).
_UNITS = ((730, 365.25, "year"), (120, 30.44, "month"), (14, 7, "week"), (0, 1, "day"))
_LONGEST = 60  # characters of another decision's title


class Tally(NamedTuple):
    """What became of the expectations, as the last review that looked at them says."""

    yes: int = 0
    no: int = 0
    unclear: int = 0


def tally(record: Record) -> Tally:
    """How many expectations came true; all 0 where no review says."""
    for event in reversed(record.events):
        told = [each for each in event.parts.get("outcomes", ()) if isinstance(each, Outcome)]
        if event.kind == "review" and told:
            came = [each.came for each in told]
            yes, no = came.count("yes"), came.count("no")
            return Tally(yes, no, len(came) - yes - no)
    return Tally()


def turned_out(record: Record, today: date, successor: Record | None = None) -> str:
    """How it turned out, as one sentence; `successor` is the decision that replaced it."""
    said = _ended(record, successor) or _reviewed(record) or _waiting(record, today)
    came = _came_true(tally(record))
    return f"{said}; {came}." if came else f"{said}."


def _ended(record: Record, successor: Record | None) -> str:
    """What ended it, and after how long; "" while it stands."""
    if record.status == "reversed":
        return f"Reversed{_after(record, _last_day(record, 'review'))}"
    if record.status == "withdrawn":
        return f"Withdrawn{_after(record, _last_day(record, 'withdrawn'))}"
    if record.status == "superseded":
        if successor is None:
            return f"Superseded by {record.get('superseded-by') or 'another decision'}"
        return (
            f"Superseded by “{_short(successor.title)}”{_after(record, successor.get('created'))}"
        )
    return ""


def _reviewed(record: Record) -> str:
    """What the last look back left it as; "" where nobody looked back."""
    verdict = next((e.parts.get("verdict", "") for e in _reviews(record)), None)
    if verdict is None:
        return ""
    if verdict == "inconclusive":
        return f"Inconclusive{_after(record, _last_day(record, 'review'))}"
    return record.status.capitalize() if record.status in REVIEWABLE[1:] else "Looked back at"


def _waiting(record: Record, today: date) -> str:
    """What is known of a decision on which nobody looked back."""
    due = iso(record.get("review"))
    if due and due <= today:
        return f"Never looked back at; the review was due {due}"
    standing = {"proposed": "Proposed", "testing": "Being tested"}.get(record.status, "Adopted")
    return f"{standing}; the review is due {due}" if due else f"{standing}; never looked back at"


def _reviews(record: Record) -> list[Event]:
    """The reviews, the last one first."""
    return [event for event in reversed(record.events) if event.kind == "review"]


def _last_day(record: Record, kind: str) -> str:
    return next((event.day for event in reversed(record.events) if event.kind == kind), "")


def _after(record: Record, day: str) -> str:
    """How long after it took effect a day was, with the blank before; "" when it cannot be told."""
    then, start = iso(day), iso(record.get("effective"))
    if not then:
        return ""
    if record.get("effective") and not start:
        return ""
    if start is None or then < start:
        return " before it took effect"
    return f" {_time((then - start).days)}"


def _time(days: int) -> str:
    if days == 0:
        return "on the day it took effect"
    length, unit = next((length, unit) for least, length, unit in _UNITS if days >= least)
    count = round(days / length)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"after {number} {unit}{'' if count == 1 else 's'}"


def _came_true(told: Tally) -> str:
    """What became of the expectations, in words; "" where nothing is said of them."""
    whole = sum(told)
    if not whole:
        return ""
    if told.unclear == whole:
        return f"whether its {'expectation' if whole == 1 else 'expectations'} came true is unclear"
    if whole == 1:
        return f"its one expectation {'came true' if told.yes else 'did not come true'}"
    unclear = f", {told.unclear} {'is' if told.unclear == 1 else 'are'} unclear"
    return f"{told.yes or 'none'} of {whole} expectations came true{unclear * bool(told.unclear)}"


def _short(title: str) -> str:
    flat = " ".join(title.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
