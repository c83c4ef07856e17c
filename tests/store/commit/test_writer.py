"""The writer of commits: what a person may rely on, with real repositories."""

import json
import os
import signal
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from checklist.errors import Bug, CouldNotRun
from checklist.store import files
from checklist.store.commit import journal, locks, staging, writer
from checklist.store.commit.landing import Touched, failed_hook
from checklist.store.commit.writer import Change, Landed, commit, leave, prepare
from checklist.store.repository import Repository

Git = Callable[..., str]
PATH = "decisions/2026/2026-11-22-zwei-tage-für alle.md"
TEXT = b"# Zwei Tage\n\n- **Change:** Two days.\n"


def same(path: str, mine: bytes, theirs: bytes) -> bool:
    """Equal answers: the same words, whatever the white space and case."""
    return mine.lower().split() == theirs.lower().split()


def change(
    path: str = PATH, data: bytes | None = TEXT, message: str = "Propose\n\nBody\n"
) -> Change:
    return Change({path: data}, message)


def record(top: Path, git: Git, data: bytes = TEXT) -> None:
    """A record that is committed already."""
    (top / PATH).parent.mkdir(parents=True)
    (top / PATH).write_bytes(data)
    git(top, "add", PATH)
    git(top, "commit", "-q", "-m", "Record")


def users_work(top: Path, git: Git) -> str:
    """Staged, edited and untracked work of the person's own; returns what they have staged."""
    (top / "staged.txt").write_text("staged\n")
    git(top, "add", "staged.txt")
    (top / "staged.txt").write_text("staged, and edited since\n")
    (top / "README.md").write_text("# Edited\n")
    (top / "untracked.txt").write_text("mine\n")
    return git(top, "diff", "--cached")


def hook(top: Path, name: str, script: str) -> None:
    path = top / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(0o755)


def commits(top: Path, git: Git) -> int:
    return int(git(top, "rev-list", "--count", "HEAD"))


def changed_by_head(top: Path, git: Git) -> list[str]:
    listed = git(top, "diff-tree", "-r", "-z", "--root", "--no-commit-id", "--name-only", "HEAD")
    return [path for path in listed.split("\0") if path]


def test_a_new_record_is_committed_alone_and_the_rest_stays_as_it_was(
    repository: Path, git: Git
) -> None:
    before = users_work(repository, git)
    repo = Repository.find(repository)
    assert prepare(repo) == ()
    landed = commit(repo, change(), same=same)
    assert landed == Landed(git(repository, "rev-parse", "HEAD").strip(), "main", (), {PATH: TEXT})
    assert changed_by_head(repository, git) == [PATH]
    assert git(repository, "diff", "--cached") == before
    assert git(repository, "log", "-1", "--format=%B").strip() == "Propose\n\nBody"
    assert git(repository, "log", "-1", "--format=%an %ae") == "Sample Person sample@example.org\n"
    assert (repository / "README.md").read_text() == "# Edited\n"
    git(repository, "fsck", "--strict")
    assert not journal.exists(repo)


def test_few_git_processes_are_started(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import_module("git")  # GitPython asks git for its version once, at its import

    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(trace))
    repo = Repository.find(repository)
    prepare(repo)
    commit(repo, change(), same=same)
    events = [json.loads(line) for line in trace.read_text().split("\n") if line]
    starts = [event["argv"] for event in events if event["event"] == "start"]
    ours = [argv for argv in starts if argv[1:3] == ["-c", "core.quotepath=false"]]
    assert len(ours) <= 9


