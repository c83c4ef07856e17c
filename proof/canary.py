"""A hostile configuration in the inspected repository: no command that reads runs any of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from proof.ground import Ground, copy, repository
from proof.table import Line

_HOOKS = (
    "pre-commit", "post-checkout", "post-index-change", "post-commit", "reference-transaction",
    "fsmonitor-watchman", "pre-auto-gc",
)  # fmt: skip
# Settings of git that name a program; {run} stands for one that leaves the canary.
CONFIGURATIONS = {
    "core.fsmonitor": "{run}",
    "core.hooksPath": "{folder}/hooks",
    "core.pager": "{run}",
    "core.editor": "{run}",
    "core.sshCommand": "{run}",
    "core.gitProxy": "{run}",
    "core.askPass": "{run}",
    "core.alternateRefsCommand": "{run}",
    "pager.log": "{run}",
    "pager.diff": "{run}",
    "pager.show": "{run}",
    "alias.log": "!{run}",
    "alias.rev-parse": "!{run}",
    "alias.cat-file": "!{run}",
    "alias.status": "!{run}",
    "diff.external": "{run}",
    "diff.hostile.textconv": "{run}",
    "diff.hostile.command": "{run}",
    "filter.hostile.clean": "{run}",
    "filter.hostile.smudge": "{run}",
    "filter.hostile.process": "{run}",
    "merge.hostile.driver": "{run}",
    "gpg.program": "{run}",
    "gpg.ssh.program": "{run}",
    "gpg.ssh.defaultKeyCommand": "{run}",
    "credential.helper": "!{run}",
    "sequence.editor": "{run}",
    "interactive.diffFilter": "{run}",
    "uploadpack.packObjectsHook": "{run}",
    "trailer.hostile.command": "{run}",
    "log.showSignature": "true",
    "include.path": "{folder}/included",
}  # fmt: skip
READING = (
    ("list",), ("list", "--json"), ("show", "one"), ("due",), ("check",), ("check", "--base", "HEAD~1"),
    ("diff", "one"), ("history", "one"), ("summary", "--base", "HEAD~1"), ("unheard",), ("drafts",),
    ("rules",), ("checklists",), ("doctor",), ("similar", "one"), ("challenge", ".gitattributes"),
)  # fmt: skip


def line(ground: Ground, short: bool) -> Line:
    """Every setting alone and all at once, with a missing object to fetch, times every command."""
    source = _source(ground)
    names = [*CONFIGURATIONS, "hooks", "promisor", "all of them"]
    chosen = names[:: -16 if short else -1]
    with ground.at_once() as workers:
        found = list(workers.map(lambda name: _ran(ground, source, name), chosen))
    bad = tuple(problem for each in found for problem in each)
    tried = len(chosen) * len(READING)
    note = f"{len(READING)} commands that read; git itself let the canary out: {_control(ground, source)}"
    return Line(
        "hostile", "configurations that run a program", tried, tried - len(bad), note, "", bad
    )


def _source(ground: Ground) -> Path:
    """A repository with attributes that ask for filters, and an edited record."""
    top = repository(ground, "canary-source", "One")
    (top / ".gitattributes").write_text(
        "* filter=hostile diff=hostile merge=hostile\n", encoding="utf-8"
    )
    ground.git(top, "add", ".gitattributes")
    ground.git(top, "commit", "--quiet", "-m", "Attributes")
    for path in top.glob("decisions/*/*.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\nEdited.\n", encoding="utf-8")
    return top


def _ran(ground: Ground, source: Path, name: str) -> list[str]:
    """Which commands ran the program that a configuration names."""
    place = ground.folder / f"canary-{name.replace(' ', '-')}"
    place.mkdir()
    try:
        top = copy(source, place / "repository")
        canary = _hostile(ground, top, name)
        bad = []
        for command in READING:
            done = ground.checklist(top, *command)
            if canary.exists():
                bad.append(f"{name}: `{' '.join(command)}` ran it")
                canary.unlink()
            elif done.code not in (0, 1, 2, 4):
                bad.append(f"{name}: `{' '.join(command)}` ended with {done.code}")
        return bad
    finally:
        shutil.rmtree(place)


def _hostile(ground: Ground, top: Path, name: str) -> Path:
    """Put the configuration into place; gives the file that appears when anything of it runs."""
    folder = top.parent
    canary = folder / "canary"
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n: > '{canary}'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    hooks = folder / "hooks"
    hooks.mkdir()
    (folder / "included").write_text(f"[core]\n\tfsmonitor = {program}\n", encoding="utf-8")
    for each in _HOOKS:
        shutil.copy(program, hooks / each)
        if name in ("hooks", "all of them"):
            shutil.copy(program, top / ".git" / "hooks" / each)
    for key, value in CONFIGURATIONS.items():
        if name in (key, "all of them"):
            filled = value.replace("{run}", str(program)).replace("{folder}", str(folder))
            ground.git(top, "config", key, filled)
    if name in ("promisor", "all of them"):
        _promise(ground, top, program)
    return canary


def _promise(ground: Ground, top: Path, program: Path) -> None:
    """A partial clone that would fetch a missing object with the program."""
    for key, value in (
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "evil"),
        ("remote.evil.url", f"ext::{program}"), ("remote.evil.promisor", "true"),
        ("protocol.ext.allow", "always"), ("remote.evil.uploadpack", str(program)),
    ):  # fmt: skip
        ground.git(top, "config", key, value)
    found = ground.git(top, "rev-parse", "HEAD:decisions", check=False).strip()
    record = ground.git(top, "ls-tree", "-r", "HEAD", "decisions", check=False).split()
    for each in (record[2] if len(record) > 2 else found,):
        (top / ".git" / "objects" / each[:2] / each[2:]).unlink(missing_ok=True)


def _control(ground: Ground, source: Path) -> str:
    """Whether plain git runs what the commands do not: else the trial would show nothing."""
    place = ground.folder / "canary-control"
    place.mkdir()
    top = copy(source, place / "repository")
    canary = _hostile(ground, top, "core.fsmonitor")
    ground.run(top, ["git", "status"])
    return "yes, with `git status`" if canary.exists() else "no"
