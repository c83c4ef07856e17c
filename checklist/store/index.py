"""The derived index: what `list` and `due` show, without reading every file again.

It works without git, can be deleted at any time, and is rebuilt when it is damaged or of another
version; where it can be neither read nor written, the files answer. One database serves several
folders (the work trees of a repository).
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checklist.model.dates import iso
from checklist.store import database as derived
from checklist.store.scan import (
    LINK,
    ODD,
    UNSETTLED,
    beginning,
    folder_identity,
    joined,
    scan,
    split,
)

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

        def known(connection: sqlite3.Connection) -> list[Entry]:
            return _known(connection, folder, identity, stamps, until)

        found = derived.ask(os.fspath(database), _SCHEMA, _PATIENCE, known)
        if found is not None:
            return found
    return _chosen((_read(folder, path, stamps) for path in list(stamps)), until)


def _known(
    connection: sqlite3.Connection, folder: str, identity: str, stamps: dict[str, str], until: str
) -> list[Entry]:
    """The entries by the index, which is brought up to date first."""
    connection.execute("BEGIN")
    known = connection.execute("SELECT stamps FROM folder WHERE id = ?", (identity,)).fetchone()
    if known and known[0] == joined(stamps) and UNSETTLED not in stamps.values():
        query = "SELECT json FROM entry WHERE folder = ? AND soonest <= ?"
        return _decoded(row[0] for row in connection.execute(query, (identity, until)))
    query = "SELECT path, soonest, json FROM entry WHERE folder = ?"
    rows = {os.fsdecode(row[0]): _Row(*row[1:]) for row in connection.execute(query, (identity,))}
    connection.execute("COMMIT")
    old = known[0] if known else None
    fresh = _changed(folder, stamps, split(old or b""))
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
    new = joined(stamps)
    if new == old and not away and not fresh:
        return

    def write(connection: sqlite3.Connection) -> None:
        query = "SELECT stamps FROM folder WHERE id = ?"
        now = connection.execute(query, (identity,)).fetchone()
        if (now and now[0]) != old:
            return
        connection.execute("REPLACE INTO folder VALUES (?, ?)", (identity, new))
        connection.executemany(
            "DELETE FROM entry WHERE folder = ? AND path = ?",
            [(identity, os.fsencode(path)) for path in away],
        )
        connection.executemany(
            "REPLACE INTO entry VALUES (?, ?, ?, ?)",
            [(identity, os.fsencode(path), *row) for path, row in fresh.items() if row],
        )

    derived.keep(connection, write)
