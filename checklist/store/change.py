"""What a change does to the records, from git's objects and by the rules of what it goes into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checklist.model.checklist import Checklist
from checklist.rules import engine, ledger
from checklist.rules.case import Case
from checklist.rules.finding import Finding, Place
from checklist.rules.time import check as timed
from checklist.rules.time.past import Past
from checklist.store.changeset import Changeset
from checklist.store.chronicle import Chronicle, of_revision
from checklist.store.examine import Source, verdict
from checklist.store.facts import facts
from checklist.store.meanwhile import Meanwhile
from checklist.store.measure import Measure
from checklist.store.objects import Problem, contents
from checklist.store.project import Project
from checklist.store.record_changes import DELETED, Change, record_id
from checklist.store.related import related
from checklist.store.repository import Repository
from checklist.store.worktree import Examined, is_page


def of_base(change: Changeset) -> tuple[Measure, list[str]]:
    """The base's settings, rules and checklists; and a list that fills with what to say aloud."""
    notes: list[str] = []

    def checklist(pin: str) -> Checklist | None:
        found, is_new = change.checklist(pin)
        if is_new:
            notes.append(f"{change.base.name} has no checklist {pin}; it was read from the change.")
        return found

    return Measure(change.base.config, checklist, change.base.rule_files()), notes


def examined(change: Changeset, measure: Measure, today: date) -> Examined:
    """The findings of every record that the change adds, edits, moves, deletes or replaces."""
    kept = [each for each in change.changes if each.kind != DELETED]
    # Git walks through history while the rest is judged.
    past = Meanwhile(lambda: _past(change, kept)) if kept else None
    found: list[Finding] = []
    cases: list[tuple[Change, bytes]] = []
    records = 0
    for each, before, after in change.versions():
        if each.kind == DELETED:
            is_record = isinstance(before, bytes) and bool(facts(before).front)
            found += [_deleted(each.path)] if is_record else []
            records += is_record
            continue
        data = after if after is not None else Problem("is not there")
        findings = verdict(Source(each.path, data), measure).findings
        if is_page(each.path, findings) and not (isinstance(before, bytes) and facts(before).front):
            continue
        records += 1
        found += findings
        if isinstance(data, bytes):
            cases.append((each, data))
    lines, about = related(change)
    found += [finding for finding in ledger.check(lines) if finding.path in about]
    if past:
        found += _timely(change, past, measure, cases, today)
    return Examined(found, records)


def _deleted(path: str) -> Finding:
    return Finding(
        "record-deleted",
        "the record is deleted",
        "Keep it; `checklist status ID withdrawn` and `checklist supersede` end a decision.",
        Place(),
        path,
    )


def _past(change: Changeset, kept: Sequence[Change]) -> Chronicle:
    """The versions of these records."""
    repo, head = change.head.repository, change.head
    project = Project(repo.top / change.base.root, change.base.config, None)
    ids = [record_id(each.path) for each in kept]
    entries = [entry for each in kept for entry in (each.before, each.after) if entry]
    return of_revision(project, repo, head.commit, ids, [entry.path for entry in entries])


def _timely(
    change: Changeset, past: Meanwhile[Chronicle], measure: Measure,
    cases: list[tuple[Change, bytes]], today: date,
) -> Iterator[Finding]:  # fmt: skip
    for each, data in cases:
        case = measure.case(data, each.path)
        yield from _of_one(change.head.repository, past.result(), each, case, measure, today)


def _of_one(
    repo: Repository, past: Chronicle, change: Change, case: Case, measure: Measure, today: date
) -> list[Finding]:
    versions = past.versions(record_id(change.path))
    blobs = {version.blob for version in versions if version.blob}
    old = change.before.id if change.before and not change.before.problem else ""
    new = change.after.id if change.after else ""
    wanted = sorted(blobs | {old} - {""})
    data = dict(contents(repo, wanted))

    def content(blob: str) -> bytes | None:
        found = data.get(blob)
        return found if isinstance(found, bytes) else None

    known = Past(versions, new, new, today.isoformat(), content, measure.parse, past.cut)

    def time(case: Case) -> Iterator[Finding]:
        yield from timed.changes(case, known, old)

    return engine.check(case, (time,))
