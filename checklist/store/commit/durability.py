"""What git is told, so that all it writes for us survives a power cut."""

import os

from checklist.store.repository import DURABLE_GIT, Repository


def durable(repo: Repository) -> tuple[str, ...]:
    """The settings with which git survives a power cut, and never guesses who commits."""
    old = () if repo.version >= DURABLE_GIT else ("-c", "core.fsyncObjectFiles=true")
    return ("-c", "core.fsync=all", *old, "-c", "user.useConfigOnly=true")


def sync_old_git(repo: Repository) -> None:
    """What `durable` cannot ask of an old git: branches and index, too, survive a power cut."""
    if repo.version < DURABLE_GIT:
        os.sync()
