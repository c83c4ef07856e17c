"""Nothing about a person reaches git unsaid: pointed out at a terminal, stopped in a pipe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from checklist.cli import run

Git = Callable[..., str]
Spawn = Callable[..., "pexpect.spawn[str]"]
DATA = Path(__file__).parent.parent / "data"
EXAMPLE = (DATA / "example.answers.yaml").read_text(encoding="utf-8")
RECORD = "decisions/2026/2026-11-22-two-office-days-for-support.md"


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")


def answers(tmp_path: Path, told: str) -> str:
    """An answers file in which the day shift told something else."""
    assert "The form takes too long." in EXAMPLE
    file = tmp_path / "answers.yaml"
    file.write_text(EXAMPLE.replace("The form takes too long.", told), encoding="utf-8")
    return str(file)


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


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Ask anna.b@example.org for it.", "e-mail address"),
        ("Call 07700 900123 about it.", "phone number"),
        ("MRN 4471023 was mixed up.", "identifies one patient"),
    ],
)
def test_addresses_and_numbers_in_an_answers_file_stop_it(
    repository: Path, tmp_path: Path, git: Git, capsys: pytest.CaptureFixture[str],
    told: str, kind: str,
) -> None:  # fmt: skip
    assert run(["-C", str(repository), "new", "--answers", answers(tmp_path, told)]) == 1
    said = capsys.readouterr().err
    assert "nothing was recorded" in said
    assert "`evidence`: " in said and kind in said
    assert "anna.b" not in said and "900123" not in said and "4471023" not in said
    assert commits(git, repository) == 1
    assert git(repository, "status", "--short") == ""


def test_names_in_an_answers_file_are_said_and_recorded(
    repository: Path, tmp_path: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Priya and Tomasz find the form too long."
    assert run(["-C", str(repository), "new", "--answers", answers(tmp_path, told)]) == 0
    said = capsys.readouterr().err
    assert "warning: `evidence`: the name of a person (2 places). Say the role" in said
    assert "Priya" not in said
    assert commits(git, repository) == 2


def test_an_edit_speaks_only_of_what_it_brings(
    repository: Path, tmp_path: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Priya finds the form too long."
    assert run(["-C", str(repository), "new", "--answers", answers(tmp_path, told)]) == 0
    capsys.readouterr()
    edit = ["-C", str(repository), "edit", "two-office"]
    assert run([*edit, "costs", "--text", "Commuting."]) == 0
    assert "warning" not in capsys.readouterr().err
    assert run([*edit, "costs", "--text", "Ask anna.b@example.org."]) == 1
    assert "`costs`: the e-mail address of a person" in capsys.readouterr().err
    assert commits(git, repository) == 3


def test_a_review_and_a_postponement_are_guarded_too(
    repository: Path, tmp_path: Path, git: Git, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    top = ["-C", str(repository)]
    assert run([*top, "new", "--answers", str(DATA / "example.answers.yaml")]) == 0
    assert run([*top, "status", "two-office", "testing"]) == 0
    assert run([*top, "status", "two-office", "adopted"]) == 0
    monkeypatch.setenv("CHECKLIST_TODAY", "2027-02-08")
    review = (DATA / "example.review.yaml").read_text(encoding="utf-8")
    file = tmp_path / "review.yaml"
    file.write_text(review.replace("happened: 19 of 60.", "happened: Call 07700 900123."), "utf-8")
    capsys.readouterr()
    assert run([*top, "review", "two-office", "--answers", str(file)]) == 1
    assert "`happened`: a phone number" in capsys.readouterr().err
    later = [*top, "review", "two-office", "--postpone", "2027-03-01", "--because"]
    assert run([*later, "anna.b@example.org is away"]) == 1
    assert "`because`: the e-mail address" in capsys.readouterr().err
    assert commits(git, repository) == 4
    assert run([*later, "The figures are late."]) == 0


def quick(terminal: Spawn, heard: str) -> pexpect.spawn[str]:
    """A quick interview up to the summary."""
    person = terminal("new", "--quick", TERM="dumb")
    answer(person, ("What changes", "Handover is written."), ("How settled", "2, the form"))
    answer(person, ("Who is affected", "Nurses, night: 9, asked 0"))
    person.expect_exact("> ")
    person.sendline("")
    answer(person, ("see or hear", heard))
    person.expect_exact("> ")
    person.sendline("")
    answer(person, ("make you stop", "a nurse in charge says so"), ("look again", "in 4 weeks"))
    answer(person, ("Your answers", ""))
    return person


def test_stopping_there_keeps_the_draft(terminal: Spawn, repository: Path, git: Git) -> None:
    person = quick(terminal, "told: call 07700 900123")
    person.expect_exact("tells about persons")
    person.expect_exact("07700 900123")
    person.expect_exact("Safer: Take the number out")
    answer(person, ("Enter changes it", "/stop"))
    assert ended(person) == 130
    assert commits(git, repository) == 1
    assert list((repository / ".git/checklist/drafts").glob("*.json"))


def test_at_a_terminal_changing_it_is_one_enter_away(
    terminal: Spawn, repository: Path, git: Git
) -> None:
    person = quick(terminal, "told: Priya finds the form too long")
    person.expect_exact("“Priya”")
    answer(person, ("Enter changes it", ""), ("The new words", "The form is too long"))
    person.expect_exact("The form is too long")
    answer(person, ("stays in git for good", "yes"))
    assert ended(person) == 0
    record = git(repository, "show", "HEAD")
    assert "The form is too long" in record
    assert "Priya" not in record


def test_what_is_kept_once_is_not_pointed_out_again(
    terminal: Spawn, repository: Path, git: Git
) -> None:
    person = quick(terminal, "told: Priya finds the form too long")
    answer(person, ("Enter changes it", "keep"))
    person.expect_exact("stays in git for good")
    answer(person, ("a number changes one", "3"), ("How settled", "1, all of it"))
    person.expect_exact("stays in git for good")
    assert "tells about persons" not in person.before
    person.sendline("yes")
    assert ended(person) == 0
    assert "Priya" in git(repository, "show", "HEAD")


def test_a_matter_of_one_person_stops_kindly_and_can_be_deleted(
    terminal: Spawn, repository: Path, git: Git
) -> None:
    person = terminal("new", TERM="dumb")
    answer(person, ("What changes", "Our receptionist must improve or leave."))
    person.expect_exact("human resources")
    answer(person, ("Enter deletes", ""))
    person.expect_exact("deleted")
    assert ended(person) == 130
    assert not list((repository / ".git/checklist/drafts").glob("*.json"))
    assert commits(git, repository) == 1


def test_who_was_misread_goes_on(terminal: Spawn) -> None:
    person = terminal("new", TERM="dumb")
    answer(person, ("What changes", "Our receptionist must improve or leave."))
    answer(person, ("Enter deletes", "on"))
    person.expect_exact("How settled")
    person.expect_exact("> ")
    person.sendline("/stop")
    assert ended(person) == 130


def test_an_edit_at_a_terminal_asks_first(terminal: Spawn, repository: Path, git: Git) -> None:
    assert run(["-C", str(repository), "new", "--answers", str(DATA / "example.answers.yaml")]) == 0
    person = terminal("edit", "two-office", "costs", TERM="dumb")
    person.expect_exact("> ")
    person.sendline("Priya loses an hour a day.")
    person.expect_exact("“Priya”")
    answer(person, ("Enter stops", ""))
    assert ended(person) == 130
    assert commits(git, repository) == 2
    again = terminal("edit", "two-office", "costs", TERM="dumb")
    again.expect_exact("> ")
    again.sendline("")
    answer(again, ("Enter stops", "keep"))
    assert ended(again) == 0
    assert "Priya" in git(repository, "show", "HEAD", "--", RECORD)


def test_who_allows_it_beforehand_records_it(
    repository: Path, tmp_path: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    file = answers(tmp_path, "Ask anna.b@example.org for it.")
    assert run(["-C", str(repository), "new", "--answers", file, "--allow-personal"]) == 0
    assert "warning: `evidence`: the e-mail address" in capsys.readouterr().err
    assert commits(git, repository) == 2


def test_the_result_of_a_test_and_a_withdrawal_are_guarded(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    top = ["-C", str(repository)]
    assert run([*top, "new", "--answers", str(DATA / "example.answers.yaml")]) == 0
    gone = [*top, "status", "two-office", "withdrawn", "--because"]
    assert run([*gone, "Call 07700 900123 about it."]) == 1
    assert "`because`: a phone number" in capsys.readouterr().err
    assert run([*gone, "Priya left."]) == 0
    assert "`because`: the name of a person" in capsys.readouterr().err
    assert commits(git, repository) == 3


def test_completing_a_quick_pass_points_out_what_is_new(
    terminal: Spawn, repository: Path, git: Git
) -> None:
    person = quick(terminal, "told: the form is too long")
    answer(person, ("stays in git for good", "yes"))
    assert ended(person) == 0
    person = terminal("new", "--complete", "handover", TERM="dumb")
    answer(person, ("Why now", "Priya asked for it."))
    for _ in range(12):
        if person.expect_exact(["Your answers", "> "]) == 0:
            break
        person.sendline("/skip")
        person.expect_exact("> ")
        person.sendline("1")
    person.expect_exact("> ")
    person.sendline("")
    person.expect_exact("“Priya”")
    answer(person, ("Enter changes it", ""), ("The new words", "People asked for it."))
    answer(person, ("stays in git for good", "yes"))
    assert ended(person) == 0
    assert "Priya" not in git(repository, "show", "HEAD")
