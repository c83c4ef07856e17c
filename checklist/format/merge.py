"""Two versions of a record that grew from one, merged answer by answer.

Git merges lines, so two look backs on two branches always conflict: both are appended at the end,
and both set `status` and `review`. Here the answer is the smallest thing: one that only one side
changed is taken from there, one that both changed is a conflict. No byte of either side is lost
but the front matter that a later section overrules; where anything is in doubt, nothing is merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checklist.format.merge_front import Doubt, merged_front
from checklist.format.reader import Reading, read
from checklist.format.segments import Segment, newline, segments
from checklist.model.dates import iso
from checklist.model.record import Event

Named = Mapping[str, Segment]


class Merged(NamedTuple):
    """The merged file, and the answers that both sides changed; markers stand around these."""

    data: bytes
    conflicts: tuple[str, ...] = ()


class Sides(NamedTuple):
    """The version from which both sides grew, and the two, each by the names of its segments."""

    base: Named
    ours: Named
    theirs: Named


def merge(base: Reading, ours: Reading, theirs: Reading) -> Merged:
    """Merge two records; raises `Doubt` where it is not certain what the merged one says."""
    end = _line_end(base, ours, theirs)
    sides = Sides(_named(base), _named(ours), _named(theirs))
    chosen: list[tuple[Segment, str | None]] = []
    conflicts: list[str] = []
    for name in _order(sides):
        text, clash = _text(name, sides, end)
        conflicts += [name] if clash else []
        if text is not None:
            chosen.append((Segment(name, text), _gap(name, sides)))
    mine, other = (_new(side, sides.base) for side in (sides.ours, sides.theirs))
    front = merged_front(base, ours, theirs, mine, other)
    tail = _blank(*(_tail(reading) for reading in (base, ours, theirs)))
    data = (front + _body(chosen, end, tail)).encode("utf-8", "surrogateescape")
    if not conflicts:
        _prove(data, ours, chosen)
    return Merged(data, tuple(conflicts))


def _line_end(base: Reading, ours: Reading, theirs: Reading) -> str:
    """How lines end; raises `Doubt` unless all three are readable and end their lines alike."""
    for side, reading in (("the common version", base), ("our side", ours), ("theirs", theirs)):
        if reading.problems or "" not in reading.regions:
            raise Doubt(f"{side} cannot be read as a record")
    if len({reading.wording.checklist.pin for reading in (base, ours, theirs)}) > 1:
        raise Doubt("the sides answer different questions")
    ends = {newline(reading) for reading in (base, ours, theirs)}
    if len(ends) > 1 or "" in ends:
        raise Doubt("lines end in different ways")
    return ends.pop()


def _named(reading: Reading) -> Named:
    return {segment.name: segment for segment in segments(reading)}


def _new(side: Named, base: Named) -> list[Event]:
    """The sections that a side appended."""
    return [each.event for name, each in side.items() if each.event and name not in base]


def _order(sides: Sides) -> list[str]:
    """The names of all segments in the order of the merged record."""
    mine, other = _added(sides.base, sides.ours), _added(sides.base, sides.theirs)
    known = {**sides.theirs, **sides.ours}
    names: list[str] = []
    for name in ("", *sides.base):
        names += [name] if name else []
        names += _together(mine.get(name, []), other.get(name, []), known)
    if len(set(names)) < len(names):
        raise Doubt("the same section stands in different places")
    return names


def _added(base: Named, side: Named) -> dict[str, list[str]]:
    """What a side added, by the name of what stands before it."""
    shared = [name for name in side if name in base]
    if shared != [name for name in base if name in side]:
        raise Doubt("sections changed places")
    found: dict[str, list[str]] = {}
    before = ""
    for name in side:
        if name in base:
            before = name
        else:
            found.setdefault(before, []).append(name)
    return found


def _together(mine: Sequence[str], other: Sequence[str], known: Named) -> list[str]:
    """What both sides added in one place: appended sections in the order of their days."""
    if not other or mine == other:
        return list(mine)
    if not mine:
        return list(other)
    for names in (mine, other):
        days = [event.day for name in names if (event := known[name].event)]
        if len(days) < len(names) or not all(map(iso, days)) or days != sorted(days):
            raise Doubt("both sides added something in the same place")
    return sorted(dict.fromkeys([*mine, *other]), key=lambda name: _day(known[name]))


def _day(segment: Segment) -> str:
    return segment.event.day if segment.event else ""


def _text(name: str, sides: Sides, end: str) -> tuple[str | None, bool]:
    """The text of a segment, None where it was taken away; and whether the sides clash."""
    base, ours, theirs = (side[name].text if name in side else None for side in sides)
    if ours == theirs or theirs == base:
        return ours, False
    if ours == base:
        return theirs, False
    parts = (
        "<<<<<<< ours" + end,
        ours or "",
        "=======" + end,
        theirs or "",
        ">>>>>>> theirs" + end,
    )
    return "".join(parts), True


def _gap(name: str, sides: Sides) -> str | None:
    """The blank lines behind a segment; None where it was the last one of its file."""
    base, ours, theirs = (
        side[name].gap if name in side and name != list(side)[-1] else None for side in sides
    )
    if ours is None or theirs is None:
        return theirs if ours is None else ours
    return _blank(base, ours, theirs)


def _blank(base: str | None, ours: str, theirs: str) -> str:
    """Blank lines of both sides, which say nothing: where both changed them, the more of them."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else max(ours, theirs, key=len)


def _body(chosen: Sequence[tuple[Segment, str | None]], end: str, tail: str) -> str:
    """The segments below each other, and how the file ends."""
    text = "".join(each.text + (end if gap is None else gap) for each, gap in chosen[:-1])
    return text + chosen[-1][0].text.removesuffix(end) + tail


def _tail(reading: Reading) -> str:
    """How a file ends: the line end of its last words, and blank lines."""
    last = max(at for at, line in enumerate(reading.lines) if line.strip(" \t"))
    pairs = zip(reading.lines[last + 1 :], reading.ends[last + 1 :], strict=True)
    return reading.ends[last] + "".join(line + end for line, end in pairs)


def _prove(data: bytes, ours: Reading, chosen: Iterable[tuple[Segment, str | None]]) -> None:
    """What was put together reads back as these segments and nothing else."""
    got = read(data, ours.wording.checklist)
    wanted = [(each.name, each.text) for each, _ in chosen]
    if got.problems or [(each.name, each.text) for each in segments(got)] != wanted:
        raise Doubt("the merged record would not read back as both sides say it")
