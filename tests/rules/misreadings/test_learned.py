"""The learned part: sums of rows in lanes say what the network says in fractions."""

from __future__ import annotations

import json
import math
import random
import struct
from bisect import bisect_left
from zlib import crc32

import pytest

from checklist.rules.misreadings.features import is_word, last_part, letters, phrases, tokens
from checklist.rules.misreadings.learned import Learned
from checklist.store import rulebooks

CLASSES = ["none", "a", "b"]
HIDDEN, STEP = 4, 0.02
WORDS = ["nobody", "objected", "so", "they", "agree", "mikes"]
Rows = dict[str, list[int]]


def made(seed: int, names: list[str]) -> tuple[Learned, Rows, Rows, dict[str, list[list[float]]]]:
    """A network of random small numbers: as data, and as its rows."""
    chance = random.Random(seed)

    def row(width: int) -> list[int]:
        return [chance.randint(-50, 50) for _ in range(width)]

    words = {each: row(2 * HIDDEN + len(CLASSES)) for each in WORDS}
    named = {each: row(HIDDEN + len(CLASSES)) for each in names}
    layers = {
        "bias": [[chance.uniform(-1, 1) for _ in range(HIDDEN)]],
        "out": [[chance.uniform(-1, 1) for _ in CLASSES] for _ in range(HIDDEN)],
        "out-bias": [[chance.uniform(-1, 1) for _ in CLASSES]],
    }
    tables = []
    for rows in (words, named):
        ordered = sorted(
            (crc32(name.encode("utf-8", "surrogatepass")), r) for name, r in rows.items()
        )
        marks = [each for each, _ in ordered]
        starts = [bisect_left(marks, upper << 16) for upper in range((1 << 16) + 1)]
        halves = [*starts, *(each & 0xFFFF for each in marks)]
        tables.append(struct.pack(f"<{len(halves)}H", *halves))
        tables.append(bytes(n + 128 for _, row in ordered for n in row))
    head = {
        "classes": CLASSES, "threshold": {}, "step": STEP, "bias": layers["bias"][0],
        "out": layers["out"], "out-bias": layers["out-bias"][0],
        "words": [len(words), 2 * HIDDEN + len(CLASSES)],
        "phrases": [len(named), HIDDEN + len(CLASSES)],
    }  # fmt: skip
    data = b"checklist-learned 3\n" + json.dumps(head).encode() + b"\n" + b"".join(tables)
    return Learned(data), words, named, layers


def mean(rows: list[list[float]], count: int, width: int) -> list[float]:
    """The sum of rows over the root of how many there are."""
    return [sum(row[at] for row in rows) / math.sqrt(count or 1) for at in range(width)]


def expected(
    text: list[str], words: Rows, named: Rows, layers: dict[str, list[list[float]]]
) -> list[float]:
    """What the network says, worked out with fractions as it was learned."""
    width = HIDDEN + len(CLASSES)

    def anywhere(word: str) -> list[float]:
        if word in words:
            return [float(n) for n in words[word][HIDDEN:]]
        found = [[float(n) for n in named[each]] for each in letters(word) if each in named]
        return mean(found, len(found), width)

    every = [word for word in text if is_word(word)]
    last = [word for word in text[last_part(text) :] if is_word(word)]
    told = [[float(n) for n in named[each]] for each in phrases(text) if each in named]
    there = [[float(n) for n in words.get(word, [0] * HIDDEN)[:HIDDEN]] for word in last]
    sums = [
        a + b
        for a, b in zip(
            mean(told, len(told), width), mean([*map(anywhere, every)], len(every), width),
            strict=True,
        )
    ]  # fmt: skip
    late = mean(there, len(last), HIDDEN)
    layer = [max(0.0, (sums[at] + late[at]) * STEP + layers["bias"][0][at]) for at in range(HIDDEN)]
    scores = [
        sum(layer[at] * layers["out"][at][each] for at in range(HIDDEN))
        + sums[HIDDEN + each] * STEP
        + layers["out-bias"][0][each]
        for each in range(len(CLASSES))
    ]
    grown = [math.exp(score - max(scores)) for score in scores]
    return [each / sum(grown) for each in grown][1:]


@pytest.mark.parametrize("seed", range(20))
def test_lanes_say_what_fractions_say(seed: int) -> None:
    text = tokens("Nobody objected. Muted mikes, so they, the 12 of them, agreeably agree!")
    every = [*sorted(phrases(text)), *sorted(letters("agreeably")), *sorted(letters("muted"))]
    learned, words, named, layers = made(seed, every[:: 1 + seed % 3])
    told = learned.chances(text)
    assert list(told) == CLASSES[1:]
    assert list(told.values()) == pytest.approx(expected(text, words, named, layers), abs=0.01)
    assert learned.chances(text) == told


@pytest.mark.parametrize(
    "text", [[], ["."], ["#"], ["zzz"], ["\ud800"], ["so"] * 5000, ["x", ","] * 5000]
)
def test_no_words_are_too_few_or_too_many(text: list[str]) -> None:
    learned = made(1, ["so", "so so", ", x", "x ,", "\ud800"])[0]
    assert all(0 <= each <= 1 for each in learned.chances(text).values())


def test_data_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        Learned(b"checklist-learned 1\n{}\n")


def test_words_with_typos_are_heard() -> None:
    """Such a word is in no table; its letters speak for it."""
    learned = rulebooks.learned()
    text = "My dooor is allways opne, poeple can come to me with aynthing."
    assert max(learned.chances(tokens(text)).values()) > 0.3
