"""A finding: what a check says about one place, what would settle it, and the rule behind it."""

from __future__ import annotations

from typing import NamedTuple

ERROR, WARNING, NOTE, OFF = "error", "warning", "note", "off"
# From the gravest to the least; a check fails on its threshold and what is graver.
SEVERITIES = (ERROR, WARNING, NOTE)
FAILED = "rule-failed"  # the finding that a check failed itself
UNCHECKED = "history-cut"  # that earlier versions are not here; they may be fetched any time


class Rule(NamedTuple):
    """What a rule looks for, in words for people.

    `kind` is the part of the house it belongs to (form, time, evidence, unheard, test,
    expectations, feedback, privacy, misreading); `title` is neutral and short; `why` says why it
    matters; `before` and `after` are an example that has the finding, and the same one settled.
    """

    name: str
    kind: str
    severity: str
    title: str
    why: str
    before: str = ""
    after: str = ""


class Place(NamedTuple):
    """Where in a record: line and column from 1, the words there, and the question's key."""

    line: int = 1
    column: int = 1
    words: str = ""
    part: str = ""


class Finding(NamedTuple):
    """What one rule says about one place.

    `message` names what is there, `settle` what would settle it; both are one line. `words` are the
    record's own, "" where there are none. `severity`, `path` and `silenced` (the reason why it does
    not count here) are filled in on the way out.
    """

    rule: str
    message: str
    settle: str
    place: Place = Place()
    path: str = ""
    severity: str = ""
    silenced: str = ""


def order(finding: Finding) -> tuple[str, int, int, str, str]:
    """How findings are sorted: by file and place, then by rule."""
    place = finding.place
    return finding.path, place.line, place.column, finding.rule, finding.message


def counts(severity: str, fail_on: str) -> bool:
    """Whether a finding of this severity fails a check with this threshold (`never`: none does)."""
    return fail_on in SEVERITIES and SEVERITIES.index(severity) <= SEVERITIES.index(fail_on)
