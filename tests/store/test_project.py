"""Where the records live: the settings that are found, and those that are refused."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.errors import ChecklistError, CouldNotRun, UsageProblem
from checklist.model.config import NAME, Config
from checklist.store.project import find, load, parse
from checklist.store.refs import has_decision_branches, may_be_sparse

Git = Callable[..., str]


def test_the_nearest_settings_count_up_to_the_top_of_the_repository(repository: Path) -> None:
    (repository.parent / NAME).write_text("decisions: outside\n", encoding="utf-8")
    (repository / "a/b").mkdir(parents=True)
    found = find(repository / "a/b")
    assert (found.root, found.config) == (repository, Config())
    assert found.state == repository / ".git/checklist"
    (repository / "a" / NAME).write_text("decisions: ours\n", encoding="utf-8")
    assert find(repository / "a/b").decisions == repository / "a/ours"


def test_a_git_folder_that_cannot_be_told_gives_no_state(repository: Path) -> None:
    for content in ("a\0b", "circle"):
        (repository / ".git/commondir").write_text(content, encoding="utf-8")
        if not (repository / ".git/circle").is_symlink():
            (repository / ".git/circle").symlink_to("circle")
        found = find(repository)
        assert (found.root, found.state) == (repository, None)
        assert not has_decision_branches(found) and not may_be_sparse(found)


@pytest.mark.parametrize("closed", ["", "commondir"])
def test_a_git_folder_without_permission_gives_no_state(
    closed: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git/commondir").write_text(".", encoding="utf-8")
    for name in ("is_file", "read_text", "exists"):
        allowed = getattr(Path, name)

        def asked(path: Path, *args: str, allowed: Callable[..., object] = allowed) -> object:
            if path.is_relative_to(repository / ".git" / (closed or "commondir")):
                raise PermissionError(13, "Permission denied")
            return allowed(path, *args)

        monkeypatch.setattr(Path, name, asked)
    assert find(repository).state is None


def test_a_bare_repository_is_said(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q", "--bare", "bare")
    for folder in (tmp_path / "bare", tmp_path / "bare/refs"):
        with pytest.raises(CouldNotRun, match="bare repository"):
            find(folder)


def test_settings_that_are_no_file_are_refused(repository: Path) -> None:
    path = repository / NAME
    makings: dict[str, Callable[[], object]] = {
        "it is a folder": path.mkdir,
        "not a regular file": lambda: os.mkfifo(path),
        "symbolic link": lambda: path.symlink_to("missing"),
    }
    for words, make in makings.items():
        make()
        with pytest.raises(ChecklistError, match=words):
            find(repository)
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize("text", ["[]", "false", "0", "- a"])
def test_settings_that_are_no_keys_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match="`key: value`"):
        load(tmp_path / NAME)


@pytest.mark.parametrize("key", ["decisions", "checklists", "subject"])
@pytest.mark.parametrize("value", ['""', '" "'])
def test_a_setting_that_must_not_be_empty_is_refused(key: str, value: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"{key}: {value}\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match=f"`{key}` is empty"):
        load(tmp_path / NAME)


@pytest.mark.parametrize("text", ["", "# only a remark\n", "subject:\n"])
def test_settings_without_values_are_the_defaults(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert load(tmp_path / NAME) == Config()


@pytest.mark.parametrize(("written", "folder"), [(".", ""), ("./", ""), ("./a//b/", "a/b/")])
def test_the_folder_of_the_decisions_has_one_spelling(
    written: str, folder: str, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_text(f'decisions: "{written}"\n', encoding="utf-8")
    found = find(tmp_path)
    assert found.folder == folder
    assert found.config.decisions == (folder.rstrip("/") or ".")


@pytest.mark.parametrize(
    "text", ["severity: {a-rule: off, b: error}", "severity:\n  a-rule: off\n  b: error"]
)
def test_severities_are_entries_of_their_own(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"owner: Head\n{text}\n", encoding="utf-8")
    assert load(tmp_path / NAME).severity == {"a-rule": "off", "b": "error"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("severity: error", "`severity` must be entries"),
        ("severity: {a: grave}", "`severity` of `a` is 'grave'"),
        ("severity: {a: [error]}", "`severity` of `a`"),
        ("owner: {a: b}", "`owner` must be words"),
        ("rules: ../elsewhere", "`../elsewhere` leaves the folder"),
        ("baseline: /etc/passwd", "`/etc/passwd` leaves the folder"),
        ('rules: ""', "`rules` is empty"),
        (f"decisions: {'x' * 256}", "is too long for a path"),
        (f"baseline: {'ü' * 128}", "is too long for a path"),
        (f"checklists: {'a/' * 501}", "is too long for a path"),
    ],
)
def test_settings_of_the_check_that_cannot_be_used_are_refused(
    text: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match=re.escape(words)):
        load(tmp_path / NAME)


def test_settings_are_read_from_bytes_with_their_name_in_errors() -> None:
    assert parse(b"decisions: ours/\n", "x") == Config(decisions="ours")
    with pytest.raises(UsageProblem, match=r"^settings in main: unknown key"):
        parse(b"nonsense: 1\n", "settings in main")
