"""What git is told, so that all it writes for us survives a power cut."""

import os
from collections.abc import Iterator
from pathlib import Path

from checklist.store.files import explain, read_file, sync
from checklist.store.repository import DURABLE_GIT, Repository


def durable(repo: Repository) -> tuple[str, ...]:
    """The settings with which git survives a power cut, and never guesses who commits."""
    old = () if repo.version >= DURABLE_GIT else ("-c", "core.fsyncObjectFiles=true")
    return ("-c", "core.fsync=all", *old, "-c", "user.useConfigOnly=true")


def write_through(repo: Repository, ref: str = "") -> None:
    """What git leaves to chance all the same: the index of `commit --only`, and the names of refs.

    Git writes that index without fsync whatever it is told, and syncs no folder ever. `ref` is the
    one that moved, or else the branch of HEAD. Raises `CouldNotRun`.
    """
    if repo.version < DURABLE_GIT:
        os.sync()
        return
    folder = (repo.common_dir / (ref or _ref_of_head(repo))).parent
    try:
        for path in (repo.index, repo.git_dir, *_up_to(folder, repo.common_dir)):
            if path.exists():  # other ways to keep refs have no such folder
                sync(path)
    except OSError as problem:
        raise explain(problem, f"Cannot make sure of {repo.git_dir} on the disk") from problem


def _up_to(folder: Path, top: Path) -> Iterator[Path]:
    """A folder and those above it, as far as `top`."""
    while folder.is_relative_to(top):
        yield folder
        folder = folder.parent


def _ref_of_head(repo: Repository) -> str:
    return read_file(repo.git_dir / "HEAD").decode("utf-8", "surrogateescape")[5:].strip()
