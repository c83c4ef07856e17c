"""The records on decision branches that are not merged yet."""

from __future__ import annotations

from typing import NamedTuple

from checklist.format import front
from checklist.store import records
from checklist.store.index import Entry
from checklist.store.project import Project
from checklist.store.repository import Repository


class Unmerged(NamedTuple):
    """A record as its decision branch has it; the entry's path is below the decisions' folder."""

    id: str
    entry: Entry
    branch: str


def unmerged(project: Project, repository: Repository) -> list[Unmerged]:
    """Every record whose own branch holds something that the current branch does not."""
    found = []
    for each in records.branched(project, repository):
        path = records.in_repository(project, repository, each.path)
        data = repository.read(f"refs/heads/{each.branch}", path) or b""
        read = front.read(data)
        problem = f"line {read.line}: {read.problem}" if read.problem else ""
        below = each.path.removeprefix(project.folder)
        found.append(Unmerged(each.id, Entry(below, read.values, problem), each.branch))
    return found
