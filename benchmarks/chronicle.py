"""The chronicle of all records, and the rules about time, beside what git takes alone.

    python benchmarks/chronicle.py [--records 10000] [--runs 3]

Medians in milliseconds, and the peak of memory (git's, where that is more), each in a fresh
process. Quote the ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent

BARE = """
import os, subprocess, sys
git = ["git", "log", "--raw", "-z", "--no-renames", "--format=%H %aI %cI"]
out = subprocess.Popen(git, cwd=sys.argv[1], stdout=subprocess.PIPE).stdout.fileno()
held = b""
while piece := os.read(out, 1 << 18):
    *tokens, held = (held + piece).split(b"\\0")
"""
START = "import checklist.store.project, checklist.store.chronicle, sqlite3"
CHRONICLE = """
import sys; from pathlib import Path
from checklist.store.chronicle import chronicle
from checklist.store.project import find
told = chronicle(find(Path(sys.argv[1])))
"""
TIMELY = """
import os, sys; from pathlib import Path
from checklist.rules.case import Case
from checklist.store import records
from checklist.store.chronicle import chronicle
from checklist.store.chronicle_findings import Asked, timely
from checklist.store.project import find
top = Path(sys.argv[1]); project = find(top); told = chronicle(project)
def case(path):
    return lambda: Case(records.parse((top / path).read_bytes(), project), path)
asked = {}
for id in told.ids():
    (path, blob), = told.now(id).items()
    asked[id] = Asked(case(path), blob, path)
if not sys.argv[2:]:
    found = timely(told, asked, lambda data: records.parse(data, project).record, day="", rules="1")
    assert not any(found.values())
else:
    for each in asked.values(): each.case()
"""


def main() -> None:
    """Make a repository and measure every row."""
    options = argparse.ArgumentParser()
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder) / "repository"
        subprocess.run((sys.executable, HERE / "generate.py", top, str(asked.records)), check=True)
        measure(top, asked.runs)


def measure(top: Path, runs: int) -> None:
    """Print one row for each thing that is measured."""
    kept = top / ".git/checklist/history.db"
    rows: dict[str, list[tuple[float, int]]] = {}
    for _ in range(runs):
        for name, program, *more in (
            ("git log in a bare loop", BARE), ("start-up alone", START),
            ("chronicle, cold", CHRONICLE), ("chronicle, nothing changed", CHRONICLE),
            ("parsing the records as they are", TIMELY, "cases"),
            ("and the rules about time, cold", TIMELY), ("the same, nothing changed", TIMELY),
        ):  # fmt: skip
            if name == "chronicle, cold":
                kept.unlink(missing_ok=True)
            rows.setdefault(name, []).append(timed(program, top, *more))
        commit(top)
        rows.setdefault("chronicle, one commit later", []).append(timed(CHRONICLE, top))
    for name, taken in rows.items():
        median, most = statistics.median(t for t, _ in taken), max(m for _, m in taken)
        print(f"{median:9.0f} ms {most:5} MB  {name}")


def timed(program: str, *arguments: object) -> tuple[float, int]:
    """How long a Python program takes, and the most memory it or its git holds (MB)."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program, *map(str, arguments)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("a measured program failed")
    return (time.perf_counter() - start) * 1000, used.ru_maxrss // 1024


def commit(top: Path) -> None:
    """One more commit that touches one record; its title changes, which is no answer."""
    path = max((top / "decisions").rglob("*.md"))
    text = path.read_text(encoding="utf-8").replace('title: "', 'title: "More ')
    path.write_text(text, encoding="utf-8")
    who = ("-c", "user.name=Sample Person", "-c", "user.email=sample@example.org")
    git = ("git", *who, "commit", "--quiet", "--all", "-m", "Another title")
    subprocess.run(git, cwd=top, check=True)


if __name__ == "__main__":
    main()
