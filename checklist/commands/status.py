"""`checklist status`: move a record through its life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist.commands import guarding
from checklist.commands.writing import How, Loaded, already, land, load, prepare, writing_options
from checklist.errors import UsageProblem
from checklist.format import patch
from checklist.format.text import trim, unkeepable
from checklist.model import dates
from checklist.model.life import next_statuses, ways_on
from checklist.model.record import Event
from checklist.model.words import STATUSES

if TYPE_CHECKING:
    from checklist.app import App

_EVENTS = {"testing": "Test", "adopted": "Adopt", "withdrawn": "Withdraw"}
_THEN = {"adopted": "go on", "withdrawn": "stop"}


@click.command("status")
@click.argument("name", metavar="ID")
@click.argument("wanted", metavar="testing|adopted|withdrawn", type=click.Choice(list(_EVENTS)))
@click.option("--because", default="", metavar="TEXT", help="Why it is withdrawn.")
@click.option("--measured", default="", metavar="TEXT", help="What the small test measured.")
@click.option(
    "--said",
    multiple=True,
    metavar="TEXT",
    help="What people said about the test; repeat it for more.",
)
@click.option(
    "--on",
    "day",
    default="",
    metavar="DATE",
    help="The day of the test's result or the withdrawal, if not today.",
)
@writing_options
@click.pass_obj
def command(
    app: App, name: str, wanted: str, because: str, measured: str, said: tuple[str, ...],
    day: str, how: How,
) -> None:  # fmt: skip
    """Say where a decision stands now: in its test, adopted, or withdrawn.

    A decision is proposed first; testing means that its small test runs, adopted that it takes
    effect, withdrawn that it was given up before that. When a test ends, --measured and --said keep
    its result in the record. After a look back, `checklist review` moves the decision on.
    """
    prepare(app, how)
    loaded = load(app, name, how)
    if loaded.record.status == wanted:
        already(app, how, f"It is {wanted} already", loaded.found.path)
        return
    check(loaded, wanted)
    result = {"measured": _text("--measured", measured), "said": _texts("--said", said)}
    events = events_of(loaded, wanted, result, _text("--because", because), _day(app, day))
    if day and not events:
        raise UsageProblem("--on dates a section, and there is none to write", _options(loaded))
    record(app, loaded, wanted, events, how)


def check(loaded: Loaded, wanted: str) -> None:
    """Raise UsageProblem, naming the moves that are possible, unless this one is."""
    record = loaded.record
    if record.status not in STATUSES:
        raise UsageProblem(
            f"{loaded.found.path} says `status: {record.status}`, which is no status",
            f"correct that line by hand, and commit it; there are {', '.join(STATUSES)}",
        )
    if wanted not in next_statuses(record):
        raise UsageProblem(
            f"`{record.id}` is {record.status}, so it cannot become {wanted}", ways_on(record)
        )


def events_of(
    loaded: Loaded, wanted: str, result: dict[str, Any], because: str, day: str
) -> list[Event]:
    """The sections that go with the move; raises UsageProblem for options that do not fit it."""
    events = []
    if result := {key: value for key, value in result.items() if value}:
        if loaded.record.status != "testing":
            raise UsageProblem("--measured and --said tell how a test ended", _options(loaded))
        events.append(Event("test-result", day, {**result, "then": _THEN[wanted]}))
    if because:
        if wanted != "withdrawn":
            raise UsageProblem("--because says why a decision is withdrawn", _options(loaded))
        events.append(Event("withdrawn", day, {"because": because}))
    return events


def record(app: App, loaded: Loaded, wanted: str, events: list[Event], how: How) -> None:
    """Commit the new status with its sections."""
    from checklist.format.reader import read

    data, reading = loaded.data, loaded.reading
    for event in events:
        data = patch.append_event(reading, event, {})
        reading = read(data, reading.wording.checklist)
    data = patch.change_front(reading, {"status": wanted})
    moved = loaded.record.with_front(status=wanted)
    before, after = (each.decode("utf-8", "replace") for each in (loaded.data, data))
    said = {key: value for event in events for key, value in event.parts.items()}
    guarding.guard(app, how, after, said, before, ask=True)
    land(app, how, {loaded.found.path: data}, _EVENTS[wanted], wanted, moved)


def _day(app: App, text: str) -> str:
    """The day of the section as ISO; today when none is given."""
    day = dates.parse(text, app.today, past=True) if text else app.today
    if day is None:
        raise UsageProblem(f"--on: I cannot read `{text}` as a day", "write it as 2026-12-18")
    if day > app.today:
        raise UsageProblem(f"--on: {day} has not come yet", "say it on that day, or later")
    return day.isoformat()


def _texts(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for each in given if (text := _text(option, each)))


def _text(option: str, given: str) -> str:
    """Words as they are kept; raises UsageProblem for a character that a record cannot keep."""
    if bad := unkeepable(given):
        raise UsageProblem(f"{option} holds the character {bad}", "leave it away")
    return trim(given)


def _options(loaded: Loaded) -> str:
    """Which options go with which move."""
    if loaded.record.status == "testing":
        return "--measured and --said go with every move from testing, --because with withdrawn"
    return "--because goes with withdrawn; --measured and --said wait until it has been in testing"
