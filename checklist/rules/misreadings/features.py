"""What the learned part looks at in a few sentences: words, their neighbours, and their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\s\w]")
# The same in a text of ASCII alone, which takes half the time.
_ASCII = re.compile(r"[a-z]++(?:'[a-z]+)*+|[0-9]++(?:[.,:/][0-9]+)*+|[^\sa-z0-9_]")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)
_ENDS = frozenset(".!?…;")
_TURNS = frozenset({",", "-", ":", "so", "=", "→", "hence", "therefore"})
_LETTERS = (3, 4, 5)  # how many letters in a row are looked at


def flat(text: str) -> str:
    """A text in small letters, with one kind of quotation marks, apostrophes and dashes."""
    low = text.lower()
    return low if low.isascii() else low.translate(_SAME)


def tokens(text: str) -> list[str]:
    """Words in small letters, numbers as `#`, and every other sign."""
    plain = flat(text)
    if plain.isascii():
        # A letter comes behind “@”, so that most are known by one look.
        return ["#" if each < "@" and each[0].isdigit() else each for each in _ASCII.findall(plain)]
    return ["#" if each[0].isdigit() else each for each in _TOKEN.findall(plain)]


def last_part(words: Sequence[str]) -> int:
    """Where the last sentence begins, or the last clause if there is one sentence: the leap."""
    for marks in (_ENDS, _TURNS):
        for number in range(len(words) - 2, -1, -1):
            if words[number] in marks:
                return number + 1
    return 0


def phrases(words: Sequence[str]) -> set[str]:
    """Single words, two and three in a row, two with a gap, and what the last sentence adds."""
    framed = ["^", *words, "$"]
    pairs = [f"{one} {two}" for one, two in pairwise(framed)]
    found = {*words, *pairs}
    found.update([f"{pair} {word}" for pair, word in zip(pairs, framed[2:], strict=False)])
    found.update([f"{one}_{two}" for one, two in zip(words, words[2:], strict=False)])
    at = next((n + 1 for n in range(len(words) - 2, -1, -1) if words[n] in _ENDS), 0)
    if at:
        found.update([f"${word}" for word in words[at:]])
        found.update([f"${pair}" for pair in pairs[at + 1 : -1]])
    return found


def letters(word: str) -> set[str]:
    """The letters in a row of a word, its ends marked; none of a sign or a number."""
    if not is_word(word):
        return set()
    framed = f"<{word}>"
    return {
        "~" + framed[at : at + size] for size in _LETTERS for at in range(len(framed) - size + 1)
    }


def is_word(token: str) -> bool:
    """Whether it is a word, and neither a number nor another sign."""
    return token[0].isalpha()
