"""A record laid out for reading on a terminal: headings stand out, machines' marks are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from checklist.format.node import Node
from checklist.format.outline import outline, source
from checklist.format.reader import Reading
from checklist.report.clean import clean, one_line

_WIDEST = 100  # longer lines are hard to read
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"(?:\\|  +)\n")
_BLANK = re.compile(r"&#(9|32|92);")

# Stand-ins while lines are measured and broken; a record's own private characters are not shown.
_ON, _OFF, _BREAK = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile(f"[{_ON}{_OFF}{_BREAK}]")

_FACTS = ("status", "owner", "with", "created", "effective", "review", "wait-until", "tags",
          "supersedes", "superseded-by")  # fmt: skip


def page(reading: Reading, width: int, *, bold: bool = True) -> str:
    """The record's text, wrapped to the width; `bold` allows emphasis by escape sequences."""
    lines = [_PRIVATE.sub("", clean(line)) for line in reading.lines]
    room = max(20, min(width, _WIDEST))
    shown = [*_head(reading), ""]
    for node in outline(lines):
        if block := list(_block(node, lines, room)):
            shown += [*block, ""]
    text = "\n".join(shown)
    on, off = ("\x1b[1m", "\x1b[0m") if bold else ("", "")
    return text.replace(_ON, on).replace(_OFF, off)


def _head(reading: Reading) -> Iterator[str]:
    """The front matter, without what only machines need."""
    for key in _FACTS:
        value = reading.record.front.get(key)
        if value not in (None, "", []):
            words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield f"{key.replace('-', ' ').capitalize()}: {_PRIVATE.sub('', one_line(words))}"


def _block(node: Node, lines: list[str], width: int) -> Iterator[str]:
    """The lines of one block, at most `width` wide."""
    if node.text or node.type in ("h1", "h2", "h3", "h4", "h5", "h6"):
        title = _words(node.text).strip()
        yield from (f"{_ON}{line}{_OFF}" for line in wrap(title, width))
    elif node.type in ("bullet_list", "ordered_list"):
        for number, item in enumerate(node.children, 1):
            yield from _item(
                item, "- " if node.type == "bullet_list" else f"{number}. ", lines, width
            )
    elif node.type == "paragraph":
        for line in _words("\n".join(source(lines, node))).split("\n"):
            yield from wrap(line, width, break_on_hyphens=False) or [""]
    else:
        raw = _COMMENT.sub("", "\n".join(source(lines, node))).strip("\n")
        yield from raw.split("\n") if raw else []


def _item(item: Node, marker: str, lines: list[str], width: int) -> Iterator[str]:
    pad = " " * len(marker)
    for number, child in enumerate(item.children):
        if number and child.type not in ("bullet_list", "ordered_list"):
            yield ""
        for line_number, line in enumerate(_block(child, lines, max(20, width - len(pad)))):
            yield f"{pad if number or line_number else marker}{line}".rstrip()


def _words(text: str) -> str:
    """Inline Markdown as it reads: comments hidden, bold marked, one line a typed line."""
    text = _COMMENT.sub("", text)
    text = _HARD_BREAK.sub(_BREAK, text).replace("\n", " ").replace(_BREAK, "\n")
    text = _BOLD.sub(f"{_ON}\\1{_OFF}", text)
    text = _ESCAPED.sub(r"\1", text)
    return _BLANK.sub(lambda found: chr(int(found[1])), text)
