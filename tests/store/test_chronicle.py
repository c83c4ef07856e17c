"""The chronicle of all records: what git knows of them, told from files where that is enough."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from damages import OF_THE_FILE, Damage, statement

from checklist.errors import CouldNotRun
from checklist.store import chronicle_file
from checklist.store import records as reading
from checklist.store.checklists import built_in
from checklist.store.chronicle import Chronicle, chronicle, of_revision
from checklist.store.chronicle_findings import Asked, Timely, gone
from checklist.store.measure import Measure
from checklist.store.project import Project, find
from checklist.store.repository import Repository

Git = Callable[..., str]
WHOLE = (Path(__file__).parent.parent / "data" / "example.md").read_text(encoding="utf-8")
ID = "2026-11-22-two-office-days-for-support"
PLACE = f"decisions/2026/{ID}.md"
PROPOSED = (
    WHOLE[: WHOLE.index("\n## Test result")]
    .replace("status: adjusted", "status: proposed")
    .replace("review: 2027-03-22", "review: 2027-02-08", 1)
)
CHANGED = PROPOSED.replace("8 asked", "7 asked")
BEFORE, LATER = "2026-11-22", "2027-02-20"


class Writer:
    """Somebody who commits files in a repository, on any day."""

    def __init__(self, top: Path, git: Git) -> None:
        self.top = top
        self.git = git
        self.hour = 0

    def __call__(
        self, text: str | bytes | None = None, path: str = PLACE, day: str = "", committed: str = ""
    ) -> str:
        file = self.top / path
        if text is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.commit(day, committed)

    def commit(self, day: str = "", committed: str = "") -> str:
        self.hour += 1
        at = f"{day or BEFORE}T00:{self.hour:02}:00+00:00"
        os.environ["GIT_AUTHOR_DATE"] = at
        os.environ["GIT_COMMITTER_DATE"] = f"{committed}T01:00:00+00:00" if committed else at
        try:
            self.git(self.top, "add", "--all")
            self.git(self.top, "commit", "--quiet", "--allow-empty", "-m", "x")
        finally:
            del os.environ["GIT_AUTHOR_DATE"], os.environ["GIT_COMMITTER_DATE"]
        return self.git(self.top, "rev-parse", "HEAD").strip()

    def run(self, *args: str, check: bool = True) -> None:
        self.git(self.top, *args, check=check)


@pytest.fixture
def write(repository: Path, git: Git) -> Writer:
    return Writer(repository, git)


def fresh(top: Path) -> Chronicle:
    """The chronicle as it is told without anything that was kept."""
    project = find(top)
    return chronicle(project._replace(state=None), Repository.find(top))


def whole(told: Chronicle) -> dict[str, Any]:
    told.load()
    ids = sorted(os.fsdecode(id) for id in told._rows or {})
    return {id: (told.versions(id), told.now(id)) for id in ids}


def same(top: Path) -> Chronicle:
    """The chronicle, which says the same whether it was kept or not."""
    told = chronicle(find(top))
    assert whole(told) == whole(fresh(top)) == whole(chronicle(find(top)))
    return told


def timely(told: Chronicle, asked: dict[str, Asked], project: Project, day: str) -> Any:
    """The findings about time, judged one by one as the files are."""
    measure = Measure(project.config, lambda _: built_in())
    found = Timely(told, asked, day=day, rules="1")
    judged = {}
    for path, past in found.pasts():
        case = measure.case((project.root / path).read_bytes(), path)
        judged[Path(path).stem] = measure.late(case, past)
    found.keep(judged)
    return found.found


def rules(top: Path, day: str = LATER, told: Chronicle | None = None) -> list[str]:
    """The rules about time that have findings, in the records of the work tree and the lost ones."""
    project = find(top)
    told = told or chronicle(project)

    def parse(data: bytes) -> Any:
        return reading.parse(data, project).record

    asked = {}
    for found in reading.walk(project):
        data = (top / found.path).read_bytes()
        blob = subprocess.run(
            ["git", "hash-object", "--stdin", "--no-filters"], cwd=top, input=data, capture_output=True, check=True
        ).stdout.decode().strip()  # fmt: skip
        asked[found.id] = Asked(blob, found.path)
    findings = timely(told, asked, project, day)
    lost = gone(told, parse, day=day, rules="1", present=list(asked))
    return [each.rule for some in (findings, lost) for found in some.values() for each in found]


# What git knows


def test_every_version_has_its_commit_its_days_and_what_it_changed(repository: Path, write: Writer):
    first = write(PROPOSED, day="2026-11-22", committed="2026-11-25")
    second = write(WHOLE, day="2027-02-08")
    one, two = same(repository).versions(ID)
    assert (one.commit, one.day, one.committed[:10], one.path) == (
        first,
        "2026-11-22",
        "2026-11-25",
        PLACE,
    )
    assert one.before == ("",)
    assert (two.commit, two.before) == (second, (one.blob,))
    assert same(repository).now(ID) == {PLACE: two.blob}
    assert same(repository).head == second


def test_a_move_is_one_version_and_no_deletion(repository: Path, write: Writer, git: Git):
    write(PROPOSED)
    (repository / "decisions/archiv [alt]").mkdir()
    git(repository, "mv", PLACE, f"decisions/archiv [alt]/{ID}.md")
    write.commit()
    one, two = same(repository).versions(ID)
    assert two.before == (one.blob,) and two.path == f"decisions/archiv [alt]/{ID}.md"
    assert same(repository).deleted() == {}
    assert rules(repository) == []


def test_only_records_are_told(repository: Path, write: Writer):
    for path in (
        "decisions/README.md",
        "decisions/.hidden/a.md",
        "decisions/note.txt",
        "other/b.md",
        "decisions/.c.md",
    ):
        write("x", path)
    write("x", "decisions/a.md")
    assert list(whole(same(repository))) == ["a"]


@pytest.mark.skipif(sys.platform == "darwin", reason="names there are text")
def test_names_of_any_bytes_are_told(repository: Path, write: Writer):
    name = os.fsdecode(b"2026-11-22-\xff\n\xfe")
    write(PROPOSED, f"decisions/{name}.md")
    assert list(whole(same(repository))) == [name]
    assert len(same(repository).versions(name)) == 1


def test_deletion_and_return_are_told(repository: Path, write: Writer, git: Git):
    write(PROPOSED)
    git(repository, "rm", "--quiet", PLACE)
    write.commit()
    told = same(repository)
    assert told.now(ID) == {} and told.deleted()[ID].path == PLACE
    write(PROPOSED)
    assert same(repository).deleted() == {}
    assert [bool(version.blob) for version in same(repository).versions(ID)] == [True, False, True]


def test_a_record_that_became_a_link_is_gone(repository: Path, write: Writer):
    write(WHOLE)
    (repository / PLACE).unlink()
    (repository / PLACE).symlink_to("/etc/passwd")
    write.commit()
    assert list(same(repository).deleted()) == [ID]


def test_both_sides_of_a_merge_are_told_and_what_the_merge_did(repository: Path, write: Writer):
    write(PROPOSED)
    write.run("checkout", "--quiet", "-b", "side")
    write(PROPOSED.replace("leaning", "decided"))
    write.run("checkout", "--quiet", "main")
    write(PROPOSED.replace("2027-01-29", "2027-01-30"))
    write.run("merge", "--quiet", "--no-edit", "side")
    versions = same(repository).versions(ID)
    assert [len(version.before) for version in versions] == [1, 1, 1, 2]
    assert set(versions[3].before) == {versions[1].blob, versions[2].blob}
    assert rules(repository) == []


def test_a_merge_that_drops_a_record_cannot_hide_that_it_was_there(repository: Path, write: Writer):
    write.run("checkout", "--quiet", "-b", "side")
    write("x", "other.txt")
    write.run("checkout", "--quiet", "main")
    write(WHOLE)
    write.run("merge", "--quiet", "--no-commit", "side")
    write.run("rm", "--quiet", "--force", PLACE)
    write.commit()
    assert list(same(repository).deleted()) == [ID]
    assert rules(repository) == ["record-deleted"]


def test_a_folder_of_another_name_keeps_its_history(repository: Path, write: Writer, git: Git):
    write(PROPOSED)
    git(repository, "mv", "decisions", "adr")
    write("decisions: adr\n", ".checklist.yaml")
    git(repository, "mv", "adr", "docs")
    write("decisions: docs\n", ".checklist.yaml", LATER)
    told = same(repository)
    assert [version.path.split("/")[0] for version in told.versions(ID)] == [
        "decisions",
        "adr",
        "docs",
    ]
    assert told.deleted() == {} and rules(repository) == []


def test_folders_beside_the_records_change_nothing(repository: Path, write: Writer):
    write(PROPOSED, "team/a/decisions/a.md")
    write("x", "src/a.md")
    write("", "team/a/.checklist.yaml")
    assert list(whole(same(repository / "team/a"))) == ["a"]
    write(WHOLE, "team/a/decisions/a.md")
    assert len(same(repository / "team/a").versions("a")) == 2


def test_a_merge_that_takes_the_older_side_is_told_as_it_is(
    repository: Path, write: Writer, git: Git
):
    old = write(PROPOSED)
    new = write(CHANGED)
    write(PROPOSED, "decisions/b.md")
    same(repository)
    merge = git(
        repository, "commit-tree", f"{old}^{{tree}}", "-p", "HEAD", "-p", old, "-m", "m"
    ).strip()
    git(repository, "reset", "--quiet", "--hard", merge)
    told = same(repository)
    assert told.now(ID) == {PLACE: told.versions(ID)[0].blob} and told.versions(ID)[1].commit == new
    assert list(told.deleted()) == ["b"]


# What is kept


def test_where_head_stayed_git_is_neither_run_nor_imported(repository: Path, write: Writer):
    write(PROPOSED)
    write(WHOLE, day="2027-02-08")
    assert rules(repository) == []
    program = (
        "import os, sys; from pathlib import Path\n"
        "os.environ['PATH'] = ''\n"
        "from checklist.store.project import find\n"
        "from checklist.store.chronicle import chronicle\n"
        "from checklist.store.chronicle_findings import Asked, Timely, gone\n"
        "told = chronicle(find(Path(sys.argv[1])))\n"
        "path, blob = next(iter(told.now(sys.argv[2]).items()))\n"
        "found = Timely(told, {sys.argv[2]: Asked(blob, path)}, day='', rules='1')\n"
        "print(len(told.versions(sys.argv[2])), found.found, found.unknown)\n"
        "print(gone(told, None, day='', rules='1', present=None))\n"
        "assert not {'git', 'subprocess', 'yaml', 'markdown_it'} & set(sys.modules)"
    )
    command = [sys.executable, "-c", program, str(repository), ID]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert printed == "2 {'" + ID + "': ()} []\n{}\n"


def test_packed_detached_and_linked_heads_are_read_from_files(
    repository: Path, write: Writer, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write(PROPOSED)
    git(repository, "worktree", "add", "--quiet", "-b", "side/branch", str(tmp_path / "linked"))
    linked = Writer(tmp_path / "linked", git)
    linked(WHOLE)
    git(repository, "pack-refs", "--all")
    git(repository, "branch", "--quiet", "mai")
    heads = {top: git(top, "rev-parse", "HEAD").strip() for top in (repository, linked.top)}
    for top, head in heads.items():
        assert same(top).head == head
    monkeypatch.setenv("PATH", "")
    for top, head in heads.items():
        assert chronicle(find(top)).head == head
    monkeypatch.undo()
    git(repository, "checkout", "--quiet", "--detach")
    assert same(repository).head == heads[repository]


def test_git_is_asked_where_files_cannot_tell(
    repository: Path, write: Writer, monkeypatch: pytest.MonkeyPatch
):
    write(PROPOSED)
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repository))
    assert len(chronicle(find(repository)).versions(ID)) == 1
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_WORK_TREE")
    (repository / ".git/reftable").mkdir()
    assert len(chronicle(find(repository)).versions(ID)) == 1


def test_an_unborn_branch_and_a_folder_without_git_have_no_past(tmp_path: Path, git: Git):
    assert whole(chronicle(find(tmp_path))) == {}
    git(tmp_path, "init", "--quiet")
    told = chronicle(find(tmp_path))
    assert (told.head, whole(told), told.deleted()) == ("", {}, {})


def test_what_was_kept_is_brought_up_to_date(repository: Path, write: Writer, git: Git):
    write(PROPOSED)
    same(repository)
    write(CHANGED, "decisions/2026/b.md")
    write(WHOLE)
    same(repository)
    git(repository, "mv", PLACE, f"decisions/{ID}.md")
    write.commit()
    same(repository)
    git(repository, "rm", "--quiet", "decisions/2026/b.md")
    write.commit()
    assert list(same(repository).deleted()) == ["b"]


def test_a_rewritten_history_and_another_branch_are_told_as_they_are(
    repository: Path, write: Writer
):
    write(PROPOSED)
    write(CHANGED)
    same(repository)
    write.run("checkout", "--quiet", "-b", "side", "HEAD~1")
    assert len(same(repository).versions(ID)) == 1
    write(WHOLE)
    write("x", "decisions/b.md")
    assert len(same(repository).versions(ID)) == 2
    write.run("checkout", "--quiet", "main")
    assert list(whole(same(repository))) == [ID]
    write.run("reset", "--quiet", "--hard", "HEAD~2")
    assert whole(same(repository)) == {}


def test_a_commit_that_git_threw_away_does_not_stop_anybody(repository: Path, write: Writer):
    write(PROPOSED)
    write(CHANGED)
    same(repository)
    write.run("reset", "--quiet", "--hard", "HEAD~1")
    write.run("reflog", "expire", "--expire=now", "--all")
    write.run("gc", "--quiet", "--prune=now")
    write(WHOLE)
    assert len(same(repository).versions(ID)) == 2


def test_a_rebase_changes_no_answer(repository: Path, write: Writer):
    write(PROPOSED)
    write.run("checkout", "--quiet", "-b", "side")
    write(CHANGED, day="2026-12-01")
    write.run("checkout", "--quiet", "main")
    write("x", "other.txt", LATER)
    write.run("checkout", "--quiet", "side")
    same(repository)
    write.run("rebase", "--quiet", "main")
    assert len(same(repository).versions(ID)) == 2
    assert rules(repository) == []


def test_a_squash_merge_changes_no_answer(repository: Path, write: Writer):
    write.run("checkout", "--quiet", "-b", "side")
    write(PROPOSED)
    write(CHANGED, day="2026-12-01")
    write.run("checkout", "--quiet", "main")
    write.run("merge", "--quiet", "--squash", "side")
    write.commit("2026-12-02")
    assert rules(repository) == []


def test_a_squash_merge_and_the_branch_itself_may_both_be_merged(repository: Path, write: Writer):
    write.run("checkout", "--quiet", "-b", "side")
    write(PROPOSED)
    write(CHANGED, day="2026-12-01")
    write.run("checkout", "--quiet", "main")
    write.run("merge", "--quiet", "--squash", "side")
    write.commit(LATER)
    write.run("merge", "--quiet", "--no-edit", "side")
    same(repository)
    assert rules(repository) == []


def test_line_ends_and_layout_change_no_answer(repository: Path, write: Writer):
    write(PROPOSED)
    write(PROPOSED.replace("\n", "\r\n"), day=LATER)
    write(PROPOSED.replace("\n- ", "\n* "), day=LATER)
    assert rules(repository) == []
    write(CHANGED.replace("\n", "\r\n"), day=LATER)
    assert rules(repository) == ["changed-after-start"]


def test_a_version_that_could_not_be_read_changes_nothing(repository: Path, write: Writer):
    write(PROPOSED)
    write("<<<<<<< HEAD\n" + PROPOSED, day="2026-12-01")
    write(b"---\nschema: 1\n---\n" + b"x" * (2 * 1024 * 1024 + 1), day="2026-12-02")
    write(WHOLE, day="2027-02-08")
    assert rules(repository) == []


def test_deleting_and_restoring_launders_nothing(repository: Path, write: Writer, git: Git):
    write(PROPOSED)
    git(repository, "rm", "--quiet", PLACE)
    write.commit("2026-12-01")
    assert rules(repository) == []  # a proposal may be taken back before its start
    write(CHANGED, day=LATER)
    assert rules(repository) == ["changed-after-start"]


def test_a_forged_author_date_is_what_counts(repository: Path, write: Writer):
    write(PROPOSED, day="2026-11-22", committed="2027-06-01")
    write(CHANGED, day="2027-05-01", committed="2026-11-23")
    assert rules(repository) == ["changed-after-start"]


def test_what_is_not_committed_has_the_day_that_is_given(repository: Path, write: Writer):
    write(PROPOSED)
    (repository / PLACE).write_text(CHANGED, encoding="utf-8")
    assert rules(repository, "2026-12-01") == []
    assert rules(repository, LATER) == ["changed-after-start"]
    assert rules(repository, "2026-12-01") == []
    (repository / PLACE).unlink()
    assert rules(repository, "2026-12-01") == []
    assert rules(repository, LATER) == ["record-deleted"]


def test_a_shallow_clone_says_so_until_the_rest_is_fetched(
    repository: Path, write: Writer, git: Git, tmp_path: Path
):
    write(PROPOSED)
    write(CHANGED, day=LATER)
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "clone")
    clone = tmp_path / "clone"
    assert chronicle(find(clone)).cut
    assert rules(clone) == ["history-cut"]
    git(clone, "fetch", "--quiet", "--unshallow")
    assert not chronicle(find(clone)).cut
    assert rules(clone) == ["changed-after-start"]


def test_a_partial_clone_says_so_until_the_rest_is_fetched(
    repository: Path, write: Writer, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write(PROPOSED)
    write(CHANGED, day=LATER)
    git(repository, "config", "uploadpack.allowFilter", "true")
    origin = repository.as_uri()
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", origin, "clone")
    clone = tmp_path / "clone"
    git(clone, "remote", "set-url", "origin", (tmp_path / "away").as_uri())
    assert rules(clone) == ["history-cut"]
    git(clone, "remote", "set-url", "origin", origin)
    git(clone, "fetch", "--quiet", "--refetch", "--no-filter")
    assert rules(clone) == ["changed-after-start"]


def test_findings_are_kept_and_told_anew_when_something_changed(
    repository: Path, write: Writer, monkeypatch: pytest.MonkeyPatch
):
    write(PROPOSED)
    write(CHANGED, "decisions/b.md", LATER)
    write(CHANGED, day=LATER)
    judged: list[str] = []
    pasts = Timely.pasts

    def noted(self: Timely) -> Any:
        for path, past in pasts(self):
            judged.append(Path(path).stem)
            yield path, past

    monkeypatch.setattr(Timely, "pasts", noted)
    first = rules(repository)
    assert sorted(first) == ["changed-after-start", "written-after-start"]
    assert sorted(judged) == sorted([ID, "b"])
    judged.clear()
    assert rules(repository) == first
    assert judged == []
    write(PROPOSED, day="2027-02-21")
    assert rules(repository) == ["written-after-start"]
    assert judged == [ID]


def test_findings_are_the_same_with_and_without_what_was_kept(repository: Path, write: Writer):
    write(PROPOSED)
    for number, text in enumerate((CHANGED, WHOLE, WHOLE.replace("19 of 60", "9 of 60"))):
        write(text, day=f"2027-02-{10 + number}")
        write(text.replace("2027-01-18", "2026-12-01"), f"decisions/{number}.md", LATER)
        kept = rules(repository)
        assert kept == rules(repository) == rules(repository, told=fresh(repository))
    assert "section-altered" in kept


# What could go wrong with the file


def database(top: Path) -> Path:
    return top / ".git/checklist/history.db"


DAMAGES: list[Damage] = [
    *OF_THE_FILE,
    statement("DROP TABLE past"),
    statement("DROP TABLE walk"),
    statement("DROP TABLE judged"),
    statement("UPDATE past SET versions = 5"),
    statement("UPDATE judged SET findings = 'x'"),
    statement("UPDATE judged SET findings = '[[1]]'"),
    statement("UPDATE walk SET head = 'x', cut = 7"),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_file_is_rebuilt_silently(
    repository: Path, write: Writer, damage: Callable[[Path], object]
):
    write(PROPOSED)
    write(CHANGED, day=LATER)
    assert rules(repository) == ["changed-after-start"]
    damage(database(repository))
    assert rules(repository) == ["changed-after-start"]
    assert whole(chronicle(find(repository))) == whole(fresh(repository))


def test_the_file_is_private(repository: Path, write: Writer):
    write(PROPOSED)
    chronicle(find(repository))
    assert stat.S_IMODE(database(repository).stat().st_mode) == 0o600


def test_where_there_can_be_no_file_git_answers(repository: Path, write: Writer, tmp_path: Path):
    write(CHANGED, day=LATER)
    target = tmp_path / "target"
    target.write_text("precious")
    database(repository).parent.mkdir()
    database(repository).symlink_to(target)
    assert rules(repository) == ["written-after-start"]
    assert target.read_text() == "precious"
    database(repository).unlink()
    database(repository).mkdir()
    assert rules(repository) == ["written-after-start"]


def test_a_locked_file_does_not_stop_anybody(
    repository: Path, write: Writer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(chronicle_file, "PATIENCE", 0.01)
    write(PROPOSED)
    chronicle(find(repository))
    for mode in ("IMMEDIATE", "EXCLUSIVE"):
        other = sqlite3.connect(database(repository), isolation_level=None)
        other.execute(f"BEGIN {mode}")
        write(CHANGED.replace("7 asked", f"{len(mode)} asked"), day=LATER)
        assert rules(repository) == ["changed-after-start"]
        other.close()
    same(repository)


def test_another_process_may_go_on_in_between(repository: Path, write: Writer):
    write(PROPOSED)
    chronicle(find(repository))
    early = chronicle(find(repository))
    write(CHANGED, day=LATER)
    write(PROPOSED, "decisions/b.md")
    chronicle(find(repository))
    assert len(early.versions(ID)) == 1
    assert early.now("b") == {}


def test_many_processes_at_once_all_answer(repository: Path, write: Writer):
    for number in range(10):
        write(PROPOSED, f"decisions/{number}.md")
    program = (
        "import sys; from pathlib import Path\n"
        "from checklist.store.project import find\n"
        "from checklist.store.chronicle import chronicle\n"
        "for _ in range(5): assert len(chronicle(find(Path(sys.argv[1]))).ids()) == 10"
    )
    command = [sys.executable, "-c", program, str(repository)]
    running = [subprocess.Popen(command) for _ in range(5)]
    assert [process.wait() for process in running] == [0] * 5


def test_work_trees_that_are_gone_are_forgotten(
    repository: Path, write: Writer, git: Git, tmp_path: Path
):
    write(PROPOSED)
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "linked"))
    chronicle(find(tmp_path / "linked"))
    git(repository, "worktree", "remove", str(tmp_path / "linked"))
    chronicle(find(repository))
    with sqlite3.connect(database(repository)) as connection:
        assert connection.execute("SELECT count(*) FROM walk").fetchone() == (1,)
        assert connection.execute("SELECT count(DISTINCT scope) FROM past").fetchone() == (1,)


# A pull request, and a repository that nobody should trust


def test_a_few_records_of_any_commit_are_told_with_all_their_past(
    repository: Path, write: Writer, git: Git
):
    write(PROPOSED, f"decisions/old/{ID}.md")
    (repository / "decisions/2026").mkdir()
    git(repository, "mv", f"decisions/old/{ID}.md", PLACE)
    tip = write.commit()
    write(PROPOSED, "decisions/2026/b.md")
    git(repository, "rm", "--quiet", PLACE)
    write.commit()
    project, repo = find(repository), Repository.find(repository)
    few = of_revision(project, repo, tip, [ID])
    every = of_revision(project, repo, tip)
    assert few.versions(ID) == every.versions(ID) and len(few.versions(ID)) == 2
    assert few.now(ID) == every.now(ID) != {}
    assert not database(repository).exists()
    head = git(repository, "rev-parse", "HEAD").strip()
    assert list(of_revision(project, repo, head, [ID]).deleted()) == [ID]
    assert of_revision(project, repo, head, ["nothing"]).versions("nothing") == ()


def test_a_path_of_the_base_leads_to_a_record_that_went_away_and_came_back_elsewhere(
    repository: Path, write: Writer, git: Git
):
    write(PROPOSED, f"decisions/old/{ID}.md")
    git(repository, "rm", "--quiet", f"decisions/old/{ID}.md")
    write.commit()
    tip = write(CHANGED, PLACE, LATER)
    project, repo = find(repository), Repository.find(repository)
    assert len(of_revision(project, repo, tip, [ID]).versions(ID)) == 1
    both = of_revision(project, repo, tip, [ID], [f"decisions/old/{ID}.md"])
    assert both.versions(ID) == of_revision(project, repo, tip).versions(ID) != ()


def test_nothing_that_a_repository_configures_is_run(
    repository: Path, write: Writer, git: Git, tmp_path: Path
):
    mark = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    script.chmod(0o700)
    write("*.md diff=evil filter=evil\n", ".gitattributes")
    for key in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command",
                "filter.evil.clean", "filter.evil.smudge", "gpg.program", "core.pager", "core.sshCommand",
                "core.askPass"):  # fmt: skip
        git(repository, "config", key, str(script))
    git(repository, "config", "log.showSignature", "true")
    git(repository, "config", "diff.relative", "true")
    git(repository, "config", "diff.renames", "copies")
    write(PROPOSED)
    write(CHANGED, day=LATER)
    mark.unlink(missing_ok=True)
    told = chronicle(find(repository))
    assert len(told.versions(ID)) == 2
    project = find(repository)
    asked = {ID: Asked(told.now(ID)[PLACE], PLACE)}
    (finding,) = timely(told, asked, project, LATER)[ID]
    assert finding.rule == "changed-after-start"
    write(WHOLE, day=LATER)
    mark.unlink(missing_ok=True)
    chronicle(find(repository))
    of_revision(project, Repository.find(repository), "HEAD", [ID])
    assert not mark.exists()


def test_a_replaced_object_is_not_believed(repository: Path, write: Writer, git: Git):
    write(PROPOSED)
    second = write(CHANGED, day=LATER)
    first = git(repository, "rev-parse", f"{second}~1").strip()
    git(repository, "replace", second, first)
    assert len(chronicle(find(repository)).versions(ID)) == 2


# The stream


def test_a_stream_gives_what_git_prints_in_pieces(repository: Path, write: Writer):
    repo = Repository.find(repository)
    data = bytes(range(256)) * 10_000
    write(data, "large")
    pieces = list(repo.stream("cat-file", "blob", "HEAD:large"))
    assert b"".join(pieces) == data and len(pieces) > 1
    asked = b"HEAD:large\nHEAD:missing\n"
    printed = b"".join(repo.stream("cat-file", "--batch-check=%(objectsize)", stdin=asked))
    assert printed == b"2560000\nHEAD:missing missing\n"


def test_a_stream_that_fails_says_what_git_said(repository: Path):
    with pytest.raises(CouldNotRun, match="git cat-file failed") as caught:
        list(Repository.find(repository).stream("cat-file", "blob", "HEAD:missing"))
    assert "missing" in " ".join(caught.value.details)


def test_who_stops_listening_stops_git(
    repository: Path, write: Writer, monkeypatch: pytest.MonkeyPatch
):
    write(b"x" * 5_000_000, "large")
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*args: Any, **more: Any) -> subprocess.Popen[bytes]:
        started.append(popen(*args, **more))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    stream = Repository(repository, repository / ".git", repository / ".git").stream(
        "cat-file", "blob", "HEAD:large"
    )
    next(stream)
    stream.close()
    assert [process.returncode is not None for process in started] == [True]


def test_without_git_a_stream_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch):
    repo = Repository.find(repository)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CouldNotRun, match="not installed"):
        list(repo.stream("version"))
