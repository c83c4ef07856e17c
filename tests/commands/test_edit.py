"""`checklist edit`: answers change, and nothing else does."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
EXAMPLE = Path(__file__).parent.parent / "data" / "example.answers.yaml"
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"


@pytest.fixture
def top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one proposed decision."""
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-22")
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")
    assert run(["-C", str(repository), "new", "--answers", str(EXAMPLE)]) == 0
    return repository


def edit(top: Path, *arguments: str) -> int:
    return run(["-C", str(top), "edit", "two-office", *arguments])


def answers(top: Path, text: str) -> str:
    path = top.parent / "changed.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def changed(git: Git, top: Path) -> list[str]:
    """The lines that the last commit took away and added."""
    shown = git(top, "show", "--format=", "--unified=0").split("\n")
    return [line for line in shown if line[:1] in "+-" and line[:3] not in ("", "+++", "---")]


def commits(git: Git, top: Path) -> int:
    return int(git(top, "rev-list", "--count", "HEAD"))


def editor(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let a line of Python be the editor; `text` is the page."""
    script = (
        "import sys, pathlib; path = pathlib.Path(sys.argv[1]); text = path.read_text('utf-8'); "
        f"{program}; path.write_text(text, 'utf-8')"
    )
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", script]))


def test_only_the_lines_of_the_answer_change(top: Path, git: Git) -> None:
    assert edit(top, "because", "--text", "A new occasion.") == 0
    assert changed(git, top) == [
        "-- **Because:** Hand-offs between shifts fail: 23 of 60 sampled cases lacked a next step.",
        "+- **Because:** A new occasion.",
    ]
    assert git(top, "log", "-1", "--format=%s").strip() == "Edit: Two office days for Support"


def test_every_other_byte_of_a_file_edited_by_hand_stays(top: Path, git: Git) -> None:
    path = top / PATH
    by_hand = path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n## Ours\r\n\r\n<!-- note -->\r\n"
    path.write_bytes(by_hand)
    git(top, "commit", "--quiet", "-am", "By hand")
    assert edit(top, "owner", "--text", "Head of Care") == 0
    assert path.read_bytes() == by_hand.replace(b"Head of Support", b"Head of Care")


def test_several_answers_are_one_commit(top: Path, git: Git) -> None:
    before = commits(git, top)
    file = answers(top, "settled: decided\ntags: [hours]\nassumptions: [{text: They can talk.}]\n")
    assert edit(top, "--answers", file) == 0
    assert commits(git, top) == before + 1
    assert "+tags: [hours]" in changed(git, top)
    assert "+- They can talk." in changed(git, top)


def test_a_new_title_changes_front_matter_and_heading(top: Path, git: Git) -> None:
    assert edit(top, "title", "--text", "Two days, or three?") == 0
    assert '+title: "Two days, or three?"' in changed(git, top)
    assert "+# Two days, or three?" in changed(git, top)
    assert (top / PATH).exists()


def test_a_choice_is_understood_by_its_words(top: Path, git: Git) -> None:
    assert edit(top, "settled", "--text", "decided above me") == 0
    assert changed(git, top)[1] == "+- **Settled:** decided above me"


def test_the_same_answer_again_changes_nothing(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    before = commits(git, top)
    assert edit(top, "owner", "--text", "Head of Support") == 0
    assert commits(git, top) == before
    assert "nothing changed" in capsys.readouterr().out


def test_a_key_without_a_value_takes_the_answer_away(top: Path, git: Git) -> None:
    assert edit(top, "--answers", answers(top, "still-open:\nwith: []\n")) == 0
    assert changed(git, top) == ["-- **Still open:** Which days, who is exempt, whether at all."]


def test_days_are_understood_and_shown_back(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edit(top, "review", "--text", "+28d") == 0
    assert "2027-02-15 (Monday, 15 February 2027)" in capsys.readouterr().out.replace(
        "review: ", ""
    )
    assert "+review: 2027-02-15" in changed(git, top)


def test_a_promised_look_back_does_not_move_silently(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(top), "status", "two-office", "testing"]) == 0
    assert edit(top, "review", "--text", "2027-12-01") == 2
    assert "--postpone" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evidens", "--text", "x"], "did you mean `evidence`"),
        (["evidence", "--text", "x"], "--answers FILE"),
        (["created", "--text", "2020-01-01"], "cannot be changed"),
        (["settled", "--text", "perhaps"], "open, leaning, decided, decided-above"),
        (["change", "--text", ""], "cannot be left without an answer"),
        (["title", "--text", ""], "cannot be left without an answer"),
        (["review", "--text", "none"], "closed the matter"),
        (["--text", "x"], "QUESTION"),
        (["evidence"], "EDITOR"),
        ([], "EDITOR"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(
    top: Path, git: Git, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = commits(git, top)
    assert edit(top, *arguments) == 2
    assert said in capsys.readouterr().err
    assert commits(git, top) == before


def test_all_mistakes_of_a_file_are_named(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edit(top, "--answers", answers(top, "settled: perhaps\nevidense: []\n")) == 2
    said = capsys.readouterr().err
    assert ":1:1:" in said
    assert "did you mean `evidence`" in said


def test_the_editor_shows_all_answers_and_takes_a_change(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(
        monkeypatch,
        "text = text.replace('leaning', 'decided').replace('owner: Head', 'owner: Lead')",
    )
    assert edit(top) == 0
    assert len(changed(git, top)) == 4
    editor(monkeypatch, "text = ''.join(r for r in text.splitlines(True) if 'costs' not in r)")
    assert edit(top) == 0
    assert changed(git, top)[0].startswith("-- **What it costs")


def test_an_editor_that_changes_nothing_commits_nothing(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = commits(git, top)
    editor(monkeypatch, "pass")
    assert edit(top) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert commits(git, top) == before
    assert run(["-C", str(top), "drafts"]) == 0
    assert "No unfinished" in capsys.readouterr().out


def test_a_page_with_a_mistake_is_kept_and_opened_again(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editor(monkeypatch, "text = text.replace('settled: leaning', 'settled: perhaps')")
    assert edit(top) == 2
    assert "opens it again" in capsys.readouterr().err
    assert run(["-C", str(top), "drafts"]) == 0
    assert "checklist edit 2026" in capsys.readouterr().out
    editor(monkeypatch, "text = text.replace('settled: perhaps', 'settled: open')")
    assert edit(top) == 0
    assert "+- **Settled:** open" in changed(git, top)


def test_one_answer_alone_opens_in_the_editor(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(
        monkeypatch,
        "text = text.replace('8, asked: 8', '9, asked: 8').replace('people: 8', 'people: 9')",
    )
    assert edit(top, "affected") == 0
    assert "+- **Day shift** (9 people, 8 asked): By the elected representative, 2026-11-12." in (
        changed(git, top)
    )


def test_a_hook_that_refuses_loses_no_answer(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    editor(monkeypatch, "text = text.replace('settled: leaning', 'settled: open')")
    assert edit(top) == 4
    assert "leaning" in (top / PATH).read_text(encoding="utf-8")
    hook.unlink()
    editor(monkeypatch, "pass")
    assert edit(top) == 0
    assert "+- **Settled:** open" in changed(git, top)


def test_work_that_was_staged_stays_staged(top: Path, git: Git) -> None:
    (top / "other.txt").write_text("mine\n")
    git(top, "add", "other.txt")
    before = git(top, "diff", "--cached")
    assert edit(top, "owner", "--text", "Head of Care") == 0
    assert git(top, "diff", "--cached") == before
    assert git(top, "show", "--name-only", "--format=").split() == [PATH]


def test_on_a_branch_the_work_tree_stays_as_it_is(top: Path, git: Git) -> None:
    before = (top / PATH).read_bytes()
    assert edit(top, "owner", "--text", "Head of Care", "--branch") == 0
    assert (top / PATH).read_bytes() == before
    assert "Head of Care" in git(top, "show", f"decision/{NAME}:{PATH}")


def test_written_and_not_committed_says_how_to_commit(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edit(top, "owner", "--text", "Head of Care", "--no-commit") == 0
    assert edit(top, "owner", "--text", "Head of Care") == 0
    assert "not committed yet: git add" in capsys.readouterr().out
