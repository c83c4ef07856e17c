"""A change and what it is to be merged into: the records it touches, and the check's own files.

A path counts as changed when it is neither as the merge base has it nor as the base's tip has it:
what merging would not alter is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import PurePosixPath
from typing import NamedTuple

from checklist.errors import ChecklistError, CouldNotRun
from checklist.format.limits import BYTES
from checklist.model.checklist import Checklist
from checklist.model.config import Config
from checklist.store.complaints import plain
from checklist.store.meanwhile import Meanwhile
from checklist.store.objects import (
    BATCH,
    Difference,
    Entry,
    Problem,
    common,
    contents,
    differences,
    entries,
    sizes,
    tree,
)
from checklist.store.record_changes import Change, Places, changes
from checklist.store.repository import Repository
from checklist.store.revision import Revision

_NAMED = 5  # files of the check that are named one by one

Data = bytes | Problem | None


class Version(NamedTuple):
    """A change with the bytes before and after; a Problem where they cannot be had."""

    change: Change
    before: Data
    after: Data


@dataclass(frozen=True)
class Changeset:
    """A change (`head`) and what it is to be merged into (`base`); paths as git has them.

    `listing` gives the records of the head, when they are asked for. `edited` are the files of the
    check itself that the change touches. `shallow`: the clone lacks older history. `notes` are
    sentences to say aloud.
    """

    base: Revision
    head: Revision
    merge_bases: tuple[str, ...]
    shallow: bool
    changes: tuple[Change, ...]
    listing: Callable[[], tuple[Entry, ...]]
    edited: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def records(self) -> tuple[Entry, ...]:
        """All records that the head has, by path, links in their place among them."""
        return self.listing()

    def checklist(self, pin: str) -> tuple[Checklist | None, bool]:
        """The checklist that the base has, else the one of the change; and whether it is that.

        Raises what `Revision.checklist` raises.
        """
        found = self.base.checklist(pin)
        if found:
            return found, False
        config = _config(self.head)
        own = [self.head.below(config.checklists)] if config else []
        for folder in (*own, self.base.below(self.base.config.checklists)):
            if found := self.head.checklist(pin, folder):
                return found, True
        return None, False

    def versions(self, limit: int = BYTES) -> Iterator[Version]:
        """Every change with its bytes, in order; some megabytes are held at a time."""
        for group in self._groups(limit):
            data = dict(contents(self.head.repository, _blobs(group), limit))
            for change in group:
                yield Version(change, _data(change.before, data), _data(change.after, data))

    def _groups(self, limit: int) -> Iterator[list[Change]]:
        known = dict(sizes(self.head.repository, _blobs(self.changes)))
        group: list[Change] = []
        total = 0
        for change in self.changes:
            group.append(change)
            found = [known[blob] for blob in _blobs([change])]
            total += sum(size for size in found if isinstance(size, int) and size <= limit)
            if total > BATCH:
                yield group
                group, total = [], 0
        yield group


def changeset(
    repository: Repository,
    start: str,
    base: str,
    head: str = "HEAD",
    files: Iterable[str] = (),
) -> Changeset:
    """What `head` changes for `base`, seen from the folder `start` (from the repository's top).

    Settings are sought upwards from `start` in each tree. `files` are further files of the check
    itself, such as a baseline. Raises `CouldNotRun` where a revision or the common history is
    missing, and what the base's settings raise.
    """
    old, new = Revision.find(repository, (base, head), start)
    shallow = (repository.common_dir / "shallow").exists()
    bases = common(repository, old.commit, new.commit)
    if not bases:
        raise _no_common_history(old, new)
    places = Places((old.decisions, *([new.decisions] if _config(new) else [])))
    parts = [*_parts(old, new), *filter(None, map(_inside, files))]
    trees = _trees(repository, (old.commit, new.commit, *bases), [*places.folders, *parts])
    changed = _changed(*trees)

    @cache
    def records() -> tuple[Entry, ...]:
        return tuple(filter(places.lists, entries(trees[1])))

    found = tuple(changes(changed, records, places))
    edited = tuple(each.path for each in changed if _within(each.path, parts))
    notes = tuple(" ".join(plain(note)) for note in _notes(old, new, found, edited))
    return Changeset(old, new, tuple(bases), shallow, found, records, edited, notes)


def _config(revision: Revision) -> Config | None:
    """The settings of the change; None when they cannot be used, which must stop no check."""
    try:
        return revision.config
    except ChecklistError:
        return None


def _parts(old: Revision, new: Revision) -> Iterator[str]:
    """Where the check itself is kept, by the settings of both sides."""
    yield from old.settings_paths()
    for revision in (old, new):
        if config := _config(revision):
            named = (config.rules, config.checklists, config.baseline)
            yield from (revision.below(path) for path in named if path not in ("", "."))


def _inside(path: str) -> str:
    """A path in its one spelling; "" for one that leads out of the repository."""
    whole = PurePosixPath(path)
    return "" if whole.is_absolute() or ".." in whole.parts or not whole.parts else str(whole)


def _trees(
    repository: Repository, commits: tuple[str, ...], paths: list[str]
) -> list[frozenset[bytes]]:
    """What each commit has at these paths; "" among them is everything."""
    asked = [] if "" in paths else list(dict.fromkeys(paths))
    known = {
        commit: Meanwhile(partial(tree, repository, commit, asked))
        for commit in dict.fromkeys(commits)
    }
    return [known[commit].result() for commit in commits]


def _changed(
    base: frozenset[bytes], head: frozenset[bytes], *merge_bases: frozenset[bytes]
) -> list[Difference]:
    """What the head has neither as some merge base nor as the base's tip has it."""
    unlike = {each.path for each in differences(base, head)}
    found: dict[str, Difference] = {}
    for merge_base in merge_bases:
        for each in differences(merge_base, head):
            if each.path in unlike:
                found.setdefault(each.path, each)
    return [found[path] for path in sorted(found)]


def _within(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _blobs(found: Iterable[Change]) -> list[str]:
    entries = (entry for change in found for entry in (change.before, change.after))
    return [entry.id for entry in entries if entry and not entry.problem]


def _data(entry: Entry | None, data: Mapping[str, bytes | Problem]) -> Data:
    if entry is None:
        return None
    return Problem(entry.problem) if entry.problem else data[entry.id]


def _notes(
    old: Revision, new: Revision, found: Iterable[Change], edited: tuple[str, ...]
) -> Iterator[str]:
    for path in edited[:_NAMED]:
        yield f"The change edits {path}; the check used what {old.name} has."
    if len(edited) > _NAMED:
        yield f"Further files of the check itself that the change edits: {len(edited) - _NAMED}."
    try:
        _ = new.config
    except ChecklistError as problem:
        yield f"The settings of the change cannot be used, and were not: {problem.message}"
    away = [change for change in found if change.outside]
    if away:
        yield (
            f"{len(away)} of the records are outside {old.decisions or 'the folder'}, where "
            f"{old.name} keeps its decisions: {away[0].path}{' …' if away[1:] else ''}"
        )


def _no_common_history(old: Revision, new: Revision) -> CouldNotRun:
    return CouldNotRun(
        f"{old.name} and {new.name} have no common history here, so there is nothing to compare.",
        "Fetch the whole history: `git fetch --unshallow`; in CI, fetch with depth 0.",
    )
