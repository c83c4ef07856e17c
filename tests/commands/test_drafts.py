"""`checklist drafts`: what is not finished is seen, and let go of only when asked."""

import json
from pathlib import Path

import pytest

from checklist.cli import run
from checklist.store.drafts import Drafts


@pytest.fixture(autouse=True)
def debug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_DEBUG", "1")


@pytest.fixture
def folder(repository: Path) -> Path:
    """The drafts of a repository in which an interview is under way."""
    place = repository / ".git" / "checklist" / "drafts"
    with Drafts(place).create("new") as handle:
        data = {"at": "evidence", "answers": {"change": "A", "owner": "B"}}
        handle.save("Two office days", "2026-11-22T10:00:00+00:00", data)
    return place


def drafts(repository: Path, *arguments: str) -> int:
    return run(["-C", str(repository), "drafts", *arguments])


def test_nothing_to_list_is_fine(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drafts(repository) == 0
    assert capsys.readouterr().out == "No unfinished interviews.\n"
    assert drafts(repository, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_draft_says_what_it_is_how_far_it_got_and_how_to_go_on(
    repository: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drafts(repository) == 0
    said = capsys.readouterr().out
    for part in ("new-1: Two office days", "2026-11-22 10:00", "2 answers", "`evidence`"):
        assert part in said
    assert "checklist new\n" in said


def test_as_data_it_has_a_documented_shape(
    repository: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drafts(repository, "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": "new-1",
            "kind": "new",
            "record": "",
            "title": "Two office days",
            "saved": "2026-11-22T10:00:00+00:00",
            "progress": "2 answers, goes on at `evidence`",
            "problem": "",
        }
    ]


def test_a_draft_is_discarded_by_name(
    repository: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drafts(repository, "--discard", "new-2") == 2
    assert list(folder.glob("*.json"))
    assert drafts(repository, "--discard", "new-1") == 0
    assert not list(folder.iterdir())


def test_a_damaged_draft_is_listed_and_can_be_discarded(
    repository: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new-1.json").write_text("{")
    assert drafts(repository) == 0
    said = capsys.readouterr().out
    assert "damaged" in said
    assert "--discard new-1" in said
    assert drafts(repository, "--discard", "new-1") == 0


def test_a_draft_that_is_open_elsewhere_is_not_discarded(repository: Path, folder: Path) -> None:
    with Drafts(folder).open("new-1"):
        assert drafts(repository, "--discard", "new-1") == 4
    assert list(folder.glob("*.json"))


def test_a_hostile_title_cannot_steer_the_terminal(
    repository: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Drafts(folder).open("new-1") as handle:
        handle.save("\x1b[2J\u202eevil", "2026-11-22", {"at": "\x1b[2J", "answers": 3})
    assert drafts(repository) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said
