"""The action's own shell, run in real repositories against an API on the loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hatchling.builders.wheel import WheelBuilder
from running import PROJECT, Ran, run_action

if TYPE_CHECKING:
    from conftest import Forge

EXAMPLE = (PROJECT / "tests/data/example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"
FAULTY = EXAMPLE.replace("status: adjusted", "status: done")
Git = Callable[..., str]


@pytest.fixture
def change(repository: Path, git: Git, tmp_path: Path) -> Path:
    """A clone as the checkout of a pull request leaves it: detached, the base as origin/main."""
    git(repository, "checkout", "-q", "-b", "change")
    put(repository, git, EXAMPLE)
    git(tmp_path, "clone", "-q", str(repository), "clone")
    git(tmp_path / "clone", "checkout", "-q", "--detach", "origin/change")
    return tmp_path / "clone"


def put(folder: Path, git: Git, text: str) -> None:
    (folder / PATH).parent.mkdir(parents=True, exist_ok=True)
    (folder / PATH).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A change")


def act(change: Path, number: str = "7", branch: str = "main", **given: str) -> Ran:
    """Run the action for a pull request into a branch."""
    return run_action(change, change.parent / "temp", given, number, GITHUB_BASE_REF=branch)


WRITTEN = (
    "<!-- checklist:summary -->\n<!-- checklist:hash 1234567890abcdef -->\n"
    "## Decisions in this pull request\n\n### Two office days for Support\n"
)


def post(folder: Path, number: str = "7", **given: str) -> Ran:
    """Run the action for a comment that an earlier job wrote."""
    (folder / "written.md").write_text(WRITTEN, encoding="utf-8")
    return run_action(
        folder, folder / "temp", {"post": str(folder / "written.md"), **given}, number
    )


def test_a_comment_is_posted_and_the_check_passes(change: Path, forge: Forge) -> None:
    ran = act(change)
    assert ran.code == 0, ran.said
    (comment,) = forge.comments
    assert comment["body"].startswith("<!-- checklist:summary -->\n<!-- checklist:hash ")
    assert "### Two office days for Support" in comment["body"]
    assert "Posted the comment." in ran.said
    assert "Looked at" in ran.summary


def test_what_says_the_same_is_not_written_again(change: Path, forge: Forge) -> None:
    act(change)
    forge.calls.clear()
    ran = act(change)
    assert ran.code == 0 and "says the same already" in ran.said
    assert {method for method, _ in forge.calls} == {"GET"}


def test_a_change_updates_the_comment_in_place(change: Path, git: Git, forge: Forge) -> None:
    act(change)
    put(change, git, EXAMPLE.replace("At most 14 of 60", "At most 12 of 60"))
    ran = act(change)
    assert "Updated the comment." in ran.said
    (comment,) = forge.comments
    assert "At most 12 of 60" in comment["body"]


def test_the_comment_is_found_on_a_later_page(tmp_path: Path, forge: Forge) -> None:
    for number in range(150):
        forge.said("somebody", f"Comment {number}")
    forge.said("github-actions[bot]", "<!-- checklist:summary -->\r\n<!-- checklist:hash 0 -->\r\n")
    ran = post(tmp_path)
    assert "Updated the comment." in ran.said, ran.said
    assert len(forge.comments) == 151


def test_a_comment_of_somebody_else_with_our_marker_is_left_alone(
    tmp_path: Path, forge: Forge
) -> None:
    body = "<!-- checklist:summary -->\n<!-- checklist:hash 0 -->\nAll is well."
    forge.said("somebody", body)
    forge.said("github-actions[bot]", f"Quoted: {body}")
    post(tmp_path)
    assert [each["body"] for each in forge.comments[:2]] == [body, f"Quoted: {body}"]
    assert len(forge.comments) == 3


@pytest.mark.parametrize(("login", "author"), [("a-person", ""), (None, "an-app[bot]")])
def test_a_token_of_a_person_or_an_app_finds_its_own_comment(
    tmp_path: Path, forge: Forge, login: str | None, author: str
) -> None:
    forge.login = login
    forge.said(login or author, "<!-- checklist:summary -->\n<!-- checklist:hash 0 -->\n")
    assert "Updated the comment." in post(tmp_path, author=author).said


def test_a_finding_fails_the_job_after_the_comment(change: Path, git: Git, forge: Forge) -> None:
    put(change, git, FAULTY)
    ran = act(change)
    assert ran.code == 1
    assert "::error file=decisions/2026/" in ran.said and len(forge.comments) == 1
    assert act(change, **{"fail-on": "never"}).code == 0


@pytest.mark.parametrize(("text", "code"), [(EXAMPLE, 0), (FAULTY, 1)])
@pytest.mark.parametrize("refused", [{"POST"}, {"GET", "POST"}])
def test_where_the_token_may_not_comment_the_summary_of_the_job_holds_it(
    change: Path, git: Git, forge: Forge, refused: set[str], text: str, code: int
) -> None:
    """As in a pull request from a fork; the check decides the result all the same."""
    put(change, git, text + "\n")
    forge.refused = refused
    ran = act(change)
    assert ran.code == code
    assert "::notice::The comment was not posted (" in ran.said and "status 403" in ran.said
    assert "### Two office days for Support" in ran.summary
    assert not forge.comments


def test_an_update_that_is_refused_goes_to_the_summary(tmp_path: Path, forge: Forge) -> None:
    forge.said("github-actions[bot]", "<!-- checklist:summary -->\n<!-- checklist:hash 0 -->\n")
    forge.refused = {"PATCH"}
    ran = post(tmp_path)
    assert ran.code == 0 and "may not change the comment, status 403" in ran.said
    assert "### Two office days for Support" in ran.summary


@pytest.mark.parametrize("how", ["garbled", "away", "no token", "no pull request", "no jq"])
def test_whatever_goes_wrong_with_the_comment_the_summary_has_it(
    tmp_path: Path, forge: Forge, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge.garbled = how == "garbled"
    if how == "away":
        monkeypatch.setenv("FORGE", "http://127.0.0.1:9")
    if how == "no jq":
        tools = tmp_path / "tools"
        tools.mkdir()
        for name in ("bash", "sh", "git", "head", "sed", "mktemp", "rm", "cat", "tail"):
            found = subprocess.run(["which", name], capture_output=True, text=True, check=True)
            (tools / name).symlink_to(found.stdout.strip())
        monkeypatch.setenv("PATH", str(tools))
    given = {"token": ""} if how == "no token" else {}
    ran = post(tmp_path, "" if how == "no pull request" else "7", **given)
    assert ran.code == 0, ran.said
    assert "::notice::The comment was not posted (" in ran.said
    assert "### Two office days for Support" in ran.summary


@pytest.mark.parametrize(("text", "code"), [(EXAMPLE + "\n", 0), (FAULTY, 1)])
def test_the_check_decides_even_if_the_comment_breaks_off(
    change: Path, git: Git, text: str, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(change, git, text)
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/mktemp").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "tools/mktemp").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/tools{os.pathsep}{os.environ['PATH']}")
    ran = act(change)
    assert ran.code == code and "The comment was not posted" not in ran.said


def test_where_no_decision_changed_nothing_is_posted(change: Path, git: Git, forge: Forge) -> None:
    git(change, "checkout", "-q", "origin/main")
    ran = act(change)
    assert ran.code == 0 and "no comment is posted" in ran.said
    assert not forge.comments
    forge.said("github-actions[bot]", "<!-- checklist:summary -->\n<!-- checklist:hash 0 -->\n")
    assert "Updated the comment." in act(change).said


@pytest.mark.parametrize("base", ["", "gone", "--upload-pack=touch x", "$(touch x)`touch x`;x"])
def test_a_base_that_is_missing_is_a_clear_error(change: Path, forge: Forge, base: str) -> None:
    ran = act(change, branch=base)
    assert ran.code in (2, 4)
    assert "There is no base" in ran.said if not base else "There is no revision" in ran.said
    assert "Traceback" not in ran.said and not forge.comments
    assert not (change / "x").exists()


def test_a_shallow_clone_says_how_to_fetch_the_rest(
    change: Path, git: Git, forge: Forge, repository: Path
) -> None:
    git(repository, "checkout", "-q", "change")
    shallow = change.parent / "shallow"
    git(change.parent, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    ran = act(shallow)
    assert ran.code == 4 and "fetch-depth: 0" in ran.said


@pytest.mark.parametrize(
    "name", ["x;touch${IFS}owned;", "x`touch${IFS}owned`", "x$(touch${IFS}owned)"]
)
def test_a_hostile_branch_runs_nothing(
    change: Path, git: Git, forge: Forge, name: str, repository: Path
) -> None:
    git(repository, "branch", name, "main")
    git(change, "fetch", "-q", "origin")
    ran = act(change, branch=name)
    assert ran.code == 0, ran.said
    assert not list(change.parent.rglob("owned"))


def test_a_hostile_title_is_only_text(change: Path, git: Git, forge: Forge) -> None:
    title = "::error::$(touch owned)`touch owned`%0A::set-output name=a::b \\\\ <!-- checklist:summary -->"
    put(change, git, EXAMPLE.replace("Two office days for Support", title))
    ran = act(change)
    assert not list(change.parent.rglob("owned"))
    assert not [line for line in ran.said.split("\n") if line.startswith(("::error::", "::set-"))]
    (comment,) = forge.comments
    assert comment["body"].count("<!-- checklist:summary -->") == 1


def test_the_token_is_in_no_command_line_and_no_log(
    tmp_path: Path, forge: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    curl = subprocess.run(["which", "curl"], capture_output=True, text=True, check=True)
    (tools / "curl").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{tmp_path}/arguments"\nexec {curl.stdout.strip()} "$@"\n'
    )
    (tools / "curl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    ran = post(tmp_path)
    assert len(forge.comments) == 1
    assert "a-sample-token" not in ran.said + (tmp_path / "arguments").read_text()


def test_a_later_job_posts_what_an_earlier_one_wrote(change: Path, forge: Forge) -> None:
    file = change.parent / "comment.md"
    first = act(change, comment="false", summary=str(file))
    assert first.code == 0 and not forge.calls
    second = act(change.parent, post=str(file))
    assert second.code == 0 and len(forge.comments) == 1
    assert "Looked at" not in second.said
    file.unlink()
    assert "There is no comment to post." in act(change.parent, post=str(file)).said


def test_the_installation_runs_no_file_of_the_change(
    change: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an action's folder that has its wheel ready and locks nothing: no network is needed."""
    folder = tmp_path / "action"
    wheel = next(WheelBuilder(str(PROJECT)).build(directory=str(folder), versions=["standard"]))
    (folder / "pyproject.toml").write_text(
        "[build-system]\nrequires = []\nbuild-backend = 'ready'\nbackend-path = ['.']\n"
    )
    (folder / "ready.py").write_text(
        "import shutil\n\n\ndef build_wheel(folder, *_):\n"
        f"    return shutil.copy({wheel!r}, folder).rpartition('/')[2]\n"
    )
    (folder / "requirements").mkdir()
    (folder / "requirements" / "run.txt").touch()
    for name in ("venv", "pip", "json", "sitecustomize"):
        (change / f"{name}.py").write_text("open('owned', 'w')\nraise SystemExit(9)\n")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "python3").symlink_to(sys.executable)
    output = tmp_path / "output"
    done = subprocess.run(
        ["bash", str(PROJECT / "scripts/ci/install.sh")],
        cwd=change, capture_output=True, text=True, check=False,
        env={
            "PATH": f"{tools}:/usr/bin:/bin", "GITHUB_ACTION_PATH": str(folder),
            "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(output),
            "PIP_NO_INDEX": "1",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("checklist ")
    program = output.read_text().strip().removeprefix("program=")
    assert Path(program).is_relative_to(tmp_path) and Path(program).is_file()
    assert not list(tmp_path.rglob("owned"))


def test_an_old_python_is_named(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    done = subprocess.run(
        ["bash", str(PROJECT / "scripts/ci/install.sh")],
        capture_output=True, text=True, check=False,
        env={"PATH": f"{tools}:/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 4 and "Python 3.11 or later" in done.stdout
