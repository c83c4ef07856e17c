"""The files below a folder, looked at by a second process, while this one loads what it may need.

Looking at ten thousand files takes as long as loading the rules, and neither waits for the other.
"""

from __future__ import annotations

import fcntl
import os
import select
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from checklist.store.scan import joined, scan

if TYPE_CHECKING:  # as for the index
    from pathlib import Path

MANY = 1_000  # files; fewer are looked at sooner than a second process has begun
_KEPT = 1_000  # bytes, about what is kept of a file
_PIECE = 1 << 20  # bytes


class Glance:
    """The stamps of the files below a folder (see `scan`), which are being gathered elsewhere."""

    def __init__(self, folder: str, count: int) -> None:
        """`count` says how many files are to be expected; with few, nothing is begun yet."""
        self._folder = folder
        self._pid = self._end = 0
        if count >= MANY and processors() > 1 and hasattr(os, "fork"):
            self._begin()

    def meanwhile(self, steps: Iterable[None]) -> None:
        """Take these steps until the stamps are there."""
        if self._pid:
            for _ in steps:
                if select.select([self._end], [], [], 0)[0]:
                    break

    def stamps(self) -> bytes:
        """The stamps in one row, once they are there; raises `CouldNotRun` as `scan` does.

        Asked again, it looks again.
        """
        if not self._pid:
            return joined(scan(self._folder))
        with os.fdopen(self._end, "rb") as end:
            told = end.read()
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        # What went wrong there goes wrong here too, where it can be said.
        return told if not status else joined(scan(self._folder))

    def _begin(self) -> None:
        self._end, end = os.pipe()
        if hasattr(fcntl, "F_SETPIPE_SZ"):
            with suppress(OSError):  # so that all fits, and is told at once
                fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, _PIECE)
        try:
            self._pid = os.fork()
        except OSError:  # there are too many processes: this one looks, then
            os.close(self._end)
            os.close(end)
            return
        if self._pid:
            os.close(end)
            return
        status = 1
        try:
            told = memoryview(joined(scan(self._folder)))
            while told:
                told = told[os.write(end, told[:_PIECE]) :]
            status = 0
        finally:
            os._exit(status)  # nothing of the other process is ended here


def begun(folder: str, database: Path | None) -> Glance:
    """A look at files of which this database keeps something."""
    try:
        size = os.stat(database).st_size if database else 0  # noqa: PTH116 (without pathlib)
    except OSError:
        size = 0
    return Glance(folder, size // _KEPT)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
