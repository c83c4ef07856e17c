"""The file that keeps the chronicle between two commands; derived, and never needed.

It is rebuilt when it is damaged or of another version; where it can be neither read nor written,
git is asked again. One file serves all work trees of a repository.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from checklist.store import database as derived

FIELDS = 6  # words that a version is packed in
PATIENCE = 1.0  # seconds to wait for another process; after that git answers

_SCHEMA = """
CREATE TABLE walk (
  scope BLOB PRIMARY KEY, place BLOB NOT NULL, head TEXT NOT NULL, cut TEXT NOT NULL,
  folders BLOB NOT NULL
);
CREATE TABLE past (
  scope BLOB, id BLOB, versions BLOB NOT NULL, now BLOB NOT NULL, PRIMARY KEY (scope, id)
) WITHOUT ROWID;
CREATE INDEX gone ON past (scope, id) WHERE now = x'';
CREATE TABLE judged (
  scope BLOB, id BLOB, mark TEXT NOT NULL, findings TEXT NOT NULL, PRIMARY KEY (scope, id)
) WITHOUT ROWID;
"""
_TABLES = ("walk", "past", "judged")
Rows = Mapping[bytes, tuple[bytes, bytes]]
_T = TypeVar("_T")


class Kept(NamedTuple):
    """Up to where the chronicle is kept: HEAD's commit, where a shallow clone ends, the folders."""

    head: str
    cut: str
    folders: bytes


class ChronicleFile:
    """The chronicle of one work tree (`scope`) in a database; `place` is its git folder.

    Whatever goes wrong with the database is answered with None or False, and nothing is raised.
    """

    def __init__(self, database: str, scope: bytes, place: str) -> None:
        self.database = database
        self.scope = scope
        self.place = os.fsencode(place)

    def kept(self) -> Kept | None:
        """Up to where it is kept; None when it is not."""
        query = "SELECT head, cut, folders FROM walk WHERE scope = ?"
        found = self._asked(lambda db: db.execute(query, (self.scope,)).fetchone())
        return Kept(*found) if found else None

    def rows(self, kept: Kept, ids: Iterable[bytes] | None = None) -> Rows | None:
        """The versions and the present files of these records, or of all.

        None when the chronicle is kept up to somewhere else by now.
        """
        wanted = None if ids is None else list(ids)
        return self._asked(lambda db: self._rows(db, wanted) if self._is(db, kept) else None)

    def gone(self, kept: Kept) -> list[bytes] | None:
        """The ids of the records that HEAD has not; None as above."""
        query = "SELECT id FROM past WHERE scope = ? AND now = x''"
        return self._asked(
            lambda db: (
                [row[0] for row in db.execute(query, (self.scope,))] if self._is(db, kept) else None
            )
        )

    def judged(
        self, kept: Kept, ids: Sequence[bytes] | None = None
    ) -> dict[bytes, tuple[str, str]]:
        """By id: what was judged, and the findings; of these records, or of all."""
        query = "SELECT id, mark, findings FROM judged WHERE scope = ?"
        if ids is not None:
            query += f" AND id IN ({','.join('?' * len(ids))})"
        values = (self.scope, *(ids or ()))
        rows = self._asked(
            lambda db: db.execute(query, values).fetchall() if self._is(db, kept) else None
        )
        return {id: (mark, findings) for id, mark, findings in rows or ()}

    def keep(self, old: Kept | None, new: Kept, rows: Rows) -> bool:
        """Keep these rows (all, when `old` is None) and how far they go; whether it worked."""

        def write(db: sqlite3.Connection) -> bool:
            if old is None:
                self._clear(db)
            elif not self._is(db, old):
                return False
            query = "REPLACE INTO walk VALUES (?, ?, ?, ?, ?)"
            db.execute(query, (self.scope, self.place, *new))
            db.executemany(
                "REPLACE INTO past VALUES (?, ?, ?, ?)",
                ((self.scope, id, *row) for id, row in rows.items()),
            )
            gone = "DELETE FROM past WHERE scope = ? AND id = ? AND versions = x''"
            db.executemany(gone, ((self.scope, id) for id, row in rows.items() if not row[0]))
            if old is not None:
                query = "DELETE FROM judged WHERE scope = ? AND id = ?"
                db.executemany(query, ((self.scope, id) for id in rows))
            return True

        return bool(self._asked(write, writing=True))

    def keep_judged(self, kept: Kept, found: Mapping[bytes, tuple[str, str]]) -> None:
        """Keep what was found in records, if the chronicle is still the same."""

        def write(db: sqlite3.Connection) -> bool:
            if self._is(db, kept):
                db.executemany(
                    "REPLACE INTO judged VALUES (?, ?, ?, ?)",
                    ((self.scope, id, *what) for id, what in found.items()),
                )
            return True

        if found:
            self._asked(write, writing=True)

    def _is(self, db: sqlite3.Connection, kept: Kept) -> bool:
        query = "SELECT head, cut, folders FROM walk WHERE scope = ?"
        return bool(db.execute(query, (self.scope,)).fetchone() == tuple(kept))

    def _rows(self, db: sqlite3.Connection, ids: list[bytes] | None) -> Rows:
        query = "SELECT id, versions, now FROM past WHERE scope = ?"
        if ids is None:
            return {row[0]: _sound(row) for row in db.execute(query, (self.scope,))}
        found = (db.execute(f"{query} AND id = ?", (self.scope, id)).fetchone() for id in ids)
        return {row[0]: _sound(row) for row in found if row}

    def _clear(self, db: sqlite3.Connection) -> None:
        """Forget this work tree, and those that are no longer there."""
        places = db.execute("SELECT scope, place FROM walk").fetchall()
        lost = [scope for scope, place in places if not os.path.lexists(place)]
        for table in _TABLES:
            for scope in (self.scope, *lost):
                db.execute(f"DELETE FROM {table} WHERE scope = ?", (scope,))

    def _asked(
        self, ask: Callable[[sqlite3.Connection], _T], *, writing: bool = False
    ) -> _T | None:
        def question(db: sqlite3.Connection) -> _T:
            db.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
            answer = ask(db)
            db.execute("COMMIT")
            return answer

        return derived.ask(self.database, _SCHEMA, PATIENCE, question)


def _sound(row: tuple[object, object, object]) -> tuple[bytes, bytes]:
    """A row's versions and files; raises TypeError or ValueError for a damaged one."""
    _, versions, now = row
    if not isinstance(versions, bytes) or not isinstance(now, bytes):
        raise TypeError("no bytes")
    if versions.count(b"\0") % FIELDS != FIELDS - 1:
        raise ValueError("a version is cut short")
    return versions, now
