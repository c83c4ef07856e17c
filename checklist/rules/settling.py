"""From what the rules say to what counts: how grave it is here, and what was settled before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from checklist.rules.finding import ERROR, FAILED, OFF, Finding, Rule, order

_STEM = re.compile(r"([^/]+?)(?:\.md)?$")


def settle(
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    severity: Mapping[str, str],
    baseline: Mapping[str, int],
) -> list[Finding]:
    """The findings that count, sorted, with their severity; those in the baseline are left out.

    `severity` is the configuration's, by rule; a check that failed itself is always an error.
    `baseline` says how often each fingerprint is known.
    """
    known = Counter(baseline)
    settled = []
    for finding in sorted(findings, key=order):
        rule = rules.get(finding.rule)
        grave = severity.get(finding.rule) or (rule.severity if rule else ERROR)
        if finding.rule == FAILED:
            grave = ERROR
        if grave == OFF:
            continue
        if (mark := fingerprint(finding)) and known[mark] > 0 and finding.rule != FAILED:
            known[mark] -= 1
            continue
        settled.append(finding._replace(severity=grave))
    return settled


def fingerprint(finding: Finding) -> str:
    """What stays the same while lines move: the rule, the record's id, and what it is about.

    Words are only in it as a checksum: a baseline repeats nothing of a record.
    """
    stem = _STEM.search(finding.path)
    about = f"{finding.place.part}\0{finding.place.words or finding.message}".encode(
        "utf-8", "surrogateescape"
    )
    return f"{finding.rule} {stem[1] if stem else ''} {crc32(about):08x}"


def fingerprints(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint of its own; equal ones are numbered."""
    seen: Counter[str] = Counter()
    for finding in findings:
        mark = fingerprint(finding)
        seen[mark] += 1
        yield finding, mark if seen[mark] == 1 else f"{mark} {seen[mark]}"
