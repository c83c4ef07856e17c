"""Remembering what was made of a value that cannot be a key, such as a checklist's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")
_MOST = 1000


def by_identity(make: Callable[[_Value], _Made]) -> Callable[[_Value], _Made]:
    """The same function, asked once for each value; the values must not change."""
    known: dict[int, tuple[_Value, _Made]] = {}

    def recalled(value: _Value) -> _Made:
        found = known.get(id(value))
        # The value is kept beside what was made of it, so its identity cannot pass to another.
        if found is not None and found[0] is value:
            return found[1]
        if len(known) >= _MOST:
            known.clear()
        made = make(value)
        known[id(value)] = (value, made)
        return made

    return recalled
