"""Two versions of a record side by side, answer by answer and sentence by sentence.

What differs is taken from what the versions say, so that new line breaks are no change. Everything
here takes about as long as the records are, whatever stands in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from checklist.format.lines import Wording
from checklist.format.reader import Reading
from checklist.format.text import encode
from checklist.format.writer import event_lines, head_lines, section_lines
from checklist.model.checklist import Question
from checklist.model.record import Answer, Event

_FACTS = ("status", "owner", "with", "effective", "review", "wait-until", "tags", "supersedes",
          "superseded-by", "created", "title")  # fmt: skip
_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_LEAD = re.compile(r"(?:- )?\*\*((?:\\.|[^\\*])+)\*\*")
_BLOCK = re.compile(r"[ \t]*(?:[-+*#>|]|\d{1,9}[.)]|```|~~~|<)")
_ALIKE = 0.4  # from here on two lines are one line that was changed
_PAIRS = 10_000  # pairs of lines that are looked at for likeness in one part
_STEPS = 40_000  # pairs of words that are looked at in one line


class Line(NamedTuple):
    """A sentence or an item as it was and as it is; "" where there was or is none."""

    before: str
    now: str

    @property
    def moved(self) -> bool:
        """Whether only its place is another one."""
        return self.before == self.now


class Part(NamedTuple):
    """What changed in one place: a question, a section, or a fact of the front matter.

    `name` is in words for people, `key` the question's or the section's. `appended` is a section
    that was not there before, which is one event and no change of what was said.
    """

    key: str
    name: str
    lines: tuple[Line, ...]
    appended: bool = False


def compare(before: Reading, now: Reading) -> tuple[Part, ...]:
    """Every part in which two versions differ in meaning, in the order of the record."""
    parts = [*_facts(before, now), *_answers(before, now)]
    for key in dict.fromkeys([*(new := _events(now)), *(old := _events(before))]):
        parts += _part(key, key, old.get(key, ()), new.get(key, ()), appended=key not in old)
    was, came = _others(before), _others(now)
    for key in dict.fromkeys([*came, *was]):
        parts += _part(key, key, was.get(key, ()), came.get(key, ()), appended=key not in was)
    parts += _part("", "Other text", _stray(before), _stray(now))
    return tuple(parts)


def words(line: Line) -> tuple[tuple[str, str, str], ...]:
    """A changed line in stretches of words: what stays, what went, what came."""
    old, new = _WORD.findall(line.before), _WORD.findall(line.now)
    if len(old) * len(new) > _STEPS:
        return (("", line.before, line.now),)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, came = "".join(old[a:b]), "".join(new[c:d])
        found.append((was, "", "") if tag == "equal" else ("", was, came))
    return tuple(found)


def _part(
    key: str, name: str, old: Sequence[str], new: Sequence[str], *, appended: bool = False
) -> Iterator[Part]:
    if lines := tuple(_aligned(old, new)):
        yield Part(key, name, lines, appended)


def _facts(before: Reading, now: Reading) -> Iterator[Part]:
    """What the front matter says, but for the version of its own form; and the heading."""
    old, new = before.record.front, now.record.front
    for key in dict.fromkeys([*_FACTS, *new, *old]):
        was, came = _shown(old.get(key)), _shown(new.get(key))
        if was != came and key != "schema":
            yield Part(key, key.replace("-", " ").capitalize(), (Line(was, came),))
    if before.heading != now.heading and old.get("title") == new.get("title"):
        yield Part("heading", "Heading", (Line(before.heading, now.heading),))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _answers(before: Reading, now: Reading) -> Iterator[Part]:
    old, new = before.record.answers, now.record.answers
    for key in dict.fromkeys((*_keys(now), *_keys(before))):
        if (old.get(key) or Answer()) != (new.get(key) or Answer()):
            question = _question(key, now) or _question(key, before)
            name = now.wording.say(question.short or question.label) if question else key
            yield from _part(key, name, _said(before, key), _said(now, key))


def _keys(reading: Reading) -> tuple[str, ...]:
    checklist = reading.wording.checklist
    return (*checklist.head, *checklist.sections)


def _question(key: str, reading: Reading) -> Question | None:
    return reading.wording.checklist.question(key)


def _said(reading: Reading, key: str) -> tuple[str, ...]:
    """An answer, a sentence or an item a line, as the tool itself would write it."""
    question, answer = _question(key, reading), reading.record.answers.get(key) or Answer()
    if not question or not answer.given:
        return ()
    if key in reading.wording.checklist.head:
        first, *rest = head_lines(question, answer, reading.wording)
        label = f"- **{reading.wording.say(question.label)}:**"
        return _bare([first.removeprefix(label), *rest])
    return _bare(section_lines(question, answer, reading.wording)[2:])


def _bare(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of a record without the marks at their start that only a page needs."""
    plain = (_LEAD.sub(r"\1", line.strip(), count=1).removeprefix("- ") for line in lines)
    return tuple(line for line in plain if line)


