"""Three versions of a record in files, as git hands them to a merge driver."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from checklist.errors import ChecklistError
from checklist.format.merge import merge
from checklist.format.merge_front import Doubt
from checklist.store import records
from checklist.store.files import read_file, write_file
from checklist.store.project import find
from checklist.store.repository import Repository

DRIVER = (
    # Where the program is gone or failed, no side must be lost: then git merges as it always does.
    "checklist merge-driver %O %A %B %P"
    " || { ! grep -q '^<<<<<<< ' %A && git merge-file -L ours -L base -L theirs %A %O %B; }"
)
# The driver first: git refuses to merge with one that has a name and no command.
_SETTINGS = {"driver": DRIVER, "name": "decision records, answer by answer"}


class Versions(NamedTuple):
    """The files of a merge: the common version, ours (which takes the result) and theirs."""

    base: Path
    ours: Path
    theirs: Path


class Outcome(NamedTuple):
    """How a merge ended: the answers that both sides changed, or why git merged lines instead."""

    clean: bool
    conflicts: tuple[str, ...] = ()
    doubt: str = ""


def merged(repository: Repository, versions: Versions, path: str) -> Outcome:
    """Merge a record into the file of our side; `path` is where the repository has it.

    What is no record, or cannot be merged for certain, is merged by git's own way.
    """
    try:
        project = find((repository.top / path).parent)
        readings = [records.parse(read_file(version), project) for version in versions]
        result = merge(*readings)
    except (Doubt, ChecklistError) as doubt:
        return Outcome(_by_lines(repository, versions), doubt=str(doubt))
    write_file(versions.ours.parent, versions.ours.name, result.data)
    return Outcome(not result.conflicts, result.conflicts)


def install(repository: Repository) -> bool:
    """Tell this clone's git about the driver; False where it has another one of that name."""
    known = repository.run("config", "--get", "merge.checklist.driver", check=False)
    if known.out.strip() and known.out.rstrip(b"\n") != DRIVER.encode():
        return False
    for key, value in _SETTINGS.items():
        repository.run("config", "--local", f"merge.checklist.{key}", value)
    return True


def _by_lines(repository: Repository, versions: Versions) -> bool:
    """Git's own merge, with its own marks of a conflict; whether there was none."""
    base, ours, theirs = (str(path) for path in versions)
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = repository.run("merge-file", "--quiet", *labels, ours, base, theirs, check=False)
    return done.status == 0
