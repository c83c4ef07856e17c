"""The files that may be records: where they are, how to tell that one changed, how they begin."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain

from checklist.errors import CouldNotRun

UNSETTLED = ""  # the stamp of a file that could change again without showing it
LINK = "is a symbolic link, which is not followed"  # stamps of what is never read
ODD = "is no regular file"

_BEGINNING = 64 * 1024  # bytes; holds the front matter of any record
_TICK = 2_000_000_000  # nanoseconds; the coarsest clock of a file system
_FLAGS = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def folder_identity(folder: str) -> str:
    """What names a folder wherever it is moved; "" when there is none.

    Raises `CouldNotRun` for a symbolic link, which could lead out of the repository.
    """
    try:
        info = os.lstat(folder)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if stat.S_ISLNK(info.st_mode):
        raise CouldNotRun(
            f"{folder} is a symbolic link, and those are not followed.",
            "Put a real folder in its place.",
        )
    return f"{info.st_dev}:{info.st_ino}"


def scan(folder: str) -> dict[str, str]:
    """Every Markdown file below the folder but README.md, by relative path, with a stamp.

    Equal stamps mean an unchanged file; `LINK` and `ODD` mark what is not read. Hidden files,
    links to folders and other repositories are passed over; a folder that cannot be opened stands
    for its files. Raises `CouldNotRun` when it is this one.
    """
    settled = time.time_ns() - _TICK
    found: dict[str, str] = {}
    todo = [""]
    while todo:
        below = todo.pop()
        try:
            with _listed(os.path.join(folder, below)) as items:  # noqa: PTH118 (pathlib is slow)
                todo += _looked_at(items, below, settled, found)
        except OSError as error:
            if not below:
                raise CouldNotRun(f"{folder} cannot be opened: {error.strerror}.") from error
            found[below] = UNSETTLED
    return found


@contextmanager
def _listed(place: str) -> Iterator[list[os.DirEntry[str]]]:
    """The items of a folder; asked by its handle, each takes less to find than by its path."""
    if os.scandir not in os.supports_fd:
        with os.scandir(place) as listing:
            yield list(listing)
        return
    handle = os.open(place, _FLAGS)
    try:
        with os.scandir(handle) as listing:
            yield list(listing)
    finally:
        os.close(handle)


def _looked_at(
    items: list[os.DirEntry[str]], below: str, settled: int, found: dict[str, str]
) -> list[str]:
    """Add the stamps of a folder's files to those that were found; gives the folders in it."""
    folders: list[str] = []
    if below and any(item.name == ".git" for item in items):
        return folders
    for item in items:
        name = item.name
        if name[0] == "." or name.lower() == "readme.md":
            continue
        if item.is_dir(follow_symlinks=False):
            folders.append(f"{below}{name}/")
        elif name.endswith(".md"):
            found[below + name] = _stamp(item, settled)
    return folders


def may_be_record(path: str) -> bool:
    """Whether `scan` would list this path below the folder, if it were a file in a tree of git."""
    name = path.rpartition("/")[2]
    hidden = path.startswith(".") or "/." in path
    return name.endswith(".md") and not hidden and name.lower() != "readme.md"


def joined(stamps: Mapping[str, str]) -> bytes:
    """Stamps as one row of a database."""
    return os.fsencode("\0".join(chain.from_iterable(stamps.items())))


def is_settled(stamps: bytes) -> bool:
    """Whether every stamp of such a row would show a change."""
    return b"\0\0" not in stamps and not stamps.endswith(b"\0")


def split(stamps: bytes) -> dict[str, str]:
    """The stamps of such a row, by path."""
    parts = os.fsdecode(stamps).split("\0")
    return dict(zip(parts[::2], parts[1::2], strict=False))


def too_large(limit: int) -> str:
    """What is said of a file with more than `limit` bytes."""
    return f"is larger than {limit // 1024} KiB, the most that is read"


def beginning(folder: str, path: str, size: int = _BEGINNING) -> bytes:
    """The first bytes of a file, never of what a link points to. Raises `OSError`."""
    handle = os.open(os.path.join(folder, path), _FLAGS)  # noqa: PTH118 (as above)
    with os.fdopen(handle, "rb") as file:
        return file.read(size)


def _stamp(item: os.DirEntry[str], settled: int) -> str:
    if not item.is_file(follow_symlinks=False):
        return LINK if item.is_symlink() else ODD
    try:
        info = item.stat(follow_symlinks=False)
    except OSError:
        return UNSETTLED
    modified, changed = info.st_mtime_ns, info.st_ctime_ns
    if modified > settled or changed > settled:
        return UNSETTLED
    return f"{info.st_size} {modified} {changed} {info.st_ino}"
