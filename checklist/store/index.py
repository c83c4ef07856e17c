"""The derived index: what `list` and `due` show, without reading every file again.

It works without git, can be deleted at any time, and is rebuilt when it is damaged or of another
version; where it can be neither read nor written, the files answer. One database serves several
folders (the work trees of a repository).
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from checklist import __version__
from checklist.model.dates import iso
from checklist.store.scan import LINK, ODD, UNSETTLED, beginning, folder_identity, scan

if TYPE_CHECKING:  # listing does without them
    from datetime import date
    from pathlib import Path

_PATIENCE = 1.0  # seconds to wait for another process; after that the files answer
_NEVER = "never"  # sorts after every day

_SCHEMA = """
CREATE TABLE folder (id TEXT PRIMARY KEY, stamps BLOB NOT NULL);
CREATE TABLE entry (
  folder TEXT NOT NULL, path BLOB NOT NULL, soonest TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (folder, path)
) WITHOUT ROWID;
CREATE INDEX by_day ON entry (folder, soonest);
"""
# Rows mean something else when this changes, or when another version of the tool reads the files.
_VERSION = crc32(f"1 {__version__} {_SCHEMA}".encode()) & 0x7FFFFFFF

_RECORD_NAME = r"(?:.*/)?[0-9]{4}-[0-9]{2}-[0-9]{2}-[^/]*"


class Entry(NamedTuple):
    """A file that is a record, or should be: its path below the folder, its front matter.

    `problem` says what is wrong with it; then `front` may be empty.
    """

    path: str
    front: Mapping[str, Any]
    problem: str


class _Row(NamedTuple):
    """An entry as it is kept; `soonest` is the first day it names, "" when none can be told."""

    soonest: str
    json: str


def entries(folder: Path, database: Path | None) -> list[Entry]:
    """Every record below a folder, by path; a plain page (no front matter, no date) is none.

    Raises `CouldNotRun` when the folder is a symbolic link.
    """
    return _entries(os.fspath(folder), database, _NEVER)


def dated(folder: Path, database: Path | None, until: date) -> list[Entry]:
    """Those entries that name a `review` or `wait-until` day up to `until`, or that have a problem.

    A day that cannot be read counts as one; so `due` needs no others.
    """
    return _entries(os.fspath(folder), database, until.isoformat())


def _entries(folder: str, database: Path | None, until: str) -> list[Entry]:
    identity = folder_identity(folder)
    if not identity:
        return []
    stamps = scan(folder)
    if database is not None:
        for _ in range(2):
            try:
                return _from_database(folder, identity, stamps, os.fspath(database), until)
            except (sqlite3.Error, ValueError, TypeError) as error:
                if not _is_damage(error):
                    break
                _discard(os.fspath(database))
            except OSError:
                break
    return _chosen((_read(folder, path, stamps) for path in list(stamps)), until)


def _from_database(
    folder: str, identity: str, stamps: dict[str, str], database: str, until: str
) -> list[Entry]:
    with contextlib.closing(_open(database)) as connection:
        connection.execute("BEGIN")
        known = connection.execute("SELECT stamps FROM folder WHERE id = ?", (identity,)).fetchone()
        if known and known[0] == _joined(stamps) and UNSETTLED not in stamps.values():
            query = "SELECT json FROM entry WHERE folder = ? AND soonest <= ?"
            return _decoded(row[0] for row in connection.execute(query, (identity, until)))
        query = "SELECT path, soonest, json FROM entry WHERE folder = ?"
        rows = {
            os.fsdecode(row[0]): _Row(*row[1:]) for row in connection.execute(query, (identity,))
        }
        connection.execute("COMMIT")
        old = known[0] if known else None
        fresh = _changed(folder, stamps, _split(old or b""))
        _keep(connection, identity, old, stamps, fresh, rows.keys() - stamps.keys())
        return _chosen((fresh.get(path, rows.get(path)) for path in stamps), until)


def _changed(folder: str, stamps: dict[str, str], old: Mapping[str, str]) -> dict[str, _Row | None]:
    changed = [path for path, stamp in stamps.items() if not stamp or old.get(path) != stamp]
    return {path: _read(folder, path, stamps) for path in changed}


def _read(folder: str, path: str, stamps: dict[str, str]) -> _Row | None:
    """The row of one file, None for a plain page; what could not be read is tried again."""
    from checklist.format import front  # deferred: most files are unchanged most times

    is_named = re.fullmatch(_RECORD_NAME, path, re.S)
    if stamps[path] in (LINK, ODD):
        return _row(path, {}, stamps[path]) if is_named else None
    try:
        found = front.read(beginning(folder, path))
    except FileNotFoundError:
        return None
    except OSError as error:
        stamps[path] = UNSETTLED
        return _row(path, {}, f"cannot be read: {error.strerror}")
    if found.problem == front.ABSENT and not is_named:
        return None
    problem = f"line {found.line}: {found.problem}" if found.problem else ""
    if not problem and "schema" not in found.values and "id" not in found.values:
        problem = "not a record: its front matter has neither `schema` nor `id`"
    return _row(path, found.values, problem)


def _row(path: str, values: Mapping[str, Any], problem: str) -> _Row:
    return _Row("" if problem else _soonest(values), json.dumps([path, values, problem]))


def _soonest(values: Mapping[str, Any]) -> str:
    days = [values.get("review"), values.get("wait-until")]
    named = [day for day in days if day not in (None, "", "none")]
    if not all(isinstance(day, str) and iso(day) for day in named):
        return ""
    return min(named, default=_NEVER)


def _chosen(rows: Iterable[_Row | None], until: str) -> list[Entry]:
    return _decoded(row.json for row in rows if row and row.soonest <= until)


def _decoded(rows: Iterable[str]) -> list[Entry]:
    # All in one: ten thousand single calls would cost as much again as the decoding.
    return sorted([Entry(*parts) for parts in json.loads(f"[{','.join(rows)}]")])


def _open(database: str) -> sqlite3.Connection:
    with contextlib.suppress(PermissionError):  # a read-only index is still an index
        os.makedirs(os.path.dirname(database), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(database, flags, 0o600))
    connection = sqlite3.connect(database, timeout=_PATIENCE, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            connection.executescript(
                "BEGIN IMMEDIATE; DROP TABLE IF EXISTS folder; DROP TABLE IF EXISTS entry;"
                f"{_SCHEMA}; PRAGMA user_version = {_VERSION}; COMMIT"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def _keep(
    connection: sqlite3.Connection,
    identity: str,
    old: bytes | None,
    stamps: Mapping[str, str],
    fresh: Mapping[str, _Row | None],
    gone: Iterable[str],
) -> None:
    """Store what changed, unless another process has stored something in the meantime."""
    away = [*gone, *(path for path, row in fresh.items() if row is None)]
    new = _joined(stamps)
    if new == old and not away and not fresh:
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        query = "SELECT stamps FROM folder WHERE id = ?"
        now = connection.execute(query, (identity,)).fetchone()
        if (now and now[0]) == old:
            connection.execute("REPLACE INTO folder VALUES (?, ?)", (identity, new))
            connection.executemany(
                "DELETE FROM entry WHERE folder = ? AND path = ?",
                [(identity, os.fsencode(path)) for path in away],
            )
            connection.executemany(
                "REPLACE INTO entry VALUES (?, ?, ?, ?)",
                [(identity, os.fsencode(path), *row) for path, row in fresh.items() if row],
            )
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if _is_damage(error):
            raise
        # Locked, read-only or full: the answer is known, and the next command tries again.
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def _joined(stamps: Mapping[str, str]) -> bytes:
    return os.fsencode("\0".join([f"{path}\0{stamp}" for path, stamp in stamps.items()]))


def _split(stamps: bytes) -> dict[str, str]:
    parts = os.fsdecode(stamps).split("\0")
    return dict(zip(parts[::2], parts[1::2], strict=False))


def _is_damage(error: Exception) -> bool:
    """Whether the index itself is at fault: no database, corrupt, or without its tables."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _discard(database: str) -> None:
    for path in (database, database + "-journal"):
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 (without pathlib)
