"""`checklist list`: every decision, the newest first, with what is not merged yet."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

Git = Callable[..., str]
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def three(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Two decisions in the work tree, and a third one on a branch of its own."""
    text = (DATA / "example.answers.yaml").read_text(encoding="utf-8")
    changes = (
        ("Two office days", "2026-11-22", "hybrid-work", ()),
        ("Three office days", "2026-11-25", "trial", ()),
        ("Four office days", "2026-11-24", "trial", ("--branch",)),
    )
    for title, created, tag, options in changes:
        file = tmp_path / "answers.yaml"
        own = text.replace("title: Two office days", f"title: {title}").replace("hybrid-work", tag)
        file.write_text(own.replace("created: 2026-11-22", f"created: {created}"), "utf-8")
        assert run(["-C", str(repository), "new", "--answers", str(file), *options]) == 0
    capsys.readouterr()
    return repository


def listed(capsys: pytest.CaptureFixture[str], top: Path, *options: str) -> str:
    assert run(["-C", str(top), "list", *options]) == 0
    return capsys.readouterr().out


def test_the_newest_decision_comes_first(three: Path, capsys: pytest.CaptureFixture[str]):
    lines = [line for line in listed(capsys, three).split("\n") if line.startswith("2026")]
    assert [line.split("-office")[0] for line in lines] == [
        "2026-11-25-three", "2026-11-24-four", "2026-11-22-two",
    ]  # fmt: skip
    assert "\t" not in "".join(lines)


def test_a_decision_branch_that_is_not_merged_is_named(
    three: Path, capsys: pytest.CaptureFixture[str], git: Git
):
    name = "2026-11-24-four-office-days-for-support"
    assert f"not merged yet: decision/{name}" in listed(capsys, three)
    found = {each["id"]: each for each in json.loads(listed(capsys, three, "--json"))}
    assert found[name]["branch"] == f"decision/{name}"
    assert found[name]["title"] == "Four office days for Support"
    assert found[name]["path"] == f"decisions/2026/{name}.md"
    assert sum("branch" in each for each in found.values()) == 1
    git(three, "merge", "--quiet", f"decision/{name}")
    assert "not merged" not in listed(capsys, three)


def test_packed_branches_are_named_too(three: Path, capsys: pytest.CaptureFixture[str], git: Git):
    git(three, "pack-refs", "--all")
    assert "not merged yet" in listed(capsys, three)


def test_without_decision_branches_git_is_not_asked(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", "")
    assert "No decisions yet" in listed(capsys, repository)


def test_filters_narrow_the_list(three: Path, capsys: pytest.CaptureFixture[str]):
    def ids(*options: str) -> list[str]:
        return [each["created"] for each in json.loads(listed(capsys, three, "--json", *options))]

    assert ids("--tag", "trial") == ["2026-11-25", "2026-11-24"]
    assert ids("--tag", "trial", "--tag", "hybrid-work") == []
    assert len(ids("--status", "proposed", "--status", "testing")) == 3
    assert ids("--status", "testing") == []
    assert len(ids("--owner", "head of")) == 3
    assert "No decision fits" in listed(capsys, three, "--owner", "nobody")


def test_a_damaged_record_is_listed_with_its_problem(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    path = repository / "decisions" / "2026-11-23-broken.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert "cannot be read" in listed(capsys, repository)
    (found,) = json.loads(listed(capsys, repository, "--json"))
    assert found["problem"]
    assert found["path"] == "decisions/2026-11-23-broken.md"


def test_no_decisions_are_no_error(repository: Path, capsys: pytest.CaptureFixture[str]):
    assert json.loads(listed(capsys, repository, "--json")) == []


def test_a_status_that_does_not_exist_is_refused_with_those_that_do(
    repository: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["-C", str(repository), "list", "--status", "done"]) == 2
    assert "adopted" in capsys.readouterr().err


@pytest.mark.parametrize(
    "setting", ["decisions: ./docs/decisions/", "decisions: 'docs/decisions' # ours"]
)
def test_the_folder_of_the_settings_is_listed(
    repository: Path, capsys: pytest.CaptureFixture[str], setting: str
):
    (repository / ".checklist.yaml").write_text(f"# Settings\n\n{setting}\n", encoding="utf-8")
    folder = repository / "docs" / "decisions"
    folder.mkdir(parents=True)
    (folder / "2026-11-22-x.md").write_bytes((DATA / "example.md").read_bytes())
    (found,) = json.loads(listed(capsys, repository, "--json"))
    assert found["path"] == "docs/decisions/2026-11-22-x.md"


def test_what_a_sparse_checkout_leaves_out_is_said(
    three: Path, capsys: pytest.CaptureFixture[str], git: Git
):
    git(three, "branch", "-D", "decision/2026-11-24-four-office-days-for-support")
    git(three, "sparse-checkout", "set", "other")
    assert run(["-C", str(three), "list"]) == 0
    said = capsys.readouterr()
    assert "No decisions yet" not in said.out
    assert "leaves out 2 of the decisions" in said.err
    assert "git sparse-checkout add" in said.err
    git(three, "sparse-checkout", "disable")
    assert run(["-C", str(three), "list"]) == 0
    assert capsys.readouterr().err == ""


def test_a_bare_repository_is_no_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], git: Git
):
    git(tmp_path, "init", "-q", "--bare", "bare")
    assert run(["-C", str(tmp_path / "bare"), "list"]) == 4
    assert "bare repository" in capsys.readouterr().err
