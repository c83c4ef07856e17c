"""The ground to try things on: an environment of its own, and small repositories with somebody's work."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "tests" / "data"
EXAMPLE = DATA / "example.answers.yaml"
REVIEW = DATA / "example.review.yaml"
TODAY = "2026-11-22"
SECONDS = 600

_CONFIGURATION = """\
[user]
\tname = Sample Person
\temail = sample@example.org
[init]
\tdefaultBranch = main
[gc]
\tauto = 0
"""
_FOREIGN = ("GIT_", "LC_", "XDG_", "PROOF_", "CHECKLIST_", "LD_")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Ground:
    """A temporary folder with a home, in which commands find nothing of the machine's."""

    folder: Path
    # More than there are processors: much of a trial is waiting, to see whether a lock is stale.
    workers: int = 8
    # Kills and faults are tried at every call, or at one in so many.
    every: int = 1

    @property
    def environment(self) -> dict[str, str]:
        """What a command is given to know."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_FOREIGN)}
        home = self.folder / "home"
        return {
            **kept,
            "HOME": str(home),
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CEILING_DIRECTORIES": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "dumb",
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(PROJECT),
            "CHECKLIST_TODAY": TODAY,
        }

    def prepare(self) -> None:
        """Make home and the folder for temporary files; byte code is compiled beforehand."""
        import compileall

        for name in ("home", "tmp"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "home" / "gitconfig").write_text(_CONFIGURATION, encoding="utf-8")
        compileall.compile_dir(str(PROJECT / "checklist"), quiet=1)

    def run(
        self, folder: Path, command: Sequence[str], env: Mapping[str, str] | None = None,
        typed: str = "",
    ) -> Done:  # fmt: skip
        """Run a command in a process group of its own, and wait for it.

        What is `typed` comes from a terminal, and the end of the input behind it.
        """
        with _typing(typed) as stdin:
            done = subprocess.run(
                command, cwd=folder, env={**self.environment, **(env or {})}, stdin=stdin,
                capture_output=True, start_new_session=True, timeout=SECONDS, check=False,
            )  # fmt: skip
        return Done(done.returncode, _text(done.stdout), _text(done.stderr))

    def checklist(self, folder: Path, *arguments: str, **env: str) -> Done:
        """Run checklist itself."""
        return self.run(folder, [*CHECKLIST, *arguments], env)

    def git(self, folder: Path, *arguments: str, check: bool = True) -> str:
        """What git prints; raises `RuntimeError` where it must not fail."""
        done = self.run(folder, ["git", *arguments])
        if check and done.code:
            raise RuntimeError(f"git {' '.join(arguments)}: {done.out}{done.err}")
        return done.out

    def at_once(self) -> ThreadPoolExecutor:
        """As many trials at once as the machine has room for."""
        return ThreadPoolExecutor(self.workers)


CHECKLIST = (sys.executable, "-m", "checklist")


@contextlib.contextmanager
def _typing(typed: str) -> Iterator[int]:
    """A terminal at which all lines are typed already; nothing at all without any."""
    if not typed:
        yield subprocess.DEVNULL
        return
    ours, theirs = os.openpty()
    try:
        os.write(ours, typed.encode() + b"\x04")
        yield theirs
    finally:
        os.close(theirs)
        os.close(ours)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


def repository(ground: Ground, name: str, *titles: str) -> Path:
    """A repository with some decisions, on branch `main`."""
    top = ground.folder / name
    top.mkdir()
    ground.git(top, "init", "--quiet")
    for each in ("README.md", "staged.txt", "edited.txt"):
        (top / each).write_text("as it was\n", encoding="utf-8")
    ground.git(top, "add", ".")
    ground.git(top, "commit", "--quiet", "-m", "Start")
    for title in titles:
        done = ground.checklist(top, "new", title, "--answers", str(EXAMPLE), "--no-input")
        if done.code:
            raise RuntimeError(done.err)
    return top


def somebodys_work(ground: Ground, top: Path) -> None:
    """A person in the middle of something: one file staged, one edited, one not known to git."""
    (top / "staged.txt").write_text("staged\n", encoding="utf-8")
    ground.git(top, "add", "staged.txt")
    (top / "edited.txt").write_text("edited\n", encoding="utf-8")
    (top / "unknown.txt").write_text("unknown\n", encoding="utf-8")


def work_is_untouched(ground: Ground, top: Path) -> bool:
    """Whether that person finds it as it was: nothing committed, unstaged or altered."""
    lines = ground.git(top, "status", "--porcelain", "--no-renames").split("\n")
    kept = {"M  staged.txt", " M edited.txt", "?? unknown.txt"}
    names = ("staged", "edited", "unknown")
    texts = {name: (top / f"{name}.txt").read_text(encoding="utf-8") for name in names}
    staged = ground.git(top, "show", ":staged.txt")
    return kept <= set(lines) and staged == "staged\n" and texts == {n: f"{n}\n" for n in names}


def copy(source: Path, target: Path) -> Path:
    """The same repository again, modes and times included."""
    shutil.copytree(source, target, symlinks=True)
    return target
