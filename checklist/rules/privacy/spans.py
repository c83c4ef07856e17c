"""Sentences of a text, and the words of a sentence, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checklist.rules.privacy.wordlists import word_set

# A sentence ends at its mark, or with the line unless the next one goes on in small letters.
_END = re.compile(r"[.!?…]['\"”’»“)\]]*[ \t]+(?=[^a-zäöüß\s])|\n(?![ \t]*[a-zäöüß])")
_SHORT = word_set(
    """
    mr mrs ms mx dr prof st no nr vs hr fr frl dipl ing rev sr sra jr approx tel geb ca bzw
    ext e.g i.e z.b p.m a.m dob
    """
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 600


class Words(NamedTuple):
    """The words of one sentence: as written, in small letters, and where each starts."""

    text: str
    start: int
    end: int
    shown: list[str]
    low: list[str]
    at: list[int]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to `last` (inclusive) stand in the text."""
        return self.at[first], self.at[last] + len(self.shown[last])

    def gap(self, number: int) -> str:
        """What stands between this word and the next one."""
        end = self.at[number] + len(self.shown[number])
        return self.text[end : self.at[number + 1] if number + 1 < len(self.at) else self.end]


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the sentences between two places, none longer than a few lines."""
    for match in _END.finditer(text, start, end):
        if match[0][0] == "." and _is_short(text, start, match.start()):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    yield from _pieces(text, start, end)


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether the full stop ends an abbreviation or an initial."""
    word = text[max(start, end - 6) : end].replace("(", " ").rsplit(None, 1)
    last = word[-1].lower() if word else ""
    return last in _SHORT or (len(last) == 1 and last.isalpha() and text[end - 1].isupper())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def words(text: str, start: int, end: int) -> Words:
    """The words of the sentence between two places."""
    shown, at = [], []
    for match in _WORD.finditer(text, start, end):
        shown.append(match[0])
        at.append(match.start())
    return Words(text, start, end, shown, [word.lower() for word in shown], at)
