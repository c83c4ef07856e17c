"""A case: one record under check, with the ways to find a place in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from checklist.format.pieces import Piece
from checklist.format.reader import Reading, Region
from checklist.model.checklist import Checklist, Question
from checklist.model.config import Config
from checklist.model.record import Answer, Event, Record
from checklist.rules.finding import Place
from checklist.rules.said import redacted

_SECTION = re.compile(r"<!--\s*([a-z][a-z0-9-]*)(?:\s+(\d{4}-\d{2}-\d{2}))?\s*-->\s*$")
# What leads an item, and is no free text.
_LEADS = ("kind", "date", "source", "people", "asked", "probability", "by")
_WORDS = 100  # characters of a record that a finding repeats
_Made = TypeVar("_Made")


class Stretch(NamedTuple):
    """Free words of an answer: its question, the key of their part, their lines in the body.

    `label` is "" for words that stand in no part.
    """

    key: str
    label: str
    text: str
    start: int
    end: int


class Case:
    """One record as it was read; `path` is the file's path.

    `pinned` says that the checklist which the record names was there to read it with.
    """

    def __init__(
        self,
        reading: Reading,
        path: str = "",
        *,
        config: Config | None = None,
        pinned: bool = True,
    ) -> None:
        self.reading = reading
        self.path = path
        self.config = config or Config()
        self.pinned = pinned
        self._made: dict[Callable[[Case], Any], Any] = {}
        self._items: dict[str, list[tuple[Mapping[str, Any], Place]]] = {}

    @property
    def record(self) -> Record:
        """What the record says."""
        return self.reading.record

    @property
    def checklist(self) -> Checklist:
        """The questions with which it was read."""
        return self.reading.wording.checklist

    @cached_property
    def before(self) -> int:
        """How many lines of the file stand before the body."""
        return len(re.findall(r"\r\n|\r|\n", self.reading.front))

    def redacted(self, value: object) -> bool:
        """Whether a tombstone stands in a value of this record; nearly always there is none."""
        return self._has_tombstones and redacted(value)

    @cached_property
    def _has_tombstones(self) -> bool:
        return redacted(self.source)

    def once(self, make: Callable[[Case], _Made]) -> _Made:
        """What is made of this case, once for all rules that ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def answer(self, key: str) -> Answer:
        """The answer to a question; an empty one if there is none."""
        return self.record.answers.get(key) or Answer()

    def questions(self, *kinds: str) -> Iterator[tuple[Question, Answer]]:
        """The questions of these kinds that the record answers, in the order it shows them."""
        return (pair for pair in self._answered if pair[0].kind in kinds)

    @cached_property
    def _answered(self) -> tuple[tuple[Question, Answer], ...]:
        keys = (*self.checklist.head, *self.checklist.sections)
        asked = ((self.checklist.question(key), self.record.answers.get(key)) for key in keys)
        return tuple((question, answer) for question, answer in asked if question and answer)

    def at(self, line: int, words: str = "", part: str = "", column: int = 1) -> Place:
        """A place in the body: `line` is counted from 0 there."""
        return Place(self.before + line + 1, column, shorten(words), part)

    def top(self) -> Place:
        """The file as a whole."""
        return Place()

    def heading(self) -> Place:
        """The record's heading, or the body's first line."""
        region = self.reading.regions.get("")
        return self.at(region.start if region else 0, self.reading.heading)

    def front(self, key: str) -> Place:
        """The line of a key in the front matter, or the file as a whole."""
        if number := self._keys.get(key):
            return Place(number, 1, shorten(_shown(self.record.front.get(key))), key)
        return Place(part=key)

    @cached_property
    def _keys(self) -> dict[str, int]:
        """The lines of the front matter, from 1, by what stands before their first colon."""
        found: dict[str, int] = {}
        for number, line in enumerate(re.split(r"\r\n|\r|\n", self.reading.front), 1):
            key, colon, _ = line.partition(":")
            if colon:
                found.setdefault(key.rstrip(" \t"), number)
        return found

    def question(self, key: str) -> Place:
        """Where a question is answered: the section's heading, or its line in the head."""
        if region := self.reading.regions.get(key):
            return self.at(region.start, part=key)
        for piece in self._head():
            if piece.key == key:
                return self.at(piece.start, _first(piece, self.reading.lines), key)
        return self.heading()._replace(words="", part=key)

    def section(self, event: Event) -> Place:
        """The heading of an appended section."""
        line = self._marks.get((event.kind, event.day))
        return self.heading() if line is None else self.at(line, part=event.kind)

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str], int]:
        """The first line with each mark of a section, by its kind and day."""
        found: dict[tuple[str, str], int] = {}
        for number, line in enumerate(self.reading.lines):
            if "<!--" in line and (mark := _SECTION.search(line)):
                found.setdefault((mark[1], mark[2] or ""), number)
        return found

    def items(self, key: str) -> Sequence[tuple[Mapping[str, Any], Place]]:
        """The items of an answer, each with its place."""
        if key not in self._items:
            self._items[key] = [
                (piece.value, self.at(piece.start, _first(piece, self.reading.lines), key))
                for piece in self._pieces(key, "item")
            ]
        return self._items[key]

    def part(self, key: str, part: str) -> Place:
        """The labelled part of an answer, or the question where the part is missing."""
        for piece in self._pieces(key, "part"):
            if piece.key == part:
                return self.at(piece.start, _first(piece, self.reading.lines), key)
        return self.question(key)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every stretch of an answer.

        Items and parts give the words behind what leads them; marks and appended sections none.
        """
        return tuple(self._stretches())

    @cached_property
    def source(self) -> str:
        """The whole file, whatever its line ends are, with one kind of them in the body."""
        return self.reading.front + "\n".join(self.reading.lines)

    def _stretches(self) -> Iterator[Stretch]:
        for piece in self._head():
            text = piece.value.text if isinstance(piece.value, Answer) else str(piece.value)
            question = self.checklist.question(piece.key)
            if text and question and question.kind in ("text", "line"):
                yield Stretch(piece.key, "", text, piece.start, piece.end)
        for key, region in self.reading.regions.items():
            for mark, label, value, start, end in region.pieces if key else ():
                if mark == "item":
                    for part, words in value.items():
                        if part not in _LEADS:
                            yield Stretch(key, part, str(words), start, end)
                elif mark in ("part", "text") and isinstance(value, str):
                    yield Stretch(key, label, value, start, end)

    def find(self, words: str, start: int, end: int, part: str = "") -> Place:
        """Where words of an answer stand among these lines of the body; else the first line."""
        lines = self.reading.lines[start:end]
        for number, line in enumerate(lines):
            at = line.find(words)
            if at >= 0:
                return self.at(start + number, words, part, at + 1)
        flat = re.escape(words[:24]).replace(r"\ ", r"\s+")
        for number, line in enumerate(lines):
            if found := re.search(flat, line + " " + "".join(lines[number + 1 : number + 2])):
                return self.at(start + number, words, part, found.start() + 1)
        return self.at(start, words, part)

    def _head(self) -> tuple[Piece, ...]:
        region = self.reading.regions.get("")
        return region.pieces if region else ()

    def _pieces(self, key: str, *marks: str) -> Iterator[Piece]:
        region: Region | None = self.reading.regions.get(key)
        yield from (p for p in (region.pieces if region else ()) if p.mark in marks)


def shorten(words: str) -> str:
    """Words on one line, cut at a blank where they are long."""
    if len(words) <= _WORDS and words.isprintable() and "  " not in words:
        return words.strip(" ")  # the same, as nearly always
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS else flat[:_WORDS].rsplit(" ", 1)[0] + " …"


def _first(piece: Piece, lines: list[str]) -> str:
    return lines[piece.start].strip() if piece.start < len(lines) else ""


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
