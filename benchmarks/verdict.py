"""What was to be reached, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.figures import Measured, exponent, number, ratio
from benchmarks.rows import MOST_MEMORY, Ahead, Row

MANY = 1_000  # records, from which on growth is quoted apart


class Part(NamedTuple):
    """What was measured against what is to be reached: in words, and whether it was.

    None where nothing is said for so many records.
    """

    text: str
    reached: bool | None = None


def parts(row: Row, measured: Measured) -> Iterator[Part]:
    """What a row at one size has to be measured against."""
    if row.most and (part := _within(row, measured)):
        yield part
    if row.ahead and (part := _faster(row.ahead, measured)):
        yield part
    if measured.megabytes > MOST_MEMORY:
        yield Part(f"{number(measured.megabytes)} of {MOST_MEMORY} MB", False)


def _within(row: Row, measured: Measured) -> Part | None:
    said = next((most for most in row.most if most.records == measured.records), None)
    times = (said or row.most[0]).times
    share = ratio(measured, times)
    if share is None:
        return None
    what, most = " + ".join(f"{weight:g} × {name}" for name, weight in times.items()), 1.0
    if len(times) == 1:
        ((what, most),) = times.items()
    else:
        what = f"({what})"
    if not said:
        return Part(f"{number(share * most)} × {what}")
    return Part(f"{number(share * most)} of {most:g} × {what}", share <= 1)


def _faster(ahead: Ahead, measured: Measured) -> Part | None:
    ratios = {peer: ratio(measured, {peer: 1}) for peer in ahead.peers}
    factors = [(1 / each, peer) for peer, each in ratios.items() if each is not None]
    if not factors:
        return None
    least, peer = min(factors)
    if ahead.records != measured.records:
        return Part(f"{number(least)} × faster than {peer}")
    return Part(f"{number(least)} of {ahead.by:g} × faster than {peer}", least >= ahead.by)


class Growth(NamedTuple):
    """How a row grows: the exponent over all sizes, from `MANY` records on, and at most."""

    all: float | None
    many: float | None
    most: float | None

    @property
    def reached(self) -> bool | None:
        """Whether it grows no more than is allowed; None where that cannot be said."""
        if self.many is None or self.most is None:
            return None
        return self.many <= self.most


def growth(row: Row, measured: Sequence[Measured]) -> Growth:
    """How one row grows over the sizes that it was measured at."""
    points = [(each.records, each.ms()) for each in measured if each.row == row.name and each.runs]
    return Growth(exponent(points), exponent(points, MANY), row.growth)
