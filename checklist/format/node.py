"""A block of Markdown, with the lines on which it stands."""

from __future__ import annotations

from typing import NamedTuple


class Node(NamedTuple):
    """A block: its type as the parser names it, its lines, where its content starts, its children.

    `start` and `end` are line numbers of the body, `end` exclusive; `indent` is the column at which
    the content of a list item stands; `text` is a heading's source.
    """

    type: str
    start: int
    end: int
    indent: int
    children: tuple[Node, ...] = ()
    text: str = ""
