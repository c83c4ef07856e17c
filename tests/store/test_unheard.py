"""Who waits to be asked: the same answer whatever was kept, and never an older one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from damages import OF_THE_FILE, Damage, statement
from notes import noted

from checklist.errors import CouldNotRun
from checklist.store import checklists, scan, unheard
from checklist.store.project import Project, find
from checklist.store.unheard import Told, told

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"
NIGHT = "Night shift"


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were written long enough ago to be recognised as unchanged."""
    clock = scan.time.time_ns
    monkeypatch.setattr(scan.time, "time_ns", lambda: clock() + 10_000_000_000)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files were read."""
    return noted(monkeypatch, unheard, "_told")


@pytest.fixture
def project(repository: Path) -> Project:
    put(repository, "a", EXAMPLE)
    put(repository, "b", EXAMPLE.replace("status: adjusted", "status: reversed"))
    put(repository, "c", "---\nid: [\n---\n")
    (repository / "decisions/2026/page.md").write_text("# A page\n", encoding="utf-8")
    return find(repository)


def put(top: Path, name: str, text: str) -> Path:
    path = top / f"decisions/2026/2026-11-22-{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(NAME, path.stem), encoding="utf-8")
    return path


def asked(project: Project, *, brief: bool = False) -> list[Told]:
    return told(project, brief=brief, shown=iter)


def waiting(project: Project) -> Iterator[tuple[str, str]]:
    for record in asked(project):
        yield from ((record.id[-1], group[1]) for group in record.groups)
        if record.problem:
            yield record.id[-1], "problem"


def test_only_what_changed_is_read_again(project: Project, reads: list[str]) -> None:
    paths = [f"2026/2026-11-22-{name}.md" for name in "abc"]
    assert [*waiting(project)] == [("a", NIGHT), ("c", "problem")]
    assert sorted(reads) == [*paths, "2026/page.md"]
    reads.clear()
    assert [*waiting(project)] == [("a", NIGHT), ("c", "problem")]
    assert reads == []
    put(project.root, "a", EXAMPLE.replace(NIGHT, "Late shift"))
    put(project.root, "b", EXAMPLE)
    (project.root / "decisions" / paths[2]).unlink()
    now = [("a", "Late shift"), ("b", NIGHT)]
    assert [*waiting(project)] == now
    assert sorted(reads) == paths[:2]
    assert asked(project) == asked(project._replace(state=None))


def test_in_short_the_words_are_ready_to_be_printed(project: Project) -> None:
    put(project.root, "a", EXAMPLE.replace(NIGHT, "Night \x1b[2J " + "x" * 200))
    for _ in range(2):
        (group, *_), (whole, *_) = (asked(project, brief=each)[0].groups for each in (True, False))
        assert len(group[1]) == 96
        assert "\x1b" not in group[1]
        assert len(whole[1]) > 200


@pytest.mark.parametrize(
    "damage",
    [*OF_THE_FILE, statement("DROP TABLE entry"), statement("UPDATE folder SET stamps = 5"),
     statement("UPDATE entry SET whole = 'x'"), statement("UPDATE entry SET whole = '[1]'")],
)  # fmt: skip
def test_what_is_damaged_or_older_is_rebuilt_silently(
    project: Project, reads: list[str], damage: Damage
) -> None:
    assert project.state
    found = asked(project)
    damage(project.state / "unheard.db")
    assert asked(project) == found
    reads.clear()
    assert asked(project) == found
    assert reads == []


def test_other_questions_are_other_groups(project: Project, reads: list[str]) -> None:
    assert ("a", NIGHT) in waiting(project)
    own = project.checklists / "ours@1.yaml"
    own.parent.mkdir(parents=True)
    shutil.copyfile(checklists.BUILT_IN / f"{checklists.DEFAULT}.yaml", own)
    reads.clear()
    found = asked(project)
    assert len(reads) == 4
    assert found == asked(project)
    assert len(reads) == 4
    own.unlink()
    own.symlink_to(checklists.BUILT_IN / f"{checklists.DEFAULT}.yaml")
    assert asked(project) == asked(project) == found
    assert len(reads) == 12  # nothing is kept


def test_what_cannot_be_read_is_said_and_tried_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checklist.store import records

    found = asked(project)

    def denied(*_: object) -> bytes:
        raise CouldNotRun("Permission is missing.")

    put(project.root, "a", EXAMPLE)
    with monkeypatch.context() as patch:
        patch.setattr(records, "load", denied)
        for _ in range(2):
            assert asked(project)[0] == found[0]._replace(
                problem="Permission is missing.", title="", status="", owner="", groups=[]
            )
    assert asked(project) == found


def test_a_link_is_named_and_a_linked_folder_is_not_followed(
    project: Project, tmp_path: Path
) -> None:
    (project.decisions / "2026/2026-11-22-l.md").symlink_to(tmp_path / "nowhere")
    for _ in range(2):
        assert "symbolic link" in asked(project)[-1].problem
    project.decisions.rename(tmp_path / "elsewhere")
    project.decisions.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CouldNotRun, match="symbolic link"):
        asked(project)


def test_many_processes_at_once_all_answer(project: Project) -> None:
    program = (
        "import sys; from pathlib import Path; from checklist.store.project import find\n"
        "from checklist.store.unheard import told\n"
        "for _ in range(3):\n"
        "    assert len(told(find(Path(sys.argv[1])), brief=True, shown=iter)) == 2"
    )
    command = [sys.executable, "-c", program, str(project.root)]
    running = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4


def test_where_nothing_changed_no_rules_are_loaded(project: Project) -> None:
    program = (
        "import sys; from pathlib import Path; from checklist.store.project import find\n"
        "from checklist.store import scan, unheard; clock = scan.time.time_ns\n"
        "scan.time.time_ns = lambda: clock() + 10_000_000_000\n"
        "unheard.told(find(Path(sys.argv[1])), brief=True, shown=iter)\n"
        "assert not {'yaml', 'checklist.rules', 'checklist.format'} & set(sys.modules)"
    )
    asked(project)
    subprocess.run([sys.executable, "-c", program, str(project.root)], check=True)
