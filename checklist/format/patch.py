"""Changing a record's file: only the lines of what changed, every other byte stays.

Every function returns the whole new file and proves it: what was to change reads back as wanted,
everything else as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from checklist.errors import Bug, UsageProblem
from checklist.format import front
from checklist.format.limits import HINT, excess
from checklist.format.pieces import Piece
from checklist.format.reader import Reading, Region, read
from checklist.format.writer import (
    event_lines,
    head_lines,
    heading,
    joined,
    piece_lines,
    pieces_of,
    section_lines,
)
from checklist.model.checklist import Question
from checklist.model.record import Answer, Event, Record

Edit = tuple[int, int, list[str]]


def change_front(reading: Reading, changes: Mapping[str, Any]) -> bytes:
    """The file with front matter changed (None takes a key away)."""
    return _file(front.patch(reading.front, changes), reading.lines, reading.ends)


def change_title(reading: Reading, title: str) -> bytes:
    """The file with another title, in the front matter and in the heading."""
    title = title.strip()
    text = front.patch(reading.front, {"title": title})
    region = reading.regions.get("")
    if region is None:
        return _file(text, reading.lines, reading.ends)
    own = heading(title)
    data = _file(text, *_apply(reading, [(region.start, region.body, own)]))
    got = read(data, reading.wording.checklist)
    expected = reading.record.with_front(title=title)
    if f"# {got.heading}" != own[0] or not _same(got.record, expected):
        raise Bug("the title would not read back as it was given")
    return data


def change_answer(reading: Reading, question: Question, answer: Answer) -> bytes:
    """The file with one answer of the body changed; only its own lines differ."""
    if reading.record.answers.get(question.key, Answer()) == answer:
        return _file(reading.front, reading.lines, reading.ends)
    wanted = {**reading.record.answers, question.key: answer}
    if not answer.given:
        del wanted[question.key]
    expected = replace(reading.record, answers=wanted)
    edits: list[list[Edit]] = []
    if question.key in reading.wording.checklist.head:
        edits = [_head_edits(reading, question, answer)]
    elif region := reading.regions.get(question.key):
        edits = [_section_edits(reading, region, question, answer)]
        whole = section_lines(question, answer, reading.wording)[2:] if answer.given else []
        edits.append([(region.body, _filled(reading, region), ["", *whole])])
    else:
        at = _place(reading, question.key)
        edits = [_insert(reading, at, section_lines(question, answer, reading.wording))]
    for attempt in edits:
        lines, ends = _apply(reading, attempt)
        data = _file(reading.front, lines, ends)
        if _same(read(data, reading.wording.checklist).record, expected):
            return data
    raise Bug(f"the answer to `{question.key}` would not read back as it was given")


def append_event(reading: Reading, event: Event, changes: Mapping[str, Any]) -> bytes:
    """The file with one section appended and the front matter that it sets."""
    kind = reading.wording.checklist.event(event.kind)
    if kind is None:
        raise Bug(f"this checklist has no section `{event.kind}`")
    end = len(reading.lines)
    while end and not reading.lines[end - 1].strip(" \t"):
        end -= 1
    own = event_lines(kind, event, reading.wording)
    lines, ends = _apply(reading, [(end, end, ["", *own])])
    data = _file(front.patch(reading.front, changes), lines, ends)
    got = read(data, reading.wording.checklist).record
    kept = {key: value for key, value in reading.record.front.items() if key not in changes}
    fresh = {**kept, **{key: value for key, value in changes.items() if value is not None}}
    expected = replace(reading.record, front=fresh, events=(*reading.record.events, event))
    if not _same(got, expected):
        raise UsageProblem(
            "nothing can be appended safely: the record's last lines would swallow it",
            "look at the end of the file for an unclosed ``` or <!-- and close it",
        )
    return data


def _same(one: Record, other: Record) -> bool:
    given = [{key: a for key, a in r.answers.items() if a.given} for r in (one, other)]
    return given[0] == given[1] and (dict(one.front), one.events, one.others) == (
        dict(other.front), other.events, other.others
    )  # fmt: skip


def _head_edits(reading: Reading, question: Question, answer: Answer) -> list[Edit]:
    """Replace, remove or insert the one list item that answers a question of the head."""
    region = reading.regions.get("")
    own = head_lines(question, answer, reading.wording) if answer.given else []
    if region is None:
        raise UsageProblem(
            "the record has no heading to put an answer below",
            f"give it one first: # {reading.record.title or 'Title'}",
        )
    for piece in region.pieces:
        if piece.key == question.key:
            return [(piece.start, piece.end, own)]
    order = reading.wording.checklist.head
    before = [p for p in region.pieces if order.index(p.key) < order.index(question.key)]
    if before:
        return [(before[-1].end, before[-1].end, own)]
    if region.pieces:
        return [(region.pieces[0].start, region.pieces[0].start, own)]
    return [(region.body, region.body, ["", *own])]


def _section_edits(
    reading: Reading, region: Region, question: Question, answer: Answer
) -> list[Edit]:
    """The smallest changes that turn the pieces of a section into those of the new answer."""
    old = [piece for piece in region.pieces if piece.mark != "hidden"]
    new = pieces_of(question, answer)
    matcher = SequenceMatcher(None, [_shape(p) for p in old], [_shape(p) for p in new], False)
    edits: list[Edit] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        fresh = [(p, piece_lines(p, question, reading.wording)) for p in new[new_start:new_end]]
        edits.append(_edit(reading, region, old, start, end, joined(fresh), fresh))
    return edits


def _edit(
    reading: Reading,
    region: Region,
    old: Sequence[Piece],
    start: int,
    end: int,
    own: list[str],
    fresh: Sequence[tuple[Piece, list[str]]],
) -> Edit:
    """One replacement of old pieces `start` to `end` by lines of their own."""
    listed = ("item", "part")
    before = old[start - 1] if start else None
    after = old[end] if end < len(old) else None
    if start < end:
        first, last = old[start].start, old[end - 1].end
        if not own:
            # A removed piece takes the blank line before it along, unless a list goes on there.
            goes_on = before and after and before.mark in listed and after.mark in listed
            while not goes_on and first > region.body and not reading.lines[first - 1].strip(" \t"):
                first -= 1
        return first, last, own
    at = before.end if before else region.body
    close = before is not None and before.mark in listed and fresh[0][0].mark in listed
    return at, at, own if close else ["", *own]


def _shape(piece: Piece) -> str:
    return repr((piece.mark, piece.key, sorted(piece.value.items())
                 if isinstance(piece.value, Mapping) else piece.value))  # fmt: skip


def _filled(reading: Reading, region: Region) -> int:
    """Where the last line with something on it ends in a region."""
    end = region.end
    while end > region.body and not reading.lines[end - 1].strip(" \t"):
        end -= 1
    return end


def _place(reading: Reading, key: str) -> int:
    """Where a section for this question belongs: behind the nearest one before it."""
    order = reading.wording.checklist.sections
    for before in reversed(order[: order.index(key)]):
        if before in reading.regions:
            return _filled(reading, reading.regions[before])
    if "" in reading.regions:
        return _filled(reading, reading.regions[""])
    return len(reading.lines)


def _insert(reading: Reading, at: int, own: list[str]) -> list[Edit]:
    return [(at, at, ["", *own])]


def _apply(reading: Reading, edits: Sequence[Edit]) -> tuple[list[str], list[str]]:
    """The lines and their ends after the edits, with the file's own kind of newline."""
    lines, ends = list(reading.lines), list(reading.ends)
    newline = next((end for end in ends if end), "\n")
    for start, end, own in sorted(edits, key=lambda edit: edit[0], reverse=True):
        if start >= len(lines) - 1 and own and lines[start - 1 : start] and not ends[start - 1]:
            ends[start - 1] = newline
        lines[start:end] = own
        ends[start:end] = [newline] * len(own)
    return lines, ends


def _file(head: str, lines: Sequence[str], ends: Sequence[str]) -> bytes:
    """The whole file; raises UsageProblem when it would be more than can be read again."""
    body = "".join(line + end for line, end in zip(lines, ends, strict=True))
    data = (head + body).encode("utf-8", "surrogateescape")
    if much := excess(data):
        raise UsageProblem(f"nothing was written: the record {much}", HINT)
    return data
