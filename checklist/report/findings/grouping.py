"""Findings as people read them: by file, then by question, then what one rule says there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from checklist.report.findings.checked import Checked, said
from checklist.rules.finding import Finding, Rule

_REASONS = 5  # reasons for silence that one line names


class Remark(NamedTuple):
    """What one rule says in a row: its findings, what settles them, and why, where it is new."""

    rule: Rule
    findings: tuple[Finding, ...]
    settle: str
    why: str


class File(NamedTuple):
    """What was found in one file: remarks by heading, and what was silenced there."""

    path: str
    parts: tuple[tuple[str, tuple[Remark, ...]], ...]
    silenced: tuple[Finding, ...]


def files(checked: Checked) -> Iterator[File]:
    """The findings of a check, file by file; why a rule matters is said once a file."""
    for path, group in groupby(checked.findings, key=lambda finding: finding.path):
        found = list(group)
        yield File(
            path,
            tuple(_parts(checked, [each for each in found if not each.silenced])),
            tuple(each for each in found if each.silenced),
        )


def silence(silenced: tuple[Finding, ...]) -> str:
    """What was silenced, and why: "2 silenced here: several-sentences (a quotation)"."""
    reasons = Counter((finding.rule, finding.silenced) for finding in silenced)
    named = [
        f"{said(rule)} ({said(reason)})" + (f", {count} times" if count > 1 else "")
        for (rule, reason), count in list(reasons.items())[:_REASONS]
    ]
    more = [f"and {len(reasons) - _REASONS} more"] if len(reasons) > _REASONS else []
    return f"{len(silenced)} silenced here: {'; '.join(named + more)}"


def _parts(checked: Checked, found: list[Finding]) -> Iterator[tuple[str, tuple[Remark, ...]]]:
    parts: dict[str, list[Finding]] = {}
    for finding in found:
        parts.setdefault(finding.place.part, []).append(finding)
    told: set[str] = set()
    for part, findings in parts.items():
        yield _heading(checked, part), tuple(_remarks(checked, findings, told))


def _heading(checked: Checked, part: str) -> str:
    name = checked.names.get(part) or part.replace("-", " ")
    return said(name[:1].upper() + name[1:])


def _remarks(checked: Checked, found: list[Finding], told: set[str]) -> Iterator[Remark]:
    for (name, settle), group in groupby(found, key=lambda each: (each.rule, each.settle)):
        rule = checked.rule(name)
        yield Remark(rule, tuple(group), said(settle), "" if name in told else said(rule.why))
        told.add(name)
