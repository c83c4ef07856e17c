"""The derived index of the records."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from damages import statement
from notes import noted

from checklist.errors import CouldNotRun
from checklist.model.config import Config
from checklist.store import index, index_rows, scan
from checklist.store.index import Entry, brief, entries, used
from checklist.store.project import Project
from checklist.store.records import walk

WARM = 10_000_000_000


def briefs(folder: Path, database: Path | None, until: date | None = None) -> list[Entry]:
    return used(folder, database, list, until=until, in_short=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "decisions"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "state" / "index.sqlite"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were written long enough ago to be recognised as unchanged."""
    clock = scan.time.time_ns
    monkeypatch.setattr(scan.time, "time_ns", lambda: clock() + WARM)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files were read."""
    return noted(monkeypatch, index, "beginning")


def write(folder: Path, name: str, review: str = "2027-03-22", **more: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in {"review": review, **more}.items()]
    text = "\n".join(["---", "schema: 1", f"id: {path.stem}", *lines, "---", "", "# T", ""])
    path.write_text(text, encoding="utf-8")
    return path


def paths(found: list[Entry]) -> list[str]:
    return [entry.path for entry in found]


def test_records_are_listed_by_path_with_their_front_matter(folder: Path, database: Path) -> None:
    write(folder, "2027/2027-01-02-b.md")
    write(folder, "2026/2026-11-22-a.md", owner='"Ä: 😀"')
    write(folder, "deep/er/2026-11-23-c.md")
    for source in (None, database, database):
        found = entries(folder, source)
        assert paths(found) == [
            "2026/2026-11-22-a.md",
            "2027/2027-01-02-b.md",
            "deep/er/2026-11-23-c.md",
        ]
        assert found[0].front == {
            "schema": 1,
            "id": "2026-11-22-a",
            "review": "2027-03-22",
            "owner": "Ä: 😀",
        }


def test_nothing_is_found_where_nothing_is(folder: Path, database: Path) -> None:
    assert entries(folder, database) == []
    folder.mkdir()
    assert entries(folder, database) == entries(folder, None) == []


def test_pages_and_hidden_files_are_no_records(
    folder: Path, database: Path, tmp_path: Path
) -> None:
    outside = write(tmp_path / "outside", "2026-11-22-secret.md")
    write(folder, "2026-11-22-a.md")
    write(folder, ".hidden/2026-11-22-h.md")
    write(folder, ".2026-11-22-swap.md")
    write(folder, "README.md")
    write(folder, "note.txt")
    (folder / "page.md").write_text("# A page\n", encoding="utf-8")
    (folder / "page-elsewhere.md").symlink_to(outside)
    (folder / "linked").symlink_to(outside.parent)
    for source in (None, database, database):
        assert paths(entries(folder, source)) == ["2026-11-22-a.md"]


@pytest.mark.usefixtures("later")
def test_a_record_that_is_no_file_is_listed_as_such_and_never_read(
    folder: Path, database: Path, tmp_path: Path, reads: list[str]
) -> None:
    folder.mkdir()
    (folder / "2026-11-22-link.md").symlink_to(write(tmp_path / "outside", "secret.md"))
    (folder / "2026-11-22-nowhere.md").symlink_to("missing")
    os.mkfifo(folder / "2026-11-22-pipe.md")
    link = "is a symbolic link, which is not followed"
    expected = [
        Entry("2026-11-22-link.md", {}, link),
        Entry("2026-11-22-nowhere.md", {}, link),
        Entry("2026-11-22-pipe.md", {}, "is no regular file"),
    ]
    for source in (None, database, database):
        assert entries(folder, source) == expected
        assert briefs(folder, source, date(1970, 1, 1)) == expected
    assert reads == []
    (folder / "2026-11-22-link.md").unlink()
    write(folder, "2026-11-22-link.md")
    assert entries(folder, database)[0].problem == ""


@pytest.mark.parametrize("mark", ["folder", "file"])
def test_another_repository_below_keeps_its_decisions_to_itself(
    folder: Path, database: Path, mark: str
) -> None:
    write(folder, "2026/2026-11-22-a.md")
    theirs = write(folder, "2026/theirs/decisions/2026-11-22-b.md").parent.parent
    if mark == "folder":
        (theirs / ".git").mkdir()
    else:
        (theirs / ".git").write_text("gitdir: ../elsewhere\n", encoding="utf-8")
    for source in (None, database, database):
        assert paths(entries(folder, source)) == ["2026/2026-11-22-a.md"]
    project = Project(folder.parent, Config(), None)
    assert [found.path for found in walk(project)] == ["decisions/2026/2026-11-22-a.md"]


def test_a_damaged_record_stays_in_the_list_with_its_problem(folder: Path, database: Path) -> None:
    folder.mkdir()
    (folder / "2026-11-22-lost.md").write_text("# No front matter\n", encoding="utf-8")
    (folder / "a.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    (folder / "b.md").write_text("---\ntitle: Page\n---\n", encoding="utf-8")
    (folder / "c.md").write_bytes(b"---\nid: \xff\n---\n")
    (folder / "d.md").write_bytes(b"---\nid: a\n" + b"x" * 50_000_000)
    (folder / "e.md").write_bytes("---\nid: a\n---\n".encode("utf-16"))
    expected = ["no front matter", "line 2: a second", "not a record", "not UTF-8",
                "no second `---`", "UTF-16"]  # fmt: skip
    for source in (None, database, database):
        found = entries(folder, source)
        assert all(words in entry.problem for words, entry in zip(expected, found, strict=True))
        assert paths(briefs(folder, source, date(1970, 1, 1))) == paths(found)


@pytest.mark.usefixtures("later")
def test_only_what_changed_is_read_again(folder: Path, database: Path, reads: list[str]) -> None:
    kept, changed, gone = (write(folder, f"2026-11-22-{name}.md") for name in "abc")
    (folder / "page.md").write_text("# Page\n", encoding="utf-8")
    entries(folder, database)
    assert len(reads) == 4
    reads.clear()
    assert paths(entries(folder, database)) == [kept.name, changed.name, gone.name]
    assert reads == []
    gone.unlink()
    new = write(folder, "2026-11-22-d.md")
    write(folder, changed.name, review="none")
    found = entries(folder, database)
    assert paths(found) == [kept.name, changed.name, new.name]
    assert found[1].front["review"] == "none"
    assert sorted(reads) == [changed.name, new.name]
    assert entries(folder, database) == found == entries(folder, None)


@pytest.mark.usefixtures("later")
def test_a_change_that_keeps_size_and_time_is_noticed(folder: Path, database: Path) -> None:
    path = write(folder, "2026-11-22-a.md", status="adopted")
    info = path.stat()
    entries(folder, database)
    write(folder, path.name, status="adApted")
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert entries(folder, database)[0].front["status"] == "adApted"


def test_a_file_written_just_now_is_not_trusted(
    folder: Path, database: Path, reads: list[str]
) -> None:
    path = write(folder, "2026-11-22-a.md")
    entries(folder, database)
    entries(folder, database)
    assert reads == [path.name, path.name]
    path.unlink()
    assert entries(folder, database) == []


@pytest.mark.usefixtures("later")
def test_only_what_can_be_due_is_fetched(folder: Path, database: Path) -> None:
    write(folder, "a.md", review="2027-01-01")
    write(folder, "b.md", review="2027-06-01")
    write(folder, "c.md", review="none")
    write(folder, "d.md", review="2027-06-01", **{"wait-until": "2026-12-01"})
    write(folder, "e.md", review="2099-02-30")
    write(folder, "f.md", review="[2027-06-01]")
    write(folder, "g.md", review="")
    for source in (None, database, database):
        found = briefs(folder, source, date(2027, 1, 1))
        assert paths(found) == ["a.md", "d.md", "e.md", "f.md"]
        assert len(entries(folder, source)) == 7


@pytest.mark.usefixtures("later")
def test_in_short_a_record_is_words_on_one_line_and_never_older_than_its_file(
    folder: Path, database: Path
) -> None:
    write(
        folder, "2026-11-22-a.md", title='"A\\x1b[2J\\n  title"', created="2026-11-22", owner="Me"
    )
    write(folder, "2026-11-22-b  c.md", status="adopted", created="2026-01-01", review='" soon"')
    a = {"title": "A\\u001b[2J title", "review": "2027-03-22"}
    b = {"id": "2026-11-22-b c", "created": "2026-01-01", "status": "adopted", "review": " soon"}
    for source in (None, database, database):
        found = briefs(folder, source)
        assert [(each.front, each.problem) for each in found] == [(a, ""), (b, "")]
        assert found == [*map(brief, entries(folder, source))] == [*map(brief, found)]
    write(folder, "2026-11-22-a.md", title="Another")
    assert briefs(folder, database)[0].front["title"] == "Another"


def test_the_database_is_private_and_can_be_deleted(folder: Path, database: Path) -> None:
    write(folder, "2026-11-22-a.md")
    found = entries(folder, database)
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700
    database.unlink()
    assert entries(folder, database) == found


def cut_short(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:5000])


def scramble(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


DAMAGES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"not a database" * 1000),
    cut_short,
    scramble,
    statement("DROP TABLE entry"),
    statement("DROP TABLE folder"),
    statement("UPDATE entry SET brief = 'x', whole = 'x'"),
    statement("UPDATE entry SET brief = '[1]', whole = '[1]'"),
    statement("UPDATE entry SET brief = '1], [1', whole = '1], [1'"),
    statement("UPDATE folder SET stamps = 5"),
    statement("UPDATE folder SET stamps = x'00ff00'"),
    statement("PRAGMA user_version = 7"),
]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_or_older_database_is_rebuilt_silently(
    folder: Path, database: Path, damage: Callable[[Path], object], reads: list[str]
) -> None:
    for number in range(50):
        write(folder, f"2026-11-22-{number}.md", owner="x" * 100)
    found = entries(folder, database)
    for listed in (entries, briefs):
        damage(database)
        assert listed(folder, database) == (found if listed is entries else [*map(brief, found)])
        reads.clear()
        assert entries(folder, database) == found
        assert reads == []


def test_where_there_can_be_no_database_the_files_answer(folder: Path, tmp_path: Path) -> None:
    write(folder, "2026-11-22-a.md")
    (tmp_path / "file").write_text("")
    target = tmp_path / "target"
    target.write_text("precious")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "folder").mkdir()
    for place in ("file/index.sqlite", "link", "folder"):
        assert paths(entries(folder, tmp_path / place)) == ["2026-11-22-a.md"]
    assert target.read_text() == "precious"


@pytest.mark.usefixtures("later")
def test_a_locked_database_does_not_stop_anybody(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_rows, "_PATIENCE", 0.01)
    write(folder, "2026-11-22-a.md")
    entries(folder, database)
    for mode in ("IMMEDIATE", "EXCLUSIVE"):
        other = sqlite3.connect(database, isolation_level=None)
        other.execute(f"BEGIN {mode}")
        write(folder, f"2026-11-22-{mode}.md")
        assert f"2026-11-22-{mode}.md" in paths(entries(folder, database))
        other.close()
    assert len(entries(folder, database)) == 3


def test_a_read_only_database_still_answers(folder: Path, database: Path) -> None:
    write(folder, "2026-11-22-a.md")
    entries(folder, database)
    database.chmod(0o400)
    database.parent.chmod(0o500)
    folder.chmod(0o500)
    try:
        assert paths(entries(folder, database)) == ["2026-11-22-a.md"]
    finally:
        database.parent.chmod(0o700)
        folder.chmod(0o700)


@pytest.mark.usefixtures("later")
def test_two_folders_share_a_database(folder: Path, database: Path, tmp_path: Path) -> None:
    write(folder, "2026-11-22-a.md")
    write(tmp_path / "other", "2026-11-22-b.md")
    for _ in range(2):
        assert paths(entries(folder, database)) == ["2026-11-22-a.md"]
        assert paths(entries(tmp_path / "other", database)) == ["2026-11-22-b.md"]


@pytest.mark.usefixtures("later")
def test_a_moved_folder_keeps_its_index(
    folder: Path, database: Path, tmp_path: Path, reads: list[str]
) -> None:
    write(folder, "2026-11-22-a.md")
    entries(folder, database)
    reads.clear()
    folder.rename(tmp_path / "moved")
    assert paths(entries(tmp_path / "moved", database)) == ["2026-11-22-a.md"]
    assert reads == []


def test_a_folder_that_is_a_link_or_a_file_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    folder.symlink_to(tmp_path / "real")
    with pytest.raises(CouldNotRun, match="symbolic link"):
        entries(folder, None)
    folder.unlink()
    folder.write_text("")
    with pytest.raises(CouldNotRun, match="cannot be opened"):
        entries(folder, None)


@pytest.mark.usefixtures("later")
def test_file_names_of_any_bytes_are_listed(folder: Path, database: Path) -> None:
    folder.mkdir()
    name = os.fsdecode(b"2026-11-22-\xff\n\xfe.md")
    (folder / name).write_bytes(b"---\nschema: 1\n---\n")
    for source in (None, database, database):
        assert entries(folder, source) == [Entry(name, {"schema": 1}, "")]


@pytest.mark.usefixtures("later")
def test_what_cannot_be_read_is_tried_again(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "2026-11-22-a.md")

    def denied(folder: str, path: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(index, "beginning", denied)
        for source in (None, database, database):
            assert entries(folder, source)[0].problem == "cannot be read: Permission denied"
    assert entries(folder, database)[0].problem == ""


def test_many_processes_at_once_all_answer(folder: Path, database: Path) -> None:
    for number in range(200):
        write(folder, f"2026-11-22-{number}.md")
    program = (
        "import sys; from checklist.store.index import entries\n"
        "for _ in range(5): assert len(entries(sys.argv[1], sys.argv[2])) == 200"
    )
    command = [sys.executable, "-c", program, str(folder), str(database)]
    running = [subprocess.Popen(command) for _ in range(6)]
    assert [process.wait() for process in running] == [0] * 6


def test_listing_needs_neither_git_nor_yaml_nor_templates(folder: Path, database: Path) -> None:
    write(folder, "2026-11-22-a.md")
    program = (
        "import sys; from checklist.store.index import entries\n"
        "from checklist.followup.due import due\n"
        "entries(sys.argv[1], sys.argv[2])\n"
        "assert not {'git', 'yaml', 'jinja2', 'markdown_it', 'jsonschema'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(folder), str(database)], check=True)
