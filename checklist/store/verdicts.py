"""What the rules said about a file, kept so that it is asked once for the same bytes.

Derived, beside the index: it can be deleted at any time, is rebuilt when it is damaged or of
another version, and where it can be neither read nor written, the rules are asked again.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checklist.rules.finding import Finding
from checklist.store import database as derived
from checklist.store.facts import Facts
from checklist.store.finding_rows import is_private, packed, unpacked

if TYPE_CHECKING:  # a check of bytes from git does without
    from pathlib import Path

_SCHEMA = """
CREATE TABLE measure (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, used INTEGER NOT NULL, most INTEGER NOT NULL
);
CREATE TABLE verdict (
  measure INTEGER NOT NULL, token TEXT NOT NULL, used INTEGER NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (measure, token)
) WITHOUT ROWID
"""
PATIENCE = 1.0  # seconds to wait for another process; after that the rules are asked
_MEASURES = 4  # sets of rules, settings and checklists whose verdicts are kept
_SPARE = 1000  # verdicts that are kept beside three times as many as were wanted at once
_FEW = 500  # tokens that are looked up by name, and verdicts that are added without a count
_TURNS = 16  # after so many they are counted in any case


class Kept(NamedTuple):
    """What was found in a file, and what it says to others. Findings are without a path.

    `trimmed`: the words of findings about privacy were left out, for they are kept nowhere else
    than in the record.
    """

    findings: tuple[Finding, ...] = ()
    facts: Facts = Facts()
    trimmed: bool = False

    def at(self, path: str) -> tuple[Finding, ...]:
        """The findings with the path of the file."""
        return tuple(finding._replace(path=path) for finding in self.findings)


def token(blob: str, path: str) -> str:
    """What a verdict goes by: the file's bytes, and its name, which some rules look at."""
    name = path.rpartition("/")[2]
    # Undecodable bytes of a name are written as escapes, which a database takes.
    return f"{blob} {name.encode('utf-8', 'backslashreplace').decode()}"


class Verdicts:
    """The verdicts by one measure; `key` names all that they depend on besides the file itself."""

    def __init__(self, database: Path | None, key: str) -> None:
        self.database = os.fspath(database) if database else ""
        self.key = key
        self._wanted: set[str] = set()

    def get(self, tokens: Iterable[str]) -> dict[str, Kept]:
        """The verdicts that are known, by token."""
        wanted = set(tokens)
        self._wanted |= wanted
        if not self.database or not wanted:
            return {}

        def known(connection: sqlite3.Connection) -> dict[str, Kept]:
            rows = _rows(connection, self.key, wanted)
            # All in one: ten thousand single calls would cost as much again as the decoding.
            decoded = json.loads(f"[{','.join([row[1] for row in rows])}]")
            return {row[0]: _kept(*each) for row, each in zip(rows, decoded, strict=True)}

        with _no_collecting():
            return derived.ask(self.database, _SCHEMA, PATIENCE, known) or {}

    def put(self, rows: Mapping[str, Kept]) -> None:
        """Keep these verdicts, and drop those that have not been of use for long."""
        if not self.database or not rows:
            return
        self._wanted |= rows.keys()
        lines = [(name, self._line(kept)) for name, kept in rows.items()]

        def write(connection: sqlite3.Connection) -> None:
            measure, turn, most = _turn(connection, self.key, len(self._wanted))
            connection.executemany(
                "REPLACE INTO verdict VALUES (?, ?, ?, ?)",
                [(measure, name, turn, line) for name, line in lines],
            )
            if (
                len(lines) > _FEW or turn % _TURNS == 0
            ):  # counting them takes longer than adding one
                _prune(connection, measure, 4 * most + _SPARE, self._wanted)

        derived.ask(
            self.database, _SCHEMA, PATIENCE, lambda connection: derived.keep(connection, write)
        )

    def _line(self, kept: Kept) -> str:
        plain = [finding._replace(path="") for finding in kept.findings]
        trimmed = any(each.place.words and is_private(each) for each in plain)
        return json.dumps([packed(plain), *kept.facts, trimmed or kept.trimmed])


def _kept(
    rows: list[list[Any]], front: Mapping[str, Any], lines: Mapping[str, int], trimmed: bool
) -> Kept:
    return Kept(unpacked(rows), Facts(front, lines), trimmed)


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Without looking for circles among values that can have none, which takes as long again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _rows(
    connection: sqlite3.Connection, key: str, wanted: Collection[str]
) -> list[tuple[str, str]]:
    query = "SELECT token, json FROM verdict WHERE measure = (SELECT id FROM measure WHERE key = ?)"
    if len(wanted) > _FEW:
        return [row for row in connection.execute(query, (key,)) if row[0] in wanted]
    marks = ",".join("?" * len(wanted))
    return connection.execute(f"{query} AND token IN ({marks})", (key, *wanted)).fetchall()


def _turn(connection: sqlite3.Connection, key: str, wanted: int) -> tuple[int, int, int]:
    """The measure, this turn (both numbers), and how many verdicts were ever wanted at once.

    Measures that have not had a turn for long go, with their verdicts.
    """
    (last,) = connection.execute("SELECT coalesce(max(used), 0) FROM measure").fetchone()
    connection.execute(
        "INSERT INTO measure (key, used, most) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET used = excluded.used, most = max(most, excluded.most)",
        (key, last + 1, wanted),
    )
    old = "SELECT id FROM measure ORDER BY used DESC LIMIT -1 OFFSET ?"
    for table, column in (("verdict", "measure"), ("measure", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} IN ({old})", (_MEASURES,))
    found = connection.execute("SELECT id, used, most FROM measure WHERE key = ?", (key,))
    measure, turn, most = found.fetchone()
    return measure, turn, most


def _prune(
    connection: sqlite3.Connection, measure: int, limit: int, wanted: Collection[str]
) -> None:
    """Drop the older half of what is beyond the limit and not wanted now."""
    query = "SELECT count(*) FROM verdict WHERE measure = ?"
    (count,) = connection.execute(query, (measure,)).fetchone()
    if count <= limit:
        return
    query = "SELECT token FROM verdict WHERE measure = ? ORDER BY used"
    spare = [row[0] for row in connection.execute(query, (measure,)) if row[0] not in wanted]
    connection.executemany(
        "DELETE FROM verdict WHERE measure = ? AND token = ?",
        [(measure, name) for name in spare[: count - limit // 2]],
    )
