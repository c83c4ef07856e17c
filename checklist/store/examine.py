"""Examining many records: each once for its bytes, on all processors where there are enough."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checklist.rules.finding import Finding, Place
from checklist.store.facts import Facts, facts
from checklist.store.glance import processors
from checklist.store.objects import Problem
from checklist.store.scan import LINK, ODD

if TYPE_CHECKING:
    from checklist.rules.time.past import Past
    from checklist.store.measure import Measure

_MANY = 400  # records; below that a second process costs more than it saves
_PART = 100  # records that a process takes at a time
# Files that are read before the rules go through them, and their bytes: a few are faster than each
# alone, and more need more memory.
_TOGETHER = 25
_HELD = 256 * 1024


class Source(NamedTuple):
    """A file to examine: its path, its bytes or why they cannot be had, and its past if it counts.

    A past that is still being asked for is a way to it. `alone` says whether what the file says by
    itself is to be looked at.
    """

    path: str
    data: bytes | Problem
    past: Past | Callable[[], Past] | None = None
    alone: bool = True

    @property
    def known_past(self) -> Past | None:
        """The past, once it is there."""
        return self.past() if callable(self.past) else self.past


class Verdict(NamedTuple):
    """What is found in one file, and what it says to others; `late` is what its past says."""

    path: str
    findings: tuple[Finding, ...]
    facts: Facts
    late: tuple[Finding, ...] | None = None


Told = Callable[[int], None]


def examine(sources: Iterable[Source], measure: Measure, count: int, told: Told) -> list[Verdict]:
    """A verdict for each of `count` sources, in their order; `told` hears how many are done."""
    done: list[Verdict] = []
    for part in _parts(sources, measure, count):
        done += part
        told(len(done))
    return done


def verdicts(sources: Iterable[Source], measure: Measure) -> Iterator[Sequence[Verdict]]:
    """The verdicts on files, some at a time; the bytes of each are parsed once."""
    held: list[Source] = []
    size = 0
    for source in sources:
        held.append(source)
        size += 0 if isinstance(source.data, Problem) else len(source.data)
        if len(held) == _TOGETHER or size > _HELD:
            yield _verdicts(held, measure)
            held, size = [], 0
    if held:
        yield _verdicts(held, measure)


def verdict(source: Source, measure: Measure) -> Verdict:
    """The verdict on one file."""
    (found,) = _verdicts([source], measure)
    return found


def _verdicts(sources: Sequence[Source], measure: Measure) -> Sequence[Verdict]:
    cases = {
        source.path: measure.case(source.data, source.path)
        for source in sources if not isinstance(source.data, Problem)
    }  # fmt: skip
    alone = [cases[source.path] for source in sources if source.alone and source.path in cases]
    found = dict(zip((case.path for case in alone), measure.findings(alone), strict=True))
    told = []
    for source in sources:
        if isinstance(source.data, Problem):
            unread = _unread(source.path, source.data.words)
            told.append(Verdict(source.path, (unread,), Facts()))
            continue
        past = source.known_past
        late = tuple(measure.late(cases[source.path], past)) if past else None
        own = tuple(found.get(source.path, ()))
        told.append(Verdict(source.path, own, facts(source.data), late))
    return told


def _unread(path: str, problem: str) -> Finding:
    if "larger" in problem:
        return Finding(
            "too-large", f"the file {problem}", "Keep the decision here, and link to the rest.",
            Place(), path,
        )  # fmt: skip
    what = "the record" if problem in (LINK, ODD) else "the file"
    return Finding(
        "not-a-file", f"{what} {problem}", "Put a file of its own in its place.", Place(), path
    )


def _parts(sources: Iterable[Source], measure: Measure, count: int) -> Iterator[Sequence[Verdict]]:
    workers = min(processors(), count // (_MANY // 2))
    if workers < 2 or not hasattr(os, "fork"):
        yield from verdicts(sources, measure)
        return
    yield from _side_by_side(sources, measure, workers)


def _side_by_side(
    sources: Iterable[Source], measure: Measure, workers: int
) -> Iterator[Sequence[Verdict]]:
    import multiprocessing  # slow to import, and only for many records

    global _measure
    _measure = measure  # inherited by the processes, for a measure cannot be sent to them
    with multiprocessing.get_context("fork").Pool(workers, _quiet) as pool:
        yield from pool.imap(_examined, _batches(sources))


_measure: Measure


def _quiet() -> None:
    """Leave ctrl-C to the process that started this one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _examined(sources: Sequence[Source]) -> Sequence[Verdict]:
    return [found for part in verdicts(sources, _measure) for found in part]


def _batches(sources: Iterable[Source]) -> Iterator[Sequence[Source]]:
    batch: list[Source] = []
    for source in sources:
        # A way to the past cannot be sent to a process, the past can.
        batch.append(source._replace(past=source.known_past))
        if len(batch) == _PART:
            yield batch
            batch = []
    if batch:
        yield batch
