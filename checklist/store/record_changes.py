"""Which records a change adds, changes, moves, deletes or replaces by something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from checklist.store.objects import Difference, Entry
from checklist.store.scan import may_be_record

ADDED, CHANGED, DELETED, MOVED, REPLACED = "added", "changed", "deleted", "moved", "replaced"


class Change(NamedTuple):
    """What happened to one record: its kind, and its file before and after.

    `replaced`: by a link or a submodule. `moved`: the same id is at another path now. `outside`:
    not in the folder where the base keeps its decisions.
    """

    kind: str
    before: Entry | None
    after: Entry | None
    outside: bool = False

    @property
    def path(self) -> str:
        """Where the record is now, or was."""
        entry = self.after or self.before
        return entry.path if entry else ""


class Places(NamedTuple):
    """The folders of decisions ("" for all): the base's, then that of the change's settings."""

    folders: tuple[str, ...]

    def record(self, path: str) -> bool:
        """Whether a file at this path is taken for a record."""
        return any(_is_record(path, folder) for folder in self.folders)

    def outside(self, path: str) -> bool:
        """Whether the base would not look at this path."""
        return not _is_record(path, self.folders[0]) and path != self.folders[0]

    def lists(self, entry: Entry) -> bool:
        """Whether this is a record, or stands in the place of the whole folder."""
        return self.record(entry.path) or entry.path in self.folders


def record_id(path: str) -> str:
    """The id that a file's name gives."""
    return path.rpartition("/")[2].removesuffix(".md")


def folded(path: str) -> str:
    """The id of a record as file systems may confuse it with another."""
    return unicodedata.normalize("NFC", record_id(path)).casefold()


def changes(
    differences: Iterable[Difference], records: Callable[[], Iterable[Entry]], places: Places
) -> Iterator[Change]:
    """The changes, by path; `records` gives all that there are afterwards, if one went away."""

    @cache
    def by_id() -> dict[str, Entry]:
        return {folded(entry.path): entry for entry in records() if not entry.problem}

    moved: list[Change] = []
    others: list[Change] = []
    for difference in differences:
        before = _known(difference.before, places)
        after = difference.after if difference.after and places.lists(difference.after) else None
        outside = places.outside(difference.path)
        if before and not after and (now := by_id().get(folded(before.path))):
            moved.append(Change(MOVED, before, now, places.outside(now.path)))
        elif before or after:
            others.append(Change(_kind(before, after), before, after, outside))
    targets = {change.path for change in moved}
    come = [each for each in others if each.kind != ADDED or each.path not in targets]
    yield from sorted((*come, *moved), key=lambda change: change.path)


def _known(entry: Entry | None, places: Places) -> Entry | None:
    """What could be read as a record before."""
    return entry if entry and not entry.problem and places.record(entry.path) else None


def _kind(before: Entry | None, after: Entry | None) -> str:
    if not after:
        return DELETED
    if not before:
        return ADDED
    return REPLACED if after.problem else CHANGED


def _is_record(path: str, folder: str) -> bool:
    prefix = f"{folder}/" if folder else ""
    return path.startswith(prefix) and may_be_record(path[len(prefix) :])
