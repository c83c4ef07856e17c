"""How a record's versions and files are packed: words between zero bytes, as git prints them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import cast

from checklist.rules.time.past import Version

_Five = tuple[str, str, str, str, str]


def versions(*packed: bytes) -> list[Version]:
    """The versions that were packed."""
    fields = [os.fsdecode(field) for field in b"\0".join(packed).split(b"\0")]
    return [
        Version(*cast("_Five", fields[at : at + 5]), tuple(fields[at + 5].split(" ")))
        for at in range(0, len(fields) - 5, 6)
    ]


def without(packed: bytes, commits: set[bytes]) -> list[bytes]:
    """The packed versions but those of these commits."""
    fields = packed.split(b"\0")
    return [
        field
        for at in range(0, len(fields) - 5, 6) if fields[at] not in commits
        for field in fields[at : at + 6]
    ]  # fmt: skip


def files(packed: bytes) -> dict[bytes, bytes]:
    """The blobs of files, by path."""
    words = packed.split(b"\0")
    return dict(zip(words[::2], words[1::2], strict=False))


def packed(files: Mapping[bytes, bytes]) -> bytes:
    """Files that are there, packed."""
    return b"\0".join(word for pair in sorted(files.items()) if pair[1] for word in pair)
