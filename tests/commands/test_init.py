"""`checklist init`: a repository is prepared, and nothing overwritten."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run
from checklist.model.config import Config, settings
from checklist.store.project import load

Git = Callable[..., str]


def init(folder: Path) -> int:
    return run(["-C", str(folder), "init"])


def test_it_writes_settings_and_a_page_for_readers(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(repository) == 0
    said = capsys.readouterr().out
    assert "Written: .checklist.yaml\nWritten: decisions/README.md\n" in said
    assert "add .checklist.yaml decisions/README.md && git" in said
    assert "checklist new" in said


def test_the_settings_are_the_defaults_and_say_what_they_mean(repository: Path) -> None:
    assert init(repository) == 0
    path = repository / ".checklist.yaml"
    assert load(path) == Config()
    text = path.read_text(encoding="utf-8")
    assert all(setting.doc in text for setting in settings())
    path.write_text(re.sub(r"^# (?=[a-z-]+: )", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert load(path) == Config()


def test_the_page_names_the_five_questions(repository: Path) -> None:
    assert init(repository) == 0
    page = (repository / "decisions" / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^- .*\?$", page, flags=re.MULTILINE)) == 5
    assert "pull request" in page
    assert "{" not in page


def test_the_page_is_no_decision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(repository) == 0
    capsys.readouterr()
    assert run(["-C", str(repository), "list", "--json"]) == 0
    assert capsys.readouterr().out.strip() == "[]"


def test_it_overwrites_nothing(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".checklist.yaml").write_text("decisions: docs/decisions\n")
    assert init(repository) == 0
    assert (repository / ".checklist.yaml").read_text() == "decisions: docs/decisions\n"
    said = capsys.readouterr().out
    assert "There already, unchanged: .checklist.yaml\nWritten: docs/decisions/README.md" in said
    (repository / "docs/decisions/README.md").write_text("mine\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Prepare")
    assert init(repository) == 0
    assert (repository / "docs/decisions/README.md").read_text() == "mine\n"
    assert "All is prepared" in capsys.readouterr().out


def test_a_link_is_not_followed(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (repository / "decisions").symlink_to(tmp_path / "elsewhere")
    assert init(repository) == 4
    assert not list((tmp_path / "elsewhere").iterdir())


def test_without_a_repository_it_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(tmp_path) == 4
    assert "git init" in capsys.readouterr().err


def test_the_line_to_copy_works_from_where_the_person_stands(
    repository: Path,
    git: Git,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (repository / "sub folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["-C", "repository/sub folder", "init"]) == 0
    line = re.search(r"^Keep them: (.*)$", capsys.readouterr().out, flags=re.MULTILINE)
    assert line is not None
    subprocess.run(line[1], shell=True, cwd=tmp_path, check=True)
    assert git(repository, "status", "--porcelain") == ""


def test_standing_in_the_repository_the_line_to_copy_is_short(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    assert run(["init"]) == 0
    assert "Keep them: git add .checklist.yaml decisions/README.md && git commit" in (
        capsys.readouterr().out
    )


def test_what_git_ignores_is_not_named_to_be_added(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".git/info/exclude").write_text("decisions/\n")
    assert init(repository) == 0
    assert "add .checklist.yaml && git" in capsys.readouterr().out


def test_the_top_itself_can_hold_the_decisions(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".checklist.yaml").write_text("decisions: .\n")
    assert init(repository) == 0
    assert "There already, unchanged: README.md" in capsys.readouterr().out
