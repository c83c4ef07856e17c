"""`checklist list`: all decisions, the newest first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.model.words import STATUSES
from checklist.report.clean import clean, one_line
from checklist.store.index import Entry, entries
from checklist.store.refs import has_decision_branches, may_be_sparse

if TYPE_CHECKING:
    from checklist.app import App

_LEAST_TITLE = 12
_ALL = 10_000  # wider than any line: in a pipe nothing is cut


class Row(NamedTuple):
    """A decision in the list; `branch` is where something of it is not merged yet."""

    id: str
    entry: Entry
    branch: str = ""

    def get(self, key: str) -> str:
        """A word of the front matter, on one line."""
        value = self.entry.front.get(key)
        return "" if value is None else one_line(str(value))


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
    rows = [
        row for row in _rows(app)
        if (not statuses or row.get("status") in statuses)
        and (not tags or set(tags) <= set(_words(row.entry.front.get("tags"))))
        and (not owner or owner.casefold() in row.get("owner").casefold())
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.get("created") or row.id[:10], row.id), reverse=True)
    hidden = _hidden(app)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(row, app.project.folder) for row in rows]))
    elif rows:
        click.echo("\n".join(_lines(rows, _width())))
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


def _rows(app: App) -> list[Row]:
    project = app.project
    found = {_stem(entry.path): entry for entry in entries(project.decisions, project.database)}
    rows = [Row(name, entry) for name, entry in found.items()]
    if not has_decision_branches(project):
        return rows
    from checklist.store.branches import unmerged  # git is asked only when there is one

    branched = {each.id: each for each in unmerged(project, app.repository)}
    rows = [row._replace(branch=branched[row.id].branch) if row.id in branched else row
            for row in rows]  # fmt: skip
    return rows + [Row(name, *each[1:]) for name, each in branched.items() if name not in found]


def _hidden(app: App) -> int:
    """How many decisions a sparse checkout leaves out of the work tree."""
    if not may_be_sparse(app.project):
        return 0
    from checklist.store import records

    folder = records.in_repository(app.project, app.repository, app.project.folder)
    left_out = app.repository.hidden(folder)
    return sum(path.endswith(".md") and _stem(path) != "README" for path in left_out)


def _lines(rows: list[Row], width: int) -> Iterator[str]:
    table = [("ID", "STATUS", "LOOK BACK", "TITLE")]
    table += [(row.id, row.get("status"), row.get("review"), row.get("title")) for row in rows]
    table = [(one_line(name), *rest) for name, *rest in table]  # type: ignore[misc]
    widths = [max(len(cells[at]) for cells in table) for at in range(3)]
    room = width - sum(widths) - 6
    for number, cells in enumerate(table):
        first = "  ".join(cell.ljust(size) for cell, size in zip(cells, widths, strict=False))
        title = _cut(cells[3], room) if room >= _LEAST_TITLE else ""
        line = f"{first}  {title}".rstrip()
        yield click.style(line, bold=True) if number == 0 else line
        if number and (note := _note(rows[number - 1])):
            yield f"  {note}"


def _cut(title: str, room: int) -> str:
    return title if len(title) <= room else one_line(title, room)


def _note(row: Row) -> str:
    if row.entry.problem:
        return f"cannot be read: {one_line(row.entry.problem)}"
    return f"not merged yet: {one_line(row.branch)}" if row.branch else ""


def _width() -> int:
    if not sys.stdout.isatty():
        return _ALL
    import shutil  # only for a terminal

    return shutil.get_terminal_size().columns


def _words(value: Any) -> Iterable[str]:
    return map(str, value) if isinstance(value, list) else [str(value)]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _data(row: Row, folder: str) -> dict[str, Any]:
    more = {"branch": row.branch, "problem": row.entry.problem}
    path = folder + row.entry.path
    return {**row.entry.front, "path": path, **{key: said for key, said in more.items() if said}}
