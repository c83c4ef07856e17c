"""`checklist due`: what asks for a look back, and what waits for its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from checklist.errors import FINDINGS, UsageProblem
from checklist.followup.due import DueList, Item, due
from checklist.model.dates import add_days, parse, spell
from checklist.report.clean import one_line
from checklist.store.index import Entry, used

if TYPE_CHECKING:
    from checklist.app import App

_TITLE = 72  # letters of a title that are shown


@click.command("due")
@click.option(
    "--within", metavar="TIME", default="0d", help="Also what is due soon, such as 14d or 4w."
)
@click.option("--as-of", metavar="DATE", help="As if that day were today.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 if anything is shown, for scripts and reminders."
)
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, within: str, as_of: str | None, exit_code: bool, as_json: bool) -> int | None:
    """Say which decisions are due for a look back, and which are overdue.

    A decision that waits for a day (“wait until …”) is shown when that day has come. A date that
    cannot be read is shown too, so that no promise gets lost.
    """
    today = _day(as_of, app.today)
    days = _length(within, today)
    project = app.project

    def told(listed: list[Entry]) -> tuple[str, bool]:
        found = due(listed, today, days)
        items = [item for group in found for item in group]
        if as_json:
            from checklist.report.data import printed

            return printed([_data(item, project.folder) for item in items]), bool(items)
        return "\n".join(_lines(found, today, days)) or _nothing(today, days), bool(items)

    until = add_days(today, days)
    text, some = used(project.decisions, project.database, told, until=until, in_short=not as_json)
    click.echo(text)
    return FINDINGS if exit_code and some else None


def _day(text: str | None, today: date) -> date:
    day = parse(text, today) if text else today
    if day is None:
        raise UsageProblem(f"--as-of: `{text}` is no day", "give one such as 2027-02-08")
    return day


def _length(text: str, today: date) -> int:
    number = f"{text}d" if text.isdecimal() else text
    day = parse(number, today, start=today)
    if day is None or day < today:
        raise UsageProblem(f"--within: `{text}` is no length of time", "give one such as 14d or 4w")
    return (day - today).days


def _nothing(today: date, days: int) -> str:
    if days:
        return f"Nothing is due until {spell(add_days(today, days))}."
    return "Nothing is due today. `checklist due --within 4w` looks further ahead."


def _lines(found: DueList, today: date, days: int) -> Iterator[str]:
    soon = f"Due until {spell(add_days(today, days))}" if days else "Due today"
    headings = ("Overdue", soon, "Waited until", "Dates that cannot be read")
    indent = " " * 28
    lead = cache(lambda days: f"  {today + timedelta(days=days)}  {_distance(days):<12}")
    for heading, group in zip(headings, found, strict=True):
        if group:
            yield click.style(heading, bold=True)
            for item in group:
                if item.days is None:
                    yield f"  {_id(item)}: {one_line(item.problem)}"
                else:
                    title = item.front.get("title", "")
                    cut = title if len(title) <= _TITLE else one_line(title, _TITLE)
                    yield f"{lead(item.days)}  {cut}\n{indent}{_id(item)}"
            yield ""
    if reviewable := [*found.overdue, *found.soon]:
        yield f"Look back with: checklist review {_id(reviewable[0])}"
    elif found.waiting:
        yield f"Read it again with: checklist show {_id(found.waiting[0])}"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'s' if abs(days) > 1 else ''}"
    return f"{count} ago" if days < 0 else f"in {count}"


def _id(item: Item) -> str:
    return item.front.get("id") or item.path.rpartition("/")[2].removesuffix(".md")


def _data(item: Item, folder: str) -> dict[str, Any]:
    own = {"path": folder + item.path, "what": item.which or None, "days": item.days}
    return {**item.front, **own, **({"problem": item.problem} if item.problem else {})}
