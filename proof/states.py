"""Repositories in every state that people leave them in, times every command."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from proof.commands import BY_NAME, Command, prepared
from proof.faults import unclear
from proof.ground import Done, Ground, copy
from proof.table import Line

DONE, REFUSED, EITHER = "done", "refused", "either"
_WRITING = (
    "new --answers", "edit", "review --answers", "review --postpone", "status", "supersede",
    "undo", "init", "status --branch",
)  # fmt: skip
_READING = (
    ("list",), ("list", "--json"), ("show", "one"), ("due",), ("check",), ("history", "one"),
    ("diff", "one"), ("drafts",), ("unheard",), ("doctor",), ("summary", "--base", "HEAD"),
    ("check", "--base", "HEAD"),
)  # fmt: skip
_RECORD = "decisions/2026/2026-11-22-one.md"


@dataclass(frozen=True)
class Place:
    """A repository in its state: where the command runs, and in which surroundings."""

    top: Path
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """A state: how it is made of a repository, and what becomes of a commit there.

    `branched` is the same for a commit on a branch of its own.
    """

    name: str
    make: Callable[[Ground, Path], Place]
    commit: str = DONE
    branched: str = DONE


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """A line for each state."""
    for kind in ("empty", "two", "testing"):
        prepared(ground, kind)
    for number, each in enumerate(STATES):
        yield _tried(ground, each, slice(number % 10, None, 10) if short else slice(None))


def _tried(ground: Ground, state: State, chosen: slice) -> Line:
    commands: list[Command | tuple[str, ...]] = [BY_NAME[name] for name in _WRITING]
    commands += _READING
    with ground.at_once() as workers:
        found = list(
            workers.map(lambda pair: _one(ground, state, *pair), list(enumerate(commands))[chosen])
        )
    bad = tuple(problem for problem in found if problem)
    return Line("states", state.name, len(found), len(found) - len(bad), "", "", bad)


def _one(ground: Ground, state: State, number: int, command: Command | tuple[str, ...]) -> str:
    """One command in one state; what is not as it must be, or ""."""
    writes = isinstance(command, Command)
    source = prepared(ground, command.ground if isinstance(command, Command) else "two")
    folder = ground.folder / f"state-{state.name.replace(' ', '-')}-{number}"
    folder.mkdir()
    try:
        place = state.make(ground, copy(source, folder / "repository"))
        before = _look(ground, place.top)
        arguments = command.arguments if isinstance(command, Command) else command
        done = ground.checklist(place.top, *arguments, **place.env)
        after = _look(ground, place.top)
        if writes and isinstance(command, Command):
            problem = _wrote(state, command, done, before, after)
        else:
            problem = _read(done, before, after)
        return (
            problem and f"{' '.join(arguments[:3])}: {problem}: {done.out[-200:]}{done.err[-300:]}"
        )
    finally:
        shutil.rmtree(folder)


@dataclass(frozen=True)
class Look:
    """A repository from outside: HEAD, all branches, what git says of index and files."""

    head: str
    branches: frozenset[str]
    status: frozenset[str]
    sound: bool


def _look(ground: Ground, top: Path) -> Look:
    refs = ground.git(top, "for-each-ref", "--format=%(refname) %(objectname)", check=False)
    status = ground.git(top, "status", "--porcelain", "--untracked-files=all", check=False)
    return Look(
        ground.git(top, "rev-parse", "HEAD", check=False).strip(),
        frozenset(refs.split("\n")),
        frozenset(status.split("\n")),
        not ground.run(top, ["git", "fsck", "--strict"]).code,
    )


def _read(done: Done, before: Look, after: Look) -> str:
    if done.code not in (0, 1, 2, 4) or "Traceback" in done.out + done.err:
        return f"exit {done.code}"
    return "" if before == after else "a command that reads changed something"


def _wrote(state: State, command: Command, done: Done, before: Look, after: Look) -> str:
    expected = state.branched if command.branch else state.commit
    if not after.sound:
        return "the repository is not sound"
    if done.code not in (0, 2, 4) or (done.code == 4 and unclear(done)):
        return f"exit {done.code}"
    if command.name == "init":
        lost = before.status - after.status
        return f"init moved HEAD, or lost {lost}" if before.head != after.head or lost else ""
    if done.code:
        if after != before:
            return f"refused, but it changed {after.status ^ before.status}"
        return f"exit {done.code}" if expected == DONE else ""
    if expected == REFUSED:
        return "not refused"
    if not before.status <= after.status:
        return f"somebody's work is gone: {before.status - after.status}"
    moved = after.head != before.head
    if moved == bool(command.branch) or after.branches == before.branches:
        return "the wrong branch moved, or none"
    return ""


def _git(*steps: str) -> Callable[[Ground, Path], Place]:
    """A state that a few git commands make."""

    def make(ground: Ground, top: Path) -> Place:
        for step in steps:
            ground.git(top, *step.split(" "))
        return Place(top)

    return make


def _half_done(*steps: str) -> Callable[[Ground, Path], Place]:
    """A merge or rebase that stops at a conflict, after the person's work was put aside."""

    def make(ground: Ground, top: Path) -> Place:
        ground.git(top, "stash", "--quiet")
        ground.git(top, "switch", "--quiet", "-c", "other", "HEAD~0")
        for branch, text in (("other", "theirs\n"), ("main", "mine\n")):
            ground.git(top, "switch", "--quiet", branch)
            (top / "README.md").write_text(text, encoding="utf-8")
            ground.git(top, "commit", "--quiet", "-m", text.strip(), "README.md")
        ground.git(top, *steps, check=False)
        return Place(top)

    return make


