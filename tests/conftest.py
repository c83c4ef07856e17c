"""Fixtures for all rooms: an isolated git, and a real repository to work in."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

GIT_CONFIGURATION = """\
[user]
\tname = Sample Person
\temail = sample@example.org
[init]
\tdefaultBranch = main
[gc]
\tauto = 0
"""


@pytest.fixture(autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the machine reaches a test: home, identity, git settings, time zone, language."""
    home = tmp_path_factory.mktemp("home")
    configuration = home / "gitconfig"
    configuration.write_text(GIT_CONFIGURATION, encoding="utf-8")
    for name in [name for name in os.environ if name.startswith(("GIT_", "LC_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("EMAIL", "EDITOR", "VISUAL", "NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp().parent))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    return home


@pytest.fixture(autouse=True)
def fixed_zone(isolated: Path) -> Iterator[None]:
    """The process itself keeps the fixed time zone too."""
    time.tzset()
    yield
    time.tzset()


def _git(folder: Path, *args: str, stdin: str | None = None, check: bool = True) -> str:
    """What `git` prints in `folder`; a failure fails the test with git's own words."""
    done = subprocess.run(
        ["git", *args], cwd=folder, input=stdin, capture_output=True, encoding="utf-8", check=False
    )
    if check and done.returncode:
        raise AssertionError(f"git {' '.join(args)}: {done.stdout}{done.stderr}")
    return done.stdout


@pytest.fixture
def git() -> Callable[..., str]:
    """Git itself: `git(folder, "log", "-1")` gives what it prints."""
    return _git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A real repository on branch `main` with one commit that holds README.md."""
    top = tmp_path / "repository"
    top.mkdir()
    _git(top, "init", "--quiet")
    (top / "README.md").write_text("# Sample\n", encoding="utf-8")
    _git(top, "add", "README.md")
    _git(top, "commit", "--quiet", "-m", "Start")
    return top


@pytest.fixture
def terminal(repository: Path) -> "Callable[..., pexpect.spawn[str]]":
    """A person at a terminal in the repository: `terminal("new", TERM="dumb")` types there."""

    def start(*arguments: str, **environment: str) -> "pexpect.spawn[str]":
        return pexpect.spawn(
            sys.executable,
            ["-m", "checklist", *arguments],
            cwd=str(repository),
            env={**os.environ, "TERM": "xterm", "CHECKLIST_TODAY": "2026-11-22", **environment},
            encoding="utf-8",
            timeout=20,
            dimensions=(40, 90),
        )

    return start
