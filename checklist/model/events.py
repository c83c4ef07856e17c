"""What happened between two versions of a record, told from what they say and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from checklist.model.record import Answer, Event, Record

# Answers that live in the front matter; `review` has rules of its own.
_FRONT = ("title", "owner", "with", "tags", "created", "effective", "wait-until")
# What an appended section stands for, and the part that says how it ended.
_SECTIONS = {
    "review": ("reviewed", "verdict"),
    "postponed": ("postponed", "to"),
    "test-result": ("tested", "then"),
    "withdrawn": ("withdrawn", "because"),
}
_MOVE_REVIEW = ("review", "postponed", "withdrawn")


class Change(NamedTuple):
    """One thing that happened to a record.

    `event` is recorded, answered, status, reviewed, postponed, tested, withdrawn, superseded,
    review-moved, amended (an appended section), removed (one), moved, deleted, restored,
    unreadable, readable, or first-known (where a shallow clone begins). `question` names the
    question or the section; `before` and `after` are words, an `Answer`, or None.
    """

    event: str
    question: str = ""
    before: Any = None
    after: Any = None


def between(before: Record, after: Record) -> tuple[Change, ...]:
    """Everything that differs in meaning; empty when only the layout does."""
    new = _appended(before.events, after.events)
    return (
        *_answers(before, after),
        *_sections(before.events, after.events),
        *(_told(event, before) for event in new),
        *_review(before, after, [event.kind for event in new]),
        *_status(before, after, [event.kind for event in new]),
    )


def first(record: Record) -> tuple[Change, ...]:
    """What a first version tells: that it was recorded, and what a squash merge has put into it."""
    begun = record.with_front(status="proposed") if record.status else record
    later = between(replace(begun, events=()), record)
    return (Change("recorded", after=record.title or None), *later)


def shared(each: Sequence[tuple[Change, ...]]) -> tuple[Change, ...]:
    """What a merge itself did: the changes that it shows against all of its parents."""
    marks = [
        {(change.event, change.question, repr(change.after)) for change in one} for one in each
    ]
    return tuple(
        change for change in each[0]
        if all((change.event, change.question, repr(change.after)) in mark for mark in marks)
    )  # fmt: skip


def _answers(before: Record, after: Record) -> Iterator[Change]:
    for key in _FRONT:
        old, new = _front(before, key), _front(after, key)
        if old != new:
            yield Change("answered", key, old, new)
    for key in dict.fromkeys([*after.answers, *before.answers]):
        was, now = before.answers.get(key, Answer()), after.answers.get(key, Answer())
        if was != now:
            yield Change("answered", key, was if was.given else None, now if now.given else None)


def _front(record: Record, key: str) -> Answer | None:
    value = record.front.get(key)
    if isinstance(value, list):
        return Answer(words=tuple(str(word) for word in value)) if value else None
    return Answer(text=str(value)) if value not in (None, "") else None


def _appended(before: Sequence[Event], after: Sequence[Event]) -> list[Event]:
    known = _by_day(before)
    return [event for mark, event in _by_day(after).items() if mark not in known]


def _by_day(events: Sequence[Event]) -> dict[tuple[str, str, int], Event]:
    """The sections by kind and day; a second one of the same kind and day has a number."""
    found: dict[tuple[str, str, int], Event] = {}
    for event in events:
        number = sum(mark[:2] == (event.kind, event.day) for mark in found)
        found[event.kind, event.day, number] = event
    return found


def _sections(before: Sequence[Event], after: Sequence[Event]) -> Iterator[Change]:
    """Appended sections that were rewritten or taken away."""
    now = _by_day(after)
    for mark, old in _by_day(before).items():
        name = f"{old.kind} {old.day}".strip()
        new = now.get(mark)
        if new is None:
            yield Change("removed", name)
        elif new.notes != old.notes:
            yield Change("amended", name, old.notes or None, new.notes or None)
        if new is not None:
            for key in dict.fromkeys([*new.parts, *old.parts]):
                if new.parts.get(key) != old.parts.get(key):
                    yield Change("amended", f"{name} {key}", old.parts.get(key), new.parts.get(key))


def _told(event: Event, before: Record) -> Change:
    """What a new section stands for."""
    name, part = _SECTIONS.get(event.kind, (event.kind, ""))
    was = {"postponed": event.parts.get("from"), "withdrawn": before.status or None}
    return Change(name, "", was.get(event.kind), event.parts.get(part))


def _review(before: Record, after: Record, new: Sequence[str]) -> Iterator[Change]:
    """A promised look back that moved although nothing says why."""
    old, now = before.get("review"), after.get("review")
    ended = before.status != after.status and after.status in ("superseded", "withdrawn")
    if old == now or ended or any(kind in _MOVE_REVIEW for kind in new):
        return
    if old:
        yield Change("review-moved", "review", old, now or None)
    else:
        yield Change("answered", "review", None, Answer(text=now))


def _status(before: Record, after: Record, new: Sequence[str]) -> Iterator[Change]:
    if before.status == after.status:
        return
    if after.status == "superseded":
        yield Change("superseded", "", before.status, after.get("superseded-by") or None)
    elif after.status == "withdrawn":
        if "withdrawn" not in new:
            yield Change("withdrawn", "", before.status)
    else:
        yield Change("status", "", before.status or None, after.status or None)
