"""History is told from committed versions, whatever git was made to do with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.format.reader import read
from checklist.model.record import Record
from checklist.store.checklists import built_in
from checklist.store.repository import Repository
from checklist.store.versions import story, versions

Git = Callable[..., str]
TEXT = (Path(__file__).parent.parent / "data" / "example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support.md"
PLACE = f"decisions/2026/{NAME}"


def parse(data: bytes) -> Record:
    return read(data, built_in()).record


def told(top: Path, revision: str = "HEAD", under: str = "") -> list[list[str]]:
    found = versions(Repository.find(top), revision, NAME, under)
    return [
        [f"{change.event} {change.question}".strip() for change in changes]
        for _, changes in story(found, parse)
    ]


@pytest.fixture
def commit(repository: Path, git: Git) -> Callable[..., None]:
    def make(text: str | bytes | None = None, path: str = PLACE, message: str = "x") -> None:
        file = repository / path
        if text is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "-m", message)

    return make


def test_each_commit_tells_what_it_changed(repository: Path, commit: Callable[..., None]):
    commit(TEXT)
    commit(TEXT.replace("8 asked", "7 asked").replace("leaning", "decided"))
    assert told(repository)[1] == ["answered settled", "answered affected"]


def test_layout_is_left_out(repository: Path, commit: Callable[..., None]):
    commit(TEXT)
    commit(TEXT.replace("\n", "\r\n"))
    commit(TEXT + "\n\n")
    assert len(told(repository)) == 1


def test_a_move_between_folders_is_followed(
    repository: Path, commit: Callable[..., None], git: Git
):
    commit(TEXT)
    (repository / "archiv [alt]").mkdir()
    git(repository, "mv", PLACE, f"archiv [alt]/{NAME}")
    commit(TEXT.replace("leaning", "decided"), f"archiv [alt]/{NAME}")
    assert told(repository)[1:] == [["moved", "answered settled"]]


def test_deletion_and_return_are_told(repository: Path, commit: Callable[..., None], git: Git):
    commit(TEXT)
    git(repository, "rm", "--quiet", PLACE)
    commit()
    commit(TEXT.replace("leaning", "open"))
    assert told(repository)[1:] == [["deleted"], ["restored", "answered settled"]]


def test_a_merge_of_two_edits_tells_each_once(
    repository: Path, commit: Callable[..., None], git: Git
):
    commit(TEXT)
    git(repository, "checkout", "--quiet", "-b", "side")
    commit(TEXT.replace("leaning", "decided"))
    git(repository, "checkout", "--quiet", "main")
    commit(TEXT.replace("8 of 60", "9 of 60").replace("2027-01-29", "2027-01-30"))
    git(repository, "merge", "--quiet", "--no-edit", "side")
    changes = sorted(change for each in told(repository)[1:] for change in each)
    assert changes.count("answered settled") == 1
    assert changes.count("answered feedback") == 1


def test_a_merge_that_changes_an_answer_itself_is_told(
    repository: Path, commit: Callable[..., None], git: Git
):
    commit(TEXT)
    git(repository, "checkout", "--quiet", "-b", "side")
    commit(TEXT.replace("leaning", "decided"))
    git(repository, "checkout", "--quiet", "main")
    commit(TEXT.replace("leaning", "open"))
    git(repository, "merge", "--quiet", "--no-commit", "side", check=False)
    commit(TEXT.replace("leaning", "decided above me"))
    assert told(repository)[-1] == ["answered settled"]


def test_a_squash_merge_is_one_commit_with_several_events(
    repository: Path, commit: Callable[..., None], git: Git
):
    git(repository, "checkout", "--quiet", "-b", "side")
    proposed = TEXT.partition("\n## Test result")[0].replace("adjusted", "proposed")
    commit(proposed)
    commit(TEXT)
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "--squash", "side")
    commit()
    assert told(repository) == [["recorded", "tested", "reviewed", "status"]]


def test_a_damaged_version_hides_no_later_change(repository: Path, commit: Callable[..., None]):
    commit(TEXT)
    commit("<<<<<<< HEAD\n" + TEXT)
    commit(TEXT.replace("leaning", "decided"))
    assert told(repository)[1:] == [["unreadable"], ["readable", "answered settled"]]


def test_a_shallow_clone_claims_no_beginning(
    repository: Path, commit: Callable[..., None], git: Git, tmp_path: Path
):
    commit(TEXT)
    commit(TEXT.replace("leaning", "decided"))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), str(clone))
    assert told(clone) == [["first-known"]]
    assert versions(Repository.find(clone), "HEAD", NAME).cut


def test_author_and_committer_dates_are_both_kept(
    repository: Path, commit: Callable[..., None], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-11-22T10:00:00+01:00")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-12-24T10:00:00+01:00")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Änne\tRéal")
    commit(TEXT)
    (found,) = versions(Repository.find(repository), "HEAD", NAME).commits
    assert found.author == "Änne\tRéal <sample@example.org>"
    assert found.authored == "2026-11-22T10:00:00+01:00"
    assert found.committed == "2026-12-24T10:00:00+01:00"


def test_other_projects_of_the_repository_stay_out(repository: Path, commit: Callable[..., None]):
    commit(TEXT, f"team a/{PLACE}")
    commit(TEXT.replace("leaning", "open"), f"team b/{PLACE}")
    assert len(told(repository, under="team a")) == 1


def test_nothing_that_the_repository_configures_is_run(
    repository: Path, commit: Callable[..., None], git: Git, tmp_path: Path
):
    commit(TEXT)
    commit(TEXT.replace("leaning", "decided"))
    trap = tmp_path / "trap"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho x >> '{trap}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for key in (
        "core.fsmonitor", "diff.external", "diff.all.textconv", "diff.all.command",
        "filter.all.smudge", "filter.all.clean", "gpg.program", "core.pager",
    ):  # fmt: skip
        git(repository, "config", key, str(script))
    git(repository, "config", "log.showSignature", "true")
    (repository / ".git/info/attributes").write_text("* diff=all filter=all\n")
    assert len(told(repository)) == 2
    assert not trap.exists()


def test_a_link_in_the_place_of_the_record_is_not_read(
    repository: Path, commit: Callable[..., None]
):
    commit(TEXT)
    (repository / PLACE).unlink()
    (repository / PLACE).symlink_to("/etc/passwd")
    commit()
    assert told(repository)[1:] == [["deleted"]]