def _events(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The appended sections by their heading; a second one of the same day has a number."""
    found: dict[str, tuple[str, ...]] = {}
    named: Counter[str] = Counter()
    for event in reading.record.events:
        name, lines = _event(event, reading.wording)
        named[name] += 1
        found[f"{name} ({named[name]})" if named[name] > 1 else name] = lines
    return found


def _event(event: Event, wording: Wording) -> tuple[str, tuple[str, ...]]:
    kind = wording.checklist.event(event.kind)
    if not kind:
        return f"{event.kind} {event.day}", ()
    heading, _, *lines = event_lines(kind, event, wording)
    return _title(heading), _bare(lines)


def _others(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The sections that the checklist does not know, by their heading."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for section in reading.record.others:
        heading, *lines = section.split("\n")
        found[_title(heading)] += _sentences(lines)
    return dict(found)


def _title(heading: str) -> str:
    words = heading.lstrip("# ").rstrip()
    words = words.rpartition("<!--")[0].rstrip() if words.endswith("-->") else words
    return words or "A section without a name"


def _stray(reading: Reading) -> tuple[str, ...]:
    """What stands in the file and is no answer: text in the head, hidden text, a second answer."""
    first = min((region.start for region in reading.regions.values()), default=0)
    found = list(_sentences(reading.lines[:first]))
    for key, region in reading.regions.items():
        seen: set[str] = set()
        taken: set[int] = set()
        for piece in region.pieces:
            once = piece.mark not in ("part", "skipped") or piece.key not in seen
            if piece.mark != "hidden" and once:
                taken.update(range(piece.start, piece.end))
                seen.add(piece.key)
            elif key:
                found += _sentences(reading.lines[piece.start : piece.end])
        if not key:
            rest = (n for n in range(region.body, region.end) if n not in taken)
            found += _sentences([reading.lines[number] for number in rest])
    return tuple(found)


def _sentences(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of Markdown, a sentence a line, wherever they were broken."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or _BLOCK.match(line):
            blocks.append([])
        blocks[-1].append(line.strip())
    texts = (" ".join(filter(None, block)) for block in blocks)
    return tuple(each for text in texts if text for each in encode(text, at_start=False))


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """What differs between two lists of lines: changed, moved, gone and come, in the new order."""
    mates = _mates(old, new)
    kept = _rising([(there, here) for here, there in sorted(mates.items())])
    gone = sorted(set(range(len(old))) - set(mates.values()))
    start, done, pairs = 0, 0, 0
    for there, here in [*kept, (len(old), len(new))]:
        left = []
        while done < len(gone) and gone[done] < there:
            left.append(old[gone[done]])
            done += 1
        come = [new[each] for each in range(start, here) if each not in mates]
        pairs += len(left) * len(come)
        yield from _paired(left, come, like=pairs <= _PAIRS)
        yield from (Line(new[each], new[each]) for each in range(start, here) if each in mates)
        start = here + 1


def _mates(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For each new line that was there before: where it was."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for place, line in enumerate(old):
        places[line].append(place)
    return {here: places[line].popleft() for here, line in enumerate(new) if places.get(line)}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose first numbers rise: the lines that have kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (there, _) in enumerate(pairs):
        at = bisect_left(tails, there)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [there], [number]
    found, number = [], ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _paired(old: Sequence[str], new: Sequence[str], *, like: bool) -> list[Line]:
    """Lines that were changed, each with the one that it was; the rest went or came."""
    if len(old) == len(new) == 1:
        return [Line(old[0], new[0])]
    left = dict(enumerate(map(_bag, old))) if like and new else {}
    lines = []
    for line in new:
        bag = _bag(line)
        near = max(left, key=lambda each: _likeness(left[each], bag), default=None)
        if near is not None and _likeness(left[near], bag) >= _ALIKE:
            del left[near]
            lines.append(Line(old[near], line))
        else:
            lines.append(Line("", line))
    paired = Counter(line.before for line in lines if line.before)
    rest = []
    for line in old:
        paired[line] -= 1
        if paired[line] < 0:
            rest.append(Line(line, ""))
    return [*rest, *lines]


def _bag(line: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", line[:400]))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two lines have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
