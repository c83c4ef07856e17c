"""A record's body cut into segments, each one thing said; together they are the whole body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checklist.format.outline import outline
from checklist.format.reader import Reading, section_key
from checklist.model.record import Event

START, HEADING = "the lines before the heading", "the heading"


class Segment(NamedTuple):
    """The lines of one answer, of one appended section, or of text that people added.

    `name` is the same in every version of a record. `text` ends with its line end, without the
    blank lines behind it, which are `gap`. `event` is what an appended section says.
    """

    name: str
    text: str
    gap: str = ""
    event: Event | None = None


def segments(reading: Reading) -> tuple[Segment, ...]:
    """The segments of a body, in its order."""
    events = iter(reading.record.events)
    cuts = list(_cuts(reading))
    ends = [start for _, start, _ in cuts[1:]] + [len(reading.lines)]
    found: list[Segment] = []
    seen: dict[str, int] = {}
    for (name, start, is_event), end in zip(cuts, ends, strict=True):
        seen[name] = seen.get(name, 0) + 1
        whole = name if seen[name] == 1 else f"{name} ({seen[name]})"
        found.append(_segment(reading, whole, start, end, next(events, None) if is_event else None))
    return tuple(found)


def newline(reading: Reading) -> str:
    """How the body's lines end; "" where they end in different ways."""
    kinds = {end for end in reading.ends if end}
    return kinds.pop() if len(kinds) == 1 else ""


def _segment(reading: Reading, name: str, start: int, end: int, event: Event | None) -> Segment:
    filled = end
    while filled > start and not reading.lines[filled - 1].strip(" \t"):
        filled -= 1
    text = _raw(reading, start, filled)
    if filled > start and not reading.ends[filled - 1]:
        text += newline(reading)
    return Segment(name, text, _raw(reading, filled, end), event)


def _raw(reading: Reading, start: int, end: int) -> str:
    pairs = zip(reading.lines[start:end], reading.ends[start:end], strict=True)
    return "".join(line + end for line, end in pairs)


def _cuts(reading: Reading) -> Iterator[tuple[str, int, bool]]:
    """Where each segment starts, by its name, and whether it is an appended section."""
    checklist = reading.wording.checklist
    head = reading.regions.get("")
    yield START, 0, False
    for node in outline(reading.lines):
        if node.type not in ("h1", "h2"):
            continue
        if head and node.start == head.start:
            yield from _head_cuts(reading)
            continue
        key, day = section_key(node.text, checklist)
        is_event = bool(checklist.event(key)) and key not in checklist.sections
        name = f"{key} {day}".strip() if key else node.text.strip()
        yield name, node.start, is_event


def _head_cuts(reading: Reading) -> Iterator[tuple[str, int, bool]]:
    """The heading, then each answer of the head and what people wrote between them."""
    head = reading.regions[""]
    yield HEADING, head.start, False
    pieces = sorted(head.pieces, key=lambda piece: piece.start)
    following = [*(piece.start for piece in pieces[1:]), head.end]
    for piece, end in zip(pieces, following, strict=False):
        yield piece.key, piece.start, False
        if any(line.strip(" \t") for line in reading.lines[piece.end : end]):
            yield f"the text below {piece.key}", piece.end, False
