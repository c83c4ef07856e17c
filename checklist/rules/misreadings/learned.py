"""The learned part: how likely a few sentences hold a misreading, by numbers that ship as data.

A network of one hidden layer over the features of `features`. What a word or phrase adds to the
hidden layer is a row of small numbers, so only additions depend on the length of the text. The
numbers are made by `scripts/train_misreadings.py` from the sentences in `corpus/`.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable, Sequence
from operator import add, mul
from typing import NamedTuple, Protocol

from checklist.rules.misreadings.features import last_part, letters, phrases, tokens

_MAGIC = b"checklist-learned 1\n"
_LANE = 4  # bytes in which a column is added up; no text that is looked at fills them
_OFFSET = 128  # the byte that stands for zero


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

    `start` is where the names begin in the data, `named` and `size` how many bytes names and rows
    take. The rows stay where they are: most are never read.
    """

    def __init__(self, data: Data, start: int, named: int, size: int, step: float) -> None:
        names = data[start : start + named].decode().split("\n")
        first = start + named
        self.width = size // len(names)
        self._step = step
        self._data = data
        self._rows = dict(zip(names, range(first, first + size, self.width), strict=True))

    def sum(self, names: Iterable[str]) -> tuple[int, int]:
        """The sum of the rows that there are, in lanes, and how many there are."""
        width, data = self.width, self._data
        found = [at for at in map(self._rows.get, names) if at is not None]
        # Each byte becomes a lane of four: from Latin-1 to UTF-32 in one step.
        joined = b"".join([data[at : at + width] for at in found])
        wide, size = joined.decode("latin-1").encode("utf-32-le"), _LANE * width
        places = range(0, len(wide), size)
        return sum([int.from_bytes(wide[at : at + size], "little") for at in places]), len(found)

    def mean(self, lanes: int, count: int) -> list[float]:
        """The columns of a sum of so many rows, divided by the root of their number."""
        columns = struct.unpack(f"<{self.width}I", lanes.to_bytes(_LANE * self.width, "little"))
        scale, zero = self._step / math.sqrt(count or 1), _OFFSET * count
        return [(each - zero) * scale for each in columns]


class Word(NamedTuple):
    """What a word adds: its meaning, there and in the last part, and its letters; with counts."""

    meaning: int
    known: int
    letters: int
    number: int


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
        self._bias: list[float] = about["bias"]
        self._out: list[list[float]] = about["out"]
        self._out_bias: list[float] = about["out-bias"]
        tables = []
        for named, size, step in about["tables"]:
            tables.append(Table(data, start, named, size, step))
            start += named + size
        self._meanings, self._phrases = tables
        self._words: dict[str, Word] = {}

    def chances(self, text: str) -> dict[str, float]:
        """How likely each misreading is in a few sentences, each from 0 to 1."""
        spoken = tokens(text)
        if not spoken:
            return {}
        words = [self._word(each) for each in spoken]
        last = words[last_part(spoken) :]
        distinct = [self._word(each) for each in set(spoken)]
        sums = map(
            add,
            self._phrases.mean(*self._phrases.sum(phrases(spoken))),
            self._phrases.mean(sum(w.letters for w in distinct), sum(w.number for w in distinct)),
        )
        # A word's row has two halves: what it means anywhere, and what it means in the last part.
        anywhere, there = self._meant(words), self._meant(last)
        return self._told([*sums], [*map(add, anywhere, there[len(self._bias) :])])

    def _meant(self, words: Sequence[Word]) -> list[float]:
        """What these words mean together."""
        return self._meanings.mean(sum(w.meaning for w in words), sum(w.known for w in words))

    def _told(self, sums: list[float], meant: list[float]) -> dict[str, float]:
        """The network from its sums on: hidden layer, scores, shares."""
        layer = [max(0.0, a + b + c) for a, b, c in zip(sums, meant, self._bias, strict=False)]
        direct = sums[len(layer) :]
        scores = [
            sum(map(mul, row, layer)) + straight + bias
            for row, straight, bias in zip(self._out, direct, self._out_bias, strict=True)
        ]
        top = max(scores)
        grown = [math.exp(score - top) for score in scores]
        whole = sum(grown)
        return {name: each / whole for name, each in zip(self.classes[1:], grown[1:], strict=True)}

    def _word(self, word: str) -> Word:
        """What a word adds; remembered, as most words come again."""
        known = self._words.get(word)
        if known is None:
            known = Word(*self._meanings.sum((word,)), *self._phrases.sum(letters(word)))
            self._words[word] = known
        return known
