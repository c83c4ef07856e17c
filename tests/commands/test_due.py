"""`checklist due`: nothing that was promised gets lost."""

import json
from pathlib import Path

import pytest

from checklist.cli import run

RECORD = """\
---
schema: 1
id: {id}
title: "{title}"
status: {status}
owner: "Head of Support"
created: 2026-11-22
{dates}
checklist: before-reacting@1
---

# {title}
"""


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_TODAY", "2027-02-08")


def record(top: Path, name: str, dates: str, status: str = "testing") -> str:
    path = top / "decisions" / "2026" / f"2026-11-22-{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = RECORD.format(id=path.stem, title=name.title(), status=status, dates=dates)
    path.write_text(text, encoding="utf-8")
    return path.stem


def due(top: Path, *options: str) -> int:
    return run(["-C", str(top), "due", *options])


def test_an_empty_list_is_one_friendly_line(repository: Path, capsys: pytest.CaptureFixture[str]):
    assert due(repository, "--exit-code") == 0
    assert len(capsys.readouterr().out.split("\n")) == 2


def test_overdue_due_and_waiting_have_groups_of_their_own(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    record(repository, "late", "review: 2027-02-01")
    record(repository, "now", "review: 2027-02-08")
    record(repository, "soon", "review: 2027-02-20")
    record(repository, "patient", "wait-until: 2027-02-05")
    record(repository, "odd", "review: after Easter")
    assert due(repository) == 0
    out = capsys.readouterr().out
    order = ["Overdue", "7 days ago", "Due today", "Waited until", "3 days ago", "cannot be read"]
    places = [out.index(words) for words in order]
    assert places == sorted(places)
    assert "after Easter" in out
    assert "soon" not in out
    assert due(repository, "--within", "14d") == 0
    assert "in 12 days" in capsys.readouterr().out


@pytest.mark.parametrize("status", ["withdrawn", "reversed", "superseded"])
def test_what_has_ended_is_never_due(
    repository: Path, capsys: pytest.CaptureFixture[str], status: str
):
    record(repository, "over", "review: 2027-02-01", status)
    assert due(repository, "--exit-code") == 0


def test_the_exit_code_says_whether_something_is_due(repository: Path):
    record(repository, "soon", "review: 2027-02-20")
    assert due(repository, "--exit-code") == 0
    assert due(repository, "--exit-code", "--within", "14d") == 1
    assert due(repository, "--exit-code", "--as-of", "2027-02-20") == 1
    assert due(repository, "--as-of", "2027-02-21") == 0


def test_a_date_that_cannot_be_read_counts_for_the_exit_code(repository: Path):
    record(repository, "odd", "review: after Easter")
    assert due(repository, "--exit-code") == 1


def test_data_is_keyed_like_the_front_matter_with_days_until_then(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    name = record(repository, "late", "review: 2027-02-01")
    record(repository, "odd", "review: after Easter")
    record(repository, "patient", "wait-until: 2027-02-10")
    assert due(repository, "--json", "--within", "1w") == 0
    late, patient, odd = json.loads(capsys.readouterr().out)
    assert late["id"] == name
    assert late["owner"] == "Head of Support"
    assert late["path"] == f"decisions/2026/{name}.md"
    assert (late["what"], late["days"]) == ("review", -7)
    assert (patient["what"], patient["days"]) == ("wait-until", 2)
    assert (odd["what"], odd["days"]) == ("review", None)


def test_data_of_nothing_is_an_empty_array(repository: Path, capsys: pytest.CaptureFixture[str]):
    assert due(repository, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_damaged_record_is_shown_and_does_not_hide_the_others(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    record(repository, "late", "review: 2027-02-01")
    (repository / "decisions/2026/2026-11-23-broken.md").write_text("---\n<<<<<<< HEAD\n---\n")
    assert due(repository) == 0
    out = capsys.readouterr().out
    assert "2026-11-22-late" in out
    assert "2026-11-23-broken" in out


@pytest.mark.parametrize("options", [("--within", "soon"), ("--as-of", "someday")])
def test_words_that_are_no_time_are_refused(
    repository: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, str]
):
    assert due(repository, *options) == 2
    assert options[1] in capsys.readouterr().err


def test_it_works_outside_of_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    record(tmp_path, "late", "review: 2027-02-01")
    assert due(tmp_path) == 0
    assert "Late" in capsys.readouterr().out


def test_a_title_cannot_steer_the_terminal(repository: Path, capsys: pytest.CaptureFixture[str]):
    record(repository, "late", 'review: 2027-02-01\nowner2: "x"')
    path = repository / "decisions/2026/2026-11-22-late.md"
    text = path.read_text(encoding="utf-8").replace('title: "Late"', 'title: "\\x1b[2J\\u202eLate"')
    path.write_text(text, encoding="utf-8")
    for options in ((), ("--json",)):
        assert due(repository, *options) == 0
        out = capsys.readouterr().out
        assert "\x1b[2J" not in out
        assert "\u202e" not in out
