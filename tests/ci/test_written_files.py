"""What `checklist init --ci` writes: sound, pinned, with few rights, and true about what it needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from running import ACTION, PROJECT, TOKEN

from checklist.cli import run

if TYPE_CHECKING:
    from conftest import Forge

Git = Callable[..., str]
ADDRESS = "https://github.com/sample/checklist"
EXAMPLE = (PROJECT / "tests/data/example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"
GITHUB, GITLAB = ".github/workflows/decisions.yml", ".gitlab-ci.yml"
PRE_COMMIT = ".pre-commit-config.yaml"


def init(folder: Path, *options: str) -> int:
    return run(["-C", str(folder), "init", *options])


def written(folder: Path, path: str, *options: str) -> Any:
    """A file as it is written when the source is known, read as YAML."""
    kind = {GITHUB: "github", GITLAB: "gitlab", PRE_COMMIT: "pre-commit"}[path]
    assert init(folder, "--ci", kind, "--source", ADDRESS, "--rev", "v0.1.0", *options) == 0
    return yaml.safe_load((folder / path).read_text(encoding="utf-8"))


def everything(value: Any, key: str) -> Iterator[Any]:
    """Every value of a key, anywhere in a file."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == key)
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from everything(inner, key)


def test_the_workflow_runs_on_pull_requests_alone(repository: Path) -> None:
    found = written(repository, GITHUB)
    # YAML 1.1 takes `on` for true.
    assert list(found[True]) == ["pull_request"]


