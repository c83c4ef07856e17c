"""A commit on a branch of its own: nothing moves under the person's hands."""

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checklist.errors import CouldNotRun, UsageProblem
from checklist.store.commit.branch import commit_on_branch, push_hint
from checklist.store.commit.writer import Change
from checklist.store.repository import Repository, Result

Git = Callable[..., str]
PATH = "decisions/2026/zwei tage für alle.md"
BRANCH = "decision/two-days"
CHANGE = Change({PATH: b"# Two days\n"}, "Propose\n\nBody\n")


def same(path: str, mine: bytes, theirs: bytes) -> bool:
    return mine.lower() == theirs.lower()


def hook(top: Path, name: str, script: str) -> None:
    (top / ".git/hooks").mkdir(exist_ok=True)
    (top / ".git/hooks" / name).write_text("#!/bin/sh\n" + script)
    (top / ".git/hooks" / name).chmod(0o755)


def untouched(top: Path, git: Git) -> tuple[str, ...]:
    """Everything of the person's own: branch, commit, staged, edited and unknown files."""
    return (
        git(top, "symbolic-ref", "HEAD"),
        git(top, "rev-parse", "--verify", "HEAD", check=False),
        git(top, "diff", "--cached"),
        git(top, "diff"),
        git(top, "status", "--porcelain", "-z"),
        git(top, "worktree", "list"),
    )


@pytest.fixture(params=["plain", "hooks"])
def top(request: pytest.FixtureRequest, repository: Path, git: Git) -> Path:
    """A repository with work under way, with and without commit hooks."""
    if request.param == "hooks":
        hook(repository, "pre-commit", "test -f README.md || test -d decisions\n")
    (repository / "README.md").write_text("# Edited\n")
    (repository / "staged").write_text("staged\n")
    git(repository, "add", "staged")
    return repository


def test_a_new_branch_holds_the_change_and_nothing_else_moves(top: Path, git: Git) -> None:
    before = untouched(top, git)
    landed = commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same)
    assert untouched(top, git) == before
    assert (landed.branch, landed.files) == (BRANCH, {PATH: b"# Two days\n"})
    assert git(top, "rev-parse", BRANCH).strip() == landed.commit
    assert git(top, "rev-parse", f"{BRANCH}~1") == git(top, "rev-parse", "main")
    listed = git(top, "diff-tree", "-r", "-z", "--name-only", "--no-commit-id", BRANCH)
    assert listed == PATH + "\0"
    assert (
        git(top, "log", "-1", "--format=%an %B", BRANCH).strip() == "Sample Person Propose\n\nBody"
    )
    git(top, "fsck", "--strict")


def test_a_second_change_goes_on_top_and_the_same_again_does_nothing(top: Path, git: Git) -> None:
    repo = Repository.find(top)
    first = commit_on_branch(repo, CHANGE, BRANCH, same=same)
    assert commit_on_branch(repo, CHANGE, BRANCH, same=same).commit == first.commit
    removal = Change({PATH: None, "decisions/b.md": b"b\n"}, "Replace")
    second = commit_on_branch(repo, removal, BRANCH, same=same)
    assert git(top, "rev-parse", f"{BRANCH}~1").strip() == first.commit
    assert second.files == {"decisions/b.md": b"b\n"}
    assert git(top, "ls-tree", "-r", "--name-only", BRANCH).split() == [
        "README.md",
        "decisions/b.md",
    ]


@pytest.mark.parametrize("hooked", [False, True])
def test_it_begins_a_history_where_there_is_none(hooked: bool, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256", "unborn")
    top = tmp_path / "unborn"
    if hooked:
        hook(top, "pre-commit", "exit 0\n")
    commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same)
    assert git(top, "rev-list", "--count", BRANCH) == "1\n"
    assert git(top, "status", "--porcelain") == ""
    git(top, "fsck", "--strict")


def test_the_branch_can_start_elsewhere(top: Path, git: Git) -> None:
    git(top, "branch", "old", "main")
    git(top, "commit", "-q", "--allow-empty", "-m", "Newer")
    commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same, start="old")
    assert git(top, "rev-parse", f"{BRANCH}~1") == git(top, "rev-parse", "old")
    with pytest.raises(UsageProblem, match="no commit"):
        commit_on_branch(Repository.find(top), CHANGE, "decision/b", same=same, start="none")


