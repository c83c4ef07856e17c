"""Try the promises: `python -m proof`, `--short` for a sample, or the names of some parts."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from proof import table
from proof.ground import Ground
from proof.table import Line

PARTS = (
    "kill", "faults", "power", "writers", "states", "hostile", "fuzz", "sinks", "mutations",
)  # fmt: skip


def main() -> int:
    """Run the parts, print their lines as they come, and keep the table of the whole."""
    parser = argparse.ArgumentParser(prog="python -m proof", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a sample of everything")
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="kill and fail at one call in N only"
    )
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="only these parts")
    parser.add_argument("--page", action="store_true", help="only write the page of what was kept")
    options = parser.parse_args()
    good = options.page or _all_good(options)
    if options.page or not (options.short or options.parts):
        table.write(PARTS)
    return 0 if good else 1


def _all_good(options: argparse.Namespace) -> bool:
    """Try the parts; what the full form found is kept line by line, so an end in between is no loss."""
    good = True
    with tempfile.TemporaryDirectory(prefix="checklist-proof-", ignore_cleanup_errors=True) as made:
        ground = Ground(Path(made), every=options.every)
        ground.prepare()
        for name in options.parts or PARTS:
            lines = []
            for line in _tried(name, ground, short=options.short):
                lines.append(line)
                if not options.short:
                    table.keep(name, lines, ground.folder)
            good = good and all(line.good for line in lines)
    return good


def _tried(name: str, ground: Ground, *, short: bool) -> Iterator[Line]:
    """The lines of a part, printed as they come."""
    began = time.monotonic()
    for line in import_module(f"proof.{name}").lines(ground, short):
        print(line, flush=True)
        for failure in line.failures:
            print(f"    {failure}", flush=True)
        yield line
    print(f"  ({name}: {time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
