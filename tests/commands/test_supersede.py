"""`checklist supersede`: a newer decision takes the place of older ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
EXAMPLE = Path(__file__).parent.parent / "data" / "example.answers.yaml"


@pytest.fixture
def top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the decisions one, two and three."""
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    for title in ("One", "Two", "Three"):
        arguments = ["new", title, "--answers", str(EXAMPLE)]
        assert run(["-C", str(repository), *arguments]) == 0
    return repository


def supersede(top: Path, *arguments: str) -> int:
    return run(["-C", str(top), "supersede", *arguments])


def text(top: Path, name: str) -> str:
    return (top / f"decisions/2026/2026-11-22-{name}.md").read_text(encoding="utf-8")


def set_status(top: Path, git: Git, name: str, status: str) -> None:
    path = top / f"decisions/2026/2026-11-22-{name}.md"
    path.write_text(text(top, name).replace("status: proposed", f"status: {status}"))
    git(top, "commit", "--quiet", "-am", "By hand")


def test_old_and_new_point_to_each_other_in_one_commit(top: Path, git: Git) -> None:
    before = int(git(top, "rev-list", "--count", "HEAD"))
    assert supersede(top, "one", "two", "--by", "three") == 0
    assert int(git(top, "rev-list", "--count", "HEAD")) == before + 1
    assert "supersedes: [2026-11-22-one, 2026-11-22-two]\n" in text(top, "three")
    for old in ("one", "two"):
        assert "status: superseded\n" in text(top, old)
        assert "superseded-by: 2026-11-22-three\n" in text(top, old)
    assert git(top, "status", "--short") == ""


def test_another_one_is_added_to_those_replaced_before(top: Path) -> None:
    assert supersede(top, "one", "--by", "three") == 0
    assert supersede(top, "two", "one", "--by", "three") == 0
    assert "supersedes: [2026-11-22-one, 2026-11-22-two]\n" in text(top, "three")


def test_the_same_again_changes_nothing(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert supersede(top, "one", "--by", "two") == 0
    head = git(top, "rev-parse", "HEAD")
    assert supersede(top, "one", "one", "--by", "two") == 0
    assert "superseded already" in capsys.readouterr().out
    assert git(top, "rev-parse", "HEAD") == head


def test_a_decision_replaces_neither_itself_nor_the_one_that_replaced_it(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert supersede(top, "one", "two", "--by", "one") == 2
    assert "cannot replace itself" in capsys.readouterr().err
    assert supersede(top, "one", "--by", "two") == 0
    assert supersede(top, "two", "--by", "one") == 2
    assert "is superseded, so it can replace nothing" in capsys.readouterr().err


def test_a_circle_drawn_by_hand_is_seen(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, older in (("one", "two"), ("two", "three")):
        path = top / f"decisions/2026/2026-11-22-{name}.md"
        path.write_text(
            text(top, name).replace("tags:", f"supersedes: [2026-11-22-{older}]\ntags:")
        )
    git(top, "commit", "--quiet", "-am", "By hand")
    assert supersede(top, "one", "--by", "three") == 2
    assert "directly or through others" in capsys.readouterr().err


@pytest.mark.parametrize("status", ["withdrawn", "reversed"])
def test_what_has_ended_is_not_replaced(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str], status: str
) -> None:
    set_status(top, git, "one", status)
    assert supersede(top, "one", "--by", "two") == 2
    assert f"is {status}, so it cannot be superseded" in capsys.readouterr().err
    assert supersede(top, "two", "--by", "one") == 2


def test_what_another_replaced_is_not_replaced_again(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert supersede(top, "one", "--by", "two") == 0
    assert supersede(top, "one", "--by", "three") == 2
    assert "is superseded by `2026-11-22-two` already" in capsys.readouterr().err


def test_on_a_branch_it_is_one_commit_too_and_repeats_quietly(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert supersede(top, "one", "--by", "two", "--branch") == 0
    assert "status: proposed" in text(top, "one")
    assert git(top, "rev-list", "--count", "main..decision/2026-11-22-two").strip() == "1"
    assert supersede(top, "one", "--by", "two", "--branch") == 0
    assert "superseded already" in capsys.readouterr().out
    assert git(top, "rev-list", "--count", "main..decision/2026-11-22-two").strip() == "1"
