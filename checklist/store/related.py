"""The records that a change touches and those that they name, for the rules between records."""

from __future__ import annotations

from typing import NamedTuple

from checklist.rules.ledger import Line
from checklist.store.changeset import Changeset, Data
from checklist.store.facts import Facts, facts
from checklist.store.objects import Entry, contents
from checklist.store.record_changes import record_id

_STEPS = 2  # what a changed record names, and what that names: a replacement has two sides


class Related(NamedTuple):
    """A line for every record of the head, and the paths whose findings are about the change.

    Only the records near the change have their front matter; the others are there with their id.
    """

    lines: tuple[Line, ...]
    about: frozenset[str]


def related(change: Changeset) -> Related:
    """What the rules between records need to know about a change.

    Changed records come last, so that a doubled id is found at them.
    """
    known, named = _changed(change)
    changed = frozenset(known)
    about = changed
    for step in range(_STEPS):
        near = [e for e in change.records if record_id(e.path) in named and e.path not in known]
        if step == 0:
            about |= {entry.path for entry in near}
        known.update(_read(change, near))
        named = {name for entry in near for name in known[entry.path].named()}
    order = sorted(change.records, key=lambda entry: (entry.path in changed, entry.path))
    lines = [known.get(entry.path, Facts()).line(entry.path) for entry in order]
    return Related(tuple(lines), about)


def _changed(change: Changeset) -> tuple[dict[str, Facts], set[str]]:
    """What the changed records say now, and the ids that they name or named."""
    known: dict[str, Facts] = {}
    named: set[str] = set()
    for (_, old, new, _), before, after in change.versions():
        was, now = _told(before), _told(after)
        named.update(was.named(), now.named())
        if old:
            named.add(record_id(old.path))
        if new:
            known[new.path] = now
    return known, named


def _read(change: Changeset, entries: list[Entry]) -> dict[str, Facts]:
    found = contents(change.head.repository, [e.id for e in entries if not e.problem])
    told = {blob: _told(data) for blob, data in found}
    return {entry.path: told.get(entry.id, Facts()) for entry in entries}


def _told(data: Data) -> Facts:
    return facts(data) if isinstance(data, bytes) else Facts()
