"""What the rules said is kept by the file's bytes, and never stands in anybody's way."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from damages import statement
from notes import noted

from checklist.errors import CouldNotRun
from checklist.rules.catalog import of_kind
from checklist.rules.finding import Finding, Place
from checklist.store import scan, subjects, verdicts
from checklist.store.facts import Facts, facts
from checklist.store.subjects import Subject, blob_id, object_format
from checklist.store.verdicts import Kept, Verdicts, token

Git = Callable[..., str]
FINDING = Finding(
    "question-missing", "“ä”\udcff\u2028 is there", "Answer it.", Place(3, 5, "ä", "test")
)
KEPT = Kept(
    (FINDING, FINDING._replace(silenced="a reason", severity="note")),
    Facts({"id": "a", "supersedes": ["b", "c"], "status": None}, {"id": 3, "supersedes": 7}),
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "state" / "checks.db"


def count(database: Path, table: str = "verdict") -> int:
    with sqlite3.connect(database) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(found)


def test_a_verdict_is_given_back_as_it_was_kept(database: Path) -> None:
    Verdicts(database, "k").put({"x": KEPT, "y": Kept()})
    found = Verdicts(database, "k").get(["x", "y", "z"])
    assert found == {"x": KEPT, "y": Kept()}
    assert found["x"].at("d/a.md")[0] == FINDING._replace(path="d/a.md")
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


def test_other_rules_or_settings_give_no_old_verdict(database: Path) -> None:
    Verdicts(database, "k").put({"x": KEPT})
    assert Verdicts(database, "other").get(["x"]) == {}
    Verdicts(database, "other").put({"x": Kept()})
    assert Verdicts(database, "k").get(["x"]) == {"x": KEPT}
    assert Verdicts(database, "other").get(["x"]) == {"x": Kept()}


def test_a_later_verdict_replaces_an_earlier_one(database: Path) -> None:
    for kept in (KEPT, Kept()):
        Verdicts(database, "k").put({"x": kept})
        assert Verdicts(database, "k").get(["x"]) == {"x": kept}
    assert count(database) == 1


def test_many_verdicts_are_found_at_once_and_one_by_one(database: Path) -> None:
    rows = {f"{n}": Kept((FINDING._replace(message=str(n)),)) for n in range(2000)}
    Verdicts(database, "k").put(rows)
    assert Verdicts(database, "k").get([*rows, "none"]) == rows
    assert Verdicts(database, "k").get(["1999"]) == {"1999": rows["1999"]}


def test_the_same_bytes_under_another_name_are_another_matter() -> None:
    assert token("1a", "x/a.md") == token("1a", "y/a.md") != token("1a", "x/b.md")
    assert token("1a", os.fsdecode(b"x/\xff.md")).encode()


def test_personal_details_are_not_kept(database: Path) -> None:
    rule = of_kind("privacy")[0].name
    found = Finding(rule, "an address", "Say the role.", Place(3, 5, "me@example.org", "test"))
    Verdicts(database, "k").put({"x": Kept((found, FINDING))})
    (kept,) = Verdicts(database, "k").get(["x"]).values()
    assert kept.findings == (found._replace(place=Place(3, 5, "", "test")), FINDING)
    assert kept.trimmed
    assert b"example.org" not in database.read_bytes()
    Verdicts(database, "k").put({"x": kept})
    assert Verdicts(database, "k").get(["x"])["x"].trimmed


def test_verdicts_by_rules_of_long_ago_are_dropped(database: Path) -> None:
    for number in range(10):
        Verdicts(database, f"k{number}").put({"x": KEPT})
        Verdicts(database, "mine").put({f"{number}": KEPT})
    assert count(database, "measure") == 4
    assert count(database) == 10 + 3
    assert Verdicts(database, "mine").get(["0"]) and Verdicts(database, "k9").get(["x"])
    assert not Verdicts(database, "k1").get(["x"])


def test_the_file_does_not_grow_with_every_edit(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "_SPARE", 20)
    live = {f"live {n}": Kept() for n in range(30)}
    Verdicts(database, "k").put(live)
    for number in range(300):
        run = Verdicts(database, "k")
        run.get([*live, f"edit {number}"])
        run.put({f"edit {number}": Kept()})
        assert count(database) <= 4 * 31 + 20 + verdicts._TURNS
    assert Verdicts(database, "k").get(live) == live
    assert Verdicts(database, "k").get(["edit 298"]) and not Verdicts(database, "k").get(["edit 0"])


def scramble(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


DAMAGES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"not a database" * 1000),
    lambda path: path.write_bytes(path.read_bytes()[:5000]),
    scramble,
    statement("DROP TABLE verdict"),
    statement("DROP TABLE measure"),
    statement("UPDATE verdict SET json = 'x'"),
    statement("UPDATE verdict SET json = '[1]'"),
    statement("UPDATE verdict SET json = '[[[1]], {}, {}, false]'"),
    statement("UPDATE verdict SET json = x'00ff'"),
    statement("PRAGMA user_version = 7"),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_or_older_file_is_rebuilt_silently(
    database: Path, damage: Callable[[Path], object]
) -> None:
    rows = {f"{n}": KEPT for n in range(50)}
    Verdicts(database, "k").put(rows)
    damage(database)
    assert Verdicts(database, "k").get(rows) in ({}, rows)
    Verdicts(database, "k").put(rows)
    assert Verdicts(database, "k").get(rows) == rows


def test_where_there_can_be_no_file_nothing_is_kept(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "target").write_text("precious")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    for place in (None, tmp_path / "file/checks.db", tmp_path / "link", folder):
        Verdicts(place, "k").put({"x": KEPT})
        assert Verdicts(place, "k").get(["x"]) == {}
    assert (tmp_path / "target").read_text() == "precious"


def test_a_locked_file_stops_nobody(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "PATIENCE", 0.01)
    Verdicts(database, "k").put({"x": KEPT})
    for mode in ("IMMEDIATE", "EXCLUSIVE"):
        other = sqlite3.connect(database, isolation_level=None)
        other.execute(f"BEGIN {mode}")
        Verdicts(database, "k").put({"y": KEPT})
        assert Verdicts(database, "k").get(["y"]) == {}
        other.close()
    assert Verdicts(database, "k").get(["x"]) == {"x": KEPT}


def test_a_full_disk_stops_nobody(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Verdicts(database, "k").put({"x": KEPT})
    connect = sqlite3.connect

    def full(*args: object, **keys: object) -> sqlite3.Connection:
        connection = connect(*args, **keys)  # type: ignore[call-overload]
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", full)
        Verdicts(database, "k").put({f"{n}": KEPT for n in range(1000)})
    assert Verdicts(database, "k").get(["x", "1"]) == {"x": KEPT}


def test_many_processes_at_once_lose_nothing_while_they_have_patience(database: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from checklist.store import verdicts\n"
        "verdicts.PATIENCE = 300\n"
        "for n in range(10):\n"
        "    run = verdicts.Verdicts(Path(sys.argv[1]), 'k')\n"
        "    run.put({f'{sys.argv[2]} {n}': verdicts.Kept()})\n"
        "    assert list(run.get([f'{sys.argv[2]} {n}']).values()) == [verdicts.Kept()]\n"
    )
    command = [sys.executable, "-c", program, str(database)]
    running = [subprocess.Popen([*command, str(number)]) for number in range(6)]
    assert [process.wait() for process in running] == [0] * 6
    wanted = [f"{process} {n}" for process in range(6) for n in range(10)]
    assert len(Verdicts(database, "k").get(wanted)) == 60


# The files of the work tree.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "decisions"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026/a.md").write_bytes(b"a\r\n")
    (folder / "b.md").write_bytes(b"")
    (folder / "README.md").write_text("x")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files were read."""
    return noted(monkeypatch, subjects, "beginning")


