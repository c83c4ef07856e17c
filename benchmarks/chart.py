"""The chart: bars on a logarithmic scale, readable in light and in dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from benchmarks.figures import OURS, Measured, number

_WIDTH, _LEFT, _RIGHT = 860, 300, 90
_BAR, _GAP, _TOP, _HEAD = 16, 14, 50, 84
_KINDS = {"ours": "checklist", "floor": "the floor", "peer": "what people would otherwise use"}
_STYLE = """
.ground{fill:#fff}text{font:13px system-ui,sans-serif;fill:#1f2328}
.heading{font-weight:600}.line{stroke:#d1d9e0}.ours{fill:#0969da}.floor{fill:#8c959f}.peer{fill:#bc4c00}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117}text{fill:#e6edf3}.line{stroke:#3d444d}
.ours{fill:#4493f8}.floor{fill:#848d97}.peer{fill:#db6d28}}
"""


class Bar(NamedTuple):
    """One bar: whose time it is, how long it took (ms), and its kind: ours, floor or peer."""

    name: str
    ms: float
    kind: str


class Group(NamedTuple):
    """The bars of one row."""

    name: str
    bars: Sequence[Bar]


def groups(measured: Sequence[Measured], peers: Sequence[str], records: int) -> list[Group]:
    """The rows at one size, and those that depend on none."""
    found = []
    for each in measured:
        if each.records not in (0, records) or not each.runs:
            continue
        kinds = {name: "peer" if name in peers else "floor" for name in each.seconds}
        kinds[OURS] = "ours"
        bars = [Bar(name, each.ms(name), kinds[name]) for name in each.seconds]
        found.append(Group(each.row.replace("`", ""), bars))
    return found


def chart(shown: Sequence[Group], records: int) -> str:
    """The picture, as SVG; the same figures give the same bytes."""
    times = [bar.ms for group in shown for bar in group.bars]
    # Below the shortest time, so that no bar is without length.
    low = 10.0 ** (math.ceil(math.log10(min(times))) - 1)
    high = max(10 ** math.ceil(math.log10(max(times))), low * 10)
    height = _HEAD + sum(22 + _BAR * len(group.bars) + _GAP for group in shown)
    title = f"Milliseconds with {records:,} records, on a logarithmic scale"
    told = "; ".join(
        f"{group.name}: " + ", ".join(f"{bar.name} {number(bar.ms)}" for bar in group.bars)
        for group in shown
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-labelledby="title desc">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="desc">{escape(told)}</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="ground" width="{_WIDTH}" height="{height}"/>',
            f'<text class="heading" x="16" y="26">{escape(title)}</text>',
            *_legend(),
            *_scale(low, high, height),
            *_bars(shown, low, high),
            "</svg>\n",
        ]
    )


def _at(ms: float, low: float, high: float) -> float:
    """How far to the right a time stands."""
    share = (math.log10(ms) - math.log10(low)) / (math.log10(high) - math.log10(low))
    return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _legend() -> Iterator[str]:
    for (kind, name), x in zip(_KINDS.items(), (16, 126, 226), strict=True):
        yield f'<rect class="{kind}" x="{x}" y="{_TOP - 11}" width="12" height="12"/>'
        yield f'<text x="{x + 18}" y="{_TOP}">{name}</text>'


def _scale(low: float, high: float, height: int) -> Iterator[str]:
    """An upright line at each power of ten."""
    mark = low
    while mark <= high * 1.001:
        x = _at(mark, low, high)
        yield f'<line class="line" x1="{x}" x2="{x}" y1="{_HEAD}" y2="{height - 8}"/>'
        yield f'<text x="{x}" y="{_HEAD - 4}" text-anchor="middle">{_power(mark)}</text>'
        mark *= 10


def _power(mark: float) -> str:
    return f"{mark:,.0f}" if mark >= 1 else f"{mark:g}"


def _bars(shown: Sequence[Group], low: float, high: float) -> Iterator[str]:
    y = _HEAD
    for group in shown:
        yield f'<text class="heading" x="16" y="{y + 17}">{escape(group.name)}</text>'
        y += 22
        for name, ms, kind in group.bars:
            end = _at(ms, low, high)
            yield f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end">{escape(name)}</text>'
            size = f'width="{round(end - _LEFT, 1)}" height="{_BAR - 4}"'
            yield f'<rect class="{kind}" x="{_LEFT}" y="{y + 2}" {size}/>'
            yield f'<text x="{end + 5}" y="{y + 12}">{number(ms)}</text>'
            y += _BAR
        y += _GAP
