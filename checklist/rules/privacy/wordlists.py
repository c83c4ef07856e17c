"""Lists of words, as they are written down in the modules of this room."""

from __future__ import annotations


def word_set(lines: str) -> frozenset[str]:
    """The words of a text, divided by blanks and line ends."""
    return frozenset(lines.split())
