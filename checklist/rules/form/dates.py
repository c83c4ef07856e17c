"""Dates: those that cannot be read, and the promised look back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checklist.model.dates import iso
from checklist.model.life import ENDED
from checklist.rules.case import Case
from checklist.rules.finding import Finding

_FRONT = ("created", "effective", "review", "wait-until")
_WRITTEN = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_SKIPPED = re.compile(r"(?:Skipped|Übersprungen):\s*\S")
_YEAR = 366
_SETTLE = "Write the day as year-month-day, such as 2027-01-18."


def unreadable(case: Case) -> Iterator[Finding]:
    """A date of the front matter, of a test, of feedback or of a section that is no day."""
    for key in _FRONT:
        said = case.record.get(key)
        plain = said and not iso(said) and not _SKIPPED.match(said)
        if plain and not (key == "review" and said == "none"):
            yield Finding("unreadable-date", f"“{said}” is no day", _SETTLE, case.front(key))
    for question, answer in case.questions("parts"):
        for part in question.parts:
            said = str(answer.parts.get(part.key, "")) if part.kind == "date" else ""
            if said and said.strip(" -–—.?") and not _reads(said):
                place = case.part(question.key, part.key)
                yield Finding("unreadable-date", f"“{said}” is no day", _SETTLE, place)
    for question, _ in case.questions("expectations"):
        for item, place in case.items(question.key):
            said = str(item.get("by", ""))
            if said and not _reads(said):
                yield Finding("unreadable-date", f"“{said}” is no day", _SETTLE, place)
    for event in case.record.events:
        if not iso(event.day):
            yield Finding(
                "unreadable-date",
                f"the heading of a section `{event.kind}` does not say its day",
                f"Write the day into its mark: `<!-- {event.kind} 2027-01-18 -->`.",
                case.section(event),
            )


def review(case: Case) -> Iterator[Finding]:
    """A look back is promised, within a year, and not before the change."""
    record = case.record
    said = record.get("review").strip()
    if record.status in ENDED:
        return
    if not said:
        yield Finding(
            "review-missing",
            "it does not say when somebody will look back",
            "Add the day, such as `review: 2027-03-22`; `checklist due` will bring it back.",
            case.front("effective" if "effective" in record.front else "created"),
        )
    elif said == "none":
        closing = [event for event in record.events if event.kind == "review"]
        if not closing:
            yield Finding(
                "closed-without-review",
                "`review: none` closes a matter that nobody has looked back on",
                "Give a day, or record the last review with `checklist review`.",
                case.front("review"),
            )
    elif day := iso(said):
        yield from _distance(case, day)


def _distance(case: Case, day: date) -> Iterator[Finding]:
    record = case.record
    known = [record.get("created"), record.get("effective"), *(e.day for e in record.events)]
    start = max((found for text in known if (found := iso(text))), default=None)
    effective = iso(record.get("effective"))
    if start and (day - start).days > _YEAR:
        yield Finding(
            "review-too-far",
            f"the look back on {day} is more than a year away from {start}",
            "Look back earlier; a second review can follow.",
            case.front("review"),
        )
    if effective and day < effective and not record.events:
        yield Finding(
            "review-before-start",
            f"the look back on {day} comes before the change takes effect on {effective}",
            "Choose a day on which there is something to look back on.",
            case.front("review"),
        )


def _reads(text: str) -> bool:
    """Whether the words hold a day, and every day in them exists."""
    if iso(text):
        return True
    written = _WRITTEN.findall(text)
    return bool(_SKIPPED.match(text) or (written and all(iso(day) for day in written)))


CHECKS = (unreadable, review)