def look(folder: Path) -> list[Subject]:
    stamps = scan.scan(str(folder))
    return subjects.read(str(folder), list(stamps), stamps)


@pytest.mark.parametrize("name", ["sha1", "sha256"])
def test_ids_are_those_that_git_gives(tmp_path: Path, git: Git, name: str) -> None:
    git(tmp_path, "init", "-q", f"--object-format={name}", "r")
    for data in (b"", b"a\r\n\0\xff"):
        (tmp_path / "r/f").write_bytes(data)
        id = git(tmp_path / "r", "hash-object", "--no-filters", "f").strip()
        assert blob_id(data, name) == blob_id(data, name, few=True) == id
    assert object_format(tmp_path / "r/.git/checklist") == name
    assert object_format(None) == object_format(tmp_path / "none/checklist") == "sha1"


def test_files_are_read_once_in_the_order_of_their_paths(folder: Path, reads: list[str]) -> None:
    found = look(folder)
    assert [(each.path, each.read()) for each in found] == [("2026/a.md", b"a\r\n"), ("b.md", b"")]
    assert found[0].blob == hashlib.sha1(b"blob 3\0a\r\n").hexdigest()
    assert reads == ["2026/a.md", "b.md"]


def test_what_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "link.md").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.md")
    (folder / "large.md").write_bytes(b"x" * 50_000_000)
    assert {each.path: each.problem for each in look(folder) if not each.blob} == {
        "link.md": scan.LINK,
        "pipe.md": scan.ODD,
        "large.md": "is larger than 512 KiB, the most that is read",
    }


