"""What repeated runs say: medians, medians of ratios, and how times grow with the records."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

OURS = "checklist"


@dataclass
class Measured:
    """One row at one size: the seconds of each round by what was run, ours under `OURS`.

    `notes` say why something was not measured, by its name; `megabytes` is our peak.
    """

    row: str
    records: int
    seconds: dict[str, list[float]] = field(default_factory=dict)
    megabytes: float = 0.0
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def runs(self) -> int:
        """How many rounds were counted."""
        return len(self.seconds.get(OURS, ()))

    def ms(self, name: str = OURS) -> float:
        """The median, in milliseconds."""
        return median(self.seconds[name]) * 1000


def ratio(measured: Measured, weights: Mapping[str, float]) -> float | None:
    """The median, over the rounds, of ours by the weighted sum of others.

    None where one of them was not measured in every round.
    """
    others = [measured.seconds.get(name, []) for name in weights]
    if not measured.runs or any(len(each) != measured.runs for each in others):
        return None
    ratios: list[float] = []
    for mine, *theirs in zip(measured.seconds[OURS], *others, strict=True):
        sums = (weight * taken for weight, taken in zip(weights.values(), theirs, strict=True))
        ratios.append(mine / sum(sums))
    return median(ratios)


def exponent(points: Sequence[tuple[float, float]], least: float = 0) -> float | None:
    """By which power of the records the times grow, from `least` records on (least squares).

    1 is proportional, 0 is not at all; None for fewer than two sizes.
    """
    logs = [(math.log(size), math.log(taken)) for size, taken in points if size >= least]
    if len(logs) < 2:
        return None
    middle = sum(x for x, _ in logs) / len(logs)
    height = sum(y for _, y in logs) / len(logs)
    spread = sum((x - middle) ** 2 for x, _ in logs)
    return sum((x - middle) * (y - height) for x, y in logs) / spread


def number(value: float) -> str:
    """A figure with two or three digits that count, and thousands apart."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
