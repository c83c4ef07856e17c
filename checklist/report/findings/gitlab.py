"""Findings for GitLab: its Code Quality report, shown in the merge request.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import Any

from checklist.report.findings.checked import Checked, said, sentence, spelt
from checklist.report.findings.fingerprints import fingerprints
from checklist.report.findings.json_format import array
from checklist.rules.finding import ERROR, NOTE, WARNING, Finding

# Of info, minor, major, critical and blocker.
_SEVERITIES = {ERROR: "critical", WARNING: "major", NOTE: "info"}


def text(checked: Checked) -> str:
    """The open findings as a Code Quality report; what is silenced is not in it."""
    marked = zip(checked.findings, fingerprints(checked), strict=True)
    return array(_entry(finding, mark) for finding, mark in marked if not finding.silenced)


def _entry(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{sentence(finding.message)} {sentence(finding.settle)}".strip(),
        "check_name": said(finding.rule),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES.get(finding.severity, "info"),
        "location": {
            "path": spelt(finding.path.removeprefix("./").lstrip("/")),
            "lines": {"begin": max(1, finding.place.line)},
        },
    }
