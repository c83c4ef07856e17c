"""Findings as SARIF 2.1.0, the format of code scanning.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from checklist import __version__
from checklist.report.findings.checked import Checked, said, sentence, unarmed
from checklist.report.findings.fingerprints import VERSION, fingerprints
from checklist.report.markdown import markdown_block, markdown_text
from checklist.rules.finding import SEVERITIES, Finding, Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_EXAMPLE = 4_000  # characters of an example; ours have a few hundred
_ROOT = "%SRCROOT%"
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte


def text(checked: Checked) -> str:
    """All findings as one run of SARIF; the silenced ones carry their reason as a suppression."""
    used = {finding.rule for finding in checked.findings}
    names = sorted({*checked.rules, *used})
    index = {name: number for number, name in enumerate(names)}
    marked = zip(checked.findings, fingerprints(checked), strict=True)
    run = {
        "tool": {"driver": _driver([checked.rule(name) for name in names])},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(checked)],
        "properties": {"lookedAt": said(checked.looked_at), "records": checked.records},
        "results": [_result(finding, index, mark) for finding, mark in marked],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(rules: list[Rule]) -> dict[str, Any]:
    return {
        "name": "checklist",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    title, why = said(rule.title), said(rule.why)
    level = rule.severity if rule.severity in SEVERITIES else "none"
    return {
        "id": said(rule.name),
        "shortDescription": {"text": _plain(title)},
        "fullDescription": {"text": _plain(why or title)},
        "help": {"text": _plain(why or title), "markdown": _help(rule)},
        "defaultConfiguration": {"level": level},
        **({"properties": {"tags": [rule.kind]}} if rule.kind else {}),
    }


def _help(rule: Rule) -> str:
    parts = [markdown_text(rule.why or rule.title)]
    for heading, example in (("Before", rule.before), ("After", rule.after)):
        if example:
            parts += [f"{heading}:", markdown_block(unarmed(example[:_EXAMPLE].rstrip("\n")))]
    return "\n\n".join(parts)


def _invocation(checked: Checked) -> dict[str, Any]:
    notes = [{"level": "note", "message": {"text": _plain(said(note))}} for note in checked.notes]
    return {
        "executionSuccessful": True,
        **({"toolExecutionNotifications": notes} if notes else {}),
    }


def _result(finding: Finding, index: dict[str, int], fingerprint: str) -> dict[str, Any]:
    message = f"{sentence(finding.message)} {sentence(finding.settle)}".strip()
    return {
        "ruleId": said(finding.rule),
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": _plain(message)},
        **({"locations": [_location(finding)]} if finding.path else {}),
        "partialFingerprints": {VERSION: fingerprint},
        **({"suppressions": [_suppression(finding)]} if finding.silenced else {}),
    }


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    path = _NO_BYTE.sub("\ufffd", finding.path.removeprefix("./"))
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT},
            "region": {"startLine": max(1, place.line), "startColumn": max(1, place.column)},
        }
    }


def _suppression(finding: Finding) -> dict[str, str]:
    return {"kind": "inSource", "justification": _plain(said(finding.silenced))}


def _plain(words: str) -> str:
    """Words as SARIF's plain text: no embedded link (§3.11.6), no placeholder (§3.11.5)."""
    return words.replace("](", "] (").replace("{", "{{").replace("}", "}}")
