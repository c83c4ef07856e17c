"""`checklist open`: the file in the person's editor, and plain words afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
TEXT = (Path(__file__).parent.parent / "data" / "example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"


@pytest.fixture
def decision(repository: Path) -> Path:
    file = repository / "decisions" / f"{NAME}.md"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], str]:
    """The command line of an editor that runs a sed script over the file."""

    def make(script: str) -> str:
        path = tmp_path / "editor"
        path.write_text(f"#!/bin/sh\nexec sed -i '{script}' \"$1\"\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return make


Editor = Callable[[str], str]


def test_the_editor_of_the_environment_is_used(
    repository: Path, decision: Path, editor: Editor, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setenv("VISUAL", editor("s/leaning/open/"))
    assert run(["-C", str(repository), "open", "two-office"]) == 0
    assert "**Settled:** open" in decision.read_text(encoding="utf-8")
    out, err = capfd.readouterr()
    assert f"git add decisions/{NAME}.md && git commit -m" in out
    assert err == ""


def test_the_editor_that_git_is_told_to_use_is_used(
    repository: Path, decision: Path, editor: Editor, git: Git, capfd: pytest.CaptureFixture[str]
):
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "x")
    git(repository, "config", "core.editor", editor("s/leaning/open/"))
    assert run(["-C", str(repository), "open", NAME]) == 0
    out = capfd.readouterr().out
    command = out.split("Commit it: ")[1].strip()
    assert command.startswith("git commit")
    assert git(repository, "diff", "--name-only") == f"decisions/{NAME}.md\n"


def test_an_unchanged_file_needs_nothing(
    repository: Path, decision: Path, editor: Editor, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setenv("EDITOR", editor(""))
    assert run(["-C", str(repository), "open", NAME]) == 0
    assert capfd.readouterr().out == "Nothing changed.\n"


@pytest.mark.parametrize(
    "script, words",
    [
        ("1d", "can no longer be read as a decision"),
        ("s/^id: .*/id: other/", "they must be the same"),
        ("/^title:/d", "no `title`"),
    ],
)
def test_a_damaged_file_is_explained_in_plain_words(
    repository: Path, decision: Path, editor: Editor, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, script: str, words: str,
):  # fmt: skip
    monkeypatch.setenv("EDITOR", editor(script))
    assert run(["-C", str(repository), "open", NAME]) == 0
    assert words in capfd.readouterr().err


def test_an_editor_that_is_not_there_is_an_error_with_a_way_out(
    repository: Path, decision: Path, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    assert run(["-C", str(repository), "open", NAME]) == 4
    assert "EDITOR=nano" in capfd.readouterr().err


def test_a_decision_on_a_branch_only_says_where_it_is(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    answers = Path(__file__).parent.parent / "data" / "example.answers.yaml"
    assert run(["-C", str(repository), "new", "--answers", str(answers), "--branch"]) == 0
    assert run(["-C", str(repository), "open", NAME]) == 2
    assert f"git switch decision/{NAME}" in capsys.readouterr().err
