"""Fingerprints: how a report's reader knows a finding again when the lines above it have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from checklist.report.findings.checked import Checked

VERSION = "checklist/v1"  # what goes into a fingerprint; another recipe gets another name


def fingerprints(checked: Checked) -> Iterator[str]:
    """The fingerprint of each finding, silenced ones too, in their order; all of one run differ.

    It is made of the rule, the record's id (its file may move to another folder), the question and
    the words it is about (the message where there are none, or private ones); equal ones are
    counted.
    """
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for finding in checked.findings:
        place = finding.place
        stem = finding.path.rpartition("/")[2].removesuffix(".md")
        words = "" if checked.private(finding) else place.words
        key = (finding.rule, stem, place.part, words or finding.message)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
