"""The records of the work tree under check; where nothing changed, as they were found last time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from checklist.rules.finding import Finding
from checklist.store import standing
from checklist.store.glance import Glance
from checklist.store.scan import folder_identity, split

if TYPE_CHECKING:
    from datetime import date

    from checklist.store.measure import Measure
    from checklist.store.project import Project

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-")
_NO_RECORD = "not-a-record"
_NEEDED = ("checklist.store.renewal", "subprocess")  # where something changed


class Examined(NamedTuple):
    """What was found, in how many records, and what must be said aloud."""

    findings: list[Finding]
    records: int
    notes: tuple[str, ...] = ()


def examined(
    project: Project, measure: Measure, chosen: Sequence[str], today: date,
    told: Callable[[int], None],
) -> Examined:  # fmt: skip
    """The findings of the records at or below `chosen` (from the folder of decisions; none: all).

    `told` hears how many are done. Raises `CouldNotRun` when a file changes under the reading, or
    the folder cannot be read.
    """
    place = os.fspath(project.decisions)
    identity = folder_identity(place)
    ground = standing.ground(project, measure.key, identity, today)
    last = standing.recall(project.standing, ground.name)
    # Where all were never checked, what the others say to these is kept by itself.
    alone = bool(chosen) and last is None
    if alone:
        ground = ground._replace(name=f"{ground.name}\0some")
        last = standing.recall(project.standing, ground.name)
    glance = Glance(place, last.count if last else 0)
    prefix = prefix_of(project)
    glance.meanwhile(_ready(measure, last))
    stamps = glance.stamps() if identity else b""
    if last and not chosen and last.rests_on(ground, stamps):
        return together(last.found._replace(files=split(stamps)), prefix)
    from checklist.store.renewal import Renewal, Since  # where nothing changed, nothing is parsed

    since = Since(standing.Standing(), same_past=False, same_day=False)
    if last:
        since = Since(last.whole, last.same_past(ground), last.same_day(ground))
    files = split(stamps)
    renewal = Renewal(
        project, measure, since, files, chosen=chosen, anew=alone, day=ground.day, prefix=prefix
    )
    found = renewal.found(told)
    if alone or not chosen:
        # Where the past could not be asked, the next check asks again.
        kept = ground._replace(head="") if renewal.notes else ground
        standing.keep(project.standing, kept, found.for_others if alone else found)
    return together(found, prefix, chosen)._replace(notes=renewal.notes)


def _ready(measure: Measure, last: standing.Row | None) -> Iterator[None]:
    """Get ready to examine what changed, step by step."""
    for name in _NEEDED:
        import_module(name)
        yield
    yield from measure.ready()
    _ = last and last.whole


def together(found: standing.Standing, prefix: str, chosen: Sequence[str] = ()) -> Examined:
    """What was found in the records at or below `chosen`, with their paths from the top."""
    pages = {path for path, findings in found.alone.items() if is_page(path, findings)}
    files = [path for path in found.files if is_chosen(path, chosen)] if chosen else found.files
    asked = set(files) - (pages - {*chosen})
    alone = (each for findings in found.alone.values() for each in findings)
    here = [each for each in (*alone, *found.between) if each.path in asked]
    late = (each for findings in found.late.values() for each in findings)
    timely = [each for each in late if each.path[len(prefix) :] in asked]
    whole = [each._replace(path=prefix + each.path) for each in here]
    return Examined([*whole, *timely, *found.away], len(asked))


def is_page(path: str, findings: Iterable[Finding]) -> bool:
    """Whether a file is a page like any other: no record, and not named like one."""
    return not is_dated(path) and [finding.rule for finding in findings] == [_NO_RECORD]


def is_dated(path: str) -> bool:
    """Whether a file is named like a record, by its day."""
    return bool(_DATED.match(path.rpartition("/")[2]))


def is_chosen(path: str, chosen: Sequence[str]) -> bool:
    """Whether a path is at or below one of these; none of them means all."""
    return not chosen or any(
        not each or path == each or path.startswith(f"{each}/") for each in chosen
    )


def prefix_of(project: Project) -> str:
    """The path of the folder of decisions from the repository's top, with the `/` behind it."""
    from checklist.store.chronicle_head import places

    where = places(project)
    top = where.top if where else project.root
    below = os.path.relpath(os.path.realpath(project.root), os.path.realpath(top))
    return ("" if below == "." else f"{below.replace(os.sep, '/')}/") + project.folder