@pytest.mark.parametrize("form", ["sha256", "unborn", "linked", "subfolder", "detached"])
def test_it_works_in_every_kind_of_repository(
    form: str, repository: Path, git: Git, tmp_path: Path
) -> None:
    top = repository
    if form in ("sha256", "unborn"):
        top = tmp_path / "other place, ü"
        top.mkdir()
        git(top, "init", "-q", f"--object-format={'sha256' if form == 'sha256' else 'sha1'}")
    if form == "linked":
        top = tmp_path / "linked"
        git(repository, "worktree", "add", "-q", "-b", "side", str(top))
    if form == "detached":
        git(top, "checkout", "-q", "--detach")
    start = top
    if form == "subfolder":
        start = top / "ein Ordner"
        start.mkdir()
    (top / "staged.txt").write_text("staged\n")
    git(top, "add", "staged.txt")
    before = git(top, "diff", "--cached")
    repo = Repository.find(start)
    prepare(repo, force=form == "detached")
    landed = commit(repo, change(), same=same, force=form == "detached")
    assert landed.branch == {"linked": "side", "detached": ""}.get(form, "main")
    assert changed_by_head(top, git) == [PATH]
    assert git(top, "diff", "--cached") == before
    edited = commit(repo, change(data=TEXT + b"More.\n"), same=same, force=form == "detached")
    assert edited.files == {PATH: TEXT + b"More.\n"}
    commit(repo, change(data=None), same=same, force=form == "detached")
    assert not (top / PATH).exists()
    git(top, "fsck", "--strict")


def test_several_files_with_a_deletion_are_one_commit(repository: Path, git: Git) -> None:
    record(repository, git)
    moved = Change({PATH: None, "decisions/new place.md": TEXT, "a*.md": b"star\n"}, "Move")
    commit(Repository.find(repository), moved, same=same)
    assert changed_by_head(repository, git) == sorted(moved.files)


def test_line_ends_that_git_converts_are_no_obstacle(repository: Path, git: Git) -> None:
    git(repository, "config", "core.autocrlf", "true")
    repo = Repository.find(repository)
    crlf = TEXT.replace(b"\n", b"\r\n")
    landed = commit(repo, change(data=crlf), same=same)
    assert landed.files == {PATH: TEXT}
    assert git(repository, "status", "--porcelain") == ""
    again = commit(repo, change(data=crlf + b"More.\r\n"), same=same)
    assert again.files == {PATH: TEXT + b"More.\n"}
    assert git(repository, "status", "--porcelain") == ""


def test_a_sparse_checkout_works_inside_and_says_so_outside(repository: Path, git: Git) -> None:
    for name in ("decisions/x", "other/x"):
        (repository / name).parent.mkdir()
        (repository / name).write_text("x\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Folders")
    git(repository, "sparse-checkout", "set", "--cone", "--sparse-index", "decisions")
    repo = Repository.find(repository)
    commit(repo, change(), same=same)
    assert changed_by_head(repository, git) == [PATH]
    with pytest.raises(CouldNotRun) as refused:
        commit(repo, change("other/record.md"), same=same)
    assert "sparse-checkout add" in refused.value.hint
    assert not (repository / "other/record.md").exists()


def test_an_entry_that_only_announces_the_file_is_no_obstacle(repository: Path, git: Git) -> None:
    repo = Repository.find(repository)
    (repository / "decisions/2026").mkdir(parents=True)
    (repository / PATH).write_bytes(TEXT)
    git(repository, "add", "-N", PATH)
    commit(repo, change(), same=same)
    (repository / "b.md").write_text("b")
    git(repository, "add", "-N", "b.md")
    (repository / "b.md").unlink()
    commit(repo, change("b.md"), same=same)
    assert changed_by_head(repository, git) == ["b.md"]
    assert git(repository, "status", "--porcelain") == ""


def test_the_same_call_again_changes_nothing(repository: Path, git: Git) -> None:
    repo = Repository.find(repository)
    first = commit(repo, change(), same=same)
    count = commits(repository, git)
    second = commit(repo, change(), same=same)
    assert (second.commit, second.files) == (first.commit, first.files)
    assert commits(repository, git) == count


@pytest.mark.parametrize("staged", [True, False])
def test_changes_of_the_persons_own_in_the_record_are_refused_and_kept(
    staged: bool, repository: Path, git: Git
) -> None:
    record(repository, git)
    (repository / PATH).write_bytes(TEXT + b"by hand\n")
    if staged:
        git(repository, "add", PATH)
    before = git(repository, "status", "--porcelain", "-z")
    with pytest.raises(CouldNotRun, match="not committed"):
        commit(Repository.find(repository), change(data=TEXT + b"More.\n"), same=same)
    assert git(repository, "status", "--porcelain", "-z") == before
    assert (repository / PATH).read_bytes() == TEXT + b"by hand\n"


