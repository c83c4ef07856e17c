"""`checklist diff`: what changed in a decision, answer by answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from checklist.commands.finding import find
from checklist.errors import UsageProblem
from checklist.format.reader import Reading
from checklist.report.clean import clean, one_line
from checklist.report.compare import Line, Part, compare, words

if TYPE_CHECKING:
    from checklist.app import App


@click.command("diff")
@click.argument("name", metavar="ID")
@click.argument("revisions", nargs=-1, metavar="[REV [REV]]")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, name: str, revisions: tuple[str, ...], as_json: bool) -> None:
    """Show what changed in a decision, answer by answer, sentence by sentence.

    Without REV: what you have not committed yet. With one REV (a branch, a tag, a commit): from
    there to your files. With two: from the first to the second. A new layout is no change.
    """
    if len(revisions) > 2:
        raise UsageProblem("more than two revisions", "give none, one or two")
    found = find(app, name)
    first, last = (*revisions, "", "")[:2]
    before = _at(app, found.id, first or "HEAD")
    if last or found.branch:
        now = _at(app, found.id, last or found.branch)
    else:
        from checklist.store import records

        now = records.parse(records.load(app.project, found), app.project)
    parts = compare(before, now)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(part) for part in parts]))
        return
    sides = f"{first or 'the last commit'} → {last or found.branch or 'your files'}"
    click.echo(click.style(one_line(now.record.title or found.id), bold=True))
    click.echo(clean(f"{found.id}: {sides}"))
    for part in parts:
        click.echo("\n" + click.style(one_line(part.name), bold=True))
        for line in part.lines:
            click.echo("\n".join(_shown(line)))
    if not parts:
        click.echo(
            "\nNo answer differs." if before.lines == now.lines else "\nOnly the layout differs."
        )


def _at(app: App, id: str, revision: str) -> Reading:
    """The record as a revision has it, in whichever folder; raises UsageProblem."""
    from checklist.store import records
    from checklist.store.objects import Problem
    from checklist.store.revision import Revision

    repo = app.repository
    (there,) = Revision.find(repo, [revision])
    folder = records.in_repository(app.project, repo, app.project.config.decisions)
    paths = [p for p in repo.paths(there.commit, folder) if p.rpartition("/")[2] == f"{id}.md"]
    if not paths:
        raise UsageProblem(
            f"{revision} has no decision `{id}`", f"`checklist history {id}` shows its commits"
        )
    data = there.read(paths[0])
    if data is None or isinstance(data, Problem):
        words = data.words if data else "is not there"
        raise UsageProblem(f"{paths[0]} in {revision} {words}", "choose another revision")
    return records.parse(data, app.project)


def _shown(line: Line) -> Iterator[str]:
    """A changed line: on a terminal with what went and came in it, in a pipe in brackets."""
    if not (line.before and line.now):
        yield _styled("went", line.before) if line.before else _styled("came", line.now)
        return
    told = ""
    for same, went, came in words(line):
        told += clean(same)
        told += _mark("went", went) + _mark("came", came)
    yield f"  ~ {told}"


def _styled(which: str, text: str) -> str:
    sign = "-" if which == "went" else "+"
    color = "red" if which == "went" else "green"
    return click.style(f"  {sign} {clean(text)}", fg=color)


def _mark(which: str, text: str) -> str:
    if not text:
        return ""
    if sys.stdout.isatty():
        went = which == "went"
        return click.style(clean(text), fg="red" if went else "green", strikethrough=went or None)
    return f"[-{clean(text)}-]" if which == "went" else f"{{+{clean(text)}+}}"


def _data(part: Part) -> dict[str, object]:
    lines = [{"before": each.before or None, "now": each.now or None} for each in part.lines]
    return {"part": part.key, "name": part.name, "lines": lines}
