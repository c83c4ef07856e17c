"""The learned part: how likely a few sentences hold a misreading, by numbers that ship as data.

A network of one hidden layer over the features of `features`. What a word or phrase adds is a row
of small numbers, so only additions depend on the length of the text, and only rows that the text
needs are ever read. Rows are added up as one large whole number with a lane a column, which Python
does at the speed of memory; only the last step takes fractions, so that the answer is the same
everywhere. The numbers are made by `scripts/train_misreadings.py` from the sentences in `corpus/`.
"""

from __future__ import annotations

import json
import math
import struct
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol
from zlib import crc32

from checklist.rules.misreadings.features import last_part, letters, phrases

_MAGIC = b"checklist-learned 3\n"
_MOST = 400  # words that are looked at in one piece; their sums fit into the lanes
_HALF = 1 << 16  # how many halves of a mark there are
_SHORT = 2  # bytes
_SWAPPED = array("H", b"\1\0")[0] != 1  # this machine has the large end first
_LANE = 4  # bytes in which a column is added up
_ZERO = 128  # the byte that stands for nothing
_ONE = 1 << 16  # a sum's row is multiplied by this, over the root of how many rows it has
_WIDE = 8  # bytes in which a score is added up
_FINE = 1 << 12  # steps of what a hidden column adds to a score
_ABOVE = 1 << 20  # added to those, so that no lane is ever below nothing


class Data(Protocol):
    """Bytes, or a file that is mapped into memory."""

    def __getitem__(self, part: slice, /) -> bytes:
        """A stretch of it."""
        ...

    def find(self, sought: bytes, start: int, /) -> int:
        """Where some bytes stand, from a place on; -1 if nowhere."""
        ...


class Table:
    """Rows of small numbers by name; a row is read as one large number with a lane a column.

    A name is known by a mark of four bytes, which one in a hundred thousand others shares. `start`
    is where the table begins in the data: where the rows for each upper half of a mark begin, the
    lower halves in order, and the rows, which stay where they are: most are never read.
    """

    def __init__(self, data: Data, start: int, count: int, width: int) -> None:
        self.width = width
        self._data = data
        lower = start + _SHORT * (_HALF + 1)
        self._first = lower + _SHORT * count
        self.end = self._first + count * width
        self._starts, self._lower = _shorts(data[start:lower]), _shorts(data[lower : self._first])

    def row(self, name: str) -> int | None:
        """A row in lanes; None if there is none of this name."""
        found = self._rows([name])
        return _lanes(found[0]) if found else None

    def sum(self, names: Iterable[str]) -> tuple[int, int]:
        """The sum of the rows that there are, in lanes, and how many there are."""
        width = self.width
        found = self._rows(names)
        count = left = len(found)
        lanes, bits = _lanes(b"".join(found)), 8 * _LANE * width
        # All rows stand in one number: its halves are added until one row is left.
        while left > 1:
            half = left // 2
            lanes = (lanes >> half * bits) + (lanes & (1 << half * bits) - 1)
            left -= half
        return lanes, count

    def _rows(self, names: Iterable[str]) -> list[bytes]:
        """The rows that there are of these names."""
        data, width, first = self._data, self.width, self._first
        starts, lower = self._starts, self._lower
        found = []
        for mark in map(crc32, "\n".join(names).encode("utf-8", "surrogatepass").split(b"\n")):
            upper = mark >> 16
            at, end = starts[upper], starts[upper + 1]
            while at < end:
                if lower[at] == mark & 0xFFFF:
                    place = first + at * width
                    found.append(data[place : place + width])
                    break
                at += 1
        return found


def _shorts(data: bytes) -> array[int]:
    """Numbers of two bytes."""
    found = array("H", data)
    if _SWAPPED:
        found.byteswap()
    return found


def _lanes(row: bytes) -> int:
    """Each byte in a lane of four: from Latin-1 to UTF-32 in one step."""
    return int.from_bytes(row.decode("latin-1").encode("utf-32-le"), "little")


class Word(NamedTuple):
    """What a word adds wherever it stands, and what it adds in the last part."""

    anywhere: int
    there: int


