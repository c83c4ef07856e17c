"""A text as a row of signs: which of its words are numbers, comparisons, spans of time."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from checklist.model.dates import iso
from checklist.rules.test.vocabulary import NEGATIONS, PHRASES, STOP, WORDS

_TOKEN = (
    r"\d{4}-\d\d-\d\d(?!\w)|\d+(?:[.,'’]\d+)*(?!\w)|\w+(?:[-'’]\w+)*|<=|>=|[^\s\w,()\"“”„'’*_:]"
)
_THOUSANDS = r"[1-9]\d{0,2}(?:[.,'’]\d{3})+"
_DECIMAL = r"\d{1,6}[.,]\d{1,4}"
_ARTICLES = ("a", "an", "ein", "eine", "einen", "einem", "einer")
_SYMBOLS = {"<=": "≤", ">=": "≥"}


class Token(NamedTuple):
    """A word, its sign (see `vocabulary`) and the number, comparison or days that it means."""

    sign: str
    word: str
    value: object


def tokens(text: str) -> list[Token]:
    """The words of a text with their signs, without those that say nothing."""
    words = [_SYMBOLS.get(word, word) for word in re.findall(_TOKEN, text.lower())]
    found: list[Token] = []
    at = 0
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else ""
        phrase = _phrase(words, at) if word in PHRASES else None
        token = phrase or _token(word, following, found[-1].sign if found else "")
        at += 1 if phrase is None else 1 + phrase.word.count(" ")
        if token and token.sign == "F" and found and found[-1].sign == "N":
            times = found.pop().value  # “two thirds” is one fraction
            token = token._replace(value=Fraction(str(times)) * Fraction(str(token.value)))
        if token:
            found.append(token)
    return found


def _phrase(words: list[str], at: int) -> Token | None:
    """The longest phrase that begins with this word."""
    for rest, (sign, value) in PHRASES[words[at]]:
        if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
            return Token(sign, " ".join((words[at], *rest)), value)
    return None


def _token(word: str, following: str, before: str) -> Token | None:
    """One word with its sign; None when it says nothing."""
    if word[0].isdigit():
        return _number(word)
    sign, value = WORDS.get(word, ("", None))
    if sign or word in _ARTICLES:
        return _meant(word, sign, value, following, before)
    if word in NEGATIONS:
        return Token("¬", word, None)
    if word == "." and following and before not in ("", "C"):
        return Token(".", word, None)
    if word in ("-", "–", "—") and before in ("N", "D"):
        return Token("-", word, None)
    return Token("W", word, None) if word[0].isalpha() and word not in STOP else None


def _meant(word: str, sign: str, value: object, following: str, before: str) -> Token | None:
    """A word with a meaning, where its neighbours decide which."""
    if word in ("may", "march") and before not in ("I", "J", "M"):
        sign = ""
    elif word in _ARTICLES:
        return _article(word, following, before)
    elif word == "quarter" and following == "of":
        sign, value = "F", Fraction(1, 4)
    elif word == "third" and following != "of" and before != "C":
        sign = "W"
    elif word == "/" and before != "N":
        sign = "I"
    elif sign == "c":
        sign = "C" if _counts(following) else "W"
    elif sign == "B":
        sign = "X" if _counts(following) else ""
    elif sign == "r":
        sign = "R" if _is("U", following) else "X"
    return Token(sign, word, value) if sign else None


def _article(word: str, following: str, before: str) -> Token | None:
    """“a week” is each week, “in a week” one of them; “höchstens ein” is the number one."""
    if _is("U", following) and before not in ("I", "V", "C"):
        return Token("R", word, None)
    one = (before == "C" and word[0] == "e") or following in ("von", "aus") or _is("U", following)
    return Token("N", word, 1) if one else None


def _counts(word: str) -> bool:
    """Whether a word is a number or a part, and no day."""
    return (word[:1].isdigit() and not iso(word)) or WORDS.get(word, " ")[0] in ("N", "F")


def _is(sign: str, word: str) -> bool:
    return WORDS.get(word, " ")[0] == sign


def _number(word: str) -> Token:
    """Figures: a day, a whole or a decimal number; anything else makes the text unreadable."""
    if day := iso(word):
        return Token("D", word, day)
    if word.isascii() and word.isdigit() and len(word) < 10:
        return Token("N", word, int(word))
    if re.fullmatch(_THOUSANDS, word, re.ASCII):
        return Token("N", word, int(re.sub(r"\D", "", word)))
    if re.fullmatch(_DECIMAL, word, re.ASCII):
        return Token("N", word, Fraction(word.replace(",", ".")))
    return Token("W" if re.search(r"[^\W\d]", word) else "X", word, None)
