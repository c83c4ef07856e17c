"""`checklist list`: all decisions, the newest first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.model.words import STATUSES
from checklist.report.clean import clean, one_line
from checklist.store.index import Entry, brief, used
from checklist.store.refs import has_decision_branches, may_be_sparse

if TYPE_CHECKING:
    from checklist.app import App

_LEAST_TITLE = 12
_ALL = 10_000  # wider than any line: in a pipe nothing is cut


class Row(NamedTuple):
    """A decision in the list, by the day it is sorted by and its id.

    `shown` is its entry in short; `branch` is where something of it is not merged yet.
    """

    day: str
    id: str
    shown: Entry
    entry: Entry
    branch: str = ""


@click.command("list")
@click.option(
    "--status",
    "statuses",
    metavar="STATUS",
    multiple=True,
    type=click.Choice(STATUSES),
    help=f"Only these ({', '.join(STATUSES)}); may be repeated.",
)
@click.option(
    "--tag", "tags", metavar="TAG", multiple=True, help="Only with this tag; may be repeated."
)
@click.option("--owner", metavar="WORD", default="", help="Only where the owner contains the word.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(
    app: App, statuses: tuple[str, ...], tags: tuple[str, ...], owner: str, as_json: bool
) -> None:
    """List all decisions, the newest first: id, status, the day to look back, title.

    Decisions that are only on a branch of their own, and not merged yet, are named too.
    """
    whole = bool(as_json or tags or owner)

    def told(found: list[Entry]) -> str:
        rows = [
            row for row in _rows(app, found, whole=whole)
            if (not statuses or row.shown.front.get("status") in statuses)
            and (not tags or set(tags) <= set(_words(row.entry.front.get("tags"))))
            and (not owner or owner.casefold() in _owner(row.entry).casefold())
        ]  # fmt: skip
        rows.sort(reverse=True)
        if as_json:
            from checklist.report.data import printed

            return printed([_data(row, app.project.folder) for row in rows])
        return "\n".join(_lines(rows, _width())) if rows else ""

    text = used(app.project.decisions, app.project.database, told, in_short=not whole)
    hidden = _hidden(app)
    if text:
        click.echo(text)
    elif statuses or tags or owner:
        click.echo("No decision fits. `checklist list` shows them all.")
    elif not hidden:
        click.echo("No decisions yet. `checklist new` records the first one.")
    if hidden:
        folder = app.project.decisions
        click.echo(
            f"Your sparse checkout leaves out {hidden} of the decisions in {clean(str(folder))}.\n"
            "Fetch them: git sparse-checkout add FOLDER, or all: git sparse-checkout disable",
            err=True,
        )


def _rows(app: App, entries: list[Entry], *, whole: bool) -> list[Row]:
    """All decisions; with `whole`, each entry has the whole front matter."""
    project = app.project
    found = {_stem(entry.path): entry for entry in entries}
    branches = {}
    if has_decision_branches(project):
        from checklist.store.branches import unmerged  # git is asked only when there is one

        for each in unmerged(project, app.repository):
            branches[each.id] = each.branch
            found.setdefault(each.id, each.entry)
    rows = []
    for name, entry in found.items():
        shown = brief(entry) if whole or name in branches else entry
        day = shown.front.get("created") or name[:10]
        rows.append(Row(day, name, shown, entry, branches.get(name, "")))
    return rows


def _hidden(app: App) -> int:
    """How many decisions a sparse checkout leaves out of the work tree."""
    if not may_be_sparse(app.project):
        return 0
    from checklist.store import records

    folder = records.in_repository(app.project, app.repository, app.project.folder)
    left_out = app.repository.hidden(folder)
    return sum(path.endswith(".md") and _stem(path) != "README" for path in left_out)


def _lines(rows: list[Row], width: int) -> Iterator[str]:
    once = cache(one_line)  # many have the same day
    table = [("ID", "STATUS", "LOOK BACK", "TITLE")]
    for row in rows:
        front = row.shown.front
        name, look_back = front.get("id", row.id), once(str(front.get("review", "")))
        table.append((name, front.get("status", ""), look_back, front.get("title", "")))
    widths = [max(map(len, column)) for column in zip(*table, strict=True)][:3]
    room = width - sum(widths) - 6
    layout = "  ".join([*(f"%-{size}s" for size in widths), "%s"])
    for number, cells in enumerate(table):
        title = _cut(cells[3], room) if room >= _LEAST_TITLE else ""
        line = (layout % (*cells[:3], title)).rstrip()
        yield click.style(line, bold=True) if number == 0 else line
        if number and (note := _note(rows[number - 1])):
            yield f"  {note}"


def _cut(title: str, room: int) -> str:
    return title if len(title) <= room else one_line(title, room)


def _note(row: Row) -> str:
    if row.shown.problem:
        return f"cannot be read: {row.shown.problem}"
    return f"not merged yet: {one_line(row.branch)}" if row.branch else ""


def _width() -> int:
    if not sys.stdout.isatty():
        return _ALL
    import shutil  # only for a terminal

    return shutil.get_terminal_size().columns


def _words(value: Any) -> Iterable[str]:
    return map(str, value) if isinstance(value, list) else [str(value)]


def _owner(entry: Entry) -> str:
    value = entry.front.get("owner")
    return "" if value is None else one_line(str(value))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _data(row: Row, folder: str) -> dict[str, Any]:
    more = {"branch": row.branch, "problem": row.entry.problem}
    path = folder + row.entry.path
    return {**row.entry.front, "path": path, **{key: said for key, said in more.items() if said}}
