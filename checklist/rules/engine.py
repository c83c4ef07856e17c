"""The engine: every check is asked about a case, and what they say is put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from checklist.rules.case import Case
from checklist.rules.finding import ERROR, FAILED, Finding, order

Check = Callable[[Case], Iterable[Finding]]


def check(case: Case, checks: Sequence[Check]) -> list[Finding]:
    """What the checks find in one record, sorted by place.

    A check that fails inside becomes a finding itself, so that a mistake of ours never looks like
    a sound record; the findings of the other checks stay.
    """
    found: list[Finding] = []
    for each in checks:
        try:
            found += each(case)
        except Exception as error:  # whatever it is, it must not end as "nothing found"
            found.append(failed(each, error))
    return sorted((finding._replace(path=case.path) for finding in found), key=order)


def failed(each: Callable[..., object], error: Exception) -> Finding:
    """The finding that says which check failed, and with what."""
    inner = getattr(each, "func", each)
    name = f"{inner.__module__.removeprefix('checklist.rules.')}.{getattr(inner, '__name__', '?')}"
    return Finding(
        FAILED,
        f"the check `{name}` failed here: {type(error).__name__}: {error}",
        "Report it with this record, or with its lines one by one until it fails no more.",
        severity=ERROR,
    )
