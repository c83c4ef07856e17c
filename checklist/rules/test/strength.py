"""What a small test could show: how often it would pass unchanged, and if failures halve."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from checklist.model.dates import iso
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.test.chances import LARGEST, binomial_at_most, poisson_at_most
from checklist.rules.test.counts import Figure, days_between, people, read
from checklist.rules.test.parts import parts_of
from checklist.rules.test.spans import Span
from checklist.rules.test.vocabulary import ABOVE, AT_LEAST, BELOW

_OFTEN, _SELDOM = 0.8, 0.3  # a test that passes so often unchanged, or so seldom improved


class Strength(NamedTuple):
    """How often, from 0 to 1, a test would pass: `unchanged`, and once things are better.

    `better` says what that means: that failures halve, or that a count to be raised doubles.
    """

    unchanged: float
    improved: float
    better: str


def strength(parts: Mapping[str, object]) -> Strength | None:
    """What the parts of a test's answer promise; None where they cannot be compared safely."""
    baseline = read(str(parts.get("baseline", "")))
    threshold = read(str(parts.get("go-on-if", "")), threshold=True) if baseline else None
    if baseline is None or threshold is None or not _alike(baseline.words, threshold.words):
        return None
    if baseline.share and threshold.share:
        return _of_shares(baseline, threshold)
    if baseline.share or threshold.share:
        return None
    return _of_counts(baseline, threshold, parts)


def sentence(parts: Mapping[str, object]) -> str:
    """What the test could show, in one line for people; "" where nothing can be said safely.

    `parts` are those of the answer about the test: baseline, go-on-if, from, until, who.
    """
    found = strength(parts)
    if found is None:
        return ""
    return (
        f"If nothing changes, this would still pass in {tries(found.unchanged)} tries; "
        f"{found.better}, in {tries(found.improved)}. Assuming steady, independent events."
    )


def tries(chance: float) -> str:
    """A chance from 0 to 1 as “6 of 10”, finer where ten tries are too few to tell."""
    chance = round(chance, 9)
    if 0 < (tens := round(chance * 10)) < 10:
        return f"{tens} of 10"
    if 0 < (hundreds := round(chance * 100)) < 100:
        return f"{hundreds} of 100"
    return "more than 99 of 100" if tens else "fewer than 1 of 100"


def weak(case: Case) -> Iterator[Finding]:
    """A threshold that would be reached anyway, or hardly even if the failures halve."""
    parts = parts_of(case)
    found = strength(parts) if parts else None
    if found is None:
        return
    place = case.part("test", "go-on-if")
    if found.unchanged >= _OFTEN:
        yield Finding(
            "weak-test",
            f"if nothing changes, this would still pass in {tries(found.unchanged)} tries",
            "Could this fail? Name a result that today's figure would seldom give, or what you "
            "would have to see.",
            place,
        )
    elif found.improved <= _SELDOM:
        yield Finding(
            "weak-test",
            f"even {found.better}, this would pass in only {tries(found.improved)} tries",
            "Could this pass? Name a result that a real improvement would give, or what you would "
            "have to see.",
            place,
        )


def _alike(baseline: frozenset[str], threshold: frozenset[str]) -> bool:
    """Whether both count the same thing, as far as their words tell."""
    if not baseline or not threshold:
        return True
    both = ("¬" in baseline) == ("¬" in threshold)
    return both and (baseline <= threshold or threshold <= baseline)


def _of_shares(baseline: Figure, threshold: Figure) -> Strength | None:
    cases = threshold.of
    if cases is None or cases > LARGEST:
        return None
    chance = float(baseline.amount / (baseline.of or 1))
    raised = threshold.compare in (AT_LEAST, ABOVE)
    halved = 1 - (1 - chance) / 2 if raised else chance / 2

    def passes(each: float) -> float:
        return _passes(threshold, lambda most: binomial_at_most(most, cases, each))

    return Strength(passes(chance), passes(halved), "if failures halve")


def _of_counts(baseline: Figure, threshold: Figure, parts: Mapping[str, object]) -> Strength | None:
    days = days_between(iso(str(parts.get("from", ""))), iso(str(parts.get("until", ""))))
    over = threshold.over or (Span(days) if days else None)
    if baseline.over is None or over is None or baseline.over.unit != over.unit:
        return None
    if over.each and (over.unit or days != over.length):
        return None  # “at most two a week” for several weeks: each of them, or on average?
    scale = over.length / baseline.over.length
    crowd = threshold.people or people(str(parts.get("who", "")))
    if baseline.people:
        if not crowd:
            return None
        scale *= crowd / baseline.people
    elif threshold.people:
        return None
    expected = float(baseline.amount) * scale
    raised = threshold.compare in (AT_LEAST, ABOVE)
    if max(expected, float(threshold.amount)) * 2 > LARGEST:
        return None

    def passes(events: float) -> float:
        return _passes(threshold, lambda most: poisson_at_most(most, events))

    better = "if the number doubles" if raised else "if failures halve"
    return Strength(passes(expected), passes(expected * (2 if raised else 0.5)), better)


def _passes(threshold: Figure, at_most: Callable[[int], float]) -> float:
    """The chance that a result meets the threshold, given that of at most so many hits."""
    amount, compare = threshold.amount, threshold.compare
    if compare == AT_LEAST:
        return 1 - at_most(math.ceil(amount) - 1)
    if compare == ABOVE:
        return 1 - at_most(math.floor(amount))
    return at_most(math.ceil(amount) - 1 if compare == BELOW else math.floor(amount))


CHECKS = (weak,)
