"""A repository with many realistic records, for measurements.

    python benchmarks/generate.py FOLDER RECORDS [--seed N]

Each record has three commits: as it was proposed, as its test began, and its follow-up review. The
days go over up to ten years, the folders by year, or by year and month where a year has more than
some thousand records: git writes a folder's list anew with each commit. The same seed gives the
same commits. The records are samples; nobody decided them.
"""

from __future__ import annotations

import argparse
import heapq
import random
import re
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

EXAMPLE = Path(__file__).parent.parent / "tests/data/example.md"
TEAMS = ("Support", "Ward", "Warehouse", "Sales", "Library", "Bakery", "Field", "Laboratory")
MATTERS = ("office days", "a new form", "shift swaps", "hand-overs", "on-call weekends", "lockers")
FIRST_DAY = date(2015, 1, 5)
CREATED, LOOK_BACK = date(2026, 11, 22), date(2027, 2, 8)  # in the example
DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
DAYS = 3650  # about ten years, over which the records are spread
PACE = 3  # records a day at least; with more, those of a year are too many for one folder


@cache
def example() -> str:
    """The record that the others are made from."""
    return EXAMPLE.read_text(encoding="utf-8")


class Step(NamedTuple):
    """One commit: its moment, the record's path, its text and the commit's subject."""

    at: datetime
    path: str
    text: str
    subject: str


def main() -> None:
    """Make the repository that the command line asks for."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("records", type=int)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    generate(asked.folder, asked.records, asked.seed)


def generate(folder: Path, records: int, seed: int = 1) -> None:
    """A repository in `folder` with this many records, checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    run(folder, "init", "--quiet", "--initial-branch=main")
    git = subprocess.Popen(
        ("git", "fast-import", "--quiet", "--force"), cwd=folder, stdin=subprocess.PIPE
    )
    assert git.stdin is not None
    with git.stdin:
        for number, step in enumerate(steps(records, random.Random(seed))):
            git.stdin.write(commit(step, first=not number))
    if git.wait():
        raise SystemExit("git fast-import failed")
    run(folder, "reset", "--quiet", "--hard", "main")


def steps(records: int, chance: random.Random) -> Iterator[Step]:
    """All commits in the order of their moments; few are held at a time."""
    pace = max(PACE, records // DAYS)
    held: list[Step] = []
    for number in range(records):
        today = FIRST_DAY + timedelta(days=number // pace)
        while held and held[0].at.date() < today:
            yield heapq.heappop(held)
        for step in life(number, today, "%Y" if pace == PACE else "%Y/%m", chance):
            heapq.heappush(held, step)
    yield from sorted(held)


def life(number: int, created: date, below: str, chance: random.Random) -> Iterator[Step]:
    """The three commits of one record, in a folder that is named by its day."""
    look_back = created + (LOOK_BACK - CREATED)
    team, matter = chance.choice(TEAMS), chance.choice(MATTERS)
    title = f"{matter.capitalize()} for {team} {number}"
    name = f"{created}-{title.lower().replace(' ', '-')}"
    path = f"decisions/{created:{below}}/{name}.md"
    cases = chance.randint(40, 90)
    new = {
        f"{created}-two-office-days-for-support": name,
        "Two office days for Support": title,
        "Support works": f"{team} works",
        "23 of 60": f"{round(cases * 23 / 60)} of {cases}",
        "14 of 60": f"{round(cases * 14 / 60)} of {cases}",
        "of 60": f"of {cases}",
        "8 people": f"{chance.randint(8, 30)} people",
    }
    text = DAY.sub(lambda day: str(date.fromisoformat(day[0]) + (created - CREATED)), example())
    for old, words in new.items():
        text = text.replace(old, words)
    tested, _, review = text.partition("\n## Follow-up review")
    proposed = tested.partition("\n## Test result")[0]
    first = f"review: {look_back + timedelta(days=42)}"
    proposed = proposed.replace(first, f"review: {look_back}", 1)
    at = [datetime.combine(day, time(chance.randint(7, 18), chance.randint(0, 59), number % 60),
                           timezone(timedelta(hours=1)))
          for day in (created, created + timedelta(days=8), look_back)]  # fmt: skip
    yield Step(at[0], path, proposed.replace("status: adjusted", "status: proposed"), f"{title}")
    yield Step(
        at[1], path, proposed.replace("status: adjusted", "status: testing"), f"{title}: testing"
    )
    whole = f"{proposed}\n## Follow-up review{review}".replace(f"review: {look_back}", first, 1)
    yield Step(at[2], path, whole, f"{title}: adjust")


def commit(step: Step, *, first: bool) -> bytes:
    """One commit for `git fast-import`."""
    who = f"Sample Person <sample@example.org> {int(step.at.timestamp())} {step.at:%z}"
    subject, text = step.subject.encode(), step.text.encode()
    begun = "reset refs/heads/main\n\n" if first else ""
    return b"".join((
        f"{begun}commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode(),
        b"data %d\n%s\n" % (len(subject), subject),
        f"M 100644 inline {step.path}\n".encode(),
        b"data %d\n%s\n" % (len(text), text),
    ))  # fmt: skip


def run(folder: Path, *args: str) -> None:
    """Git in a folder."""
    subprocess.run(("git", *args), cwd=folder, check=True)


if __name__ == "__main__":
    main()
