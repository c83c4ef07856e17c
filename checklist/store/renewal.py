"""What changed since the last check, examined: alone, against its past, and between records."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from checklist.errors import CouldNotRun
from checklist.rules import ledger
from checklist.rules.finding import Finding
from checklist.rules.ledger import Line
from checklist.store import chronicle_findings
from checklist.store.chronicle_findings import Asked, Timely
from checklist.store.examine import Source, Told, Verdict, examine
from checklist.store.facts import Facts, facts
from checklist.store.meanwhile import Meanwhile
from checklist.store.objects import Problem
from checklist.store.refs import may_be_sparse
from checklist.store.standing import Standing
from checklist.store.subjects import Subject, object_format, read, settled
from checklist.store.verdicts import Kept, Verdicts, token
from checklist.store.worktree import is_chosen, is_dated

if TYPE_CHECKING:
    from checklist.rules.time.past import Past
    from checklist.store.chronicle import Chronicle
    from checklist.store.measure import Measure
    from checklist.store.project import Project


_FEW = 20  # records whose past is asked for at once


class Since(NamedTuple):
    """The last check: what it found, whether history is the same now, and whether the day is."""

    found: Standing
    same_past: bool
    same_day: bool


class Renewal:
    """A check of the work tree that takes over what the last one found in files as they were.

    `stamps` are those of all files, by path; a file whose stamp is that of `last` is as it was.
    Only what is `chosen` is examined, and with `anew` all of that. `notes` holds what must be said
    aloud.
    """

    def __init__(
        self, project: Project, measure: Measure, last: Since, stamps: dict[str, str],
        *, chosen: Sequence[str], anew: bool, day: str, prefix: str,
    ) -> None:  # fmt: skip
        self.project, self.measure, self.last = project, measure, last
        self.chosen, self.day, self.prefix = chosen, day, prefix
        self.folder = os.fspath(project.decisions)
        before = last.found.files
        changed = [
            path for path, stamp in stamps.items()
            if not stamp or before.get(path) != stamp or (anew and is_chosen(path, chosen))
        ]  # fmt: skip
        found = read(self.folder, changed, stamps, object_format(project.state))
        self.changed = {each.path: each for each in found}
        self.files = stamps
        self.blobs = {
            **last.found.blobs,
            **{path: each.blob for path, each in self.changed.items()},
        }
        self.gone = before.keys() - stamps.keys()
        self.same_files = not self.gone and len(before) == len(stamps)
        self.past, self.notes = self._past()

    def found(self, told: Told) -> Standing:
        """What stands now; `told` hears how many files are done."""
        timely = self._timely(self.past) if self.past else None
        verdicts = self._verdicts(timely, told)
        before = self.last.found
        alone = {path: found for path, found in before.alone.items() if path in self.files}
        alone |= {path: each.findings for path, each in verdicts.items()}
        lines = {
            path: line for path, line in before.lines.items()
            if path in self.files and path not in verdicts
        }  # fmt: skip
        for path, each in verdicts.items():
            if not (line := each.facts.line(path)).is_plain:
                lines[path] = line
        now = Standing(self.files, self.blobs, alone, lines)
        now = now._replace(between=self._between(now, verdicts))
        return self._with_past(now, self.past, timely) if self.past and timely else now

    def _past(self) -> tuple[Chronicle | None, tuple[str, ...]]:
        """The past, or why there is none."""
        if self.project.state is None:
            note = "There is no git repository here, so nothing was compared with the past."
            return None, (note,)
        from checklist.store.chronicle import chronicle

        try:
            return chronicle(self.project), ()
        except CouldNotRun as problem:
            return None, (f"Nothing was compared with the past: {problem.message}",)

    def _timely(self, past: Chronicle) -> Timely:
        """What the past says about records whose file, history or day is another than before."""
        paths: Iterable[str] = self.files
        if self.last.same_past:
            stale = {_id(path) for path in (*self.changed, *self.gone)}
            stale |= set() if self.last.same_day else self.last.found.dated
            if len(stale) <= _FEW:  # ten thousand ids would take longer than everything else here
                names = tuple(f"{id}.md" for id in stale)
                paths = [path for path in paths if path.endswith(names)]
            paths = [path for path in paths if _id(path) in stale]
        # Of two files with one id the one that is named like a record counts.
        paths = sorted(paths, key=lambda path: (is_dated(path), path))
        ids = {_id(path): path for path in paths if self.blobs[path] and self._is_chosen(path)}
        asked = {id: Asked(self.blobs[path], path, self.prefix) for id, path in ids.items()}
        return Timely(past, asked, day=self.day, rules=self.measure.key)

    def _verdicts(self, timely: Timely | None, told: Told) -> dict[str, Verdict]:
        """A verdict on each file that changed; others than the chosen only say what all must know.

        What the past says is asked in the same go, so that a file is parsed once.
        """
        kept = Verdicts(self.project.checks, self.measure.key)
        tokens = {path: token(each.blob, path) for path, each in self.changed.items() if each.blob}
        known = kept.get(tokens.values())
        found = {
            path: Verdict(path, known[name].at(path), known[name].facts)
            for path, name in tokens.items() if name in known
        }  # fmt: skip
        fresh = {path for path in self.changed if path not in found and self._is_chosen(path)}
        late: dict[str, tuple[Finding, ...]] = {}
        new = {}
        waiting = fresh | (
            {path[len(self.prefix) :] for path in timely.unknown} if timely else set()
        )
        for each in examine(self._sources(fresh, timely), self.measure, len(waiting), told):
            if each.late is not None:
                late[_id(each.path)] = each.late
            if each.path in fresh:
                found[each.path] = each
                if name := tokens.get(each.path):
                    new[name] = Kept(each.findings, each.facts)
        kept.put(new)
        if timely:
            timely.keep(late)
        rest = (each for path, each in self.changed.items() if path not in found)
        return found | {each.path: Verdict(each.path, (), _facts(each)) for each in rest}

    def _sources(self, fresh: Collection[str], timely: Timely | None) -> Iterator[Source]:
        """What is to be examined: records with their past, then the files that have none."""
        seen = set()
        for path, past in self._pasts(timely) if timely else ():
            seen.add(path)
            yield Source(path, self._subject(path).read(), past, path in fresh)
        for path in self.changed:
            if path in fresh and path not in seen:
                each = self.changed[path]
                yield Source(path, Problem(each.problem) if each.problem else each.read())

    def _pasts(self, timely: Timely) -> Iterable[tuple[str, Past | Callable[[], Past]]]:
        """What is to be judged; where it is little, git answers while the rest is done."""
        if not 0 < len(timely.unknown) <= _FEW:
            return timely.pasts()
        answer = Meanwhile(lambda: dict(timely.pasts()))
        for _ in self.measure.ready():
            pass
        return ((path, partial(_of, answer, path)) for path in timely.unknown)

    def _between(self, now: Standing, verdicts: Mapping[str, Verdict]) -> tuple[Finding, ...]:
        """What takes more than one record to see."""
        before = self.last.found
        if self.same_files and {p: line for p, line in before.lines.items() if p in verdicts} == {
            p: line for p, line in now.lines.items() if p in verdicts
        }:
            return before.between
        return tuple(
            ledger.check(
                now.lines.get(path) or Line(path, _id(path), {}) for path in sorted(now.files)
            )
        )

    def _with_past(self, now: Standing, past: Chronicle, timely: Timely) -> Standing:
        """The same with what the past says, of records that are there and that are gone."""
        before = self.last.found
        late, dated = dict[str, tuple[Finding, ...]](), set[str]()
        if self.last.same_past:
            late = {id: found for id, found in before.late.items() if self._is_here(id)}
            dated = {id for id in before.dated if self._is_here(id)} - timely.found.keys()
        late |= timely.found
        away = before.away
        same = self.last.same_past and self.same_files
        if not self.chosen and not (same and (self.last.same_day or not away)):
            present = None if may_be_sparse(self.project) else self._ids
            lost = chronicle_findings.gone(
                past, self.measure.parse, day=self.day, rules=self.measure.key, present=present
            )
            away = tuple(finding for each in lost.values() for finding in each)
        return now._replace(
            late={id: found for id, found in late.items() if found},
            away=() if self.chosen else away, dated=frozenset(dated | timely.dated),
        )  # fmt: skip

    @cached_property
    def _ids(self) -> set[str]:
        return {_id(path) for path in self.files}

    def _is_here(self, id: str) -> bool:
        """Whether a record that was here still is."""
        return self.same_files or id in self._ids

    def _is_chosen(self, path: str) -> bool:
        return is_chosen(path, self.chosen)

    def _subject(self, path: str) -> Subject:
        return self.changed.get(path) or settled(
            self.folder, path, self.blobs[path], self.files[path]
        )


def _of(pasts: Meanwhile[dict[str, Past]], path: str) -> Past:
    return pasts.result()[path]


def _facts(subject: Subject) -> Facts:
    return Facts() if subject.problem else facts(subject.read())


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
