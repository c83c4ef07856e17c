"""What need not be asked of git, told from its files without running it."""

from __future__ import annotations

from checklist.store.project import Project


def has_decision_branches(project: Project) -> bool:
    """Whether there may be a branch `decision/…`; True where only git itself could tell."""
    if project.state is None:
        return False
    git = project.state.parent
    try:
        if (git / "refs/heads/decision").is_dir() or (git / "reftable").is_dir():
            return True
        return b" refs/heads/decision/" in (git / "packed-refs").read_bytes()
    except OSError:
        return False


def may_be_sparse(project: Project) -> bool:
    """Whether a work tree of this repository may leave out files; only git itself knows which."""
    if project.state is None:
        return False
    git, mark = project.state.parent, "info/sparse-checkout"
    return any(git.glob(mark)) or any(git.glob(f"worktrees/*/{mark}"))