def test_the_workflow_may_read_and_one_job_may_comment(repository: Path) -> None:
    found = written(repository, GITHUB)
    assert found["permissions"] == {}
    assert found["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert found["jobs"]["comment"]["permissions"] == {"pull-requests": "write"}
    assert set(found["jobs"]) == {"check", "comment"}
    # The job that may write neither checks out nor installs anything.
    used = list(everything(found["jobs"]["comment"], "uses"))
    assert not [name for name in used if "checkout" in name or "setup" in name]
    assert list(everything(found["jobs"]["comment"], "post"))


def test_the_workflow_ends_and_does_not_pile_up(repository: Path) -> None:
    found = written(repository, GITHUB)
    assert all(job["timeout-minutes"] <= 10 for job in found["jobs"].values())
    assert found["concurrency"]["cancel-in-progress"] is True
    assert not [job for job in found["jobs"].values() if "latest" in job["runs-on"]]


def test_the_workflow_fetches_all_and_keeps_no_credentials(repository: Path) -> None:
    (checkout,) = (
        step for step in written(repository, GITHUB)["jobs"]["check"]["steps"]
        if step["uses"].startswith("actions/checkout@")
    )  # fmt: skip
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_every_action_is_pinned(repository: Path) -> None:
    used = [*everything(written(repository, GITHUB), "uses"), *everything(ACTION, "uses")]
    assert len(used) == 6
    for name in used:
        owner = name.partition("/")[0]
        pinned = r"[0-9a-f]{40}" if owner == "actions" else r"v\d+\.\d+\.\d+|[0-9a-f]{40}"
        assert re.fullmatch(rf"[\w.-]+/[\w.-]+@({pinned})", name), name


def test_no_expression_stands_in_a_shell(repository: Path) -> None:
    scripts = [*everything(ACTION, "run"), *everything(written(repository, GITHUB), "run")]
    assert len(scripts) == 4
    assert not [script for script in scripts if "${{" in script]
    for text in ((PROJECT / "action.yml").read_text(), (repository / GITHUB).read_text()):
        assert not re.search(r"\$\{\{[^}]*(title|head_ref|head\.ref|body|label)", text)


def test_the_workflow_uses_only_what_the_action_takes(repository: Path) -> None:
    steps = [
        step for job in written(repository, GITHUB, )["jobs"].values() for step in job["steps"]
        if step["uses"] == "sample/checklist@v0.1.0"
    ]  # fmt: skip
    assert len(steps) == 2
    for step in steps:
        assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_action_hands_its_token_to_one_step(repository: Path) -> None:
    steps = [step for step in ACTION["runs"]["steps"] if "inputs.token" in str(step)]
    assert [step["name"] for step in steps] == ["Comment"]


@pytest.mark.parametrize("path", [GITHUB, GITLAB, PRE_COMMIT])
def test_a_folder_of_its_own_is_handed_on(repository: Path, path: str) -> None:
    (repository / "team a").mkdir()
    (repository / "team a/.checklist.yaml").write_text("decisions: docs/decisions\n")
    assert (
        init(repository / "team a", "--ci", "github", "--ci", "gitlab", "--ci", "pre-commit") == 0
    )
    found = yaml.safe_load((repository / path).read_text(encoding="utf-8"))
    if path == GITHUB:
        assert "team a" in everything(found, "folder")
    elif path == GITLAB:
        assert found["decisions"]["variables"]["CHECKLIST_FOLDER"] == "team a"
    else:
        (hook,) = found["repos"][0]["hooks"]
        assert hook["entry"] == "checklist -C 'team a' check" and not hook["pass_filenames"]
        assert re.search(hook["files"], "team a/docs/decisions/2026/x.md")
        assert not re.search(hook["files"], "decisions/2026/x.md")


@pytest.mark.parametrize("path", [GITHUB, GITLAB, PRE_COMMIT])
def test_without_a_source_it_says_aloud_that_the_file_does_not_work_yet(
    repository: Path, path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = {GITHUB: "github", GITLAB: "gitlab", PRE_COMMIT: "pre-commit"}[path]
    assert init(repository, "--ci", kind) == 0
    said = capsys.readouterr().out
    text = (repository / path).read_text(encoding="utf-8")
    assert f"Written: {path}" in said and f"ADAPT {path}: it does not work yet." in said
    assert "# ADAPT: " in text
    # Nobody can own these: a name with an underscore on GitHub, a name below .invalid.
    assert (
        "OWNER_OF_CHECKLIST/checklist@v" in text or "https://ADDRESS-OF-CHECKLIST.invalid/" in text
    )
    assert f"{path} " in re.search(r"Keep them: (.*)", said)[1]  # type: ignore[index]


def test_installed_from_git_the_files_pin_that_commit(
    repository: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    noted = tmp_path / "site" / "decision_checklist-0.1.0.dist-info"
    noted.mkdir(parents=True)
    (noted / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: decision-checklist\nVersion: 0.1.0\n"
    )
    commit = "0123456789abcdef0123456789abcdef01234567"
    (noted / "direct_url.json").write_text(
        f'{{"url": "https://me:secret@github.com/sample/checklist.git", "vcs_info": '
        f'{{"vcs": "git", "commit_id": "{commit}"}}}}'
    )
    monkeypatch.syspath_prepend(str(noted.parent))
    assert init(repository, "--ci", "github", "--ci", "gitlab", "--ci", "pre-commit") == 0
    assert "ADAPT" not in capsys.readouterr().out
    texts = [(repository / path).read_text() for path in (GITHUB, GITLAB, PRE_COMMIT)]
    assert f"uses: sample/checklist@{commit}\n" in texts[0]
    assert f"git+https://github.com/sample/checklist.git@{commit}" in texts[1]
    assert f"repo: https://github.com/sample/checklist.git\n    rev: {commit}" in texts[2]
    assert not [text for text in texts if "secret" in text or "ADAPT" in text]


def test_an_owner_of_the_same_name_elsewhere_is_not_taken_for_ours(repository: Path) -> None:
    """The address of another forge says nothing about who has that name on GitHub."""
    assert (
        init(repository, "--ci", "github", "--source", "https://gitlab.com/sample/checklist") == 0
    )
    assert "uses: OWNER_OF_CHECKLIST/checklist@v" in (repository / GITHUB).read_text()


@pytest.mark.parametrize(
    "options",
    [
        ("--ci", "github", "--source", "https://x/y\n      - run: evil"),
        ("--ci", "github", "--source", 'https://x/"y'),
        ("--ci", "pre-commit", "--rev", "--upload-pack=x"),
        ("--source", ADDRESS),
        ("--ci", "jenkins"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_written(
    repository: Path, options: tuple[str, ...]
) -> None:
    assert init(repository, *options) == 2
    assert [path.name for path in repository.iterdir() if path.name != ".git"] == ["README.md"]


def test_nothing_is_overwritten_and_the_lines_to_add_are_printed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = {GITHUB: "name: mine\n", GITLAB: "test: {script: make}\n", PRE_COMMIT: "repos: []\n"}
    for path, text in own.items():
        (repository / path).parent.mkdir(parents=True, exist_ok=True)
        (repository / path).write_text(text)
    options = ("--ci", "github", "--ci", "gitlab", "--ci", "pre-commit", "--source", ADDRESS)
    assert init(repository, *options) == 0
    said = capsys.readouterr().out
    assert {path: (repository / path).read_text() for path in own} == own
    assert f"There already, unchanged: {GITHUB}" in said
    assert "Add to it:\n  include:\n    - local: .gitlab/decisions.gitlab-ci.yml" in said
    lines = re.search(r"Add below its `repos:`:\n((?:  .*\n)+)", said)
    assert lines and yaml.safe_load(f"repos:\n{lines[1]}")["repos"][0]["repo"] == ADDRESS
    assert set(yaml.safe_load((repository / ".gitlab/decisions.gitlab-ci.yml").read_text())) == {
        "decisions", "decisions-note",
    }  # fmt: skip
    assert f"{PRE_COMMIT} " not in re.search(r"Keep them: (.*)", said)[1]  # type: ignore[index]


def test_a_second_time_changes_nothing(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    options = (
        "--ci",
        "gitlab",
        "--ci",
        "pre-commit",
        "--ci",
        "github",
        "--merge",
        "--source",
        ADDRESS,
    )
    assert init(repository, *options) == 0
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Prepare")
    capsys.readouterr()
    assert init(repository, *options) == 0
    assert git(repository, "status", "--porcelain") == ""
    said = capsys.readouterr().out
    assert "is yours" not in said and said.count("There already, unchanged: ") == 6
    assert "All is prepared." in said


def test_another_merge_driver_of_that_name_stays(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "config", "merge.checklist.driver", "mine %A")
    assert init(repository, "--merge") == 0
    assert "names another program" in capsys.readouterr().out
    assert git(repository, "config", "merge.checklist.driver") == "mine %A\n"


class GitLab:
    """The jobs that are written for GitLab, run as its runner does: all lines in one shell."""

    def __init__(self, top: Path, git: Git, tmp_path: Path) -> None:
        self.jobs = written(top, GITLAB)
        git(top, "add", "-A")
        git(top, "commit", "-q", "-m", "Prepare")
        self.base = git(top, "rev-parse", "HEAD").strip()
        self.top, self.tools = top, tmp_path / "tools"
        self.tools.mkdir()
        program = self.tools / "checklist"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checklist "$@"\n')
        program.chmod(0o755)

    def run(self, job: str, **environment: str) -> subprocess.CompletedProcess[str]:
        script = "\n".join(["set -e", *self.jobs[job]["script"]])
        variables = {key: str(word) for key, word in self.jobs[job]["variables"].items()}
        return subprocess.run(
            ["sh", "-c", script], cwd=self.top, capture_output=True, text=True, check=False,
            env={
                **os.environ, "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}", **variables,
                "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.base, "CHECKLIST_TODAY": "2026-11-25",
                "CI_API_V4_URL": os.environ.get("FORGE", ""), "CI_MERGE_REQUEST_IID": "7",
                "CI_MERGE_REQUEST_PROJECT_ID": "5", "CHECKLIST_NOTE_TOKEN": TOKEN, **environment,
            },
        )  # fmt: skip


@pytest.fixture
def gitlab(repository: Path, git: Git, tmp_path: Path) -> GitLab:
    return GitLab(repository, git, tmp_path)


@pytest.mark.parametrize(("status", "code"), [("adjusted", 0), ("done", 1)])
def test_the_job_reports_and_then_the_check_decides(
    gitlab: GitLab, git: Git, status: str, code: int
) -> None:
    (gitlab.top / PATH).parent.mkdir(parents=True)
    (gitlab.top / PATH).write_text(EXAMPLE.replace("status: adjusted", f"status: {status}"))
    git(gitlab.top, "add", "-A")
    git(gitlab.top, "commit", "-q", "-m", "Propose")
    done = gitlab.run("decisions")
    assert done.returncode == code, done.stdout + done.stderr
    report = yaml.safe_load((gitlab.top / "gl-code-quality-report.json").read_text())
    assert [entry["location"]["path"] for entry in report] == [PATH] * code
    assert "### Two office days for Support" in (gitlab.top / "decisions.md").read_text()
    assert "Looked at 1 decision" in done.stdout
    artifacts = gitlab.jobs["decisions"]["artifacts"]
    assert artifacts["when"] == "always"
    assert artifacts["reports"] == {"codequality": "gl-code-quality-report.json"}


@pytest.mark.parametrize(
    "base", ["", "0123456789012345678901234567890123456789", "--help", "$(touch x)"]
)
def test_the_job_names_a_base_that_is_missing(gitlab: GitLab, base: str) -> None:
    done = gitlab.run("decisions", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode in (2, 4)
    assert "checklist: " in done.stderr and "GIT_DEPTH 0" in done.stdout
    assert not (gitlab.top / "x").exists()


def test_the_jobs_are_of_merge_requests_fetch_all_and_end(gitlab: GitLab) -> None:
    assert set(gitlab.jobs) == {"decisions", "decisions-note"}
    for job in gitlab.jobs.values():
        assert 'if: $CI_PIPELINE_SOURCE == "merge_request_event"' in yaml.dump(job["rules"])
        assert job["timeout"] and job["interruptible"]
        assert re.fullmatch(r"[a-z]+:\d[\w.-]+", job["image"])
    assert gitlab.jobs["decisions"]["variables"]["GIT_DEPTH"] == "0"
    assert "CHECKLIST_NOTE_TOKEN" in str(gitlab.jobs["decisions-note"]["rules"])
    assert "CHECKLIST_NOTE_TOKEN" not in str(gitlab.jobs["decisions"])
    text = (gitlab.top / GITLAB).read_text()
    assert not re.search(r"CI_(COMMIT|MERGE_REQUEST)_\w*(TITLE|REF|BRANCH|MESSAGE)", text)


def test_the_note_is_posted_updated_in_place_and_left_alone(gitlab: GitLab, forge: Forge) -> None:
    forge.login = "project-bot"
    page = "<!-- checklist:summary -->\n<!-- checklist:hash {} -->\n## Decisions $(touch x)\n"
    forge.said("somebody", page.format(0))
    for number, said in ((1, "Posted"), (1, "says the same already"), (2, "Updated")):
        (gitlab.top / "decisions.md").write_text(page.format(number))
        done = gitlab.run("decisions-note")
        assert done.returncode == 0 and said in done.stdout, done.stdout + done.stderr
    assert [note["body"] for note in forge.comments] == [page.format(0), page.format(2)]
    assert [method for method, _ in forge.calls if method != "GET"] == ["POST", "PUT"]
    assert not (gitlab.top / "x").exists() and TOKEN not in done.stdout + done.stderr


def test_a_note_that_is_refused_fails_its_own_job_alone(gitlab: GitLab, forge: Forge) -> None:
    forge.login, forge.refused = "project-bot", {"POST"}
    (gitlab.top / "decisions.md").write_text(
        "<!-- checklist:summary -->\n<!-- checklist:hash 1 -->\n"
    )
    assert gitlab.run("decisions-note").returncode != 0
    assert gitlab.jobs["decisions-note"]["allow_failure"] is True


def test_where_no_decision_changed_there_is_no_note(gitlab: GitLab, forge: Forge) -> None:
    forge.login = "project-bot"
    assert gitlab.run("decisions").returncode == 0
    assert "no note is posted" in gitlab.run("decisions-note").stdout
    (gitlab.top / "decisions.md").unlink()
    assert "There is no summary" in gitlab.run("decisions-note").stdout
    assert not forge.comments
