"""YAML out: readable, and the same text again for every YAML reader.

Written by hand because the library's writers lose U+0085 or escape emoji. A string stands plain
only when no YAML version could take it for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from checklist.errors import Bug
from checklist.format.scalars import scalar, word

__all__ = ["dump", "scalar"]

_LONG = 80
_LONGEST_KEY = 1000

_FLOW_SAFE = re.compile(r'"|[\w .-]+$')


def dump(data: Mapping[str, Any]) -> str:
    """The YAML of dicts, lists, texts, numbers, bools and None; `yaml_in.load` gives it back."""
    return "".join(f"{line}\n" for line in _mapping(data, "")) or "{}\n"


def _mapping(data: Mapping[str, Any], pad: str) -> Iterator[str]:
    for key, value in data.items():
        name = word(key)
        # YAML recognises a key without its `?` only in the first 1,024 characters.
        head = f"{pad}{name}:" if len(name) < _LONGEST_KEY else f"{pad}? {name}\n{pad}:"
        yield from _entry(head, value, pad)


def _sequence(items: Sequence[Any], pad: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict | list) and _inline(item) is None:
            first, *others = _block(item, pad + "  ")
            yield f"{pad}- {first[len(pad) + 2 :]}"
            yield from others
        else:
            yield from _entry(f"{pad}-", item, pad)


def _entry(head: str, value: Any, pad: str) -> Iterator[str]:
    inline = _inline(value)
    if inline is not None:
        yield f"{head} {inline}"
    elif isinstance(value, str):
        yield f"{head} |" if value.endswith("\n") else f"{head} |-"
        for line in value.removesuffix("\n").split("\n"):
            yield f"{pad}  {line}" if line else ""
    else:
        yield head
        yield from _block(value, pad + "  ")


def _block(value: Any, pad: str) -> Iterator[str]:
    return _mapping(value, pad) if isinstance(value, dict) else _sequence(value, pad)


def _inline(value: Any) -> str | None:
    """The value on one line, or None when it needs lines of its own."""
    if isinstance(value, str):
        return None if _reads_better_as_block(value) else word(value)
    if isinstance(value, dict):
        return None if value else "{}"
    if isinstance(value, list):
        return _flow(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | Decimal):
        return format(Decimal(str(value)), "f")
    raise Bug(f"A value of type {type(value).__name__} cannot be written as YAML.")


def _flow(items: list[Any]) -> str | None:
    """A short list of words as `[a, b]`."""
    if any(isinstance(item, dict | list) for item in items):
        return None
    words = [_inline(item) for item in items]
    if not all(one and _FLOW_SAFE.match(one) for one in words):
        return None
    line = f"[{', '.join(filter(None, words))}]"
    return line if len(line) <= _LONG else None


def _reads_better_as_block(text: str) -> bool:
    """Whether the text is long or has several lines, and a block gives exactly it back."""
    if "\n" not in text and (len(text) <= _LONG or word(text) == text):
        return False
    lines = text.removesuffix("\n").split("\n")
    return (
        bool(lines[0])
        and bool(lines[-1])
        and not text.startswith(" ")
        and not any(line.endswith((" ", "\xa0")) for line in lines)
        and all(line.replace("\xa0", "").isprintable() for line in lines)
    )
