"""`checklist review`: memory first, then the record, then one appended section."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
DATA = Path(__file__).parent.parent / "data"
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"


@pytest.fixture
def top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one decision under test, on the day of its look back."""
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    for arguments in (
        ["new", "--answers", str(DATA / "example.answers.yaml")],
        ["status", NAME, "testing"],
    ):
        assert run(["-C", str(repository), *arguments]) == 0
    monkeypatch.setenv("CHECKLIST_TODAY", "2027-02-08")
    return repository


def review(top: Path, *arguments: str) -> int:
    return run(["-C", str(top), "review", *arguments])


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


def file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "review.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_review_is_one_appended_section(top: Path, git: Git) -> None:
    before = (top / PATH).read_text("utf-8")
    assert review(top, NAME, "--answers", str(DATA / "example.review.yaml")) == 0
    after = (top / PATH).read_text("utf-8")
    example = (DATA / "example.md").read_text("utf-8")
    assert after.endswith(example[example.index("## Follow-up review") :])
    changed = [line for line in before.split("\n") if line not in after.split("\n")]
    assert changed == ["status: testing", "review: 2027-02-08"]
    assert (
        git(top, "log", "-1", "--format=%s").strip()
        == "Review (adjust): Two office days for Support"
    )


def test_the_same_review_again_changes_nothing(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert review(top, NAME, "--answers", str(DATA / "example.review.yaml")) == 0
    assert "Recorded already" in capsys.readouterr().out
    assert git(top, "rev-list", "--count", "HEAD").strip() == "4"


def test_memory_is_asked_before_the_record_is_shown(
    top: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["1", "I don't remember", "19 of 60.", "It is far.", "", "no", "unclear", "A new form."]
    typed(monkeypatch, "\n".join([*lines, "adjust", "+42d", "", "yes", ""]))
    assert review(top) == 0  # without an id it offers what is due
    said = capsys.readouterr().err
    assert said.index("What do you remember") < said.index("This is what you wrote")
    assert said.index("What did people say") < said.index("This is what you wrote")
    assert said.index("This is what you wrote") < said.index("Did this come true")


@pytest.fixture
def answered(top: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The review was answered at prompts, by id."""
    lines = [
        "About ten.",
        "19 of 60.",
        "It is far.",
        "",
        "n",
        "/back",
        "y",
        "u",
        "",
        "adjust",
        "+42d",
    ]
    typed(monkeypatch, "\n".join([*lines, "", "yes", ""]))
    assert review(top, "two-office") == 0
    return top


def test_each_expectation_gets_its_answer_and_back_mends_one(answered: Path) -> None:
    text = (answered / PATH).read_text("utf-8")
    assert "  - **yes** (70 %): At most 15 of 60" in text
    assert "  - **unclear** (20 %): A shift on an office day" in text
    assert "- **Next review:** 2027-03-22\n" in text
    assert "\nreview: 2027-03-22\n" in text
    assert not list((answered / ".git/checklist/drafts").glob("*.json"))


def test_a_late_review_says_for_when_it_was_planned(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKLIST_TODAY", "2027-02-20")
    assert review(top, NAME, "--answers", str(DATA / "example.review.yaml")) == 0
    text = (top / PATH).read_text("utf-8")
    assert (
        "## Follow-up review, 2027-02-20 <!-- review 2027-02-20 -->\n\n- **Planned for:** 2027-02-08"
        in text
    )
    assert run(["-C", str(top), "show", NAME, "--answers"]) == 0


@pytest.mark.parametrize(
    ("answers", "status", "following"),
    [
        ("verdict: keep\nnext-review: none\n", "adopted", "none"),
        ("verdict: keep\nnext-review: +6m\n", "adopted", "2027-08-08"),
        ("verdict: reverse\n", "reversed", "none"),
        ("verdict: inconclusive\nnext-review: in 4 weeks\n", "testing", "2027-03-08"),
    ],
)
def test_the_verdict_moves_the_record(
    top: Path, tmp_path: Path, answers: str, status: str, following: str
) -> None:
    assert review(top, NAME, "--answers", file(tmp_path, "happened: x\n" + answers)) == 0
    text = (top / PATH).read_text("utf-8")
    assert f"\nstatus: {status}\n" in text
    assert f"\nreview: {following}\n" in text


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        ("happened: x\n", "`verdict` is missing"),
        ("verdict: keep\n", "next-review is missing"),
        ("verdict: inconclusive\nnext-review: none\n", "cannot close"),
        ("verdict: great\nnext-review: none\n", "'great' is none of keep"),
        ("verdict: keep\nnext-review: soon\n", "`soon` is no date"),
        ("verdict: keep\nnext-review: none\noutcomes: [yes]\n", "has 2 expectations"),
        ("verdict: keep\nnext-review: none\nhapened: x\n", "did you mean `happened`?"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_changes(
    top: Path, git: Git, tmp_path: Path, answers: str, complaint: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    head = git(top, "rev-parse", "HEAD")
    assert review(top, NAME, "--answers", file(tmp_path, answers)) == 2
    assert complaint in capsys.readouterr().err
    assert git(top, "rev-parse", "HEAD") == head
    assert git(top, "status", "--porcelain") == ""


def test_a_review_follows_testing_adopted_or_adjusted(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["-C", str(repository), "new", "--answers", str(DATA / "example.answers.yaml")])
    assert review(repository, NAME, "--answers", str(DATA / "example.review.yaml")) == 2
    said = capsys.readouterr().err
    assert "is proposed" in said
    assert f"checklist status {NAME} testing" in said


def test_a_postponed_review_is_a_section_with_a_reason(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(top, NAME, "--postpone", "+14d") == 2
    assert "needs a reason" in capsys.readouterr().err
    for _ in range(2):
        assert review(top, NAME, "--postpone", "+14d", "--because", "The owner is ill.") == 0
    text = (top / PATH).read_text("utf-8")
    assert text.count("<!-- postponed 2027-02-08 -->") == 1
    assert (
        "- **From:** 2027-02-08\n- **To:** 2027-02-22\n- **Because:** The owner is ill.\n" in text
    )
    assert "\nreview: 2027-02-22\n" in text
    assert git(top, "log", "-1", "--format=%s").strip().startswith("Postpone review")


def test_a_review_that_was_stopped_goes_on_where_it_was(
    top: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "About ten.\n19 of 60.\n/stop\n")
    assert review(top, NAME) == 130
    typed(monkeypatch, "It is far.\n\nno\nno\n\nreverse\n\nyes\n")
    assert review(top, NAME) == 0
    text = (top / PATH).read_text("utf-8")
    assert "- **What happened:** 19 of 60.\n- **What people said:** It is far.\n" in text
    assert "\nstatus: reversed\n" in text


def test_nothing_due_is_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(repository) == 0
    assert "Nothing is due" in capsys.readouterr().err


def test_a_date_that_was_only_words_is_still_what_was_proposed(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    for number, words in enumerate(("after the summer", "")):
        text = (DATA / "example.answers.yaml").read_text("utf-8").replace("Two", f"Case {number}")
        path = tmp_path / f"{number}.yaml"
        path.write_text(text.replace("review: 2027-02-08 ", f"review: {words} "), "utf-8")
        top = ["-C", str(repository)]
        assert run([*top, "new", "--answers", str(path)]) == 0
        capsys.readouterr()
        assert run([*top, "show", f"case-{number}", "--answers"]) == 0
        before = capsys.readouterr().out
        assert run([*top, "status", f"case-{number}", "testing"]) == 0
        assert (
            run([*top, "review", f"case-{number}", "--answers", str(DATA / "example.review.yaml")])
            == 0
        )
        capsys.readouterr()
        assert run([*top, "show", f"case-{number}", "--answers"]) == 0
        assert capsys.readouterr().out == before


def test_a_reason_with_control_characters_is_refused(top: Path, git: Git) -> None:
    assert review(top, NAME, "--postpone", "+14d", "--because", "\udce4\x1b[31m") == 2
    assert git(top, "status", "--porcelain") == ""


@pytest.mark.parametrize("tail", ["\n```\nopen", "\n<!-- open", "\n<div>"])
def test_a_record_whose_end_would_swallow_the_review_is_refused(
    top: Path, git: Git, tail: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (top / PATH).open("a") as record:
        record.write(tail)
    git(top, "commit", "-qam", "tail")
    code = review(top, NAME, "--answers", str(DATA / "example.review.yaml"))
    assert (code == 0) == (tail == "\n<div>")
    if code:
        assert code == 2
        assert "unclosed" in capsys.readouterr().err
    assert git(top, "status", "--porcelain") == ""
