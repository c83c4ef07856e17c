"""`checklist undo`: take the last recorded event back, by a new commit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.commands.writing import How, land, prepare, writing_options
from checklist.errors import UsageProblem
from checklist.report.clean import clean
from checklist.store import past, records
from checklist.store.past import Past

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.model.record import Record


@click.command("undo")
@click.option("--yes", is_flag=True, help="Do not ask whether you are sure.")
@writing_options
@click.pass_obj
def command(app: App, yes: bool, how: How) -> None:
    """Take back the last thing that checklist recorded.

    Works only while nothing came after it. The history keeps both: what was recorded, and that it
    was taken back.
    """
    prepare(app, how)
    commits = past.last(app.repository, count=2)
    if not commits:
        raise UsageProblem("nothing is committed here yet", "`checklist new` records a decision")
    newest = commits[0]
    if newest.event in ("", "undone") and past.is_inverse(newest.touched, commits[-1].touched):
        click.echo(clean(f"Taken back already, nothing changed: {commits[-1].name}"))
        return
    if not _is_ours(app, newest):
        raise _not_ours(app, newest)
    _take_back(app, newest, yes, how)


def _take_back(app: App, undone: Past, yes: bool, how: How) -> None:
    """Commit the files as they were before; asks first on a terminal."""
    repo = app.repository
    files = past.before(repo, undone.touched)
    others = [path for path in files if not _is_record(app, path)]
    if others and not (app.terminal.interactive or yes):
        raise UsageProblem(
            f"{undone.name} changed more than decisions: {', '.join(others)}",
            "add --yes to take back all of it",
        )
    asked = clean(f"Take back {undone.name}: {', '.join(files)}?")
    if app.terminal.interactive and not yes and not click.confirm(asked):
        click.echo("Nothing was changed.")
        return
    below = os.path.relpath(os.path.realpath(app.project.root), os.path.realpath(repo.top))
    wanted = {os.path.relpath(path, below): data for path, data in files.items()}
    land(app, how, wanted, "Undo", "undone", _record(app, undone))


def _is_ours(app: App, commit: Past) -> bool:
    """Whether checklist made the commit: its trailer says so, or it holds nothing but records."""
    paths = commit.touched.files
    return bool(commit.event) or (bool(paths) and all(_is_record(app, path) for path in paths))


def _is_record(app: App, path: str) -> bool:
    folder = records.in_repository(app.project, app.repository, app.project.config.decisions)
    inside = path.startswith(f"{folder}/" if folder else "") and path.endswith(".md")
    return inside and Path(path).name != "README.md"


def _not_ours(app: App, newest: Past) -> UsageProblem:
    """The error that says which commits came after the last one of checklist's."""
    repo = app.repository
    folder = records.in_repository(app.project, repo, app.project.config.decisions)
    ours = [each for each in past.last(repo, [folder] if folder else [], 20) if _is_ours(app, each)]
    branches = [name for name, _ in repo.unmerged(records.BRANCH)]
    if not ours:
        hint = (
            f"one on a branch of its own goes with it: git branch -D {branches[0]}"
            if branches
            else ""
        )
        return UsageProblem("there is nothing of checklist's to take back here", hint)
    commit = ours[0].touched.commit
    return UsageProblem(
        f"after {ours[0].name} came {newest.name}, so it cannot simply be taken back",
        f"if you are sure, take it back with git: git revert {commit[:10]}",
        tuple(each.name for each in past.since(repo, commit)),
    )


def _record(app: App, undone: Past) -> Record:
    """The decision that the commit was about, for the message."""
    repo = app.repository
    path = next((path for path in undone.touched.files if _is_record(app, path)), "")
    commit = undone.touched.commit
    data = repo.read(commit, path) or repo.read(f"{commit}^", path) if path else None
    return records.parse(data or b"", app.project).record.with_front(title=undone.subject)