def _hook(name: str, script: str) -> Callable[[Ground, Path], Place]:
    def make(_: Ground, top: Path) -> Place:
        hook = top / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        hook.chmod(0o755)
        return Place(top)

    return make


def _env(**env: str) -> Callable[[Ground, Path], Place]:
    """Surroundings; {top} stands for the repository."""
    return lambda _, top: Place(top, {k: v.replace("{top}", str(top)) for k, v in env.items()})


def _lock(name: str) -> Callable[[Ground, Path], Place]:
    def make(_: Ground, top: Path) -> Place:
        (top / ".git" / name).touch()
        return Place(top)

    return make


def _elsewhere(*clone: str) -> Callable[[Ground, Path], Place]:
    """A clone of another kind."""

    def make(ground: Ground, top: Path) -> Place:
        other = top.with_name("other")
        ground.git(top, *clone, f"file://{top}", str(other))
        return Place(other)

    return make


def _linked(ground: Ground, top: Path) -> Place:
    ground.git(top, "worktree", "add", "--quiet", "-b", "side", str(top.with_name("linked")))
    return Place(top.with_name("linked"))


def _sha256(ground: Ground, top: Path) -> Place:
    other = top.with_name("other")
    ground.git(top.parent, "init", "--quiet", "--object-format=sha256", str(other))
    moved = f'git -C "{top}" fast-export --all | git -C "{other}" fast-import --quiet'
    ground.run(top, ["sh", "-c", moved])
    ground.git(other, "reset", "--quiet", "--hard")
    return Place(other)


def _unborn(ground: Ground, top: Path) -> Place:
    ground.git(top.parent, "init", "--quiet", "new")
    return Place(top.parent / "new")


def _changed_record(ground: Ground, top: Path) -> Place:
    for path in top.glob("decisions/*/*.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    return Place(top)


def _link(_: Ground, top: Path) -> Place:
    outside = top.with_name("outside")
    outside.mkdir()
    if (top / "decisions").exists():
        shutil.move(top / "decisions", outside / "decisions")
    else:
        (outside / "decisions").mkdir()
    (top / "decisions").symlink_to(outside / "decisions")
    return Place(top)


_NO_KEY = (
    "config commit.gpgsign true", "config gpg.format ssh", "config user.signingkey /nowhere/key",
)  # fmt: skip
_REWRITES = 'f=$(git diff --cached --name-only -- decisions) && for e in $f; do [ ! -f "$e" ] || { echo >> "$e"; git add "$e"; }; done'

STATES = (
    State("staged, edited and unknown files", _env()),
    State("detached HEAD", _git("checkout --quiet --detach"), REFUSED),
    State("merge half done", _half_done("merge", "other"), REFUSED),
    State("rebase half done", _half_done("rebase", "other"), REFUSED),
    State("cherry-pick half done", _half_done("cherry-pick", "other"), REFUSED),
    State("unborn branch", _unborn, EITHER, EITHER),
    State("linked work tree", _linked),
    State("bare repository", _elsewhere("clone", "--quiet", "--bare"), REFUSED, REFUSED),
    State("SHA-256 repository", _sha256),
    State("shallow clone", _elsewhere("clone", "--quiet", "--depth=1"), EITHER),
    State("no identity", _env(GIT_CONFIG_GLOBAL="/dev/null"), REFUSED, REFUSED),
    State("missing signing key", _git(*_NO_KEY), REFUSED, REFUSED),
    State("hook that rejects", _hook("pre-commit", "echo no >&2; exit 1"), REFUSED, REFUSED),
    State("hook that rejects the message", _hook("commit-msg", "exit 1"), REFUSED, REFUSED),
    State("hook that rewrites", _hook("pre-commit", _REWRITES)),
    State("hook that fails late", _hook("post-commit", "exit 1")),
    State("inherited GIT_DIR", _env(GIT_DIR="{top}/.git", GIT_WORK_TREE="{top}")),
    State("inherited GIT_INDEX_FILE", _env(GIT_INDEX_FILE="{top}/.git/index")),
    State("stale index.lock", _lock("index.lock"), REFUSED, REFUSED),
    State("stale HEAD.lock", _lock("HEAD.lock"), REFUSED, REFUSED),
    State("stale branch lock", _lock("refs/heads/main.lock"), REFUSED, REFUSED),
    State("record edited by hand", _changed_record, EITHER),
    State("folder of decisions is a link", _link, REFUSED, EITHER),
    State("language that is not UTF-8", _env(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")),
    State("far time zone", _env(TZ="Pacific/Kiritimati")),
)
