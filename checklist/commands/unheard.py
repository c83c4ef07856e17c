"""`checklist unheard`: who is still waiting to be asked, across all decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.report.clean import one_line
from checklist.store.unheard import Group, Told, told

if TYPE_CHECKING:
    from checklist.app import App

MANY = 200  # records; so many are read in the blink of an eye
_NO_DAY = "~"  # sorts after every day


class Waiting(NamedTuple):
    """A group, with the id and what else is known of the decision that affects it."""

    group: Group
    id: str
    record: Told


@click.command("unheard")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """Say who is still waiting to be asked, in all decisions that have not ended.

    First come the groups for which a planned day has passed, then the days to come, then those
    without a day. Groups of which only some were asked stand below, and those that nobody can ask.
    """
    records = told(app.project, brief=not as_json, shown=_with_progress)
    found = [
        Waiting(Group(*group), record.id, record) for record in records for group in record.groups
    ]
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
    group, name, _ = each
    return group.day or _NO_DAY, -(group.people or 0), name


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
        of[each.group.state].append(each)
    waiting = of["waiting"]
    yield _total([each.group for each in waiting])
    sections = (
        ("The planned day has passed", [each for each in waiting if "" < each.group.day < today]),
        ("Planned", [each for each in waiting if each.group.day >= today]),
        ("No day yet", [each for each in waiting if not each.group.day]),
        ("Partly heard", of["partly"]),
        ("Nobody can ask them", of["out-of-reach"]),
    )
    for heading, part in sections:
        if part:
            yield ""
            yield click.style(heading, bold=True)
            yield from map(_entry, part)


def _entry(each: Waiting) -> str:
    """A group in two lines or three: with its day and its head count, how, and its decision."""
    group = each.group
    lead, indent = (f"  {group.day}  ", " " * 14) if group.day else ("  ", " " * 4)
    how = f"{indent}{group.how}\n" if group.how else ""
    return f"{lead}{group.name}{_count(group)}\n{how}{indent}{one_line(each.id)}"


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
    group, name, record = each
    days = (date.fromisoformat(group.day) - app.today).days if group.day else None
    return {
        "id": name, "path": app.project.folder + record.path, "title": record.title,
        "status": record.status, "owner": record.owner, "group": group.name,
        "people": group.people, "asked": group.asked, "how": group.how, "state": group.state,
        "day": group.day or None, "days": days,
    }  # fmt: skip
