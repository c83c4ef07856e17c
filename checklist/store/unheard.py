"""Who is still waiting to be asked, record by record; what did not change is not read again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from checklist.errors import ChecklistError, CouldNotRun
from checklist.report.clean import one_line
from checklist.store.files import read_file, refuse_link
from checklist.store.index_rows import Reader, Row, Wanted, rows
from checklist.store.scan import LINK, ODD, UNSETTLED

if TYPE_CHECKING:
    from checklist.store.project import Project

_WIDTH = 96


class Group(NamedTuple):
    """A group that was not asked, or not all of it, as `rules.unheard.waiting` has it.

    `day` is an ISO day, or "".
    """

    state: str
    name: str
    people: int | None
    asked: int | None
    how: str
    day: str


class Told(NamedTuple):
    """What one record says: its groups, each as a row of the fields of `Group`.

    `path` is below the folder of decisions; where the record cannot be read, `problem` says why.
    """

    path: str
    problem: str
    title: str = ""
    status: str = ""
    owner: str = ""
    groups: Sequence[Sequence[Any]] = ()

    @property
    def id(self) -> str:
        """The record's id."""
        return self.path.rpartition("/")[2].removesuffix(".md")


def told(
    project: Project, *, brief: bool, shown: Callable[[list[str]], Iterable[str]]
) -> list[Told]:
    """The records with groups that wait, and those that cannot be read, by path.

    With `brief`, the words of each group are cut to one line, ready to be printed. `shown` is
    handed the paths that are read. Raises `CouldNotRun` where the folder is a symbolic link.
    """
    key = _key(project)
    database = project.state / "unheard.db" if project.state and key else None

    def read(folder: str, path: str, stamps: dict[str, str]) -> Row | None:
        return _read(project, path, stamps)

    reader = Reader(read, Told, key, shown)
    folder = os.fspath(project.decisions)
    return rows(folder, database, reader, Wanted(sorted, "brief" if brief else "whole"))


def _key(project: Project) -> str:
    """What groups rest on besides the files; "" where it cannot be told, and nothing is kept."""
    folder = project.checklists
    try:
        refuse_link(folder)
        paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
        parts = [(path.name, read_file(path)) for path in paths]
    except (ChecklistError, OSError):
        return ""
    # What is said of a file that cannot be read has its whole path.
    return f"{crc32(repr((os.fspath(project.decisions), parts)).encode()):08x}"


def _read(project: Project, path: str, stamps: dict[str, str]) -> Row | None:
    """The row of one file, None where nobody waits; what could not be read is tried again."""
    try:
        found = _told(project, path)
    except (ChecklistError, OSError) as error:
        if isinstance(error, CouldNotRun | OSError) and stamps[path] not in (LINK, ODD):
            stamps[path] = UNSETTLED
        found = Told(path, getattr(error, "message", str(error)))
    if not (found.problem or found.groups):
        return None
    groups = (Group(*group) for group in found.groups)
    short = [
        group._replace(name=one_line(group.name, _WIDTH), how=one_line(group.how, _WIDTH))
        for group in groups
    ]
    brief = Told(path, found.problem, groups=short)
    return Row("", json.dumps(brief), json.dumps(found))


def _told(project: Project, path: str) -> Told:
    from checklist.format import front  # deferred, all of them: most files are unchanged
    from checklist.model.life import ENDED
    from checklist.rules.case import Case
    from checklist.rules.unheard.waiting import unheard
    from checklist.store import records

    whole = project.folder + path
    data = records.load(project, records.Found("", whole))
    head = front.read(data)
    if not ("schema" in head.values or "id" in head.values):
        return Told(path, head.problem if head.problem != front.ABSENT else "")
    if head.values.get("status") in ENDED:
        return Told(path, "")
    reading = records.parse(data, project)
    groups = [
        Group(*each[:5], each.day.isoformat() if each.day else "")
        for each in unheard(Case(reading, whole))
    ]
    record = reading.record
    return Told(path, "", record.title, record.status, record.get("owner"), groups)
