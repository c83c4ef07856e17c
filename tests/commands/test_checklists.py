"""`checklist checklists`: what there is, every mistake with its place, and what must be kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
TEXT = (Path(__file__).parent.parent / "data" / "example.md").read_text(encoding="utf-8")
TEAM = """\
schema: 1
name: team
version: 1
language: en
title: Our questions
head: [change]
sections: [affected]
questions:
  - {key: change, kind: text, label: Change, ask: What changes?}
  - {key: affected, kind: groups, label: Who is affected?, ask: Who is affected?}
"""


def write(top: Path, text: str = TEAM, name: str = "team@1") -> Path:
    path = top / "checklists" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def use(top: Path, pin: str) -> None:
    path = top / "decisions" / "2026-11-22-two-office-days-for-support.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT.replace("before-reacting@1", pin), encoding="utf-8")


def checklists(top: Path, *options: str) -> int:
    return run(["-C", str(top), "checklists", *options])


def test_the_built_in_and_the_teams_own_are_listed(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    write(repository)
    assert checklists(repository) == 0
    out = capsys.readouterr().out
    assert "before-reacting@1  Before reacting" in out
    assert "en, de" in out
    assert "team@1  Our questions\n  2 questions · en · checklists/team@1.yaml" in out


def test_data_has_the_same(repository: Path, capsys: pytest.CaptureFixture[str]):
    write(repository)
    use(repository, "team@1")
    assert checklists(repository, "--json") == 0
    built_in, team = json.loads(capsys.readouterr().out)
    assert built_in["languages"] == ["en", "de"]
    assert (team["checklist"], team["questions"], team["decisions"]) == ("team@1", 2, 1)
    assert team["problems"] == []


def test_all_mistakes_of_all_files_are_shown_with_their_places(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    one = write(repository, TEAM.replace("kind: text", "kind: txt").replace("head:", "heads:"))
    two = write(repository, TEAM.replace("kind: groups", "kind: group"), "other@1")
    assert checklists(repository) == 1
    out = capsys.readouterr().out
    assert f"{one}:6:1:" in out
    assert f"{one}:9:" in out
    assert f"{two}:10:" in out
    assert "before-reacting@1" in out


def test_only_named_files_are_looked_at(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write(repository, "schema: [\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = write(elsewhere)
    assert checklists(repository, str(path)) == 0
    assert checklists(repository, str(path.parent)) == 0
    out = capsys.readouterr().out
    assert "before-reacting" not in out
    assert out.count("team@1  Our") == 2


def test_a_version_that_a_decision_needs_must_be_there(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    use(repository, "team@3")
    assert checklists(repository) == 1
    assert "team@3  is missing" in capsys.readouterr().out


def test_a_version_in_use_must_not_change(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
):
    path = write(repository)
    use(repository, "team@1")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Checklist")
    path.write_text("# only a comment\n" + TEAM, encoding="utf-8")
    assert checklists(repository) == 0
    path.write_text(TEAM.replace("What changes?", "What is new?"), encoding="utf-8")
    git(repository, "commit", "--quiet", "-a", "-m", "Change")
    assert checklists(repository) == 1
    assert "no longer says what was first committed" in capsys.readouterr().out


def test_a_version_that_nobody_uses_may_still_change(repository: Path, git: Git):
    path = write(repository)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Checklist")
    path.write_text(TEAM.replace("What changes?", "What is new?"), encoding="utf-8")
    assert checklists(repository) == 0


def test_a_file_that_is_not_there_is_an_error(repository: Path, capsys: pytest.CaptureFixture[str]):
    assert checklists(repository, "nowhere.yaml") == 2
    assert "nowhere.yaml" in capsys.readouterr().err
