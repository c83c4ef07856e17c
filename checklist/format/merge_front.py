"""The front matter of two versions, merged; the later section has the last word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checklist.errors import UsageProblem
from checklist.format import front
from checklist.format.reader import Reading
from checklist.model.life import ENDED, front_after
from checklist.model.record import Event

Changes = dict[str, Any]


class Doubt(Exception):
    """Merging could change what a record says; the words say why."""


def merged_front(
    base: Reading, ours: Reading, theirs: Reading, mine: Sequence[Event], other: Sequence[Event]
) -> str:
    """The front matter as text; `mine` and `other` are the sections that each side appended.

    Raises `Doubt` where both sides changed a value and no later section settles it.
    """
    if theirs.front in (base.front, ours.front):
        return ours.front
    if ours.front == base.front:
        return theirs.front
    own, their = _changes(base, ours), _changes(base, theirs)
    _refuse_contradiction(ours, theirs, mine, other)
    wanted = {key: value for key, value in their.items() if own.get(key, ...) != value}
    for key in [key for key in wanted if key in own]:
        if _last_word(key, own, their, mine, other) == own[key]:
            del wanted[key]
    return _patched(ours.front, wanted)


def _changes(base: Reading, side: Reading) -> Changes:
    """The keys that a side changed (None: took away); raises `Doubt` if it changed more than that.

    Comments and layout are no values: a side that changed these is not merged by its values.
    """
    old, new = base.record.front, side.record.front
    found = {key: new.get(key) for key in [*new, *old] if old.get(key) != new.get(key)}
    if _patched(base.front, found) != side.front:
        raise Doubt("the layout or comments of the front matter changed on one side")
    return found


def _patched(text: str, changes: Mapping[str, Any]) -> str:
    try:
        return front.patch(text, changes)
    except UsageProblem as problem:
        raise Doubt("the front matter is written too unusually") from problem


def _refuse_contradiction(
    ours: Reading, theirs: Reading, mine: Sequence[Event], other: Sequence[Event]
) -> None:
    """One branch ended the decision and the other one went on with it: that is for people."""
    if ours.record.status == theirs.record.status:
        return
    for ended, appended in ((ours, other), (theirs, mine)):
        if ended.record.status in ENDED and appended:
            raise Doubt(f"one side says that the decision is {ended.record.status}")


def _last_word(
    key: str, own: Changes, their: Changes, mine: Sequence[Event], other: Sequence[Event]
) -> Any:
    """The value of a key that both sides changed, by the section that set it last."""
    days = (_day(key, own[key], mine), _day(key, their[key], other))
    if "" in days or days[0] == days[1]:
        raise Doubt(f"both sides changed `{key}`, and no later section settles it")
    return own[key] if days[0] > days[1] else their[key]


def _day(key: str, value: Any, appended: Sequence[Event]) -> str:
    """The day of the last section that sets the key; "" where it does not say what stands there."""
    setting = [event for event in appended if key in front_after(event)]
    if setting and front_after(setting[-1])[key] == str(value):
        return setting[-1].day
    return ""
