"""How each item is known, by whom and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checklist.errors import UsageProblem
from checklist.model.dates import add_days, add_months, iso
from checklist.model.words import KINDS
from checklist.rules.case import Case
from checklist.rules.evidence.items import Known, short
from checklist.rules.finding import Finding
from checklist.rules.said import nothing, redacted, text_of, timed

_LENGTH = re.compile(r"\+?(\d{1,4}) ?([dwmy])\w*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGIT = re.compile(r"\d")
_OWN = r"(?i)\b(?:i|we|me|my|our|ich|wir|mir|uns|mein\w*|unser\w*)\b"
# “7 of 12”: a count of people is a source, as is a log or a survey that the text names.
_OF = r"(?i)\b\d+ (?:of|von|out of|aus) (?:the |den |us |uns )?\d+|\beach of\b"
_SAID_BY = (
    r"(?i)\w (?:says?|said|told|tells?|reports?|reported|mention\w*|explain\w*|complain\w*|"
    r"described?|"
    r"sag(?:t|en|te|ten)|bericht\w+|erzähl\w+|erklär\w+|beschrieb\w*|klag\w+)\b|"
    r"\b(?:according to|laut)\b|^(?:told|asked) by\b"
)
_MEASURED_BY = (
    r"(?i)\b(?:\w*logs?|logbook|survey\w*|tally|tallies|reports?|system|dashboards?|registers?|"
    r"database|tracker|tickets?|timesheets?|statistics?|counted|sampled?|badge data|poll|sensors?|"
    r"calendars?|invoices?|protokoll\w*|\w*umfrage\w*|\w*bericht|\w*system|\w*statistik\w*|gezählt|"
    r"\w*liste|auswertung|\w*erfassung|stichprobe|kalender)\b"
)
_ASKS = {
    "saw": "who saw it, and how often",
    "told": "who told it",
    "measured": "where it was measured",
}


def check(case: Case, items: Sequence[Known]) -> Iterator[Finding]:
    """Evidence that does not say how it is known, by whom or when, or that is old."""
    if not items:
        yield from _no_items(case)
    oldest = _oldest(case)
    for each in items:
        if not each.kind and each.text:
            yield Finding(
                "evidence-kind-missing",
                f"it does not say how this is known: “{short(each.text)}”",
                f"Begin it with {_ways(case)}.",
                each.place,
            )
        elif each.kind in _ASKS:
            yield from _source(each)
            yield from _time(each, oldest)


def _no_items(case: Case) -> Iterator[Finding]:
    for question, answer in case.questions("evidence"):
        if answer.notes and not answer.items and not answer.skipped and not redacted(answer.notes):
            yield Finding(
                "evidence-missing",
                "there is text here, and no item of evidence",
                f"Write each thing on a line of its own, beginning with {_ways(case)}.",
                case.question(question.key),
            )


def _ways(case: Case) -> str:
    *first, last = (case.reading.wording.word(name) for name in KINDS)
    return f"{', '.join(first)} or {last}"


def _source(known: Known) -> Iterator[Finding]:
    if nothing(known.item.get("source")) and not _names_source(known):
        yield Finding(
            "evidence-source-missing",
            f"it does not say {_ASKS[known.kind]}: “{short(known.text)}”",
            "Add the source in the brackets, as a role or a place; no names.",
            known.place,
        )


def _time(known: Known, oldest: date | None) -> Iterator[Finding]:
    said = str(known.item.get("date", ""))
    days = [day for text in _ISO.findall(said) if (day := iso(text))]
    if days:
        if oldest and max(days) < oldest:
            yield _old(known, max(days))
    elif not _DIGIT.search(said) and not timed(f"{said} {text_of(known.item, 'source', 'text')}"):
        yield Finding(
            "evidence-date-missing",
            f"it does not say when this was: “{short(known.text)}”",
            "Add the day in the brackets, such as 2026-11-12.",
            known.place,
        )


def _old(known: Known, day: date) -> Finding:
    return Finding(
        "old-evidence",
        f"this is from {day}; much may have changed since: “{short(known.text)}”",
        "Look again, or say why it still holds.",
        known.place,
    )


def _oldest(case: Case) -> date | None:
    """The day before which evidence counts as old; None where that cannot be told."""
    created = iso(case.record.get("created"))
    length = _LENGTH.fullmatch(case.config.evidence_age.strip())
    if not created or not length or not int(length[1]):
        return None
    count = -int(length[1])
    try:
        if length[2] in "my":
            return add_months(created, count * (12 if length[2] == "y" else 1))
        return add_days(created, count * (7 if length[2] == "w" else 1))
    except UsageProblem:
        return None


def _names_source(known: Known) -> bool:
    """Whether the text itself says who or what it comes from."""
    if known.kind == "saw":
        return bool(re.search(_OWN, known.text))
    if known.kind == "told":
        return bool(re.search(_OF, known.text) or re.search(_SAID_BY, known.text))
    return bool(re.search(_MEASURED_BY, known.text))
