"""The page: what was measured, on what, and whether it reaches what is to be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.figures import OURS, Measured, number
from benchmarks.kept import Told
from benchmarks.peers import PEERS
from benchmarks.rows import MOST_MEMORY, ROWS, Row
from benchmarks.verdict import MANY, growth, parts

_NONE = "–"
_REACHED = {None: "", True: "yes: ", False: "**no:** "}


def page(told: Told, chart: str) -> str:
    """The whole page, in Markdown, beside its chart."""
    return "\n\n".join(
        [
            "# Benchmarks",
            "Written by `make bench`, which measures it anew on your machine. Whole processes run "
            "in turn, round by round: ours, the floor under it, and what people would otherwise "
            "use. A time is the median of the rounds in milliseconds, a ratio the median of the "
            "ratios within each round. Times differ from machine to machine; quote the ratios. "
            "The records are generated, three commits each, always the same.",
            *told.surroundings,
            f"![Times of ours, of the floor and of others, as bars]({chart})",
            "## Side by side",
            "*Reached* says how many times as long as something else a row took, with “yes” or "
            "“no” where it is said how much that may be: “1.9 of 2 × import click” took 1.9 times "
            "as long, and may take twice as long. No command is to hold more than "
            f"{MOST_MEMORY} MB; less than what the measuring process holds, some 30, cannot be "
            "seen. "
            "*Floor and others* are not the same work: a floor leaves out everything but what "
            "cannot be avoided, and the others have records, checks and promises of their own.",
            "\n".join(side_by_side(told)),
            "## Growth",
            f"Medians in milliseconds by the number of records, and the power of it by which they "
            f"grow (least squares on logarithms): 1 is proportional. What counts is *from "
            f"{MANY:,} on*; before, starting up covers the rest.",
            "\n".join(growing(told)),
            "## The others",
            "\n".join(others(told)),
        ]
    ) + "\n"  # fmt: skip


def side_by_side(told: Told) -> Iterator[str]:
    """A line for each row and size."""
    yield "| what | records | runs | ms | MB | reached | floor and others, ms |"
    yield "|---|---:|---:|---:|---:|---|---|"
    for row in ROWS:
        for each in told.measured:
            if each.row == row.name and each.runs:
                yield _line(row, each, told.skipped)


def _line(row: Row, each: Measured, skipped: Mapping[str, str]) -> str:
    met = [f"{_REACHED[part.reached]}{part.text}" for part in parts(row, each)]
    beside = [f"{name} {number(each.ms(name))}" for name in each.seconds if name != OURS]
    missing = [
        peer.name for peer in PEERS if row.job in peer.does and peer.name not in each.seconds
    ]
    for name in missing:
        beside.append(f"{name}: {each.notes.get(name) or skipped.get(name, 'not measured')}")
    size = f"{each.records:,}" if each.records else _NONE
    figures = (number(each.ms()), number(each.megabytes))
    return _cells(
        row.name, size, str(each.runs), *figures, "; ".join(met) or _NONE, " · ".join(beside)
    )


def growing(told: Told) -> Iterator[str]:
    """A line for each row that depends on the records."""
    heads = [f"{size:,}" for size in told.sizes]
    yield _cells("what", *heads, "exponent", f"from {MANY:,} on", "at most", "reached")
    yield "|---|" + "---:|" * (len(heads) + 3) + "---|"
    for row in ROWS:
        by_size = {each.records: each for each in told.measured if each.row == row.name}
        if row.once or not by_size:
            continue
        times = [number(by_size[size].ms()) if size in by_size else _NONE for size in told.sizes]
        grows = growth(row, told.measured)
        figures = [_NONE if each is None else f"{each:.2f}" for each in grows]
        reached = _NONE if grows.reached is None else "yes" if grows.reached else "**no**"
        yield _cells(row.name, *times, *figures, reached)


def others(told: Told) -> Iterator[str]:
    """A line for each peer: its version, or why it is missing."""
    for name, version in told.versions.items():
        yield f"- {name} {version}"
    for name, why in told.skipped.items():
        yield f"- {name}: {why}"


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
