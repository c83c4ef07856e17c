"""Whatever git writes for us is on the disk when it says so; `make proof` cuts the power."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checklist.store.commit.branch import commit_on_branch
from checklist.store.commit.durability import durable
from checklist.store.commit.writer import Change, commit
from checklist.store.repository import Repository, Result

WRITING = {
    "add", "commit", "commit-tree", "hash-object", "mktree", "symbolic-ref", "update-index",
    "update-ref", "write-tree",
}  # fmt: skip
CHANGE = Change({"decisions/one.md": b"# One\n"}, "Propose")
HOOK = "#!/bin/sh\necho >> decisions/one.md && git add -A\n"


@pytest.mark.parametrize("hooked", [False, True])
@pytest.mark.parametrize("branch", ["", "decision/one"])
def test_every_git_that_writes_is_told_to_write_through(
    branch: str,
    hooked: bool,
    repository: Path,
    git: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (repository / "staged.txt").write_text("staged\n")
    git(repository, "add", "staged.txt")
    if hooked:
        hook = repository / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(HOOK)
        hook.chmod(0o755)
    calls: list[tuple[str, ...]] = []
    run = Repository.run

    def noted(self: Repository, *args: str, **more: Any) -> Result:
        if not ({"update-index", "GIT_INDEX_FILE"} <= {*args, *(more.get("env") or {})}):
            calls.append(args)  # all but the index that is thrown away again
        return run(self, *args, **more)

    monkeypatch.setattr(Repository, "run", noted)
    repo = Repository.find(repository)
    if branch:
        commit_on_branch(repo, CHANGE, branch, same=lambda *_: False)
    else:
        commit(repo, CHANGE, same=lambda *_: False)
    asks = ("--quiet", "HEAD")  # `symbolic-ref --quiet HEAD` only reads
    writing = [call for call in calls if WRITING & set(call) and call[-2:] != asks]
    assert writing
    assert not [call for call in writing if "core.fsync=all" not in call]


@pytest.mark.parametrize("branch", ["", "decision/one"])
def test_what_git_does_not_sync_is_synced_by_us(
    branch: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("checklist.store.commit.durability.sync", synced.append)
    repo = Repository.find(repository)
    if branch:
        commit_on_branch(repo, CHANGE, branch, same=lambda *_: False)
    else:
        commit(repo, CHANGE, same=lambda *_: False)
    folder = (repository / ".git/refs/heads" / (branch or "main")).parent
    assert {repository / ".git/index", folder, repository / ".git/refs/heads"} <= set(synced)


def test_git_itself_is_told_to_guess_no_author(
    repository: Path, isolated: Path, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (isolated / "gitconfig").write_text("")
    monkeypatch.setenv("EMAIL", "guessed@example.org")
    words = ("commit", "--quiet", "--allow-empty", "-m", "x")
    assert (
        Repository.find(repository)
        .run(*durable(Repository.find(repository)), *words, check=False)
        .status
    )
    git(repository, "-c", "user.name=x", *words)  # without it, the address would have been taken
