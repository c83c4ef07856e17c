"""One change, one commit: alone, durable, by a person who is known, with their hooks and signing.

Nothing that the person staged or edited is taken along or altered, and what goes wrong is undone.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import NamedTuple

from checklist.errors import Bug, CouldNotRun
from checklist.store.commit import journal, locks, recovery, staging
from checklist.store.commit.committing import attempts, is_same
from checklist.store.commit.journal import Files, Journal
from checklist.store.commit.landing import (
    Same,
    Touched,
    commits_between,
    holds,
    message_of,
    object_id,
)
from checklist.store.commit.readiness import (
    lock_files,
    refuse_changes,
    refuse_half_done,
    refuse_locks,
    refuse_read_only,
    why_not,
)
from checklist.store.files import private_folder
from checklist.store.repository import Repository
from checklist.store.status import IGNORED, UNKNOWN, Entry


class Change(NamedTuple):
    """What one commit does: whole new contents by path from the top (None deletes), and why."""

    files: Files
    message: str


class Landed(NamedTuple):
    """A commit that is in the history, what is worth saying about it, and what it really holds."""

    commit: str
    branch: str
    notes: tuple[str, ...] = ()
    files: Mapping[str, bytes] = {}


def prepare(
    repo: Repository, *, force: bool = False, unlock: bool = False, elsewhere: bool = False
) -> tuple[str, ...]:
    """Before the first question: everything that a commit needs is there; returns what to say.

    `force` allows a detached HEAD or a half-done rebase, `unlock` deletes locks that a killed git
    left, `elsewhere` means that the commit goes to another branch than the current one. Raises
    `CouldNotRun`.
    """
    _ = repo.version  # asking raises when git is too old
    refuse_read_only(repo)
    repo.identity()
    snapshot = repo.snapshot()
    if not elsewhere:
        refuse_half_done(repo, snapshot.branch, force)
    refuse_locks(lock_files(repo, snapshot.branch), unlock)
    if not journal.exists(repo):
        return ()
    with writing(repo):
        return recovery.recover(repo).notes


def commit(repo: Repository, change: Change, *, same: Same, force: bool = False) -> Landed:
    """Write the files of `change` and commit them, and only them; a second call changes nothing.

    `same` says whether two versions of a file give the same answers. Raises `CouldNotRun` when it
    did not land; then files and index are as they were.
    """
    with writing(repo):
        earlier = recovery.recover(repo, same)
        if earlier.landed and is_same(change.files, earlier.new, same):
            return _landed(repo, change.files, earlier.landed, repo.branch(), earlier.notes)
        return write(repo, change, same=same, force=force)


def leave(repo: Repository, change: Change) -> None:
    """Write the files and leave the commit to the person; raises `CouldNotRun`."""
    with writing(repo):
        refuse_changes(repo, change.files, repo.snapshot(change.files))
        recovery.put(repo, change.files)


def is_locked(repo: Repository) -> bool:
    """Whether somebody's git is at work in this work tree, or was killed there."""
    return lock_files(repo, "")[0].exists()


def writing(repo: Repository) -> AbstractContextManager[None]:
    """Hold the lock that keeps our own writers apart."""
    return locks.one_writer(private_folder(repo.state_dir) / "write.lock")


def write(repo: Repository, change: Change, *, same: Same, force: bool = False) -> Landed:
    """`commit` for a caller who holds the writers' lock already."""
    wanted = change.files
    if not wanted:
        raise Bug("a commit without any file", "nothing was written; please report what you did")
    snapshot = repo.snapshot(wanted)
    refuse_half_done(repo, snapshot.branch, force)
    refuse_changes(repo, wanted, snapshot)
    old = recovery.work_tree(repo, wanted)
    if not snapshot.entries and (touched := _already(repo, change, old, same)):
        return _landed(repo, wanted, touched, snapshot.branch, ("It was committed already.",))
    added = [path for path in wanted if _is_unknown(old[path], snapshot.entries.get(path))]
    noted = Journal(
        before=snapshot.head,
        message=change.message,
        old=old,
        new=wanted,
        added=tuple(path for path in added if wanted[path] is not None),
    )
    journal.save(repo, noted)
    try:
        done, landed, notes = attempts(repo, noted, same)
        if landed is None:
            raise why_not(repo, snapshot.branch, done)
    except (CouldNotRun, KeyboardInterrupt) as problem:
        undone = _undo(repo, noted, same)
        if isinstance(problem, CouldNotRun):
            problem.details = (*problem.details, *undone)
        raise
    notes = (*notes, *_finish(repo, wanted, landed))
    if not done.status or _caught_up(repo, wanted, landed):
        journal.forget(repo)
    return _landed(repo, wanted, landed, snapshot.branch, notes)


def _already(repo: Repository, change: Change, old: Files, same: Same) -> Touched | None:
    """The commit that holds the change: to the byte, or as a hook of it rewrote it."""
    exact = old == change.files
    if not exact and not is_same(change.files, old, same):
        return None
    for touched in commits_between(repo, "", change.files, limit=1):
        if exact or message_of(repo, touched.commit) == change.message.strip():
            return touched
    return None


def _is_unknown(old: bytes | None, entry: Entry | None) -> bool:
    """Whether git must be told of a file before it commits it."""
    return entry.code in (UNKNOWN, IGNORED) if entry else old is None


def _undo(repo: Repository, noted: Journal, same: Same) -> tuple[str, ...]:
    """Put files and index back, unless it landed after all; returns what to say.

    What cannot be put back now, as on a full disk, stays noted for the next command.
    """
    index_lock = lock_files(repo, "")[0]
    # After an interruption git may still be at work.
    locks.wait_until(lambda: not index_lock.exists(), locks.STALE_SECONDS)
    try:
        between = commits_between(repo, noted.before, noted.new)
        if any(holds(repo, each, noted.new, None) for each in between):
            return ()
        notes = recovery.set_aside(repo, noted, same)
        journal.forget(repo)
    except CouldNotRun as problem:
        return (problem.message, "The next checklist command puts the files back.")
    return notes


def _caught_up(repo: Repository, wanted: Files, landed: Touched) -> bool:
    """Whether the index follows a commit after which git itself was stopped.

    While the lock that it left stands in the way, the write stays noted for the next command.
    """
    try:
        staging.settle(repo, landed, wanted)
    except CouldNotRun:
        return False
    return True


def _finish(repo: Repository, wanted: Files, landed: Touched) -> tuple[str, ...]:
    """After a commit: say what a hook added, and leave no phantom in the index."""
    extra = sorted(landed.files.keys() - wanted.keys())
    if extra or not holds(repo, landed, wanted, None):
        staging.settle(repo, landed, wanted)
    if not extra:
        return ()
    more = "" if len(extra) <= 5 else f" and {len(extra) - 5} more"
    return (f"A hook of yours added to the commit: {', '.join(extra[:5])}{more}.",)


def _landed(
    repo: Repository, wanted: Files, touched: Touched, branch: str, notes: tuple[str, ...]
) -> Landed:
    """The outcome, with the contents that the commit really has."""
    files = {}
    for path, data in wanted.items():
        after = touched.files[path][1].object if path in touched.files else ""
        exact = data is not None and after == object_id(repo, data)
        held = data if exact else repo.read(touched.commit, path)
        if held is not None:
            files[path] = held
    return Landed(touched.commit, branch, notes, files)
