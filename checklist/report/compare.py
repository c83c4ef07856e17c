"""Two versions of a record side by side, answer by answer and sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from checklist.format.reader import Reading
from checklist.model.events import between
from checklist.model.record import Answer

_FACTS = ("status", "owner", "with", "effective", "review", "wait-until", "tags", "supersedes",
          "superseded-by", "created", "title")  # fmt: skip
_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_ALIKE = 0.4  # from here on two lines are one line that was changed


class Line(NamedTuple):
    """A sentence or an item as it was and as it is; "" where there was or is none."""

    before: str
    now: str


class Part(NamedTuple):
    """What changed in one place: a question, an appended section, or a fact of the front matter.

    `name` is in words for people, `key` the question's or the section's.
    """

    key: str
    name: str
    lines: tuple[Line, ...]


def compare(before: Reading, now: Reading) -> tuple[Part, ...]:
    """Every part in which two versions differ in meaning, in the order of the record."""
    changed = [change.question for change in between(before.record, now.record)]
    facts = tuple(_facts(before, now))
    answered = [key for key in (*_keys(now), *_keys(before)) if key in changed]
    parts = [_answer(key, before, now) for key in dict.fromkeys(answered)]
    same = before.record.events == now.record.events
    old, new = ({}, {}) if same else (_sections(before), _sections(now))
    for name in dict.fromkeys([*new, *old]):
        if old.get(name) != new.get(name):
            parts.append(Part(name, name, _aligned(old.get(name, ()), new.get(name, ()))))
    return (*facts, *parts)


def words(line: Line) -> tuple[tuple[str, str, str], ...]:
    """A changed line in stretches of words: what stays, what went, what came."""
    old, new = _WORD.findall(line.before), _WORD.findall(line.now)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, came = "".join(old[a:b]), "".join(new[c:d])
        found.append((was, "", "") if tag == "equal" else ("", was, came))
    return tuple(found)


def _facts(before: Reading, now: Reading) -> Iterator[Part]:
    for key in _FACTS:
        was, came = _shown(before.record.front.get(key)), _shown(now.record.front.get(key))
        if was != came:
            yield Part(key, key.replace("-", " ").capitalize(), (Line(was, came),))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _keys(reading: Reading) -> tuple[str, ...]:
    checklist = reading.wording.checklist
    return (*checklist.head, *checklist.sections)


def _answer(key: str, before: Reading, now: Reading) -> Part:
    question = now.wording.checklist.question(key)
    name = now.wording.say(question.short or question.label) if question else key
    return Part(key, name, _aligned(_rows(before, key), _rows(now, key)))


def _rows(reading: Reading, key: str) -> tuple[str, ...]:
    """The lines on which a question is answered; in the head without their label."""
    if region := reading.regions.get(key):
        return _written(reading.lines[region.body : region.end])
    answer = reading.record.answers.get(key) or Answer()
    text = answer.text or (f"Skipped: {answer.skipped}" if answer.skipped else "")
    return _written(text.split("\n"))


def _written(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def _sections(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The appended sections by their heading, each with its lines."""
    found: dict[str, list[str]] = {}
    kinds = {event.kind for event in reading.record.events}
    name = ""
    for line in reading.lines:
        if line.startswith("#"):
            mark = re.search(r"<!--\s*([a-z-]+)[^>]*-->\s*$", line)
            own = bool(mark and mark[1] in kinds)
            name = re.sub(r"\s*<!--.*?-->\s*$", "", line.lstrip("# ")) if own else ""
            if name:
                found.setdefault(name, [])
        elif name:
            found[name].append(line)
    return {name: _written(lines) for name, lines in found.items()}


def _aligned(old: Sequence[str], new: Sequence[str]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            lines += _paired(old[a:b], new[c:d])
    return tuple(lines)


def _paired(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Lines that were changed, each with the one that it was; the rest went or came."""
    left = list(old)
    lines = []
    for line in new:
        near = max(left, key=lambda each: _likeness(each, line), default="")
        if near and _likeness(near, line) >= _ALIKE:
            left.remove(near)
            lines.append(Line(near, line))
        else:
            lines.append(Line("", line))
    return [*(Line(line, "") for line in left), *lines]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:400].split(), other[:400].split(), autojunk=False).ratio()
