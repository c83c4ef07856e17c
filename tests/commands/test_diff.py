"""`checklist diff`: which answer changed, from which words to which."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pexpect
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
    assert (
        "Small test\n"
        "  before: Go on if: At most [-14-] of 60\n"
        "  now:    Go on if: At most {+20+} of 60\n"
    ) in out
    assert "Status\n  before: [-testing-]\n  now:    {+adopted+}" in out
    assert "Feedback" not in out


def test_an_appended_review_is_one_entry(
    record: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (record / PATH).write_text(EXAMPLE, encoding="utf-8")
    git(record, "commit", "-qam", "Review")
    out = told(record, capsys, "HEAD^", "HEAD")
    assert "Follow-up review, 2027-02-08 (added)\n  Remembered: About ten of 60, quite sure." in out
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


def test_a_decision_that_moved_to_another_folder_of_decisions_is_found_by_its_id(
    record: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (record / ".checklist.yaml").write_text("decisions: records\n", encoding="utf-8")
    git(record, "mv", "decisions", "records")
    git(record, "add", "-A")
    git(record, "commit", "-q", "-m", "Move")
    moved = record / PATH.replace("decisions", "records")
    moved.write_text(BEFORE_REVIEW.replace("leaning", "decided"), encoding="utf-8")
    assert "before: [-leaning-]" in told(record, capsys, "HEAD^")


def test_a_decision_that_is_gone_can_be_compared_between_two_revisions(
    record: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (record / PATH).write_text(BEFORE_REVIEW.replace("leaning", "decided"), encoding="utf-8")
    git(record, "commit", "-qam", "Change")
    git(record, "rm", "-q", PATH)
    git(record, "commit", "-q", "-m", "Gone")
    assert "now:    {+decided+}" in told(record, capsys, "HEAD~2", "HEAD~1")
    assert run(["-C", str(record), "diff", "two-office", "HEAD~2", "HEAD"]) == 2
    assert run(["-C", str(record), "diff", "nowhere", "HEAD~2", "HEAD~1"]) == 2


def test_a_version_that_cannot_be_read_is_said_and_not_taken_for_an_empty_one(
    record: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    (record / PATH).write_text("no record\n", encoding="utf-8")
    assert run(["-C", str(record), "diff", "two-office"]) == 2
    assert "in your files cannot be read as a record" in capsys.readouterr().err
    git(record, "commit", "-qam", "Broken")
    (record / PATH).write_text(BEFORE_REVIEW, encoding="utf-8")
    assert run(["-C", str(record), "diff", "two-office"]) == 2
    assert "in the last commit cannot be read as a record" in capsys.readouterr().err
    (record / PATH).unlink()
    (record / PATH).symlink_to("/etc/hostname")
    git(record, "add", "-A")
    git(record, "commit", "-q", "-m", "A link")
    assert run(["-C", str(record), "diff", "two-office", "HEAD", "HEAD"]) == 2
    assert "is a symbolic link" in capsys.readouterr().err


def test_a_new_decision_has_nothing_to_be_compared_with(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / PATH).parent.mkdir(parents=True)
    (repository / PATH).write_text(BEFORE_REVIEW, encoding="utf-8")
    assert run(["-C", str(repository), "diff", "two-office"]) == 2
    assert "is not in the last commit" in capsys.readouterr().err


def test_an_item_that_only_moved_is_told_so(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = BEFORE_REVIEW.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("- **Day shift**"))
    lines[at : at + 2] = lines[at + 1], lines[at]
    (record / PATH).write_text("\n".join(lines), encoding="utf-8")
    out = told(record, capsys)
    assert out.count("  moved:  ") == 1
    assert "before:" not in out


def test_words_stand_out_on_a_terminal_and_have_brackets_where_colour_is_unwanted(
    record: Path, terminal: Callable[..., pexpect.spawn[str]]
) -> None:
    (record / PATH).write_text(
        BEFORE_REVIEW.replace("At most 14 of 60", "At most 20 of 60"), encoding="utf-8"
    )
    screen = terminal("diff", "two-office")
    screen.expect(pexpect.EOF)
    assert "At most \x1b[31m\x1b[9m14\x1b[0m of 60" in screen.before
    assert "At most \x1b[32m\x1b[1m20\x1b[0m of 60" in screen.before
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}):
        screen = terminal("diff", "two-office", **plain)
        screen.expect(pexpect.EOF)
        assert "\x1b[" not in screen.before
        assert "At most [-14-] of 60" in screen.before


@pytest.mark.parametrize("colour", [{}, {"NO_COLOR": "1"}], ids=["coloured", "plain"])
def test_words_of_a_record_cannot_steer_the_terminal(
    record: Path, terminal: Callable[..., pexpect.spawn[str]], colour: dict[str, str]
) -> None:
    hostile = "\x1b[2J\u202e\x07\x9b31m"
    text = BEFORE_REVIEW.replace("At most 14 of 60", f"At most {hostile} of 60")
    text = text.replace("The form takes too long.", hostile)
    (record / PATH).write_text(text + f"\n## {hostile}\n\n{hostile}\n", encoding="utf-8")
    screen = terminal("diff", "two-office", **colour)
    screen.expect(pexpect.EOF)
    assert "Other" not in screen.before and "At most" in screen.before
    assert not re.search("\x1b\\[2J|[\u202e\x07\x9b]", screen.before)
