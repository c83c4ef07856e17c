"""After a kill or a fault: is the repository sound, is anything lost, and does it end well?"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from proof.commands import Command, drafted, prepared
from proof.ground import CHECKLIST, Done, Ground, copy, work_is_untouched


@dataclass(frozen=True)
class State:
    """What a command leaves: how many commits, the newest one's tree, the files, git's view of them."""

    commits: int
    tree: str
    files: str
    status: str


@dataclass(frozen=True)
class Expected:
    """A command's ground before it, and the state that it leaves undisturbed."""

    command: Command
    ground: Ground
    source: Path
    old: State
    new: State
    answers: dict[str, object] | None

    @classmethod
    def of(cls, ground: Ground, command: Command) -> Expected:
        """Let the command run once to its end; raises `RuntimeError` where it does not."""
        source = prepared(ground, command.ground)
        top = copy(source, ground.folder / f"whole-{command.name.replace(' ', '-')}")
        old = state(ground, top, command)
        done = ground.run(top, [*CHECKLIST, *command.arguments], typed=command.typed)
        new = state(ground, top, command)
        if done.code or new.commits != old.commits + command.commits or new == old:
            raise RuntimeError(f"{command.name}: {done.code} {done.out} {done.err}")
        if not work_is_untouched(ground, top):
            raise RuntimeError(f"{command.name} touched what is not its own")
        shutil.rmtree(top)
        return cls(command, ground, source, old, new, drafted(source))


def state(ground: Ground, top: Path, command: Command) -> State:
    """The state of a repository, as far as the command may change it."""
    seen = command.branch
    if seen and not ground.git(top, "for-each-ref", f"refs/heads/{seen}"):
        seen = ""
    history = ground.git(top, "log", "--format=%H %T", *([seen] if seen else [])).split("\n")[:-1]
    where = ground.git(top, "log", "-1", "--format=%T", "HEAD").strip() if command.branch else ""
    status = ground.git(top, "status", "--porcelain", "--untracked-files=all")
    tree = history[0].partition(" ")[2]
    return State(len(history), tree + where, _digest(top), status)


def _digest(top: Path) -> str:
    """The names and bytes of all files of a work tree, in one word."""
    found = hashlib.sha256()
    for path in sorted(top.rglob("*")):
        inside = path.relative_to(top)
        if inside.parts[0] != ".git" and path.is_file():
            found.update(b"%s\0%s\0" % (bytes(inside), path.read_bytes()))
    return found.hexdigest()[:16]


def unsound(expected: Expected, top: Path) -> str:
    """What is not as promised in a repository right after a disturbance; "" when all is."""
    ground, command = expected.ground, expected.command
    checked = ground.run(top, ["git", "fsck", "--strict"])
    if checked.code or "error" in checked.err:
        return f"fsck: {checked.out}{checked.err}"
    now = state(ground, top, command)
    landed = now.commits == expected.new.commits and now.tree == expected.new.tree
    if not landed and (now.commits, now.tree) != (expected.old.commits, expected.old.tree):
        return f"the history is neither the old nor the new one: {now}"
    if not work_is_untouched(ground, top):
        return f"somebody's work was touched: {now.status}"
    if command.draft and not landed and not _holds(drafted(top), expected.answers):
        return "the draft lost answers"
    return ""


def _holds(answers: dict[str, object] | None, before: dict[str, object] | None) -> bool:
    """Whether every answer that was given is still in the draft."""
    return answers is not None and (before or {}).items() <= answers.items()


@dataclass(frozen=True)
class Again:
    """How the same command ended when it ran again; `unlocked` where a lock had to go first."""

    problem: str
    unlocked: bool = False


def again(expected: Expected, top: Path) -> Again:
    """Run the same command again: it ends with exactly one commit, with --unlock if it says so."""
    ground, command = expected.ground, expected.command
    if command.draft and drafted(top) is None:
        return Again(_differs(expected, top))
    call = [*CHECKLIST, *command.arguments]
    done = ground.run(top, call, typed=command.typed)
    unlocked = done.code == 4 and names_lock(done)
    if unlocked:
        done = ground.run(top, [*call, "--unlock"], typed=command.typed)
    if done.code:
        return Again(f"the same command again: exit {done.code}: {done.err}", unlocked)
    return Again(_differs(expected, top), unlocked)


def names_lock(done: Done) -> bool:
    """Whether the message names a lock file, and the way out."""
    return ".lock" in done.err and "--unlock" in done.err


def _differs(expected: Expected, top: Path) -> str:
    """How the end differs from that of an undisturbed run; "" when it does not."""
    now = state(expected.ground, top, expected.command)
    if now != expected.new:
        return f"it ended as {now}, not as {expected.new}"
    if expected.command.draft and drafted(top) is not None:
        return "the draft stayed behind"
    return unsound(expected, top)
