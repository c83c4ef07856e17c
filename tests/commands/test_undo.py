"""`checklist undo`: what was recorded last is taken back, openly."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
EXAMPLE = Path(__file__).parent.parent / "data" / "example.answers.yaml"
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"


@pytest.fixture
def top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one proposed decision."""
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    propose(repository)
    return repository


def propose(top: Path) -> None:
    assert run(["-C", str(top), "new", "--answers", str(EXAMPLE)]) == 0


def undo(top: Path, *arguments: str) -> int:
    return run(["-C", str(top), "undo", *arguments])


def commits(git: Git, top: Path) -> int:
    return int(git(top, "rev-list", "--count", "HEAD"))


def tree(git: Git, top: Path, revision: str) -> str:
    return git(top, "rev-parse", f"{revision}^{{tree}}")


def test_a_new_decision_goes_by_a_new_commit(top: Path, git: Git) -> None:
    assert undo(top) == 0
    assert not (top / PATH).exists()
    assert commits(git, top) == 3
    assert tree(git, top, "HEAD") == tree(git, top, "HEAD~2")
    assert git(top, "log", "-1", "--format=%s").startswith("Undo: Propose: Two office days")
    assert git(top, "status", "--short") == ""


def test_the_very_first_commit_of_a_repository_can_be_taken_back(
    tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    git(tmp_path, "init", "--quiet")
    propose(tmp_path)
    assert undo(tmp_path) == 0
    assert undo(tmp_path) == 0
    assert commits(git, tmp_path) == 2
    assert git(tmp_path, "ls-tree", "-r", "HEAD") == ""


def test_a_change_is_taken_back_to_the_letter(top: Path, git: Git) -> None:
    before = (top / PATH).read_bytes()
    assert run(["-C", str(top), "edit", NAME, "title", "--text", "Another"]) == 0
    assert undo(top) == 0
    assert (top / PATH).read_bytes() == before


def test_several_files_are_taken_back_together(top: Path, git: Git) -> None:
    assert run(["-C", str(top), "new", "Newer", "--answers", str(EXAMPLE)]) == 0
    assert run(["-C", str(top), "supersede", "two-office", "--by", "newer"]) == 0
    assert undo(top) == 0
    assert tree(git, top, "HEAD") == tree(git, top, "HEAD~2")


def test_a_second_undo_does_not_take_the_first_one_back(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert undo(top) == 0
    assert undo(top) == 0
    assert "Taken back already" in capsys.readouterr().out
    assert commits(git, top) == 3


def test_an_answer_changed_back_by_hand_can_be_undone(top: Path) -> None:
    for owner in ("Head of Care", "Head of Support"):
        assert run(["-C", str(top), "edit", NAME, "owner", "--text", owner]) == 0
    assert undo(top) == 0
    assert "Head of Care" in (top / PATH).read_text(encoding="utf-8")


def test_it_works_without_trailers(top: Path, git: Git) -> None:
    git(top, "commit", "--quiet", "--amend", "-m", "Reworded")
    assert undo(top) == 0
    assert not (top / PATH).exists()
    git(top, "commit", "--quiet", "--amend", "-m", "Reworded as well")
    assert undo(top) == 0
    assert commits(git, top) == 3


def test_it_names_what_came_after(top: Path, git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git(top, "commit", "--quiet", "--allow-empty", "-m", "Something else")
    assert undo(top) == 2
    said = capsys.readouterr().err
    assert "after" in said
    assert "“Propose: Two office days for Support” came" in said
    assert "“Something else”" in said
    assert commits(git, top) == 3


def test_where_nothing_was_recorded_it_says_so(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert undo(repository) == 2
    assert "nothing of checklist's" in capsys.readouterr().err
    assert commits(git, repository) == 1


def test_before_any_commit_it_says_so(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "--quiet")
    assert undo(tmp_path) == 2


def test_a_commit_that_took_other_files_along_needs_a_yes(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (top / "other.txt").write_text("other\n")
    git(top, "add", "other.txt")
    git(top, "commit", "--quiet", "--amend", "--no-edit")
    assert undo(top) == 2
    assert "other.txt" in capsys.readouterr().err
    assert undo(top, "--yes") == 0
    assert not (top / "other.txt").exists()


def test_staged_and_unsaved_work_stays(top: Path, git: Git) -> None:
    (top / "README.md").write_text("mine\n")
    (top / "new.txt").write_text("mine\n")
    git(top, "add", "new.txt")
    before = git(top, "diff", "--cached")
    assert undo(top) == 0
    assert git(top, "diff", "--cached") == before
    assert (top / "README.md").read_text() == "mine\n"


def test_below_a_folder_with_its_own_settings_it_works_too(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    team = repository / "team"
    team.mkdir()
    (team / ".checklist.yaml").write_text("owner: Team\n")
    propose(team)
    assert undo(team) == 0
    assert git(repository, "ls-files", "team") == ""
