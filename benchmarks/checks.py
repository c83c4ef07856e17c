"""`checklist check` beside what reading, parsing and git take alone, at many records.

    python benchmarks/checks.py [--records 10000] [--runs 5]

Whole processes in turn, in one run; prints medians in milliseconds and the median of the ratios.
Machines differ and are noisy: quote the ratios. Nothing here ever fails on a time.
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
CHECKLIST = str(Path(sysconfig.get_path("scripts")) / "checklist")
CLICK = [sys.executable, "-c", "import click"]
# Read everything, the front matter by the C parser, the blocks by markdown-it, the log once.
FLOOR = """
import subprocess, sys
from pathlib import Path
import yaml
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark")
for path in Path(sys.argv[1], "decisions").glob("*/*.md"):
    text = path.read_text("utf-8")
    head, _, body = text[4:].partition("\\n---\\n")
    yaml.load(head, Loader=yaml.CSafeLoader)
    parser.block.parse(body, parser, {}, [])
log = ["git", "-C", sys.argv[1], "log", "--raw", "-z", "--no-renames", "--format=%H %aI %cI"]
held = subprocess.Popen(log, stdout=subprocess.PIPE)
while held.stdout.read(1 << 18): pass
"""


def main() -> None:
    """Make a repository, measure each row, print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--repository", type=Path, help="one that generate.py made")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = asked.repository or Path(folder) / "repository"
        if not asked.repository:
            made = (sys.executable, HERE / "generate.py", top, str(asked.records))
            subprocess.run(made, check=True)
        measure(top, asked.runs)


def measure(top: Path, runs: int) -> None:
    """One row for each way to check."""
    record = sorted((top / "decisions").glob("*/*.md"))[-1]
    path = record.relative_to(top).as_posix()
    git = ["git", "-C", str(top), "-c", "user.name=Sample", "-c", "user.email=s@example.org"]
    subprocess.run([*git, "checkout", "-q", "-B", "measured"], check=True)
    subprocess.run([*git, "branch", "-f", "base"], check=True)
    check = [CHECKLIST, "-C", str(top), "check", "--fail-on", "never"]
    log = [*git, "log", "--format=%H", "--", path]
    print(f"{'':34} {'ours ms':>9} {'floor ms':>9} {'ratio':>6}  at most")
    row(
        "cold, all processors",
        check,
        [[sys.executable, "-c", FLOOR, str(top)]],
        runs,
        1.5,
        forget(top),
    )
    row("nothing changed", check, [CLICK], runs, 4)
    row("one file changed", check, [CLICK], runs, 4, edit(record))
    subprocess.run([*git, "commit", "-q", "-a", "-m", "Edited"], check=True)
    row("--base, one record changed", [*check, "--base", "base"], [CLICK] * 5 + [log], runs, 1)


def forget(top: Path) -> Callable[[], None]:
    """Throw away what was kept."""
    return lambda: shutil.rmtree(top / ".git/checklist", ignore_errors=True)


def edit(record: Path) -> Callable[[], None]:
    """Change one answer, a second before it is read."""

    def change() -> None:
        text = record.read_text("utf-8")
        record.write_text(text.replace("canteen", f"canteen {time.time_ns()}", 1), "utf-8")
        time.sleep(1.1)

    return change


def row(
    name: str, ours: list[str], floor: list[list[str]], runs: int, most: float,
    before: Callable[[], None] = lambda: None,
) -> None:  # fmt: skip
    """Both sides in turn; the floor may be several processes, one after the other."""
    pairs = []
    for _ in range(runs):
        before()
        pairs.append((once(ours), sum(map(once, floor))))
    mine, theirs, ratio = (
        statistics.median(each)
        for each in ([a for a, _ in pairs], [b for _, b in pairs], [a / b for a, b in pairs])
    )
    print(f"{name:34} {mine * 1000:9.0f} {theirs * 1000:9.0f} {ratio:6.2f}  {most}", flush=True)


def once(command: list[str]) -> float:
    """Seconds that one run takes."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    os.environ.pop("GIT_DIR", None)
    main()