def test_a_branch_that_is_checked_out_anywhere_does_not_move(
    repository: Path, git: Git, tmp_path: Path
) -> None:
    git(repository, "worktree", "add", "-q", "-b", "side", str(tmp_path / "linked"))
    for branch in ("main", "side"):
        with pytest.raises(CouldNotRun, match="checked out"):
            commit_on_branch(Repository.find(repository), CHANGE, branch, same=same)


@pytest.mark.parametrize("name", ["-x", "a..b", "a b", "", "HEAD.lock", "@{-1}"])
def test_an_impossible_name_is_refused(name: str, repository: Path) -> None:
    with pytest.raises(UsageProblem):
        commit_on_branch(Repository.find(repository), CHANGE, name, same=same)


def test_a_hook_that_rejects_leaves_no_branch_and_no_work_tree(repository: Path, git: Git) -> None:
    hook(repository, "pre-commit", "echo no >&2; exit 1\n")
    before = untouched(repository, git)
    with pytest.raises(CouldNotRun) as refused:
        commit_on_branch(Repository.find(repository), CHANGE, BRANCH, same=same)
    assert "no" in refused.value.details
    assert untouched(repository, git) == before
    assert git(repository, "branch", "--list", BRANCH) == ""


def test_a_hook_sees_whole_files_on_the_branch_and_may_reformat(repository: Path, git: Git) -> None:
    script = f'cat README.md >/dev/null && f="{PATH}" && tr a-z A-Z <"$f" >x && mv x "$f"; '
    hook(repository, "pre-commit", script + 'git add "$f"; git symbolic-ref HEAD >&2\n')
    repo = Repository.find(repository)
    landed = commit_on_branch(repo, CHANGE, BRANCH, same=same)
    assert landed.files == {PATH: b"# TWO DAYS\n"}
    assert commit_on_branch(repo, CHANGE, BRANCH, same=same).commit == landed.commit


def test_a_work_tree_that_a_kill_left_is_no_obstacle(
    repository: Path, git: Git, tmp_path: Path
) -> None:
    hook(repository, "pre-commit", "exit 0\n")
    left = tmp_path / "checklist-worktree-x" / "repository"
    git(repository, "worktree", "add", "-q", "-b", BRANCH, str(left))
    commit_on_branch(Repository.find(repository), CHANGE, BRANCH, same=same)
    assert not left.parent.exists()
    assert git(repository, "rev-list", "--count", BRANCH) == "2\n"


KILLED = """
import os, sys
from pathlib import Path
from checklist.store.commit.branch import commit_on_branch
from checklist.store.commit.writer import Change
from checklist.store.repository import Repository, Result
top, path, branch, number = sys.argv[1:]
calls = []
run = Repository.run
def counted(*args, **more):
    calls.append(args)
    if len(calls) == int(number):
        os._exit(9)
    return run(*args, **more)
Repository.run = counted
commit_on_branch(Repository.find(Path(top)), Change({path: b"# Two days\\n"}, "Propose"), branch,
                 same=lambda *_: False)
"""


def test_killed_between_any_two_steps_the_repository_is_sound(top: Path, git: Git) -> None:
    before = untouched(top, git)[:-1]
    for number in range(1, 100):
        command = [sys.executable, "-c", KILLED, str(top), PATH, BRANCH, str(number)]
        code = subprocess.run(command, check=False).returncode
        git(top, "fsck", "--strict")
        assert untouched(top, git)[:-1] == before
        commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same)
        assert git(top, "rev-list", "--count", BRANCH) == "2\n"
        assert "checklist-worktree-" not in git(top, "worktree", "list")
        if not code:
            return
        assert code == 9
        git(top, "update-ref", "-d", f"refs/heads/{BRANCH}")
    raise AssertionError("it never came to its end")


def test_a_disk_that_fails_beside_the_work_tree_is_said(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    unlink = Path.unlink
    monkeypatch.setattr(
        Path, "unlink",
        lambda path, **more: broken() if path.name.startswith("branch-index") else unlink(path, **more),
    )  # fmt: skip
    monkeypatch.setattr("tempfile.mkdtemp", broken)
    with pytest.raises(CouldNotRun, match="the disk reports an error"):
        commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same)
    assert not git(top, "for-each-ref", f"refs/heads/{BRANCH}")


