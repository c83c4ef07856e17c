"""`checklist show`: one decision, to read, as answers, or as data."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.commands.finding import find
from checklist.errors import UsageProblem
from checklist.format import answers as answers_data
from checklist.format import proposal
from checklist.format.reader import Reading
from checklist.model.ids import record_id
from checklist.model.record import Answer, Event
from checklist.report.clean import clean, one_line
from checklist.store import records
from checklist.store.records import Found
from checklist.store.refs import has_decision_branches

if TYPE_CHECKING:
    from checklist.app import App


class Shown(NamedTuple):
    """A record to show: where it is, its bytes, what they say."""

    found: Found
    data: bytes
    reading: Reading


@click.command("show")
@click.argument("id")
@click.option("--json", "form", flag_value="json", help="Print everything as data.")
@click.option(
    "--answers",
    "form",
    flag_value="answers",
    help="Print the answers as they were first given, for `checklist new --answers`.",
)
@click.option(
    "--calendar",
    "form",
    flag_value="calendar",
    help="Print its dates as a calendar file: checklist show ID --calendar > dates.ics",
)
@click.option("--raw", "form", flag_value="raw", help="Print the file as it is.")
@click.pass_obj
def command(app: App, id: str, form: str | None) -> None:
    """Show one decision. ID may be shortened, as long as only one decision fits.

    A decision that is only on a branch of its own is found too.
    """
    shown = _find(app, id)
    if form == "raw" and not sys.stdout.isatty():
        click.echo(shown.data, nl=False)
    elif form == "calendar":
        click.echo(_calendar(shown, app.now), nl=False)
    elif form == "json":
        from checklist.report.data import printed

        click.echo(printed(_data(app, shown)))
    elif form == "answers":
        from checklist.format.yaml_out import dump

        # Only a quoted word can hold what is escaped here, and there it means the same.
        click.echo(clean(dump(answers(app, shown.reading))), nl=False)
    elif form == "raw" or not sys.stdout.isatty():
        click.echo(clean(shown.data.decode("utf-8", "surrogateescape")), nl=False)
    else:
        _on_terminal(app, shown)
    if form is None:
        for note in _notes(app, shown):
            click.echo(one_line(note), err=True)


def answers(app: App, reading: Reading) -> dict[str, Any]:
    """The answers file that makes the record again: as it was proposed, without what is derived."""
    record, checklist, config = reading.record, reading.wording.checklist, app.project.config
    said = proposal.proposed(record, checklist)
    if record.id == record_id(record.get("created"), record.title):
        said.pop("id", None)
    if record.get("checklist") == config.checklist:
        said.pop("checklist", None)
    language = record.get("language") or checklist.language
    if language != (config.language or checklist.language):
        said["language"] = Answer(text=language)
    return answers_data.write(said, checklist)


def _find(app: App, text: str) -> Shown:
    found = find(app, text)
    data = records.load(app.project, found, app.repository if found.branch else None)
    return Shown(found, data, records.parse(data, app.project))


def _on_terminal(app: App, shown: Shown) -> None:
    """Laid out for reading; through a pager only when it is longer than the screen."""
    import shutil

    from checklist.report.page import page

    columns, rows = shutil.get_terminal_size()
    env = app.environment
    bold = not (env.get("NO_COLOR") or env.get("ACCESSIBLE") or env.get("TERM") == "dumb")
    text = page(shown.reading, columns, bold=bold)
    if text.count("\n") < rows or env.get("ACCESSIBLE"):
        click.echo(text, nl=False)
    else:
        click.echo_via_pager(text)


def _notes(app: App, shown: Shown) -> list[str]:
    """What a reader should know beside the record itself."""
    found = shown.found
    if found.branch:
        return [f"Not merged yet: this is on the branch {found.branch}."]
    if not has_decision_branches(app.project):
        return []
    own = records.BRANCH + found.id
    if own not in dict(app.repository.unmerged(records.BRANCH)):
        return []
    return [f"The branch {own} changes this decision and is not merged yet."]


def _calendar(shown: Shown, now: str) -> bytes:
    from checklist.followup.calendar import calendar

    text = calendar(shown.reading.record, datetime.fromisoformat(now))
    if not text:
        raise UsageProblem(
            f"{shown.found.id} has no date to remember", "`checklist review` and `edit` set one"
        )
    return text


def _data(app: App, shown: Shown) -> dict[str, Any]:
    """The front matter's keys, and the path, the answers and the appended sections."""
    record = shown.reading.record
    own = {
        "path": shown.found.path,
        "answers": answers(app, shown.reading),
        "events": [_event(event) for event in record.events],
        "problems": [{"line": line, "problem": said} for line, said in shown.reading.problems],
    }
    branch = {"branch": shown.found.branch} if shown.found.branch else {}
    return {**record.front, **own, **branch}


def _event(event: Event) -> dict[str, Any]:
    parts: dict[str, Any] = dict(event.parts)
    if outcomes := parts.get("outcomes"):
        parts["outcomes"] = [outcome._asdict() for outcome in outcomes]
    notes = {"notes": event.notes} if event.notes else {}
    return {"event": event.kind, "date": event.day, **parts, **notes}
