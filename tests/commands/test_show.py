"""`checklist show`: the record as it is, to read, as answers, as data."""

import contextlib
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run
from checklist.format.reader import read
from checklist.report.page import page
from checklist.store.checklists import built_in

Git = Callable[..., str]
DATA = Path(__file__).parent.parent / "data"
NAME = "2026-11-22-two-office-days-for-support"
ANSWERS = DATA / "example.answers.yaml"

HARD = """\
title: "Pipes | and `code`: \\"quotes\\" — #3"
created: 2026-11-22
language: de
review: nach Ostern
wait-until: 2026-12-06
change: |-
  # not a heading
  - not a list
  ```
  <div>no html</div>

  1. one. Two! „Drei“ ...
because: {skipped: I don't know yet}
settled: open
affected:
  groups:
    - {group: "A (b), c: *d*", people: about 20, how: "x\\ny"}
  notes: "| a | b |"
  kept: [{rule: projection, reason: It is measured.}]
evidence: {skipped: I'll ask on 2026-12-01}
assumptions:
  - text: "Skipped: no"
    wrong-if: "**Wrong if:** this"
test: {try: "a\\\\", notes: "  ~~~ "}
feedback: {how: "a: b", when: in spring}
expectations:
  - {probability: 12.5, text: "  50 % by 2027-01-01: so "}
"""


@pytest.fixture
def recorded(repository: Path) -> Path:
    with contextlib.redirect_stdout(io.StringIO()):
        assert run(["-C", str(repository), "new", "--answers", str(ANSWERS)]) == 0
    return repository


def shown(capsys: pytest.CaptureFixture[str], top: Path, *options: str) -> str:
    assert run(["-C", str(top), "show", *options]) == 0
    return capsys.readouterr().out


def fresh(git: Git, folder: Path) -> Path:
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


def test_in_a_pipe_it_is_the_markdown_of_the_file(
    recorded: Path, capsys: pytest.CaptureFixture[str]
):
    file = recorded / "decisions" / "2026" / f"{NAME}.md"
    assert shown(capsys, recorded, "two-office") == file.read_text(encoding="utf-8")


def test_what_could_steer_a_terminal_is_escaped_but_raw_is_raw(
    recorded: Path, capfdbinary: pytest.CaptureFixture[bytes]
):
    file = recorded / "decisions" / "2026" / f"{NAME}.md"
    file.write_bytes(file.read_bytes() + "\x1b[2J\u202e\n".encode())
    assert run(["-C", str(recorded), "show", NAME]) == 0
    out = capfdbinary.readouterr().out
    assert b"\x1b" not in out
    assert "\u202e".encode() not in out
    assert run(["-C", str(recorded), "show", NAME, "--raw"]) == 0
    assert capfdbinary.readouterr().out == file.read_bytes()


@pytest.mark.parametrize("hard", [False, True])
def test_the_answers_make_the_same_file_in_a_fresh_repository(
    tmp_path: Path, repository: Path, capsys: pytest.CaptureFixture[str], hard: bool, git: Git
):
    source = tmp_path / "source.yaml"
    source.write_text(HARD if hard else ANSWERS.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["-C", str(repository), "new", "--answers", str(source)]) == 0
    capsys.readouterr()
    answers = tmp_path / "again.yaml"
    answers.write_text(shown(capsys, repository, "2026"), encoding="utf-8")
    answers.write_text(shown(capsys, repository, "2026", "--answers"), encoding="utf-8")
    other = fresh(git, tmp_path / "fresh")
    assert run(["-C", str(other), "new", "--answers", str(answers)]) == 0
    (one,), (two,) = ([*top.glob("decisions/*/*.md")] for top in (repository, other))
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()


def test_answers_are_those_of_the_proposal_not_of_the_reviews_after_it(
    recorded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], git: Git
):
    file = recorded / "decisions" / "2026" / f"{NAME}.md"
    proposed = file.read_bytes()
    file.write_bytes((DATA / "example.md").read_bytes())
    answers = tmp_path / "again.yaml"
    answers.write_text(shown(capsys, recorded, NAME, "--answers"), encoding="utf-8")
    other = fresh(git, tmp_path / "fresh")
    assert run(["-C", str(other), "new", "--answers", str(answers)]) == 0
    assert (other / "decisions" / "2026" / f"{NAME}.md").read_bytes() == proposed


def test_what_would_be_derived_is_left_out_of_the_answers(
    recorded: Path, capsys: pytest.CaptureFixture[str]
):
    out = shown(capsys, recorded, NAME, "--answers")
    assert not any(line.startswith(("id:", "checklist:", "language:")) for line in out.split("\n"))
    file = recorded / "decisions" / "2026" / f"{NAME}.md"
    other = file.with_name(f"{NAME}-2.md")
    other.write_text(file.read_text(encoding="utf-8").replace(NAME, f"{NAME}-2"), encoding="utf-8")
    assert f"id: {NAME}-2" in shown(capsys, recorded, f"{NAME}-2", "--answers").replace('"', "")


