"""How often a count stays on one side of a threshold: exact binomial and Poisson sums."""

from __future__ import annotations

from collections.abc import Callable

# The largest number of cases, or of expected events, for which sums are made.
LARGEST = 1_000_000
_NEGLIGIBLE = 1e-18  # of the most likely count; the rest adds nothing that could be seen


def binomial_at_most(most: int, cases: int, chance: float) -> float:
    """The chance of at most `most` hits in `cases` independent cases, each a hit with `chance`."""
    if most >= cases or chance <= 0:
        return 1.0 if most >= 0 else 0.0
    if most < 0 or chance >= 1:
        return 0.0
    odds = chance / (1 - chance)
    return _share_below(
        most, min(cases, int((cases + 1) * chance)), cases, lambda k: (cases - k) / (k + 1) * odds
    )


def poisson_at_most(most: int, expected: float) -> float:
    """The chance of at most `most` events where `expected` come on average, independently."""
    if expected <= 0 or most < 0:
        return 1.0 if most >= 0 else 0.0
    return _share_below(most, int(expected), None, lambda k: expected / (k + 1))


def _share_below(most: int, mode: int, last: int | None, step: Callable[[int], float]) -> float:
    """The part of all weights that counts up to `most` have.

    `step(k)` is the weight of k + 1 over that of k. Starting at the likeliest count nothing
    overflows, and dividing by the sum of all needs no factorial: the error is that of the sums.
    """
    below = above = 0.0
    weight, count = 1.0, mode
    while weight > _NEGLIGIBLE:
        if count <= most:
            below += weight
        else:
            above += weight
        if count == last:
            break
        weight *= step(count)
        count += 1
    weight, count = 1.0, mode
    while count > 0:
        count -= 1
        weight /= step(count)
        if weight <= _NEGLIGIBLE:
            break
        if count <= most:
            below += weight
        else:
            above += weight
    return below / (below + above)
