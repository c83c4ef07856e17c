"""Findings as rows that a derived file keeps: all but the words of those about privacy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from checklist.rules.finding import Finding, Place


def packed(findings: Iterable[Finding]) -> list[list[Any]]:
    """The findings as rows."""
    return [[*each[:3], *each[4:], *_kept(each)] for each in findings]


def unpacked(rows: Iterable[list[Any]]) -> tuple[Finding, ...]:
    """The findings of such rows; raises TypeError or ValueError for others."""
    return tuple(
        Finding(rule, message, settle, Place(*place), path, severity, silenced)
        for rule, message, settle, path, severity, silenced, *place in rows
    )


def is_private(finding: Finding) -> bool:
    """Whether the words it is about are kept nowhere else than in the record."""
    return finding.rule in _private()


def _kept(finding: Finding) -> Place:
    place = finding.place
    return place._replace(words="") if place.words and is_private(finding) else place


@cache
def _private() -> frozenset[str]:
    from checklist.rules.catalog import of_kind  # where nothing changed nobody asks

    return frozenset(rule.name for rule in of_kind("privacy"))
