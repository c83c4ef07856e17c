"""Files: whole or not at all, inside the folder, never through a link."""

import errno
import os
import stat
from pathlib import Path

import pytest

from checklist.errors import CouldNotRun, UsageProblem
from checklist.store.files import (
    explain,
    private_folder,
    read_file,
    remove_file,
    write_file,
)


def test_what_is_written_is_read_back_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path, "a/b ü/c.md", b"one")
    write_file(tmp_path, "a/b ü/c.md", b"two")
    assert read_file(tmp_path / "a/b ü/c.md") == b"two"
    assert [path.name for path in (tmp_path / "a/b ü").iterdir()] == ["c.md"]


def test_an_existing_file_keeps_its_mode_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(tmp_path, "new", b"")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    write_file(tmp_path, "new", b"again")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604
    write_file(tmp_path, "private", b"", mode=0o600)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


@pytest.mark.parametrize("path", ["../out", "a/../../out", "/etc/out", "", ".", "a\0b"])
def test_no_path_leads_out(path: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun):
        write_file(tmp_path / "root", path, b"x")
    assert not (tmp_path / "out").exists()


def test_links_are_followed_neither_as_folder_nor_as_file(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_bytes(b"theirs")
    root = tmp_path / "root"
    root.mkdir()
    (root / "folder").symlink_to(outside)
    (root / "file").symlink_to(outside / "file")
    for path in ("folder/new", "folder/file", "file"):
        with pytest.raises(CouldNotRun, match="symbolic link"):
            write_file(root, path, b"x")
        with pytest.raises(CouldNotRun, match="symbolic link"):
            remove_file(root, path)
    with pytest.raises(CouldNotRun, match="symbolic link"):
        read_file(root / "file")
    assert [path.name for path in outside.iterdir()] == ["file"]
    assert (outside / "file").read_bytes() == b"theirs"


def test_only_regular_files_of_a_bearable_size_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(CouldNotRun, match="regular file"):
        read_file(tmp_path / "fifo")
    with pytest.raises(CouldNotRun, match="it is a folder"):
        read_file(tmp_path)
    with pytest.raises(CouldNotRun, match="does not exist"):
        read_file(tmp_path / "missing")
    (tmp_path / "large").write_bytes(b"12345")
    assert read_file(tmp_path / "large", limit=5) == b"12345"
    with pytest.raises(UsageProblem, match="larger than"):
        read_file(tmp_path / "large", limit=4)


@pytest.mark.parametrize("step", ["fsync", "write"])
def test_a_full_disk_leaves_the_old_file_and_no_litter(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(tmp_path, "record.md", b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync" if step == "fsync" else "fchmod", full)
    with pytest.raises(CouldNotRun, match="disk is full") as refused:
        write_file(tmp_path, "record.md", b"new")
    assert "run the same command again" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["record.md"]
    assert (tmp_path / "record.md").read_bytes() == b"old"


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EIO, errno.EDQUOT])
def test_what_the_system_says_is_put_in_plain_words(code: int) -> None:
    problem = explain(OSError(code, "x"), "Cannot write it")
    assert problem.message.startswith("Cannot write it: ")
    assert problem.hint
    assert "Errno" not in problem.message


def test_a_file_in_the_place_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "decisions").write_text("")
    with pytest.raises(CouldNotRun, match=r"Cannot write .*decisions"):
        write_file(tmp_path, "decisions/a.md", b"x")
    remove_file(tmp_path, "decisions/a.md")
    with pytest.raises(CouldNotRun, match="name is too long"):
        write_file(tmp_path, "x" * 300, b"")


def test_a_private_folder_is_private_and_no_link(tmp_path: Path) -> None:
    assert stat.S_IMODE(private_folder(tmp_path / "state").stat().st_mode) == 0o700
    (tmp_path / "link").symlink_to(tmp_path / "state")
    with pytest.raises(CouldNotRun):
        private_folder(tmp_path / "link")
    with pytest.raises(CouldNotRun):
        private_folder(tmp_path / "link" / "drafts")
