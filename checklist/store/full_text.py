"""The full text of the records, searched by words; derived, and built up as the files change.

A database of its own, so that the index of `list` and `due` stays small. Like that one it can be
deleted at any time, is rebuilt when it is damaged or of another version, and serves all work trees
of a repository. Where it can be neither read nor written, or SQLite has no full text, the files
are compared one by one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from checklist.format import front
from checklist.rules.resemblance import LEAST, WEIGHTS, Page, Sought, page, points, ranked
from checklist.store import database as derived
from checklist.store.glance import Glance, begun
from checklist.store.scan import (
    LINK,
    ODD,
    UNSETTLED,
    beginning,
    folder_identity,
    is_settled,
    joined,
    scan,
    split,
)

# The words come as stems, one blank apart, so that the simplest tokenizer is right in every script.
SCHEMA = """
CREATE TABLE folder (id TEXT PRIMARY KEY, stamps BLOB NOT NULL);
CREATE TABLE place (
  number INTEGER PRIMARY KEY, folder TEXT NOT NULL, path BLOB NOT NULL, UNIQUE (folder, path)
);
CREATE VIRTUAL TABLE page USING fts5
  (title, tags, head, body, tokenize = 'ascii', detail = 'column');
CREATE VIRTUAL TABLE word USING fts5vocab (page, row)
"""
_PATIENCE = 1.0  # seconds to wait for another process; after that the files are compared
_RAREST = 16  # words that are looked for: others are in so many records that they tell nothing
_NEAREST = 60  # records that are looked at closely
_MOST_FILES = 2_000  # that are compared one by one; more would keep people waiting


class _Stored(NamedTuple):
    """A folder as it is in the database: its files' stamps, before and now, and what changed."""

    identity: str
    old: bytes | None
    stamps: Mapping[str, str]
    fresh: Mapping[str, Page | None]

    @property
    def now(self) -> bytes:
        """The stamps as they are to be kept."""
        return joined(self.stamps)


def resembling(
    folder: Path, database: Path | None, wanted: Sought, glance: Glance | None = None
) -> list[str]:
    """The paths below the folder of the records that resemble what is sought, the nearest first.

    `glance` is a look at the files that has begun. Raises `CouldNotRun` when the folder is a
    symbolic link.
    """
    place = os.fspath(folder)
    identity = folder_identity(place)
    if not identity or not wanted.what:
        return []
    if database is not None:
        look = glance or begun(place, database)

        def known(connection: sqlite3.Connection) -> list[str] | None:
            # Looked for while the files are looked at: most times nothing changed.
            found = _nearest(connection, identity, wanted)
            seen = look.stamps()
            if is_settled(seen) and _stamps(connection, identity) == seen:
                return found
            if not _up_to_date(connection, place, identity, split(seen)):
                return None
            return _nearest(connection, identity, wanted)

        found = derived.ask(os.fspath(database), SCHEMA, _PATIENCE, known)
        if found is not None:
            return found
    return _compared(place, scan(place), wanted)


def _up_to_date(
    connection: sqlite3.Connection, folder: str, identity: str, stamps: dict[str, str]
) -> bool:
    """Bring the database up to date with the files; False where it cannot be written."""
    old = _stamps(connection, identity)
    before = split(old or b"")
    changed = [path for path, stamp in stamps.items() if not stamp or before.get(path) != stamp]
    fresh = {path: _read(folder, path, stamps) for path in changed}
    stored = _Stored(identity, old, stamps, fresh)
    derived.keep(connection, lambda connection: _write(connection, stored))
    return _stamps(connection, identity) == stored.now


def _stamps(connection: sqlite3.Connection, identity: str) -> bytes | None:
    row = connection.execute("SELECT stamps FROM folder WHERE id = ?", (identity,)).fetchone()
    return bytes(row[0]) if row else None


