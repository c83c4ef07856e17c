"""Past decisions that resemble one, each with how it turned out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from checklist.errors import ChecklistError
from checklist.followup.outcome import Tally, tally, turned_out
from checklist.model.record import Record
from checklist.rules.resemblance import Sought
from checklist.store import records
from checklist.store.full_text import resembling
from checklist.store.glance import Glance
from checklist.store.project import Project

MOST = 3  # decisions that are shown
_LONGEST_CHAIN = 100  # decisions that replace one another


class Similar(NamedTuple):
    """A past decision: its id and path, its record, and how it turned out, as a sentence."""

    id: str
    path: str
    record: Record
    outcome: str

    @property
    def came(self) -> Tally:
        """What became of its expectations."""
        return tally(self.record)


class _Shelf:
    """The records of a project by id, each read once; `paths` are known from the beginning."""

    def __init__(self, project: Project, paths: Mapping[str, str]) -> None:
        self.project = project
        self.paths = dict(paths)
        self.read = cache(self._read)

    @cached_property
    def _elsewhere(self) -> dict[str, str]:
        """Where all records are; walked only when one of them is named."""
        return {place.id: place.path for place in records.walk(self.project)}

    def _read(self, name: str) -> Record | None:
        """A record by its id; None where there is none that can be read."""
        path = self.paths.get(name) or self._elsewhere.get(name, "")
        try:
            data = records.load(self.project, records.Found(name, path))
            return records.parse(data, self.project).record
        except (ChecklistError, OSError):
            return None

    def later(self, name: str) -> list[str]:
        """The ids of the decisions that replaced this one, one after the other."""
        found: list[str] = []
        record = self.read(name)
        while record and record.status == "superseded" and len(found) < _LONGEST_CHAIN:
            name = record.get("superseded-by")
            if not name or name in found:
                break
            found.append(name)
            record = self.read(name)
        return found


def similar(
    project: Project, sought: Sought, today: date, own: str = "", glance: Glance | None = None
) -> list[Similar]:
    """Up to three decisions in the work tree that resemble what is sought, the nearest first.

    `own` is the id of the decision itself, which is not its own past. Of decisions that replaced
    one another, one is shown: the last that resembles. `glance` is a look at the files that has
    begun. Raises `CouldNotRun` where the folder of decisions is a symbolic link.
    """
    below = resembling(project.decisions, project.full_text, sought, glance)
    paths = {PurePosixPath(path).stem: project.folder + path for path in below}
    paths.pop(own, None)
    return list(islice(_each_matter_once(_Shelf(project, paths), list(paths), today), MOST))


def _each_matter_once(shelf: _Shelf, names: list[str], today: date) -> Iterator[Similar]:
    seen = set()
    for name in names:
        chain = [name, *shelf.later(name)]
        if chain[-1] in seen:
            continue
        seen.add(chain[-1])
        shown = next(each for each in reversed(chain) if each in names)
        record = shelf.read(shown)
        if record:
            later = shelf.later(shown)
            successor = shelf.read(later[0]) if later else None
            outcome = turned_out(record, today, successor)
            yield Similar(shown, shelf.paths[shown], record, outcome)
