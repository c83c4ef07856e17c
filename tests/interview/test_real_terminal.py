"""In a real terminal: typed, pasted, killed and resumed."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

Spawn = Callable[..., "pexpect.spawn[str]"]


def test_a_quick_pass_ends_in_a_commit(
    terminal: Spawn, repository: Path, git: Callable[..., str]
) -> None:
    person = terminal("new", "--quick")
    for question, *lines in (
        ("What changes", "Handover is written."),
        ("How settled", "2, the form"),
        ("Who is affected", "Nurses, night: 9, asked 0", ""),
        ("see or hear", "told: the form has 31 fields", ""),
        ("make you stop", "a nurse in charge says so"),
        ("look again", "in 4 weeks"),
        ("Your answers", ""),
        ("stays in git for good", "yes"),
    ):
        person.expect(question)
        for line in lines:
            person.expect("> ")
            person.sendline(line)
    person.expect("Recorded in")
    person.expect("Before you announce it")
    person.expect(pexpect.EOF)
    person.close()
    assert person.exitstatus == 0
    assert git(repository, "log", "-1", "--format=%s").strip() == "Propose: Handover is written"
    record = git(repository, "show", "HEAD:decisions/2026/2026-11-22-handover-is-written.md")
    assert "- **Nurses, night** (9 people, 0 asked)" in record
    assert "review: 2026-12-20" in record
    assert "Skipped: not asked in the quick pass" in record
    assert not list((repository / ".git/checklist/drafts").glob("*.json"))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGINT])
def test_killed_at_the_third_question_it_goes_on_there(
    terminal: Spawn, how: signal.Signals
) -> None:
    person = terminal("new")
    person.expect("What changes")
    person.expect("> ")
    person.sendline("Handover is written.")
    person.expect("How settled")
    person.expect("> ")
    person.sendline("open: all of it")
    person.expect("Why now")
    person.expect("> ")
    person.kill(how)
    person.expect(pexpect.EOF)
    person.close()
    person = terminal("new")
    person.expect("Not finished yet")
    person.expect("Handover is written")
    person.sendline("")
    person.expect("Why now")
    person.sendline("/back")
    person.expect("all of it|How settled")
    person.sendline("/stop")
    person.expect("goes on at this question")
    person.expect(pexpect.EOF)
    person.close()
    assert person.exitstatus == 130


def test_a_paste_of_several_lines_is_one_answer(terminal: Spawn, repository: Path) -> None:
    person = terminal("new")
    person.expect("What changes")
    person.expect("> ")
    person.send("\x1b[200~First line.\nSecond line.\x1b[201~")
    person.send("\r")
    person.expect("How settled")
    person.sendintr()
    person.expect("kept")
    person.expect(pexpect.EOF)
    draft = next((repository / ".git/checklist/drafts").glob("*.json"))
    assert "First line.\\nSecond line." in draft.read_text("utf-8")
    assert draft.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "plain", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=str
)
def test_plain_terminals_get_plain_text(terminal: Spawn, plain: dict[str, str]) -> None:
    person = terminal("new", **plain)
    person.expect("What changes")
    assert "\x1b[1m" not in person.before + person.after
    person.sendline("/stop")
    person.expect(pexpect.EOF)


def test_ctrl_c_at_any_prompt_keeps_the_draft_and_says_so(terminal: Spawn) -> None:
    person = terminal("new", "--quick")
    for line in ("A change.", "open", "Night, 3 people", ""):
        person.expect("> ")
        person.sendline(line)
    person.expect("see or hear")
    person.expect("> ")
    person.sendintr()
    person.expect("What you answered so far is kept")
    person.expect(pexpect.EOF)
    person.close()
    assert person.exitstatus == 130


def test_what_was_written_in_the_editor_is_kept_with_its_mistakes(
    terminal: Spawn, repository: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nsed -i "s/\\*\\*Change:\\*\\* $/**Change:** Edited./" "$1"\n', "utf-8"
    )
    editor.chmod(0o755)
    person = terminal("new", "--editor", EDITOR=str(editor))
    person.expect("no answer")
    person.expect("> ")
    person.sendline("/stop")
    person.expect(pexpect.EOF)
    draft = next((repository / ".git/checklist/drafts").glob("*.json"))
    assert "**Change:** Edited." in draft.read_text("utf-8")


def test_a_completion_that_is_resumed_and_stopped_keeps_its_answers(
    terminal: Spawn, repository: Path
) -> None:
    person = terminal("new", "--quick")
    for line in ("A.", "open", "Night, 3 people", "", "saw: x", "", "y", "+14d", "", "yes"):
        person.expect("> ")
        person.sendline(line)
    person.expect(pexpect.EOF)
    for first in ("the form", None):
        person = terminal("new", "--complete", "2026-11-22-a")
        person.expect("> ")
        if first:
            person.sendline(first)
            person.expect("> ")
        person.sendeof()
        person.expect("new --complete 2026-11-22-a")
        person.expect(pexpect.EOF)
    draft = next((repository / ".git/checklist/drafts").glob("*.json"))
    assert "the form" in draft.read_text("utf-8")