def test_data_holds_front_matter_path_answers_and_events(
    recorded: Path, capsys: pytest.CaptureFixture[str]
):
    path = f"decisions/2026/{NAME}.md"
    (recorded / path).write_bytes((DATA / "example.md").read_bytes())
    data = json.loads(shown(capsys, recorded, NAME, "--json"))
    assert (data["id"], data["status"], data["path"]) == (NAME, "adjusted", path)
    assert data["answers"]["test"]["baseline"] == "23 of 60"
    assert data["answers"]["review"] == "2027-02-08"
    test, review = data["events"]
    assert (test["event"], test["date"], test["then"]) == ("test-result", "2026-12-18", "go on")
    assert review["verdict"] == "adjust"
    assert review["outcomes"][0] == {
        "came": "no",
        "expected": "At most 15 of 60 cases since the roll-out lack a next step.",
        "probability": 70,
    }


def test_a_record_on_an_unmerged_branch_is_found(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["-C", str(repository), "new", "--answers", str(ANSWERS), "--branch"]) == 0
    capsys.readouterr()
    assert run(["-C", str(repository), "show", "two-office"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("---\nschema: 1\n")
    assert f"decision/{NAME}" in err
    assert json.loads(shown(capsys, repository, NAME, "--json"))["branch"] == f"decision/{NAME}"


def test_a_newer_version_on_a_branch_is_mentioned(
    recorded: Path, capsys: pytest.CaptureFixture[str], git: Git
):
    git(recorded, "checkout", "--quiet", "-b", f"decision/{NAME}")
    (recorded / "decisions" / "2026" / f"{NAME}.md").write_bytes((DATA / "example.md").read_bytes())
    git(recorded, "commit", "--quiet", "-a", "-m", "Later")
    git(recorded, "checkout", "--quiet", "main")
    assert run(["-C", str(recorded), "show", NAME]) == 0
    assert f"decision/{NAME}" in capsys.readouterr().err


def test_in_the_work_tree_it_needs_no_git(
    recorded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", "")
    assert "Two office days" in shown(capsys, recorded, NAME)


def test_an_unknown_or_unclear_id_is_explained(recorded: Path, capsys: pytest.CaptureFixture[str]):
    file = recorded / "decisions" / "2026" / f"{NAME}.md"
    file.with_name(f"{NAME}-2.md").write_bytes(file.read_bytes())
    assert run(["-C", str(recorded), "show", "office"]) == 2
    assert "fits 2 decisions" in capsys.readouterr().err
    assert run(["-C", str(recorded), "show", "nowhere"]) == 2
    assert "checklist list" in capsys.readouterr().err


def test_a_calendar_file_holds_its_dates(recorded: Path, capsys: pytest.CaptureFixture[str]):
    out = shown(capsys, recorded, NAME, "--calendar")
    assert out.startswith("BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20270208" in out


def test_for_reading_marks_are_hidden_and_lines_fit():
    text = page(read((DATA / "example.md").read_bytes(), built_in()), 50)
    bare = text.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "<!--" not in text
    assert "**" not in text
    assert "\x1b[1mWho exactly is affected" in text
    assert max(len(line) for line in bare.split("\n")) <= 50
    words = "Hand-offs between shifts fail: 23 of 60 sampled cases lacked a next step."
    assert words in " ".join(bare.split())


def test_for_reading_code_and_escapes_show_as_they_were_meant():
    data = "---\nid: x\n---\n\n# T\n\n```\n# a <b>\n```\n\n\\# no heading\\\nnext \\*line\\*\n"
    text = page(read(data.encode(), built_in()), 80, bold=False)
    assert "# a <b>\n" in text
    assert "# no heading\nnext *line*\n" in text


def test_on_a_terminal_it_is_laid_out_for_reading(recorded: Path):
    out = on_terminal(recorded, "show", NAME)
    assert "\x1b[1mWho exactly is affected" in out
    assert "<!--" not in out


def test_a_plain_terminal_gets_no_escape_sequences(recorded: Path):
    out = on_terminal(recorded, "show", NAME, TERM="dumb", PAGER="cat")
    assert "Who exactly is affected" in out
    assert "\x1b" not in out


def on_terminal(top: Path, *args: str, **env: str) -> str:
    """What the command prints on a terminal of 200 lines."""
    import fcntl
    import struct
    import termios

    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 200, 80, 0, 0))
    command = [sys.executable, "-m", "checklist", *args]
    kept = {key: value for key, value in os.environ.items() if key not in ("LINES", "COLUMNS")}
    own = {
        **kept,
        "TERM": "xterm",
        "PAGER": "cat",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **env,
    }
    process = subprocess.Popen(command, cwd=top, stdin=side, stdout=side, stderr=side, env=own)
    os.close(side)
    out = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:
            break
        if not chunk:
            break
        out += chunk
    os.close(main)
    assert process.wait() == 0
    return out.decode("utf-8")
