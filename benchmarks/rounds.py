"""Rounds: ours, the floors and the peers in turn, so that all meet the same machine."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from benchmarks.command import BrokenError, Command, Taken, run
from benchmarks.figures import OURS, Measured
from benchmarks.floors import FLOORS
from benchmarks.peer_records import made
from benchmarks.peers import Peer
from benchmarks.place import Place
from benchmarks.rows import Row

PEER_AT_MOST = 60.0  # seconds, for one run
ROW_AT_MOST = 300.0  # seconds; no further round begins after that
_NUMBERS = count(1)


class Field:
    """The peers that take part, each with its repository of the size that is measured.

    `versions` and `skipped` are by the peers' names; a peer that failed or took too long at one
    size is not asked for the same at a larger one.
    """

    def __init__(self, work: Path, peers: Mapping[Peer, tuple[str, str]]) -> None:
        self.versions = {peer.name: version for peer, (version, _) in peers.items() if version}
        self.skipped = {peer.name: why for peer, (_, why) in peers.items() if why}
        self._peers = [peer for peer, (version, _) in peers.items() if version]
        self._work = work
        self._gave_up: dict[tuple[str, str], str] = {}

    def commands(self, job: str, records: int, notes: dict[str, str]) -> dict[str, Command]:
        """How each peer does a thing; why it does not, into the notes."""
        found = {}
        for peer in self._peers:
            if job not in peer.does:
                continue
            if why := self._gave_up.get((peer.name, job)):
                notes[peer.name] = why
                continue
            top = self._work / f"{peer.name}-{records}"
            if not top.exists():
                made(peer.kind, top, records)
            found[peer.name] = peer.command(job, top)
        return found

    def give_up(self, name: str, job: str, why: str) -> str:
        """Ask this peer no more for this."""
        self._gave_up[name, job] = f"not tried, as with fewer records it was {why}"
        return why


def measure(row: Row, place: Place, field: Field, runs: int, until: float) -> Measured:
    """Up to so many rounds of a row, none begun after `until` (monotonic seconds).

    Raises BrokenError where one of our commands or a floor fails.
    """
    measured = Measured(row.name, 0 if row.once else place.records)
    peers = field.commands(row.job, place.records, measured.notes)
    commands = {OURS: row.ours(place), **{name: FLOORS[name](place) for name in row.beside}}
    place.reset()
    row.first(place)
    ends = min(until, time.monotonic() + ROW_AT_MOST)
    for number in range(0 if row.cold else -1, runs):  # -1 warms up
        if number > 0 and time.monotonic() > ends:
            break
        place.rest()
        row.before(place)
        most = max(PEER_AT_MOST, until - time.monotonic())
        for name, taken in _round(commands, peers, row, field, measured.notes, most):
            if number >= 0:
                measured.seconds.setdefault(name, []).append(taken.seconds)
                if name == OURS:
                    measured.megabytes = max(measured.megabytes, taken.megabytes)
    for name in measured.notes:
        measured.seconds.pop(name, None)  # not all of its rounds
    return measured


def _round(
    commands: Mapping[str, Command], peers: dict[str, Command], row: Row, field: Field,
    notes: dict[str, str], most: float,
) -> Iterator[tuple[str, Taken]]:  # fmt: skip
    """Each once; a peer that fails or takes too long leaves the row."""
    number = next(_NUMBERS)
    for name, command in commands.items():
        yield name, run(command, number, most)
    for name, command in [*peers.items()]:
        try:
            yield name, run(command, number, PEER_AT_MOST)
        except BrokenError as error:
            notes[name] = field.give_up(name, row.job, str(error))
            del peers[name]
