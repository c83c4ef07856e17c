"""What people would otherwise use: installed apart from each other, and called as they are."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import Command

FOLDER = Path(__file__).parent.parent / ".bench/peers"
# What a peer may do of what we do.
VERSION, HELP, WRITE, LIST, SEARCH, LINT = "version", "help", "write", "list", "search", "lint"
_TEXT = "Lockers are given out anew.\n\n## Context\n\nThe old keys are lost.\n"
_COMMIT = ("git add docs", "git commit -q -m new")


@dataclass(frozen=True, eq=False)
class Peer:
    """A tool: how it is called for each thing that it does, and the kind of its repository.

    `npm`: it comes from npm, and not from the Python package index.
    """

    name: str
    does: Mapping[str, tuple[str, ...]]
    kind: str = "empty"
    npm: bool = False

    @property
    def folder(self) -> Path:
        """Where it is installed; pyadr and git-adr both bring a `git-adr`, so each apart."""
        return FOLDER / self.name

    @property
    def programs(self) -> Path:
        """Where its programs are."""
        return self.folder / ("node_modules/.bin" if self.npm else "bin")

    def command(self, job: str, top: Path) -> Command:
        """How it does a thing, in its repository."""
        words = tuple(tuple(shlex.split(line)) for line in self.does[job])
        return Command(words, top, _TEXT, str(self.programs))


PEERS = (
    Peer("deon", {HELP: ("deon --help",)}),
    Peer(
        "git-adr",
        {
            VERSION: ("git-adr --version",),
            HELP: ("git-adr --help",),
            LIST: ("git-adr list --format oneline",),
            SEARCH: ("git-adr search lockers",),
            WRITE: ("git-adr new 'Lockers {n}' --no-edit --deciders 'Sam Sample'",),
        },
        "notes",
    ),
    Peer(
        "pyadr",
        {
            VERSION: ("pyadr --version",),
            HELP: ("pyadr --help",),
            LIST: ("pyadr toc",),
            LINT: ("pyadr check-adr-repo",),
            WRITE: ("pyadr new Lockers {n}", *_COMMIT),
        },
        "numbered",
    ),
    Peer("adr-viewer", {HELP: ("adr-viewer --help",)}),
    Peer("checklistfabrik", {VERSION: ("clf-play --version",), HELP: ("clf-play --help",)}),
    Peer("mkdocs", {VERSION: ("mkdocs --version",), HELP: ("mkdocs --help",)}),
    Peer(
        "log4brains",
        {
            VERSION: ("log4brains --version",),
            HELP: ("log4brains --help",),
            LIST: ("log4brains adr list --raw",),
            WRITE: (
                "log4brains adr new --quiet 'Lockers {n}'",
                *_COMMIT,
            ),
        },
        "dated",
        npm=True,
    ),
)


def ready(peer: Peer) -> tuple[str, str]:
    """Install a peer where it is missing: its version, or why it is skipped."""
    if peer.npm and not shutil.which("npm"):
        return "", "skipped: there is no npm here"
    done = peer.folder / "ready"  # holds the version
    if not (done.exists() and done.read_text("utf-8")):
        print(f"Installing {peer.name} into {FOLDER.parent.name}/{FOLDER.name}.", flush=True)
        shutil.rmtree(peer.folder, ignore_errors=True)
        peer.folder.mkdir(parents=True)
        try:
            for step in _npm(peer) if peer.npm else _pip(peer):
                subprocess.run(step, capture_output=True, check=True, timeout=600)
            done.write_text(_version(peer), "utf-8")
        except (OSError, subprocess.SubprocessError):
            return "", "skipped: it could not be installed"
    return done.read_text("utf-8"), ""


def _pip(peer: Peer) -> tuple[tuple[str, ...], ...]:
    python = str(peer.programs / "python")
    return (
        (sys.executable, "-m", "venv", str(peer.folder)),
        (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", peer.name),
    )


def _npm(peer: Peer) -> tuple[tuple[str, ...], ...]:
    options = ("--silent", "--no-fund", "--no-audit", "--prefix", str(peer.folder))
    return (("npm", "install", *options, peer.name),)


def _version(peer: Peer) -> str:
    if peer.npm:
        asked = ("node", "-p", f"require('./node_modules/{peer.name}/package.json').version")
    else:
        program = f"from importlib.metadata import version; print(version('{peer.name}'))"
        asked = (str(peer.programs / "python"), "-c", program)
    told = subprocess.run(asked, cwd=peer.folder, capture_output=True, encoding="utf-8", check=True)
    return told.stdout.strip()