class Learned:
    """What was learned: `classes` names what it tells apart, the first being none of them."""

    def __init__(self, data: Data) -> None:
        """Raises ValueError where the data is of another kind."""
        if data[: len(_MAGIC)] != _MAGIC:
            raise ValueError("no learned rules of this version")
        start = data.find(b"\n", len(_MAGIC)) + 1
        about = json.loads(data[len(_MAGIC) : start])
        self.classes: list[str] = about["classes"]
        self.threshold: dict[str, float] = about["threshold"]
        # A sum counts in steps of this size.
        self._step: float = about["step"] / _ONE
        self._bias = [round(each / self._step) for each in about["bias"]]
        self._out = [_column(column) for column in about["out"]]
        self._out_bias: list[float] = about["out-bias"]
        self._words = Table(data, start, *about["words"])
        self._phrases = Table(data, self._words.end, *about["phrases"])
        self._hidden = len(self._bias)
        self._last = (1 << 8 * _LANE * self._hidden) - 1  # the lanes of the last part
        self._nothing = _lanes(bytes([_ZERO]) * self._phrases.width)
        self._known: dict[str, Word] = {}

    def chances(self, words: Sequence[str]) -> dict[str, float]:
        """How likely each misreading is in a few sentences, given as tokens; each from 0 to 1."""
        spoken = words[:_MOST]
        if not spoken:
            return {}
        known = self._known
        # As `is_word` has it, without a call a word.
        every = [known.get(each) or self._word(each) for each in spoken if each[0].isalpha()]
        late = [each for each in spoken[last_part(spoken) :] if each[0].isalpha()]
        there = every[len(every) - len(late) :]
        named, number = self._phrases.sum(phrases(spoken))
        a, b, c = _pace(number), _pace(len(every)), _pace(len(there))
        lanes = named * a + sum([each.anywhere for each in every]) * b
        lanes += sum([each.there for each in there]) * c
        both = _ZERO * (number * a + len(every) * b)
        return self._told(lanes, both, both + _ZERO * len(there) * c)

    def _told(self, lanes: int, zero: int, hidden_zero: int) -> dict[str, float]:
        """The network from its sums on: hidden layer, scores, shares."""
        size, hidden = self._phrases.width, self._hidden
        columns = struct.unpack(f"<{size}I", lanes.to_bytes(_LANE * size, "little"))
        whole = total = 0
        for column, bias, out in zip(columns, self._bias, self._out, strict=False):
            if (value := column - hidden_zero + bias) > 0:
                whole += value * out
                total += value
        count = len(self._out_bias)
        scores = struct.unpack(f"<{count}Q", whole.to_bytes(_WIDE * count, "little"))
        below = _ABOVE * total
        told = [
            ((score - below) / _FINE + column - zero) * self._step + bias
            for score, column, bias in zip(scores, columns[hidden:], self._out_bias, strict=True)
        ]
        top = max(told)
        grown = [math.exp(each - top) for each in told]
        together = sum(grown)
        return {
            name: each / together for name, each in zip(self.classes[1:], grown[1:], strict=True)
        }

    def _word(self, word: str) -> Word:
        """What a word adds; remembered, as most words come again."""
        row = self._words.row(word)
        if row is None:
            known = Word(self._spelled(word), self._nothing & self._last)
        else:
            known = Word(row >> 8 * _LANE * self._hidden, row & self._last)
        self._known[word] = known
        return known

    def _spelled(self, word: str) -> int:
        """What a word adds that nobody has seen before: what its letters add."""
        lanes, count = self._phrases.sum(letters(word))
        if not count:
            return self._nothing
        pace, size = _pace(count), self._phrases.width
        columns = struct.unpack(f"<{size}I", (lanes * pace).to_bytes(_LANE * size, "little"))
        zero = _ZERO * count * pace - _ONE // 2
        added = ((each - zero) // _ONE + _ZERO for each in columns)
        return _lanes(bytes(min(max(each, 0), 2 * _ZERO - 1) for each in added))


def _pace(count: int) -> int:
    """By what a sum of so many rows is multiplied."""
    return round(_ONE / math.sqrt(count)) if count else 0


def _column(adds: Sequence[float]) -> int:
    """What a hidden column adds to each score, in wide lanes."""
    return sum((round(each * _FINE) + _ABOVE) << 8 * _WIDE * lane for lane, each in enumerate(adds))
