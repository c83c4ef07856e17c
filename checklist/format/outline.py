"""The outline of a Markdown body: headings, lists and blocks with their lines.

A real parser decides what is a heading and what is only text in a fence; this module keeps the
line numbers, so that the source of every answer can be found and the rest left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checklist.format.node import Node
from checklist.format.plain import plain_outline

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])")


@cache
def _parser() -> MarkdownIt:
    # Imported here: listing what is due must not wait for a Markdown parser.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def outline(lines: list[str]) -> tuple[Node, ...]:
    """The blocks of a body that was split at its newlines."""
    plain = plain_outline(lines)
    return parsed_outline(lines) if plain is None else plain


def parsed_outline(lines: list[str]) -> tuple[Node, ...]:
    """The same, always by the parser."""
    tokens = _parser().parse("\n".join(lines))
    nodes, _ = _nest(tokens, 0, 0, lines)
    return nodes


def _nest(
    tokens: list[Token], at: int, indent: int, lines: list[str]
) -> tuple[tuple[Node, ...], int]:
    """The nodes from token `at` to the closing token of their parent, and where that stands."""
    nodes: list[Node] = []
    while at < len(tokens) and tokens[at].nesting >= 0:
        token = tokens[at]
        start, end = token.map or (0, 0)
        if token.type == "inline":
            at += 1
            continue
        if token.nesting == 0:
            nodes.append(Node(token.type, start, end, indent))
            at += 1
            continue
        kind = token.type.removesuffix("_open")
        inner = _content(lines[start], indent) if kind == "list_item" else indent
        text = tokens[at + 1].content if kind == "heading" else ""
        children, at = _nest(tokens, at + 1, inner, lines)
        kind = token.tag if kind == "heading" else kind
        nodes.append(Node(kind, start, end, inner, children, text))
        at += 1
    return tuple(nodes), at


def _content(line: str, indent: int) -> int:
    """The column at which the content of the list item on this line starts."""
    marker = _MARKER.search(line, min(indent, len(line)))
    if not marker:
        return indent + 2
    rest = line[marker.end() :]
    blanks = len(rest) - len(rest.lstrip(" \t"))
    return marker.end() + (blanks if 1 <= blanks <= 4 and rest.strip(" \t") else 1)


def first(lines: list[str], node: Node) -> str:
    """The first line of a node, without what stands before it."""
    return lines[node.start][node.indent :]


def source(lines: list[str], node: Node, column: int | None = None) -> list[str]:
    """The lines of a node without the indentation of the list item that holds it."""
    width = node.indent if column is None else column
    found: list[str] = []
    for number in range(node.start, node.end):
        line = lines[number]
        if number == node.start:
            # The first line of an item's first block still has the item's marker before it.
            found.append(line[width:])
        else:
            blank = len(line) - len(line.lstrip(" \t"))
            found.append(line[min(width, blank) :])
    return found
