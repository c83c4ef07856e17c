"""Measure: `python -m benchmarks`, `--short` for a look, or some sizes only.

The full form writes docs/benchmarks.md and its chart, anew after each size; what was measured of
other sizes before stays. Nothing here fails on a time: it ends with 1 only where a command that is
measured breaks.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import peers
from benchmarks.chart import chart, groups
from benchmarks.command import BrokenError
from benchmarks.figures import OURS, Measured, number
from benchmarks.kept import Told, keep, kept
from benchmarks.page import page
from benchmarks.place import Place, isolate
from benchmarks.rounds import Field, measure
from benchmarks.rows import ROWS
from benchmarks.verdict import parts
from proof.table import surroundings

DOCS = Path(__file__).parent.parent / "docs"
SIZES, SHORT_SIZES = "10,100,1000,10000,100000", "10,100"
RUNS, SHORT_RUNS = 5, 2
SHORT_AT_MOST = 45.0  # seconds, after which the short form begins no further row
AT_MOST = 24 * 3600.0
DRAWN = 1_000  # records, in the chart


def main() -> int:
    """Measure what the command line asks for."""
    asked = _asked()
    installed = {} if asked.short or asked.no_peers else {p: peers.ready(p) for p in peers.PEERS}
    with tempfile.TemporaryDirectory(prefix="checklist-bench-") as made:
        work = Path(made)
        repositories = asked.keep or work / "repositories"
        repositories.mkdir(parents=True, exist_ok=True)
        load = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start"
        on = f"{surroundings(repositories)} {load}."
        isolate(work)
        field = Field(work, installed)
        try:
            for records, found in _measured(asked, repositories.resolve(), work, field):
                if not asked.short:
                    keep(records, Told(found, [on], field.versions, field.skipped))
                    _write(kept())
        except BrokenError as error:
            print(f"broken: {error}", file=sys.stderr)
            return 1
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--short", action="store_true", help="a look, within a minute; only printed"
    )
    parser.add_argument("--sizes", help=f"records, such as {SIZES}, with runs such as 10000:2")
    parser.add_argument("--runs", type=int, help=f"rounds of each row ({RUNS})")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the repositories there")
    parser.add_argument("--no-peers", action="store_true", help="only ours and the floor")
    return parser.parse_args()


def _measured(
    asked: argparse.Namespace, repositories: Path, work: Path, field: Field
) -> Iterator[tuple[int, list[Measured]]]:
    """What was measured at each size, printed row by row."""
    runs = asked.runs or (SHORT_RUNS if asked.short else RUNS)
    until = time.monotonic() + (SHORT_AT_MOST if asked.short else AT_MOST)
    sizes = (asked.sizes or (SHORT_SIZES if asked.short else SIZES)).split(",")
    for size in sizes:
        records, _, own = size.partition(":")
        place = Place(repositories, work, int(records))
        found = []
        for row in ROWS:
            if row.once and size != sizes[0]:
                continue
            if time.monotonic() > until:
                print(f"left out, for lack of time: {row.name}, {place.records:,} records")
                continue
            measured = measure(row, place, field, int(own or runs), until)
            found.append(measured)
            _print(measured)
        yield place.records, found


def _print(measured: Measured) -> None:
    row = next(row for row in ROWS if row.name == measured.row)
    told = [f"{'NOT ' * (each.reached is False)}{each.text}" for each in parts(row, measured)]
    size = f"{measured.records:,}" if measured.records else ""
    figures = f"{number(measured.ms()):>8} ms {measured.megabytes:5.0f} MB"
    print(f"{measured.row:36} {size:>8} {figures}  {'; '.join(told)}", flush=True)
    beside = [f"{name} {number(measured.ms(name))}" for name in measured.seconds if name != OURS]
    for line in [" · ".join(beside), *(f"{name}: {why}" for name, why in measured.notes.items())]:
        print(f"    {line}", flush=True)


def _write(told: Told) -> None:
    """The page and its chart."""
    drawn = DRAWN if DRAWN in told.sizes else max(told.sizes)
    names = [peer.name for peer in peers.PEERS]
    (DOCS / "benchmarks.svg").write_text(
        chart(groups(told.measured, names, drawn), drawn), encoding="utf-8"
    )
    (DOCS / "benchmarks.md").write_text(page(told, "benchmarks.svg"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
