"""What was tried and what survived, one line each; and the page that keeps them."""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).parent.parent
PAGE = _PROJECT / "RELIABILITY.md"
KEPT = _PROJECT / "build" / "proof"
_LIBRARIES = ("click", "GitPython", "PyYAML", "markdown-it-py", "Jinja2", "hypothesis")
_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


@dataclass(frozen=True)
class Line:
    """One thing that was tried: how often, how often it held, and what else there is to say.

    `skipped` says why nothing was tried here; `failures` say what did not hold.
    """

    part: str
    what: str
    tried: int = 0
    held: int = 0
    note: str = ""
    skipped: str = ""
    failures: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether all that was tried held."""
        return self.held == self.tried and not self.failures

    def __str__(self) -> str:
        if self.skipped:
            return f"{self.part}: {self.what}: SKIPPED, {self.skipped}"
        mark = "" if self.good else "  NOT HELD"
        note = f"; {self.note}" if self.note else ""
        return f"{self.part}: {self.what}: {self.held} of {self.tried}{note}{mark}"


def surroundings(folder: Path) -> str:
    """On what it was measured: the day, git, Python, the libraries, file system and system."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"Measured on {date.today().isoformat()} with {_said('git', 'version')}, "
        f"Python {platform.python_version()}, {libraries}, "
        f"{_said('stat', '-f', '-c', '%T', str(folder))}, {platform.system()} {_kernel()}."
    )


def keep(part: str, lines: Iterable[Line], folder: Path) -> None:
    """Keep what a part found, in full form, until the page is written."""
    KEPT.mkdir(parents=True, exist_ok=True)
    found = {"on": surroundings(folder), "lines": [asdict(line) for line in lines]}
    (KEPT / f"{part}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def write(parts: Iterable[str]) -> None:
    """Put the table of what was kept into the page, between its two marks."""
    found = [_kept(part) for part in parts]
    lines = [Line(**line) for each in found for line in each["lines"]]
    rows = [
        "| part | what was tried | tried | held | |",
        "|---|---|---:|---:|---|",
        *(_row(line) for line in lines),
    ]
    measured = "\n".join(
        [_BEGIN, *dict.fromkeys(each["on"] for each in found if each["on"]), "", *rows, _END]
    )
    text = PAGE.read_text(encoding="utf-8")
    changed = re.sub(
        f"{re.escape(_BEGIN)}.*?{re.escape(_END)}", lambda _: measured, text, flags=re.DOTALL
    )
    PAGE.write_text(changed, encoding="utf-8")


def _kept(part: str) -> dict[str, Any]:
    """What a part found; that it was not tried, where nothing was kept."""
    path = KEPT / f"{part}.json"
    if not path.exists():
        return {
            "on": "",
            "lines": [asdict(Line(part, "all of it", skipped="not tried in full yet"))],
        }
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _row(line: Line) -> str:
    if line.skipped:
        return f"| {line.part} | {line.what} | – | – | skipped: {line.skipped} |"
    note = line.note if line.good else f"**not held**: {'; '.join((line.note, *line.failures[:3]))}"
    cells = (line.part, line.what, f"{line.tried:,}", f"{line.held:,}", note)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or sys.platform


def _kernel() -> str:
    return ".".join(platform.release().split(".")[:2])
