"""No space, and a disk that fails, at every call that changes something; full and read-only places."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from proof import preload
from proof.aftermath import Expected, again, state, unsound
from proof.commands import BY_NAME, COMMANDS, SHORT, Command
from proof.ground import CHECKLIST, Done, Ground, copy
from proof.table import Line

FAULTS = {"full": "no space (ENOSPC) from a call on", "broken": "one call fails (EIO)"}
STEP = 53
_ROOMS = (16, 24, 32, 48, 64, 96, 128, 192, 256, 384)  # KiB that are left


class Fault(NamedTuple):
    """One fault: whether it was met, what did not hold, and how the command ended."""

    met: bool
    problem: str = ""
    code: int = 0


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """A line for each kind of fault and command, then real places without room or permission."""
    if why := preload.missing():
        yield Line("faults", "every changing call", skipped=why)
    else:
        chosen = [BY_NAME[name] for name in SHORT] if short else COMMANDS
        for offset, command in enumerate(chosen):
            yield injected(ground, command, STEP if short else ground.every, offset)
    yield full_disk(ground, short)
    yield read_only(ground)


def injected(ground: Ground, command: Command, step: int, offset: int) -> Line:
    """Let every `step`-th call of a command fail, in both ways."""
    expected = Expected.of(ground, command)
    found: list[Fault] = []
    for shift, how in enumerate(FAULTS):
        number = _count(expected, how)
        chosen = range(1 + (offset * 5 + shift * 11) % step, number + 1, step)
        with ground.at_once() as workers:
            found += workers.map(lambda at, how=how: fault(expected, how, at), chosen)
    met = [each for each in found if each.met]
    bad = tuple(each.problem for each in met if each.problem)
    false = sum("false success" in problem for problem in bad)
    fine = sum(each.code == 0 for each in met)
    note = f"{false} false successes; {fine} ended well all the same, the others said why"
    note += f"; one call in {step}" if step > 1 else ""
    return Line("faults", command.name, len(met), len(met) - len(bad), note, "", bad)


def _count(expected: Expected, how: str) -> int:
    top = copy(expected.source, expected.source.with_name("count"))
    call = [*CHECKLIST, *expected.command.arguments]
    seen = preload.run(expected.ground, top, call, how, 0, expected.command.typed)
    shutil.rmtree(top)
    return seen.count


def fault(expected: Expected, how: str, number: int) -> Fault:
    """One fault, what it left, and the same command again on a healthy disk."""
    top = copy(expected.source, expected.source.with_name(f"{how}-{number}"))
    try:
        call = [*CHECKLIST, *expected.command.arguments]
        seen = preload.run(expected.ground, top, call, how, number, expected.command.typed)
        if not seen.fired:
            return Fault(False)
        problem = judge(expected, top, seen.done)
        return Fault(True, problem and f"{how} {number}, {seen.what}: {problem}", seen.done.code)
    finally:
        shutil.rmtree(top)


def judge(expected: Expected, top: Path, done: Done) -> str:
    """What is wrong with how a command ended on a bad disk, and with what it left; "" if nothing."""
    if problem := unclear(done):
        return f"exit {done.code}, {problem}: {done.err[-400:]}"
    now, new = state(expected.ground, top, expected.command), expected.new
    if not done.code and (now.commits, now.tree, now.files) != (new.commits, new.tree, new.files):
        return f"false success: {done.err[-400:]}"
    return unsound(expected, top) or again(expected, top).problem


def unclear(done: Done) -> str:
    """What is wrong with the words and the exit code of a command that met a fault."""
    if "Traceback" in done.err + done.out:
        return "a traceback"
    if done.code not in (0, 4):
        return "not the exit code of a disk that fails"
    if not done.code:
        return ""
    # A prompt of the interview may stand before it: whoever types makes the line break.
    _, found, message = done.err.removesuffix("\n").rpartition("checklist: ")
    if not found or not all(line.startswith("  ") for line in message.split("\n")[1:]):
        return "not one clear line with its details"
    return ""


def full_disk(ground: Ground, short: bool) -> Line:
    """A small file system with less and less room, where one can be mounted."""
    what = "a small file system that is really full"
    if os.geteuid() or not shutil.which("mount"):
        return Line("faults", what, skipped="mounting one needs root")
    names = ("new --answers", "edit", "status --branch")
    bad: list[str] = []
    tried = 0
    for name in names[:1] if short else names:
        for room in _ROOMS[::4] if short else _ROOMS:
            expected = Expected.of(ground, BY_NAME[name])
            problem = _with_room(expected, room)
            if problem is None:
                return Line("faults", what, skipped="no file system can be mounted here")
            tried += 1
            bad += [f"{name}, {room} KiB left: {problem}"] * bool(problem)
    return Line("faults", what, tried, tried - len(bad), "tmpfs", "", tuple(bad))


def _with_room(expected: Expected, room: int) -> str | None:
    """The command on a file system with so many KiB left; then again with more room."""
    place = expected.ground.folder / "full"
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        return None
    try:
        top = copy(expected.source, place / "repository")
        filled = place / "filler"
        left = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize - room * 1024
        filled.write_bytes(b"x" * left)
        # Where a person's temporary files are is full as well.
        call = [*CHECKLIST, *expected.command.arguments]
        done = expected.ground.run(top, call, {"TMPDIR": str(place)})
        filled.unlink()
        return judge(expected, top, done)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def read_only(ground: Ground) -> Line:
    """Folders without permission: refused in one line, and nothing is touched."""
    what = "read-only folders and file systems"
    expected = Expected.of(ground, BY_NAME["edit"])
    bad, tried = [], 0
    for name in (".", "decisions/2026", ".git", ".git/objects", ".git/refs/heads"):
        top = copy(expected.source, ground.folder / "read-only")
        mounted = _write_protect(top / name)
        try:
            if mounted is None:
                return Line("faults", what, skipped="root may write anywhere, and nothing mounts")
            done = ground.run(top, [*CHECKLIST, *expected.command.arguments])
        finally:
            _give_back(top / name, mounted)
        tried += 1
        problem = "it ended well" if not done.code else judge(expected, top, done)
        bad += [f"{name}: {problem}"] * bool(problem)
        shutil.rmtree(top)
    return Line("faults", what, tried, tried - len(bad), "", "", tuple(bad))


def _write_protect(folder: Path) -> bool | None:
    """Take the permission to write: by its mode, or for root by a read-only mount."""
    if os.geteuid():
        folder.chmod(0o555)
        return False
    for options in (["--bind"], ["-o", "remount,ro,bind"]):
        command = ["mount", *options, str(folder), str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None
    return True


def _give_back(folder: Path, mounted: bool | None) -> None:
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)
    elif mounted is False:
        folder.chmod(0o755)
