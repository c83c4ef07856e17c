"""`checklist similar`, and the same in an interview: what became of decisions like this one."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from checklist.app import App
from checklist.cli import run
from checklist.commands import similar as module
from checklist.errors import USAGE, UsageProblem

Spawn = Callable[..., "pexpect.spawn[str]"]
EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
OLD = "2026-11-22-two-office-days-for-support"
REVERSED = {
    "status: adjusted": "status: reversed",
    "review: 2027-03-22": "review: none",
    "**Verdict:** adjust": "**Verdict:** reverse",
    "Follow-up review, 2027-02-08 <!-- review 2027-02-08 -->":
        "Follow-up review, 2027-03-01 <!-- review 2027-03-01 -->",
}  # fmt: skip


@pytest.fixture
def similar(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What `checklist similar` prints in the repository."""

    def printed(*options: str) -> str:
        monkeypatch.setenv("CHECKLIST_TODAY", "2027-06-01")
        module.command.main(list(options), obj=App.at(str(repository)), standalone_mode=False)
        return capsys.readouterr().out

    return printed


def record(top: Path, name: str, **changes: str) -> str:
    """A copy of the example under another id, with words replaced; its id."""
    stem = f"2026-11-22-{name}"
    text = EXAMPLE.replace(OLD, stem)
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    path = top / "decisions/2026" / f"{stem}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return stem


def test_a_past_decision_is_told_with_how_it_turned_out(
    repository: Path, similar: Callable[..., str]
) -> None:
    new, old = record(repository, "new"), record(repository, "old", **REVERSED)
    assert similar("new") == (
        "  2026-11-22  Two office days for Support\n"
        "              Reversed after six weeks; none of 2 expectations came true.\n"
        f"              {old}\n"
    )
    (found,) = json.loads(similar("new", "--json"))
    assert found == {
        "id": old, "path": f"decisions/2026/{old}.md", "title": "Two office days for Support",
        "status": "reversed", "created": "2026-11-22",
        "outcome": "Reversed after six weeks; none of 2 expectations came true.",
        "came-true": {"yes": 0, "no": 2, "unclear": 0},
    }  # fmt: skip
    assert new in similar("old")


def test_a_decision_is_not_its_own_past(repository: Path, similar: Callable[..., str]) -> None:
    record(repository, "only")
    assert similar("only") == "No decision here resembles this one.\n"
    assert json.loads(similar("only", "--json")) == []
    with pytest.raises(UsageProblem, match="there is no decision"):
        similar("nothing")


def test_at_most_three_are_shown(repository: Path, similar: Callable[..., str]) -> None:
    for name in "abcdef":
        record(repository, name)
    assert len(json.loads(similar("2026-11-22-a", "--json"))) == 3


def replaced(top: Path, name: str, by: str) -> None:
    path = top / "decisions/2026" / f"2026-11-22-{name}.md"
    text = path.read_text("utf-8").replace("status: adjusted", "status: superseded")
    ended = f"superseded-by: 2026-11-22-{by}\n---\n\n"
    path.write_text(text.replace("---\n\n", ended, 1), "utf-8")


def test_decisions_that_replaced_one_another_are_shown_once(
    repository: Path, similar: Callable[..., str]
) -> None:
    for name in ("new", "first", "second", "third"):
        record(repository, name)
    replaced(repository, "first", "second")
    replaced(repository, "second", "third")
    (found,) = json.loads(similar("new", "--json"))
    assert found["id"] == "2026-11-22-third"
    assert found["outcome"] == "Adjusted; none of 2 expectations came true."


def test_what_replaced_it_is_named_where_it_does_not_resemble(
    repository: Path, similar: Callable[..., str]
) -> None:
    record(repository, "new")
    record(repository, "old")
    path = repository / "decisions/2026/2026-11-22-other.md"
    path.write_text(
        "---\nschema: 1\nid: 2026-11-22-other\ntitle: Lunch\ncreated: 2027-03-01\n---\n# Lunch\n"
    )
    replaced(repository, "old", "other")
    (found,) = json.loads(similar("new", "--json"))
    assert found["outcome"].startswith("Superseded by “Lunch” after six weeks; none of 2")
    path.unlink()
    assert "Superseded by 2026-11-22-other; none" in similar("new")


def test_decisions_that_replace_one_another_in_a_circle_end(
    repository: Path, similar: Callable[..., str]
) -> None:
    for name in ("new", "one", "two"):
        record(repository, name)
    replaced(repository, "one", "two")
    replaced(repository, "two", "one")
    assert "Superseded by “Two office days for Support”" in similar("new")


def test_words_of_a_record_cannot_steer_the_terminal(
    repository: Path, similar: Callable[..., str]
) -> None:
    record(repository, "new")
    record(repository, "bad", **{'"Two office': '"\\e[2J\\u202e\\a\\nTwo office'})
    for options in ((), ("--json",)):
        out = similar("new", *options)
        assert "Two office days" in out
        assert not {"\x1b", "\u202e", "\x07"} & set(out)


