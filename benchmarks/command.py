"""One command, run as whole processes, with how long it took and the most memory it held."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple

_BYTES = 1 if sys.platform == "darwin" else 1024  # what `ru_maxrss` counts in


class Command(NamedTuple):
    """Processes that run one after the other, in a folder; `{n}` stands for the number of the run.

    `given` is what each reads from its standard input; `path` a folder whose programs go first.
    `inside`: it times itself and prints the seconds. `alone`: on one processor.
    """

    steps: tuple[tuple[str, ...], ...]
    folder: Path
    given: str = ""
    path: str = ""
    inside: bool = False
    alone: bool = False


class Taken(NamedTuple):
    """What one run took; the memory is that of the largest of its processes."""

    seconds: float
    megabytes: float


class BrokenError(Exception):
    """A command that did not do what it should."""


def run(command: Command, number: int, most: float) -> Taken:
    """Run a command once; raises BrokenError where it fails, or takes more than `most` seconds."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out:
        given.write(command.given.replace("{n}", str(number)).encode())
        began, largest = time.perf_counter(), 0.0
        for step in command.steps:
            given.seek(0)
            words = [word.replace("{n}", str(number)) for word in step]
            left = most - (time.perf_counter() - began)
            largest = max(largest, _process(words, command, given, out, max(left, 0.1)))
        seconds = time.perf_counter() - began
        if command.inside:
            out.seek(0)
            seconds = float(out.read())
    return Taken(seconds, largest)


def _process(
    words: list[str], command: Command, given: IO[bytes], out: IO[bytes], most: float
) -> float:
    """The most memory (MB) that one process, or one that it waited for, held."""
    path = os.pathsep.join(filter(None, (command.path, os.environ["PATH"])))
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            words, cwd=command.folder, env=os.environ | {"PATH": path}, stdin=given, stderr=said,
            stdout=out if command.inside else subprocess.DEVNULL, process_group=0,
            preexec_fn=_one_processor if command.alone else None,
        )  # fmt: skip
        late = Timer(most, _end, (process.pid,))
        ends = time.monotonic() + most
        late.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            _end(process.pid)
            raise
        finally:
            late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and time.monotonic() >= ends:
            raise BrokenError(f"stopped after {most:.0f} s")
        if process.returncode:
            said.seek(0)
            raise BrokenError(_told(words, process.returncode, said.read()))
    return float(used.ru_maxrss * _BYTES / 1e6)


def _told(words: list[str], code: int, said: bytes) -> str:
    lines = [line for line in said.decode("utf-8", "replace").split("\n") if line.strip()]
    last = f": {lines[-1].strip()}" if lines else ""
    called = " ".join(" ".join([Path(words[0]).name, *words[1:]]).split())
    return f"`{called[:60]}` ended with {code}{last}"


def _end(group: int) -> None:
    """End a process with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _one_processor() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
