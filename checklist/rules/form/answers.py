"""The answers: missing, skipped without a reason, only a placeholder, hidden, or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.format.node import Node
from checklist.format.outline import outline
from checklist.format.text import encode
from checklist.model.checklist import say
from checklist.rules.case import Case
from checklist.rules.finding import Finding, Place
from checklist.rules.said import holds

_STANDS_FOR_NOTHING = re.compile(
    r"(?i)[-–—?.…_*\s]*|n\.?/?a\.?|none given|to be (?:done|defined|decided|determined|added)\.?"
    r"|coming soon\.?|later\.?|(?:see )?above|same as above|folgt(?: noch)?\.?|noch offen\.?"
    r"|k\.?\s?a\.?|entfällt\.?|wird nachgereicht\.?|\[[^\]\d]{0,60}\]|<[^<>]{1,60}>|\{[^{}]{0,60}\}"
    r"|x{2,5}|asdf\w*|foo|bar|test|text|example"
)
# One of these stands in a text wherever one of those below does.
_MARKS = ("TODO", "TB", "FIXME", "XXX", "???", "psum", "IPSUM")
_MARK_OF_NOTHING = re.compile(r"\b(?:TODO|TBD|TBC|FIXME|XXX)\b|(?i:\blorem ipsum\b)|\?{3,}")
_SPOKEN_FOR = ("test", "feedback")
_MOST_BLANKS = 3  # in a placeholder that is not in brackets
_NOTHING = re.compile(r"(?i)none|nothing|nil|no|keine?r?|nichts|0|zero")
# Where “none” says that nobody has looked; anywhere else it is an answer.
_NAMES_SOMETHING = ("look-again-if", "because", "applies-to")
_ALLOW = re.compile(r"\s*<!--\s*checklist:")
_TAG = re.compile(r"<[a-zA-Z!/?]")
_HIDING = re.compile(
    r"(?i)\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0\b"
)
_OPENED = re.compile(r"<[a-zA-Z]+\b")
_WIDEST = 320  # characters of a tag that are looked at
# Where a sentence may end before the text does; only there is it worth to look closely.
_NEXT = re.compile(r"[.!?…][\"'”’»)\]*_]{0,3} \S")
_ANSWER_LIKE = re.compile(r"\*\*|^[ \t]*(?:[-*+]|\d+\.)\s|Skipped:|Kept \(", re.MULTILINE)


def missing(case: Case) -> Iterator[Finding]:
    """A question that must be answered, or skipped with a reason, and is neither."""
    language = case.reading.wording.language
    for question in case.checklist.questions:
        if question.required and not case.answer(question.key).given:
            words = say(
                question.label if question.key in case.checklist.sections else question.ask,
                language,
            )
            there = question.key in case.reading.regions
            yield Finding(
                "question-missing",
                f"{'there is nothing below' if there else 'nobody answered'} “{words}”",
                "Answer it, or write `Skipped: ` and the reason; “I don't know yet” is one.",
                case.question(question.key),
            )


def skipped(case: Case) -> Iterator[Finding]:
    """A skip whose reason is missing, or is none."""
    for key, region in case.reading.regions.items():
        for piece in region.pieces:
            reason = piece.value.skipped if key == "" else piece.value
            is_skip = piece.mark == "skipped" or (key == "" and _says_skipped(case, piece.start))
            if is_skip and _is_nothing(str(reason)):
                yield Finding(
                    "skipped-without-reason",
                    "it was skipped, and no reason is given",
                    "Say why: not known yet, not mine to answer, or when I'll ask.",
                    case.at(piece.start, case.reading.lines[piece.start], key or piece.key),
                )


def placeholder(case: Case) -> Iterator[Finding]:
    """Words that only keep a place free."""
    for key in ("title", "owner"):
        said = case.record.front.get(key)
        if isinstance(said, str) and said and _is_placeholder(said):
            yield _placeholder(said, case.front(key))
    is_marked = holds(case.source, _MARKS)
    for key, _, text, start, end in case.stretches:
        if not is_marked and text.count(" ") > _MOST_BLANKS and text[0] not in "[<{":
            continue
        question = case.checklist.question(key)
        if question and question.kind == "parts" and key in _SPOKEN_FOR:
            continue  # rules of their own ask for every part
        single = bool(question and question.kind in ("text", "line"))
        if _is_placeholder(text) or (
            single and key in _NAMES_SOMETHING and _NOTHING.fullmatch(text.strip(" ."))
        ):
            words = text.strip() or "(nothing)"
            yield _placeholder(words, case.find(words, start, end, key))
        elif is_marked and (found := _MARK_OF_NOTHING.search(text)):
            yield _placeholder(found.group(), case.find(found.group(), start, end, key))


def hidden(case: Case) -> Iterator[Finding]:
    """Words in HTML that a page would not show, and that are therefore no answer."""
    lines = case.reading.lines
    if case.source.count("<") == sum(line.count("<") for line in lines if line[:1] == "#"):
        return  # these are the keys of sections
    suspects = [line for line in lines if _TAG.search(line) and not line.startswith("#")]
    if not suspects or all(_ALLOW.match(line) for line in suspects):
        return
    for node in _blocks(outline(lines)):
        source = "\n".join(lines[node.start : node.end])
        is_block = node.type == "html_block" and _hides(source)
        if is_block or (node.type == "paragraph" and _is_invisible(source)):
            yield Finding(
                "hidden-answer",
                "words stand inside HTML here; a page may not show them, and they are no answer",
                "Write them as plain text, or delete them.",
                case.at(node.start, lines[node.start].strip()),
            )


def run_together(case: Case) -> Iterator[Finding]:
    """More than one sentence on a line: a comment in a review would land on all of them."""
    for key, _, text, start, end in case.stretches:
        if _NEXT.search(text) and len(encode(text)) > len(
            [line for line in text.split("\n") if line] or [""]
        ):
            crowded = _crowded(case.reading.lines, start, end)
            if crowded is not None:
                yield Finding(
                    "several-sentences",
                    "more than one sentence stands on this line",
                    "Begin a new line after each sentence; the page shows them as one paragraph.",
                    case.at(crowded, case.reading.lines[crowded].strip(), key),
                )


def answered_twice(case: Case) -> Iterator[Finding]:
    """Two sections for one question: the second one does not count."""
    for line, problem in case.reading.problems:
        if "second section" in problem:
            words = case.reading.lines[line - case.before - 1]
            yield Finding(
                "answered-twice",
                f"{problem}; only the first one counts",
                "Put both into one section.",
                case.at(line - case.before - 1, words),
            )


def _placeholder(words: str, place: Place) -> Finding:
    return Finding(
        "placeholder",
        f"“{words}” keeps a place free and says nothing",
        "Answer it, or skip it with a reason.",
        place,
    )


def _is_placeholder(text: str) -> bool:
    bare = text.strip()
    return bool(_STANDS_FOR_NOTHING.fullmatch(bare)) or bool(
        len(bare) < 40 and _MARK_OF_NOTHING.match(bare)
    )


def _is_nothing(reason: str) -> bool:
    return _is_placeholder(reason) or bool(_NOTHING.fullmatch(reason.strip()))


def _says_skipped(case: Case, line: int) -> bool:
    words = case.reading.lines[line]
    return any(
        f"{form}:" in words and re.search(rf"\*\*[ \t]*{re.escape(form)}:", words)
        for form in case.reading.wording.forms("skipped")
    )


def _blocks(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _blocks(node.children)


def _is_invisible(source: str) -> bool:
    """Whether a tag says that it is not shown; each word that could is looked back from."""
    for found in _HIDING.finditer(source):
        before = source[max(0, found.start() - _WIDEST) : found.start()]
        if _OPENED.search(before.rpartition(">")[2]):
            return True
    return False


def _hides(source: str) -> bool:
    """Whether an HTML block holds words of an answer."""
    if _ALLOW.match(source):
        return False
    if source.lstrip().startswith("<!--"):
        return bool(_ANSWER_LIKE.search(source.partition("<!--")[2]))
    words = re.sub(r"<[^<>]*>", " ", source)
    return bool(re.search(r"\w{2,}", words))


def _crowded(lines: list[str], start: int, end: int) -> int | None:
    """The first of these lines on which one sentence follows another."""
    for number in range(start, min(end, len(lines))):
        bare = re.sub(
            r"^\s*(?:[-*+]|\d+[.)])?\s*(?:\*\*[^*]*\*\*(?:\s*\([^()]*\))?:?)?\s*", "", lines[number]
        )
        if len(encode(bare, at_start=False)) > 1:
            return number
    return None


CHECKS = (missing, skipped, placeholder, hidden, run_together, answered_twice)
