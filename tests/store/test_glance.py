"""The files are looked at by a second process, and told as if by this one."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklist.errors import CouldNotRun
from checklist.store import glance
from checklist.store.glance import MANY, Glance
from checklist.store.scan import joined, scan


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are two processors."""
    monkeypatch.setattr(glance, "processors", lambda: 2)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text("x" * number, encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("count", [0, MANY])
def test_both_ways_tell_the_same(folder: str, count: int) -> None:
    look = Glance(folder, count)
    assert len(look.stamps().split(b"\0")) == 6


def test_what_was_there_when_it_began_is_told(folder: str) -> None:
    before = joined(scan(folder))
    look = Glance(folder, MANY)
    time.sleep(0.2)
    Path(folder, "later.md").touch()
    assert look.stamps() == before


def test_more_than_a_pipe_holds(tmp_path: Path) -> None:
    for number in range(900):
        (tmp_path / f"{'long' * 30}-{number}.md").touch()
    assert len(Glance(str(tmp_path), MANY).stamps()) > 1 << 16


def test_steps_are_taken_only_meanwhile(folder: str) -> None:
    taken = []

    def steps() -> Iterator[None]:
        while True:
            taken.append(time.sleep(0.001))
            yield

    look = Glance(folder, MANY)
    look.meanwhile(steps())
    assert taken
    assert look.stamps()


def test_with_few_files_nothing_is_done_meanwhile(folder: str) -> None:
    look = Glance(folder, MANY - 1)
    look.meanwhile(pytest.fail("a step was taken") for _ in range(1))
    assert look.stamps() == joined(scan(folder))


def test_a_process_that_dies_is_done_without(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def dies(place: str) -> dict[str, str]:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return scan(place)

    monkeypatch.setattr(glance, "scan", dies)
    assert Glance(folder, MANY).stamps() == joined(scan(folder))


def test_where_there_are_too_many_processes_it_looks_itself(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refused)
    assert Glance(folder, MANY).stamps() == joined(scan(folder))


def test_what_cannot_be_looked_at_is_said_here(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    look = Glance(str(tmp_path / "nowhere"), MANY)
    with pytest.raises(CouldNotRun, match="cannot be opened"):
        look.stamps()
    assert capfd.readouterr() == ("", "")