def test_a_branch_that_somebody_moved_meanwhile_is_left_alone(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repository.find(repository)
    commit_on_branch(repo, CHANGE, BRANCH, same=same)
    run = Repository.run

    def meanwhile(self: Repository, *args: str, **more: Any) -> Result:
        if "commit-tree" in args:
            git(repository, "update-ref", f"refs/heads/{BRANCH}", "main")
        return run(self, *args, **more)

    monkeypatch.setattr(Repository, "run", meanwhile)
    second = Change({"decisions/b.md": b"b\n"}, "Propose b")
    with pytest.raises(CouldNotRun, match="moved or is locked"):
        commit_on_branch(repo, second, BRANCH, same=same)
    assert git(repository, "rev-parse", BRANCH) == git(repository, "rev-parse", "main")


def test_a_stale_lock_of_a_branch_is_named_and_only_removed_when_asked(top: Path, git: Git) -> None:
    lock = top / f".git/refs/heads/{BRANCH}.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    with pytest.raises(CouldNotRun, match="lock file stands in the way") as refused:
        commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same)
    assert "--unlock" in refused.value.hint
    assert str(lock) in refused.value.details[0]
    assert lock.exists()
    commit_on_branch(Repository.find(top), CHANGE, BRANCH, same=same, unlock=True)
    assert git(top, "rev-list", "--count", BRANCH) == "2\n"


def test_signing_is_obeyed(repository: Path, git: Git, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    for name, value in (("gpg.format", "ssh"), ("user.signingkey", key), ("commit.gpgsign", "yes")):
        git(repository, "config", name, str(value))
    commit_on_branch(Repository.find(repository), CHANGE, BRANCH, same=same)
    assert "gpgsig" in git(repository, "cat-file", "commit", BRANCH)
    key.unlink()
    with pytest.raises(CouldNotRun, match="did not make the commit"):
        commit_on_branch(Repository.find(repository), CHANGE, "decision/b", same=same)
    assert git(repository, "branch", "--list", "decision/b") == ""


def test_no_author_is_invented(repository: Path, isolated: Path) -> None:
    (isolated / "gitconfig").write_text("")
    with pytest.raises(CouldNotRun):
        commit_on_branch(Repository.find(repository), CHANGE, BRANCH, same=same)


def test_line_ends_are_converted_as_git_would(repository: Path, git: Git) -> None:
    git(repository, "config", "core.autocrlf", "true")
    change = Change({"decisions/a.md": b"a\r\nb\r\n"}, "Propose")
    landed = commit_on_branch(Repository.find(repository), change, BRANCH, same=same)
    assert landed.files == {"decisions/a.md": b"a\nb\n"}


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "git@github.com:acme/policies.git",
            "https://github.com/acme/policies/pull/new/decision/a",
        ),
        ("https://me:secret@github.com/acme/p", "https://github.com/acme/p/pull/new/decision/a"),
        (
            "ssh://git@gitlab.example.org:2222/group/sub/p.git",
            "https://gitlab.example.org/group/sub/p/-/merge_requests/new"
            "?merge_request%5Bsource_branch%5D=decision%2Fa",
        ),
        (
            "https://bitbucket.org/acme/p.git",
            "https://bitbucket.org/acme/p/pull-requests/new?source=decision%2Fa",
        ),
        ("git@codeberg.org:acme/p.git", "https://codeberg.org/acme/p/compare/decision/a"),
        (
            "https://forgejo.example.org/acme/p",
            "https://forgejo.example.org/acme/p/compare/decision/a",
        ),
        ("https://git.example.org/acme/p.git", ""),
        ("/srv/github/p.git", ""),
        ("https://[bad/p", ""),
    ],
)
def test_how_to_push_and_where_to_open_the_request(
    url: str, address: str, repository: Path, git: Git
) -> None:
    git(repository, "remote", "add", "origin", url)
    lines = push_hint(Repository.find(repository), "decision/a")
    assert lines == ("git push -u origin decision/a", *([address] if address else []))


def test_without_a_remote_the_hint_says_how_to_add_one(repository: Path) -> None:
    assert "git remote add origin" in push_hint(Repository.find(repository), "decision/a")[0]
