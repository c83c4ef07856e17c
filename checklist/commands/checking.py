"""From files or from git to findings that count: the line that a check walks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from checklist.errors import UsageProblem
from checklist.report.findings.checked import Checked
from checklist.rules.finding import ERROR, UNCHECKED, Finding, Place
from checklist.rules.settling import settle
from checklist.store.files import read_file, refuse_link
from checklist.store.measure import Measure

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.model.checklist import Checklist
    from checklist.store.project import Project

_Value = TypeVar("_Value")


class Wanted(NamedTuple):
    """What the caller asks of a check; `baseline` is a file (None: the settings' one, "": none)."""

    fail_on: str = ERROR
    strict_history: bool = False
    baseline: str | None = None


class Later(Mapping[str, _Value]):
    """A mapping that is made when somebody looks into it; where nothing is found, nobody does."""

    def __init__(self, make: Callable[[], Mapping[str, _Value]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, _Value]:
        return self._make()

    def __getitem__(self, key: str) -> _Value:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def of_files(app: App, paths: Iterable[str], wanted: Wanted) -> Checked:
    """The check of records in the work tree: those at or below `paths`, or all."""
    from checklist.store.worktree import examined  # a base is checked without it

    project = app.project
    measure = of_project(project)
    chosen = [_below(app, path) for path in paths]
    with _progress("Reading decisions") as told:
        found = examined(project, measure, chosen, app.today, told)
    known = _baseline(wanted.baseline, project.config.baseline, _reader(app))
    where = "" if chosen else f" in {project.config.decisions}"
    looked = f"{_counted(found.records)}{where}"
    return _checked(found.findings, measure, known, wanted, looked, found.records, found.notes)


def of_change(app: App, base: str, wanted: Wanted) -> Checked:
    """The check of what a change does to the records, by the base's settings and rules."""
    from checklist.store.change import examined, of_base
    from checklist.store.changeset import changeset

    change = changeset(app.repository, start_of(app), base)
    measure, notes = of_base(change)
    found = examined(change, measure, app.today)
    known = _baseline(wanted.baseline, change.base.config.baseline, change.base.baseline)
    looked = f"{_counted(found.records)} changed since {base} ({change.merge_bases[0][:10]})"
    told = [*change.notes, *notes, *found.notes]
    return _checked(found.findings, measure, known, wanted, looked, found.records, told)


def start_of(app: App) -> str:
    """The folder where the command was started, from the repository's top."""
    top = os.path.realpath(app.repository.top)
    return PurePosixPath(os.path.relpath(os.path.realpath(app.folder), top)).as_posix()


def _checked(
    findings: Iterable[Finding], measure: Measure, known: Mapping[str, int], wanted: Wanted,
    looked: str, count: int, notes: Iterable[str],
) -> Checked:  # fmt: skip
    severities = dict(measure.severities())
    if wanted.strict_history:
        severities[UNCHECKED] = ERROR
    said = list(dict.fromkeys(notes))
    if known:
        said.append(f"The baseline holds {sum(known.values())} findings that do not count.")
    rules = Later(lambda: measure.rules)
    return Checked(
        tuple(settle(_folded(findings), rules, severities, known)), rules, looked, count,
        tuple(said), wanted.fail_on,
        Later(lambda: _names(measure.checklist(measure.config.checklist))),
    )  # fmt: skip


def of_project(project: Project) -> Measure:
    """The settings, rules and checklists of the work tree."""
    folder = project.checklists
    refuse_link(folder)
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    seed = b"".join(read_file(path) for path in files)

    def checklist(pin: str) -> Checklist | None:
        from checklist.store import checklists

        try:
            return checklists.find(pin, folder)
        except UsageProblem:
            return None

    return Measure(project.config, checklist, project.rule_files(), seed)


def _baseline(
    asked: str | None, configured: str, read: Callable[[str], bytes | None]
) -> Mapping[str, int]:
    path = configured if asked is None else asked
    if not path:
        return {}
    from checklist.store import baseline as baselines

    data = read(path)
    if data is None:
        raise UsageProblem(
            f"there is no baseline {path}", "`checklist check --write-baseline FILE` writes one"
        )
    return baselines.parse(data, path)


def _reader(app: App) -> Callable[[str], bytes | None]:
    """How a baseline is read here: as the person names it, or from the project's root."""

    def read(path: str) -> bytes | None:
        for place in (app.folder / path, app.project.root / path):
            if place.is_file():
                return read_file(place)
        return None

    return read


def _below(app: App, path: str) -> str:
    """A path that was given, from the folder of decisions; "" for that folder itself."""
    whole = Path(os.path.abspath(app.folder / path))  # noqa: PTH100 (links stay as they are)
    if not os.path.lexists(whole):
        raise UsageProblem(f"there is no file {path}", "`checklist list` shows the decisions")
    root = Path(os.path.abspath(app.project.decisions))  # noqa: PTH100 (as above)
    if whole == root or whole in root.parents:
        return ""
    if root not in whole.parents:
        raise UsageProblem(
            f"{path} is not in {app.project.config.decisions}, the folder of the decisions",
            "name a record, or a folder of records",
        )
    return whole.relative_to(root).as_posix()


def _folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is not checked for want of history is said once, and not for every record."""
    cut = 0
    last: Finding | None = None
    for finding in findings:
        if finding.rule == UNCHECKED:
            cut, last = cut + 1, finding
        else:
            yield finding
    if last and cut > 1:
        message = f"{_counted(cut)}: {last.message}"
        yield last._replace(message=message, path="", place=Place())
    elif last:
        yield last


def _names(checklist: Checklist | None) -> Mapping[str, str]:
    from checklist.model.checklist import say

    questions = checklist.questions if checklist else ()
    return {each.key: say(each.short or each.label, "en") for each in questions}


def _counted(count: int) -> str:
    return f"{count} decision{'' if count == 1 else 's'}"


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int], None]]:
    """A line that counts on a terminal, and nothing anywhere else."""
    shown, last = False, 0

    def told(count: int) -> None:
        nonlocal shown, last
        if count // 100 > last // 100 and sys.stderr.isatty():
            click.echo(f"\r{what}: {count}", nl=False, err=True)
            shown = True
        last = count

    try:
        yield told
    finally:
        if shown:
            click.echo("\r\x1b[K", nl=False, err=True)
