"""The file itself: is it a record, is it text, is it whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.format.front import ABSENT
from checklist.format.limits import HINT
from checklist.rules.case import Case
from checklist.rules.finding import Finding, Place

# What reorders, hides or controls text when it is shown. Joiners stay: scripts and emoji need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\U000e0000-\U000e007f]"
)
# The same of ASCII alone, deleted by a table, which is many times faster than looking for them.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_BYTES = re.compile("[\udc80-\udcff]+")
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7}|\|{7})(?: .*)?$")
_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||")
_SHOWN = 10  # findings of one kind in one file; more say nothing new


def is_record(case: Case) -> bool:
    """Whether the front matter could be read and is a record's."""
    front = case.record.front
    return "schema" in front or "id" in front


def too_large(case: Case) -> Iterator[Finding]:
    """More than is read of a record."""
    if much := case.reading.excess:
        yield Finding("too-large", f"the file {much}", HINT)


def not_a_record(case: Case) -> Iterator[Finding]:
    """No front matter, or another page's."""
    if is_record(case):
        return
    for line, problem in case.reading.problems[:1]:
        if problem != ABSENT and not case.record.front:
            yield Finding(
                "front-matter",
                f"the front matter cannot be read: {problem}",
                "Correct that line; nothing else of the record was checked.",
                Place(line),
            )
            return
    yield Finding(
        "not-a-record",
        "this file is no decision record: it has no front matter with `schema` and `id`",
        "Record it with `checklist new`, or move the page out of the folder of decisions.",
    )


def front_matter(case: Case) -> Iterator[Finding]:
    """A front matter of which only a part could be read."""
    if is_record(case):
        for line, problem in case.reading.problems:
            if line <= case.before and "second section" not in problem:
                yield Finding(
                    "front-matter",
                    f"the front matter cannot be read completely: {problem}",
                    "Correct that line; every value stands on one line, as `key: value`.",
                    Place(line),
                )


def not_text(case: Case) -> Iterator[Finding]:
    """Bytes that are no UTF-8."""
    for line, text in () if _is_text(case.source) else _lines(case):
        if found := _BYTES.search(text):
            yield Finding(
                "not-text",
                "from here on there are bytes that are no UTF-8 text",
                "Open the file in an editor, and save it as UTF-8.",
                Place(line, found.start() + 1),
            )
            return


def hidden_characters(case: Case) -> Iterator[Finding]:
    """Characters that a reader does not see, or that turn the reading direction around."""
    shown = 0
    for line, text in () if _shows_all(case.source) else _lines(case):
        at = text[1:] if line == 1 and text.startswith("\ufeff") else text
        if found := _HIDDEN.search(at):
            name = f"U+{ord(found.group()):04X}"
            yield Finding(
                "hidden-character",
                f"an invisible character ({name}): what is shown may not be what is stored",
                "Delete it, and type that place again.",
                Place(line, len(text) - len(at) + found.start() + 1),
            )
            shown += 1
            if shown == _SHOWN:
                return


def conflict(case: Case) -> Iterator[Finding]:
    """Marks that a merge left behind."""
    for line, text in () if _is_merged(case.source) else _lines(case):
        if text[:7] in _MARKS and _CONFLICT.match(text):
            yield Finding(
                "conflict-marker",
                "a merge was not finished here: both versions stand one below the other",
                "Keep what holds, and delete the lines with the marks.",
                Place(line, 1, text),
            )
            return


def _is_text(source: str) -> bool:
    return source.isascii() or not _BYTES.search(source)


def _shows_all(source: str) -> bool:
    """Whether no character is hidden but a mark at the very start."""
    if source.isascii():
        return len(source.translate(_CONTROLS)) == len(source)
    return not _HIDDEN.search(source, source.startswith("\ufeff"))


def _is_merged(source: str) -> bool:
    return not any(mark in source for mark in _MARKS) or not _CONFLICT.search(source)


def _lines(case: Case) -> Iterator[tuple[int, str]]:
    """Every line of the file with its number."""
    reading = case.reading
    front = re.split(r"\r\n|\r|\n", reading.front)[:-1] if reading.front else []
    yield from enumerate([*front, *reading.lines], 1)


# These are asked of every file; all others only of what is a record.
CHECKS = (not_a_record, not_text, hidden_characters, conflict)
OF_RECORDS = (front_matter,)
