"""The derived index: what `list` and `due` show, without reading every file again."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checklist.model.dates import iso
from checklist.report.clean import one_line
from checklist.store.index_rows import NEVER, Reader, Row, Used, Wanted, rows
from checklist.store.scan import LINK, ODD, UNSETTLED, beginning

if TYPE_CHECKING:  # listing does without them
    from datetime import date
    from pathlib import Path

_RECORD_NAME = r"(?:.*/)?[0-9]{4}-[0-9]{2}-[0-9]{2}-[^/]*"


class Entry(NamedTuple):
    """A file that is a record, or should be: its path below the folder, its front matter.

    `problem` says what is wrong with it; then `front` may be empty.
    """

    path: str
    front: Mapping[str, Any]
    problem: str


def entries(folder: Path, database: Path | None, until: date | None = None) -> list[Entry]:
    """Every record below a folder, by path; a plain page (no front matter, no date) is none.

    With `until` only those that name a `review` or `wait-until` day up to it, or have a problem; a
    day that cannot be read counts as one. Raises `CouldNotRun` when the folder is a symbolic link.
    """
    return used(folder, database, list, until=until)


def used(
    folder: Path, database: Path | None, use: Callable[[list[Entry]], Used], *,
    until: date | None = None, in_short: bool = False,
) -> Used:  # fmt: skip
    """What is made of the same; with `in_short`, as `brief` gives them.

    Where files have changed it is made twice: first while they are looked at.
    """

    def of_sorted(found: list[Entry]) -> Used:
        return use(sorted(found))

    day = until.isoformat() if until else NEVER
    wanted = Wanted(of_sorted, "brief" if in_short else "whole", day)
    return rows(os.fspath(folder), database, Reader(_read, Entry), wanted)


def brief(entry: Entry) -> Entry:
    """What a list shows of a record, ready to be printed: each a word or words on one line.

    `id` and `created` are left out where the file's name says the same. The days to come are as
    they stand in the record.
    """
    path, front, problem = entry
    name = path.rpartition("/")[2].removesuffix(".md")
    said = {"id": name, **{key: front.get(key) for key in ("created", "status", "title")}}
    short = {key: one_line(str(value)) for key, value in said.items() if value is not None}
    known = {"id": name, "created": name[:10]}
    short = {key: words for key, words in short.items() if words != known.get(key)}
    days = {key: front[key] for key in ("review", "wait-until") if front.get(key) is not None}
    return Entry(path, {**short, **days}, one_line(problem))


def _read(folder: str, path: str, stamps: dict[str, str]) -> Row | None:
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


def _row(path: str, values: Mapping[str, Any], problem: str) -> Row:
    entry = Entry(path, values, problem)
    soonest = "" if problem else _soonest(values)
    return Row(soonest, json.dumps(brief(entry)), json.dumps(entry))


def _soonest(values: Mapping[str, Any]) -> str:
    days = [values.get("review"), values.get("wait-until")]
    named = [day for day in days if day not in (None, "", "none")]
    if not all(isinstance(day, str) and iso(day) for day in named):
        return ""
    return min(named, default=NEVER)
