"""`checklist init`: prepare a repository for decisions, overwriting nothing."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.errors import UsageProblem
from checklist.model.checklist import say
from checklist.model.config import NAME, settings
from checklist.report.clean import clean

if TYPE_CHECKING:
    from checklist.app import App


@click.command("init")
@click.option(
    "--ci", "kinds", multiple=True, type=click.Choice(("github", "gitlab", "pre-commit")),
    metavar="KIND", help="Also write what checks decisions there: github, gitlab, pre-commit; "
    "repeat it for more.",
)  # fmt: skip
@click.option(
    "--source", default="", metavar="ADDRESS",
    help="With --ci: the repository that checklist is installed from; if this program was "
    "installed from git, that one.",
)  # fmt: skip
@click.option("--rev", default="", metavar="REV", help="With --ci: its tag or commit.")
@click.option(
    "--merge", is_flag=True,
    help="Also let git merge two versions of a decision answer by answer; in each clone.",
)  # fmt: skip
@click.pass_obj
def command(app: App, kinds: tuple[str, ...], source: str, rev: str, merge: bool) -> None:
    """Prepare this repository for decisions.

    Writes two files: the settings, each with its default, and a page that tells readers of the
    decisions how to read them and how to comment. A file that is there already stays as it is.

    With --ci also the files that check every pull request or commit, each version pinned; with
    --merge also the attribute and the setting by which two follow-ups on two branches merge.
    """
    from checklist.commands.preparing import planned
    from checklist.store import records
    from checklist.store.provenance import source as found

    if (source or rev) and not kinds:
        raise UsageProblem("--source and --rev go with --ci", "name a kind, such as --ci github")
    repo, project = app.repository, app.project
    own = (NAME, f"{project.folder}README.md")
    plans = list(planned(app, kinds, found(source, rev), merge=merge))
    for path in own:
        _write(project.root, path, _content(app, path))
    for plan in plans:
        _write(repo.top, plan.path, plan.content)
    if merge:
        _tell_git(app)
    for words in (words for plan in plans for words in plan.advice):
        click.echo(clean(f"\n{words}"))
    inside = [records.in_repository(project, repo, path) for path in own]
    _how_to_commit(app, [*inside, *(plan.path for plan in plans if plan.content)])


def _write(root: Path, path: str, content: str) -> None:
    """Write a file unless something stands there already; say which."""
    from checklist.store.files import write_file

    there = os.path.lexists(root / path)
    if not there:
        write_file(root, path, content.encode())
    click.echo(clean(f"{'There already, unchanged' if there else 'Written'}: {path}"))


def _tell_git(app: App) -> None:
    """The setting that stays in this clone."""
    from checklist.store.merging import install

    if install(app.repository):
        click.echo("\nThis clone merges decisions answer by answer now. Others need it too, once:")
        click.echo("  checklist init --merge")
    else:
        click.echo("\nUnchanged: git's setting merge.checklist.driver names another program.")


def _how_to_commit(app: App, paths: Iterable[str]) -> None:
    """The line to copy for what is new here, and what comes then."""
    from checklist.store.status import IGNORED

    repo = app.repository
    # A file that git ignores is not to be committed.
    known = repo.snapshot(paths).entries.items()
    if new := [path for path, entry in known if entry.code != IGNORED]:
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
