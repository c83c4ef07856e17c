"""Findings as data: an array of objects, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from checklist.report.findings.checked import Checked, said, spelt
from checklist.rules.finding import Finding


def text(checked: Checked) -> str:
    """All findings as JSON, one object a line; `silenced` has the reason where there is one."""
    return array(_entry(checked, finding) for finding in checked.findings)


def array(entries: Iterable[dict[str, Any]]) -> str:
    """A JSON array in plain ASCII with one entry a line: it compares well and is quick to write."""
    rows = ",\n ".join(map(json.dumps, entries))
    return f"[\n {rows}\n]" if rows else "[]"


def _entry(checked: Checked, finding: Finding) -> dict[str, Any]:
    rule, place = checked.rule(finding.rule), finding.place
    more = {
        "title": rule.title,
        "why": rule.why,
        "part": place.part,
        "words": checked.words(finding),
        "silenced": finding.silenced,
    }
    return {
        "rule": said(finding.rule),
        "severity": finding.severity,
        "path": spelt(finding.path),
        "line": place.line,
        "column": place.column,
        "message": said(finding.message),
        "settle": said(finding.settle),
        **{key: said(value) for key, value in more.items() if value},
    }
