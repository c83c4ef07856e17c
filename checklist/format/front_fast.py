"""Front matter in the form that `front.render` writes, read line by line.

Many times faster than a YAML parser, and with exactly its values: whatever could differ (a comment,
another escape, a value of several lines) is left to it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checklist.format.scalars import plain

Scalar = str | int | bool | None
Value = Scalar | list[Scalar]

_QUOTED = r'"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\\["\\])*"'
_ITEM = rf"{_QUOTED}|\w[\w@./+-]*"
_LIST = rf"\[(?:(?:{_ITEM})(?:, (?:{_ITEM}))*)?\]"
_PLAIN = r"\w(?:[\w ,.()/@+'-]*[\w,.()/@+'-])?"
SIMPLE = rf"{_QUOTED}|{_LIST}|{_PLAIN}"

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(rf"([a-z][a-z0-9-]{{0,60}}):(?: ({SIMPLE}))?")
_ITEMS = re.compile(_ITEM)
_ESCAPED = re.compile(r'\\(["\\])')


def read_fast(block: str) -> dict[str, Value] | None:
    """The values of a block, from the line break after its `---`; None when its form is another."""
    values: dict[str, Value] = {}
    for line in _LINE_END.split(block)[1:]:
        found = _LINE.fullmatch(line)
        if not found or found[1] in values:
            return None
        try:
            values[found[1]] = _value(found[2] or "")
        except OverflowError:
            return None
    return values


def as_word(value: str | int | Decimal | bool | None) -> Scalar:
    """The value as front matter holds it: 1.10 stays the word that it is."""
    return format(value, "f") if isinstance(value, Decimal) else value


def _value(source: str) -> Value:
    if source.startswith("["):
        return [_scalar(item) for item in _ITEMS.findall(source)]
    return _scalar(source)


def _scalar(source: str) -> Scalar:
    if source.startswith('"'):
        return _ESCAPED.sub(r"\1", source[1:-1])
    return as_word(plain(source))