def test_a_file_without_permission_is_marked_to_be_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(folder: str, path: str, size: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subjects, "beginning", denied)
    stamps = scan.scan(str(folder))
    found = subjects.read(str(folder), list(stamps), stamps)
    assert {each.problem for each in found} == {"cannot be read: Permission denied"}
    assert set(stamps.values()) == {scan.UNSETTLED}


def test_a_file_that_changes_meanwhile_is_not_taken_for_the_one_before(folder: Path) -> None:
    stamps = scan.scan(str(folder))
    found = [subjects.settled(str(folder), path, blob_id(b"a"), "") for path in sorted(stamps)]
    (folder / "b.md").unlink()
    with pytest.raises(CouldNotRun, match="changed while it was read"):
        found[0].read()
    with pytest.raises(CouldNotRun, match="does not exist"):
        found[1].read()
    assert [each.path for each in subjects.read(str(folder), list(stamps), stamps)] == ["2026/a.md"]
    assert list(stamps) == ["2026/a.md"]


def test_more_than_is_held_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]
) -> None:
    monkeypatch.setattr(subjects, "_HELD", 3)
    (folder / "c.md").write_bytes(b"c")
    assert [each.read() for each in look(folder)] == [b"a\r\n", b"", b"c"]
    assert reads == ["2026/a.md", "b.md", "c.md", "c.md"]


def test_names_of_any_bytes_are_kept(folder: Path, database: Path) -> None:
    (folder / os.fsdecode(b"\xff\n\xfe.md")).write_bytes(b"x")
    row = {token(each.blob, each.path): KEPT for each in look(folder)}
    Verdicts(database, "k").put(row)
    assert Verdicts(database, "k").get(row) == row


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_facts_are_told_with_their_lines(end: str) -> None:
    text = (
        "---\nschema: 1\nid: a\nsupersedes: [b, c]\n# status: x\nstatus: adopted\n---\nstatus: no\n"
    )
    found = facts(text.replace("\n", end).encode())
    assert found.front == {"id": "a", "supersedes": ["b", "c"], "status": "adopted"}
    assert found.lines == {"id": 3, "supersedes": 4, "status": 6}
    assert found.named() == ["b", "c"]
    assert found.line("d/2026/x.md")[:2] == ("d/2026/x.md", "x")


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"---\n\xff\n---\n", b"---\nid: [a\n---\n", b"x" * 9]
)
def test_any_bytes_have_facts(data: bytes) -> None:
    assert facts(data).front == {}
