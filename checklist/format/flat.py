"""Flat YAML (`key: word`, `key: "text"`, `key: [a, "b"]`), read line by line.

Front matter and settings look like this nearly always. It is many times faster than a YAML parser,
spares its import, and gives exactly its values: whatever could differ (another escape or quote, a
value of several lines) is left to it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from checklist.format.scalars import plain

Word = str | int | Decimal | bool | None

# Line breaks and what YAML refuses; a quoted text or a comment with one of these is not flat.
_UNSAFE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf'"(?:[^"\\{_UNSAFE}]|\\["\\])*"'
_ITEM = rf"{_QUOTED}|\w[\w@./+-]*"
_LIST = rf"\[(?:(?:{_ITEM})(?:, (?:{_ITEM}))*)?\]"
_PLAIN = r"\w(?:[\w ,.()/@+'-]*[\w,.()/@+'-])?"
SIMPLE = rf"{_QUOTED}|{_LIST}|{_PLAIN}"

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(rf"([a-z][a-z0-9-]{{0,60}}):(?: +({SIMPLE}))?(?: +#[^{_UNSAFE}]*)? *")
_NOTHING = re.compile(rf" *(?:#[^{_UNSAFE}]*)?")
_ITEMS = re.compile(_ITEM)
_ESCAPED = re.compile(r'\\(["\\])')
_REMEMBERED = 1024  # lines; records, and the versions of one, have many of them in common
_SHORT = 200  # characters of a line that is remembered


def read_flat(text: str) -> dict[str, Word | list[Word]] | None:
    """The values of a flat text; None when it is in any other form."""
    values: dict[str, Word | list[Word]] = {}
    for line in _LINE_END.split(text) if "\r" in text else text.split("\n"):
        try:
            key, value = (_recalled if len(line) < _SHORT else _entry)(line)
        except ValueError:
            return None
        if key in values:
            return None
        if key:
            values[key] = [*value] if isinstance(value, list) else value
    return values


def _entry(line: str) -> tuple[str, Word | list[Word]]:
    """The key of a line and its value, "" for one that says nothing; ValueError for any other."""
    if found := _LINE.fullmatch(line):
        try:
            return found[1], _value(found[2] or "")
        except OverflowError:
            raise ValueError(line) from None
    if _NOTHING.fullmatch(line):
        return "", None
    raise ValueError(line)


_recalled = lru_cache(_REMEMBERED)(_entry)


def _value(source: str) -> Word | list[Word]:
    if source.startswith("["):
        return [_word(item) for item in _ITEMS.findall(source)]
    return _word(source)


def _word(source: str) -> Word:
    return _ESCAPED.sub(r"\1", source[1:-1]) if source.startswith('"') else plain(source)
