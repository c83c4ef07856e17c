"""Silences: `<!-- checklist: allow RULE: reason -->` in a record, for one place and one rule."""

from __future__ import annotations

import re
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
    for number, words in _comments(case):
        if match := _ALLOW.fullmatch(words):
            start, end = _reach(case, number)
            found.append(Silence(match[1], match[2], start, end))
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
    return [_silenced(finding, silences, rules) for finding in findings]


def _silenced(finding: Finding, silences: Sequence[Silence], rules: Mapping[str, Rule]) -> Finding:
    rule = rules.get(finding.rule)
    if rule is None or rule.severity == ERROR or rule.kind == "time":
        return finding
    for silence in silences:
        if silence.rule == finding.rule and silence.start <= finding.place.line <= silence.end:
            return finding._replace(silenced=silence.reason)
    return finding


def _comments(case: Case) -> Iterator[tuple[int, str]]:
    """The lines of the body (from 0) that hold a word for us, with it."""
    for number, line in enumerate(case.reading.lines):
        if "checklist:" in line and (found := _COMMENT.match(line)):
            yield number, found[1]


def _reach(case: Case, number: int) -> tuple[int, int]:
    """The lines of the file (from 1) for which a comment on this line of the body holds."""
    lines = case.reading.lines
    above = next((line for line in reversed(lines[:number]) if _counts(line)), "")
    for key, region in case.reading.regions.items():
        if region.start <= number < region.end and _HEADING.match(above):
            start = 1 if key == "" else case.before + region.start + 1
            return start, case.before + region.end
    return _block(case, number)


def _counts(line: str) -> bool:
    """Whether a line is neither empty nor another comment of this kind."""
    return bool(line.strip()) and not _COMMENT.match(line)


def _block(case: Case, number: int) -> tuple[int, int]:
    """The item or paragraph that follows a comment."""
    lines = case.reading.lines
    start = number + 1
    while start < len(lines) and not _counts(lines[start]):
        start += 1
    end = start + 1
    while end < len(lines) and lines[end].strip() and not _starts_item(lines[end]):
        end += 1
    return case.before + start + 1, case.before + end


def _starts_item(line: str) -> bool:
    return bool(re.match(r"(?:[-*+]|\d{1,9}[.)])[ \t]", line))
