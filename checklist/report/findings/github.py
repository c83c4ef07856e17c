"""Findings for GitHub: annotations in the pull request, and the summary of a step.

Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checklist.report.findings.checked import PLURALS, Checked, said, sentence, spelt
from checklist.report.findings.grouping import Remark, files, silence
from checklist.report.findings.human import lines as human_lines
from checklist.report.findings.human import quoted, summary
from checklist.report.markdown import markdown_code, markdown_text
from checklist.rules.finding import ERROR, NOTE, SEVERITIES, WARNING, Finding

_COMMANDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}
_AT_MOST = 10  # annotations of one kind that GitHub shows for a step (and 50 for a job)
_PLACES = 5  # files that the annotation about the rest names
_ROOM = 1_000_000  # bytes of a step's summary; GitHub drops one of more than 1 MiB as a whole


def lines(checked: Checked, token: str) -> Iterator[str]:
    """What goes into a step's log: the annotations, then the report for people.

    `token` is a word that nobody can guess: while the report is printed, GitHub obeys no command
    but this one. The report's own text is harmless without it, too.
    """
    yield from annotated(checked)
    yield f"::stop-commands::{token}"
    yield from human_lines(checked, styled=False, width=0, words=False)
    yield f"::{token}::"


def annotated(checked: Checked) -> Iterator[str]:
    """The workflow commands that annotate files, the gravest first.

    Where there are more of a kind than GitHub shows, the last one says how many, and where.
    """
    for severity in SEVERITIES:
        found = [finding for finding in checked.open if finding.severity == severity]
        shown = found if len(found) <= _AT_MOST else found[: _AT_MOST - 1]
        yield from (_annotation(checked, finding) for finding in shown)
        if rest := found[len(shown) :]:
            title = f"{len(rest)} more {PLURALS[severity]}"
            yield _command(severity, {"title": title}, f"{_where(rest)} The log shows all of them.")


def step_summary(checked: Checked) -> str:
    """The report as Markdown for a step's summary, shortened with a note where it is too long."""
    text, told = ["\n\n".join(_head(checked)) + "\n\n"], 0
    left = _ROOM - len(text[0].encode())
    for block, count in _blocks(checked):
        left -= len(block.encode())
        if left < 0:
            rest = len(checked.findings) - told
            text.append(f"\n\nShortened here: the log of this step has {rest} findings more.\n")
            break
        text.append(block)
        told += count
    return "".join(text)


def _annotation(checked: Checked, finding: Finding) -> str:
    rule, place = checked.rule(finding.rule), finding.place
    properties = {
        "file": spelt(finding.path.removeprefix("./")),
        "line": str(max(1, place.line)),
        "col": str(max(1, place.column)),
        "title": f"{said(rule.title)} ({said(rule.name)})",
    }
    if not finding.path:
        properties = {"title": properties["title"]}
    said_of_it = (sentence(finding.message), sentence(finding.settle), sentence(rule.why))
    return _command(finding.severity, properties, "\n".join(filter(None, said_of_it)))


def _command(severity: str, properties: dict[str, str], message: str) -> str:
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[severity]} {named}::{_data(message)}"


def _data(text: str) -> str:
    """A command's message; GitHub turns these back and nothing else."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _where(findings: list[Finding]) -> str:
    counted = [
        (path, len(list(group))) for path, group in groupby(findings, lambda each: each.path)
    ]
    named = [f"{count} in {spelt(path)}" for path, count in counted[:_PLACES]]
    more = len(counted) - _PLACES
    return ", ".join(named) + (f", and in {more} other files." if more > 0 else ".")


def _head(checked: Checked) -> Iterator[str]:
    yield "## Decision records"
    yield markdown_text(summary(checked))
    yield from (f"- {markdown_text(note)}" for note in checked.notes)


def _blocks(checked: Checked) -> Iterator[tuple[str, int]]:
    """The pieces of a summary, each with the number of findings that it tells of."""
    for file in files(checked):
        path = markdown_code(spelt(file.path) or "All records")
        if file.parts:
            yield f"### {path}\n\n", 0
        for heading, remarks in file.parts:
            yield f"**{markdown_text(heading)}**\n\n" if heading else "", 0
            for remark in remarks:
                yield from _remark(checked, remark)
            yield "\n", 0
        if file.silenced:
            where = "" if file.parts else f"{path}: "
            yield f"{where}{markdown_text(silence(file.silenced))}\n\n", len(file.silenced)


def _remark(checked: Checked, remark: Remark) -> Iterator[tuple[str, int]]:
    """An item for each finding; what settles them, and why, below the last one."""
    more = [sentence(remark.settle), sentence(remark.why)]
    for finding in remark.findings:
        severity = f"**{finding.severity}**" if finding.severity == ERROR else finding.severity
        message = said(finding.message)
        rule = markdown_code(said(finding.rule))
        shown = [f"- Line {finding.place.line}, {severity}: {markdown_text(message)} ({rule})"]
        if words := quoted(checked, finding, private=False):
            shown.append(f"“{markdown_text(words)}”")
        if finding is remark.findings[-1]:
            shown += [markdown_text(text) for text in more if text]
        # A backslash at a line's end is a line break.
        yield "\\\n  ".join(shown) + "\n", 1
