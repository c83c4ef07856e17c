"""The library that counts a command's changing calls, and kills or fails at one of them."""

from __future__ import annotations

import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

from proof.ground import Done, Ground

SOURCE = Path(__file__).with_name("preload.c")
_SIZE = 256


@dataclass(frozen=True)
class Seen:
    """How a command ended, how many calls were counted, and the one that was ended or failed."""

    done: Done
    count: int
    fired: int
    what: str


def missing() -> str:
    """Why the library cannot be used here; "" where it can."""
    if not shutil.which("gcc"):
        return "there is no gcc to build the counting library"
    return "" if shutil.which("ldd") else "the dynamic loader is not that of Linux"


def build(ground: Ground) -> Path:
    """Compile the library into the ground's folder."""
    library = ground.folder / "preload.so"
    if not library.exists():
        subprocess.run(
            ["gcc", "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"], check=True
        )
    return library


def run(ground: Ground, top: Path, command: list[str], how: str, at: int, typed: str = "") -> Seen:
    """Run a command in `top` with the library armed: `how` and `at` as in preload.c."""
    counter = top.with_name(f"{top.name}.counter")
    counter.write_bytes(b"\0" * _SIZE)
    env = {
        "LD_PRELOAD": str(build(ground)),
        "PROOF_COUNTER": str(counter),
        "PROOF_AT": str(at),
        "PROOF_DO": how,
    }
    done = ground.run(top, command, env, typed)
    count, fired, what = struct.unpack("=II248s", counter.read_bytes())
    counter.unlink()
    return Seen(done, count, fired, what.split(b"\0")[0].decode("utf-8", "replace").strip())
