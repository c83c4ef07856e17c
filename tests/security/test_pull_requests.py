"""A change cannot bring what judges it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
RECORD = "decisions/2026/2026-11-22-two-office-days-for-support.md"
RULES = """\
rules:
  - name: silence-as-agreement
    clears: ["so they agree"]
"""
WORDS = "Nobody objected in the meeting, so they agree."
Git = Callable[..., str]


def commit(folder: Path, git: Git, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "A change")


def test_rules_of_the_change_clear_none_of_its_words(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(*options: str) -> set[str]:
        capsys.readouterr()
        run(["-C", str(repository), "check", "--format", "json", *options])
        return {each["rule"] for each in json.loads(capsys.readouterr().out)}

    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-25")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-11-22T12:00:00Z")
    commit(repository, git, {RECORD: EXAMPLE})
    git(repository, "checkout", "--quiet", "-b", "change")
    before, after = EXAMPLE.split("<!-- evidence -->\n", 1)
    commit(
        repository,
        git,
        {RECORD: f"{before}<!-- evidence -->\n\n{WORDS}\n{after}", "rules/ours.yaml": RULES},
    )
    assert "silence-as-agreement" not in found()
    assert "silence-as-agreement" in found("--base", "main")
    run(["-C", str(repository), "check", "--base", "main"])
    told = " ".join(capsys.readouterr().out.split())
    assert "The change edits rules/ours.yaml; the check used what main has." in told
