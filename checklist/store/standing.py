"""What the last check of all records found, kept so that a check looks at what changed since.

Derived, beside the index: it can be deleted at any time, is rebuilt when it is damaged or of
another version, and where it can be neither read nor written, everything is examined again.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from checklist.rules.finding import UNCHECKED, Finding
from checklist.rules.ledger import Line
from checklist.store import database as derived
from checklist.store.finding_rows import packed, unpacked
from checklist.store.scan import is_settled, joined, split

if TYPE_CHECKING:  # where nothing changed, pathlib is slow
    from datetime import date
    from pathlib import Path

    from checklist.store.project import Project

PATIENCE = 1.0  # seconds to wait for another process; after that everything is examined
# The row of all files is long, and written anew whenever one has changed.
_SCHEMA = """
PRAGMA page_size = 32768;
CREATE TABLE standing (
  name TEXT PRIMARY KEY, head TEXT NOT NULL, day TEXT NOT NULL, stamps BLOB NOT NULL,
  blobs TEXT NOT NULL, json TEXT NOT NULL
)
"""
_ROWS = 8  # work trees and sets of rules of one repository that are remembered


class Ground(NamedTuple):
    """What findings rest on besides the files: a name for the folder and the rules, HEAD, the day.

    `head` is "" where only git itself can tell.
    """

    name: str
    head: str
    day: str


class Standing(NamedTuple):
    """What was found, by path from the folder of decisions, or by id where the past is asked.

    Only what says something is there: `alone` holds files with findings, `lines` records that name
    others or are replaced, `late` those whose past has findings. `between` are the findings that
    take more than one record, `away` those of records that are gone. `dated` are the ids of records
    judged by the day. `files` has the stamp of every file, `blobs` the id of its bytes.
    """

    files: Mapping[str, str] = {}
    blobs: Mapping[str, str] = {}
    alone: Mapping[str, tuple[Finding, ...]] = {}
    lines: Mapping[str, Line] = {}
    between: tuple[Finding, ...] = ()
    late: Mapping[str, tuple[Finding, ...]] = {}
    away: tuple[Finding, ...] = ()
    dated: frozenset[str] = frozenset()

    @property
    def for_others(self) -> Standing:
        """The same without what was found in single records."""
        return self._replace(alone={}, late={}, away=(), dated=frozenset())


class Row:
    """A standing as it is kept: `found`, but its files and blobs are unpacked if they are needed.

    `head` and `day` are those that it rests on, `stamps` the row of all files.
    """

    def __init__(self, head: str, day: str, stamps: bytes, blobs: str, found: Standing) -> None:
        self.head, self.day, self.stamps, self.blobs, self.found = head, day, stamps, blobs, found

    def rests_on(self, ground: Ground, stamps: bytes) -> bool:
        """Whether nothing has changed: neither files, nor history, nor a day that matters."""
        return (
            self.same_past(ground)
            and self.same_day(ground)
            and self.stamps == stamps
            and is_settled(stamps)
        )

    def same_past(self, ground: Ground) -> bool:
        """Whether history is as it was; not where only git itself can tell."""
        return self.head == ground.head != ""

    def same_day(self, ground: Ground) -> bool:
        """Whether the day is as it was, or does not matter."""
        return self.day in ("", ground.day)

    @property
    def count(self) -> int:
        """How many files there were."""
        return self.blobs.count(" ") + 1

    @cached_property
    def whole(self) -> Standing:
        """What was found, with the files; nothing where those do not fit together."""
        files, blobs = split(self.stamps), self.blobs.split(" ")
        if len(files) != len(blobs):
            return Standing()
        return self.found._replace(files=files, blobs=dict(zip(files, blobs, strict=True)))


def ground(project: Project, rules: str, folder: str, today: date) -> Ground:
    """What a check of these decisions rests on; `rules` and `folder` identify both."""
    from checklist.store import chronicle_head as heads
    from checklist.store.refs import may_be_sparse

    where = heads.places(project)
    head = heads.head(where) if where else None
    if where is None or head is None:
        return Ground(f"{folder} {rules} {project.root}", "", today.isoformat())
    parts = (head or "-", heads.shallow(where), "sparse" if may_be_sparse(project) else "")
    name = "\0".join((folder, rules, os.fspath(where.git), os.fspath(project.root)))
    return Ground(name, " ".join(parts), today.isoformat())


def recall(database: Path | None, name: str) -> Row | None:
    """What was kept under this name."""

    def look(connection: sqlite3.Connection) -> Row | None:
        query = "SELECT head, day, stamps, blobs, json FROM standing WHERE name = ?"
        found = connection.execute(query, (_plain(name),)).fetchone()
        if not found:
            return None
        head, day, stamps, blobs, text = found
        if not isinstance(stamps, bytes) or not isinstance(blobs, str):
            raise TypeError("rows of another kind")
        return Row(head, day, stamps, blobs, _found(text))

    return derived.ask(os.fspath(database), _SCHEMA, PATIENCE, look) if database else None


def keep(database: Path | None, ground: Ground, found: Standing) -> None:
    """Keep what was found for the next check."""
    if not database:
        return
    cut = any(each.rule == UNCHECKED for late in found.late.values() for each in late)
    row = (
        _plain(ground.name),
        "" if cut else ground.head,
        ground.day if found.dated or found.away else "",
        joined(found.files),
        " ".join(map(found.blobs.__getitem__, found.files)),
        _json(found),
    )

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("REPLACE INTO standing VALUES (?, ?, ?, ?, ?, ?)", row)
        last = "SELECT rowid FROM standing ORDER BY rowid DESC LIMIT ?"
        connection.execute(f"DELETE FROM standing WHERE rowid NOT IN ({last})", (_ROWS,))

    derived.ask(
        os.fspath(database), _SCHEMA, PATIENCE, lambda connection: derived.keep(connection, write)
    )


def _found(text: str) -> Standing:
    """What was found; raises TypeError or ValueError when the row is damaged."""
    alone, lines, between, late, away, dated = json.loads(text)
    try:
        return Standing(
            alone={path: unpacked(rows) for path, rows in alone.items()},
            lines={path: Line(*line) for path, line in lines.items()},
            between=unpacked(between),
            late={id: unpacked(rows) for id, rows in late.items()},
            away=unpacked(away),
            dated=frozenset(dated),
        )
    except AttributeError as error:
        raise TypeError("rows of another kind") from error


def _json(found: Standing) -> str:
    parts: list[Any] = [
        {path: packed(findings) for path, findings in found.alone.items() if findings},
        found.lines,
        packed(found.between),
        {id: packed(findings) for id, findings in found.late.items() if findings},
        packed(found.away),
        sorted(found.dated),
    ]
    return json.dumps(parts)


def _plain(name: str) -> str:
    """A name as a database takes it: undecodable bytes as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()
