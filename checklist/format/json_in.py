"""JSON in: plain data as from YAML, which would read tabs, escaped emoji and U+2028 differently."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from checklist.format.scalars import plain

NOT_JSON = object()

_LOOKS_LIKE_JSON = re.compile(r'\s*\{\s*["}]')
# Possessive and closed at the end of the text, so that an open quote costs one pass only.
_STRING_OR_TAB = re.compile(r'"(?:[^"\\]|\\.)*+\\?(?:"|\Z)|\t', re.DOTALL)
_SURROGATE_PAIR = re.compile(r"(\\\\)|\\u([dD][89abAB]..)\\u([dD][c-fC-F]..)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def looks_like_json(text: str) -> bool:
    """Whether the text begins as a JSON object."""
    return bool(_LOOKS_LIKE_JSON.match(text))


def load_json(text: str, depth: int) -> Any:
    """The value of a JSON text nested at most `depth` deep, or `NOT_JSON` for any mistake in it."""
    import json  # deferred: most answers are YAML

    try:
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_number,
        )
    except (ValueError, OverflowError, RecursionError):
        return NOT_JSON
    return value if _is_sound(value, depth) else NOT_JSON


def for_yaml(text: str) -> str:
    """JSON in which a YAML parser finds places and mistakes: no tabs, whole characters."""
    return _STRING_OR_TAB.sub(
        lambda found: " " if found[0] == "\t" else _SURROGATE_PAIR.sub(_joined, found[0]), text
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        raise ValueError("a key is there twice")
    return entries


def _number(text: str) -> int | Decimal:
    value = plain(text)
    if isinstance(value, int | Decimal):
        return value
    raise ValueError(f"{text} is a number only to JSON")


def _is_sound(value: Any, depth: int) -> bool:
    """Whether a value keeps within the depth and holds no half of a character."""
    if isinstance(value, str):
        return not _SURROGATE.search(value)
    if not isinstance(value, dict | list):
        return True
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    return depth > 0 and all(_is_sound(part, depth - 1) for part in parts)


def _joined(pair: re.Match[str]) -> str:
    if pair[1]:
        return pair[1]
    try:
        units = bytes.fromhex(pair[2] + pair[3])
    except ValueError:
        return pair[0]
    return f"\\U{ord(units.decode('utf-16-be')):08x}"
