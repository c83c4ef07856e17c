"""`checklist doctor`: what is wrong is named, with the way out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
EXAMPLE = Path(__file__).parent.parent / "data" / "example.answers.yaml"
NAME = "2026-11-22-two-office-days-for-support"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")


@pytest.fixture
def wrong(capsys: pytest.CaptureFixture[str]) -> Callable[[Path], dict[str, str]]:
    """What the doctor finds wrong in a folder: check -> message and way out."""

    def ask(folder: Path) -> dict[str, str]:
        capsys.readouterr()
        code = run(["-C", str(folder), "doctor", "--json"])
        rows = json.loads(capsys.readouterr().out)
        assert all(set(row) == {"check", "ok", "message", "settle"} for row in rows)
        found = {row["check"]: f"{row['message']} {row['settle']}" for row in rows if not row["ok"]}
        assert code == bool(found)
        return found

    return ask


Wrong = Callable[[Path], dict[str, str]]


def test_where_all_is_fine_it_says_so_and_changes_nothing(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(repository), "new", "--answers", str(EXAMPLE)]) == 0
    before = git(repository, "status", "--short", "--ignored")
    capsys.readouterr()
    assert run(["-C", str(repository), "doctor"]) == 0
    said = capsys.readouterr().out
    assert all(line.startswith("ok ") for line in said.strip().split("\n"))
    assert "1 record, all readable" in said
    assert git(repository, "status", "--short", "--ignored") == before


def test_outside_a_repository_it_still_answers(tmp_path: Path, wrong: Wrong) -> None:
    found = wrong(tmp_path)
    assert list(found) == ["repository"]
    assert "git init" in found["repository"]


def test_without_git_it_says_where_to_get_it(
    tmp_path: Path, wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Install it" in wrong(tmp_path)["git"]


def test_an_unknown_person_is_told_how_to_introduce_themselves(
    repository: Path, wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    assert "git config --global user.name" in wrong(repository)["identity"]


def test_a_lock_is_named_with_its_age(repository: Path, wrong: Wrong) -> None:
    lock = repository / ".git" / "index.lock"
    lock.touch()
    found = wrong(repository)["locks"]
    assert "index.lock" in found
    assert "old" in found
    assert "--unlock" in found
    assert lock.exists()


def test_half_done_work_and_a_detached_head_are_named(
    repository: Path, git: Git, wrong: Wrong
) -> None:
    git(repository, "checkout", "--quiet", "--detach")
    assert "detached HEAD" in wrong(repository)["branch"]


def test_signing_that_cannot_work_is_found_before_a_commit(
    repository: Path, git: Git, wrong: Wrong
) -> None:
    git(repository, "config", "commit.gpgsign", "true")
    git(repository, "config", "gpg.program", "no-such-program")
    assert "no-such-program" in wrong(repository)["signing"]
    git(repository, "config", "gpg.format", "ssh")
    assert "user.signingkey" in wrong(repository)["signing"]


def test_an_interrupted_write_is_named(repository: Path, wrong: Wrong) -> None:
    folder = repository / ".git" / "checklist" / "journal"
    folder.mkdir(parents=True)
    (folder / "main.json").write_text("{}")
    assert "interrupted" in wrong(repository)["unfinished"]


def test_damaged_and_old_drafts_are_named(repository: Path, wrong: Wrong) -> None:
    folder = repository / ".git" / "checklist" / "drafts"
    folder.mkdir(parents=True)
    (folder / "new-1.json").write_text("{")
    assert "checklist drafts --discard new-1" in wrong(repository)["drafts"]
    old = {"format": 1, "kind": "new", "record": "", "title": "", "saved": "2026-01-01", "data": {}}
    (folder / "new-1.json").write_text(json.dumps(old))
    assert "2026-01-01" in wrong(repository)["drafts"]


def test_mistakes_in_the_settings_are_named(repository: Path, wrong: Wrong) -> None:
    path = repository / ".checklist.yaml"
    path.write_text("colour: blue\n")
    assert "unknown key `colour`" in wrong(repository)["configuration"]
    path.write_text("review-after: sometime\nchecklist: gone@1\n")
    found = wrong(repository)
    assert "sometime" in found["configuration"]
    assert "gone@1" in found["checklist"]


def test_records_that_cannot_be_read_or_told_apart_are_named(
    repository: Path, wrong: Wrong
) -> None:
    assert run(["-C", str(repository), "new", "--answers", str(EXAMPLE)]) == 0
    path = repository / "decisions" / "2026" / f"{NAME}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: proposed", "status: [a"), encoding="utf-8")
    assert "line" in wrong(repository)["records"]
    path.write_text(text.replace("before-reacting@1", "ours@3"), encoding="utf-8")
    assert "ours@3" in wrong(repository)["checklist"]
    path.write_text(text, encoding="utf-8")
    shutil.copy(path, repository / "decisions")
    assert "same id" in wrong(repository)["records"]


def test_nothing_that_the_repository_names_is_run(
    repository: Path, git: Git, wrong: Wrong, tmp_path: Path
) -> None:
    program, canary = tmp_path / "program", tmp_path / "canary"
    program.write_text(f"#!/bin/sh\n: > '{canary}'\nexit 1\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "gpg.program", "core.pager", "core.editor", "alias.status"):
        git(repository, "config", key, str(program))
    wrong(repository)
    assert not canary.exists()
    git(repository, "status")
    assert canary.exists(), "the program would not have run anyway"
