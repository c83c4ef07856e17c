"""An earlier write that was interrupted: recognised as landed, or put back as it was."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from checklist.store.commit import journal, staging
from checklist.store.commit.journal import Files, Journal
from checklist.store.commit.landing import Same, Touched, commits_between, equal, holds, message_of
from checklist.store.files import (
    contained,
    private_folder,
    read_file,
    remove_file,
    remove_partial,
    write_file,
)
from checklist.store.repository import Repository

# More than any record; other files of a commit may be larger.
_LIMIT = 64 * 1024 * 1024


class Recovered(NamedTuple):
    """What became of an interrupted write: the commit if it landed, and what there is to say."""

    landed: Touched | None
    new: Files
    notes: tuple[str, ...]


def recover(repo: Repository, same: Same | None = None) -> Recovered:
    """Settle what an interrupted write left; the caller holds the writers' lock.

    Without `same` a commit that a hook rewrote may not be recognised; then everything is left as
    it is until `same` is known.
    """
    noted = journal.load(repo)
    if noted is None:
        journal.forget(repo)
        return Recovered(None, {}, ())
    between = commits_between(repo, noted.before, noted.new)
    landed = next((each for each in between if _is_ours(repo, each, noted, same)), None)
    notes: tuple[str, ...] = ()
    if landed:
        staging.settle(repo, landed, noted.new)
    elif not between:
        notes = put_back(repo, noted, same)
    if same or not between:
        journal.forget(repo)
    return Recovered(landed, noted.new, notes)


def _is_ours(repo: Repository, touched: Touched, noted: Journal, same: Same | None) -> bool:
    return holds(repo, touched, noted.new, same) or (
        same is None and message_of(repo, touched.commit) == noted.message.strip()
    )


def put_back(repo: Repository, noted: Journal, same: Same | None) -> tuple[str, ...]:
    """Make files and index what they were; say which file somebody changed since, and leave it."""
    changed = []
    for path, old in noted.old.items():
        remove_partial(repo.top, path)
        now = on_disk(repo, path)
        if now == old:
            continue
        if equal(path, noted.new[path], now, same):
            put(repo, {path: old})
        else:
            changed.append(path)
    staging.withdraw(repo, noted.added)
    return tuple(f"{path} was changed in the meantime and stays as it is now." for path in changed)


def set_aside(repo: Repository, noted: Journal, same: Same) -> tuple[str, ...]:
    """Put back what was there before; what a hook made of our files meanwhile is kept."""
    notes = []
    for number, (path, old) in enumerate(noted.old.items()):
        now = on_disk(repo, path)
        if now not in (None, old) and not equal(path, noted.new[path], now, same):
            folder = private_folder(repo.state_dir / "set-aside")
            name = f"{number}-{path.rpartition('/')[2]}"
            write_file(folder, name, now or b"", mode=0o600)
            notes.append(f"What the hook made of {path} is kept in {folder / name}.")
        if now != old:
            put(repo, {path: old})
    staging.withdraw(repo, noted.added)
    return tuple(notes)


def on_disk(repo: Repository, path: str) -> bytes | None:
    """The file as it is in the work tree; None when there is none."""
    place = contained(repo.top, path)
    return read_file(place, _LIMIT) if os.path.lexists(place) else None


def work_tree(repo: Repository, paths: Iterable[str]) -> Files:
    """Several files as they are in the work tree."""
    return {path: on_disk(repo, path) for path in paths}


def put(repo: Repository, files: Files) -> None:
    """Write and delete files in the work tree."""
    for path, data in files.items():
        if data is None:
            remove_file(repo.top, path)
        else:
            write_file(repo.top, path, data)
