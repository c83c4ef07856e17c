"""`checklist init`: prepare a repository for decisions, overwriting nothing."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import click

from checklist.model.checklist import say
from checklist.model.config import NAME, settings
from checklist.report.clean import clean

if TYPE_CHECKING:
    from checklist.app import App


@click.command("init")
@click.pass_obj
def command(app: App) -> None:
    """Prepare this repository for decisions.

    Writes two files: the settings, each with its default, and a page that tells readers of the
    decisions how to read them and how to comment. A file that is there already stays as it is.
    """
    from checklist.store import records
    from checklist.store.files import write_file
    from checklist.store.status import IGNORED

    repo, project = app.repository, app.project
    files = (NAME, f"{project.folder}README.md")
    for path in files:
        there = os.path.lexists(project.root / path)
        if not there:
            write_file(project.root, path, _content(app, path).encode())
        click.echo(clean(f"{'There already, unchanged' if there else 'Written'}: {path}"))
    inside = [records.in_repository(project, repo, path) for path in files]
    # A file that git ignores is not to be committed.
    new = [path for path, entry in repo.snapshot(inside).entries.items() if entry.code != IGNORED]
    if new:
        named = " ".join(shlex.quote(os.path.relpath(repo.top / path, app.folder)) for path in new)
        git = f"git -C {shlex.quote(folder)}" if (folder := _folder()) else "git"
        click.echo(f'\nKeep them: {git} add {named} && {git} commit -m "Prepare for decisions"')
        click.echo("Then:      checklist new")
    else:
        click.echo("\nAll is prepared. Record a decision: checklist new")


def _folder() -> str:
    """The folder that was named with -C; "" when the person stands where the command works."""
    whole = click.get_current_context().find_root()
    return str(whole.params.get("folder") or "")


def _content(app: App, path: str) -> str:
    """What a new file holds."""
    from checklist.report.templates import render

    if path == NAME:
        from checklist.format.scalars import word

        shown = [
            each if each.default == "{}" else each._replace(default=word(each.default))
            for each in settings()
        ]
        return render("checklist.yaml.j2", settings=shown)
    from checklist.store import checklists

    config = app.project.config
    checklist = checklists.find(config.checklist, app.project.checklists)
    asked = (checklist.question(key) for key in checklist.sections)
    questions = [say(each.label, "en") for each in asked if each and each.required]
    return render("decisions.md.j2", questions=questions, readers=config.readers)
