"""Locks: one writer of ours at a time, and the lock files that a killed git leaves behind.

The only place of the store that looks at the clock: a lock has an age, and waiting has an end.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from checklist.errors import CouldNotRun
from checklist.store.files import explain

WRITER_SECONDS = 20.0
GIT_SECONDS = 10.0
# A git that is alive holds a lock for milliseconds.
STALE_SECONDS = 2.0
_PAUSE = 0.05


class GitLock(NamedTuple):
    """A lock file of git's own that stays: where it is and how many seconds old."""

    path: Path
    age: int


class Busy(Exception):
    """Another process holds the lock."""


def open_locked(path: Path) -> int:
    """A file descriptor that holds the lock at `path` until it is closed or the process ends.

    The file may be deleted by its holder, so what was locked must still be what has the name.
    Raises `Busy` at once when another process holds it, `CouldNotRun` when locking is impossible.
    """
    try:
        import fcntl  # not on Windows, where reading must work without it
    except ImportError:
        raise CouldNotRun(
            "Writing does not work on this system.", "On Windows, run it inside WSL."
        ) from None
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as problem:
            raise explain(problem, f"Cannot open {path}") from problem
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(handle, path):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise Busy from None
        except OSError as problem:
            os.close(handle)
            raise explain(problem, f"Cannot lock {path}") from problem
        os.close(handle)


@contextlib.contextmanager
def one_writer(path: Path, seconds: float = WRITER_SECONDS) -> Iterator[None]:
    """Hold the lock at `path`; wait for another writer, and raise `CouldNotRun` after `seconds`."""
    handles: list[int] = []

    def taken() -> bool:
        with contextlib.suppress(Busy):
            handles.append(open_locked(path))
        return bool(handles)

    if not wait_until(taken, seconds):
        raise CouldNotRun(
            "Another checklist command is writing to this repository.",
            "Wait until it is done and run the same command again.",
        )
    try:
        yield
    finally:
        os.close(handles[0])


def wait_until(ready: Callable[[], bool], seconds: float) -> bool:
    """Ask again and again whether something is ready; say whether it was before the time ended."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return True


def left_behind(candidates: list[Path], seconds: float) -> list[GitLock]:
    """Which of these lock files stay, unchanged, while a git that is alive would finish."""
    before = {path: _identity(path) for path in candidates}
    before = {path: identity for path, identity in before.items() if identity}
    wait_until(lambda: all(_identity(path) != was for path, was in before.items()), seconds)
    stale = [path for path, was in before.items() if _identity(path) == was]
    return [GitLock(path, _age(path)) for path in stale]


def refuse(stale: list[GitLock]) -> CouldNotRun:
    """The error that names the locks, their age and the command to use."""
    named = tuple(f"{lock.path}, {_ago(lock.age)}" for lock in stale)
    return CouldNotRun(
        "Git says that something else is writing: a lock file stands in the way.",
        "If no other git command is running, one was interrupted and left it behind: "
        "run the same command again with --unlock.",
        named,
    )


def remove(stale: list[GitLock]) -> None:
    """Delete lock files; only ever called when the person asked for it."""
    for lock in stale:
        try:
            lock.path.unlink(missing_ok=True)
        except OSError as problem:
            raise explain(problem, f"Cannot delete {lock.path}") from problem


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _age(path: Path) -> int:
    try:
        return max(0, int(time.time() - path.lstat().st_mtime))
    except OSError:
        return 0


def _ago(seconds: int) -> str:
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'} old"
    return f"{seconds} second{'' if seconds == 1 else 's'} old"