def test_a_file_that_is_there_and_unknown_to_git_is_not_overwritten(
    repository: Path, git: Git
) -> None:
    (repository / "decisions/2026").mkdir(parents=True)
    (repository / PATH).write_bytes(b"mine\n")
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun, match=r"is already there, unknown to git and not committed\.$"):
        commit(repo, change(), same=same)
    with pytest.raises(CouldNotRun, match="unknown to git"):
        leave(repo, change())
    assert (repository / PATH).read_bytes() == b"mine\n"
    (repository / PATH).write_bytes(TEXT)
    assert commit(repo, change(), same=same).files == {PATH: TEXT}


def test_an_ignored_folder_is_refused_with_a_way_out(repository: Path, git: Git) -> None:
    (repository / ".git/info/exclude").write_text("decisions/\n")
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun) as refused:
        commit(repo, change(), same=same)
    assert ".gitignore" in refused.value.hint
    assert not (repository / PATH).exists()
    (repository / "decisions/2026").mkdir(parents=True, exist_ok=True)
    (repository / PATH).write_bytes(b"private\n")
    with pytest.raises(CouldNotRun):
        commit(repo, change(), same=same)
    assert (repository / PATH).read_bytes() == b"private\n"


def test_leaving_the_commit_to_the_person_writes_only_the_file(repository: Path, git: Git) -> None:
    before = users_work(repository, git)
    leave(Repository.find(repository), change())
    assert (repository / PATH).read_bytes() == TEXT
    assert git(repository, "diff", "--cached") == before
    assert commits(repository, git) == 1


# Hooks and signing


def test_a_hook_that_reformats_and_adds_leaves_no_phantom(repository: Path, git: Git) -> None:
    hook(repository, "pre-commit", f'f="{PATH}"; tr a-z A-Z <"$f" >x && mv x "$f"; git add "$f"\n')
    before = users_work(repository, git)
    landed = commit(Repository.find(repository), change(), same=same)
    assert landed.files == {PATH: TEXT.upper()}
    assert changed_by_head(repository, git) == [PATH]
    assert git(repository, "diff", "--cached") == before
    assert git(repository, "status", "--porcelain", "--", PATH) == ""


def test_what_a_hook_sweeps_in_is_said_and_leaves_no_phantom(repository: Path, git: Git) -> None:
    hook(repository, "pre-commit", "git add -A\n")
    (repository / "untracked.txt").write_text("mine\n")
    (repository / "README.md").write_text("# Edited\n")
    landed = commit(Repository.find(repository), change(), same=same)
    assert landed.notes == ("A hook of yours added to the commit: README.md, untracked.txt.",)
    assert git(repository, "status", "--porcelain") == ""


def test_staged_work_stays_staged_when_a_hook_sweeps(repository: Path, git: Git) -> None:
    hook(repository, "pre-commit", "git add README.md\n")
    before = users_work(repository, git)
    landed = commit(Repository.find(repository), change(), same=same)
    assert "README.md" in landed.notes[0]
    assert git(repository, "diff", "--cached") == before


def test_a_disk_that_fails_under_git_is_said_with_what_to_do(repository: Path) -> None:
    hook(repository, "pre-commit", 'echo "fatal: cannot append: Input/output error" >&2; exit 1\n')
    with pytest.raises(CouldNotRun) as refused:
        commit(Repository.find(repository), change(), same=same)
    assert "Check the disk" in refused.value.hint


@pytest.mark.parametrize("edited", [True, False])
def test_a_hook_that_rejects_leaves_everything_as_it_was(
    edited: bool, repository: Path, git: Git
) -> None:
    if edited:
        record(repository, git)
    hook(repository, "pre-commit", 'echo "\033[31mno \a records\033[0m" >&2; exit 1\n')
    staged = users_work(repository, git)
    before = git(repository, "status", "--porcelain", "-z")
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun) as refused:
        commit(repo, change(data=TEXT + b"More.\n"), same=same)
    assert refused.value.details == ("no  records",)
    assert "pre-commit" in refused.value.hint
    assert git(repository, "status", "--porcelain", "-z") == before
    assert git(repository, "diff", "--cached") == staged
    assert (repository / PATH).exists() == edited
    assert not journal.exists(repo)


