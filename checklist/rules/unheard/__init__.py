"""Rules about the unheard: how many there are, who asked them and when, and who is not listed."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.unheard import asking, listing
from checklist.rules.unheard.people import groups


def unheard(case: Case) -> Iterator[Finding]:
    """What the rules say about the affected groups of one record."""
    found = list(groups(case))  # once for all of them: ten thousand records are checked
    yield from asking.check(found)
    yield from listing.check(case, found)


CHECKS = (unheard,)
