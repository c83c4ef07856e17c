"""Tombstones: `[redacted 2027-03-01: reason]` may stand in the place of any words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checklist.model.record import Answer, Event

_TOMBSTONE = re.compile(r"\[redacted \d{4}-\d{2}-\d{2}:[^\[\]\n]*\]")
_TORN = re.compile(r"\[redacted \d{4}-\d{2}-\d{2}$")
_AROUND = " \t\n-*+.,;:"


def says_the_same(before: Answer | Event, after: Answer | Event) -> bool:
    """Whether nothing changed but words that a tombstone replaced."""
    if before == after:
        return True
    old, new = list(_atoms(before)), list(_atoms(after))
    if not any(_TOMBSTONE.search(words) for words in new):
        return False
    for words in list(new):
        if words in old:
            old.remove(words)
            new.remove(words)
    buried = [words for words in new if not _TOMBSTONE.sub("", words).strip(_AROUND)]
    for words in (words for words in new if words not in buried):
        match = next((each for each in old if _replaces(words, each)), None)
        if match is None:
            return False
        old.remove(match)
    return bool(buried) or not old


def _replaces(new: str, old: str) -> bool:
    """Whether `new` is `old` with some words replaced by tombstones."""
    kept = [part.strip() for part in _TOMBSTONE.split(new)]
    if len(kept) < 2 or not old.startswith(kept[0]) or not old.endswith(kept[-1]):
        return False
    at, end = len(kept[0]), len(old) - len(kept[-1])
    for part in kept[1:-1]:
        at = old.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return at <= end


def _atoms(value: Any) -> Iterator[str]:
    """Every single thing that was said, flat."""
    if isinstance(value, Answer):
        for part in (value.text, value.words, value.items, value.parts, value.notes):
            yield from _atoms(part)
        yield from _atoms(value.skipped)
    elif isinstance(value, Event):
        yield from _atoms(value.parts)
        yield from _atoms(value.notes)
    elif isinstance(value, Mapping):
        first = str(next(iter(value.values()), ""))
        if _TORN.search(first):  # a colon divides a group's name from the rest
            value = {"": ": ".join(map(str, value.values()))}
        for part in value.values():
            yield from _atoms(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _atoms(part)
    elif value not in (None, ""):
        yield str(value)