def test_a_hook_that_rejects_an_edit_keeps_empty_files_in_the_index(
    repository: Path, git: Git
) -> None:
    for name in ("empty.txt", "package/__init__.py"):
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).touch()
    git(repository, "add", ".")
    record(repository, git)
    hook(repository, "pre-commit", "exit 1\n")
    before = git(repository, "ls-files", "--stage")
    with pytest.raises(CouldNotRun):
        commit(Repository.find(repository), change(data=TEXT + b"More.\n"), same=same)
    assert git(repository, "ls-files", "--stage") == before
    assert git(repository, "status", "--porcelain") == ""


def test_an_interrupted_edit_is_put_back_with_empty_files_in_the_index(
    repository: Path, git: Git
) -> None:
    (repository / "empty.txt").touch()
    git(repository, "add", ".")
    record(repository, git)
    repo = Repository.find(repository)
    more = TEXT + b"More.\n"
    journal.save(repo, journal.Journal(repo.head(), "Edit", {PATH: TEXT}, {PATH: more}, ()))
    (repository / PATH).write_bytes(more)
    assert prepare(repo) == ()
    assert git(repository, "status", "--porcelain") == ""


def test_no_paths_mean_no_entries_and_no_commit(repository: Path, git: Git) -> None:
    (repository / "empty.txt").touch()
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Empty file")
    repo = Repository.find(repository)
    before = git(repository, "ls-files", "--stage")
    staging.withdraw(repo, ())
    staging.settle(repo, Touched(repo.head(), {}), {})
    assert staging.entries(repo, ()) == {}
    with pytest.raises(Bug, match="without any file"):
        commit(repo, Change({}, "Nothing"), same=same)
    assert git(repository, "ls-files", "--stage") == before


def test_a_formatter_that_rewrites_and_rejects_is_given_a_second_try(
    repository: Path, git: Git
) -> None:
    script = f'f="{PATH}"; tr a-z A-Z <"$f" >x; cmp -s x "$f" && rm x || {{ mv x "$f"; exit 1; }}\n'
    hook(repository, "pre-commit", script)
    before = users_work(repository, git)
    landed = commit(Repository.find(repository), change(), same=same)
    assert landed.files == {PATH: TEXT.upper()}
    assert git(repository, "diff", "--cached") == before
    assert commits(repository, git) == 2


def test_a_hook_that_changes_answers_and_rejects_gets_no_second_try(
    repository: Path, git: Git
) -> None:
    hook(repository, "pre-commit", f'echo other >"{PATH}"; exit 1\n')
    with pytest.raises(CouldNotRun) as refused:
        commit(Repository.find(repository), change(), same=same)
    kept = next((repository / ".git/checklist/set-aside").iterdir())
    assert kept.read_text() == "other\n"
    assert str(kept) in refused.value.details[-1]
    assert git(repository, "status", "--porcelain") == ""


def test_a_post_commit_hook_that_fails_is_said_and_the_commit_stands(
    repository: Path, git: Git
) -> None:
    hook(repository, "post-commit", "exit 3\n")
    landed = commit(Repository.find(repository), change(), same=same)
    assert landed.notes == ("It is committed, but your post-commit hook failed.",)
    hook(repository, "post-commit", "exit 0\n")
    assert commit(Repository.find(repository), change("b.md"), same=same).notes == ()


