"""A power cut right after exit 0: what the disk holds then, without anything that was in memory."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proof.ground import EXAMPLE, Ground, repository
from proof.table import Line

WRITES = 60
_WHAT = "a power cut after exit 0, on ext4"
_SIZE = 64 * 1024 * 1024


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """Every write must be there; and, to see that the cut is one, the same with git alone."""
    if why := _missing():
        yield Line("power", _WHAT, skipped=why)
        return
    disk = ground.folder / "disk.img"
    with disk.open("wb") as file:
        file.truncate(_SIZE)
    subprocess.run(["mkfs.ext4", "-q", str(disk)], check=True)
    place = ground.folder / "disk"
    with mounted(disk, place) as problem:
        if problem:
            yield Line("power", _WHAT, skipped=f"no loop device can be mounted: {problem}")
            return
        yield from _cuts(ground, disk, place, 4 if short else WRITES)


def _missing() -> str:
    if os.geteuid():
        return "mounting a loop device needs root"
    programs = [name for name in ("mkfs.ext4", "mount", "umount") if not shutil.which(name)]
    return f"there is no {programs[0]}" if programs else ""


@contextmanager
def mounted(disk: Path, place: Path) -> Iterator[str]:
    """A disk's file as a file system; gives why it cannot be mounted, or ""."""
    place.mkdir(exist_ok=True)
    call = ["mount", "-o", "loop", str(disk), str(place)]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    try:
        yield done.stderr.strip() if done.returncode else ""
    finally:
        if not done.returncode:
            subprocess.run(["umount", str(place)], check=True)


def _cuts(ground: Ground, disk: Path, place: Path, writes: int) -> Iterator[Line]:
    top = _repository(ground, place)
    bad, control = [], 0
    for number in range(writes):
        arguments, ref = _write(number)
        done = ground.checklist(top, *arguments)
        if done.code:
            raise RuntimeError(f"{arguments}: {done.err}")
        problem = _after_cut(ground, disk, ground.git(top, "rev-parse", ref).strip(), ref)
        bad += [f"write {number + 1}, {' '.join(arguments[:2])}: {problem}"] * bool(problem)
    controls = max(4, writes // 6)
    for number in range(controls):
        (top / "README.md").write_text(f"{number}\n", encoding="utf-8")
        ground.git(top, "commit", "--quiet", "-m", f"Control {number}", "--", "README.md")
        made = ground.git(top, "rev-parse", "HEAD").strip()
        control += bool(_after_cut(ground, disk, made, "HEAD"))
    note = (
        f"control: of {controls} commits by git alone, as it is set up by default, {control} lost"
    )
    yield Line("power", _WHAT, writes, writes - len(bad), note, "", tuple(bad))


def _repository(ground: Ground, place: Path) -> Path:
    """A repository on that disk, wholly written to it."""
    top = place / "repository"
    shutil.move(repository(ground, "for-the-disk"), top)
    os.sync()
    return top


def _write(number: int) -> tuple[tuple[str, ...], str]:
    """One of the writing commands, and where its commit is to be found."""
    title = f"Number {number - number % 6}"
    name = title.lower().replace(" ", "-")
    other = f"number-{number - number % 6}-b"
    calls = (
        ("new", title, "--answers", str(EXAMPLE), "--no-input"),
        ("status", name, "testing"),
        ("edit", name, "owner", "--text", "Head of Care"),
        ("review", name, "--postpone", "2027-03-01", "--because", "leave"),
        ("new", f"{title} b", "--answers", str(EXAMPLE), "--no-input", "--branch"),
        ("undo",),
    )
    branch = f"decision/2026-11-22-{other}"
    return calls[number % 6], branch if number % 6 == 4 else "HEAD"


def _after_cut(ground: Ground, disk: Path, commit: str, ref: str) -> str:
    """What is missing on the disk as it is this moment; "" when all is there."""
    cut = ground.folder / "cut.img"
    shutil.copyfile(disk, cut)
    place = ground.folder / "cut"
    with mounted(cut, place) as problem:
        if problem:
            return f"the file system cannot be mounted: {problem}"
        top = place / "repository"
        checked = ground.run(top, ["git", "fsck", "--strict"])
        if checked.code or "error" in checked.err:
            return f"fsck: {checked.err.strip()[:200]}"
        found = ground.run(top, ["git", "rev-parse", ref]).out.strip()
        if found != commit:
            return f"{ref} is {found}, not {commit}"
        changed = ground.run(top, ["git", "status", "--porcelain"])
        return changed.out + changed.err if changed.out or changed.code else ""
