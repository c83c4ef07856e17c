"""A command within the promised limits, and what it took of them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from proof.ground import CHECKLIST, Ground

SECONDS = 2.0
MEGABYTES = 200
# Beyond these the system ends it: more address space than a process of the tool needs for 200 MB.
_ENDED = f'ulimit -t 20; ulimit -v {MEGABYTES * 1024 * 4}; exec "$@"'


@dataclass(frozen=True)
class Spent:
    """How a command ended, with the seconds of CPU and the megabytes of the largest process."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: float


def run(ground: Ground, top: Path, *arguments: str, **env: str) -> Spent:
    """Run checklist in `top`, and wait for it with its children's account."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            ["sh", "-c", _ENDED, "sh", *CHECKLIST, *arguments],
            cwd=top, env={**ground.environment, **env}, stdin=subprocess.DEVNULL, stdout=out,
            stderr=err, start_new_session=True,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Spent(
            process.returncode, out.read(), err.read(), used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )  # fmt: skip