def test_message_hooks_are_obeyed_and_find_the_persons_own_surroundings(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    hook(repository, "commit-msg", 'echo "Ticket: 7" >>"$1"; env >.git/seen\n')
    commit(Repository.find(repository), change(), same=same)
    assert "Ticket: 7" in git(repository, "log", "-1", "--format=%B")
    seen = (repository / ".git/seen").read_text()
    assert "LC_CTYPE=de_DE.UTF-8" in seen
    assert "PATHSPECS" not in seen


def test_comment_marks_in_the_message_survive_the_persons_settings(
    repository: Path, git: Git
) -> None:
    git(repository, "config", "commit.cleanup", "strip")
    commit(Repository.find(repository), change(message="Propose\n\n# Heading ü\n"), same=same)
    assert git(repository, "log", "-1", "--format=%B").strip() == "Propose\n\n# Heading ü"


def test_signing_is_obeyed(repository: Path, git: Git, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    git(repository, "config", "gpg.format", "ssh")
    git(repository, "config", "commit.gpgsign", "true")
    git(repository, "config", "user.signingkey", str(key))
    repo = Repository.find(repository)
    commit(repo, change(), same=same)
    assert "gpgsig" in git(repository, "cat-file", "commit", "HEAD")
    key.unlink()
    with pytest.raises(CouldNotRun) as refused:
        commit(repo, change("b.md"), same=same)
    assert "Signing failed" in refused.value.hint
    assert git(repository, "status", "--porcelain") == ""


# What is checked before the first question


def test_no_author_is_invented(repository: Path, isolated: Path) -> None:
    (isolated / "gitconfig").write_text("")
    with pytest.raises(CouldNotRun) as refused:
        prepare(Repository.find(repository))
    assert 'user.name "Your Name"' in refused.value.hint
    assert "user.email" in refused.value.hint


def test_an_address_that_git_would_guess_from_is_not_taken(
    repository: Path, isolated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (isolated / "gitconfig").write_text("")
    monkeypatch.setenv("EMAIL", "guessed@example.org")
    with pytest.raises(CouldNotRun):
        commit(Repository.find(repository), change(), same=same)


def test_what_a_hook_made_of_it_before_is_committed_already(repository: Path, git: Git) -> None:
    script = f'f="{PATH}"; tr a-z A-Z <"$f" >.git/x && mv .git/x "$f"; git add "$f"\n'
    hook(repository, "pre-commit", script)
    repo = Repository.find(repository)
    first = commit(repo, change(), same=same)
    again = commit(repo, change(), same=same)
    assert again.commit == first.commit
    assert again.notes == ("It was committed already.",)
    assert commits(repository, git) == 2
    assert git(repository, "status", "--porcelain") == ""


def test_a_detached_head_is_refused_unless_forced(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "--detach")
    repo = Repository.find(repository)
    for attempt in (lambda: prepare(repo), lambda: commit(repo, change(), same=same)):
        with pytest.raises(CouldNotRun, match="detached"):
            attempt()
    prepare(repo, force=True)
    prepare(repo, elsewhere=True)


def test_a_half_done_merge_is_refused_and_left_alone(repository: Path, git: Git) -> None:
    git(repository, "checkout", "-q", "-b", "side")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Side")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "--no-commit", "side")
    repo = Repository.find(repository)
    for force in (False, True):
        with pytest.raises(CouldNotRun, match="merge is half done"):
            prepare(repo, force=force)
        with pytest.raises(CouldNotRun, match="merge is half done"):
            commit(repo, change(), same=same, force=force)
    prepare(repo, elsewhere=True)
    assert (repository / ".git/MERGE_HEAD").exists()


def test_a_half_done_rebase_is_refused_unless_forced(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "Second")
    monkeypatch.setenv("GIT_SEQUENCE_EDITOR", "sed -i '1i break'")
    git(repository, "rebase", "-q", "-i", "HEAD~1", check=False)
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun, match="rebase is half done"):
        prepare(repo)
    assert commit(repo, change(), same=same, force=True).branch == ""


@pytest.mark.parametrize("name", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_a_stale_lock_is_named_and_only_removed_when_asked(
    name: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "STALE_SECONDS", 0.1)
    lock = repository / ".git" / name
    lock.write_text("")
    os.utime(lock, (lock.stat().st_atime, lock.stat().st_mtime - 7300))
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun) as refused:
        prepare(repo)
    assert "--unlock" in refused.value.hint
    assert refused.value.details == (f"{lock}, 2 hours old",)
    assert lock.exists()
    prepare(repo, unlock=True)
    assert not lock.exists()
    commit(repo, change(), same=same)


def test_a_lock_that_appears_later_is_waited_for_and_then_named(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "GIT_SECONDS", 1.0)
    monkeypatch.setattr(locks, "STALE_SECONDS", 0.1)
    lock = repository / ".git/index.lock"
    repo = Repository.find(repository)
    lock.write_text("")
    with pytest.raises(CouldNotRun, match="lock file"):
        commit(repo, change(), same=same)
    assert lock.exists()
    assert not (repository / PATH).exists()
    threading.Timer(0.3, lock.unlink).start()
    commit(repo, change(), same=same)


def test_a_second_writer_of_ours_waits_and_then_says_why(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repository.find(repository)
    with (
        writer.writing(repo),
        pytest.raises(CouldNotRun, match="Another checklist"),
        locks.one_writer(repo.state_dir / "write.lock", seconds=0.1),
    ):
        pass
    commit(repo, change(), same=same)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_repository_is_refused_before_the_first_question(repository: Path) -> None:
    repo = Repository.find(repository)
    repository.chmod(0o555)
    try:
        with pytest.raises(CouldNotRun, match="Nothing can be written"):
            prepare(repo)
    finally:
        repository.chmod(0o755)


def test_the_state_folder_is_private(repository: Path) -> None:
    repo = Repository.find(repository)
    commit(repo, change(), same=same)
    assert stat.S_IMODE(repo.state_dir.stat().st_mode) == 0o700


# Disk, kill, crowd


@pytest.mark.parametrize("edited", [True, False])
@pytest.mark.parametrize("number", [1, 2])
def test_a_full_disk_loses_nothing(
    number: int, edited: bool, repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    if edited:
        record(repository, git)
    before = git(repository, "status", "--porcelain")
    calls = []
    replace = files._replace

    def full(target: Path, data: bytes, mode: int) -> None:
        calls.append(target)
        if len(calls) == number:
            raise OSError(28, "No space left on device")
        replace(target, data, mode)

    monkeypatch.setattr(files, "_replace", full)
    repo = Repository.find(repository)
    with pytest.raises(CouldNotRun, match="disk is full"):
        commit(repo, change(data=TEXT + b"More.\n"), same=same)
    assert git(repository, "status", "--porcelain") == before
    assert (repository / PATH).exists() == edited
    commit(repo, change(data=TEXT + b"More.\n"), same=same)
    assert commits(repository, git) == 2 + edited


def test_a_git_that_dies_of_a_size_limit_leaves_a_named_lock(repository: Path, git: Git) -> None:
    script = """
        import resource
        from checklist.store.commit import committing, locks
        locks.STALE_SECONDS = locks.GIT_SECONDS = 0.2
        put = committing.recovery.put
        def then_full(repo, files):
            put(repo, files)
            resource.setrlimit(resource.RLIMIT_FSIZE, (50000, resource.RLIM_INFINITY))
        committing.recovery.put = then_full
    """
    big = b"".join(os.urandom(30).hex().encode() + b"\n" for _ in range(4000))
    (repository / "big").write_bytes(big)
    done = child(repository, script, path="b.md", source="big")
    assert "CouldNotRun: Git says that something else is writing" in done.stderr
    assert not (repository / "b.md").exists()
    assert child(repository, path="b.md", source="big").returncode
    assert child(repository, path="b.md", source="big", unlock=True).returncode == 0
    assert commits(repository, git) == 2
    assert git(repository, "status", "--porcelain") == "?? big\n"
    git(repository, "fsck", "--strict")


CHILD = """
import sys, os, signal
from pathlib import Path
from checklist.store.commit import locks
locks.STALE_SECONDS = 0.3  # nobody else is at work here
{injected}
from checklist.store.commit import writer
from checklist.store.repository import Repository
def same(path, mine, theirs):
    return mine.lower().split() == theirs.lower().split()
repo = Repository.find(Path(sys.argv[1]))
writer.prepare(repo, unlock=sys.argv[4] == "unlock")
data = Path(sys.argv[1], sys.argv[3]).read_bytes() if sys.argv[3] else {text!r}
landed = writer.commit(repo, writer.Change({{sys.argv[2]: data}}, "Propose"), same=same)
print(landed.commit)
"""


def child(
    top: Path, injected: str = "", path: str = PATH, source: str = "", unlock: bool = False
) -> subprocess.CompletedProcess[str]:
    """A whole run in a process of its own, and its process group."""
    script = CHILD.format(injected=textwrap.dedent(injected), text=TEXT)
    command = [sys.executable, "-c", script, str(top), path, source, "unlock" if unlock else ""]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", start_new_session=True, check=False
    )


KILL_AT_CALL = """
import subprocess
number = {number}
def counted(function):
    def call(*args, **kwargs):
        global number
        number -= 1
        mine = number
        if mine == 0 and {before}:
            os.killpg(0, signal.SIGKILL)
        try:
            return function(*args, **kwargs)
        finally:
            if mine == 0:
                os.killpg(0, signal.SIGKILL)
    return call
os.fsync = counted(os.fsync)
os.rename = counted(os.rename)
os.replace = counted(os.replace)
os.unlink = counted(os.unlink)
from checklist.store import hooked, streaming
streaming.ask = counted(streaming.ask)
hooked.ask = counted(hooked.ask)
"""


@pytest.mark.parametrize("hooked", [False, True])
def test_killed_between_any_two_steps_the_same_command_ends_with_one_commit(
    hooked: bool, repository: Path, git: Git
) -> None:
    if hooked:
        script = f'f="{PATH}"; tr a-z A-Z <"$f" >.git/x && mv .git/x "$f"; git add "$f"\n'
        hook(repository, "pre-commit", script)
    start = git(repository, "rev-parse", "HEAD").strip()
    staged = users_work(repository, git)
    killed = 0
    for number in range(1, 80):
        done = child(repository, KILL_AT_CALL.format(number=number, before=number % 2 == 0))
        if done.returncode != -signal.SIGKILL:
            break
        killed += 1
        one_commit_after(repository, git, start, staged)
    assert done.returncode == 0, done.stderr
    assert killed >= 15


def one_commit_after(top: Path, git: Git, start: str, staged: str) -> None:
    """The repository is sound, and the same command again ends with exactly one commit."""
    git(top, "fsck", "--strict", "--no-dangling")
    again = child(top, unlock=True)
    assert again.returncode == 0, again.stderr
    assert git(top, "rev-list", "--count", f"{start}..HEAD") == "1\n"
    assert changed_by_head(top, git) == [PATH]
    assert git(top, "diff", "--cached") == staged
    assert git(top, "status", "--porcelain", "--", PATH) == ""
    assert not list((top / ".git/checklist/journal").iterdir())
    git(top, "update-ref", "refs/heads/main", start)
    git(top, "update-index", "--force-remove", PATH)
    (top / PATH).unlink()
    (top / PATH).parent.rmdir()
    (top / PATH).parent.parent.rmdir()


def test_an_interruption_during_a_hook_puts_everything_back(repository: Path, git: Git) -> None:
    hook(repository, "pre-commit", "kill -INT 0; sleep 5\n")
    staged = users_work(repository, git)
    before = git(repository, "status", "--porcelain")
    done = child(repository)
    assert "KeyboardInterrupt" in done.stderr
    assert git(repository, "status", "--porcelain") == before
    assert git(repository, "diff", "--cached") == staged
    assert not (repository / PATH).exists()


GIT_KILLED_AT = """
from checklist.store import hooked
execute = hooked.ask
def traced(folder, args, *rest):
    if "commit" not in args:
        return execute(folder, args, *rest)
    import git.cmd
    class Traced(git.cmd.Git):
        def execute(self, command, **kwargs):
            strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace={call}",
                      "-e", "inject={call}:signal=KILL:when={when}"]
            done = super().execute([*strace, *command], **kwargs)
            os.killpg(0, signal.SIGKILL)
    original, git.cmd.Git = git.cmd.Git, Traced
    return execute(folder, args, *rest)
hooked.ask = traced
"""


def strace_works() -> bool:
    try:
        done = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False)
    except OSError:
        return False
    return done.returncode == 0


@pytest.mark.skipif(not strace_works(), reason="strace is not available")
def test_a_git_killed_inside_the_commit_leaves_a_named_lock_or_nothing(
    repository: Path, git: Git
) -> None:
    start = git(repository, "rev-parse", "HEAD").strip()
    staged = users_work(repository, git)
    named = 0
    moments = [("rename", 1), ("rename", 2), ("link", 1), ("link", 3), ("fsync", 2), ("fsync", 4)]
    for call, when in moments:
        done = child(repository, GIT_KILLED_AT.format(call=call, when=when))
        assert done.returncode == -signal.SIGKILL, done.stderr
        refused = child(repository)
        if refused.returncode:
            assert "CouldNotRun" in refused.stderr
            assert list((repository / ".git").rglob("*.lock"))
            named += 1
        one_commit_after(repository, git, start, staged)
    assert named


def test_a_commit_that_landed_is_known_also_where_git_says_that_it_failed(
    repository: Path, git: Git
) -> None:
    hook(repository, "post-commit", "kill -9 $PPID\n")
    landed = commit(Repository.find(repository), change(), same=same)
    assert landed.commit == git(repository, "rev-parse", "HEAD").strip()
    assert any("reported a failure" in note for note in landed.notes)


def test_a_record_changed_after_a_kill_is_left_alone_and_named(repository: Path, git: Git) -> None:
    repo = Repository.find(repository)
    (repository / PATH).parent.mkdir(parents=True)
    (repository / PATH).write_bytes(b"by hand\n")
    head = repo.head()
    journal.save(repo, journal.Journal(head, "Propose", {PATH: None}, {PATH: TEXT}, (PATH,)))
    notes = prepare(repo)
    assert PATH in notes[0]
    assert (repository / PATH).read_bytes() == b"by hand\n"
    assert not journal.exists(repo)


def test_a_damaged_journal_is_no_obstacle(repository: Path) -> None:
    repo = Repository.find(repository)
    commit(repo, change(), same=same)
    (repo.state_dir / "journal/main.json").write_text("{")
    assert prepare(repo) == ()


CROWD = """
import sys
from pathlib import Path
from checklist.errors import CouldNotRun
from checklist.store.commit import writer
from checklist.store.repository import Repository
repo = Repository.find(Path(sys.argv[1]))
for number in range(4):
    name = f"decisions/{sys.argv[2]}-{number}.md"
    change = writer.Change({name: name.encode()}, name)
    writer.prepare(repo)
    try:
        print(writer.commit(repo, change, same=lambda *_: False).commit, flush=True)
    except CouldNotRun as problem:
        sys.exit(f"{problem.message} {problem.details}")
"""


def test_eight_writers_and_a_person_lose_no_commit(repository: Path, git: Git) -> None:
    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", CROWD, str(repository), str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for number in range(8)
    ]
    acknowledged = []
    number = 0
    while any(each.poll() is None for each in crowd):
        number += 1
        (repository / "README.md").write_text(f"{number}\n")
        done = subprocess.run(
            ["git", "commit", "-q", "-m", f"person {number}", "--", "README.md"],
            cwd=repository,
            capture_output=True,
            check=False,
        )
        if done.returncode == 0:
            acknowledged.append(f"person {number}")
    outputs = [each.communicate() for each in crowd]
    assert [each.returncode for each in crowd] == [0] * 8, [error for _, error in outputs]
    written = [line for out, _ in outputs for line in out.split("\n") if line]
    history = git(repository, "log", "--format=%H %s")
    assert len(written) == len(set(written)) == 32
    assert all(commit in history for commit in written)
    assert acknowledged and all(f"{subject}\n" in history for subject in acknowledged)
    git(repository, "fsck", "--strict")
    touched = git(repository, "log", "--name-only", "--format=", "--", "decisions").split()
    assert len(touched) == 32


def test_a_trace_of_which_the_disk_took_half_says_what_it_can(tmp_path: Path) -> None:
    start = '{"event":"child_start","sid":"s","child_id":1,"hook_name":"post-commit"}\n'
    end = '{"event":"child_exit","sid":"s","child_id":1,"code":1}\n'
    trace = tmp_path / "trace"
    for text, failed in (
        (start + end, True),
        (start + end[:-9], False),
        (start[:-9] + "\n" + end, False),
    ):
        trace.write_text(text)
        assert failed_hook(trace) is failed
