"""A commit on another branch where hooks must see whole files: in a work tree made for it."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checklist.errors import CouldNotRun
from checklist.store.commit import journal
from checklist.store.commit.durability import durable
from checklist.store.commit.landing import Same
from checklist.store.commit.writer import Change, Landed, write
from checklist.store.files import explain, remove_file, write_file
from checklist.store.repository import Repository

_PREFIX = "checklist-worktree-"


def commit(
    repo: Repository, change: Change, branch: str, tip: str, base: str, same: Same
) -> Landed:
    """Commit on `branch` (at `tip`, or new and from `base`), with hooks; raises `CouldNotRun`."""
    ref = f"refs/heads/{branch}"
    is_new = base and not tip
    with _work_tree(repo, base) as elsewhere:
        if is_new:
            repo.run(*durable(repo), "update-ref", ref, base, "0" * len(base))
        try:
            elsewhere.run(*durable(repo), "symbolic-ref", "HEAD", ref)
            return write(elsewhere, change, same=same, force=True)
        except (CouldNotRun, KeyboardInterrupt):
            if is_new:
                # The new branch goes again, unless it holds a commit by now.
                repo.run("update-ref", "-d", ref, base, check=False)
            raise


def remove_left_behind(repo: Repository) -> None:
    """Remove such work trees that a kill left; the caller holds the writers' lock."""
    mark = b"worktree "
    for line in repo.run("worktree", "list", "--porcelain").out.split(b"\n"):
        place = Path(os.fsdecode(line.removeprefix(mark)))
        if line.startswith(mark) and place.parent.name.startswith(_PREFIX):
            _remove(repo, place)


@contextlib.contextmanager
def _work_tree(repo: Repository, base: str) -> Iterator[Repository]:
    """A full work tree at `base`, without files for a root commit; removed whatever happens."""
    try:
        place = Path(tempfile.mkdtemp(prefix=_PREFIX)) / repo.top.name
    except OSError as problem:
        raise explain(problem, "Cannot make a temporary work tree") from problem
    fill = ("-c", "core.hooksPath=/dev/null", "reset", "--quiet", "--hard")
    try:
        _register(repo, place, base or _nothing(repo))
        elsewhere = _at(repo, place)
        elsewhere.run(*fill, hooked=True)
        yield elsewhere
    finally:
        _remove(repo, place)


def _register(repo: Repository, place: Path, commit: str) -> None:
    """Make a linked work tree without files: gitrepository-layout(5), the file `gitdir` last.

    Until that file is there, git knows no such work tree. `git worktree add` writes it first, and
    killed then it leaves a HEAD that points at nothing, which `git fsck` calls an error.
    """
    known = f"worktrees/{place.parent.name}"
    write_file(place.parent, f"{place.name}/.git", f"gitdir: {repo.common_dir / known}\n".encode())
    for file, text in (("HEAD", commit), ("commondir", "../.."), ("gitdir", str(place / ".git"))):
        write_file(repo.common_dir, f"{known}/{file}", f"{text}\n".encode())


def _nothing(repo: Repository) -> str:
    """A commit without files and without a branch, to start a work tree from."""
    tree = repo.run(*durable(repo), "mktree", stdin=b"").out.decode("ascii").strip()
    made = repo.run(*durable(repo), "commit-tree", tree, stdin=b"Nothing yet\n")
    return made.out.decode("ascii").strip()


def _at(repo: Repository, place: Path) -> Repository:
    """The repository as seen from one of its linked work trees."""
    git_dir = Path((place / ".git").read_text(encoding="utf-8").removeprefix("gitdir: ").strip())
    hooks = repo.hooks_dir
    if hooks.is_relative_to(repo.top) and not hooks.is_relative_to(repo.common_dir):
        hooks = place / hooks.relative_to(repo.top)
    there = replace(
        repo, top=place, git_dir=git_dir, index=git_dir / "index", hooks_dir=hooks, environment={}
    )
    return there.pinned() if repo.environment else there


def _remove(repo: Repository, place: Path) -> None:
    """Take the work tree away, the file `gitdir` first: git would take HEAD before it."""
    with contextlib.suppress(OSError, CouldNotRun):
        journal.forget(_at(repo, place))
    shutil.rmtree(place.parent, ignore_errors=True)
    with contextlib.suppress(CouldNotRun):
        remove_file(repo.common_dir, f"worktrees/{place.parent.name}/gitdir")
    repo.run("worktree", "prune", check=False)
