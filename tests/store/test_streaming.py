"""Git is asked, and what it says comes whole."""

import os
from pathlib import Path

import pytest

from checklist.errors import CouldNotRun
from checklist.store import streaming


def test_status_output_and_complaint_are_told(repository: Path) -> None:
    told = streaming.ask(repository, ("hash-object", "--stdin"), b"words\n", {})
    assert told == (0, b"71af1a951a54b4b0d3ff58066663f39f18b3c261\n", "")
    status, out, err = streaming.ask(repository, ("cat-file", "-p", "nowhere"), b"", {})
    assert status == 128 and out == b"" and "nowhere" in err


@pytest.mark.parametrize("problem", [OSError(1, "not allowed"), AttributeError()])
def test_a_file_on_disk_takes_the_place_of_one_in_memory(
    repository: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def refused(name: str) -> int:
        raise problem

    words = b"words\n" * 100_000
    wanted = streaming.ask(repository, ("hash-object", "--stdin"), words, {})
    monkeypatch.setattr(os, "memfd_create", refused, raising=False)
    assert streaming.ask(repository, ("hash-object", "--stdin"), words, {}) == wanted


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="no folder"):
        streaming.ask(tmp_path / "nowhere", ("version",), b"", {})
    with pytest.raises(CouldNotRun, match="no folder"):
        next(streaming.stream(tmp_path / "nowhere", ("version",), b"", {}))
