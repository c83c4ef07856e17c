"""Phrases that a rule looks for: words with open endings, choices and gaps, matched word by word.

    nobody|no one ... (object*|complain*) ... so|hence they? agree*

`|` parts choices, also of several words in brackets, `*` leaves a word's ending open, `?` makes a
word or bracket optional, `...` stands for up to ten words of the same sentence, `#` for a number.
Matching takes a bounded number of steps for each word of a text, whatever the phrase is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_GAP = 10  # words
_LONGEST = 400  # characters of a phrase
_PIECE = re.compile(r"\.\.\.|\(([^()]*)\)(\?)?|([^\s()|?]+(?:\|[^\s()|?]+)*)(\?)?")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*\*?|#|[^\w\s*]")


class Piece(NamedTuple):
    """One place of a phrase: its choices, each some words in a row; a gap has none."""

    choices: tuple[tuple[str, ...], ...]
    optional: bool = False


class Phrase(NamedTuple):
    """A phrase as it is matched and as it was written; a text has a word of each of its needs."""

    pieces: tuple[Piece, ...]
    written: str
    needs: tuple[frozenset[str], ...] = ()

    @property
    def key(self) -> frozenset[str]:
        """The rarest of its needs, by the look of it: whoever has none of these has no match."""
        return max(self.needs, key=lambda need: min(map(len, need)), default=frozenset())

    @property
    def first(self) -> tuple[str, ...]:
        """The words with which it may begin; a `*` leaves the ending open."""
        return tuple(choice[0] for choice in self.pieces[0].choices)


def read(written: str) -> Phrase:
    """A phrase from its words; raises ValueError that says what is wrong with it."""
    if len(written) > _LONGEST:
        raise ValueError(f"the phrase is longer than {_LONGEST} characters")
    text = " ".join(written.lower().replace("’", "'").split())
    pieces, end = [], 0
    while end < len(text):
        found = _PIECE.match(text, end)
        if not found:
            raise ValueError(f"`{written}`: nothing can be made of `{text[end:]}`")
        pieces.append(_piece(found, written))
        end = found.end()
        end += text[end : end + 1] == " "
    if not pieces or not pieces[0].choices or pieces[0].optional or not pieces[-1].choices:
        raise ValueError(f"`{written}`: a phrase begins and ends with words that must be there")
    return Phrase(tuple(pieces), written, tuple(_needs(pieces)))


def _needs(pieces: Sequence[Piece]) -> Iterator[frozenset[str]]:
    """The words of which one must be there, for each place that has no open endings."""
    for piece in pieces:
        firsts = frozenset(choice[0] for choice in piece.choices)
        if firsts and not piece.optional and not any(each.endswith("*") for each in firsts):
            yield firsts


def _piece(found: re.Match[str], written: str) -> Piece:
    if found[0] == "...":
        return Piece(())
    choices = [tuple(_WORD.findall(each)) for each in (found[1] or found[3] or "").split("|")]
    if not all(choices):
        raise ValueError(f"`{written}`: a choice is empty")
    return Piece(tuple(choices), bool(found[2] or found[4]))


def ends(phrase: Phrase, words: Sequence[str], start: int) -> int | None:
    """Where the shortest match that begins at a word ends; None if there is none."""
    places = {start}
    for piece in phrase.pieces:
        after = set(places) if piece.optional or not piece.choices else set()
        for place in places:
            after.update(_after(piece, words, place))
        places = after
        if not places:
            return None
    return min(places)


def _after(piece: Piece, words: Sequence[str], place: int) -> Iterator[int]:
    if not piece.choices:
        yield from range(place + 1, min(place + _GAP, len(words)) + 1)
    for choice in piece.choices:
        end = place + len(choice)
        if end <= len(words) and all(map(fits, choice, words[place:end])):
            yield end


def fits(wanted: str, word: str) -> bool:
    """Whether a word is the one that is wanted."""
    return word.startswith(wanted[:-1]) if wanted[-1] == "*" else word == wanted


def may_be_in(phrase: Phrase, there: frozenset[str]) -> bool:
    """Whether these words leave it open that a phrase is among them."""
    for need in phrase.needs:  # noqa: SIM110 - asked very often, and faster so
        if need.isdisjoint(there):
            return False
    return True


def says(phrases: Sequence[Phrase], words: Sequence[str]) -> bool:
    """Whether one of these phrases is among the words."""
    there = frozenset(words)
    return any(may_be_in(phrase, there) and place(phrase, words) is not None for phrase in phrases)


def place(phrase: Phrase, words: Sequence[str]) -> int | None:
    """At which word the first match of a phrase begins; None if there is none."""
    firsts = phrase.first
    for start, word in enumerate(words):
        if any(fits(each, word) for each in firsts) and ends(phrase, words, start) is not None:
            return start
    return None
