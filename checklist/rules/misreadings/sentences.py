"""Sentences of an answer, and those that belong together because one of them is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checklist.rules.misreadings.features import tokens

# A sentence ends where one of these is followed by a blank; common abbreviations end none.
_END = re.compile(
    r"""[.!?…](?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bapprox\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bNo\.)
        (?<!\bvs\.)(?<!\betc\.)["'”’)\]]*\s+|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)""",
    re.VERBOSE,
)
_MARKS = ".!?…"
_BEHIND = "\"'”’)]"
_BREAKS = frozenset(_MARKS + "\n")
_TOGETHER = 3  # sentences; a text of so few is looked at as a whole
_SHORT = 8  # words; a sentence below leans on the one before it
_LONGEST = 90  # words that are looked at in one piece


class Sentence(NamedTuple):
    """Where a sentence begins and ends in its text, and its words and signs."""

    start: int
    end: int
    words: tuple[str, ...]


class Unit(NamedTuple):
    """Sentences that are looked at as a whole.

    `cut` says that they stand in a longer text, of which other sentences may belong to them.
    """

    sentences: tuple[Sentence, ...]
    cut: bool = True

    @property
    def start(self) -> int:
        """Where it begins in its text."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Where it ends in its text."""
        return self.sentences[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        """The words and signs of all its sentences."""
        if len(self.sentences) == 1:
            return self.sentences[0].words
        return tuple(word for each in self.sentences for word in each.words)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    bare = text.strip()
    within = bare.rstrip(_MARKS + _BEHIND)
    if _BREAKS.isdisjoint(within):
        at = text.find(bare)
        return [(at, at + len(bare))] if bare else []
    found, start = [], 0
    for match in _END.finditer(text):
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [each for each in (_trimmed(text, *span) for span in found) if each[0] < each[1]]


def units(text: str) -> Iterator[Unit]:
    """A short text as one; of a longer one each sentence, short ones with the one before."""
    found = sentences(text)
    if len(found) == 1 and _count(text, *found[0]) <= _LONGEST:
        ((start, end),) = found
        yield Unit((Sentence(start, end, tuple(tokens(text[start:end]))),), cut=False)
        return
    pieces = [piece for span in found for piece in _cut(text, *span)]
    spans = [Sentence(start, end, tuple(tokens(text[start:end]))) for start, end in pieces]
    if (
        spans
        and len(spans) <= _TOGETHER
        and _count(text, spans[0].start, spans[-1].end) <= _LONGEST
    ):
        yield Unit(tuple(spans), cut=False)
        return
    before, was_short = None, False
    for span in spans:
        yield Unit((span,))
        short = _count(text, span.start, span.end) < _SHORT
        if before and (short or was_short):
            yield Unit((before, span))
        before, was_short = span, short


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _count(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end) + 1


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or, where it has no end, pieces of it that are not too long."""
    while _count(text, start, end) > _LONGEST:
        place = start
        for _ in range(_LONGEST):
            place = text.find(" ", place + 1)
        yield start, place
        start = place + 1
    yield start, end
