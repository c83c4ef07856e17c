"""`checklist diff`: what changed in a decision, answer by answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from checklist.commands.finding import find
from checklist.errors import UsageProblem
from checklist.format.limits import HINT
from checklist.format.reader import Reading
from checklist.report.clean import one_line
from checklist.report.compare import Line, Part, compare, words

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.store.objects import Entry
    from checklist.store.revision import Revision

_CLOSELY = 500  # changed lines that are shown word by word; the rest as a whole
_HERE = "your files"


class Side(NamedTuple):
    """One version: what people call it, and how it reads."""

    name: str
    reading: Reading


@click.command("diff")
@click.argument("name", metavar="ID")
@click.argument("revisions", nargs=-1, metavar="[REV [REV]]")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, name: str, revisions: tuple[str, ...], as_json: bool) -> None:
    """Show what changed in a decision, answer by answer, sentence by sentence.

    Without REV: what you have not committed yet. With one REV (a branch, a tag, a commit): from
    there to your files. With two: from the first to the second, also of a decision that is gone
    from your files. A move to another folder and a new layout are no change.

    `checklist history ID` shows what earlier commits changed.
    """
    if len(revisions) > 2:
        raise UsageProblem("more than two revisions", "give none, one or two")
    id, before, now = _sides(app, name, revisions)
    parts = compare(before.reading, now.reading)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(part) for part in parts]))
        return
    styled = _styled(app)
    title = one_line(now.reading.record.title or id)
    told = [_bold(title, styled), one_line(f"{id}: {before.name} → {now.name}")]
    told += _lines(parts, styled)
    if not parts:
        told += ["", _nothing(before.reading, now.reading, revisions)]
    click.echo("\n".join(told))


def _sides(app: App, name: str, revisions: Sequence[str]) -> tuple[str, Side, Side]:
    """The decision's id, and the two versions that are compared."""
    from checklist.store import records

    if len(revisions) == 2:
        id = _known(app, name, revisions)
        return id, _at(app, id, revisions[0]), _at(app, id, revisions[1])
    found = find(app, name)
    if found.branch and not revisions:
        raise UsageProblem(
            f"{found.id} is new on the branch {found.branch}, so there is nothing to compare",
            f"`checklist show {found.id}` shows it",
        )
    before = _at(app, found.id, revisions[0] if revisions else "HEAD", found.path)
    if found.branch:
        return found.id, before, _at(app, found.id, found.branch)
    reading = records.parse(records.load(app.project, found), app.project)
    return found.id, before, Side(_HERE, _sound(reading, found.path, _HERE))


def _known(app: App, name: str, revisions: Sequence[str]) -> str:
    """The full id of a decision that one of the revisions has, though it may be gone from here."""
    try:
        return find(app, name).id
    except UsageProblem as problem:
        if problem.details:
            raise
        missing = problem
    short = Path(name).name.removesuffix(".md")
    for revision in _revisions(app, revisions):
        stems = {Path(entry.path).stem for entry in _records(app, revision)}
        fit = [each for each in stems if each == short] or [s for s in stems if short in s]
        if len(fit) == 1:
            return fit[0]
    raise missing


def _at(app: App, id: str, revision: str, path: str = "") -> Side:
    """The record as a revision has it, in whichever folder; raises UsageProblem.

    Where two files have that name, the one at `path` (from the project's root) counts.
    """
    from checklist.store import records
    from checklist.store.objects import Problem

    (there,) = _revisions(app, [revision])
    name = "the last commit" if revision == "HEAD" else revision
    paths = [each.path for each in _records(app, there) if Path(each.path).stem == id]
    if not paths:
        raise _absent(id, revision)
    same = records.in_repository(app.project, app.repository, path) if path else ""
    place = same if same in paths else paths[0]
    if len(paths) > 1 and place != same:
        raise UsageProblem(
            f"{name} has {len(paths)} files for `{id}`", "rename one of them", tuple(paths[:10])
        )
    data = there.read(place)
    if data is None or isinstance(data, Problem):
        said = data.words if data else "is not there"
        raise UsageProblem(f"{place} in {name} {said}", f"`checklist history {id}` shows others")
    return Side(name, _sound(records.parse(data, app.project), place, name))


