"""At the summary: at most three questions about the leader's own words, and nothing that blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from checklist.cli import run

Git = Callable[..., str]
Spawn = Callable[..., "pexpect.spawn[str]"]
SILENCE = "saw: nobody objected, so they agree"


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")


def commits(git: Git, repository: Path) -> int:
    return int(git(repository, "rev-list", "--count", "HEAD"))


def ended(person: pexpect.spawn[str]) -> int:
    person.expect(pexpect.EOF)
    person.close()
    return int(person.exitstatus or 0)


def answer(person: pexpect.spawn[str], *pairs: tuple[str, str]) -> None:
    for question, line in pairs:
        person.expect_exact(question)
        person.expect_exact("> ")
        person.sendline(line)


def quick(terminal: Spawn, *seen: str) -> pexpect.spawn[str]:
    """A quick interview up to the questions about its words."""
    person = terminal("new", "--quick", TERM="dumb")
    answer(person, ("What changes", "Handover is written."), ("How settled", "2, the form"))
    answer(person, ("Who is affected", "Nurses, night: 9, asked 0"))
    for line in ("", *seen, ""):
        person.expect_exact("> ")
        person.sendline(line)
    answer(person, ("make you stop", "a nurse in charge says so"), ("look again", "in 4 weeks"))
    answer(person, ("Your answers", ""))
    return person


def record(repository: Path) -> str:
    (path,) = repository.glob("decisions/*/*.md")
    return path.read_text(encoding="utf-8")


def test_words_are_kept_with_their_reason(
    terminal: Spawn, repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    person = quick(terminal, SILENCE)
    person.expect_exact("A question about your words")
    person.expect("if someone disagreed")
    answer(person, ("doesn't fit.", "k"), ("For which reason?", "Nine of nine said yes to me."))
    answer(person, ("stays in git for good", "yes"))
    assert ended(person) == 0
    assert "Kept (silence-as-agreement): Nine of nine said yes to me." in record(repository)
    assert commits(git, repository) == 2
    assert run(["-C", str(repository), "check"]) == 0
    assert "1 silenced here" in capsys.readouterr().out


def test_enter_goes_on_and_leaves_no_trace(terminal: Spawn, repository: Path) -> None:
    person = quick(terminal, SILENCE)
    answer(person, ("doesn't fit.", ""), ("stays in git for good", "yes"))
    assert ended(person) == 0
    assert "Kept" not in record(repository)


def test_an_answer_is_revised_and_not_asked_about_again(terminal: Spawn, repository: Path) -> None:
    person = quick(terminal, SILENCE)
    answer(person, ("doesn't fit.", "r"))
    answer(person, ("see or hear", "1: told: two of nine would rather not"))
    person.expect_exact("> ")
    person.sendline("")
    answer(person, ("stays in git for good", "yes"))
    assert ended(person) == 0
    assert "two of nine would rather not" in record(repository)
    assert "nobody objected" not in record(repository)


def test_three_questions_are_the_most(terminal: Spawn, repository: Path) -> None:
    seen = (
        SILENCE, "told: my door is always open", "saw: people are coasting at home",
        "told: the managers tell me their teams are fine", "saw: we will see how it goes",
    )  # fmt: skip
    person = quick(terminal, *seen)
    person.expect_exact("Questions about your words")
    answer(person, *[("doesn't fit.", "")] * 3, ("stays in git for good", "no"))
    assert ended(person) == 0


def test_something_else_is_asked_again_and_stopping_keeps_the_draft(
    terminal: Spawn, repository: Path, git: Git
) -> None:
    person = quick(terminal, SILENCE)
    answer(person, ("doesn't fit.", "what?"), ("r, k with a reason, or Enter?", "/stop"))
    assert ended(person) == 130
    assert commits(git, repository) == 1


def test_rules_that_cannot_be_used_cost_no_interview(terminal: Spawn, repository: Path) -> None:
    (repository / "rules").mkdir()
    (repository / "rules/ours.yaml").write_text("rules: 3\n", encoding="utf-8")
    person = quick(terminal, SILENCE)
    person.expect_exact("ours.yaml")
    answer(person, ("doesn't fit.", ""), ("stays in git for good", "yes"))
    assert ended(person) == 0
