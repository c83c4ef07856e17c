"""What a check found, and the words it is told in: safe on a terminal, in a log and in a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from checklist.report.clean import clean, one_line
from checklist.rules.finding import ERROR, NOTE, SEVERITIES, WARNING, Finding, Rule, counts

# A runner obeys `::command::` where a line begins, and `##[command]` anywhere in it.
_COMMAND = re.compile(r"(?<!\S):(?=:)|(##\w*)\[")
_LONGEST = 500  # characters of one text; more is no finding but a copy of the record
PLURALS = {ERROR: "errors", WARNING: "warnings", NOTE: "notes"}


class Checked(NamedTuple):
    """What a check found, and what it looked at.

    `findings` holds all of them, sorted, with severity and path, the silenced ones too. `rules` are
    the words of every rule, by name. `looked_at` says in words what was looked at ("3 records
    changed since origin/main"), `notes` what else has to be said aloud. `fail_on` is the threshold.
    `names` are the questions' short names, by key, where they are at hand.
    """

    findings: tuple[Finding, ...]
    rules: Mapping[str, Rule]
    looked_at: str
    records: int
    notes: tuple[str, ...] = ()
    fail_on: str = ERROR
    names: Mapping[str, str] = {}

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody silenced."""
        return tuple(finding for finding in self.findings if not finding.silenced)

    @property
    def silenced(self) -> tuple[Finding, ...]:
        """The findings that somebody silenced, with a reason."""
        return tuple(finding for finding in self.findings if finding.silenced)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings for which the check fails."""
        return tuple(each for each in self.open if counts(each.severity, self.fail_on))

    @property
    def by_severity(self) -> dict[str, int]:
        """How many open findings there are of each severity, the gravest first."""
        found = Counter(finding.severity for finding in self.open)
        return {severity: found[severity] for severity in SEVERITIES}

    def rule(self, name: str) -> Rule:
        """The words of a rule; where there are none, its name has to do."""
        return self.rules.get(name) or Rule(
            name, "", ERROR, name.replace("-", " ").capitalize(), ""
        )

    def private(self, finding: Finding) -> bool:
        """Whether the words it is about are better not repeated where others read."""
        return self.rule(finding.rule).kind == "privacy"

    def words(self, finding: Finding) -> str:
        """The record's words it is about, if they may be repeated where others read."""
        return "" if self.private(finding) else said(finding.place.words)


def said(text: str) -> str:
    """The text on one line, not too long, and neither an escape sequence nor a runner's command."""
    return unarmed(one_line(text, _LONGEST))


def spelt(path: str) -> str:
    """A file's path, as it is but for what could steer or fool whoever reads it."""
    flat = clean(path).replace("\n", "\\u000a").replace("\t", "\\u0009")
    return unarmed(flat)


def sentence(text: str) -> str:
    """The text as a sentence: with a capital, and a full stop."""
    flat = said(text)
    stop = "" if flat.rstrip("”»\"')")[-1:] in (*".!?…", "") else "."
    return flat[:1].upper() + flat[1:] + stop


def number(severity: str, count: int) -> str:
    """A count of findings, such as "2 warnings"."""
    return f"{count} {severity if count == 1 else PLURALS[severity]}"


def tally(checked: Checked) -> str:
    """How many findings there are, such as "1 error, 2 warnings", and how many are silenced."""
    found = [number(each, count) for each, count in checked.by_severity.items() if count]
    silenced = [f"{len(checked.silenced)} silenced here"] if checked.silenced else []
    return ", ".join([*(found or ["nothing found"]), *silenced])


def unarmed(text: str) -> str:
    """The text with what a runner would take for a command broken up."""
    return _COMMAND.sub(lambda found: f"{found[1]}\\u005b" if found[1] else "\\u003a", text)
