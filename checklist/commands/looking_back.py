"""Looking back: what a review or a postponement does to a record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from checklist.commands import guarding
from checklist.commands.writing import How, Loaded, land
from checklist.errors import UsageProblem
from checklist.format import patch
from checklist.format.text import trim, unkeepable
from checklist.model import dates
from checklist.model.life import ENDED, REVIEWABLE, status_after, ways_on
from checklist.model.record import Event

if TYPE_CHECKING:
    from checklist.app import App


def checked(app: App, loaded: Loaded, event: Event) -> Event:
    """The review with its next day understood; raises UsageProblem where verdict and day clash."""
    parts = dict(event.parts)
    day = dates.iso(event.day)
    if day is None:
        raise UsageProblem(f"date: `{event.day}` is no date", "write it as 2027-02-08")
    verdict, following = str(parts["verdict"]), str(parts.get("next-review", ""))
    if verdict == "reverse":
        parts.pop("next-review", None)
    elif not following:
        raise UsageProblem("next-review is missing", "give a date, +42d, or none when it is closed")
    elif following == "none" and verdict == "inconclusive":
        raise UsageProblem("an inconclusive review cannot close the matter", "give a next date")
    elif following != "none":
        parts["next-review"] = _day(following, app.today, day).isoformat()
    planned = loaded.record.get("review") or loaded.reading.wording.word("undated")
    if planned != event.day:
        parts = {"planned": planned, **parts}
    return Event(event.kind, event.day, parts, event.notes)


def record_review(
    app: App, loaded: Loaded, event: Event, how: How, *, guarded: bool = False
) -> int | None:
    """Append the review and commit it; what is recorded already changes nothing.

    Unless `guarded`, details of persons in it were not pointed out yet.
    """
    if any(_alike(event, other) for other in loaded.record.events):
        click.echo(f"Recorded already, nothing changed: {loaded.found.path}")
        return None
    check_reviewable(loaded)
    verdict = str(event.parts["verdict"])
    changes = {
        "status": status_after(loaded.record, verdict),
        "review": str(event.parts.get("next-review", "none")),
    }
    data = patch.append_event(loaded.reading, event, changes)
    if not guarded:
        _guard(app, loaded, data, event, how)
    record = loaded.record.with_front(**changes)
    land(app, how, {loaded.found.path: data}, f"Review ({verdict})", "reviewed", record)
    return None


def check_reviewable(loaded: Loaded) -> None:
    """Raise UsageProblem where a review cannot follow, with what can."""
    record = loaded.record
    if record.status not in REVIEWABLE:
        raise UsageProblem(
            f"`{record.id}` is {record.status or 'without a status'}; a review follows "
            + ", ".join(REVIEWABLE),
            ways_on(record),
        )


def postpone(app: App, loaded: Loaded, to: str, because: str, how: How) -> int | None:
    """Move the look back to another day, with the reason in the record."""
    record = loaded.record
    if not because.strip():
        raise UsageProblem("a postponed review needs a reason", "add --because '…'")
    if bad := unkeepable(because):
        raise UsageProblem(f"--because holds the character {bad}", "give it in plain words")
    if record.status in ENDED:
        raise UsageProblem(f"`{record.id}` is {record.status}; nothing is due", ways_on(record))
    day = _day(to, app.today, app.today)
    before = record.get("review")
    parts = {"from": before, "to": day.isoformat(), "because": trim(because)}
    event = Event("postponed", app.today.isoformat(), {k: v for k, v in parts.items() if v})
    last = record.events[-1] if record.events else None
    if last and last.kind == "postponed" and {**last.parts, "from": ""} == {**parts, "from": ""}:
        click.echo(f"Recorded already, nothing changed: {loaded.found.path}")
        return None
    if before == day.isoformat():
        raise UsageProblem(f"the look back is on {before} already", "give another day")
    if day < app.today:
        raise UsageProblem(f"{day.isoformat()} has passed", "give a day to come")
    data = patch.append_event(loaded.reading, event, {"review": day.isoformat()})
    _guard(app, loaded, data, event, how, ask=True)
    click.echo(f"The look back is now on {dates.spell(day)}.")
    changed = record.with_front(review=day.isoformat())
    land(app, how, {loaded.found.path: data}, "Postpone review", "postponed", changed)
    return None


def _guard(
    app: App, loaded: Loaded, data: bytes, event: Event, how: How, *, ask: bool = False
) -> None:
    before, after = (each.decode("utf-8", "replace") for each in (loaded.data, data))
    guarding.guard(app, how, after, event.parts, before, ask=ask)


def _day(text: str, today: date, start: date) -> date:
    day = dates.parse(text, today, start=start)
    if day is None:
        raise UsageProblem(f"`{text}` is no date", "2027-02-08, +28d and in 4 weeks work")
    return day


def _alike(one: Event, other: Event) -> bool:
    """Whether two reviews say the same; the planned day follows from the record, not from them."""
    first, second = ({k: v for k, v in e.parts.items() if k != "planned"} for e in (one, other))
    return (one.kind, one.day, first) == (other.kind, other.day, second)
