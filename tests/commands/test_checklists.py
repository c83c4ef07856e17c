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


OWN = """\
schema: 1
name: meetings
version: 1
language: en
title: Meeting rules
head: [change, mood, why-bad]
sections: [who, plan, facts]
quick: [change, who]
questions:
  - {key: change, kind: text, label: Change, ask: What changes?, required: true}
  - key: mood
    kind: choice
    label: Mood
    ask: How is the mood?
    choices: [{key: good, label: good}, {key: bad, label: bad}]
  - {key: why-bad, kind: text, label: Why bad, ask: Why?, when: {mood: [bad]}}
  - {key: who, kind: groups, label: Who is it?, ask: Who?, required: true}
  - key: plan
    kind: parts
    label: Plan
    ask: How?
    parts: [{key: first, kind: text, label: First step}, {key: until, kind: date, label: Until}]
  - {key: facts, kind: text, label: Facts, ask: Which facts?}
"""


@pytest.mark.parametrize("mood", ["good", "bad"])
def test_a_checklist_of_ones_own_asks_records_and_comes_back(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], mood: str,
) -> None:  # fmt: skip
    import io
    import sys

    folder = repository / "checklists"
    folder.mkdir()
    (folder / "meetings@1.yaml").write_text(OWN, "utf-8")
    lines = ["Monday only.", mood, *(["Too many."] if mood == "bad" else [])]
    lines += ["Team A, 5 people", "", "Ask them", "2027-01-01", "Some.", "", "yes", ""]
    stream = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    top = ["-C", str(repository)]
    assert run([*top, "new", "--checklist", "meetings@1"]) == 0
    record = next((repository / "decisions").rglob("*monday-only.md"))
    capsys.readouterr()
    assert run([*top, "show", "monday", "--answers"]) == 0
    answers = tmp_path / "answers.yaml"
    answers.write_text(capsys.readouterr().out, "utf-8")
    assert ("why-bad: Too many." in answers.read_text("utf-8")) == (mood == "bad")
    written = record.read_bytes()
    assert run([*top, "new", "--answers", str(answers), "--preview"]) == 0
    assert capsys.readouterr().out.endswith(written.decode())


def test_a_mistake_that_only_the_whole_shows_has_its_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository / "checklists"
    folder.mkdir()
    (folder / "meetings@1.yaml").write_text(OWN.replace(", why-bad]", "]"), "utf-8")
    assert run(["-C", str(repository), "checklists"]) == 1
    said = capsys.readouterr()
    assert "meetings@1.yaml:16:6: questions: `why-bad` must stand once" in said.out + said.err
