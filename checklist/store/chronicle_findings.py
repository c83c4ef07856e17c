"""What the rules about time find in many records; kept with the chronicle once it was found."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checklist.model.record import Record
from checklist.rules.finding import Finding, Place
from checklist.rules.time.past import Past, Version
from checklist.store.chronicle import Chronicle

if TYPE_CHECKING:  # neither is needed where nothing changed
    from checklist.rules.case import Case

Parse = Callable[[bytes], Record]
Found = dict[str, tuple[Finding, ...]]

UNCHECKED = "history-cut"  # the finding that nothing could be found
_HELD = 8 * 1024 * 1024  # bytes of old versions in memory at once


class Asked(NamedTuple):
    """A record under check: a way to its `Case`, its file's blob id, and its path."""

    case: Callable[[], Case]
    blob: str
    path: str


class _Task(NamedTuple):
    """A record, or one that was deleted (`asked` is None), with what its past is."""

    id: str
    mark: str
    asked: Asked | None
    versions: tuple[Version, ...]
    head: str


def timely(
    chronicle: Chronicle, records: Mapping[str, Asked], parse: Parse, *, day: str, rules: str
) -> Found:
    """The findings about time of these records, by id, sorted by place.

    `parse` reads an old version, with the questions that it pins. `day` (YYYY-MM-DD) is that of
    records which are not committed as they are. `rules` names everything else that findings depend
    on, such as the version of the tool and of the team's checklists: while it, the record's file
    and its committed versions stay the same, its findings come from the chronicle's file, and
    neither is its case built nor is git asked.
    """
    known = chronicle.file.judged(chronicle.kept) if chronicle.file else {}
    found: Found = {}
    todo: list[str] = []
    for id, asked in records.items():
        mark, findings = known.get(os.fsencode(id), ("", ""))
        valid = mark in (mark_of(rules, asked.blob), mark_of(rules, asked.blob, day))
        if valid and (kept := _read(findings, asked.path)) is not None:
            found[id] = kept
        else:
            todo.append(id)
    if len(todo) > 1:
        chronicle.load()
    tasks = [_task(chronicle, id, records[id], day, rules) for id in todo]
    _keep(chronicle, found, _judged(chronicle, tasks, parse, day))
    return {id: found[id] for id in records}


def gone(
    chronicle: Chronicle, parse: Parse, *, day: str, rules: str, present: Collection[str] | None
) -> Found:
    """The findings about records that were committed and are nowhere now, by id.

    `present` are the ids of all records in the work tree, those included that a sparse checkout
    leaves out; None looks at the commit alone.
    """
    last = chronicle.deleted()
    away = set(last) if present is None else (set(last) | chronicle.ids()) - set(present)
    known = chronicle.file.judged(chronicle.kept) if chronicle.file else {}
    found: Found = {}
    tasks = []
    for id in sorted(away):
        mark = mark_of(rules, "", "" if id in last else day)
        before, findings = known.get(os.fsencode(id), ("", ""))
        if before == mark and (kept := _read(findings)) is not None:
            found[id] = kept
        else:
            tasks.append(_Task(id, mark, None, chronicle.versions(id), ""))
    _keep(chronicle, found, _judged(chronicle, tasks, parse, day))
    return {id: findings for id, findings in found.items() if findings}


def mark_of(rules: str, blob: str, day: str = "") -> str:
    """What findings depend on but the committed versions, in one word a thing."""
    return f"{rules} {blob or '-'} {day}"


def _task(chronicle: Chronicle, id: str, asked: Asked, day: str, rules: str) -> _Task:
    now = chronicle.now(id)
    head = now.get(asked.path) or next(iter(now.values()), "")
    mark = mark_of(rules, asked.blob, "" if head == asked.blob else day)
    return _Task(id, mark, asked, chronicle.versions(id), head)


def _judged(
    chronicle: Chronicle, tasks: list[_Task], parse: Parse, day: str
) -> Iterator[tuple[_Task, tuple[Finding, ...]]]:
    for part, contents in _parts(chronicle, tasks):
        for task in part:
            yield task, tuple(_check(chronicle, task, contents, parse, day))


def _check(
    chronicle: Chronicle, task: _Task, contents: Mapping[str, bytes], parse: Parse, day: str
) -> list[Finding]:
    from checklist.rules import engine
    from checklist.rules.time import check as rules

    asked = task.asked
    blob = asked.blob if asked else ""
    past = Past(task.versions, task.head, blob, day, contents.get, parse, chronicle.cut)
    if asked is None:
        taken = task.versions[-1]
        return list(rules.deleted(task.id, past, day if taken.blob else ""))

    def time(case: Case) -> Iterator[Finding]:
        yield from rules.check(case, past)

    return engine.check(asked.case(), (time,))


def _parts(
    chronicle: Chronicle, tasks: list[_Task]
) -> Iterator[tuple[list[_Task], Mapping[str, bytes]]]:
    """The tasks in parts, each with the old bytes that it needs, so that memory stays small."""
    needed = [_needed(task) for task in tasks]
    if not any(needed):
        yield tasks, {}
        return
    from checklist.store import chronicle_log as log

    repo = chronicle.git().repository
    sizes = log.sizes(repo, dict.fromkeys(blob for blobs in needed for blob in blobs))
    # What is too large counts as something that cannot be read, and not as missing.
    large = {blob: b"" for blob, size in sizes.items() if size > log.LIMIT}
    part, wanted, held = list[_Task](), dict[str, None](), 0
    for task, blobs in zip(tasks, needed, strict=True):
        readable = [blob for blob in blobs if 0 <= sizes[blob] <= log.LIMIT]
        wanted |= dict.fromkeys(readable)
        part.append(task)
        held += sum(sizes[blob] for blob in readable)
        if held > _HELD:
            yield part, {**large, **dict(log.small(repo, list(wanted)))}
            part, wanted, held = [], {}, 0
    yield part, {**large, **dict(log.small(repo, list(wanted)))}


def _needed(task: _Task) -> list[str]:
    """The blobs whose bytes a record's past may need: all but that of the file itself."""
    blobs = dict.fromkeys(version.blob for version in task.versions if version.blob)
    if task.asked:
        blobs.pop(task.asked.blob, None)
    return list(blobs)


def _keep(
    chronicle: Chronicle, found: Found, judged: Iterator[tuple[_Task, tuple[Finding, ...]]]
) -> None:
    """Add what was judged to what was found, and keep it for the next time."""
    fresh = {}
    for task, findings in judged:
        found[task.id] = findings
        if any(finding.rule == UNCHECKED for finding in findings):
            continue  # the rest may be fetched any time
        fresh[os.fsencode(task.id)] = (task.mark, json.dumps(findings) if findings else "")
    if chronicle.file:
        chronicle.file.keep_judged(chronicle.kept, fresh)


def _read(findings: str, path: str = "") -> tuple[Finding, ...] | None:
    """Findings as they were kept; None when that cannot be read."""
    if not findings:
        return ()
    try:
        read: list[Any] = [Finding(*each) for each in json.loads(findings)]
        return tuple(
            each._replace(place=Place(*each.place), path=path or each.path) for each in read
        )
    except (TypeError, ValueError):
        return None
