"""A commit is read as a place of decisions, from git's objects only."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.errors import ChecklistError, CouldNotRun, UsageProblem
from checklist.model.config import NAME, Config
from checklist.store import checklists
from checklist.store.objects import MISSING, SUBMODULE, Problem, contents, entries, tree
from checklist.store.repository import Repository
from checklist.store.revision import Revision
from checklist.store.scan import LINK, ODD

Git = Callable[..., str]
OWN = (checklists.BUILT_IN / f"{checklists.DEFAULT}.yaml").read_text(encoding="utf-8")
OWN = OWN.replace("name: before-reacting", "name: ours", 1)


@pytest.fixture
def commit(repository: Path, git: Git) -> Callable[..., None]:
    def make(files: dict[str, str | bytes]) -> None:
        for path, text in files.items():
            file = repository / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        git(repository, "add", "--all")
        git(repository, "commit", "--quiet", "--allow-empty", "-m", "x")

    return make


Commit = Callable[..., None]


def revision(top: Path, name: str = "HEAD", start: str = "") -> Revision:
    (found,) = Revision.find(Repository.find(top), [name], start)
    return found


def test_a_file_is_read_as_committed_and_not_as_it_lies_there(
    repository: Path, commit: Commit
) -> None:
    commit({"decisions/a.md": b"\0\xff\r\ncommitted"})
    (repository / "decisions/a.md").write_text("edited")
    assert revision(repository).read("decisions/a.md") == b"\0\xff\r\ncommitted"
    assert revision(repository).read("decisions/b.md") is None
    assert revision(repository).read("decisions") == Problem(ODD)


@pytest.mark.parametrize(
    "path", ["a\nb.md", "ü/ö.md", "a\\b.md", "-x.md", ":(glob)*.md", "*.md", "a b"]
)
def test_a_path_of_any_spelling_means_itself(repository: Path, commit: Commit, path: str) -> None:
    commit({path: "this", "other.md": "that"})
    assert revision(repository).read(path) == b"this"


def test_links_submodules_and_large_files_are_named_and_not_read(
    repository: Path, commit: Commit, git: Git
) -> None:
    (repository / "link.md").symlink_to("/etc/passwd")
    commit({"large.md": b"x" * 50_000_000, "most.md": b"x" * 2 * 1024 * 1024})
    head = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},other.md")
    git(repository, "commit", "--quiet", "-m", "x")
    found = revision(repository)
    assert found.read("link.md") == Problem(LINK)
    assert found.read("other.md") == Problem(SUBMODULE)
    assert found.read("large.md") == Problem("is larger than 2048 KiB, the most that is read")
    assert len(found.read("most.md") or b"") == 2 * 1024 * 1024


def test_many_blobs_are_read_in_parts_and_each_once(
    repository: Path, commit: Commit, git: Git
) -> None:
    commit({f"{n}.md": bytes([n]) * 1_500_000 for n in range(30)} | {"again.md": b"\0" * 1_500_000})
    repo = Repository.find(repository)
    found = entries(tree(repo, "HEAD", []))
    blobs = [entry.id for entry in found if entry.path != "README.md"]
    data = dict(contents(repo, blobs))
    assert len(blobs) == 31 and len(data) == 30
    assert {each[:1] for each in data.values() if isinstance(each, bytes)} == {
        bytes([n]) for n in range(30)
    }


def test_an_id_of_no_file_or_of_nothing_is_named(repository: Path, git: Git) -> None:
    odd = [git(repository, "rev-parse", name).strip() for name in ("HEAD", "HEAD^{tree}")]
    found = dict(contents(Repository.find(repository), [*odd, "1" * 40]))
    assert found == {**dict.fromkeys(odd, Problem(ODD)), "1" * 40: Problem(MISSING)}


def test_the_nearest_settings_upwards_in_that_tree_hold(repository: Path, commit: Commit) -> None:
    commit({NAME: "decisions: top\n", f"team/{NAME}": "decisions: ours\n", "team/a/b.txt": ""})
    (repository / NAME).write_text("decisions: edited\n")
    deep, top = revision(repository, start="team/a"), revision(repository, start=".")
    assert (deep.root, deep.decisions) == ("team", "team/ours")
    assert (top.root, top.decisions, top.below("x")) == ("", "top", "x")


def test_without_settings_the_defaults_hold_at_the_top(repository: Path) -> None:
    (repository / NAME).write_text("decisions: not-committed\n")
    found = revision(repository, start="team")
    assert (found.root, found.config) == ("", Config())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nonsense: 1\n", f"{NAME} in main: unknown key `nonsense`"),
        ("decisions: ../x\n", f"{NAME} in main: `../x` leaves"),
        ("a: [b\n", f"{NAME} in main: line"),
        ("x" * 70_000, f"{NAME} in main is larger than 64 KiB"),
    ],
)
def test_settings_that_cannot_be_used_are_named_with_their_revision(
    repository: Path, commit: Commit, text: str, words: str
) -> None:
    commit({NAME: text})
    with pytest.raises(ChecklistError) as refused:
        _ = revision(repository, "main").config
    assert refused.value.message.startswith(words)


def test_settings_that_are_a_link_are_refused(repository: Path, commit: Commit) -> None:
    (repository / NAME).symlink_to("README.md")
    commit({})
    with pytest.raises(CouldNotRun, match="symbolic link"):
        _ = revision(repository).config


def test_checklists_come_from_the_tree_or_are_built_in(repository: Path, commit: Commit) -> None:
    commit({NAME: "checklists: lists\n", "lists/ours@1.yaml": OWN, "lists/wrong@2.yaml": OWN})
    (repository / "lists/ours@1.yaml").unlink()
    found = revision(repository)
    ours = found.checklist("ours@1")
    assert ours and ours.pin == "ours@1" and found.checklist("ours@1") is ours
    assert found.checklist(checklists.DEFAULT) is checklists.built_in(checklists.DEFAULT)
    assert found.checklist("ours@2") is None
    assert found.checklist("../lists/ours@1") is None
    with pytest.raises(UsageProblem, match=r"lists/wrong@2\.yaml in HEAD: the file is named"):
        found.checklist("wrong@2")


def test_rules_and_baseline_come_from_the_tree(repository: Path, commit: Commit) -> None:
    files: dict[str, str | bytes] = {
        "team/rules/b.yaml": "b", "team/rules/a.yaml": "a", "team/rules/deep/c.yaml": "c",
        "team/rules/note.txt": "", "team/known.json": "[]", f"team/{NAME}": "",
    }  # fmt: skip
    commit(files)
    found = revision(repository, start="team")
    assert found.rule_files() == [
        ("team/rules/a.yaml in HEAD", b"a"), ("team/rules/b.yaml in HEAD", b"b")
    ]  # fmt: skip
    assert found.baseline("known.json") == b"[]"
    assert found.baseline("unknown.json") is None


def test_a_folder_of_rules_that_is_a_link_is_said(repository: Path, commit: Commit) -> None:
    (repository / "rules").symlink_to("decisions")
    commit({})
    with pytest.raises(CouldNotRun, match="rules in HEAD is a symbolic link"):
        revision(repository).rule_files()


@pytest.mark.parametrize(
    "name",
    [
        "nowhere",
        "-x",
        "--output=x",
        "--all",
        "a\nb",
        "main\0",
        "HEAD:README.md",
        "a b",
        "{}",
        "\udcff",
    ],
)
def test_a_revision_that_is_not_there_is_said(repository: Path, name: str) -> None:
    with pytest.raises(CouldNotRun, match="There is no revision") as refused:
        revision(repository, name)
    assert "depth 0" in refused.value.hint
    assert [path.name for path in repository.iterdir()] in (
        ["README.md", ".git"], [".git", "README.md"]
    )  # fmt: skip


def test_tags_and_relative_names_mean_their_commit(repository: Path, git: Git) -> None:
    git(repository, "tag", "-a", "-m", "x", "v1")
    head = git(repository, "rev-parse", "HEAD").strip()
    assert [revision(repository, name).commit for name in ("v1", "HEAD~0", "main^{}")] == [head] * 3


def test_an_empty_name_and_an_unborn_branch_are_said(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "-q", "unborn")
    with pytest.raises(CouldNotRun, match="no commit here yet"):
        revision(tmp_path / "unborn")
    with pytest.raises(CouldNotRun, match="is empty"):
        revision(tmp_path / "unborn", "")


def test_a_file_that_a_partial_clone_left_out_is_named_and_not_fetched(
    repository: Path, commit: Commit, git: Git, tmp_path: Path
) -> None:
    commit({"decisions/a.md": "text", NAME: "decisions: x\n"})
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone, trap = tmp_path / "clone", tmp_path / "trap"
    git(
        tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", repository.as_uri(), "clone"
    )
    git(clone, "config", "remote.origin.uploadpack", f"touch '{trap}'; false")
    found = revision(clone)
    assert found.read("decisions/a.md") == Problem(MISSING)
    with pytest.raises(CouldNotRun, match=f"{NAME} in HEAD is missing from this clone"):
        _ = found.config
    assert not trap.exists()


def test_a_replaced_object_is_not_shown(repository: Path, commit: Commit, git: Git) -> None:
    commit({"a.md": "rejected"})
    real = git(repository, "rev-parse", "HEAD:a.md").strip()
    fake = git(repository, "hash-object", "-w", "--stdin", stdin="approved").strip()
    git(repository, "replace", real, fake)
    assert revision(repository).read("a.md") == b"rejected"


def test_a_repository_with_long_ids_is_read(tmp_path: Path, git: Git) -> None:
    top = tmp_path / "long"
    git(tmp_path, "init", "-q", "--object-format=sha256", "long")
    (top / NAME).write_text("decisions: ours\n")
    (top / "a.md").write_text("text")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "x")
    found = revision(top)
    assert (len(found.commit), found.decisions, found.read("a.md")) == (64, "ours", b"text")
