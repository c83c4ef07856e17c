"""What is written on the way is for its owner alone, and goes where it was meant to go."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from checklist.errors import CouldNotRun
from checklist.interview.terminal import Terminal
from checklist.store.commit.locks import open_locked
from checklist.store.files import write_file


def test_a_page_in_the_editor_is_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nls -l "$1" > "{tmp_path}/mode"\n', encoding="utf-8")
    editor.chmod(0o755)
    (tmp_path / "pages").mkdir()
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "pages"))
    old = os.umask(0)
    try:
        assert Terminal(False, False, 80, False).edit("What was said") is None
    finally:
        os.umask(old)
    assert (tmp_path / "mode").read_text(encoding="utf-8").startswith("-rw------- ")
    assert list((tmp_path / "pages").iterdir()) == []


def test_a_link_laid_in_advance_is_not_written_through(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    root = tmp_path / "root"
    root.mkdir()
    partial = f".checklist-{hashlib.sha256(b'record.md').hexdigest()[:16]}"
    (root / partial).symlink_to(theirs)
    write_file(root, "record.md", b"ours")
    assert (root / "record.md").read_bytes() == b"ours"
    assert not (root / "record.md").is_symlink()
    (root / "lock").symlink_to(theirs)
    with pytest.raises((CouldNotRun, OSError)):
        open_locked(root / "lock")
    assert theirs.read_bytes() == b"theirs"
