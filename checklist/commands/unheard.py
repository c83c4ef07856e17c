"""`checklist unheard`: who is still waiting to be asked, across all decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.report.clean import one_line

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.rules.unheard.waiting import Unheard
    from checklist.store.records import Found

MANY = 200  # records; so many are read in the blink of an eye
_WIDTH = 96


class Waiting(NamedTuple):
    """A group with the decision that affects it."""

    unheard: Unheard
    id: str
    path: str
    title: str
    status: str
    owner: str


@click.command("unheard")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """Say who is still waiting to be asked, in all decisions that have not ended.

    First come the groups for which a planned day has passed, then the days to come, then those
    without a day. Groups of which only some were asked stand below, and those that nobody can ask.
    """
    found, unreadable = _everybody(app)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(each, app.today) for each in found]))
    else:
        click.echo("\n".join(_lines(found, app.today)))
    for path, problem in unreadable:
        click.echo(f"{one_line(path)} cannot be read: {one_line(problem)}", err=True)


def _everybody(app: App) -> tuple[list[Waiting], list[tuple[str, str]]]:
    """The groups, the most urgent first, and the records that cannot be read, with the reason."""
    from checklist.errors import ChecklistError
    from checklist.rules.unheard.waiting import urgency
    from checklist.store import records

    found: list[Waiting] = []
    unreadable = []
    for place in _with_progress(list(records.walk(app.project))):
        try:
            found += _of_record(app, place)
        except (ChecklistError, OSError) as error:
            unreadable.append((place.path, getattr(error, "message", str(error))))
    found.sort(key=lambda each: (*urgency(each.unheard, app.today), each.id))
    return found, unreadable


def _of_record(app: App, place: Found) -> Iterator[Waiting]:
    from checklist.errors import CouldNotRun
    from checklist.format import front
    from checklist.model.life import ENDED
    from checklist.rules.case import Case
    from checklist.rules.unheard.waiting import unheard
    from checklist.store import records

    data = records.load(app.project, place)
    head = front.read(data)
    if not ("schema" in head.values or "id" in head.values):
        if head.problem and head.problem != front.ABSENT:
            raise CouldNotRun(head.problem)
        return  # a plain page
    if head.values.get("status") in ENDED:
        return
    reading = records.parse(data, app.project)
    record = reading.record
    for each in unheard(Case(reading, place.path)):
        yield Waiting(each, place.id, place.path, record.title, record.status, record.get("owner"))


def _with_progress(places: Sequence[Found]) -> Iterator[Found]:
    """The places one by one; at a terminal, with a bar where there are many."""
    if len(places) < MANY or not sys.stderr.isatty():
        yield from places
        return
    with click.progressbar(places, label="Reading the decisions", file=sys.stderr) as shown:
        yield from shown


def _lines(found: Iterable[Waiting], today: date) -> Iterator[str]:
    from checklist.rules.unheard.waiting import OUT_OF_REACH, PARTLY, WAITING

    of = {
        state: [each for each in found if each.unheard.state == state]
        for state in (WAITING, PARTLY, OUT_OF_REACH)
    }
    yield _total([each.unheard for each in of[WAITING]])
    days = [(each, each.unheard.day) for each in of[WAITING]]
    sections = (
        ("The planned day has passed", [each for each, day in days if day and day < today]),
        ("Planned", [each for each, day in days if day and day >= today]),
        ("No day yet", [each for each, day in days if not day]),
        ("Partly heard", of[PARTLY]),
        ("Nobody can ask them", of[OUT_OF_REACH]),
    )
    for heading, group in sections:
        if group:
            yield ""
            yield click.style(heading, bold=True)
            for each in group:
                yield from _entry(each)


def _entry(each: Waiting) -> Iterator[str]:
    unheard = each.unheard
    lead = f"{unheard.day.isoformat()}  " if unheard.day else ""
    yield f"  {lead}{one_line(unheard.group, _WIDTH)}{_count(unheard)}"
    indent = " " * (2 + len(lead or "  "))
    if unheard.how:
        yield f"{indent}{one_line(unheard.how, _WIDTH)}"
    yield f"{indent}{one_line(each.id)}"


def _count(unheard: Unheard) -> str:
    people, asked = unheard.people, unheard.asked
    if unheard.state == "partly" and asked is not None:
        return f", {asked} of {people} asked"
    if people is None:
        return ", nobody has said how many"
    return f", {people} {'person' if people == 1 else 'people'}"


def _total(waiting: Sequence[Unheard]) -> str:
    if not waiting:
        return "Nobody is waiting to be asked."
    groups = f"{len(waiting)} group{'s' if len(waiting) > 1 else ''}"
    people = sum(each.people or 0 for each in waiting)
    unknown = sum(each.people is None for each in waiting)
    uncounted = f" (and {unknown} without a head count)" if unknown and people else ""
    heads = f", {people} {'person' if people == 1 else 'people'}{uncounted}" if people else ""
    verb = "is" if len(waiting) == 1 else "are"
    return f"{groups} {verb} waiting to be asked{heads}."


def _data(each: Waiting, today: date) -> dict[str, Any]:
    unheard = each.unheard
    day = unheard.day
    return {
        "id": each.id, "path": each.path, "title": each.title, "status": each.status,
        "owner": each.owner, "group": unheard.group, "people": unheard.people,
        "asked": unheard.asked, "how": unheard.how, "state": unheard.state,
        "day": day.isoformat() if day else None, "days": (day - today).days if day else None,
    }  # fmt: skip
