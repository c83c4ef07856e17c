"""`checklist summary`: the comment below a pull request."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import click

from checklist.followup.due import Item, due
from checklist.report.summary import Entry, Link, comment

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.format.reader import Reading
    from checklist.store.changeset import Changeset, Data, Version
    from checklist.store.measure import Measure

_SOON = 14  # days


class Dated(NamedTuple):
    """A record's dates, as what is due is found by."""

    path: str
    front: Mapping[str, Any]
    problem: str = ""


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

    Each decision in five lines, which answers changed, what is now due, what is still open. The
    first two lines are invisible: by the first one the comment is found again, the second one
    changes with what is said, so that it is updated in place. Nothing in it fails a build;
    `checklist check --base REV` does.
    """
    from checklist.commands import checking
    from checklist.store.change import of_base
    from checklist.store.changeset import changeset

    checked = checking.of_change(app, base, checking.Wanted())
    change = changeset(app.repository, checking.start_of(app), base)
    measure, _ = of_base(change)
    named = {finding.path for finding in checked.findings}
    entries = _entries(change, measure, named, app.today)
    text = comment(entries, checked, limit, _links(app.environment, change.head.commit))
    if output is None:
        click.echo(text, nl=False)
        return
    from checklist.store.files import write_file

    where = Path(output).absolute()
    write_file(where.parent, where.name, text.encode("utf-8", "replace"))
    click.echo(f"Written: {output}")


def _entries(change: Changeset, measure: Measure, named: set[str], today: date) -> Iterator[Entry]:
    """The records that a change touches; pages among them, of which nothing was found, are none."""
    for each in change.versions():
        before, now = _reading(measure, each.before), _reading(measure, each.after)
        path = each.change.path
        if before or now or path in named:
            yield _entry(each, before, now)._replace(due=tuple(_due(path, now, today)))


def _entry(version: Version, before: Reading | None, now: Reading | None) -> Entry:
    from checklist.store.objects import Problem

    change, problem = version.change, version.after
    was = change.before.path if change.before and change.before.path != change.path else ""
    said = problem.words if isinstance(problem, Problem) else ""
    return Entry(change.path, change.kind, before, now, was, said)


def _reading(measure: Measure, data: Data) -> Reading | None:
    """A version as it reads; None where it is no record, or cannot be had."""
    if not isinstance(data, bytes):
        return None
    reading = measure.case(data, "").reading
    return reading if "schema" in reading.record.front or "id" in reading.record.front else None


def _due(path: str, now: Reading | None, today: date) -> Iterator[str]:
    """What is due today or soon, in words that stay the same until the next thing is due."""
    for group in due([Dated(path, now.record.front)], today, _SOON)[:3] if now else ():
        yield from (_dated(item, today) for item in group)


def _dated(item: Item, today: date) -> str:
    day = today + timedelta(days=item.days or 0)
    title = item.front.get("title") or item.path
    what = "the wait ends" if item.which == "wait-until" else "look back"
    late = " (overdue)" if item.which == "review" and day < today else ""
    return f"{day.isoformat()}{late}: {what}, {title}"


def _links(environment: Mapping[str, str], commit: str) -> Link:
    """How files are linked on the forge where this runs, as they are in the change."""
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    place = f"{server}/{quote(name)}" if server and name else ""
    if project := environment.get("CI_PROJECT_URL"):
        place = place or f"{project}/-"

    def link(path: str) -> str:
        return f"{place}/blob/{commit}/{quote(os.fsencode(path))}" if place else ""

    return link
