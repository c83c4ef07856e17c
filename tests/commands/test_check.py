"""`checklist check`: findings for people and machines, in the work tree and in a pull request."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"
Git = Callable[..., str]


@pytest.fixture
def records(repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one sound record, committed before its roll-out, and a branch for changes."""
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-25")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-11-22T12:00:00Z")
    (repository / "decisions/2026").mkdir(parents=True)
    (repository / PATH).write_text(EXAMPLE, encoding="utf-8")
    commit(repository, git)
    git(repository, "checkout", "-q", "-b", "change")
    return repository


def commit(folder: Path, git: Git) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A change")


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def found(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """The exit code, and the rules that were found."""
    capsys.readouterr()
    code = run(["-C", str(folder), "check", "--format", "json", *options])
    return code, [each["rule"] for each in json.loads(capsys.readouterr().out)]


def test_a_sound_record_passes_and_says_what_was_looked_at(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(records), "check"]) == 0
    assert "1 decision in decisions: nothing found" in capsys.readouterr().out


def test_findings_have_their_place_and_fail_from_the_threshold_on(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE.replace('owner: "Head of Support"\n', ""))
    assert found(records, capsys) == (0, ["owner-missing"])
    assert found(records, capsys, "--fail-on", "warning") == (1, ["owner-missing"])
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: approved"))
    assert found(records, capsys) == (1, ["unknown-status"])
    assert found(records, capsys, "--fail-on", "never") == (0, ["unknown-status"])
    run(["-C", str(records), "check", "--format", "json"])
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["path"], finding["line"], finding["column"], finding["severity"]) == (
        PATH,
        5,
        1,
        "error",
    )
    assert finding["message"] and finding["settle"]


