"""Whole processes side by side: ours and what they are measured against, in turn, in one run.

    python benchmarks/side_by_side.py [--runs 15] [--records 1000]

Prints the median of the pairwise ratios for each row, with the median times. Machines differ and
are noisy: quote the ratios. Nothing here ever fails on a time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ANSWERS = HERE.parent / "tests/data/example.answers.yaml"
IMPORTS = "import click, yaml, git, markdown_it"
Prepare = Callable[[], None]


def main() -> None:
    """Measure every row and print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--records", type=int, default=1000)
    asked = options.parse_args()
    python, command = sys.executable, str(Path(sysconfig.get_path("scripts")) / "checklist")
    click = [python, "-c", "import click"]
    with tempfile.TemporaryDirectory() as folder:
        one, two, many = (repository(Path(folder), name) for name in ("one", "two", "many"))
        seed(many, asked.records)
        for top in (one, two):
            seed(top, 10)
        subprocess.run([command, "due"], cwd=many, stdout=subprocess.DEVNULL, check=False)
        time.sleep(1.2)  # a file is trusted to be unchanged once its time is a second past
        subprocess.run([command, "due"], cwd=many, stdout=subprocess.DEVNULL, check=False)
        fresh = record_file(two)
        bare = f"{python} -c '{IMPORTS}' && git add decisions && git commit -q -m new"
        rows = [
            ("--version", 0.5, [command, "--version"], click, one, one, None),
            ("--help", 1.4, [command, "--help"], click, one, one, None),
            (f"due, {asked.records} records", 2.0, [command, "due"], click, many, many, None),
            (f"list, {asked.records} records", 2.0, [command, "list"], click, many, many, None),
            (
                "new --answers, 10 records", 1.5, [command, "new", "--answers", "-"],
                ["sh", "-c", bare], one, two, fresh,
            ),
        ]  # fmt: skip
        print(f"{'':28} {'ours ms':>9} {'theirs ms':>9} {'ratio':>7} {'at most':>8}")
        for name, most, ours, theirs, our_place, their_place, before in rows:
            a, b, ratio = pairs(ours, theirs, our_place, their_place, before, asked.runs)
            print(f"{name:28} {a:9.1f} {b:9.1f} {ratio:7.2f} {most:8.2f}")


def pairs(
    ours: list[str], theirs: list[str], our_place: Path, their_place: Path,
    before: Prepare | None, runs: int,
) -> tuple[float, float, float]:  # fmt: skip
    """Median times in ms, and the median of the ratios, of `runs` pairs after one warm-up."""
    times = []
    for number in range(runs + 1):
        if before:
            before()
        given = ANSWERS.read_text("utf-8").replace("Two office days", f"Two office days {number}")
        times.append((once(ours, our_place, given), once(theirs, their_place, "")))
    counted = times[1:]
    return (
        statistics.median(a for a, _ in counted) * 1000,
        statistics.median(b for _, b in counted) * 1000,
        statistics.median(a / b for a, b in counted),
    )


def once(command: list[str], folder: Path, given: str) -> float:
    """Seconds that one run of the command takes."""
    start = time.perf_counter()
    subprocess.run(
        command, cwd=folder, input=given, encoding="utf-8", stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - start


def repository(folder: Path, name: str) -> Path:
    """An empty repository with an identity of its own."""
    top = folder / name
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    for key, value in (("user.name", "Sample"), ("user.email", "sample@example.org")):
        subprocess.run(["git", "-C", str(top), "config", key, value], check=True)
    return top


def seed(top: Path, records: int) -> None:
    """Commit so many sample records at once."""
    text = (HERE.parent / "tests/data/example.md").read_text("utf-8")
    name = "2026-11-22-two-office-days-for-support"
    for number in range(records):
        year, own = 2000 + number % 27, f"{2000 + number % 27}-11-22-sample-{number}"
        path = top / "decisions" / str(year) / f"{own}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(name, own), "utf-8")
    subprocess.run(["git", "-C", str(top), "add", "decisions"], check=True)
    subprocess.run(["git", "-C", str(top), "commit", "-q", "-m", "Samples"], check=True)


def record_file(top: Path) -> Prepare:
    """A file to add by hand, another one at each call."""
    count = iter(range(10**6))

    def write() -> None:
        path = top / "decisions" / "2026" / f"2026-11-22-by-hand-{next(count)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE.parent / "tests/data/example.md", path)

    return write


if __name__ == "__main__":
    os.environ.pop("GIT_DIR", None)
    main()
