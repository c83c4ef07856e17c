"""The outline of plain bodies, without the Markdown parser: headings, close lists, paragraphs.

Most records are written by the tool, in few kinds of lines, and parsing their blocks is most of
the time that reading takes. Whatever is not certain here is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from checklist.format.node import Node

# How text may begin so that no rule of Markdown could take the line for anything else.
_TEXT = r"(?:[^\W\d_]|\*\*[^\W_]|\d(?!\d{0,8}[.)](?:[ ]|$))(?!\d*[.)](?:[ ]|$))|[\"'“„‘’«»(\[\\…])"
_LINE = re.compile(
    rf"(?:(?P<item>- )|(?P<sub>  - )|(?P<deep>    )|(?P<inner>  )|(?P<text>))(?={_TEXT})"
    r"|(?P<heading>#{1,6}) (?=[^\s#])"
)
# What Node() does, in half the time: a record has a hundred.
_node: Callable[[tuple[str, int, int, int, tuple[Node, ...], str]], Node]
_node = partial(tuple.__new__, Node)
_HEADING = re.compile(r"#{1,6} (\S(?:.*[^\s#])?)")


class _Item:
    """A list item that is being read: where it starts, its paragraph's end, its own items."""

    __slots__ = ("start", "subs", "text_end")

    def __init__(self, start: int) -> None:
        self.start = start
        self.text_end = start + 1
        self.subs: list[_Item] = []

    def node(self, end: int, indent: int) -> Node:
        """The item as a node that ends at a line (exclusive)."""
        inside: tuple[Node, ...] = (
            _node(("paragraph", self.start, self.text_end, indent, (), "")),
        )
        if self.subs:
            inside = (*inside, _list(self.subs, end, indent, indent + 2))
        return _node(("list_item", self.start, end, indent, inside, ""))


def plain_outline(lines: list[str]) -> tuple[Node, ...] | None:
    """The blocks of a body; None where only the parser can tell."""
    nodes: list[Node] = []
    items: list[_Item] = []
    before = ""  # what the line before was; "" for a blank one
    for number, line in enumerate(lines):
        if not line:
            before = ""
            continue
        found = _LINE.match(line)
        kind = found.lastgroup if found else None
        if kind in ("item", "heading", "text") and items and (kind != "item" or not before):
            if kind != "heading" and (before or kind == "item"):
                return None
            nodes.append(_list(items, number, 0, 2))
            items = []
        if kind == "text":
            if before == "text":
                nodes[-1] = nodes[-1]._replace(end=number + 1)
            else:
                nodes.append(Node("paragraph", number, number + 1, 0))
        elif kind == "item":
            items.append(_Item(number))
        elif kind == "heading":
            words = _HEADING.fullmatch(line)
            if words is None or "\0" in line:  # the parser shows a null as a sign of its own
                return None
            nodes.append(Node(f"h{line.index(' ')}", number, number + 1, 0, (), words[1]))
        elif kind is None or not _inside(kind, before, items, number):
            return None
        before = kind
    if items:
        nodes.append(_list(items, len(lines) - (not lines[-1]), 0, 2))
    return tuple(nodes)


def _inside(kind: str, before: str, items: list[_Item], number: int) -> bool:
    """Take an indented line into the item above it; False where that is not certain."""
    if not items or not before:
        return False
    if kind == "sub":
        items[-1].subs.append(_Item(number))
    elif kind == "inner" and before in ("item", "inner"):
        items[-1].text_end = number + 1
    elif kind == "deep" and before in ("sub", "deep"):
        items[-1].subs[-1].text_end = number + 1
    else:
        return False
    return True


def _list(items: list[_Item], end: int, outer: int, inner: int) -> Node:
    """The list that items make, which ends at a line (exclusive)."""
    nodes: list[Node] = []
    stop = end
    for item in reversed(items):
        nodes.append(item.node(stop, inner))
        stop = item.start
    return Node("bullet_list", items[0].start, end, outer, tuple(reversed(nodes)))
