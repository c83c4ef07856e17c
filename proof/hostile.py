"""Any bytes get a verdict within the limits: one line or findings, never a traceback, never an order."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from proof import canary
from proof.cases import Case, cases
from proof.ground import Ground, copy, repository
from proof.limited import MEGABYTES, SECONDS, Spent, run
from proof.table import Line

_COMMANDS = (
    ("check",), ("list",), ("show", "one"), ("due",), ("diff", "one"), ("check", "--base", "HEAD~1"),
)  # fmt: skip
STEP = 67
# What must not reach a terminal: control characters, and those that turn or hide text.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class Tried(NamedTuple):
    """A case: what did not hold, and what the dearest command took."""

    problems: list[str]
    seconds: float
    megabytes: float


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """All cases through the reading commands, then the canary."""
    source = repository(ground, "hostile-source", "One")
    chosen = list(cases())[:: STEP if short else 1]
    with ground.at_once() as workers:
        found = list(
            workers.map(lambda pair: _tried(ground, source, *pair), list(enumerate(chosen)))
        )
    bad = tuple(problem for each in found for problem in each.problems)
    held = sum(not each.problems for each in found)
    note = (
        f"each through {len(_COMMANDS)} commands; at most {max(t.seconds for t in found):.1f} s of CPU "
        f"and {max(t.megabytes for t in found):.0f} MB"
    )
    yield Line("hostile", "named inputs", len(found), held, note, "", bad)
    yield canary.line(ground, short)


def _tried(ground: Ground, source: Path, number: int, case: Case) -> Tried:
    """One case through all commands."""
    top = copy(source, ground.folder / f"hostile-{number}")
    try:
        case.make(top)
        for step in (("add", "-A"), ("commit", "--quiet", "--allow-empty", "-m", "Hostile")):
            ground.git(top, *step, check=False)
        spent = [(command, run(ground, top, *command)) for command in _COMMANDS]
        problems = [
            f"{case.name}, {' '.join(command)}: {problem}"
            for command, each in spent if (problem := _judge(each))
        ]  # fmt: skip
        return Tried(problems, max(s.seconds for _, s in spent), max(s.megabytes for _, s in spent))
    finally:
        shutil.rmtree(top)


def _judge(spent: Spent) -> str:
    """What is wrong with how a command ended; "" if nothing is."""
    said = (spent.out + spent.err).decode("utf-8", "surrogateescape")
    if spent.code not in (0, 1, 2, 4):
        return f"exit {spent.code}: {said[-300:]!r}"
    if "Traceback" in said or "a mistake in checklist itself" in said:
        return f"a traceback: {said[-300:]!r}"
    if found := UNSAFE.search(said):
        return f"it printed {found[0]!r} in {said[max(0, found.start() - 40) : found.end() + 40]!r}"
    if spent.seconds > SECONDS:
        return f"{spent.seconds:.1f} s of CPU"
    if spent.megabytes > MEGABYTES:
        return f"{spent.megabytes:.0f} MB"
    return ""