def test_the_same_findings_come_again_from_what_was_kept(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: approved"))
    os.utime(records / PATH, (1_790_000_000, 1_790_000_000))
    first = found(records, capsys)
    assert found(records, capsys) == first
    (records / ".git/checklist/checks.db").write_bytes(b"no database")
    assert found(records, capsys) == first


def test_a_path_limits_what_is_looked_at(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(records, "decisions/2026/2026-11-23-other.md", "# A page\n")
    assert found(records, capsys) == (1, ["not-a-record"])
    assert found(records, capsys, str(records / PATH)) == (0, [])
    assert found(records, capsys, str(records / "decisions/2026/2026-11-23-other.md")) == (
        1,
        ["not-a-record"],
    )
    assert run(["-C", str(records), "check", "nowhere.md"]) == 2


def test_a_page_between_the_records_is_none(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, "decisions/glossary.md", "# Words\n")
    assert found(records, capsys) == (0, [])
    assert found(records, capsys, "decisions/glossary.md") == (1, ["not-a-record"])


def test_settings_make_a_rule_lighter_or_graver(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE.replace('owner: "Head of Support"\n', ""))
    write(records, ".checklist.yaml", "severity: {owner-missing: error}\n")
    assert found(records, capsys) == (1, ["owner-missing"])
    write(records, ".checklist.yaml", "severity: {owner-missing: off}\n")
    assert found(records, capsys) == (0, [])
    write(records, ".checklist.yaml", "severity: {no-such-rule: off}\n")
    assert run(["-C", str(records), "check"]) == 2
    assert "no-such-rule" in capsys.readouterr().err


def test_a_baseline_lets_an_old_repository_start_clean(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: approved"))
    assert run(["-C", str(records), "check", "--write-baseline", str(records / "known.json")]) == 0
    assert found(records, capsys, "--baseline", str(records / "known.json")) == (0, [])
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: accepted"))
    assert found(records, capsys, "--baseline", str(records / "known.json")) == (
        1,
        ["unknown-status"],
    )
    assert run(["-C", str(records), "check", "--baseline", "nowhere.json"]) == 2


def test_a_pull_request_is_checked_by_the_rules_of_the_base(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: approved"))
    write(records, ".checklist.yaml", "severity: {unknown-status: off}\nbaseline: known.json\n")
    run(["-C", str(records), "check", "--write-baseline", str(records / "known.json")])
    commit(records, git)
    assert found(records, capsys)[0] == 0
    code, rules = found(records, capsys, "--base", "main")
    assert (code, rules) == (1, ["unknown-status"])
    run(["-C", str(records), "check", "--base", "main"])
    told = capsys.readouterr().out
    assert "The change edits .checklist.yaml; the check used what main has." in " ".join(
        told.split()
    )


def test_git_objects_are_checked_and_not_the_work_tree(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: approved"))
    assert found(records, capsys, "--base", "main") == (0, [])
    run(["-C", str(records), "check", "--base", "main"])
    assert "There was nothing to check." in capsys.readouterr().out
    commit(records, git)
    write(records, PATH, EXAMPLE)
    assert found(records, capsys, "--base", "main") == (1, ["unknown-status"])


def test_deleting_every_record_fails(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git(records, "rm", "-rq", "decisions")
    commit(records, git)
    assert found(records, capsys, "--base", "main") == (1, ["record-deleted"])
    assert found(records, capsys) == (1, ["record-deleted"])


def test_a_record_replaced_by_a_link_fails(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (records / PATH).unlink()
    (records / PATH).symlink_to("/etc/hostname")
    commit(records, git)
    assert found(records, capsys, "--base", "main") == (1, ["not-a-file"])
    assert "not-a-file" in found(records, capsys)[1]


def test_a_moved_record_is_no_deletion(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (records / "decisions/support").mkdir()
    git(records, "mv", PATH, f"decisions/support/{NAME}.md")
    commit(records, git)
    assert found(records, capsys, "--base", "main") == (0, [])
    assert found(records, capsys) == (0, [])


def test_an_answer_changed_after_the_start_fails_the_pull_request(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2027-03-01T12:00:00Z")
    write(records, PATH, EXAMPLE.replace("At most 14 of 60", "At most 25 of 60"))
    commit(records, git)
    assert found(records, capsys, "--base", "main") == (1, ["changed-after-start"])
    assert found(records, capsys) == (1, ["changed-after-start"])


def test_a_shallow_clone_says_what_was_not_checked(
    records: Path, git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{records}", str(clone))
    code, rules = found(clone, capsys)
    assert (code, rules) == (0, ["history-cut"])
    assert found(clone, capsys, "--strict-history") == (1, ["history-cut"])


def test_a_base_that_is_not_there_is_said(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(records), "check", "--base", "nowhere"]) == 4
    assert "nowhere" in capsys.readouterr().err
    assert run(["-C", str(records), "check", "--base", "main", PATH]) == 2


def test_annotations_and_the_step_summary_for_github(
    records: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(records, PATH, EXAMPLE.replace("status: adjusted", "status: approved"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert run(["-C", str(records), "check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(f"::error file={PATH},line=5,col=1,")
    assert "approved" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_reports_for_other_machines_are_json(
    records: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(records), "check", "--format", form]) == 0
    assert json.loads(capsys.readouterr().out) is not None


def test_a_silenced_finding_does_not_count_and_is_told(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comment = "<!-- checklist: allow owner-missing: decided by the whole board -->"
    write(
        records,
        PATH,
        EXAMPLE.replace('owner: "Head of Support"\n', "").replace(
            "# Two office days for Support\n", f"# Two office days for Support\n\n{comment}\n"
        ),
    )
    assert run(["-C", str(records), "check", "--fail-on", "warning"]) == 0
    assert "decided by the whole board" in capsys.readouterr().out


def test_outside_of_a_repository_the_records_alone_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, PATH, EXAMPLE)
    assert found(tmp_path, capsys) == (0, [])


def test_many_records_are_examined_side_by_side(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(450):
        name = f"2026-11-22-decision-{number}"
        write(
            records,
            f"decisions/2026/{name}.md",
            EXAMPLE.replace(NAME, name).replace("status: adjusted", "status: approved"),
        )
    code, rules = found(records, capsys)
    assert (code, rules) == (1, ["unknown-status"] * 450)


def test_rules_are_listed_and_explained(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(records), "rules", "--json"]) == 0
    names = [each["name"] for each in json.loads(capsys.readouterr().out)]
    assert len(names) > 70 and len(set(names)) == len(names)
    for name in names:
        assert run(["-C", str(records), "explain", name]) == 0
    assert run(["-C", str(records), "explain", "owner-mising"]) == 2
    assert "owner-missing" in capsys.readouterr().err


def test_a_pipe_that_closes_is_no_error(records: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m checklist rules | head -1",
        shell=True,
        cwd=records,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


def test_where_no_error_can_be_said_the_exit_code_says_it(records: Path) -> None:
    with Path("/dev/full").open("w") as full:
        call = [sys.executable, "-m", "checklist", "show", "nothing"]
        assert subprocess.run(call, cwd=records, stderr=full, check=False).returncode == 2


def test_a_record_with_too_much_in_it_is_named_by_every_command(
    records: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    write(records, PATH, EXAMPLE + "- a\n" * 100_000)
    commit(records, git)
    assert found(records, capsys) == (1, ["too-large"])
    assert found(records, capsys, "--base", "main") == (1, ["too-large"])
    for command in ("show", "diff", "edit"):
        more = ("because", "--text", "x") if command == "edit" else ()
        assert run(["-C", str(records), command, NAME, *more]) == 2
        said = capsys.readouterr().err
        assert f"{NAME}.md" in said
        assert "has more than 10,000 lines, sentences, and marks" in said
        assert "Keep the decision here, and link to the rest." in said
    assert run(["-C", str(records), "list"]) == 0
    assert "Two office days" in capsys.readouterr().out
    assert run(["-C", str(records), "explain", "too-large"]) == 0
    assert "10,000" in capsys.readouterr().out
