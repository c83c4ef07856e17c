"""Who is still waiting to be asked: the groups of one record, and what was planned for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checklist.model.life import ENDED
from checklist.rules.case import Case
from checklist.rules.said import nothing
from checklist.rules.unheard.people import Group, groups
from checklist.rules.unheard.plans import cannot_be_asked, days, says_asked

WAITING, PARTLY, OUT_OF_REACH = "waiting", "partly", "out-of-reach"


class Unheard(NamedTuple):
    """A group that was not asked, or not all of it.

    `state` is `waiting` (nobody was asked, or it does not say), `partly`, or `out-of-reach` (it
    says why nobody can ask them). `people` and `asked` are None where they are no numbers; `day` is
    the last ISO day that `how` names, which is the planned one.
    """

    state: str
    group: str
    people: int | None
    asked: int | None
    how: str
    day: date | None = None


def unheard(case: Case) -> list[Unheard]:
    """The groups of a decision that has not ended and that were not, or only partly, heard."""
    if case.record.status in ENDED:
        return []
    found = ((group, _state(group)) for group in groups(case) if group.people != 0)
    return [_unheard(group, state) for group, state in found if state]


def _unheard(group: Group, state: str) -> Unheard:
    day = max(days(group.said), default=None) if state == WAITING else None
    return Unheard(state, group.name, _number(group.people), _number(group.asked), group.said, day)


def _state(group: Group) -> str:
    if group.unheard:
        if cannot_be_asked(group.how):
            return OUT_OF_REACH
        told = group.asked != 0 and says_asked(group.how)
        return PARTLY if told else WAITING
    people, asked = _number(group.people), _number(group.asked)
    if asked is None:
        return PARTLY  # “half of them”
    return PARTLY if people is not None and asked < people else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not nothing(value) else None
