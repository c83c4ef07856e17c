"""The baseline: findings that an old repository has settled, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from checklist.errors import UsageProblem
from checklist.rules.finding import Finding
from checklist.rules.settling import fingerprint

_HINT = "write it anew with `checklist check --write-baseline FILE`"


def parse(data: bytes, what: str) -> Mapping[str, int]:
    """How often each fingerprint is known; raises UsageProblem that names `what`."""
    try:
        loaded: Any = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UsageProblem(f"{what}: this is no baseline: {error}", _HINT) from error
    known = loaded.get("findings") if isinstance(loaded, dict) else None
    if not isinstance(known, dict) or loaded.get("version") != 1:
        raise UsageProblem(f"{what}: this is no baseline of version 1", _HINT)
    if not all(type(count) is int and 0 < count < 1_000_000 for count in known.values()):
        raise UsageProblem(f"{what}: a finding is not counted by a whole number", _HINT)
    return known


def render(findings: Iterable[Finding]) -> bytes:
    """The file that holds these findings, one a line, none of a record's words in it."""
    counted = Counter(fingerprint(finding) for finding in findings if not finding.silenced)
    data = {"version": 1, "findings": dict(sorted(counted.items()))}
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")