def _write(connection: sqlite3.Connection, stored: _Stored) -> None:
    """Store what changed, unless another process has stored something in the meantime."""
    if _stamps(connection, stored.identity) != stored.old:
        return
    query = "SELECT path, number FROM place WHERE folder = ?"
    numbers = {os.fsdecode(p): n for p, n in connection.execute(query, (stored.identity,))}
    away = [numbers[path] for path in numbers if path in stored.fresh or path not in stored.stamps]
    for table, key in (("page", "rowid"), ("place", "number")):
        connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", [(each,) for each in away])
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM place").fetchone()
    rows = [(path, found) for path, found in stored.fresh.items() if found]
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?)",
        [(last + n, stored.identity, os.fsencode(path)) for n, (path, _) in enumerate(rows, 1)],
    )
    connection.executemany(
        "INSERT INTO page (rowid, title, tags, head, body) VALUES (?, ?, ?, ?, ?)",
        [(last + n, *found) for n, (_, found) in enumerate(rows, 1)],
    )
    connection.execute("REPLACE INTO folder VALUES (?, ?)", (stored.identity, stored.now))


def _nearest(connection: sqlite3.Connection, identity: str, wanted: Sought) -> list[str]:
    """The nearest records by the weight of the words that they share, if they share enough."""
    counts = _rarest(connection, wanted.what)
    (all_records,) = connection.execute("SELECT count(*) FROM place").fetchone()
    telling = [word for word, count in counts.items() if 2 * count <= all_records]
    # Each record with one of the words takes time, and words of most records weigh next to nothing.
    found = _by_weight(connection, identity, telling)
    if len(found) < _NEAREST and len(telling) < len(counts):
        found = _by_weight(connection, identity, counts)
    return [os.fsdecode(path) for path, *page in found if points(wanted, Page(*page)) >= LEAST]


def _by_weight(
    connection: sqlite3.Connection, identity: str, words: Collection[str]
) -> list[tuple[bytes, str, str, str]]:
    """The path, title, tags and head of the records with the heaviest of these words."""
    if not words:
        return []
    query = (
        "SELECT path, title, tags, head FROM page JOIN place ON number = page.rowid "
        f"WHERE page MATCH ? AND folder = ? ORDER BY bm25(page, {', '.join(map(str, WEIGHTS))}) "
        "LIMIT ?"
    )
    match = " OR ".join(map(_quoted, words))
    return connection.execute(query, (match, identity, _NEAREST)).fetchall()


def _rarest(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Those of the words that the fewest records have, each with how many do."""
    query = "SELECT doc FROM word WHERE term = ?"
    having = {word: connection.execute(query, (word,)).fetchone() for word in words}
    counts = {word: row[0] for word, row in having.items() if row}
    rarest = sorted(counts, key=lambda word: (counts[word], word))[:_RAREST]
    return {word: counts[word] for word in rarest}


def _quoted(word: str) -> str:
    """A word as a string of the query language, in which it has no other meaning."""
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _compared(folder: str, stamps: dict[str, str], wanted: Sought) -> list[str]:
    """The same by reading the files; nothing where there are too many to do so."""
    if len(stamps) > _MOST_FILES:
        return []
    read = {path: _read(folder, path, stamps) for path in list(stamps)}
    pages = {path: found for path, found in read.items() if found}
    return [path for path in ranked(wanted, pages) if points(wanted, pages[path]) >= LEAST]


def _read(folder: str, path: str, stamps: dict[str, str]) -> Page | None:
    """The words of one record; None for what is none or cannot be read, which is tried again."""
    if stamps[path] in (LINK, ODD):
        return None
    try:
        data = beginning(folder, path)
    except FileNotFoundError:
        return None
    except OSError:
        stamps[path] = UNSETTLED
        return None
    found = front.read(data)
    if "schema" not in found.values and "id" not in found.values:
        return None
    return page(found.values, data[found.body_at :].decode("utf-8", "replace"))
