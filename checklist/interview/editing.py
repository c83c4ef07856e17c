"""Answering in the editor: an answer, or a whole record, as the Markdown that it will be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist.format.outline import outline
from checklist.format.pieces import Page
from checklist.format.reader import assemble
from checklist.format.text import trim, unkeepable
from checklist.format.writer import joined, piece_lines, pieces_of
from checklist.interview.replies import Listener
from checklist.interview.terminal import Terminal
from checklist.model.checklist import ITEM_KINDS, TEXT_KINDS, Question, say
from checklist.model.record import Answer, Item

if TYPE_CHECKING:
    pass


def edited_answer(
    terminal: Terminal, listener: Listener, question: Question, answer: Answer
) -> Answer | None:
    """The answer after a visit to the editor; None when nothing was changed there."""
    text = terminal.edit(answer_text(question, answer, listener))
    if text is None:
        return None
    return answer_from(question, text, answer, listener)


def answer_text(question: Question, answer: Answer, listener: Listener) -> str:
    """What the editor shows: the answer as in the record, below a comment with the question."""
    language = listener.wording.language
    example = say(question.example, language)
    hint = f"<!-- {say(question.ask, language)}\n     For example: {example} -->"
    if question.kind in TEXT_KINDS:
        return f"{hint}\n{answer.text}\n"
    rows = joined(
        [(p, piece_lines(p, question, listener.wording)) for p in pieces_of(question, answer)]
    )
    given = {piece.key for piece in pieces_of(question, answer)}
    rows += [
        f"- **{listener.wording.say(part.label)}:** "
        for part in question.parts
        if question.kind == "parts" and part.key not in given
    ]
    return "\n".join([hint, *(rows or ["- "])]) + "\n"


def answer_from(question: Question, text: str, before: Answer, listener: Listener) -> Answer:
    """The answer that an edited text gives; kept wordings stay."""
    if question.kind in TEXT_KINDS:
        words = trim(re.sub(r"\A<!--.*?-->", "", text, flags=re.DOTALL))
        if question.kind != "text":
            words = " ".join(words.split())
        return before._replace(text=_keepable(words), skipped="" if words else before.skipped)
    rows = text.split("\n")
    page = Page(bulleted(rows) if question.kind in ITEM_KINDS else rows, listener.wording)
    pieces = page.pieces(outline(page.lines), question.kind, question.parts)
    return tidied(assemble(question, pieces), question, listener)


def bulleted(rows: list[str]) -> list[str]:
    """The rows with a bullet before each that directly follows an item: one thing a line."""
    marked: list[str] = []
    for row in rows:
        follows = bool(marked) and re.match(r"[-*+] ", marked[-1])
        bare = bool(row.strip()) and not re.match(r"[-*+]( |$)|[ \t]|<!--|\d{1,9}[.)] ", row)
        marked.append(f"- {row}" if follows and bare else row)
    return marked


def tidied(answer: Answer, question: Question, listener: Listener) -> Answer:
    """An answer from the editor without its empty places; loosely typed items are understood."""
    items = tuple(loose(item, question, listener) for item in answer.items)
    parts = {key: value for key, value in answer.parts.items() if value}
    return answer._replace(items=tuple(item for item in items if item), parts=parts)


def loose(item: Item, question: Question, listener: Listener) -> Item:
    """An item of which only one thing was recognised, read again as a typed line."""
    values = {key: value for key, value in item.items() if value != ""}
    if set(values) in ({"group"}, {"text"}):
        line = str(next(iter(values.values())))
        return listener.item(question, line) if "\n" not in line else values
    return values


def _keepable(text: str) -> str:
    """The text without characters that a record cannot keep."""
    return "".join(char for char in text if not unkeepable(char))
