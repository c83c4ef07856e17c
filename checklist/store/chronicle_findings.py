"""What the rules about time find in many records; kept with the chronicle once it was found."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from checklist.format.limits import BYTES
from checklist.rules.finding import UNCHECKED, Finding, Place
from checklist.rules.time.past import Past, Version
from checklist.store.chronicle import Chronicle

if TYPE_CHECKING:  # not needed where nothing changed
    from checklist.model.record import Record

Found = dict[str, tuple[Finding, ...]]

_HELD = 8 * 1024 * 1024  # bytes of old versions in memory at once
_FEW = 100  # records that are looked up by name


class Asked(NamedTuple):
    """A record under check: its file's blob id, its path below a folder, and that folder's.

    `folder` is the path from the repository's top, with the `/` behind it.
    """

    blob: str
    path: str
    folder: str = ""

    @property
    def place(self) -> str:
        """The path from the repository's top."""
        return self.folder + self.path


class _Task(NamedTuple):
    """A record, or one that was deleted (`asked` is None), with what its past is."""

    id: str
    mark: str
    asked: Asked | None
    versions: tuple[Version, ...]
    head: str


class Timely:
    """The findings about time of these records, by id: those that are known, and a way to the rest.

    `day` (YYYY-MM-DD) is that of records which are not committed as they are. `rules` names
    everything else that findings depend on, such as the version of the tool and of the team's
    checklists: while it, the record's file and its committed versions stay the same, its findings
    come from the chronicle's file, and git is not asked. `dated` are the records judged by the day.
    """

    def __init__(
        self, chronicle: Chronicle, records: Mapping[str, Asked], *, day: str, rules: str
    ) -> None:
        self.found: Found = {}
        self.dated: set[str] = set()
        self._chronicle = chronicle
        self._day = day
        known = _known(chronicle, records)
        todo: list[str] = []
        for id, asked in records.items():
            mark, findings = known.get(os.fsencode(id), ("", ""))
            today = mark_of(rules, asked.blob, day)
            valid = mark in (mark_of(rules, asked.blob), today)
            if valid and (kept := _read(findings, asked.place)) is not None:
                self.found[id] = kept
                self.dated |= {id} if mark == today else set()
            else:
                todo.append(id)
        if len(todo) > 1:
            chronicle.load()
        self._tasks = {id: _task(chronicle, id, records[id], day, rules) for id in todo}
        self.dated |= {id for id, task in self._tasks.items() if task.mark.endswith(day)}

    @property
    def unknown(self) -> list[str]:
        """The paths of the records that are to be judged."""
        return [task.asked.path for task in self._tasks.values() if task.asked]

    def pasts(self) -> Iterator[tuple[str, Past]]:
        """What is to be judged: each record that is not known, by path, and its past."""
        for part, contents in _parts(self._chronicle, list(self._tasks.values())):
            for task in part:
                if task.asked:
                    yield task.asked.path, _past(self._chronicle, task, contents, self._day)

    def keep(self, judged: Mapping[str, Iterable[Finding]]) -> None:
        """Add what was found in records that were not known, by id."""
        rows = [(self._tasks[id], _at(self._tasks[id], found)) for id, found in judged.items()]
        _keep(self._chronicle, self.found, rows)


def gone(
    chronicle: Chronicle, parse: Callable[[bytes], Record], *, day: str, rules: str,
    present: Collection[str] | None,
) -> Found:  # fmt: skip
    """The findings about records that were committed and are nowhere now, by id.

    `present` are the ids of all records in the work tree, those included that a sparse checkout
    leaves out; None looks at the commit alone.
    """
    last = chronicle.deleted()
    away = set(last) if present is None else (set(last) | chronicle.ids()) - set(present)
    known = _known(chronicle, away)
    found: Found = {}
    tasks = []
    for id in sorted(away):
        mark = mark_of(rules, "", "" if id in last else day)
        before, findings = known.get(os.fsencode(id), ("", ""))
        if before == mark and (kept := _read(findings)) is not None:
            found[id] = kept
        else:
            tasks.append(_Task(id, mark, None, chronicle.versions(id), ""))
    judged = []
    for part, contents in _parts(chronicle, tasks):
        for task in part:
            past = _past(chronicle, task, contents, day)._replace(parse=parse)
            judged.append((task, tuple(_lost(task, past, day))))
    _keep(chronicle, found, judged)
    return {id: findings for id, findings in found.items() if findings}


def mark_of(rules: str, blob: str, day: str = "") -> str:
    """What findings depend on but the committed versions, in one word a thing."""
    return f"{rules} {blob or '-'} {day}"


def _task(chronicle: Chronicle, id: str, asked: Asked, day: str, rules: str) -> _Task:
    now = chronicle.now(id)
    head = now.get(asked.place) or next(iter(now.values()), "")
    mark = mark_of(rules, asked.blob, "" if head == asked.blob else day)
    return _Task(id, mark, asked, chronicle.versions(id), head)


def _known(chronicle: Chronicle, ids: Collection[str]) -> Mapping[bytes, tuple[str, str]]:
    """What was judged before, of these records or of all."""
    if not chronicle.file or not ids:
        return {}
    few = [os.fsencode(id) for id in ids] if len(ids) <= _FEW else None
    return chronicle.file.judged(chronicle.kept, few)


def _past(chronicle: Chronicle, task: _Task, contents: Mapping[str, bytes], day: str) -> Past:
    """The past of a record, with the bytes of its own versions; it can be sent to a process."""
    wanted = _needed(task)
    mine = {blob: contents[blob] for blob in wanted if blob in contents}
    blob = task.asked.blob if task.asked else ""
    return Past(task.versions, task.head, blob, day, mine.get, _unread, chronicle.cut)


def _at(task: _Task, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the record's path from the repository's top."""
    place = task.asked.place if task.asked else ""
    return tuple(each._replace(path=place) for each in findings)


def _unread(data: bytes) -> Record:
    """The place of the reader, which is put in where the past is judged."""
    raise RuntimeError(f"{len(data)} bytes were to be read without a reader")


def _lost(task: _Task, past: Past, day: str) -> Iterator[Finding]:
    from checklist.rules.time import check as rules

    taken = task.versions[-1]
    yield from rules.deleted(task.id, past, day if taken.blob else "")


def _parts(
    chronicle: Chronicle, tasks: Sequence[_Task]
) -> Iterator[tuple[Sequence[_Task], Mapping[str, bytes]]]:
    """The tasks in parts, each with the old bytes that it needs, so that memory stays small."""
    needed = [_needed(task) for task in tasks]
    if not any(needed):
        yield tasks, {}
        return
    from checklist.store import chronicle_log as log

    repo = chronicle.git().repository
    sizes = log.sizes(repo, dict.fromkeys(blob for blobs in needed for blob in blobs))
    # What is too large counts as something that cannot be read, and not as missing.
    large = {blob: b"" for blob, size in sizes.items() if size > BYTES}
    part, wanted, held = list[_Task](), dict[str, None](), 0
    for task, blobs in zip(tasks, needed, strict=True):
        readable = [blob for blob in blobs if 0 <= sizes[blob] <= BYTES]
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
    chronicle: Chronicle, found: Found, judged: Iterable[tuple[_Task, tuple[Finding, ...]]]
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
