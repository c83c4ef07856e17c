"""`checklist merge-driver`: what git calls to merge two versions of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.errors import FINDINGS
from checklist.report.clean import clean

if TYPE_CHECKING:
    from checklist.app import App


@click.command("merge-driver")
@click.argument("base", metavar="%O")
@click.argument("ours", metavar="%A")
@click.argument("theirs", metavar="%B")
@click.argument("path", metavar="%P")
@click.pass_obj
def command(app: App, base: str, ours: str, theirs: str, path: str) -> int | None:
    """Merge two versions of a decision, answer by answer; git calls this.

    Sections that two branches appended are both kept, in the order of their days, and the later one
    sets the status and the next look back. An answer that both changed is a conflict, between
    git's usual markers, and the exit code is 1. What cannot be merged for certain is left to git's
    own merge. `checklist init --merge` sets it up.
    """
    from checklist.store.merging import Versions, merged

    files = Versions(*((app.folder / name).absolute() for name in (base, ours, theirs)))
    outcome = merged(app.repository, files, path)
    if outcome.doubt:
        said = f"{path}: git merged its lines, not its answers: {outcome.doubt}."
        click.echo(clean(said), err=True)
    if outcome.conflicts:
        said = f"{path}: both sides changed {', '.join(outcome.conflicts)}. Keep what is right."
        click.echo(clean(said), err=True)
    return None if outcome.clean else FINDINGS
