"""The pieces of a section: items, labelled parts, texts and marks, each with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from checklist.format.lines import Wording, label_at, read_lead, read_outcome
from checklist.format.node import Node
from checklist.format.outline import first, source
from checklist.format.text import decode, is_literal
from checklist.model.checklist import ITEM_KINDS, Choice, Part, Text, choice_key
from checklist.model.recall import by_identity
from checklist.model.record import Item, Outcome

LISTS = ("bullet_list", "ordered_list")


class Piece(NamedTuple):
    """A stretch of lines that holds one thing said.

    `mark` is `item`, `part`, `text`, `kept`, `skipped` or `hidden` (what a page would not show);
    `key` names the part, or the rule for which a wording was kept. Lines are counted from 0 in the
    body, `end` is exclusive.
    """

    mark: str
    key: str
    value: Any
    start: int = 0
    end: int = 0


class Labelled(NamedTuple):
    """What stands behind a label: the part of a section, or a question of the head."""

    key: str
    kind: str
    label: Text
    choices: tuple[Choice, ...]
    parts: tuple[Part, ...] = ()


_Named = TypeVar("_Named", Part, Labelled)


class Page(NamedTuple):
    """The lines that are read, and the words that are recognised in them."""

    lines: list[str]
    wording: Wording

    def pieces(self, nodes: Sequence[Node], kind: str, parts: Sequence[Part]) -> Iterator[Piece]:
        """The pieces of a section, in the order of its lines."""
        run: list[Node] = []
        for node in nodes:
            found = list(self._pieces(node, kind, parts))
            if not found:
                run.append(node)
                continue
            if run:
                yield self._run(run)
                run = []
            yield from found
        if run:
            yield self._run(run)

    def _pieces(self, node: Node, kind: str, parts: Sequence[Part]) -> Iterator[Piece]:
        """The pieces of one block; none when it is part of a longer text."""
        if node.type == "html_block":
            yield Piece("hidden", "", "\n".join(source(self.lines, node)), node.start, node.end)
        elif node.type == "paragraph":
            mark = self.mark(node)
            yield from [mark] if mark else []
        elif node.type in LISTS and kind in ITEM_KINDS:
            for item in node.children:
                yield Piece("item", "", self.item(item, kind, parts), item.start, last_line(item))
        elif node.type in LISTS and kind == "parts":
            labels = by_label(parts)
            for item in node.children:
                yield self.part(item, labels)

    def _run(self, run: list[Node]) -> Piece:
        return Piece("text", "", self.text(run), run[0].start, last_line(run[-1]))

    def mark(self, node: Node, skip: int = 0) -> Piece | None:
        """A paragraph that says why there is no answer, or why a wording was kept."""
        line = first(self.lines, node)[skip:].lstrip(" \t")
        if not line.startswith(self.wording.marks):
            return None
        for word in self.wording.forms("skipped"):
            if line.startswith(word + ":"):
                reason = self._reason(node, skip, len(word) + 1)
                return Piece("skipped", "", reason, node.start, node.end)
        for word in self.wording.forms("kept"):
            if line.startswith(word) and (
                found := re.match(rf"{re.escape(word)} \(([^()]*)\):", line)
            ):
                reason = self._reason(node, skip, found.end())
                return Piece("kept", found.group(1), reason, node.start, node.end)
        return None

    def _reason(self, node: Node, skip: int, mark: int) -> str:
        line = first(self.lines, node)[skip:]
        blank = len(line) - len(line.lstrip(" \t"))
        return self.text([node], skip=skip + blank + mark)

    def labelled(self, item: Node, labels: Mapping[str, _Named]) -> tuple[_Named | None, int]:
        """The part whose label leads a list item, in any language, and the label's length."""
        label, length = label_at(self.lines[item.start][item.indent :])
        part = labels.get(label.casefold()) if label else None
        return part, length if part else 0

    def part(self, item: Node, labels: Mapping[str, Part]) -> Piece:
        """A labelled part; a list item without a known label is a text like any other."""
        part, length = self.labelled(item, labels)
        start, end = item.start, last_line(item)
        if part is None:
            raw = "\n".join(self.lines[start:end]).strip(" \t\n")
            return Piece("text", "", raw, start, end)
        return Piece("part", part.key, self.value(part, item, length), start, end)

    def value(self, part: Part, item: Node, length: int) -> Any:
        """What a labelled part says: words, a choice's key, a list of words, or outcomes."""
        if part.kind in ("outcomes", "list"):
            below = [sub for node in item.children if node.type in LISTS for sub in node.children]
            if part.kind == "outcomes":
                return tuple(self.outcome(sub) for sub in below)
            if below:
                return tuple(self.text(sub.children) for sub in below)
        text = self.text(item.children, skip=length)
        if part.kind == "list":
            return (text,)
        return choice_key(part.choices, text) if part.kind == "choice" else text

    def outcome(self, item: Node) -> Outcome:
        """What became of one expectation."""
        outcome, length = read_outcome(first(self.lines, item), self.wording)
        return outcome._replace(expected=self.text(item.children, skip=length))

    def item(self, item: Node, kind: str, parts: Sequence[Part]) -> Item:
        """One item: what leads its line, its text, and its own labelled parts below."""
        values: dict[str, Any] = {}
        length = 0
        if item.children and item.children[0].type == "paragraph":
            lead = read_lead(kind, first(self.lines, item), self.wording)
            values, length = lead.values, lead.length
        own: dict[str, Any] = {}
        labels = by_label(parts) if parts else {}
        texts: list[Node] = []
        for child in item.children:
            below = child.children if parts and child.type in LISTS else ()
            pieces = [self.part(sub, labels) for sub in below]
            if pieces and all(piece.mark == "part" for piece in pieces):
                own |= {piece.key: piece.value for piece in pieces}
            else:
                texts.append(child)
        if text := self.text(texts, skip=length):
            values["how" if kind == "groups" else "text"] = text
        return values | own

    def text(self, nodes: Sequence[Node], *, skip: int = 0) -> str:
        """The text that a run of blocks stands for, without the first `skip` characters."""
        if len(nodes) == 1 and (line := self.literal(nodes[0], skip)):
            return line
        text, end = "", 0
        for node in nodes:
            if node.type == "html_block":
                continue
            rows = source(self.lines, node)
            if node is nodes[0] and skip:
                rows[0] = rows[0][skip:]
                rows = rows if rows[0].strip(" \t") else rows[1:]
            while rows and not rows[-1].strip(" \t"):
                rows.pop()
            words = "\n".join(rows)
            if node.type == "paragraph":
                words = decode(rows, self.wording.marks, at_start=not skip or bool(text))
            text += ("\n" * max(1, node.start - end + 1) if text else "") + words
            end = last_line(node)
        return text

    def literal(self, node: Node, skip: int) -> str:
        """A paragraph, or an item, of one line that stands for itself; "" for any other."""
        kind, start, end, indent, inside, _ = node
        if kind == "list_item" and len(inside) == 1:
            kind, start, end, indent, _, _ = inside[0]
        if kind != "paragraph" or end - start != 1:
            return ""
        line = self.lines[start][indent + skip :].strip(" \t")
        return line if is_literal(line) else ""


def last_line(node: Node) -> int:
    """Where a block really ends: a list item's own end may include the blank line behind it.

    A table's cells have no lines of their own; the parser leaves them at 0.
    """
    while (below := node.children) and below[-1].end:
        node = below[-1]
    return node.end


@by_identity
def by_label(parts: Sequence[_Named]) -> dict[str, _Named]:
    """The parts by their labels in all languages, in small letters; the first one counts."""
    found: dict[str, _Named] = {}
    for part in parts:
        for words in part.label.values():
            found.setdefault(words.casefold(), part)
    return found
