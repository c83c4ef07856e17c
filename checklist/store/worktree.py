"""The records of the work tree under check: alone, between each other, and against their past."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from checklist.errors import CouldNotRun
from checklist.rules import ledger
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.store.chronicle_findings import Asked
from checklist.store.examine import Source, Told, Verdict, examine
from checklist.store.facts import Facts, facts
from checklist.store.measure import Measure
from checklist.store.objects import Problem
from checklist.store.project import Project
from checklist.store.refs import may_be_sparse
from checklist.store.subjects import Subject, object_format, subjects
from checklist.store.verdicts import Kept, Verdicts, token

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-")
_NO_RECORD = "not-a-record"


class Examined(NamedTuple):
    """What was found, in how many records, and what must be said aloud."""

    findings: list[Finding]
    records: int
    notes: tuple[str, ...] = ()


def examined(
    project: Project, measure: Measure, chosen: Sequence[str], today: date, told: Told
) -> Examined:
    """The findings of the records at or below `chosen` (from the folder of decisions; none: all).

    Raises `CouldNotRun` when a file changes under the reading, or the folder cannot be read.
    """
    database = project.state / "checks.db" if project.state else None
    every = subjects(project.decisions, database, object_format(project.state))
    prefix = _prefix(project)
    verdicts = {
        each.path: each
        for each in _verdicts(every, measure, Verdicts(database, measure.key), chosen, told)
    }
    asked = [
        each for each in every
        if _is_chosen(each.path, chosen) and _is_meant(each.path, verdicts[each.path], chosen)
    ]  # fmt: skip
    paths = {each.path for each in asked}
    found = [finding for path in paths for finding in verdicts[path].findings]
    lines = [verdicts[each.path].facts.line(each.path) for each in every]
    found += [each for each in ledger.check(lines) if each.path in paths]
    whole = [each._replace(path=prefix + each.path) for each in found]
    late, notes = _timely(project, measure, asked, every, prefix, today, everything=not chosen)
    return Examined([*whole, *late], len(asked), notes)


def is_page(path: str, findings: Iterable[Finding]) -> bool:
    """Whether a file is a page like any other: no record, and not named like one."""
    only = [finding.rule for finding in findings] == [_NO_RECORD]
    return only and not _DATED.match(path.rpartition("/")[2])


def _verdicts(
    every: Sequence[Subject], measure: Measure, kept: Verdicts, chosen: Sequence[str], told: Told
) -> list[Verdict]:
    """A verdict for each subject; those that were not chosen only say what others must know."""
    tokens = {each.path: token(each.blob, each.path) for each in every if each.blob}
    known = kept.get(tokens.values())
    found = {
        path: Verdict(path, known[name].at(path), known[name].facts)
        for path, name in tokens.items() if name in known
    }  # fmt: skip
    fresh = [each for each in every if each.path not in found and _is_chosen(each.path, chosen)]
    sources = (Source(e.path, Problem(e.problem) if e.problem else e.read()) for e in fresh)
    new = {}
    for verdict in examine(sources, measure, len(fresh), told):
        found[verdict.path] = verdict
        if name := tokens.get(verdict.path):
            new[name] = Kept(verdict.findings, verdict.facts)
    kept.put(new)
    return [found.get(each.path) or Verdict(each.path, (), _facts(each)) for each in every]


def _facts(subject: Subject) -> Facts:
    return Facts() if subject.problem else facts(subject.read())


def _is_chosen(path: str, chosen: Sequence[str]) -> bool:
    return not chosen or any(
        not each or path == each or path.startswith(f"{each}/") for each in chosen
    )


def _is_meant(path: str, verdict: Verdict, chosen: Sequence[str]) -> bool:
    return path in chosen or not is_page(path, verdict.findings)


def _prefix(project: Project) -> str:
    """The path of the folder of decisions from the repository's top, with the `/` behind it."""
    from checklist.store.chronicle_head import places

    where = places(project)
    top = where.top if where else project.root
    below = os.path.relpath(os.path.realpath(project.root), os.path.realpath(top))
    return ("" if below == "." else f"{below.replace(os.sep, '/')}/") + project.folder


def _timely(
    project: Project, measure: Measure, asked: Sequence[Subject], every: Sequence[Subject],
    prefix: str, today: date, *, everything: bool,
) -> tuple[list[Finding], tuple[str, ...]]:  # fmt: skip
    """What the past says, where there is one."""
    if project.state is None:
        return [], ("There is no git repository here, so nothing was compared with the past.",)
    from checklist.store import chronicle_findings
    from checklist.store.chronicle import chronicle

    try:
        past = chronicle(project)
    except CouldNotRun as problem:
        return [], (f"Nothing was compared with the past: {problem.message}",)
    records = {
        _id(each.path): Asked(partial(_case, measure, each, prefix), each.blob, prefix + each.path)
        for each in asked if each.blob
    }  # fmt: skip
    day = today.isoformat()

    found = chronicle_findings.timely(past, records, measure.parse, day=day, rules=measure.key)
    findings = [finding for each in found.values() for finding in each]
    if everything:
        present = None if may_be_sparse(project) else [_id(each.path) for each in every]
        away = chronicle_findings.gone(
            past, measure.parse, day=day, rules=measure.key, present=present
        )
        findings += [finding for each in away.values() for finding in each]
    return findings, ()


def _case(measure: Measure, subject: Subject, prefix: str) -> Case:
    return measure.case(subject.read(), prefix + subject.path)


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
