"""What stands in the way of a commit, found before anything is written and said with a way out."""

import os
import re
from pathlib import Path

from checklist.errors import CouldNotRun
from checklist.store.commit import locks
from checklist.store.commit.journal import Files
from checklist.store.commit.landing import object_id
from checklist.store.commit.recovery import on_disk
from checklist.store.complaints import FULL, plain
from checklist.store.repository import Repository, Result
from checklist.store.status import IGNORED, UNKNOWN, Entry, Snapshot

# Git makes no partial commit in the middle of these, whatever it is told.
_NO_PARTIAL_COMMIT = ("merge", "cherry-pick")

_HINTS = (
    (FULL, "The disk is full: free some space and run the same command again."),
    (
        "ignored by one of your .gitignore",
        "Take the folder out of .gitignore, or leave the file uncommitted with --no-commit.",
    ),
    (
        "did not match any file",
        "Git seems to ignore the file: take its folder out of .gitignore, or use --no-commit.",
    ),
    (
        "sparse-checkout|sparse index",
        "The folder is outside your sparse checkout: git sparse-checkout add FOLDER",
    ),
    (
        "gpg|sign|public key|private key",
        "Signing failed: check your key with: git config --get user.signingkey",
    ),
    ("Input/output error", "Check the disk before you write anything else."),
    ("Permission denied|insufficient permission", "Ask for permission to that folder."),
)


def refuse_read_only(repo: Repository) -> None:
    """Raise `CouldNotRun` where work tree or git's folders cannot be written."""
    for folder in (repo.top, repo.git_dir, repo.common_dir / "objects", repo.common_dir / "refs"):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise CouldNotRun(
                f"Nothing can be written in {folder}.",
                "Ask for permission to that folder, or work in a clone of your own.",
            )


def refuse_half_done(repo: Repository, branch: str, force: bool) -> None:
    """Raise `CouldNotRun` in a merge, a rebase or on a detached HEAD, unless forced."""
    operation = repo.operation()
    if operation in _NO_PARTIAL_COMMIT:
        raise CouldNotRun(
            f"A {operation} is half done here, and git makes no other commit meanwhile.",
            f"Finish it (git commit) or give it up (git {operation} --abort) first, "
            "or commit to a branch of its own with --branch.",
        )
    if force:
        return
    if operation in ("rebase", "revert"):
        raise CouldNotRun(
            f"A {operation} is half done here; a commit now would become a part of it.",
            f"Finish it (git {operation} --continue) first, use --branch, "
            "or add --force if you mean it.",
        )
    if not branch:
        raise CouldNotRun(
            "You are on no branch (detached HEAD); a commit made here is easily lost.",
            "Go back to a branch (git switch main), use --branch, or add --force if you mean it.",
        )


def refuse_locks(candidates: list[Path], unlock: bool) -> None:
    """Raise `CouldNotRun` naming the locks that a killed git left; delete them on `unlock`."""
    stale = locks.left_behind(candidates, locks.STALE_SECONDS)
    if stale and not unlock:
        raise locks.refuse(stale)
    locks.remove(stale)


def lock_files(repo: Repository, branch: str) -> list[Path]:
    """The lock files that a commit needs: index, HEAD, branch."""
    found = [repo.index.with_name(repo.index.name + ".lock"), repo.git_dir / "HEAD.lock"]
    return [*found, branch_lock(repo, branch)] if branch else found


def branch_lock(repo: Repository, branch: str) -> Path:
    """The lock file of a branch."""
    return repo.common_dir / "refs" / "heads" / f"{branch}.lock"


def refuse_changes(repo: Repository, wanted: Files, snapshot: Snapshot) -> None:
    """Raise `CouldNotRun` where a file has changes of the person's own, staged or not."""
    for path, data in wanted.items():
        entry = snapshot.entries.get(path)
        # A file that git ignores is meant to change without being committed.
        if not entry or entry.code == IGNORED:
            continue
        if not _is_wanted(repo, entry, data, on_disk(repo, path)):
            unknown = "is already there, unknown to git and not committed."
            changed = "has changes that you have not committed."
            raise CouldNotRun(
                f"{path} {unknown if entry.code == UNKNOWN else changed}",
                f'Commit it first (git add "{path}", git commit -- "{path}") or move it away, '
                "then run the same command again.",
            )


def _is_wanted(repo: Repository, entry: Entry, data: bytes | None, disk: bytes | None) -> bool:
    """Whether what is there is what is about to be written, or the mere intent to add it."""
    nothing = object_id(repo, b"")
    if disk is None and data is not None:
        return entry.code == ".D" and entry.staged == nothing
    if entry.code[0] in ".?":
        return disk == data
    gone = "0" * len(nothing)
    staged = {gone} if data is None else {object_id(repo, data), object_id(repo, _unix(data))}
    return disk == data and entry.staged in staged


def _unix(data: bytes) -> bytes:
    """As the index has it where git converts line ends."""
    return data.replace(b"\r\n", b"\n")


def why_not(repo: Repository, branch: str, done: Result) -> CouldNotRun:
    """Why git made no commit, with what to do."""
    # A signal ended git, or somebody else's lock outlasted all patience.
    blocked = done.status < 0 or ".lock'" in done.err
    stale = locks.left_behind(lock_files(repo, branch), 0)
    if blocked and stale:
        return locks.refuse(stale)
    words = (*plain(done.err), *plain(done.out.decode("utf-8", "replace")))
    hint = next((hint for mark, hint in _HINTS if re.search(mark, done.err)), "")
    hooks = [name for name in repo.hooks() if name != "post-commit"]
    if not hint and hooks:
        hint = (
            f"The repository's own checks ({', '.join(hooks)}) may have refused it: "
            "settle what they ask for and run the same command again."
        )
    return CouldNotRun("Git did not make the commit; your files are as they were.", hint, words)
