"""Sentences of an answer, and those that belong together because one of them is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A sentence ends where one of these is followed by a blank; common abbreviations end none.
_END = re.compile(
    r"""(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bvs)(?<!\betc)
        [.!?…]["'”’)\]]*\s+|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)""",
    re.VERBOSE,
)
_TOGETHER = 3  # sentences; a text of so few is looked at as a whole
_SHORT = 8  # words; a sentence below leans on the one before it
_LONGEST = 90  # words that are looked at in one piece


class Unit(NamedTuple):
    """A stretch that is looked at as a whole, and where its sentences begin and end.

    `cut` says that it stands in a longer text, of which other sentences may belong to it.
    """

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    cut: bool = True


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [each for each in (_trimmed(text, *span) for span in found) if each[0] < each[1]]


def units(text: str) -> Iterator[Unit]:
    """A short text as one; of a longer one each sentence, short ones with the one before."""
    spans = [piece for span in sentences(text) for piece in _cut(text, *span)]
    if spans and len(spans) <= _TOGETHER and _count(text, spans[0][0], spans[-1][1]) <= _LONGEST:
        yield Unit(spans[0][0], spans[-1][1], tuple(spans), cut=False)
        return
    before: tuple[int, int] | None = None
    for span in spans:
        yield Unit(*span, (span,))
        if before and (_count(text, *before) < _SHORT or _count(text, *span) < _SHORT):
            yield Unit(before[0], span[1], (before, span))
        before = span


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
