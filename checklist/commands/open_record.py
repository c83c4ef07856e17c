"""`checklist open`: the file of a decision, in the editor."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.commands.finding import find
from checklist.errors import CouldNotRun, UsageProblem
from checklist.format.limits import HINT
from checklist.report.clean import clean, one_line
from checklist.store import records
from checklist.store.files import contained, read_file

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.format.reader import Reading


@click.command("open")
@click.argument("id")
@click.pass_obj
def command(app: App, id: str) -> None:
    """Open a decision's file in your editor. ID may be shortened.

    Nothing is committed. Afterwards you are told whether the file can still be read as a decision,
    and how to commit it. To change one answer with a commit: checklist edit ID
    """
    found = find(app, id)
    if found.branch:
        raise UsageProblem(
            f"`{found.id}` is only on the branch {found.branch}",
            f"switch there first: git switch {shlex.quote(found.branch)}",
        )
    path = contained(app.project.root, found.path)
    before = read_file(path, records.LIMIT)
    _edit(app, path)
    after = read_file(path, records.LIMIT)
    if after == before:
        click.echo("Nothing changed.")
        return
    for line in _doubts(records.parse(after, app.project), found.id):
        click.echo(clean(line), err=True)
    click.echo(f"Changed, not committed: {one_line(found.path)}")
    if app.project.state:
        click.echo(f"  Commit it: {one_line(_how_to_commit(app, path, found.id))}")


def _edit(app: App, path: Path) -> None:
    """Wait for the editor that git would use, or that VISUAL or EDITOR name."""
    editor = None
    if app.project.state:
        asked = app.repository.run("var", "GIT_EDITOR", check=False)
        editor = asked.out.decode("utf-8", "surrogateescape").strip() or None
    try:
        click.edit(filename=str(path), editor=editor)
    except click.ClickException as problem:
        raise CouldNotRun(
            f"the editor did not work: {problem.format_message()}",
            "name another one: EDITOR=nano checklist open ID",
        ) from problem


def _doubts(reading: Reading, name: str) -> list[str]:
    """What cannot be read any more, in words; nothing when all is well."""
    record = reading.record
    if reading.excess:
        return [f"This can no longer be read as a decision: it {reading.excess}.", f"  {HINT}"]
    if not record.front:
        where, what = reading.problems[0] if reading.problems else (1, "")
        return [
            f"This can no longer be read as a decision. Line {where}: {what}.",
            "  Mend the lines between the two --- at the top, or take them from git.",
        ]
    doubts = [f"Line {line}: {problem}" for line, problem in reading.problems]
    if record.id != name:
        doubts.append(f"The file is {name}.md, but `id` says `{record.id}`; they must be the same.")
    if not record.title:
        doubts.append("The decision has no `title` any more.")
    return doubts


def _how_to_commit(app: App, path: Path, name: str) -> str:
    """A command line that commits this file alone, from where the person is."""
    file = shlex.quote(_from(app.folder, path))
    commit = f"git commit -m {shlex.quote(f'Edit {name}')} -- {file}"
    inside = records.in_repository(
        app.project, app.repository, str(path.relative_to(app.project.root))
    )
    return commit if app.repository.tracked(inside) else f"git add {file} && {commit}"


def _from(folder: Path, path: Path) -> str:
    from os.path import relpath  # pathlib has no way up before Python 3.12

    return relpath(path, folder)
