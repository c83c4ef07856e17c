"""What is kept of each file, one row a file: only a file that changed is read again.

It works without git, can be deleted at any time, and is rebuilt when it is damaged or of another
version; where it can be neither read nor written, the files answer. One database serves several
folders (the work trees of a repository).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from checklist.store import database as derived
from checklist.store.glance import Glance, begun
from checklist.store.scan import folder_identity, is_settled, joined, scan, split

if TYPE_CHECKING:  # listing does without it
    from pathlib import Path

NEVER = "never"  # sorts after every day
_PATIENCE = 1.0  # seconds to wait for another process; after that the files answer

# A list needs nothing but the index `by_day`, where what it shows lies close together.
_SCHEMA = """
CREATE TABLE folder (id TEXT PRIMARY KEY, stamps BLOB NOT NULL);
CREATE TABLE entry (
  folder TEXT NOT NULL, path BLOB NOT NULL, soonest TEXT NOT NULL, brief TEXT NOT NULL,
  whole TEXT NOT NULL, PRIMARY KEY (folder, path)
) WITHOUT ROWID;
CREATE INDEX by_day ON entry (folder, soonest, brief);
"""
# In one piece: ten thousand rows cost as much again as their decoding. `+` passes the index over.
_QUERIES = {
    "brief": "SELECT group_concat(brief) FROM entry WHERE folder = ? AND soonest <= ?",
    "whole": "SELECT group_concat(whole) FROM entry WHERE folder = ? AND +soonest <= ?",
}


Made = TypeVar("Made")
Used = TypeVar("Used")
Column = Literal["brief", "whole"]


class Wanted(NamedTuple, Generic[Made, Used]):
    """What is asked: one column of the rows with a day up to `until`, and what is made of it."""

    use: Callable[[list[Made]], Used]
    column: Column = "whole"
    until: str = NEVER


class Row(NamedTuple):
    """What is kept of a file: the first day that it names, and JSON, in short and whole.

    `soonest` is "" where no day can be told, and NEVER where there is none.
    """

    soonest: str
    brief: str
    whole: str


class Reader(NamedTuple, Generic[Made]):
    """How a row comes about: from the folder, the path below it, and the stamps of all files.

    A file that says nothing has no row; one that could not be read is marked as UNSETTLED. `made`
    takes what was kept as JSON, `key` names what else the rows rest on, and `shown` is handed the
    paths before they are read.
    """

    read: Callable[[str, str, dict[str, str]], Row | None]
    made: Callable[..., Made]
    key: str = ""
    shown: Callable[[list[str]], Iterable[str]] = iter


def rows(
    folder: str, database: Path | None, reader: Reader[Made], wanted: Wanted[Made, Used]
) -> Used:
    """What is made of the rows of all files below a folder.

    Raises `CouldNotRun` when the folder is a symbolic link.
    """
    identity = folder_identity(folder)
    if not identity:
        return wanted.use([])
    if database is not None:
        glance = begun(folder, database)

        def known(connection: sqlite3.Connection) -> Used:
            return _Kept(connection, folder, identity, reader).used(glance, wanted)

        found = derived.ask(os.fspath(database), _SCHEMA, _PATIENCE, known)
        if found is not None:
            return found
    stamps = scan(folder)
    read = [reader.read(folder, path, stamps) for path in reader.shown([*stamps])]
    return _used(read, reader, wanted)


class _Kept(NamedTuple, Generic[Made]):
    """The rows of one folder in the database."""

    connection: sqlite3.Connection
    folder: str
    identity: str
    reader: Reader[Made]

    def used(self, glance: Glance, wanted: Wanted[Made, Used]) -> Used:
        """What is made of the rows, which are brought up to date.

        They are used as they are while the files are looked at: most times nothing changed.
        """
        self.connection.execute("BEGIN")
        old = self._stamps()
        query = self.connection.execute(_QUERIES[wanted.column], (self.identity, wanted.until))
        used = wanted.use(_made(query.fetchone()[0] or "", self.reader))
        seen = glance.stamps()
        if old == self._keyed(seen) and is_settled(seen):
            return used
        stamps = split(seen)
        query = self.connection.execute(
            "SELECT path, soonest, brief, whole FROM entry WHERE folder = ?", (self.identity,)
        )
        rows = {os.fsdecode(path): Row(*row) for path, *row in query}
        self.connection.execute("COMMIT")
        fresh = self._fresh(stamps, old)
        self._keep(old, stamps, fresh, rows.keys() - stamps.keys())
        now = (fresh.get(path, rows.get(path)) for path in stamps)
        return _used(now, self.reader, wanted)

    def _stamps(self) -> bytes | None:
        query = "SELECT stamps FROM folder WHERE id = ?"
        found = self.connection.execute(query, (self.identity,)).fetchone()
        return bytes(found[0]) if found else None

    def _keyed(self, stamps: bytes) -> bytes:
        return self.reader.key.encode() + b"\0" + stamps

    def _fresh(self, stamps: dict[str, str], old: bytes | None) -> dict[str, Row | None]:
        """The rows of what changed; of all files where they rest on something else by now."""
        key, _, known = (old or b"").partition(b"\0")
        before = split(known) if key == self.reader.key.encode() else {}
        changed = [path for path, stamp in stamps.items() if not stamp or before.get(path) != stamp]
        shown = self.reader.shown(changed)
        return {path: self.reader.read(self.folder, path, stamps) for path in shown}

    def _keep(
        self, old: bytes | None, stamps: Mapping[str, str], fresh: Mapping[str, Row | None],
        gone: Iterable[str],
    ) -> None:  # fmt: skip
        """Store what changed, unless another process has stored something in the meantime."""
        away = [*gone, *(path for path, row in fresh.items() if row is None)]
        new = self._keyed(joined(stamps))
        if new == old and not away and not fresh:
            return

        def write(connection: sqlite3.Connection) -> None:
            if self._stamps() != old:
                return
            connection.execute("REPLACE INTO folder VALUES (?, ?)", (self.identity, new))
            connection.executemany(
                "DELETE FROM entry WHERE folder = ? AND path = ?",
                [(self.identity, os.fsencode(path)) for path in away],
            )
            connection.executemany(
                "REPLACE INTO entry VALUES (?, ?, ?, ?, ?)",
                [(self.identity, os.fsencode(p), *row) for p, row in sorted(fresh.items()) if row],
            )

        derived.keep(self.connection, write)


def _used(rows: Iterable[Row | None], reader: Reader[Made], wanted: Wanted[Made, Used]) -> Used:
    chosen = (row for row in rows if row and row.soonest <= wanted.until)
    texts = [row.brief if wanted.column == "brief" else row.whole for row in chosen]
    return wanted.use(_made(",".join(texts), reader))


def _made(texts: str, reader: Reader[Made]) -> list[Made]:
    return [reader.made(*parts) for parts in json.loads(f"[{texts}]")]
