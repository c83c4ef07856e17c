"""`checklist status`: only legal moves, each one commit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
EXAMPLE = Path(__file__).parent.parent / "data" / "example.answers.yaml"
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"


@pytest.fixture
def top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one proposed decision, some weeks later."""
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    assert run(["-C", str(repository), "new", "--answers", str(EXAMPLE)]) == 0
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-12-20")
    return repository


def status(top: Path, *arguments: str) -> int:
    return run(["-C", str(top), "status", "two-office", *arguments])


def text(top: Path) -> str:
    return (top / PATH).read_text(encoding="utf-8")


def test_a_move_is_one_commit_of_one_line(top: Path, git: Git) -> None:
    assert status(top, "testing") == 0
    assert git(top, "show", "--numstat", "--format=%s").split() == (
        ["Test:", "Two", "office", "days", "for", "Support", "1", "1", PATH]
    )


def test_the_same_move_again_changes_nothing(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(top, "testing") == 0
    head = git(top, "rev-parse", "HEAD")
    assert status(top, "testing") == 0
    assert "testing already" in capsys.readouterr().out
    assert git(top, "rev-parse", "HEAD") == head


def test_an_illegal_move_names_the_legal_ones(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(top, "adopted") == 2
    said = capsys.readouterr().err
    assert "is proposed, so it cannot become adopted" in said
    assert "testing`" in said
    assert "withdrawn`" in said


def test_a_test_ends_with_its_result(top: Path) -> None:
    assert status(top, "testing") == 0
    result = ("--measured", "13 of 60", "--said", "It helped.", "--said", "The form did not.")
    assert status(top, "adopted", *result, "--on", "2026-12-18") == 0
    assert "status: adopted" in text(top)
    assert text(top).endswith(
        "\n## Test result, 2026-12-18 <!-- test-result 2026-12-18 -->\n\n"
        "- **Measured:** 13 of 60\n"
        "- **People said:**\n  - It helped.\n  - The form did not.\n"
        "- **Then:** go on\n"
    )


def test_a_decision_given_up_keeps_why_and_what_the_test_said(top: Path) -> None:
    assert status(top, "testing") == 0
    assert status(top, "withdrawn", "--measured", "24 of 60", "--because", "It got worse.") == 0
    assert "- **Then:** stop\n\n## Withdrawn, 2026-12-20 <!-- withdrawn 2026-12-20 -->\n" in text(
        top
    )
    assert text(top).endswith("- **Because:** It got worse.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["testing", "--because", "x"], "why a decision is withdrawn"),
        (["testing", "--measured", "x"], "how a test ended"),
        (["withdrawn", "--because", "x", "--on", "2027-03-01"], "has not come yet"),
        (["withdrawn", "--because", "x", "--on", "soonish"], "cannot read"),
        (["withdrawn", "--because", "a\x07b"], "U+0007"),
        (["testing", "--on", "2026-12-01"], "none to write"),
        (["reversed"], "--help"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    head = git(top, "rev-parse", "HEAD")
    assert status(top, *arguments) == 2
    assert said in capsys.readouterr().err
    assert git(top, "rev-parse", "HEAD") == head


def test_a_status_that_nobody_knows_is_named(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (top / PATH).write_text(text(top).replace("status: proposed", "status: nearly"))
    git(top, "commit", "--quiet", "-am", "By hand")
    assert status(top, "testing") == 2
    assert "`status: nearly`" in capsys.readouterr().err


def test_uncommitted_changes_of_a_person_are_not_swept_up(top: Path) -> None:
    (top / PATH).write_text(text(top) + "\nMine.\n")
    assert status(top, "testing") == 4
    assert text(top).endswith("Mine.\n")
