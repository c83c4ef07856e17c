"""The files of the work tree that are to be checked, each with git's id of its bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from checklist.errors import CouldNotRun
from checklist.format.limits import BYTES
from checklist.store.files import explain
from checklist.store.scan import LINK, ODD, UNSETTLED, beginning, too_large

if TYPE_CHECKING:  # as for the index
    from pathlib import Path

_HELD = 48 * 1024 * 1024  # bytes of files that were read, kept until they are asked for
_LONG = "sha256"
_FEW = 50  # files


class Subject(NamedTuple):
    """A file to check: its path below `folder`, the id of its bytes.

    `problem` says why it cannot be read, as the rest of a sentence; then `blob` is "". `held` are
    its bytes if they had to be read anyway.
    """

    path: str
    blob: str
    problem: str
    folder: str
    held: bytes | None = None

    def read(self) -> bytes:
        """The bytes with this id; raises `CouldNotRun` when the file has changed or gone since."""
        if self.held is not None:
            return self.held
        place = os.path.join(self.folder, self.path)  # noqa: PTH118 (pathlib is slow here)
        try:
            data = beginning(self.folder, self.path, BYTES + 1)
        except OSError as error:
            raise explain(error, f"Cannot read {place}") from error
        if blob_id(data, _LONG if len(self.blob) == 64 else "sha1") != self.blob:
            raise CouldNotRun(f"{place} changed while it was read.", "Run the same command again.")
        return data


def read(
    folder: str, paths: Iterable[str], stamps: dict[str, str], object_format: str = "sha1"
) -> list[Subject]:
    """These files below a folder, by path, with the ids that git gives to their bytes.

    `stamps` are those that `scan` found, `object_format` names the hash, as git does. A file that
    is gone since leaves `stamps`; one that cannot be read is marked there, and tried again.
    """
    room = _HELD
    found = []
    paths = sorted(paths)
    few = len(paths) <= _FEW
    for path in paths:
        stamp = stamps[path]
        if stamp in (LINK, ODD):
            found.append(settled(folder, path, "", stamp))
            continue
        try:
            data = beginning(folder, path, BYTES + 1)
        except FileNotFoundError:
            del stamps[path]
            continue
        except OSError as error:
            stamps[path] = UNSETTLED
            found.append(Subject(path, "", f"cannot be read: {error.strerror}", folder))
            continue
        if len(data) > BYTES:
            found.append(Subject(path, "", too_large(BYTES), folder))
            continue
        room -= len(data)
        held = data if room >= 0 else None
        found.append(Subject(path, blob_id(data, object_format, few), "", folder, held))
    return found


def settled(folder: str, path: str, blob: str, stamp: str) -> Subject:
    """A file that is as it was when its bytes had this id; "" when they were not read."""
    problem = "" if blob else stamp if stamp in (LINK, ODD) else too_large(BYTES)
    return Subject(path, blob, problem, folder)


def blob_id(data: bytes, object_format: str = "sha1", few: bool = False) -> str:
    """The id that git gives to a file with these bytes, which are one of a few, or of many."""
    whole = b"blob %d\0" % len(data) + data
    if few and object_format == "sha1":
        # Python's own, where it has one: loaded ten times as fast as hashlib, but slower for many.
        with suppress(ImportError):
            from _sha1 import sha1  # type: ignore[import-not-found]

            return str(sha1(whole).hexdigest())
    import hashlib

    return hashlib.new(object_format, whole, usedforsecurity=False).hexdigest()


def object_format(state: Path | None) -> str:
    """The hash of the repository whose derived state is in this folder, told without git."""
    try:
        text = (state.parent / "config").read_bytes() if state else b""
    except OSError:
        return "sha1"
    return _LONG if re.search(rb"(?im)^\s*objectformat\s*=\s*\"?sha256", text) else "sha1"
