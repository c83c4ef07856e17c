"""`checklist summary`: the comment below a pull request."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from checklist.report.summary import Entry, comment

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.format.reader import Reading
    from checklist.store.changeset import Data
    from checklist.store.measure import Measure


@click.command("summary")
@click.option("--base", metavar="REV", required=True, help="What the branch is to be merged into.")
@click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it there instead."
)
@click.option(
    "--limit", metavar="N", type=click.IntRange(1000), default=60_000, show_default=True,
    help="The most characters that the comment may have.",
)  # fmt: skip
@click.pass_obj
def command(app: App, base: str, output: str | None, limit: int) -> None:
    """Sum up what a pull request decides, as Markdown for a comment.

    Each decision in five lines, which answers changed, what is still open. The first two lines are
    invisible: by the first one the comment is found again, the second one changes with its content,
    so that it is updated in place. Nothing in it fails a build; `checklist check --base REV` does.
    """
    from checklist.commands import checking
    from checklist.store.change import of_base
    from checklist.store.changeset import changeset

    checked = checking.of_change(app, base, checking.Wanted())
    change = changeset(app.repository, checking.start_of(app), base)
    measure, _ = of_base(change)
    entries = []
    for each, before, after in change.versions():
        link = _link(app.environment, each.path, change.head.commit)
        old, new = _reading(measure, before), _reading(measure, after)
        if old or new:
            entries.append(Entry(each.path, link, old, new))
    plain = comment(entries, checked, limit - 100)
    text = comment(entries, checked, limit, _digest(plain)) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    from checklist.store.files import write_file

    where = Path(output).absolute()
    write_file(where.parent, where.name, text.encode("utf-8", "replace"))
    click.echo(f"Written: {output}")


def _reading(measure: Measure, data: Data) -> Reading | None:
    """A version as it reads; None where it is no record, or cannot be had."""
    if not isinstance(data, bytes):
        return None
    reading = measure.case(data, "").reading
    return reading if "schema" in reading.record.front or "id" in reading.record.front else None


def _link(environment: Mapping[str, str], path: str, commit: str) -> str:
    """The file on the forge where this runs, as it is in the change; "" elsewhere."""
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    if server and name:
        return f"{server}/{quote(name)}/blob/{commit}/{quote(path)}"
    if project := environment.get("CI_PROJECT_URL"):
        return f"{project}/-/blob/{commit}/{quote(path)}"
    return ""


def _digest(text: str) -> str:
    import hashlib  # only here

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
