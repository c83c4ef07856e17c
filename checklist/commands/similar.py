"""`checklist similar`: what became of decisions like this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from checklist.report.clean import one_line

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.interview.session import Interview
    from checklist.store.similar import Similar


@click.command("similar")
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, id: str, as_json: bool) -> None:
    """Show up to three decisions that resemble this one, and how they turned out.

    Two decisions resemble each other when their titles, tags and first screens share words that
    say what they are about. ID may be shortened, as long as only one decision fits.
    """
    from checklist.store.glance import begun

    # The files are looked at while the rest is loaded, and what is sought is read.
    glance = begun(str(app.project.decisions), app.project.full_text)
    from checklist.commands.finding import find
    from checklist.format.proposal import proposed
    from checklist.rules.resemblance import sought
    from checklist.store import records
    from checklist.store.similar import similar

    place = find(app, id)
    data = records.load(app.project, place, app.repository if place.branch else None)
    reading = records.parse(data, app.project)
    answers = proposed(reading.record, reading.wording.checklist)
    found = similar(app.project, sought(answers), app.today, place.id, glance)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(each) for each in found]))
    elif found:
        click.echo("\n".join(lines(found)))
    else:
        click.echo("No decision here resembles this one.")


def lines(found: Iterable[Similar]) -> Iterator[str]:
    """Each decision with its day and title, how it turned out, and its id."""
    for each in found:
        day = one_line(each.record.get("created"), 10) or each.id[:10]
        yield f"  {day}  {one_line(each.record.title, 72)}"
        yield f"{'':14}{one_line(each.outcome)}"
        yield f"{'':14}{one_line(each.id)}"


def show_past(app: App, interview: Interview, own: str = "") -> None:
    """In an interview at a terminal: a few lines about similar decisions, if there are any.

    `own` is the id of the record that is asked about, if there is one. What goes wrong here is no
    reason to trouble somebody who is answering something else.
    """
    from checklist.errors import ChecklistError
    from checklist.rules.resemblance import sought
    from checklist.store.similar import similar

    if not interview.terminal.interactive:
        return
    try:
        found = similar(app.project, sought(interview.answers), app.today, own)
    except (ChecklistError, OSError):
        return
    if found:
        interview.terminal.say()
        interview.terminal.say("Similar decisions here, and how they turned out", bold=True)
        for row in lines(found):
            interview.terminal.wrap(row, "")


def _data(each: Similar) -> dict[str, Any]:
    record, came = each.record, each.came
    return {
        "id": each.id, "path": each.path, "title": record.title, "status": record.status,
        "created": record.get("created"), "outcome": each.outcome, "came-true": came._asdict(),
    }  # fmt: skip
