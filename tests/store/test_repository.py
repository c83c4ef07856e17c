"""What is asked of git, in real repositories."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.errors import CouldNotRun
from checklist.store.complaints import plain, refused
from checklist.store.repository import Repository

Git = Callable[..., str]


def test_a_repository_is_found_from_a_subfolder(repository: Path) -> None:
    folder = repository / "ein Ordner ü"
    folder.mkdir()
    repo = Repository.find(folder)
    assert (repo.top, repo.git_dir, repo.common_dir) == (
        repository,
        repository / ".git",
        repository / ".git",
    )
    assert repo.state_dir == repository / ".git/checklist"
    assert repo.index == repository / ".git/index"


def test_a_linked_work_tree_shares_the_state(repository: Path, git: Git, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "-q", "-b", "side", str(tmp_path / "linked"))
    repo = Repository.find(tmp_path / "linked")
    assert repo.top == tmp_path / "linked"
    assert repo.git_dir == repository / ".git/worktrees/linked"
    assert repo.state_dir == repository / ".git/checklist"
    assert sorted(repo.checked_out()) == ["main", "side"]


def test_no_repository_is_said_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="no git repository") as refused:
        Repository.find(tmp_path)
    assert "git init" in refused.value.hint and "checklist init" in refused.value.hint
    with pytest.raises(CouldNotRun, match="no folder"):
        Repository.find(tmp_path / "missing")


def test_a_line_break_in_the_path_is_said_in_one_line(tmp_path: Path, git: Git) -> None:
    top = tmp_path / "a\nb"
    top.mkdir()
    git(top, "init", "-q")
    with pytest.raises(CouldNotRun, match="line break in it") as refused:
        Repository.find(top)
    assert "\n" not in refused.value.message
    assert "Rename" in refused.value.hint


def test_a_bare_repository_and_gits_own_folder_are_refused(
    repository: Path, git: Git, tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q", "--bare", "bare")
    with pytest.raises(CouldNotRun, match="bare repository"):
        Repository.find(tmp_path / "bare")
    with pytest.raises(CouldNotRun, match="git's own folder"):
        Repository.find(repository / ".git")


def test_a_missing_git_is_said(repository: Path, tmp_path: Path) -> None:
    script = (
        "import os, sys; os.environ['PATH'] = sys.argv[2]\n"
        "from pathlib import Path\n"
        "from checklist.errors import CouldNotRun\n"
        "from checklist.store.repository import Repository\n"
        "try: Repository.find(Path(sys.argv[1]))\n"
        "except CouldNotRun as problem: print(problem.message)\n"
    )
    command = [sys.executable, "-c", script, str(repository), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("Git is not installed")


def test_a_git_that_is_too_old_is_said(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repository.find(repository)
    (tmp_path / "git").write_text("#!/bin/sh\necho git version 2.17.1\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(CouldNotRun, match=r"too old: git version 2\.17\.1"):
        _ = repo.version


def test_an_inherited_git_dir_means_the_same_repository_everywhere(
    repository: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    repo = Repository.find(Path.cwd())
    monkeypatch.chdir(other)
    assert repo.top == repository
    assert repo.paths("HEAD") == ["README.md"]
    assert repo.head()
    (repository / "below").mkdir()
    monkeypatch.chdir(repository / "below")
    monkeypatch.setenv("GIT_DIR", "../.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "../.git/index")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    below = Repository.find(Path.cwd())
    assert below.top == repository
    assert below.paths("HEAD") == ["README.md"]


def test_head_and_branch_are_empty_where_there_is_none(
    repository: Path, git: Git, tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q", "unborn")
    unborn = Repository.find(tmp_path / "unborn")
    assert (unborn.head(), unborn.branch()) == ("", "main")
    assert unborn.snapshot()[:2] == ("", "main")
    assert unborn.paths("HEAD", "decisions") == []
    assert unborn.read("HEAD", "x") is None
    assert unborn.unmerged("decision/") == []
    git(repository, "checkout", "-q", "--detach")
    detached = Repository.find(repository)
    assert (len(detached.head()), detached.branch()) == (40, "")
    assert detached.snapshot()[:2] == (detached.head(), "")


def test_files_are_read_from_a_revision_whatever_their_names(repository: Path, git: Git) -> None:
    names = ["decisions/a b.md", "decisions/ü\n.md", "decisions/-x.md", "decisions-not/c.md"]
    for name in names:
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_bytes(b"\xff\r\n" + name.encode())
    (repository / "decisions/link.md").symlink_to("/etc/passwd")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Files")
    repo = Repository.find(repository)
    assert sorted(repo.paths("HEAD", "decisions")) == sorted(names[:3])
    assert len(repo.paths("HEAD")) == 5
    for name in names:
        assert repo.read("HEAD", name) == b"\xff\r\n" + name.encode()
        assert repo.tracked(name)
    assert repo.read("HEAD", "missing") is None
    assert repo.read("--output=x", "missing") is None
    assert not repo.tracked("missing")
    assert not (repository / "x").exists()


def test_a_replaced_object_is_not_shown(repository: Path, git: Git) -> None:
    real = git(repository, "rev-parse", "HEAD:README.md").strip()
    fake = git(repository, "hash-object", "-w", "--stdin", stdin="approved").strip()
    git(repository, "replace", real, fake)
    assert Repository.find(repository).read("HEAD", "README.md") == b"# Sample\n"


def test_dirty_names_staged_edited_deleted_and_unknown_files_only(
    repository: Path, git: Git
) -> None:
    for name in ("clean", "edited", "deleted"):
        (repository / name).write_text(name)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Files")
    (repository / "edited").write_text("changed")
    (repository / "deleted").unlink()
    (repository / "new ü").mkdir()
    (repository / "new ü/file").write_text("new")
    (repository / "staged*").write_text("staged")
    git(repository, "add", "--", ":(literal)staged*")
    repo = Repository.find(repository)
    asked = ["clean", "edited", "deleted", "new ü/file", "staged*", "missing"]
    assert repo.dirty(asked) == ["deleted", "edited", "new ü/file", "staged*"]
    assert repo.dirty(["stage*"]) == []
    assert repo.dirty([]) == []


def test_dirty_names_a_file_that_git_ignores(repository: Path) -> None:
    (repository / ".git/info/exclude").write_text("decisions/\n")
    (repository / "decisions/2026").mkdir(parents=True)
    for name in ("a.md", "b.md"):
        (repository / "decisions/2026" / name).write_text("private")
    repo = Repository.find(repository)
    assert repo.dirty(["decisions/2026/a.md"]) == ["decisions/2026/a.md"]
    assert repo.dirty(["decisions/2026/c.md"]) == []


def test_what_a_sparse_checkout_leaves_out_is_told(repository: Path, git: Git) -> None:
    for name in ("decisions/x.md", "other/y.md"):
        (repository / name).parent.mkdir()
        (repository / name).write_text("x\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Folders")
    repo = Repository.find(repository)
    assert repo.hidden() == []
    git(repository, "sparse-checkout", "set", "--cone", "--sparse-index", "other")
    assert repo.hidden("decisions") == repo.hidden() == ["decisions/x.md"]
    assert repo.hidden("other") == []


def test_branches_are_listed_by_prefix_and_merged_ones_told_apart(
    repository: Path, git: Git
) -> None:
    git(repository, "branch", "decision/merged")
    git(repository, "checkout", "-q", "-b", "decision/open")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Open")
    tip = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "checkout", "-q", "main")
    repo = Repository.find(repository)
    assert [name for name, _ in repo.branches("decision/")] == ["decision/merged", "decision/open"]
    assert repo.unmerged("decision/") == [("decision/open", tip)]
    assert repo.is_ancestor("HEAD", tip) and not repo.is_ancestor(tip, "HEAD")


def test_the_remote_is_origin_or_the_first(repository: Path, git: Git) -> None:
    repo = Repository.find(repository)
    assert repo.remote_url() == ""
    git(repository, "remote", "add", "backup", "/tmp/backup")
    assert repo.remote() == ("backup", "/tmp/backup")
    git(repository, "remote", "add", "origin", "git@example.org:a/b.git")
    assert repo.remote() == ("origin", "git@example.org:a/b.git")


def test_hooks_that_would_run_are_named(repository: Path, git: Git) -> None:
    assert Repository.find(repository).hooks() == ()
    folder = repository / ".githooks"
    folder.mkdir()
    for name, mode in (("pre-commit", 0o755), ("commit-msg", 0o644), ("pre-push", 0o755)):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(mode)
    git(repository, "config", "core.hooksPath", ".githooks")
    (repository / "sub").mkdir()
    assert Repository.find(repository / "sub").hooks() == ("pre-commit",)


def test_the_identity_is_told_and_never_guessed(repository: Path, isolated: Path) -> None:
    repo = Repository.find(repository)
    assert repo.identity() == "Sample Person <sample@example.org>"
    (isolated / "gitconfig").write_text("[author]\nname = A\nemail = a@example.org\n")
    with pytest.raises(CouldNotRun, match="does not know who you are"):
        repo.identity()


def test_a_date_that_git_cannot_read_is_no_missing_name(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_DATE", "x")
    with pytest.raises(CouldNotRun, match="invalid date format: x") as refused:
        Repository.find(repository).identity()
    assert "who you are" not in refused.value.message
    assert "GIT_AUTHOR_DATE" in refused.value.hint


@pytest.mark.parametrize(
    "words",
    [
        "fatal: unable to write loose object file: No space left on device",
        "fatal: sha1 file '/x/index.lock' write error. Out of diskspace",
        "error: unable to write file: Disk quota exceeded",
        "fatal: cannot update ref 'refs/heads/x': couldn't write '/x/refs/heads/x.lock'",
    ],
)
def test_a_full_disk_is_named_before_anything_else(words: str) -> None:
    problem = refused("git read-tree failed.", words, "Check the key.")
    assert (problem.message, problem.details) == (
        "The disk is full, so git could not write.",
        (words,),
    )
    assert "Free some space" in problem.hint


def test_a_command_that_fails_says_so_in_gits_words(repository: Path) -> None:
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun, match="git rev-parse failed") as refused:
        repo.run("rev-parse", "--verify", "nothing")
    assert refused.value.details == ("fatal: Needed a single revision",)


def test_text_from_outside_carries_no_control_or_direction_marks() -> None:
    hostile = "\x1b]0;title\x07a\x1b[31mred\x1b[0m\u202eback\rline\x00\n\n\tü\u200b\r\nend"
    assert plain(hostile) == ("aredbackline", "ü", "end")
