"""The full text of the records: the same answer whatever state its database is in."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from damages import statement
from notes import noted

from checklist.errors import CouldNotRun
from checklist.model.record import Answer
from checklist.rules.resemblance import Sought, sought
from checklist.store import full_text, scan
from checklist.store.full_text import resembling

WARM = 10_000_000_000
OFFICE = sought({"change": Answer(text="Office days for Sales, to meet colleagues.")})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "decisions"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "state" / "similar.db"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files were written long enough ago to be recognised as unchanged."""
    clock = scan.time.time_ns
    monkeypatch.setattr(scan.time, "time_ns", lambda: clock() + WARM)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files were read."""
    return noted(monkeypatch, full_text, "beginning")


def write(folder: Path, name: str, title: str, body: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    front = f'---\nschema: 1\nid: {path.stem}\ntitle: "{title}"\n---\n\n# {title}\n\n'
    path.write_text(front + body, encoding="utf-8")
    return path


def samples(folder: Path) -> None:
    write(folder, "2026/2026-11-22-a.md", "Office days for Sales", "- **Change:** To meet.\n")
    write(folder, "2026/2026-11-23-b.md", "The office day", "- **Change:** For everybody.\n")
    write(folder, "2026/2026-11-24-c.md", "Parking", "- **Change:** Two rows, for visitors.\n")
    (folder / "2026/page.md").write_text("# Office days for Sales\n", encoding="utf-8")


NEAR = ["2026/2026-11-22-a.md", "2026/2026-11-23-b.md"]


@pytest.mark.usefixtures("later")
def test_what_resembles_comes_nearest_first_and_only_what_changed_is_read(
    folder: Path, database: Path, reads: list[str]
) -> None:
    samples(folder)
    assert resembling(folder, None, OFFICE) == NEAR
    assert resembling(folder, database, OFFICE) == NEAR
    reads.clear()
    assert resembling(folder, database, OFFICE) == NEAR
    assert reads == []
    (folder / NEAR[0]).unlink()
    write(folder, NEAR[1], "The canteen")
    write(folder, "2026/2026-11-25-d.md", "Sales: office days")
    assert resembling(folder, database, OFFICE) == ["2026/2026-11-25-d.md"]
    assert sorted(reads) == [NEAR[1], "2026/2026-11-25-d.md"]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("nearest", [1, 2, 60])
def test_a_word_that_most_records_have_counts_where_rarer_ones_do_not_tell(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch, nearest: int
) -> None:
    for name in "abc":
        write(folder, f"2026-11-22-{name}.md", "Office days", "- **Change:** For everybody.\n")
    write(folder, "2026-11-22-d.md", "Parking", "- **Change:** Two rows.\n")
    write(folder, "2026-11-22-e.md", "Office days", "- **Change:** To meet.\n")
    monkeypatch.setattr(full_text, "_NEAREST", nearest)
    found = resembling(folder, database, OFFICE)
    assert found[0] == "2026-11-22-e.md"
    assert len(found) == min(4, nearest)


def test_nothing_resembles_where_nothing_is(folder: Path, database: Path) -> None:
    assert resembling(folder, database, OFFICE) == []
    folder.mkdir()
    for source in (None, database, database):
        assert resembling(folder, source, OFFICE) == []
        assert resembling(folder, source, Sought(frozenset(), frozenset())) == []


def test_a_linked_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    samples(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CouldNotRun):
        resembling(folder, None, OFFICE)


@pytest.mark.parametrize(
    "words",
    ['c++ "office" days', "2026-11 near(office day)", "office AND day* OR ^title: {", "'; DROP --",
     "title:office - day", "\ud800\x00office day", "e\u0301cole office day", "日本語 ไทย हिन्दी day"],
)  # fmt: skip
def test_no_word_means_anything_but_itself(folder: Path, database: Path, words: str) -> None:
    samples(folder)
    wanted = sought({"change": Answer(text=words)})
    found = {source: resembling(folder, source, wanted) for source in (None, database)}
    assert sorted(found[database]) == sorted(found[None]) == NEAR * ("office" in words)
    quoted = Sought(frozenset(('"', "office OR", "near", "and", "offic")), frozenset(("day",)))
    assert sorted(resembling(folder, database, quoted)) == NEAR


def test_records_in_any_script_and_state_are_read(folder: Path, database: Path) -> None:
    samples(folder)
    write(folder, "2026/2026-11-26-e.md", "Übergabe हिन्दी 日本語", "- **Änderung:** Bürotage “x”.")
    (folder / "2026/2026-11-27-bad.md").write_bytes(b"---\nid: x\ntitle: \xff\n---\n\xff")
    (folder / "2026/2026-11-28-link.md").symlink_to(folder / NEAR[0])
    os.mkfifo(folder / "2026/2026-11-29-pipe.md")
    wanted = sought({"change": Answer(text="Die Übergabe und Bürotage.")})
    for source in (None, database, database):
        assert resembling(folder, source, OFFICE) == NEAR
        assert resembling(folder, source, wanted) == ["2026/2026-11-26-e.md"]


def scramble(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


DAMAGES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"not a database" * 1000),
    lambda path: path.write_bytes(path.read_bytes()[:5000]),
    scramble,
    statement("DROP TABLE page"),
    statement("DROP TABLE page_data"),
    statement("DELETE FROM page_data"),
    statement("DELETE FROM page_content"),
    statement("UPDATE folder SET stamps = 5"),
    statement("PRAGMA user_version = 7"),
]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_or_older_database_is_rebuilt_silently(
    folder: Path, database: Path, damage: Callable[[Path], object], reads: list[str]
) -> None:
    samples(folder)
    assert resembling(folder, database, OFFICE) == NEAR
    damage(database)
    assert resembling(folder, database, OFFICE) == NEAR
    reads.clear()
    assert resembling(folder, database, OFFICE) == NEAR
    assert reads == []


@pytest.mark.usefixtures("later")
def test_a_locked_or_read_only_database_stops_nobody(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "_PATIENCE", 0.01)
    samples(folder)
    resembling(folder, database, OFFICE)
    (folder / NEAR[1]).unlink()
    for mode in ("IMMEDIATE", "EXCLUSIVE"):
        other = sqlite3.connect(database, isolation_level=None)
        other.execute(f"BEGIN {mode}")
        assert resembling(folder, database, OFFICE) == NEAR[:1]
        other.close()
    database.chmod(0o400)
    assert resembling(folder, database, OFFICE) == NEAR[:1]


def test_without_full_text_in_sqlite_the_files_are_compared(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples(folder)
    monkeypatch.setattr(full_text, "SCHEMA", full_text.SCHEMA.replace("fts5\n", "missing\n"))
    assert resembling(folder, database, OFFICE) == NEAR
    monkeypatch.setattr(full_text, "_MOST_FILES", 2)
    assert resembling(folder, database, OFFICE) == []


def test_the_database_is_private(folder: Path, database: Path) -> None:
    samples(folder)
    resembling(folder, database, OFFICE)
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


@pytest.mark.usefixtures("later")
def test_two_folders_share_a_database(folder: Path, database: Path, tmp_path: Path) -> None:
    samples(folder)
    write(tmp_path / "other", "2026-11-30-z.md", "Sales meet on office days")
    for _ in range(2):
        assert resembling(folder, database, OFFICE) == NEAR
        assert resembling(tmp_path / "other", database, OFFICE) == ["2026-11-30-z.md"]
