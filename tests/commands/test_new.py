"""`checklist new`: answers in, one commit out, nothing else touched."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
DATA = Path(__file__).parent.parent / "data"
EXAMPLE = DATA / "example.answers.yaml"
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"


@pytest.fixture(autouse=True)
def loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours shows itself, and today is the day of the example."""
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")


def new(top: Path, *arguments: str) -> int:
    return run(["-C", str(top), "new", *arguments])


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Standard input is a pipe with these lines."""
    stream = io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


def test_an_answers_file_becomes_one_commit_of_one_file(repository: Path, git: Git) -> None:
    assert new(repository, "--answers", str(EXAMPLE)) == 0
    assert git(repository, "show", "--name-only", "--format=%s").split("\n") == [
        "Propose: Two office days for Support", "", PATH, "",
    ]  # fmt: skip
    message = git(repository, "log", "-1", "--format=%B")
    assert f"Decision-Id: {NAME}" in message
    assert "Decision-Event: proposed" in message


def test_the_same_answers_on_the_same_day_are_the_same_record(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    new(repository, "--answers", str(EXAMPLE))
    head = git(repository, "rev-parse", "HEAD")
    assert new(repository, "--answers", str(EXAMPLE)) == 0
    assert "Recorded already" in capsys.readouterr().out
    assert git(repository, "rev-parse", "HEAD") == head


def test_another_decision_of_that_day_with_that_title_gets_a_number(
    repository: Path, tmp_path: Path
) -> None:
    new(repository, "--answers", str(EXAMPLE))
    other = tmp_path / "other.yaml"
    other.write_text(EXAMPLE.read_text("utf-8").replace("leaning", "open"), "utf-8")
    for _ in range(2):
        assert new(repository, "--answers", str(other)) == 0
    names = sorted(path.stem for path in (repository / "decisions/2026").glob("*.md"))
    assert names == [NAME, f"{NAME}-2"]


def test_what_was_staged_and_edited_stays_as_it_was(repository: Path, git: Git) -> None:
    (repository / "README.md").write_text("staged", "utf-8")
    git(repository, "add", "README.md")
    (repository / "README.md").write_text("edited", "utf-8")
    (repository / "other.txt").write_text("new", "utf-8")
    before = git(repository, "diff", "--cached"), git(repository, "status", "--porcelain")
    assert new(repository, "--answers", str(EXAMPLE)) == 0
    assert (git(repository, "diff", "--cached"), git(repository, "status", "--porcelain")) == before


def test_a_hook_that_rejects_leaves_nothing_behind(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho not on a Sunday >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert new(repository, "--answers", str(EXAMPLE)) == 4
    assert "not on a Sunday" in capsys.readouterr().err
    assert not (repository / PATH).exists()
    assert git(repository, "status", "--porcelain") == ""


def test_answers_may_be_json_on_standard_input(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skipped = {"skipped": "I don't know yet"}
    given = {"title": "T", "change": "C"} | dict.fromkeys(
        ("affected", "evidence", "assumptions", "test", "feedback"), skipped
    )
    typed(monkeypatch, json.dumps(given))
    assert new(repository, "--answers", "-") == 0
    assert (
        "Skipped: I don't know yet" in (repository / "decisions/2026/2026-11-22-t.md").read_text()
    )


def test_what_is_missing_is_named_and_nothing_is_written(
    repository: Path, git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.yaml"
    short.write_text("title: T\nchange: C\naffected: [{group: A}]\n", "utf-8")
    assert new(repository, "--answers", str(short), "--no-input") == 2
    assert "`evidence`, `assumptions`, `test`, `feedback`" in capsys.readouterr().err
    assert new(repository, "--no-input") == 2
    assert git(repository, "status", "--porcelain") == ""


def test_all_mistakes_of_a_file_are_said_at_once_with_their_places(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("chnage: C\naffected: [{people: -1}]\nsettled: maybe\nfrom: \x07\n", "utf-8")
    assert new(repository, "--answers", str(wrong)) == 2
    wrong.write_text("chnage: C\naffected: [{people: -1}]\nsettled: maybe\n", "utf-8")
    capsys.readouterr()
    assert new(repository, "--answers", str(wrong)) == 2
    said = capsys.readouterr().err
    assert "wrong.yaml:1:1: chnage: unknown key; did you mean `change`?" in said
    assert "wrong.yaml:2:12: affected[1]: `group` is missing" in said
    assert "-1 is below 0" in said
    assert "'maybe' is none of open, leaning" in said


def test_a_preview_needs_no_repository_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path, "--answers", str(EXAMPLE), "--preview") == 0
    assert capsys.readouterr().out.startswith("---\nschema: 1\n")
    assert list(tmp_path.iterdir()) == []


def test_without_a_commit_the_file_is_left_and_a_second_call_commits_it(
    repository: Path, git: Git
) -> None:
    head = git(repository, "rev-parse", "HEAD")
    assert new(repository, "--answers", str(EXAMPLE), "--no-commit") == 0
    assert git(repository, "rev-parse", "HEAD") == head
    assert git(repository, "status", "--porcelain", "-uall").strip() == f"?? {PATH}"
    assert new(repository, "--answers", str(EXAMPLE)) == 0
    assert git(repository, "status", "--porcelain") == ""


def test_on_a_branch_nothing_here_changes(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "remote", "add", "origin", "git@github.com:sample/decisions.git")
    (repository / "README.md").write_text("edited", "utf-8")
    before = git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")
    assert new(repository, "--answers", str(EXAMPLE), "--branch") == 0
    assert (
        git(repository, "status", "--porcelain"),
        git(repository, "rev-parse", "HEAD"),
    ) == before
    assert git(repository, "show", f"decision/{NAME}:{PATH}").startswith("---\nschema: 1")
    said = capsys.readouterr().out
    assert f"git push -u origin decision/{NAME}" in said
    assert "https://github.com/sample/decisions/" in said
    assert run(["-C", str(repository), "list"]) == 0
    assert f"not merged yet: decision/{NAME}" in capsys.readouterr().out


def test_the_days_in_a_file_are_kept_as_words_but_the_review_is_counted(
    repository: Path, tmp_path: Path
) -> None:
    loose = tmp_path / "loose.yaml"
    text = EXAMPLE.read_text("utf-8").replace("review: 2027-02-08", "review: +21d")
    loose.write_text(text.replace("date: 2026-11-10", "date: last week"), "utf-8")
    assert new(repository, "--answers", str(loose)) == 0
    record = (repository / PATH).read_text("utf-8")
    assert "\nreview: 2027-02-08\n" in record
    assert "- **saw** (last week, two evenings): " in record


def test_without_a_terminal_and_without_answers_it_says_what_to_do(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "")
    assert new(repository) == 2
    assert "--answers FILE" in capsys.readouterr().err
    assert not list((repository / ".git/checklist/drafts").glob("*.json"))


QUICK = "A change.\nopen\nNight, 6 people, 0 asked\n\nsaw: a queue\n\nx\n+14d\n\nyes\n"


def test_a_quick_record_says_what_is_open_and_is_completed_later(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, QUICK)
    assert new(repository, "--quick") == 0
    path = repository / "decisions/2026/2026-11-22-a-change.md"
    quick = path.read_text("utf-8")
    assert quick.count("Skipped: not asked in the quick pass") == 3
    assert "Ask “Night” before you announce it" in capsys.readouterr().err
    rest = (
        "the form\nwhy\nHead\nall\n70 % by 2027-02-08: fewer\n\nThey can. Wrong if: no\n\n"
        "Try it\nsix, 2026-12-01 to 2026-12-10\n1; 2\nstop; undo\nask, 2027-01-01\nme; no\nback\n"
        "money\n2026-12-20, look back 2027-01-10\n\nyes\n"
    )
    typed(monkeypatch, rest)
    assert new(repository, "--complete", "a-change") == 0
    full = path.read_text("utf-8")
    assert "Skipped" not in full
    assert "- **What we try:** Try it" in full
    assert "- **Night** (6 people, 0 asked)" in full
    assert git(repository, "log", "-1", "--format=%s").strip() == "Complete: A change"
    typed(monkeypatch, "")
    assert new(repository, "--complete", "a-change") == 0
    assert "Nothing is open" in capsys.readouterr().out


def test_saying_no_keeps_the_draft(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = git(repository, "rev-parse", "HEAD")
    typed(monkeypatch, QUICK.replace("yes", "no"))
    assert new(repository, "--quick") == 0
    assert git(repository, "rev-parse", "HEAD") == head
    assert len(list((repository / ".git/checklist/drafts").glob("*.json"))) == 1
    assert "Nothing was committed" in capsys.readouterr().err


def test_any_answer_can_be_changed_at_the_summary_and_before_the_commit(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, QUICK.replace("\n\nyes\n", "\n2\nB change.\n\n6\ny early\nyes\n"))
    assert new(repository, "--quick") == 0
    record = (repository / "decisions/2026/2026-11-22-b-change.md").read_text("utf-8")
    assert "- **Look again early if:** y early" in record


@pytest.mark.parametrize("title", ["E\x1b[31mx", " ", "a\x07", "x" * 300, "\udce4"])
def test_a_title_that_cannot_be_kept_is_refused(repository: Path, git: Git, title: str) -> None:
    assert new(repository, title, "--answers", str(EXAMPLE)) == 2
    assert git(repository, "status", "--porcelain") == ""


def test_a_title_of_several_lines_forges_no_trailer(repository: Path, git: Git) -> None:
    assert new(repository, "T\nApproved-by: Boss\n## x", "--answers", str(EXAMPLE)) == 0
    assert git(repository, "log", "-1", "--format=%(trailers:key=Approved-by)").strip() == ""
    assert (
        git(repository, "log", "-1", "--format=%s").strip() == "Propose: T Approved-by: Boss ## x"
    )


def test_a_reason_for_skipping_is_kept_wherever_the_question_stands(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loose = tmp_path / "loose.yaml"
    text = EXAMPLE.read_text("utf-8")
    text = text.replace("effective: 2027-01-18", "effective: {skipped: nobody has said}")
    text = text.replace("change: Support", "costs-: x\nchange: Support").replace("costs-: x\n", "")
    loose.write_text(text, "utf-8")
    assert new(repository, "--answers", str(loose)) == 0
    assert 'effective: "Skipped: nobody has said"' in (repository / PATH).read_text("utf-8")
    capsys.readouterr()
    assert run(["-C", str(repository), "show", NAME, "--answers"]) == 0
    assert "effective:\n  skipped: nobody has said\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "answer",
    [
        "because: {text: a, skipped: b}",
        "owner: {text: Boss, kept: [{rule: role, reason: her}]}",
        "because: {text: a, kept: [{rule: x, reason: ' '}]}",
        "affected: [{group: A, asked: 12345678901}]",
        "expectations: [{probability: 33.3333, text: x}]",
        "title: {skipped: none}",
    ],
)
def test_what_a_record_could_not_give_back_is_refused(
    repository: Path, tmp_path: Path, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = answer.split(":")[0]
    lines = EXAMPLE.read_text("utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith((" ", "#")))
    odd = tmp_path / "odd.yaml"
    odd.write_text("\n".join([*lines[:start], answer, *lines[end:]]), "utf-8")
    assert new(repository, "--answers", str(odd)) == 2
    assert "odd.yaml" in capsys.readouterr().err


def test_a_record_that_would_not_read_back_is_not_written(
    repository: Path, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from checklist.commands import proposing

    render = proposing.render
    monkeypatch.setattr(proposing, "render", lambda *given: render(*given).replace("Day", "Dry"))
    assert new(repository, "--answers", str(EXAMPLE)) == 3
    assert git(repository, "rev-list", "--count", "HEAD") == "1\n"
    assert not (repository / "decisions").exists()


def test_more_than_can_be_read_again_is_refused_and_nothing_is_written(
    repository: Path, git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"  - {{text: one {n}}}\n" for n in range(6000))
    large = tmp_path / "large.yaml"
    words = EXAMPLE.read_text(encoding="utf-8").replace("assumptions:\n", f"assumptions:\n{rows}")
    large.write_text(words, encoding="utf-8")
    assert new(repository, "--answers", str(large)) == 2
    said = capsys.readouterr().err
    assert (
        "nothing was written: the record has more than 10,000 lines, sentences, and marks" in said
    )
    assert "→ Keep the decision here, and link to the rest." in said
    assert git(repository, "status", "--porcelain") == ""
