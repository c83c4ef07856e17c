"""Drafts: kept, private, one writer each."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from checklist.errors import CouldNotRun, UsageProblem
from checklist.store.drafts import Draft, DraftBusy, Drafts

SAVED = "2026-11-22T20:00:00+00:00"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "checklist" / "drafts")


def test_what_was_saved_is_there_for_the_next_command(drafts: Drafts) -> None:
    data = {"title": "Zwei Tage 😀 \u2028", "answers": {"affected": ["a", None, 3]}}
    with drafts.create("new") as handle:
        handle.save("Zwei Tage", SAVED, data)
        expected = Draft("new-1", "new", "", "Zwei Tage", SAVED, data)
        assert handle.draft == expected
    assert drafts.all() == [expected]
    with drafts.open("new-1") as handle:
        assert handle.draft == expected


def test_names_are_short_and_tell_what_it_is(drafts: Drafts) -> None:
    names = []
    for kind, record in (("new", ""), ("new", ""), ("review", "2026-11-22-a"), ("review", "../b")):
        with drafts.create(kind, record) as handle:
            handle.save("", SAVED, {})
            names.append(handle.draft.name)
    assert names == ["new-1", "new-2", "review-2026-11-22-a", "review-b"]
    with drafts.create("review", "../b") as handle:
        assert (handle.draft.name, handle.draft.record) == ("review-b-2", "../b")
    assert drafts.open("new-2").draft.kind == "new"


def test_nobody_else_can_read_them(drafts: Drafts, tmp_path: Path) -> None:
    with drafts.create("new") as handle:
        handle.save("", SAVED, {})
    folder = tmp_path / "checklist" / "drafts"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_one_writer_at_a_time(drafts: Drafts) -> None:
    first = drafts.create("new")
    first.save("", SAVED, {})
    with pytest.raises(DraftBusy):
        drafts.open("new-1")
    first.close()
    drafts.open("new-1").close()


def test_a_discarded_draft_leaves_nothing_behind(drafts: Drafts, tmp_path: Path) -> None:
    handle = drafts.create("new")
    handle.save("", SAVED, {})
    handle.discard()
    handle.close()
    assert drafts.all() == []
    assert list((tmp_path / "checklist/drafts").iterdir()) == []
    drafts.create("new").discard()
    assert list((tmp_path / "checklist/drafts").iterdir()) == []


@pytest.mark.parametrize("name", ["none", "../x", "/etc/passwd", "", ".hidden", "a" * 300])
def test_a_draft_that_is_not_there_is_said(name: str, drafts: Drafts, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no draft"):
        drafts.open(name)
    assert not (tmp_path / "checklist").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff", b'{"format": 2}', b"[" * 100_000, b"null"],
)
def test_a_damaged_draft_is_listed_with_its_problem_and_can_be_discarded(
    content: bytes, drafts: Drafts, tmp_path: Path
) -> None:
    with drafts.create("new") as handle:
        handle.save("", SAVED, {})
    (tmp_path / "checklist/drafts/new-1.json").write_bytes(content)
    assert [bool(draft.problem) for draft in drafts.all()] == [True]
    handle = drafts.open("new-1")
    assert handle.draft.problem
    handle.discard()
    assert drafts.all() == []


def test_a_linked_draft_or_folder_is_not_followed(drafts: Drafts, tmp_path: Path) -> None:
    drafts.create("new").close()
    folder = tmp_path / "checklist" / "drafts"
    (tmp_path / "secret").write_text("{}")
    (folder / "new-7.json").symlink_to(tmp_path / "secret")
    assert "symbolic link" in drafts.all()[0].problem
    (tmp_path / "link").symlink_to(folder)
    elsewhere = Drafts(tmp_path / "link")
    assert elsewhere.all() == []
    with pytest.raises(CouldNotRun):
        elsewhere.create("new")


def test_a_full_disk_keeps_what_was_saved_before(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = drafts.create("new")
    handle.save("first", SAVED, {"answer": 1})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNotRun, match="disk is full"):
        handle.save("second", SAVED, {"answer": 2})
    assert handle.draft.title == "first"
    assert drafts.all()[0].data == {"answer": 1}


KILLED = """
import os, signal, sys
from pathlib import Path
from checklist.store.drafts import Drafts
handle = Drafts(Path(sys.argv[1])).create("new")
handle.save("kept", "2026", {"answer": 1})
print("saved", flush=True)
sys.stdin.read()
"""


def test_a_kill_releases_the_draft_and_keeps_the_answers(drafts: Drafts, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "checklist" / "drafts")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout and process.stdout.readline() == b"saved\n"
    with pytest.raises(DraftBusy):
        drafts.open("new-1")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with drafts.open("new-1") as handle:
        assert handle.draft.data == {"answer": 1}


RACE = """
import sys
from pathlib import Path
from checklist.errors import ChecklistError
from checklist.store.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]))
for number in range(60):
    handle = drafts.create("new")
    handle.save(sys.argv[2], "2026", {"number": number})
    assert drafts.all()
    if number % 2:
        handle.discard()
    handle.close()
"""


def test_many_at_once_neither_share_nor_lose_a_draft(drafts: Drafts, tmp_path: Path) -> None:
    command = [sys.executable, "-c", RACE, str(tmp_path / "checklist" / "drafts")]
    crowd = [subprocess.Popen([*command, str(number)]) for number in range(4)]
    assert [each.wait() for each in crowd] == [0] * 4
    kept = drafts.all()
    assert len(kept) == 120
    assert not [draft for draft in kept if draft.problem]
    wanted = {(str(who), number) for who in range(4) for number in range(0, 60, 2)}
    assert {(draft.title, draft.data["number"]) for draft in kept} == wanted