def _revisions(app: App, names: Sequence[str]) -> list[Revision]:
    from checklist.commands.checking import start_of
    from checklist.store.revision import Revision

    return Revision.find(app.repository, names, start_of(app))


def _records(app: App, revision: Revision) -> list[Entry]:
    """What may be a record there: in the folder that its own settings name, or that ours do."""
    from checklist.errors import ChecklistError
    from checklist.store import records
    from checklist.store.objects import entries, tree
    from checklist.store.scan import may_be_record

    repo = app.repository
    ours = records.in_repository(app.project, repo, app.project.config.decisions)
    try:
        folders = {ours, revision.decisions}
    except ChecklistError:  # settings that cannot be used there are no reason to stop here
        folders = {ours}
    asked = [] if "" in folders else sorted(folders)
    found = entries(tree(repo, revision.commit, asked))
    return [entry for entry in found if may_be_record(entry.path)]


def _sound(reading: Reading, path: str, where: str) -> Reading:
    if reading.excess:
        raise UsageProblem(f"{path} in {where} {reading.excess}", HINT)
    front = reading.record.front
    if "id" in front or "schema" in front:
        return reading
    raise UsageProblem(
        f"{path} in {where} cannot be read as a record",
        "compare it with another revision; `checklist check PATH` says what is wrong with a file",
    )


def _absent(id: str, revision: str) -> UsageProblem:
    if revision == "HEAD":
        return UsageProblem(
            f"{id} is not in the last commit, so there is nothing to compare it with",
            f"`checklist show {id}` shows it",
        )
    return UsageProblem(
        f"{revision} has no decision `{id}`", f"`checklist history {id}` shows its commits"
    )


def _styled(app: App) -> bool:
    env = app.environment
    plain = env.get("NO_COLOR") or env.get("ACCESSIBLE") or env.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _nothing(before: Reading, now: Reading, revisions: Sequence[str]) -> str:
    if before.lines != now.lines or before.front != now.front:
        return "Only the layout differs."
    older = "" if revisions else " `checklist history ID` shows what earlier commits changed."
    return f"No answer differs.{older}"


def _lines(parts: Sequence[Part], styled: bool) -> Iterator[str]:
    closely = _CLOSELY
    for part in parts:
        added = " (added)" if part.appended else ""
        yield ""
        yield _bold(one_line(part.name), styled) + added
        for line in part.lines:
            closely -= 1
            yield from _appended(line) if part.appended else _shown(line, styled, closely > 0)


def _appended(line: Line) -> Iterator[str]:
    yield f"  {one_line(line.now)}"


def _shown(line: Line, styled: bool, closely: bool) -> Iterator[str]:
    """A changed line as it was and as it is, with the words that went and came."""
    if line.moved:
        yield f"  moved:  {one_line(line.now)}"
        return
    safe = Line(one_line(line.before), one_line(line.now))
    if not (safe.before and safe.now):
        yield f"  before: {safe.before}" if safe.before else f"  now:    {safe.now}"
        return
    told = words(safe) if closely else (("", *safe),)
    yield "  before: " + "".join(same + _went(went, styled) for same, went, _ in told)
    yield "  now:    " + "".join(same + _came(came, styled) for same, _, came in told)


def _went(text: str, styled: bool) -> str:
    if not text or not styled:
        return f"[-{text}-]" if text else ""
    return click.style(text, fg="red", strikethrough=True)


def _came(text: str, styled: bool) -> str:
    if not text or not styled:
        return f"{{+{text}+}}" if text else ""
    return click.style(text, fg="green", bold=True)


def _bold(text: str, styled: bool) -> str:
    return click.style(text, bold=True) if styled else text


def _data(part: Part) -> dict[str, object]:
    lines = [{"before": each.before or None, "now": each.now or None} for each in part.lines]
    return {"part": part.key, "name": part.name, "lines": lines}
