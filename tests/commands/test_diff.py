"""`checklist diff`: which answer changed, from which words to which."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"
BEFORE_REVIEW = (
    EXAMPLE[: EXAMPLE.index("\n## Follow-up review")]
    .replace("adjusted", "testing")
    .replace("2027-03-22", "2027-02-08")
)


@pytest.fixture
def record(repository: Path, git: Callable[..., str]) -> Path:
    (repository / PATH).parent.mkdir(parents=True)
    (repository / PATH).write_text(BEFORE_REVIEW, encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Propose")
    return repository


def told(record: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["-C", str(record), "diff", "two-office", *words]) == 0
    return capsys.readouterr().out


def test_a_changed_answer_shows_its_words(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BEFORE_REVIEW.replace("At most 14 of 60", "At most 20 of 60").replace(
        "status: testing", "status: adopted"
    )
    (record / PATH).write_text(text, encoding="utf-8")
    out = told(record, capsys)
    assert "Small test\n  ~ - **Go on if:** At most [-14-]{+20+} of 60" in out
    assert "Status\n  ~ [-testing-]{+adopted+}" in out
    assert "Feedback" not in out


def test_an_appended_review_is_one_entry(
    record: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (record / PATH).write_text(EXAMPLE, encoding="utf-8")
    git(record, "commit", "-qam", "Review")
    out = told(record, capsys, "HEAD^", "HEAD")
    assert "Follow-up review, 2027-02-08\n  + - **Remembered:** About ten of 60, quite sure." in out
    data = json.loads(told(record, capsys, "HEAD^", "--json"))
    assert [each["part"] for each in data] == ["status", "review", "Follow-up review, 2027-02-08"]


def test_a_move_and_a_new_layout_are_no_change(
    record: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (record / "decisions/team").mkdir()
    git(record, "mv", PATH, f"decisions/team/{NAME}.md")
    assert "No answer differs." in told(record, capsys)
    moved = record / f"decisions/team/{NAME}.md"
    moved.write_text(BEFORE_REVIEW.replace("- **", "* **"), encoding="utf-8")
    assert "Only the layout differs." in told(record, capsys)


def test_a_revision_without_the_record_is_said(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(record), "diff", "two-office", "HEAD^"]) == 2
    assert run(["-C", str(record), "diff", "two-office", "--", "--output=x"]) == 4
    assert run(["-C", str(record), "diff", "two-office", "a", "b", "c"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_escape_sequences_of_a_record_stay_words(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (record / PATH).write_text(
        BEFORE_REVIEW.replace("The form takes", "\x1b[31mThe form takes"), encoding="utf-8"
    )
    assert "\x1b" not in told(record, capsys)
