"""Finding records by their id, in the work tree or on a decision branch, and reading them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checklist.errors import UsageProblem
from checklist.format import front, limits, reader
from checklist.format.reader import Reading
from checklist.store.checklists import for_record
from checklist.store.files import read_file
from checklist.store.project import Project

if TYPE_CHECKING:  # slow to load, and the work tree does without it
    from checklist.store.repository import Repository

BRANCH = "decision/"
LIMIT = limits.BYTES


class Found(NamedTuple):
    """A record's place: its id, its path from the project's root, and the branch if it is not in
    the work tree.
    """

    id: str
    path: str
    branch: str = ""


def walk(project: Project, part: str = "") -> Iterator[Found]:
    """Every record in the work tree whose file's name holds `part`; the id is its stem."""
    for folder, folders, files in os.walk(project.decisions):
        # Another repository, such as a submodule, has decisions of its own.
        if ".git" in (*folders, *files) and folder != os.fspath(project.decisions):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(project.root).as_posix()
        prefix = "" if below == "." else f"{below}/"
        for name in sorted(files):
            if part in name and name.endswith(".md") and name != "README.md":
                yield Found(name[:-3], prefix + name)


def find(project: Project, text: str, repository: Repository | None = None) -> Found:
    """The record whose id is `text` or the only one that it shortens.

    Looks at the work tree, then, with a repository, at the decision branches. Raises UsageProblem.
    """
    text = Path(text).name.removesuffix(".md")
    found = list(walk(project, text))
    match = _match(found, text)
    if match is None and repository is not None:
        found += branched(project, repository)
        match = _match(found, text)
    if match is None:
        raise UsageProblem(
            f"there is no decision `{text}` in {project.decisions}",
            "`checklist list` shows the decisions there are",
        )
    return match


def branched(project: Project, repository: Repository) -> list[Found]:
    """The records on decision branches that are not merged into the current branch yet."""
    found = []
    for name, _ in repository.unmerged(BRANCH):
        sought = name.removeprefix(BRANCH)
        for path in repository.paths(name, in_repository(project, repository, "") or ""):
            if Path(path).name == f"{sought}.md":
                below = os.path.relpath(repository.top / path, os.path.realpath(project.root))
                found.append(Found(sought, Path(below).as_posix(), name))
    return found


def in_repository(project: Project, repository: Repository, path: str) -> str:
    """A path from the project's root as one from the repository's top; "" for the top itself."""
    root = Path(os.path.relpath(os.path.realpath(project.root), os.path.realpath(repository.top)))
    whole = Path(os.path.normpath(root / path)).as_posix()
    return "" if whole == "." else whole


def load(project: Project, found: Found, repository: Repository | None = None) -> bytes:
    """The bytes of a record, from the work tree or its branch; raises UsageProblem for too many."""
    if found.branch and repository is not None:
        data = repository.read(found.branch, in_repository(project, repository, found.path))
        if data is not None:
            return readable(data, found.path)
    return readable(read_file(project.root / found.path, LIMIT), found.path)


def readable(data: bytes, path: str) -> bytes:
    """The same bytes; raises UsageProblem when they are more than is read of a record."""
    if much := limits.excess(data):
        raise UsageProblem(f"{path} {much}", limits.HINT)
    return data


def parse(data: bytes, project: Project) -> Reading:
    """A record's bytes, read with the questions that they pin."""
    pin = str(front.read(data).values.get("checklist") or "")
    return reader.read(data, for_record(pin, project.checklists))


def same_answers(project: Project, mine: bytes, theirs: bytes) -> bool:
    """Whether two versions of a record say the same, however they are laid out."""
    return parse(mine, project).record == parse(theirs, project).record


def _match(found: list[Found], text: str) -> Found | None:
    for fits in (str.__eq__, str.startswith, str.__contains__):
        matches = [each for each in found if text and fits(each.id, text)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UsageProblem(
                f"`{text}` fits {len(matches)} decisions",
                "give more of the id",
                tuple(f"{each.id}  ({each.path})" for each in matches[:10]),
            )
    return None