def test_what_cannot_be_read_hides_no_other(repository: Path, similar: Callable[..., str]) -> None:
    record(repository, "new")
    old = record(repository, "old")
    folder = repository / "decisions/2026"
    (folder / "2026-11-22-bad.md").write_bytes(b"---\nid: 2026-11-22-bad\ntitle: [\n---\n\xff")
    (folder / "2026-11-22-huge.md").write_text(EXAMPLE + "x" * (3 << 20), "utf-8")
    (folder / "2026-11-22-gone.md").symlink_to(folder / "nowhere.md")
    assert [each["id"] for each in json.loads(similar("new", "--json"))] == [old]


def test_a_decision_on_a_branch_of_its_own_can_be_asked_about(
    repository: Path, similar: Callable[..., str], git: Callable[..., str]
) -> None:
    old, new = record(repository, "old"), record(repository, "new")
    git(repository, "add", f"decisions/2026/{old}.md")
    git(repository, "commit", "-qm", "Old")
    git(repository, "switch", "-qc", f"decision/{new}")
    git(repository, "add", "decisions")
    git(repository, "commit", "-qm", "New")
    git(repository, "switch", "-q", "main")
    assert old in similar(new)


ANSWERS = (
    "Support works in the office on two days.", "open", "", "Hand-offs fail.", "Head", "Support",
    "Night shift, 6 people, 0 asked", "", "saw: hand-offs in a corridor", "",
)  # fmt: skip


def answer(person: pexpect.spawn[str], *lines: str) -> str:
    """Type the lines, each at its prompt; what was shown after them, up to the next prompt."""
    shown = ""
    for line in lines:
        person.sendline(line)
        person.expect("> $")
        shown += person.before
    return shown


@pytest.fixture
def at_prompt(terminal: Spawn) -> Spawn:
    """A person at the first prompt of a command."""

    def start(*arguments: str) -> pexpect.spawn[str]:
        person = terminal(*arguments, NO_COLOR="1")
        person.expect("> $")
        return person

    return start


def test_in_an_interview_the_past_comes_after_the_forecast_and_once(
    repository: Path, at_prompt: Spawn
) -> None:
    record(repository, "old", **REVERSED)
    record(repository, "bad", **{'"Two office': '"\\e[2JTwo office'})
    person = at_prompt("new")
    before = answer(person, *ANSWERS)
    assert "What do you expect" in before
    assert "Similar" not in before
    shown = answer(person, "70 % by 2027-02-08: Half as many.", "")
    past = shown.index("Similar decisions here, and how they turned out")
    assert past < shown.index("motivation or capacity")
    assert "Reversed after six weeks; none of 2 expectations came true." in shown
    assert "\x1b[2J" not in shown
    assert "Similar" not in answer(person, "/back", "", "", "a")
    person.sendline("/stop")
    person.expect(pexpect.EOF)


def test_the_quick_pass_asks_for_no_forecast_and_shows_the_past_before_the_summary(
    repository: Path, at_prompt: Spawn
) -> None:
    record(repository, "old", **REVERSED)
    person = at_prompt("new", "--quick")
    lines = ("Support works in the office on two days; hand-offs fail.", "open", "Night, 3 people",
             "", "saw: x", "", "y")  # fmt: skip
    assert "Similar" not in answer(person, *lines)
    shown = answer(person, "+14d")
    assert shown.index("Reversed after six weeks") < shown.index("Your answers")
    person.sendline("/stop")
    person.expect(pexpect.EOF)


@pytest.mark.parametrize("there", [False, True])
def test_without_a_past_the_interview_says_nothing_of_it(
    repository: Path, at_prompt: Spawn, there: bool
) -> None:
    if there:
        (repository / "decisions").symlink_to(repository / "nowhere")
    person = at_prompt("new", "--preview")
    shown = answer(person, *ANSWERS, "", "")
    assert "Similar" not in shown
    person.sendline("/stop")
    person.expect(pexpect.EOF)


def test_a_completion_does_not_count_as_its_own_past(repository: Path, at_prompt: Spawn) -> None:
    record(repository, "old", **REVERSED)
    person = at_prompt("new", "--quick")
    answer(person, "Support works in the office on two days; hand-offs fail.", "open",
           "Night, 3 people", "", "saw: x", "", "y", "+14d", "")  # fmt: skip
    person.sendline("yes")
    person.expect(pexpect.EOF)
    person = at_prompt("new", "--complete", "2026-11-22-support-works")
    shown = answer(person, "nothing", "Hand-offs fail.", "Head", "Support", "")
    assert shown.count("Reversed after six weeks") == 1
    assert "Proposed; the review" not in shown
    person.sendline("/stop")
    person.expect(pexpect.EOF)


def test_a_pipe_is_not_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(repository, "old", **REVERSED)
    lines = [*ANSWERS, "70 % by 2027-02-08: Half as many.", "", "They can.", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    monkeypatch.chdir(repository)
    assert run(["new"]) == USAGE
    captured = capsys.readouterr()
    assert "motivation or capacity" in captured.out + captured.err
    assert "Similar" not in captured.out + captured.err
