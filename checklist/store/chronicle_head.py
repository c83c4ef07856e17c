"""Where a work tree stands, told from git's files without running git."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from checklist.store.project import Project

_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_NAMESPACE")
_LINKS = 5  # how often one name may stand for another


class Places(NamedTuple):
    """The top of a work tree, its own git folder, and the one that linked work trees share."""

    top: Path
    git: Path
    common: Path


def places(project: Project) -> Places | None:
    """Where git keeps what belongs to the project; None where only git itself can tell."""
    if project.state is None or any(name in os.environ for name in _ELSEWHERE):
        return None
    folders = (project.root, *project.root.parents)
    top = next((folder for folder in folders if os.path.lexists(folder / ".git")), None)
    if top is None:
        return None
    git = top / ".git"
    try:
        if git.is_file():
            line = git.read_text("utf-8", "surrogateescape").strip()
            git = Path(os.path.normpath(top / line.removeprefix("gitdir: ")))
    except OSError:
        return None
    return Places(top, git, project.state.parent)


def head(where: Places) -> str | None:
    """The commit of HEAD, "" while the branch is unborn; None where only git itself can tell."""
    try:
        if (where.common / "reftable").exists():
            return None
        text = (where.git / "HEAD").read_bytes().strip()
        for _ in range(_LINKS):
            if not text.startswith(b"ref:"):
                return text.decode() if _COMMIT.fullmatch(text) else None
            name = text.removeprefix(b"ref:").strip()
            if b".." in name or not name.startswith(b"refs/"):
                return None
            found = _named(where, os.fsdecode(name))
            if found is None:
                return ""
            text = found
    except (OSError, ValueError):
        pass
    return None


def shallow(where: Places) -> str:
    """The commits at which a shallow clone ends, one a line; "" in a whole one."""
    try:
        return (where.common / "shallow").read_text("ascii", "replace")
    except OSError:
        return ""


def _named(where: Places, name: str) -> bytes | None:
    """What a branch's name stands for; None when there is no such branch yet."""
    own = name.startswith(("refs/bisect/", "refs/worktree/", "refs/rewritten/"))
    try:
        return ((where.git if own else where.common) / name).read_bytes().strip()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        pass
    try:
        packed = (where.common / "packed-refs").read_bytes()
    except FileNotFoundError:
        return None
    found = re.search(rb"^([0-9a-f]+) " + re.escape(os.fsencode(name)) + rb"$", packed, re.M)
    return found[1] if found else None
