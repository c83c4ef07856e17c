"""Killed before, in the middle of and after every call that changes something, then run again."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from proof import preload
from proof.aftermath import Expected, again, unsound
from proof.commands import BY_NAME, COMMANDS, SHORT, Command
from proof.ground import CHECKLIST, Ground, copy
from proof.table import Line

MOMENTS = ("before", "middle", "after")
# In the short form: one point in so many, a different one for each moment and command.
STEP = 53


class Point(NamedTuple):
    """One kill: whether the command got that far, what did not hold, whether a lock stayed."""

    reached: bool
    problem: str = ""
    unlocked: bool = False


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """A line for each command that writes."""
    if why := preload.missing():
        yield Line("kill", "every changing call", skipped=why)
        return
    chosen = [BY_NAME[name] for name in SHORT] if short else COMMANDS
    for offset, command in enumerate(chosen):
        yield sweep(ground, command, STEP if short else ground.every, offset)


def sweep(ground: Ground, command: Command, step: int, offset: int) -> Line:
    """Kill one command at every `step`-th point, at each of the moments."""
    expected = Expected.of(ground, command)
    found: dict[str, Point] = {}
    calls = 0
    for shift, moment in enumerate(MOMENTS):
        number = _counted(expected, moment)
        calls = max(calls, number)
        chosen = range(1 + (offset * 5 + shift * 7) % step, number + 1, step)
        found |= _killed(expected, moment, chosen)
        if step == 1:
            found |= _beyond(expected, moment, number)
    reached = {name: point for name, point in found.items() if point.reached}
    bad = [f"{name}: {point.problem}" for name, point in reached.items() if point.problem]
    locks = sum(point.unlocked for point in reached.values())
    note = f"{calls} calls; {locks} left a lock that was named, and ended with --unlock"
    if step > 1:
        note += f"; one point in {step}"
    return Line("kill", command.name, len(reached), len(reached) - len(bad), note, "", tuple(bad))


def _counted(expected: Expected, moment: str) -> int:
    """How many points there are for a moment: all calls, or all writes."""
    top = copy(expected.source, expected.source.with_name("count"))
    seen = preload.run(
        expected.ground, top, [*CHECKLIST, *expected.command.arguments], moment, 0,
        expected.command.typed,
    )  # fmt: skip
    shutil.rmtree(top)
    if seen.done.code or not seen.count:
        raise RuntimeError(f"counting changed the command: {seen}")
    return seen.count


def _killed(expected: Expected, moment: str, numbers: Iterable[int]) -> dict[str, Point]:
    wanted = list(numbers)
    with expected.ground.at_once() as workers:
        points = workers.map(lambda number: point(expected, moment, number), wanted)
        return {f"{moment} {number}": each for number, each in zip(wanted, points, strict=True)}


def _beyond(expected: Expected, moment: str, number: int) -> dict[str, Point]:
    """Further points, until the command runs to its end before one is reached."""
    found = {}
    for beyond in count(number + 1):
        found[f"{moment} {beyond}"] = point(expected, moment, beyond)
        if not found[f"{moment} {beyond}"].reached:
            return found
    raise AssertionError


def point(expected: Expected, moment: str, number: int) -> Point:
    """One kill, what it left, and the same command again."""
    top = copy(expected.source, expected.source.with_name(f"{moment}-{number}"))
    try:
        call = [*CHECKLIST, *expected.command.arguments]
        seen = preload.run(expected.ground, top, call, moment, number, expected.command.typed)
        if not seen.fired:
            return Point(False)
        if seen.done.code != -signal.SIGKILL:
            return Point(True, f"{seen.what}: not killed but {seen.done.code}")
        if problem := unsound(expected, top):
            return Point(True, f"{seen.what}: {problem}")
        ended = again(expected, top)
        return Point(True, ended.problem and f"{seen.what}: {ended.problem}", ended.unlocked)
    finally:
        shutil.rmtree(top)
