"""A record -> its Markdown: one sentence a line, one item a line, no padding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from checklist.format import front
from checklist.format.lines import Wording, write_lead, write_outcome
from checklist.format.pieces import Piece
from checklist.format.text import encode
from checklist.model.checklist import (
    ITEM_KEYS,
    ITEM_KINDS,
    TEXT_KINDS,
    Choice,
    EventKind,
    Part,
    Question,
)
from checklist.model.record import Answer, Event, Record


def render(record: Record, wording: Wording) -> str:
    """The whole record."""
    checklist = wording.checklist
    blocks = [heading(record.title)]
    asked = [(checklist.question(key), record.answers.get(key)) for key in checklist.head]
    head = [head_lines(q, answer, wording) for q, answer in asked if q and answer and answer.given]
    if head:
        blocks.append([line for lines in head for line in lines])
    for key in checklist.sections:
        question, answer = checklist.question(key), record.answers.get(key)
        if question and answer and answer.given:
            blocks.append(section_lines(question, answer, wording))
    blocks += [other.split("\n") for other in record.others]
    for event in record.events:
        if kind := checklist.event(event.kind):
            blocks.append(event_lines(kind, event, wording))
    return front.render(record.front) + "".join("\n" + "\n".join(b) + "\n" for b in blocks)


def heading(title: str) -> list[str]:
    """The record's heading; a `#` at the title's end would otherwise vanish."""
    return ["# " + re.sub(r"(#+)$", r"\\\1", title)]


def section_lines(question: Question, answer: Answer, wording: Wording) -> list[str]:
    """A question's section: its heading and its answer."""
    pieces = pieces_of(question, answer)
    body = joined([(piece, piece_lines(piece, question, wording)) for piece in pieces])
    return [f"## {wording.say(question.label)} <!-- {question.key} -->", "", *body]


def joined(pieces: Iterable[tuple[Piece, list[str]]]) -> list[str]:
    """Pieces under each other: list items close together, everything else a blank line apart."""
    lines: list[str] = []
    before = ""
    for piece, own in pieces:
        close = before in ("item", "part") and piece.mark in ("item", "part")
        lines += own if close or not lines else ["", *own]
        before = piece.mark
    return lines


def pieces_of(question: Question, answer: Answer) -> list[Piece]:
    """The pieces that make up an answer, in the order in which they are written."""
    pieces = [Piece("skipped", "", answer.skipped)] if answer.skipped else []
    if question.kind in TEXT_KINDS:
        pieces += [Piece("text", "", answer.text)] if answer.text else []
    pieces += [Piece("item", "", item) for item in answer.items]
    order = [part.key for part in question.parts]
    pieces += [Piece("part", key, answer.parts[key]) for key in order if key in answer.parts]
    pieces += [Piece("text", "", answer.notes)] if answer.notes else []
    return pieces + [Piece("kept", rule, reason) for rule, reason in answer.kept]


def piece_lines(piece: Piece, question: Question, wording: Wording) -> list[str]:
    """The lines of one piece of a section."""
    if piece.mark == "item":
        return _item_lines(piece.value, question, wording)
    if piece.mark == "part":
        part = question.part(piece.key)
        return _labelled(part, piece.value, wording) if part else []
    if piece.mark in ("skipped", "kept"):
        return _mark_lines(piece, wording)
    if question.kind == "choice":
        return [_chosen(question.choices, piece.value, wording)]
    return encode(piece.value, wording.marks)


def head_lines(question: Question, answer: Answer, wording: Wording) -> list[str]:
    """A question that is answered in the head: one list item."""
    label = f"- **{wording.say(question.label)}:**"
    if answer.skipped:
        mark = _mark_lines(Piece("skipped", "", answer.skipped), wording)
        lines = [f"{label} {mark[0]}", *_indented(mark[1:])]
    else:
        lines = _after(label, _chosen(question.choices, answer.text, wording), wording)
    for rule, reason in answer.kept:
        lines += ["", *_indented(_mark_lines(Piece("kept", rule, reason), wording))]
    return lines


def event_lines(kind: EventKind, event: Event, wording: Wording) -> list[str]:
    """A section that is appended later."""
    title = wording.say(kind.heading)
    lines = [f"## {title}, {event.day} <!-- {kind.key} {event.day} -->", ""]
    for part in kind.parts:
        if part.key in event.parts:
            lines += _labelled(part, event.parts[part.key], wording)
    return lines + (["", *encode(event.notes, wording.marks)] if event.notes else [])


def _item_lines(item: Mapping[str, Any], question: Question, wording: Wording) -> list[str]:
    lead = write_lead(question.kind, item, wording)
    text = str(item.get("how" if question.kind == "groups" else "text", ""))
    if lead:
        lines = _after(f"- {lead}:" if text else f"- {lead}", text, wording)
    else:
        lines = _listed(encode(text, wording.marks))
    own = ITEM_KEYS[question.kind] if question.kind in ITEM_KINDS else ()
    for part in question.parts:
        if part.key in item and part.key not in own:
            lines += _indented(_labelled(part, item[part.key], wording))
    return lines


def _labelled(part: Part, value: Any, wording: Wording) -> list[str]:
    """A part behind its label."""
    label = f"- **{wording.say(part.label)}:**"
    if part.kind == "outcomes":
        return [label, *_below([_outcome_lines(outcome, wording) for outcome in value])]
    if part.kind == "list" and len(value) != 1:
        return [label, *_below([_listed(encode(text, wording.marks)) for text in value])]
    text = value[0] if part.kind == "list" else str(value)
    return _after(label, _chosen(part.choices, text, wording), wording)


def _outcome_lines(outcome: Any, wording: Wording) -> list[str]:
    return _after(f"- {write_outcome(outcome, wording)}:", outcome.expected, wording)


def _chosen(choices: tuple[Choice, ...], text: str, wording: Wording) -> str:
    return next((wording.say(choice.label) for choice in choices if choice.key == text), text)


def _mark_lines(piece: Piece, wording: Wording) -> list[str]:
    word = wording.word(piece.mark)
    lead = f"{word} ({piece.key}):" if piece.mark == "kept" else f"{word}:"
    first, *rest = encode(piece.value, wording.marks, at_start=False, one_paragraph=True)
    return [f"{lead} {first}", *rest]


def _after(label: str, text: str, wording: Wording) -> list[str]:
    """Text behind a label, its further lines indented as the list item's content."""
    if not text:
        return [label]
    first, *rest = encode(text, wording.marks, at_start=False)
    return [f"{label} {first}", *_indented(rest)]


def _listed(lines: list[str]) -> list[str]:
    return [f"- {lines[0]}".rstrip(" "), *_indented(lines[1:])]


def _below(items: list[list[str]]) -> list[str]:
    return [line for lines in items for line in _indented(lines)]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]
