"""All checks of a record, in the order of the rooms that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from importlib import import_module
from types import ModuleType

from checklist.rules.case import Case
from checklist.rules.engine import Check, check
from checklist.rules.finding import Finding
from checklist.rules.form import file
from checklist.rules.misreadings.checking import check as misreadings
from checklist.rules.misreadings.listening import Listener

# Loaded when a record is checked: other commands know findings without them.
_ROOMS = (
    "form.front", "form.dates", "form.answers", "form.sections", "unheard", "evidence",
    "assumptions", "test", "feedback", "expectations", "privacy",
)  # fmt: skip


def findings(case: Case, listener: Listener) -> list[Finding]:
    """What all rules say about one record; of a file that is none, only what is wrong with it."""
    if case.reading.excess:
        return check(case, (file.too_large,))
    if not file.is_record(case):
        return check(case, file.CHECKS)
    return check(case, (*of_records(), partial(misreadings, listener=listener)))


@cache
def of_records() -> tuple[Check, ...]:
    """The checks that a record goes through."""
    rooms = map(_room, _ROOMS)
    return (*file.CHECKS, *file.OF_RECORDS, *(each for room in rooms for each in room.CHECKS))


def loading() -> Iterator[None]:
    """Load them room by room."""
    for name in _ROOMS:
        _room(name)
        yield


def _room(name: str) -> ModuleType:
    return import_module(f"checklist.rules.{name}")
