"""`checklist history`: who changed which answer when, in words and as data."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
DATA = Path(__file__).parent.parent / "data"
TEXT = (DATA / "example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"


@pytest.fixture
def edited(repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A decision that someone recorded, and someone else changed and committed again later."""
    file = repository / "decisions" / "2026" / f"{NAME}.md"
    file.parent.mkdir(parents=True)
    for author, text in (
        ("First", TEXT),
        ("Second", TEXT.replace("8 asked", "7 asked").replace("leaning", "decided")),
    ):
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("GIT_AUTHOR_DATE", "2027-03-01T10:00:00+00:00")
        monkeypatch.setenv("GIT_COMMITTER_DATE", "2027-04-01T10:00:00+00:00")
        git(repository, "add", ".")
        git(repository, "commit", "--quiet", "-m", "x", f"--author={author} <a@b.example>")
    return repository


def test_words_say_who_when_which_question_and_what(
    edited: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["-C", str(edited), "history", "two-office"]) == 0
    first, second, _ = capsys.readouterr().out.split("\n\n")
    assert "First" in first
    assert "recorded" in first
    assert "2027-03-01 10:00, committed 2027-04-01 10:00  Second" in second
    assert "changed “Settled”\n    was: leaning\n    now: decided" in second
    assert "Night shift" not in second


def test_data_has_the_shape_of_the_answers_file(edited: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["-C", str(edited), "history", NAME, "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first["author"] == "First <a@b.example>"
    assert first["events"][0]["event"] == "recorded"
    assert second["authored"] == "2027-03-01T10:00:00+00:00"
    assert second["committed"] == "2027-04-01T10:00:00+00:00"
    settled, affected = second["events"]
    assert settled == {
        "event": "answered", "question": "settled", "before": "leaning", "after": "decided",
    }  # fmt: skip
    assert affected["before"]["groups"][0]["asked"] == 8
    assert affected["after"]["groups"][0]["asked"] == 7


def test_a_deleted_decision_still_has_a_history(
    edited: Path, git: Git, capsys: pytest.CaptureFixture[str]
):
    git(edited, "rm", "--quiet", "-r", "decisions")
    git(edited, "commit", "--quiet", "-m", "x")
    assert run(["-C", str(edited), "history", NAME]) == 0
    assert "deleted: decisions/2026" in capsys.readouterr().out


def test_a_decision_on_a_branch_has_a_history(repository: Path, capsys: pytest.CaptureFixture[str]):
    answers = str(DATA / "example.answers.yaml")
    assert run(["-C", str(repository), "new", "--answers", answers, "--branch"]) == 0
    assert run(["-C", str(repository), "history", NAME]) == 0
    assert "recorded\n" in capsys.readouterr().out


def test_what_is_not_committed_has_none_and_that_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    file = repository / "decisions" / f"{NAME}.md"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    assert run(["-C", str(repository), "history", NAME]) == 0
    assert "not committed yet" in capsys.readouterr().out
    assert run(["-C", str(repository), "history", NAME, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_unknown_id_is_an_error(repository: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["-C", str(repository), "history", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_shallow_clone_says_so(
    edited: Path, git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    git(tmp_path, "clone", "--quiet", "--depth=1", edited.as_uri(), "clone")
    assert run(["-C", str(tmp_path / "clone"), "history", NAME]) == 0
    out, err = capsys.readouterr()
    assert "recorded" not in out
    assert "git fetch --unshallow" in err


def test_an_author_cannot_steer_the_terminal(
    edited: Path, git: Git, capsys: pytest.CaptureFixture[str]
):
    file = edited / "decisions" / "2026" / f"{NAME}.md"
    file.write_text(TEXT.replace("leaning", "\x1b[2J\u202e"), encoding="utf-8")
    author = "--author=\x1b[31mRed\u202e <a@b.example>"
    git(edited, "commit", "--quiet", "-a", "-m", "x", author)
    for options in ((), ("--json",)):
        assert run(["-C", str(edited), "history", NAME, *options]) == 0
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\u202e" not in out
