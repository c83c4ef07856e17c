"""All checks of a record, in the order of the rooms that they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from types import ModuleType

from checklist.rules.case import Case
from checklist.rules.engine import Check, check, check_all
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
    """What all rules say about one record, as `findings_of` does."""
    return findings_of([case], listener)[0]


def findings_of(cases: Sequence[Case], listener: Listener) -> list[list[Finding]]:
    """What all rules say about each file; about one that is no record, only what is wrong with it.

    All at once: see `check_all`.
    """
    records = [case for case in cases if _is_whole(case)]
    found = iter(check_all(records, (*of_records(), partial(misreadings, listener=listener))))
    return [next(found) if _is_whole(case) else check(case, _of_others(case)) for case in cases]


def _is_whole(case: Case) -> bool:
    return not case.reading.excess and file.is_record(case)


def _of_others(case: Case) -> tuple[Check, ...]:
    return (file.too_large,) if case.reading.excess else file.CHECKS


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
