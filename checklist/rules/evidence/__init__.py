"""Rules about evidence: how it is known, whether anybody looked or asked, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.rules.case import Case
from checklist.rules.evidence import origin, untested, voices
from checklist.rules.evidence.items import known
from checklist.rules.finding import Finding


def evidence(case: Case) -> Iterator[Finding]:
    """What the rules say about the evidence of one record."""
    items = list(known(case))  # once for all of them: ten thousand records are checked
    yield from origin.check(case, items)
    yield from voices.check(case, items)
    yield from untested.check(case, items)


CHECKS = (evidence,)
