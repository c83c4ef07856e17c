"""`checklist summary`: a pull request in a few lines, for people who installed nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from checklist.cli import run

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"
PROPOSED = EXAMPLE[: EXAMPLE.index("\n## Test result")].replace("adjusted", "proposed")
Git = Callable[..., str]


@pytest.fixture
def change(repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKLIST_TODAY", "2026-11-25")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-11-22T12:00:00Z")
    git(repository, "checkout", "-q", "-b", "change")
    return repository


def commit(folder: Path, git: Git, text: str, path: str = PATH) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A change")


def told(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    capsys.readouterr()
    assert run(["-C", str(folder), "summary", "--base", "main", *options]) == 0
    return capsys.readouterr().out


def test_a_new_decision_stands_in_five_lines(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, EXAMPLE)
    text = told(change, capsys)
    assert text.startswith("<!-- checklist:summary -->\n<!-- checklist:hash ")
    assert "### Two office days for Support" in text
    assert "- **new, adjusted** · `decisions/2026/" in text
    assert "Head of Support; recorded 2026-11-22, takes effect 2027-01-18." in text
    assert "- **Asked:** Day shift 8 of 8. **Not yet:** Night shift (6): I work days;" in text
    assert "- **Rests on:** 1 measured, 1 seen, 1 told, 1 only assumed." in text
    assert "Go on if: At most 14 of 60. **Look back:** 2027-03-22." in text
    assert "**Open:** nothing." in text


def test_changed_answers_and_open_findings_are_named(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, PROPOSED)
    git(change, "checkout", "-q", "main")
    git(change, "merge", "-q", "change")
    git(change, "checkout", "-q", "change")
    commit(
        change,
        git,
        PROPOSED.replace("At most 14 of 60", "At most 12 of 60").replace(
            'owner: "Head of Support"\n', ""
        ),
    )
    text = told(change, capsys)
    assert "- before: Go on if: At most 14 of 60\\\n  now: Go on if: At most 12 of 60" in text
    assert "**Open:** 1 about form." in text and "- warning: Nobody decides, `" in text


def test_the_hash_changes_with_the_content_and_only_with_it(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, EXAMPLE)
    first = told(change, capsys)
    assert told(change, capsys) == first
    commit(change, git, EXAMPLE.replace("8 asked", "7 asked"))
    assert told(change, capsys).split("\n")[1] != first.split("\n")[1]


def test_nothing_to_sum_up_is_said(change: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing changed in the decisions." in told(change, capsys)


def test_a_deleted_decision_is_named(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, EXAMPLE)
    git(change, "checkout", "-q", "main")
    git(change, "merge", "-q", "change")
    git(change, "checkout", "-q", "change")
    git(change, "rm", "-q", PATH)
    git(change, "commit", "-q", "-m", "Gone")
    text = told(change, capsys)
    assert f"### Two office days for Support\n\n**Deleted:** `{PATH}`" in text
    assert "Nothing changed" not in text


def test_words_of_a_record_do_nothing_but_show(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "<script>x</script> @team #1 [a](javascript:b) ![c](http://d) </details> `e` | f"
    commit(change, git, EXAMPLE.replace("Two office days for Support", hostile.replace('"', "")))
    text = told(change, capsys)
    page = MarkdownIt("commonmark", {"html": False}).render(text)
    assert "<script" not in text and "<a " not in page and "<img" not in page
    assert text.count("</details>") == text.count("<details>")
    assert "@team" not in page and "#1" not in page


def test_a_long_comment_is_shortened_and_says_so(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(60):
        name = f"2026-11-22-decision-{number}"
        commit(change, git, EXAMPLE.replace(NAME, name), f"decisions/2026/{name}.md")
    text = told(change, capsys, "--limit", "5000")
    assert len(text) <= 5000 and "Shortened" in text


def test_links_lead_to_the_forge_where_it_runs(
    change: Path,
    git: Git,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    commit(change, git, EXAMPLE)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example.org")
    monkeypatch.setenv("GITHUB_REPOSITORY", "team/decisions")
    head = git(change, "rev-parse", "HEAD").strip()
    assert "Written" in told(change, capsys, "--output", str(tmp_path / "comment.md"))
    text = (tmp_path / "comment.md").read_text(encoding="utf-8")
    assert f"(https://forge.example.org/team/decisions/blob/{head}/{PATH})" in text
    (record,) = set(re.findall(r"`(decisions/[^`]*)`", text))
    assert record == PATH


def test_a_new_commit_alone_does_not_change_the_hash(
    change: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI_PROJECT_URL", "https://forge.example.org/team/decisions")
    commit(change, git, EXAMPLE)
    first = told(change, capsys)
    commit(change, git, "Nothing about decisions\n", "README.md")
    second = told(change, capsys)
    assert first != second
    assert first.split("\n")[1] == second.split("\n")[1]


def test_what_is_no_record_is_named_and_a_page_is_not(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, "# Words that we use\n", "decisions/glossary.md")
    assert "Nothing changed in the decisions." in told(change, capsys)
    commit(change, git, "no record\n", "decisions/2026/2026-11-23-broken.md")
    (change / "decisions/2026/2026-11-24-link.md").symlink_to("/etc/hostname")
    git(change, "add", "-A")
    git(change, "commit", "-q", "-m", "A link")
    text = told(change, capsys)
    assert "Nothing changed" not in text and "glossary" not in text
    assert "**Cannot be read as a record:** `decisions/2026/2026-11-23-broken.md`" in text
    assert "it is a symbolic link, which is not followed:** `decisions/2026/2026-11-24" in text


def test_a_moved_decision_is_no_new_one(
    change: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, EXAMPLE)
    git(change, "branch", "-f", "main")
    git(change, "mv", PATH, f"decisions/{NAME}.md")
    git(change, "commit", "-q", "-m", "Move")
    text = told(change, capsys)
    assert f"- **adjusted** · `decisions/{NAME}.md` · moved from `{PATH}`" in text
    assert "No answer changed.\n" in text and "Deleted" not in text


def test_what_is_now_due_is_said_for_the_decisions_of_the_change(
    change: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(change, git, EXAMPLE)
    assert "Now due" not in told(change, capsys)
    for today, said in (
        ("2027-03-08", "03-22: look back, Two office days for Support"),
        ("2027-03-23", "03-22 (overdue): look back, Two office days for Support"),
    ):
        monkeypatch.setenv("CHECKLIST_TODAY", today)
        assert said in told(change, capsys)
    monkeypatch.setenv("CHECKLIST_TODAY", "2027-03-07")
    assert "Now due" not in told(change, capsys)


def test_a_path_that_is_no_text_is_shown_and_linked(
    change: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI_PROJECT_URL", "https://forge.example.org/team/decisions")
    path = os.fsencode(change) + b"/decisions/2026-11-22-\xff.md"
    (change / "decisions").mkdir()
    with Path(os.fsdecode(path)).open("wb") as file:
        file.write(EXAMPLE.encode())
    git(change, "add", "-A")
    git(change, "commit", "-q", "-m", "A name of bytes")
    assert "/decisions/2026-11-22-%FF.md)" in told(change, capsys)


def test_a_broken_base_is_a_clear_error(change: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for base in ("nowhere", "--output=x", ""):
        assert run(["-C", str(change), "summary", "--base", base]) in (2, 4)
        err = capsys.readouterr().err
        assert err.startswith("checklist: ") and "Traceback" not in err
    assert not (change / "x").exists()
