"""Whether git has decision branches at all, told from its files without running it."""

from __future__ import annotations

from checklist.store.project import Project


def has_decision_branches(project: Project) -> bool:
    """Whether there may be a branch `decision/…`; True where only git itself could tell."""
    if project.state is None:
        return False
    git = project.state.parent
    if (git / "refs/heads/decision").is_dir() or (git / "reftable").is_dir():
        return True
    try:
        return b" refs/heads/decision/" in (git / "packed-refs").read_bytes()
    except OSError:
        return False
