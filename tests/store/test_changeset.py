"""What a change does to the records, told from git's objects, whatever it does to hide it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.errors import ChecklistError, CouldNotRun
from checklist.model.config import NAME
from checklist.rules import ledger
from checklist.store import changeset as module
from checklist.store import checklists
from checklist.store.changeset import Changeset, changeset
from checklist.store.objects import MISSING, SUBMODULE, Problem
from checklist.store.related import related
from checklist.store.repository import Repository
from checklist.store.scan import LINK

Git = Callable[..., str]
Files = dict[str, str | bytes | None]
Commit = Callable[[Files], None]
OWN = (checklists.BUILT_IN / f"{checklists.DEFAULT}.yaml").read_text(encoding="utf-8")
OWN = OWN.replace("name: before-reacting", "name: ours", 1)


@pytest.fixture
def commit(repository: Path, git: Git) -> Commit:
    """Commit these files; None deletes one."""

    def make(files: Files) -> None:
        for path, text in files.items():
            file = repository / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--allow-empty", "-m", "x")

    return make


@pytest.fixture
def branched(repository: Path, git: Git, commit: Commit) -> Callable[[Files], None]:
    """A base with these files; the change is on the branch `change`."""

    def make(files: Files) -> None:
        commit(files)
        git(repository, "checkout", "--quiet", "-b", "change")

    return make


Branched = Callable[[Files], None]


def look(top: Path, base: str = "main", start: str = "") -> Changeset:
    return changeset(Repository.find(top), start, base)


def told(found: Changeset) -> list[str]:
    return [f"{each.kind} {each.path}{' outside' * each.outside}" for each in found.changes]


def test_records_that_were_added_changed_deleted_and_moved_are_told(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({f"decisions/2026/{name}.md": name * 9 for name in "abcd"} | {"decisions/x.txt": ""})
    commit({
        "decisions/2026/a.md": "new", "decisions/2026/b.md": None, "decisions/2026/c.md": None,
        "decisions/2027/c.md": "other words", "decisions/2027/e.md": "e", "elsewhere.md": "x",
        "decisions/README.md": "x", "decisions/.draft/f.md": "x", "decisions/x.txt": "x",
    })  # fmt: skip
    found = look(repository)
    assert told(found) == [
        "changed decisions/2026/a.md", "deleted decisions/2026/b.md",
        "moved decisions/2027/c.md", "added decisions/2027/e.md",
    ]  # fmt: skip
    moved = found.changes[2]
    assert moved.before and moved.before.path == "decisions/2026/c.md"
    assert [(v.before, v.after) for v in found.versions()] == [
        (b"a" * 9, b"new"), (b"b" * 9, None), (b"c" * 9, b"other words"), (None, b"e"),
    ]  # fmt: skip
    assert [entry.path for entry in found.records] == [
        "decisions/2026/a.md", "decisions/2026/d.md", "decisions/2027/c.md", "decisions/2027/e.md"
    ]  # fmt: skip
    assert (found.edited, found.notes, found.shallow) == ((), (), False)


def test_what_the_work_tree_holds_counts_for_nothing(
    repository: Path, branched: Branched, git: Git
) -> None:
    branched({"decisions/a.md": "a"})
    (repository / "decisions/a.md").unlink()
    (repository / "decisions/b.md").write_text("b")
    git(repository, "add", "--all")
    assert told(look(repository)) == []


def test_only_the_change_counts_and_not_what_the_base_did_meanwhile(
    repository: Path, branched: Branched, commit: Commit, git: Git
) -> None:
    branched({f"decisions/{name}.md": name for name in "abc"})
    commit({"decisions/a.md": "mine", "decisions/c.md": "both"})
    git(repository, "checkout", "--quiet", "main")
    commit({"decisions/b.md": "theirs", "decisions/c.md": "both", "decisions/d.md": "theirs"})
    git(repository, "checkout", "--quiet", "change")
    assert told(look(repository)) == ["changed decisions/a.md"]


def test_a_squashed_branch_below_is_no_change(
    repository: Path, branched: Branched, commit: Commit, git: Git
) -> None:
    branched({"decisions/a.md": "a"})
    commit({"decisions/b.md": "b"})
    git(repository, "checkout", "--quiet", "-b", "upon")
    commit({"decisions/c.md": "c"})
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "--squash", "change")
    commit({})
    git(repository, "checkout", "--quiet", "upon")
    assert told(look(repository)) == ["added decisions/c.md"]


def test_a_deletion_hides_behind_no_crossing_merge(
    repository: Path, branched: Branched, commit: Commit, git: Git
) -> None:
    branched({"decisions/a.md": "a"})
    commit({"decisions/mine.md": "x"})
    git(repository, "checkout", "--quiet", "main")
    commit({"decisions/theirs.md": "x"})
    mine, theirs = (git(repository, "rev-parse", name).strip() for name in ("change", "main"))
    git(repository, "merge", "--quiet", "--no-edit", mine)
    git(repository, "checkout", "--quiet", "change")
    git(repository, "merge", "--quiet", "--no-edit", theirs)
    commit({"decisions/mine.md": None, "decisions/theirs.md": None})
    found = look(repository)
    assert len(found.merge_bases) == 2
    assert told(found) == ["deleted decisions/mine.md", "deleted decisions/theirs.md"]


def test_a_copy_may_be_taken_away(repository: Path, branched: Branched, commit: Commit) -> None:
    branched({"decisions/2026/a.md": "a", "decisions/2027/a.md": "a"})
    commit({"decisions/2026/a.md": None})
    assert told(look(repository)) == ["moved decisions/2027/a.md"]


def test_a_name_in_another_case_or_form_is_a_move(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({"decisions/Ä.md": "a"})
    commit({"decisions/Ä.md": None, "decisions/a\u0308.md": "a"})
    assert told(look(repository)) == ["moved decisions/a\u0308.md"]


@pytest.mark.parametrize(
    "to", ["decisions/.a.md", "decisions/a.txt", "decisions/README.md", "a.md"]
)
def test_a_record_that_is_put_out_of_sight_is_deleted(
    repository: Path, branched: Branched, commit: Commit, to: str
) -> None:
    branched({"decisions/a.md": "a"})
    commit({"decisions/a.md": None, to: "a"})
    assert told(look(repository)) == ["deleted decisions/a.md"]


def test_a_record_replaced_by_a_link_is_told_and_its_target_not_read(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({"decisions/a.md": "a", "decisions/b.md": "b"})
    for name in ("a.md", "c.md"):
        (repository / "decisions" / name).unlink(missing_ok=True)
        (repository / "decisions" / name).symlink_to("/etc/passwd")
    commit({"decisions/b.md": None})
    (repository / "decisions/2027").mkdir()
    (repository / "decisions/2027/b.md").symlink_to("../a.md")
    commit({})
    found = look(repository)
    assert told(found) == [
        "added decisions/2027/b.md", "replaced decisions/a.md", "deleted decisions/b.md",
        "added decisions/c.md",
    ]  # fmt: skip
    assert [version.after for version in found.versions()] == [
        Problem(LINK), Problem(LINK), None, Problem(LINK)
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["link", "file", "submodule"])
def test_a_folder_of_decisions_replaced_by_something_else_is_told(
    repository: Path, branched: Branched, commit: Commit, git: Git, kind: str
) -> None:
    branched({"decisions/a.md": "a", "other/a.md": "a"})
    git(repository, "rm", "-r", "--quiet", "decisions")
    if kind == "link":
        (repository / "decisions").symlink_to("other")
    elif kind == "file":
        (repository / "decisions").write_text("x")
    git(repository, "add", "--all")
    if kind == "submodule":
        head = git(repository, "rev-parse", "HEAD").strip()
        git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},decisions")
    git(repository, "commit", "--quiet", "-m", "x")
    found = look(repository)
    assert told(found) == ["added decisions", "deleted decisions/a.md"]
    problems = [entry.problem for entry in found.records]
    assert problems == [{"link": LINK, "file": "", "submodule": SUBMODULE}[kind]]


def test_a_submodule_in_the_place_of_records_is_told_whatever_is_to_be_ignored(
    repository: Path, branched: Branched, git: Git
) -> None:
    branched({"decisions/a.md": "a", "decisions/2026/b.md": "b"})
    head = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "rm", "-r", "--quiet", "decisions")
    for path in ("decisions/a.md", "decisions/2026"):
        git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},{path}")
    hidden = '[submodule "s"]\n\tpath = decisions/a.md\n\turl = x\n\tignore = all\n'
    (repository / ".gitmodules").write_text(hidden)
    git(repository, "add", ".gitmodules")
    git(repository, "commit", "--quiet", "-m", "x")
    git(repository, "config", "diff.ignoreSubmodules", "all")
    assert told(look(repository)) == ["deleted decisions/2026/b.md", "replaced decisions/a.md"]


def test_settings_of_the_change_cannot_hide_records(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({NAME: "decisions: decisions\n", "decisions/a.md": "a", "decisions/b.md": "b"})
    commit({NAME: "decisions: empty\n", "decisions/a.md": "x", "decisions/b.md": None})
    found = look(repository)
    assert told(found) == ["changed decisions/a.md", "deleted decisions/b.md"]
    assert found.base.decisions == "decisions"
    assert found.edited == (NAME,)
    assert found.notes == (f"The change edits {NAME}; the check used what main has.",)


def test_a_folder_of_decisions_that_moves_is_a_move_and_said(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({"decisions/a.md": "a"})
    commit({NAME: "decisions: docs\n", "decisions/a.md": None, "docs/a.md": "a", "docs/b.md": "b"})
    found = look(repository)
    assert told(found) == ["moved docs/a.md outside", "added docs/b.md outside"]
    assert "2 of the records are outside decisions, where main keeps" in found.notes[-1]


def test_nearer_settings_in_the_change_do_not_move_the_check(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({f"team/{NAME}": "", "team/decisions/a.md": "a", "decisions/b.md": "b"})
    commit({f"team/{NAME}": None, "team/decisions/a.md": "changed", "decisions/b.md": "changed"})
    found = look(repository, start="team")
    assert told(found) == ["changed decisions/b.md outside", "changed team/decisions/a.md"]
    assert (found.base.root, found.head.root, found.edited) == ("team", "", (f"team/{NAME}",))


@pytest.mark.parametrize("text", ["nonsense: 1\n", "a: [b\n", "x" * 70_000])
def test_broken_settings_stop_the_check_in_the_base_and_not_in_the_change(
    repository: Path, branched: Branched, commit: Commit, text: str
) -> None:
    branched({"decisions/a.md": "a"})
    commit({NAME: text, "decisions/a.md": "x"})
    found = look(repository)
    assert told(found) == ["changed decisions/a.md"]
    assert f"{NAME} in HEAD" in found.notes[-1] and "were not" in found.notes[-1]
    with pytest.raises(ChecklistError, match=f"{NAME} in change"):
        changeset(Repository.find(repository), "", "change", "main")


def test_what_the_change_edits_of_the_check_itself_is_said(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({NAME: "rules: ours\nbaseline: known.json\n", "known.json": "[]"})
    names = [
        NAME,
        "checklists/x@1.yaml",
        "known.json",
        "other.json",
        "ours/a.yaml",
        "theirs/b.yaml",
    ]
    commit(dict.fromkeys(names, "rules: theirs\n") | {"unrelated.yaml": "x"})
    found = changeset(
        Repository.find(repository),
        "",
        "main",
        files=["./other.json", "/etc/hosts", "../x", ".", ""],
    )
    assert found.edited == tuple(names)
    assert found.notes[-1] == "Further files of the check itself that the change edits: 1."
    assert found.base.baseline("known.json") == b"[]"


def test_what_is_said_aloud_carries_no_control_characters(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({})
    commit({"rules/\x1b[31m\u202ea\n::error::.yaml": "x"})
    assert look(repository).notes == (
        "The change edits rules/a ::error::.yaml; the check used what main has.",
    )


def test_a_checklist_that_the_base_lacks_is_read_from_the_change(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({"checklists/ours@1.yaml": OWN})
    new = OWN.replace("version: 1", "version: 2", 1)
    commit({"checklists/ours@1.yaml": "broken: [", "checklists/ours@2.yaml": new})
    found = look(repository)
    first, of_change = found.checklist("ours@1")
    assert first and first.pin == "ours@1" and not of_change
    second, of_change = found.checklist("ours@2")
    assert second and second.pin == "ours@2" and of_change
    assert found.checklist("ours@3") == (None, False)
    assert found.checklist(checklists.DEFAULT)[1] is False


def test_no_common_history_is_said(repository: Path, commit: Commit, git: Git) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "apart")
    commit({"decisions/a.md": "a"})
    with pytest.raises(CouldNotRun, match="main and HEAD have no common history") as refused:
        look(repository)
    assert "depth 0" in refused.value.hint


def test_a_shallow_clone_is_said(
    repository: Path, branched: Branched, commit: Commit, git: Git, tmp_path: Path
) -> None:
    branched({"decisions/a.md": "a"})
    commit({"decisions/a.md": "b"})
    commit({"decisions/a.md": "c"})
    url = repository.as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", "-b", "change", url, "cut")
    with pytest.raises(CouldNotRun, match="no common history"):
        look(tmp_path / "cut", "origin/main")
    git(tmp_path / "cut", "fetch", "-q", "--depth=3", "origin", "change")
    found = look(tmp_path / "cut", "origin/main")
    assert (found.shallow, told(found)) == (True, ["changed decisions/a.md"])


def test_large_missing_and_odd_bytes_are_named_one_by_one(
    repository: Path, branched: Branched, commit: Commit, git: Git, tmp_path: Path
) -> None:
    branched({"decisions/a.md": "lost", "decisions/b.md": "b"})
    commit({"decisions/a.md": b"\0\xff", "decisions/b.md": b"x" * 50_000_000})
    git(repository, "config", "uploadpack.allowFilter", "true")
    url, trap = repository.as_uri(), tmp_path / "trap"
    git(tmp_path, "clone", "-q", "--filter=blob:none", "-b", "change", url, "part")
    git(tmp_path / "part", "config", "remote.origin.uploadpack", f"touch '{trap}'; false")
    a, b = look(tmp_path / "part", "origin/main").versions()
    assert (a.before, a.after) == (Problem(MISSING), b"\0\xff")
    assert (b.before, b.after) == (
        Problem(MISSING), Problem("is larger than 512 KiB, the most that is read")
    )  # fmt: skip
    assert not trap.exists()


def test_many_large_changes_are_read_in_parts(
    repository: Path, branched: Branched, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    branched({f"decisions/{n}.md": f"old {n}" * 100 for n in range(20)})
    commit({f"decisions/{n}.md": f"new {n}" * 100 for n in range(20)})
    monkeypatch.setattr(module, "BATCH", 3000)
    found = look(repository)
    assert len(list(found._groups(10_000))) > 5
    versions = {v.change.path: (v.before, v.after) for v in found.versions()}
    assert versions == {
        f"decisions/{n}.md": (b"old %d" % n * 100, b"new %d" % n * 100) for n in range(20)
    }


@pytest.mark.parametrize(
    "name", ["a\nb.md", "ü ö.md", "a\\b.md", "-x.md", ":(glob)x.md", "\u202ex.md"]
)
def test_paths_of_any_spelling_are_told_as_they_are(
    repository: Path, branched: Branched, commit: Commit, name: str
) -> None:
    branched({NAME: 'decisions: "a [b]*"\n', "a [b]*/x.md": "x", "a b/x.md": "x"})
    commit({f"a [b]*/{name}": "y", "a b/x.md": "changed"})
    (change,) = look(repository).changes
    assert change.path == f"a [b]*/{name}"


def test_the_whole_repository_can_be_the_folder(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({NAME: 'decisions: "."\n', "a.md": "a"})
    commit({"a.md": "b", "deep/b.md": "b", ".github/c.md": "c", "README.md": "x"})
    assert told(look(repository)) == ["changed a.md", "added deep/b.md"]


def test_nothing_that_the_repository_configures_is_run(
    repository: Path, branched: Branched, commit: Commit, git: Git, tmp_path: Path
) -> None:
    branched({"decisions/a.md": "a", NAME: ""})
    commit({"decisions/a.md": "b"})
    trap, script = tmp_path / "trap", tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho x >> '{trap}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for key in (
        "core.fsmonitor", "diff.external", "diff.all.textconv", "diff.all.command", "core.pager",
        "filter.all.smudge", "filter.all.clean", "filter.all.process", "gpg.program",
        "core.sshCommand", "credential.helper", "core.editor", "alias.diff-tree",
    ):  # fmt: skip
        git(repository, "config", key, str(script))
    git(repository, "config", "diff.renames", "copies")
    git(repository, "config", "core.hooksPath", str(tmp_path))
    (tmp_path / "post-index-change").symlink_to(script)
    (repository / ".git/info/attributes").write_text("* diff=all filter=all\n")
    found = look(repository)
    assert [(v.before, v.after) for v in found.versions()] == [(b"a", b"b")]
    assert not trap.exists()


def test_replaced_objects_and_borrowed_parents_are_not_believed(
    repository: Path, branched: Branched, commit: Commit, git: Git
) -> None:
    branched({"decisions/a.md": "approved"})
    commit({"decisions/a.md": "rejected"})
    new, old = (
        git(repository, "rev-parse", f"{name}:decisions/a.md").strip()
        for name in ("change", "main")
    )
    git(repository, "replace", new, old)
    head = git(repository, "rev-parse", "HEAD").strip()
    (repository / ".git/info/grafts").write_text(f"{head}\n")
    (version,) = look(repository).versions()
    assert (version.before, version.after) == (b"approved", b"rejected")


def test_a_repository_with_long_ids_is_compared(tmp_path: Path, git: Git) -> None:
    top = tmp_path / "long"
    git(tmp_path, "init", "-q", "--object-format=sha256", "long")
    (top / "decisions").mkdir()
    for text in ("a", "b"):
        (top / "decisions/a.md").write_text(text)
        git(top, "add", ".")
        git(top, "commit", "-q", "-m", text)
    (version,) = look(top, "HEAD~1").versions()
    assert (version.before, version.after) == (b"a", b"b")


def front(status: str = "adopted", **keys: str) -> str:
    lines = [f"{key.replace('_', '-')}: {value}" for key, value in keys.items()]
    return "\n".join(["---", "schema: 1", f"status: {status}", *lines, "---", "", "# T", ""])


def between(top: Path) -> list[str]:
    found = related(look(top))
    return [
        f"{each.rule} {each.path}:{each.place.line}"
        for each in ledger.check(found.lines)
        if each.path in found.about
    ]


def test_a_replacement_is_judged_with_both_its_sides(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched({
        "decisions/a.md": front("superseded", superseded_by="b"),
        "decisions/b.md": front(supersedes="[a]"),
        "decisions/old.md": front("superseded", superseded_by="nowhere"),
    })  # fmt: skip
    commit({"decisions/b.md": front(supersedes="[a]") + "more\n"})
    assert between(repository) == []
    commit({"decisions/b.md": front()})
    assert between(repository) == ["one-sided-supersession decisions/a.md:4"]
    commit({"decisions/b.md": None})
    assert between(repository) == ["dangling-supersession decisions/a.md:4"]
    commit(
        {
            "decisions/c.md": front(supersedes="[a, old, none]"),
            "decisions/b.md": front(supersedes="[a]"),
        }
    )
    assert between(repository) == [
        "dangling-supersession decisions/old.md:4",
        "one-sided-supersession decisions/c.md:4",
        "one-sided-supersession decisions/c.md:4",
        "dangling-supersession decisions/c.md:4",
    ]  # fmt: skip


def test_a_doubled_id_is_found_at_the_record_that_was_added(
    repository: Path, branched: Branched, commit: Commit
) -> None:
    branched(
        {"decisions/2027/a.md": front(), "decisions/x/b.md": front(), "decisions/y/b.md": front()}
    )
    commit({"decisions/2026/A.md": front()})
    assert between(repository) == ["duplicate-id decisions/2026/A.md:1"]
