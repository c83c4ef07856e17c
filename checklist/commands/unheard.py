"""`checklist unheard`: who is still waiting to be asked, across all decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from checklist.report.clean import one_line
from checklist.store.unheard import Group, Told, told

if TYPE_CHECKING:
    from checklist.app import App

MANY = 200  # records; so many are read in the blink of an eye
_NO_DAY = "~"  # sorts after every day

Waiting = tuple[Group, Told]


@click.command("unheard")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """Say who is still waiting to be asked, in all decisions that have not ended.

    First come the groups for which a planned day has passed, then the days to come, then those
    without a day. Groups of which only some were asked stand below, and those that nobody can ask.
    """
    records = told(app.project, brief=not as_json, shown=_with_progress)
    found = [(Group(*group), record) for record in records for group in record.groups]
    found.sort(key=_urgency)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(each, app) for each in found]))
    else:
        click.echo("\n".join(_lines(found, app.today.isoformat())))
    for record in records:
        if record.problem:
            path = one_line(app.project.folder + record.path)
            click.echo(f"{path} cannot be read: {one_line(record.problem)}", err=True)


def _urgency(each: Waiting) -> tuple[str, int, str]:
    """How urgent it is to ask: the days in their order, the past ones first; then the others."""
    group, record = each
    return group.day or _NO_DAY, -(group.people or 0), record.id


def _with_progress(paths: Sequence[str]) -> Iterator[str]:
    """The paths one by one; at a terminal, with a bar where there are many."""
    if len(paths) < MANY or not sys.stderr.isatty():
        yield from paths
        return
    with click.progressbar(paths, label="Reading the decisions", file=sys.stderr) as shown:
        yield from shown


def _lines(found: Iterable[Waiting], today: str) -> Iterator[str]:
    of: dict[str, list[Waiting]] = {"waiting": [], "partly": [], "out-of-reach": []}
    for each in found:
        of[each[0].state].append(each)
    waiting = of["waiting"]
    yield _total([group for group, _ in waiting])
    sections = (
        ("The planned day has passed", [each for each in waiting if "" < each[0].day < today]),
        ("Planned", [each for each in waiting if each[0].day >= today]),
        ("No day yet", [each for each in waiting if not each[0].day]),
        ("Partly heard", of["partly"]),
        ("Nobody can ask them", of["out-of-reach"]),
    )
    for heading, part in sections:
        if part:
            yield ""
            yield click.style(heading, bold=True)
            for each in part:
                yield from _entry(*each)


def _entry(group: Group, record: Told) -> Iterator[str]:
    lead = f"{group.day}  " if group.day else ""
    yield f"  {lead}{group.name}{_count(group)}"
    indent = " " * (2 + len(lead or "  "))
    if group.how:
        yield f"{indent}{group.how}"
    yield f"{indent}{one_line(record.id)}"


def _count(group: Group) -> str:
    people, asked = group.people, group.asked
    if group.state == "partly" and asked is not None:
        return f", {asked} of {people} asked"
    if people is None:
        return ", nobody has said how many"
    return f", {people} {'person' if people == 1 else 'people'}"


def _total(waiting: Sequence[Group]) -> str:
    if not waiting:
        return "Nobody is waiting to be asked."
    groups = f"{len(waiting)} group{'s' if len(waiting) > 1 else ''}"
    people = sum(each.people or 0 for each in waiting)
    unknown = sum(each.people is None for each in waiting)
    uncounted = f" (and {unknown} without a head count)" if unknown and people else ""
    heads = f", {people} {'person' if people == 1 else 'people'}{uncounted}" if people else ""
    verb = "is" if len(waiting) == 1 else "are"
    return f"{groups} {verb} waiting to be asked{heads}."


def _data(each: Waiting, app: App) -> dict[str, Any]:
    group, record = each
    days = (date.fromisoformat(group.day) - app.today).days if group.day else None
    return {
        "id": record.id, "path": app.project.folder + record.path, "title": record.title,
        "status": record.status, "owner": record.owner, "group": group.name,
        "people": group.people, "asked": group.asked, "how": group.how, "state": group.state,
        "day": group.day or None, "days": days,
    }  # fmt: skip
