"""The calendar file of a decision: the look back and the test's end, as all-day entries."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from checklist.model import dates
from checklist.model.life import ENDED
from checklist.model.record import Record
from checklist.report.clean import one_line


def calendar(record: Record, stamp: datetime) -> bytes:
    """The iCalendar text; b"" when the record has no date to remember.

    Entries keep their identity (UID) when the file is made again, so that an import updates them;
    SEQUENCE counts the sections that were appended since.
    """
    days = entries(record)
    if not days:
        return b""
    # Imported here: it takes as long as everything else together.
    from icalendar import Alarm, Calendar, Event

    name, title = one_line(record.id), one_line(record.title)
    page = Calendar()
    page.add("prodid", "-//decision-checklist//checklist//EN")
    page.add("version", "2.0")
    for what, day, words in days:
        entry = Event()
        entry.add("uid", f"{name}-{what}@decision-checklist")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", day)
        entry.add("dtend", dates.add_days(day, 1))
        entry.add("summary", f"{words}: {title}")
        entry.add("description", f"checklist review {name}" if what == "review" else name)
        entry.add("sequence", len(record.events))
        entry.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{words}: {title}")
        alarm.add("trigger", timedelta(hours=9))
        entry.add_component(alarm)
        page.add_component(entry)
    text: bytes = page.to_ical()
    return text


def entries(record: Record) -> list[tuple[str, date, str]]:
    """Name, day and words of everything to remember; dates that are no dates are left out."""
    if record.status in ENDED:
        return []
    test = record.answers.get("test")
    found = [
        ("test-end", str(test.parts.get("until", "")) if test else "", "The test ends"),
        ("review", record.get("review"), "Look back"),
        ("wait", record.get("wait-until"), "Decide again"),
    ]
    return [(name, day, words) for name, text, words in found if (day := dates.iso(text))]
