"""The files of the work tree that are to be checked, each with git's id of its bytes.

A file that looks as it did (size, times, inode) is not read again: its id is kept beside the
verdicts.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from checklist.errors import CouldNotRun
from checklist.store import database as derived
from checklist.store.files import LIMIT, explain
from checklist.store.scan import (
    LINK,
    ODD,
    UNSETTLED,
    beginning,
    folder_identity,
    joined,
    scan,
    split,
    too_large,
)
from checklist.store.verdicts import PATIENCE, SCHEMA

if TYPE_CHECKING:  # as for the index
    from pathlib import Path

_HELD = 48 * 1024 * 1024  # bytes of files that were read, kept until they are asked for
_LONG = "sha256"
_FOLDERS = 8  # work trees of one repository whose files are remembered


class Subject(NamedTuple):
    """A file to check: its path below `folder`, the id of its bytes.

    `problem` says why it cannot be read, as the rest of a sentence; then `blob` is "". `held` are
    its bytes if they had to be read anyway.
    """

    path: str
    blob: str
    problem: str
    folder: str
    held: bytes | None = None

    def read(self) -> bytes:
        """The bytes with this id; raises `CouldNotRun` when the file has changed or gone since."""
        if self.held is not None:
            return self.held
        place = os.path.join(self.folder, self.path)  # noqa: PTH118 (pathlib is slow here)
        try:
            data = beginning(self.folder, self.path, LIMIT + 1)
        except OSError as error:
            raise explain(error, f"Cannot read {place}") from error
        if blob_id(data, _LONG if len(self.blob) == 64 else "sha1") != self.blob:
            raise CouldNotRun(f"{place} changed while it was read.", "Run the same command again.")
        return data


def subjects(folder: Path, database: Path | None, object_format: str = "sha1") -> list[Subject]:
    """Every Markdown file below a folder, by path, as `scan` finds them.

    `object_format` names the hash, as git does. Raises `CouldNotRun` when the folder is a symbolic
    link or cannot be opened.
    """
    place = os.fspath(folder)
    identity = folder_identity(place)
    if not identity:
        return []
    stamps = scan(place)
    name = f"{object_format} {identity}"
    known = _known(database, name) or (b"", b"")
    old, blobs = split(known[0]), split(known[1])
    settled = known[0] == joined(stamps) and UNSETTLED not in stamps.values()
    if settled and blobs.keys() == stamps.keys():
        return [_settled(place, path, blobs, stamps) for path in sorted(stamps)]
    same = {path for path, stamp in stamps.items() if stamp and old.get(path) == stamp}
    found = _read(place, stamps, {p: b for p, b in blobs.items() if p in same}, object_format)
    row = (joined(stamps), joined({each.path: each.blob for each in found}))
    if row != known:
        _remember(database, name, row)
    return found


def blob_id(data: bytes, object_format: str = "sha1") -> str:
    """The id that git gives to a file with these bytes."""
    import hashlib  # slow to load, and where nothing changed nobody asks

    return hashlib.new(
        object_format, b"blob %d\0" % len(data) + data, usedforsecurity=False
    ).hexdigest()


def object_format(state: Path | None) -> str:
    """The hash of the repository whose derived state is in this folder, told without git."""
    try:
        text = (state.parent / "config").read_bytes() if state else b""
    except OSError:
        return "sha1"
    return _LONG if re.search(rb"(?im)^\s*objectformat\s*=\s*\"?sha256", text) else "sha1"


def _settled(
    folder: str, path: str, blobs: Mapping[str, str], stamps: Mapping[str, str]
) -> Subject:
    blob = blobs.get(path, "")
    problem = "" if blob else stamps[path] if stamps[path] in (LINK, ODD) else too_large(LIMIT)
    return Subject(path, blob, problem, folder)


def _read(
    folder: str, stamps: dict[str, str], known: Mapping[str, str], object_format: str
) -> list[Subject]:
    """All subjects, those that are not known read for their id; what failed is tried again."""
    room = _HELD
    found = []
    for path in sorted(stamps):
        stamp = stamps[path]
        if path in known or stamp in (LINK, ODD):
            found.append(_settled(folder, path, known, stamps))
            continue
        try:
            data = beginning(folder, path, LIMIT + 1)
        except FileNotFoundError:
            del stamps[path]
            continue
        except OSError as error:
            stamps[path] = UNSETTLED
            found.append(Subject(path, "", f"cannot be read: {error.strerror}", folder))
            continue
        if len(data) > LIMIT:
            found.append(Subject(path, "", too_large(LIMIT), folder))
            continue
        room -= len(data)
        held = data if room >= 0 else None
        found.append(Subject(path, blob_id(data, object_format), "", folder, held))
    return found


def _known(database: Path | None, name: str) -> tuple[bytes, bytes] | None:
    """The stamps and ids of last time."""

    def look(connection: sqlite3.Connection) -> tuple[bytes, bytes]:
        query = "SELECT stamps, blobs FROM folder WHERE id = ?"
        stamps, blobs = connection.execute(query, (name,)).fetchone() or (b"", b"")
        if not isinstance(stamps, bytes) or not isinstance(blobs, bytes):
            raise TypeError("rows of another kind")
        return stamps, blobs

    return derived.ask(os.fspath(database), SCHEMA, PATIENCE, look) if database else None


def _remember(database: Path | None, name: str, row: tuple[bytes, bytes]) -> None:
    if not database:
        return

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("REPLACE INTO folder VALUES (?, ?, ?)", (name, *row))
        last = "SELECT rowid FROM folder ORDER BY rowid DESC LIMIT ?"
        connection.execute(f"DELETE FROM folder WHERE rowid NOT IN ({last})", (_FOLDERS,))

    derived.ask(
        os.fspath(database), SCHEMA, PATIENCE, lambda connection: derived.keep(connection, write)
    )
