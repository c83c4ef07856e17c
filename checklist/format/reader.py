"""A record's Markdown -> its answers, and the lines on which each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from checklist.format.front import read as read_front
from checklist.format.limits import excess
from checklist.format.lines import Wording
from checklist.format.node import Node
from checklist.format.outline import outline
from checklist.format.pieces import LISTS, Labelled, Page, Piece, by_label, last_line
from checklist.model.checklist import TEXT_KINDS, Checklist, EventKind, Question, choice_key
from checklist.model.recall import by_identity
from checklist.model.record import Answer, Event, Record

_KEY = re.compile(r"<!--\s*([a-z][a-z0-9-]*)(?:\s+(\d{4}-\d{2}-\d{2}))?\s*-->\s*$")


class Region(NamedTuple):
    """The lines of one section, or of the head: its start, where its body starts, its end."""

    start: int
    body: int
    end: int
    pieces: tuple[Piece, ...] = ()


class Reading(NamedTuple):
    """A record as it was read: its values, its source, and where in it everything stands.

    `front` is everything before the body, `lines` the body's lines without their ends, `ends` those
    ends. `regions` maps question keys to their section; the head's key is "". `problems` are pairs
    of a line (counted from 1 in the file) and what is wrong there. `excess` says what is too much
    to be read; then the file is one line, and nothing is known of it.
    """

    record: Record
    wording: Wording
    front: str
    lines: list[str]
    ends: list[str]
    heading: str = ""
    regions: Mapping[str, Region] = {}
    problems: tuple[tuple[int, str], ...] = ()
    excess: str = ""


def read(data: bytes, checklist: Checklist) -> Reading:
    """Read a record with the questions that it pins; lenient, every doubt is a problem."""
    if much := excess(data):
        return _unread(data, checklist, much)
    front = read_front(data)
    head = data[: front.body_at].decode("utf-8", "surrogateescape")
    body = data[front.body_at :].decode("utf-8", "surrogateescape")
    lines, ends = _lines(body)
    language = str(front.values.get("language") or checklist.language)
    sections = _Sections(Page(lines, Wording(checklist, language)))
    sections.read(outline(lines))
    before = len(_lines(head)[0]) - 1
    problems = [(before + line, words) for line, words in sections.problems]
    if front.problem:
        problems.insert(0, (front.line, front.problem))
    record = Record(front.values, sections.answers, tuple(sections.events), tuple(sections.others))
    return Reading(
        record, sections.page.wording, head, lines, ends, sections.heading, sections.regions,
        tuple(problems),
    )  # fmt: skip


def _lines(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text without their ends, and these."""
    if "\r" not in text:
        lines = text.split("\n")
        return lines, ["\n"] * (len(lines) - 1) + [""]
    pieces = re.split(r"(\r\n|\r|\n)", text)
    return pieces[::2], [*pieces[1::2], ""]


def _unread(data: bytes, checklist: Checklist, much: str) -> Reading:
    text = data.decode("utf-8", "surrogateescape")
    wording = Wording(checklist, checklist.language)
    problems = ((1, f"the file {much}"),)
    return Reading(Record({}, {}), wording, "", [text], [""], problems=problems, excess=much)


def section_key(heading: str, checklist: Checklist) -> tuple[str, str]:
    """The key and the day in a heading's comment, else the question whose words it repeats."""
    if found := _KEY.search(heading):
        return found.group(1), found.group(2) or ""
    return _by_heading(checklist).get(heading.strip().casefold(), ""), ""


def assemble(question: Question, pieces: Iterable[Piece]) -> Answer:
    """The answer that the pieces of a section make up."""
    found: dict[str, list[Any]] = {"text": [], "skipped": [], "kept": [], "item": [], "hidden": []}
    said: dict[str, Any] = {}
    for mark, key, value, _, _ in pieces:
        if mark == "part":
            said.setdefault(key, value)
        else:
            found[mark].append((key, value) if mark == "kept" else value)
    words, kept = "\n\n".join(found["text"]), tuple(found["kept"])
    skipped = found["skipped"][0] if found["skipped"] else ""
    if question.kind in TEXT_KINDS:
        return Answer(choice_key(question.choices, words), skipped=skipped, kept=kept)
    parts = {part.key: said[part.key] for part in question.parts if part.key in said}
    return Answer("", (), tuple(found["item"]), parts, words, skipped, kept)


