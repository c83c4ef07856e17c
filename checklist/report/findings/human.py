"""Findings for people: what stands where, what would settle it, and why it matters."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.report.findings.checked import Checked, said, spelt, tally
from checklist.report.findings.grouping import File, Remark, files, silence
from checklist.rules.finding import ERROR, Finding

_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_INDENT = 4
_QUIET_FILES = 5  # files in which everything is silenced that are named


def lines(checked: Checked, *, styled: bool, width: int, words: bool) -> Iterator[str]:
    """The lines of a report for a terminal or a log, the last one a summary.

    `styled` allows escape sequences of ours, `width` is where lines are folded (0: nowhere), and
    `words` says whether private words of a record may be shown.
    """
    sheet = _Sheet(checked, styled, width, words)
    quiet: list[File] = []
    for file in files(checked):
        if file.parts:
            yield from sheet.file(file)
        else:
            quiet.append(file)
    yield from sheet.quiet(quiet)
    for note in checked.notes:
        yield from sheet.folded(f"Note: {said(note)}", 0)
    if told := next((each.rule for each in checked.open if each.rule in checked.rules), ""):
        yield f"More about a rule, with an example: checklist explain {said(told)}"
    yield from sheet.folded(summary(checked), 0)


def summary(checked: Checked) -> str:
    """One line that says what was looked at, what was found, and whether the check fails."""
    failing = len(checked.failing)
    fails = f" The check fails on {failing} of them." if failing else ""
    if failing == len(checked.findings) and failing:
        fails = " The check fails."
    nothing = "" if checked.records or checked.findings else " There was nothing to check."
    return f"Looked at {said(checked.looked_at)}: {tally(checked)}.{fails}{nothing}"


def quoted(checked: Checked, finding: Finding, *, private: bool) -> str:
    """The record's words, where the message does not quote any itself; private ones if allowed."""
    if "“" in finding.message:
        return ""
    words = said(finding.place.words) if private else checked.words(finding)
    return words.removeprefix("- ")


class _Sheet:
    """The paper: how wide it is, and what may be on it."""

    def __init__(self, checked: Checked, styled: bool, width: int, words: bool) -> None:
        self.checked = checked
        self.bold, self.dim, self.off = (_BOLD, _DIM, _OFF) if styled else ("", "", "")
        self.width = width
        self.words = words

    def file(self, file: File) -> Iterator[str]:
        """What is said about one file."""
        yield f"{self.bold}{spelt(file.path) or 'All records'}{self.off}"
        for heading, remarks in file.parts:
            yield ""
            if heading:
                yield f"  {self.bold}{heading}{self.off}"
            for remark in remarks:
                yield from self.remark(remark)
        if file.silenced:
            yield ""
            yield from self.folded(silence(file.silenced), 2)
        yield ""

    def remark(self, remark: Remark) -> Iterator[str]:
        """What one rule says, with what would settle it."""
        for finding in remark.findings:
            yield from self.finding(finding)
        if remark.settle:
            yield from self.folded(f"→ {remark.settle}", _INDENT + 4, hang=2)
        if remark.why:
            for line in self.folded(f"Why: {remark.why}", _INDENT + 6):
                yield f"{self.dim}{line}{self.off}"

    def finding(self, finding: Finding) -> Iterator[str]:
        """Where it is, how grave it is, and what is there."""
        place = f"{finding.place.line}:{finding.place.column}"
        bold, off = (self.bold, self.off) if finding.severity == ERROR else ("", "")
        message = said(finding.message)
        text = f"{place:<6} {finding.severity}: {message} [{said(finding.rule)}]"
        first, *rest = self.folded(text, _INDENT, hang=4)
        if bold:
            first = first.replace(finding.severity, bold + finding.severity + off, 1)
        yield first
        yield from rest
        if words := quoted(self.checked, finding, private=self.words):
            yield from self.folded(f"“{words}”", _INDENT + 4, hang=1)

    def quiet(self, silent: list[File]) -> Iterator[str]:
        """The files in which everything is silenced, a line each; of many, how many there are."""
        for file in silent[:_QUIET_FILES]:
            yield from self.folded(f"{spelt(file.path)}: {silence(file.silenced)}", 0, hang=2)
        if more := silent[_QUIET_FILES:]:
            count = sum(len(file.silenced) for file in more)
            yield f"{count} more silenced in {len(more)} other records"
        if silent:
            yield ""

    def folded(self, text: str, indent: int, hang: int = 0) -> Iterator[str]:
        """The text between words at the width; what follows the first line hangs further in."""
        blank = " " * indent
        if not self.width or indent + len(text) <= self.width:
            yield blank + text
            return
        line = ""
        for word in text.split(" "):
            if line and len(blank) + len(line) + 1 + len(word) > self.width:
                yield blank + line
                line, blank = word, " " * (indent + hang)
            else:
                line = f"{line} {word}" if line else word
        yield blank + line
