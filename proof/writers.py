"""Sixteen writers at once, and a person who commits all the time: nothing acknowledged is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from proof.faults import unclear
from proof.ground import EXAMPLE, Done, Ground, repository
from proof.table import Line

WRITERS = 16


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """All on one branch, then each on a branch of its own."""
    yield crowd(ground, 1 if short else 6, "on one branch")
    yield crowd(ground, 1 if short else 3, "each on a branch of its own", "--branch")


def crowd(ground: Ground, rounds: int, name: str, *options: str) -> Line:
    """Let the writers and the person loose, and look for every commit that was acknowledged."""
    top = repository(ground, f"crowd{len(options)}")
    with ThreadPoolExecutor(WRITERS) as writers:
        running = [
            writers.submit(_writer, ground, top, each, rounds, options) for each in range(16)
        ]
        person = _person(ground, top, running)
    ended = [done for each in running for done in each.result()]
    recorded = [found[1] for done in ended if (found := re.search(r"Recorded in (\w+)", done.out))]
    refused = [done for done in ended if done.code]
    history = ground.git(top, "log", "--all", "--format=%h %H %s", "--abbrev=10")
    lost = [commit for commit in recorded if f"{commit} " not in history]
    gone = [subject for subject in person if f" {subject}\n" not in history]
    bad = [f"lost: {each}" for each in (*lost, *gone)]
    bad += [f"unclear refusal: {done.err[-300:]}" for done in refused if unclear(done)]
    checked = ground.run(top, ["git", "fsck", "--strict"])
    bad += [f"fsck: {checked.err}"] * bool(checked.code)
    tried = len(recorded) + len(person)
    note = (
        f"{len(recorded)} records and {len(person)} commits of the person acknowledged, "
        f"{len(lost) + len(gone)} lost; {len(refused)} refused, in one clear line"
    )
    what = f"{WRITERS} writers and a person, {name}"
    return Line("writers", what, tried, tried - len(bad), note, "", tuple(bad))


def _writer(
    ground: Ground, top: Path, number: int, rounds: int, options: tuple[str, ...]
) -> list[Done]:
    """One who records decision after decision; who is refused tries once more."""
    ended = []
    for turn in range(rounds):
        title = f"Writer {number} turn {turn}"
        call = ("new", title, "--answers", str(EXAMPLE), "--no-input", *options)
        ended.append(ground.checklist(top, *call))
        if ended[-1].code:
            ended.append(ground.checklist(top, *call))
    return ended


def _person(ground: Ground, top: Path, running: list[Future[list[Done]]]) -> list[str]:
    """Somebody who commits a file of their own as long as the others write; what git confirmed."""
    acknowledged = []
    number = 0
    while not all(each.done() for each in running):
        number += 1
        (top / "edited.txt").write_text(f"{number}\n", encoding="utf-8")
        subject = f"Person {number}"
        if not ground.run(top, ["git", "commit", "-q", "-m", subject, "--", "edited.txt"]).code:
            acknowledged.append(subject)
    return acknowledged
