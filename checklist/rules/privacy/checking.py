"""The check of a record: every line that a person could read, grouped by question and rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from checklist.rules.case import Case, shorten
from checklist.rules.finding import Finding, Place
from checklist.rules.privacy.detail import KIND, SAFER
from checklist.rules.privacy.scan import personal
from checklist.rules.privacy.wordlists import word_set

_BREAK = re.compile(r"\r\n|\r|\n")
# Front matter that the tool writes itself, or that only repeats the title.
_OURS = word_set(
    """
    schema id status created effective review wait-until checklist language supersedes
    superseded-by
    """
)
_SECTION = re.compile(r"<!--\s*([a-z][a-z0-9-]*)(?:\s+\d{4}-\d\d-\d\d)?\s*-->\s*$")


def check(case: Case) -> Iterator[Finding]:
    """Personal details, one finding for each question and rule; words stay in `place`."""
    front = case.reading.front
    front = _BREAK.sub("\n", front) if "\r" in front else front
    text = case.source if front is case.reading.front else front + "\n".join(case.reading.lines)
    details = personal(text)
    if not details:
        return
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    parts = [*_front_keys(front), *_parts(case)]
    grouped: dict[tuple[str, str], list[Place]] = {}
    for each in details:
        line = bisect_right(starts, each.start) - 1
        if parts[line] not in _OURS:
            words = shorten(text[each.start : each.end])
            place = Place(line + 1, each.start - starts[line] + 1, words, parts[line])
            grouped.setdefault((each.rule, parts[line]), []).append(place)
    for (rule, _), places in grouped.items():
        yield Finding(rule, _message(rule, places), SAFER[rule], places[0])


def _message(rule: str, places: list[Place]) -> str:
    """The kind and how often, never the words."""
    more = sorted({place.line for place in places})
    if len(places) == 1:
        return f"{KIND[rule]} stands here"
    rows = ", ".join(map(str, more[:8])) + (" …" if len(more) > 8 else "")
    return f"{KIND[rule]} stands in {len(places)} places here (line{'s' * (len(more) > 1)} {rows})"


def _front_keys(front: str) -> list[str]:
    """The key that stands on each line of the front matter; `-` where the line is no key."""
    return [row.partition(":")[0].strip() if ":" in row else "-" for row in front.split("\n")[:-1]]


def _parts(case: Case) -> list[str]:
    """The question, appended section or other section that each line of the body belongs to."""
    lines = case.reading.lines
    parts: list[str] = []
    part = ""
    for row in lines:
        if row.startswith("## ") and not row.startswith("###"):
            found = _SECTION.search(row)
            part = found[1] if found else "other"
        parts.append(part)
    for key, region in case.reading.regions.items():
        if key:
            parts[region.start : region.end] = [key] * (region.end - region.start)
            continue
        for piece in region.pieces:
            parts[piece.start : piece.end] = [piece.key] * (piece.end - piece.start)
    return parts


CHECKS = (check,)
