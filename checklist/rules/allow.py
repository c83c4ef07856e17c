"""Silences: `<!-- checklist: allow RULE: reason -->` in a record, for one place and one rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checklist.rules.case import Case
from checklist.rules.finding import ERROR, Finding, Rule

_COMMENT = re.compile(r"^[ \t]*<!--[ \t]*checklist:[ \t]*(.*?)[ \t]*-->[ \t]*$")
_ALLOW = re.compile(r"allow[ \t]+([a-z][a-z0-9-]*)[ \t]*:[ \t]*(\S.*)")
_HEADING = re.compile(r"#{1,6}[ \t]")
_SETTLE = (
    "Write `<!-- checklist: allow RULE: reason -->` above the place; `checklist rules` lists them."
)


class Silence(NamedTuple):
    """A rule that does not count on the lines from `start` to `end` (from 1, inclusive)."""

    rule: str
    reason: str
    start: int
    end: int


def silences(case: Case) -> list[Silence]:
    """The silences in a record.

    One directly below the record's heading holds for the head and the front matter, one directly
    below a section's heading for that section, any other for the item or paragraph that follows.
    """
    found = []
    reach = _Reach(case)
    for number, words in _comments(case):
        if match := _ALLOW.fullmatch(words):
            found.append(Silence(match[1], match[2], *reach.of(number)))
    return found


def unusable(case: Case, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Comments meant to silence a finding that do not: no reason, no such rule, or not that one."""
    for number, words in _comments(case):
        match = _ALLOW.fullmatch(words)
        rule = rules.get(match[1]) if match else None
        if match is None:
            problem = "this comment silences nothing: it needs a rule and a reason"
        elif rule is None:
            problem = f"there is no rule `{match[1]}`"
        elif rule.severity == ERROR or rule.kind == "time":
            problem = f"`{rule.name}` cannot be silenced in a record, only in the configuration"
        else:
            continue
        place = case.at(number, case.reading.lines[number].strip())
        yield Finding("allow-unusable", problem, _SETTLE, place)


def apply(
    findings: Sequence[Finding], silences: Sequence[Silence], rules: Mapping[str, Rule]
) -> list[Finding]:
    """The findings, those that are silenced in their place with the reason."""
    known = _by_rule(silences)
    return [_silenced(finding, known, rules) for finding in findings]


class _Silences(NamedTuple):
    """The silences of one rule: where they start, in order, and for each the one, among those up
    to it, that reaches furthest.
    """

    starts: list[int]
    furthest: list[Silence]


def _by_rule(silences: Sequence[Silence]) -> dict[str, _Silences]:
    known: dict[str, _Silences] = {}
    for silence in sorted(silences, key=lambda each: each.start):
        starts, furthest = known.setdefault(silence.rule, _Silences([], []))
        starts.append(silence.start)
        further = not furthest or silence.end > furthest[-1].end
        furthest.append(silence if further else furthest[-1])
    return known


def _silenced(
    finding: Finding, known: Mapping[str, _Silences], rules: Mapping[str, Rule]
) -> Finding:
    rule = rules.get(finding.rule)
    if rule is None or rule.severity == ERROR or rule.kind == "time" or finding.rule not in known:
        return finding
    starts, furthest = known[finding.rule]
    before = bisect_right(starts, finding.place.line)
    if before and finding.place.line <= furthest[before - 1].end:
        return finding._replace(silenced=furthest[before - 1].reason)
    return finding


def _comments(case: Case) -> Iterator[tuple[int, str]]:
    """The lines of the body (from 0) that hold a word for us, with it."""
    for number, line in enumerate(case.reading.lines):
        if "checklist:" in line and (found := _COMMENT.match(line)):
            yield number, found[1]


class _Reach:
    """How far comments reach, which are asked for from the top: each line is looked at once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.lines = case.reading.lines
        self.read = 0  # lines that were looked at for what stands above
        self.above = ""  # the last of them that counts
        self.start = self.end = 0  # the block that was found last

    def of(self, number: int) -> tuple[int, int]:
        """The lines of the file (from 1) for which a comment on this line of the body holds."""
        case = self.case
        for line in self.lines[self.read : number]:
            self.above = line if _counts(line) else self.above
        self.read = number
        for key, region in case.reading.regions.items():
            if region.start <= number < region.end and _HEADING.match(self.above):
                start = 1 if key == "" else case.before + region.start + 1
                return start, case.before + region.end
        self._block(number)
        return case.before + self.start + 1, case.before + self.end

    def _block(self, number: int) -> None:
        """Find the item or paragraph that follows a comment."""
        lines = self.lines
        if number < self.start:  # only comments and empty lines stand between
            return
        self.start = number + 1
        while self.start < len(lines) and not _counts(lines[self.start]):
            self.start += 1
        self.end = max(self.end, self.start + 1)
        while self.end < len(lines) and _goes_on(lines[self.end]):
            self.end += 1


def _counts(line: str) -> bool:
    """Whether a line is neither empty nor another comment of this kind."""
    return bool(line.strip()) and not _COMMENT.match(line)


def _goes_on(line: str) -> bool:
    """Whether a line belongs to the item or paragraph above it."""
    return bool(line.strip()) and not _starts_item(line)


def _starts_item(line: str) -> bool:
    return bool(re.match(r"(?:[-*+]|\d{1,9}[.)])[ \t]", line))