@by_identity
def _head_labels(checklist: Checklist) -> Mapping[str, Labelled]:
    asked = (q for key in checklist.head if (q := checklist.question(key)))
    return by_label(tuple(Labelled(q.key, q.kind, q.label, q.choices) for q in asked))


@by_identity
def _by_heading(checklist: Checklist) -> dict[str, str]:
    """The sections' keys by the words of their headings in all languages, in small letters."""
    found: dict[str, str] = {}
    for key in checklist.sections:
        question = checklist.question(key)
        for text in question.label.values() if question else ():
            found.setdefault(text.casefold(), key)
    return found


class _Sections:
    """What has been found so far while walking down the sections of one body."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.checklist = page.wording.checklist
        self.answers: dict[str, Answer] = {}
        self.events: list[Event] = []
        self.others: list[str] = []
        self.regions: dict[str, Region] = {}
        self.problems: list[tuple[int, str]] = []
        self.heading = ""

    def read(self, nodes: Sequence[Node]) -> None:
        """Divide the body at its headings and read the head and each section."""
        cuts = [at for at, node in enumerate(nodes) if node.type in ("h1", "h2")]
        for number, cut in enumerate(cuts):
            following = cuts[number + 1] if number + 1 < len(cuts) else len(nodes)
            end = nodes[following].start if following < len(nodes) else len(self.page.lines)
            heading, inside = nodes[cut], nodes[cut + 1 : following]
            if heading.type == "h1" and "" not in self.regions:
                self._head(heading, inside, end)
            else:
                self._section(heading, inside, end)

    def _head(self, heading: Node, nodes: Sequence[Node], end: int) -> None:
        self.heading = heading.text
        labels = _head_labels(self.checklist)
        pieces = []
        for item in (item for node in nodes if node.type in LISTS for item in node.children):
            question, length = self.page.labelled(item, labels)
            if question and question.key not in self.answers:
                answer = self._head_answer(question, item, length)
                self.answers[question.key] = answer
                pieces.append(Piece("part", question.key, answer, item.start, last_line(item)))
        self.regions[""] = Region(heading.start, heading.end, end, tuple(pieces))

    def _head_answer(self, question: Labelled, item: Node, length: int) -> Answer:
        """The answer behind a label of the head, with its skip or its kept wordings."""
        words = self.page.literal(item, length)
        if words and question.kind != "choice" and not words.startswith(self.page.wording.marks):
            return Answer(words)
        first, *rest = item.children or (item,)
        skipped = self.page.mark(first, length) if first.type == "paragraph" else None
        if skipped and skipped.mark == "skipped":
            return Answer(skipped=skipped.value)
        marks = [(node, self.page.mark(node)) for node in rest if node.type == "paragraph"]
        kept = [(node, mark) for node, mark in marks if mark and mark.mark == "kept"]
        texts = [first, *(node for node in rest if node not in [node for node, _ in kept])]
        text = self.page.text(texts, skip=length)
        if question.kind == "choice":
            text = choice_key(question.choices, text)
        return Answer(text=text, kept=tuple((mark.key, mark.value) for _, mark in kept))

    def _section(self, heading: Node, nodes: Sequence[Node], end: int) -> None:
        key, day = section_key(heading.text, self.checklist)
        question, event = self.checklist.question(key), self.checklist.event(key)
        if question and key in self.checklist.sections and key not in self.regions:
            pieces = tuple(self.page.pieces(nodes, question.kind, question.parts))
            self.regions[key] = Region(heading.start, heading.end, end, pieces)
            self.answers[key] = assemble(question, pieces)
        elif event:
            self.events.append(self._event(event, day, nodes))
        else:
            if key and key in self.regions:
                self.problems.append((heading.start + 1, f"a second section answers `{key}`"))
            self.others.append("\n".join(self.page.lines[heading.start : end]).strip("\n"))

    def _event(self, kind: EventKind, day: str, nodes: Sequence[Node]) -> Event:
        pieces = list(self.page.pieces(nodes, "parts", kind.parts))
        parts: dict[str, Any] = {p.key: p.value for p in reversed(pieces) if p.mark == "part"}
        notes = "\n\n".join(piece.value for piece in pieces if piece.mark == "text")
        order = [part.key for part in kind.parts if part.key in parts]
        return Event(kind.key, day, {key: parts[key] for key in order}, notes)
