"""Drafts: interviews under way, kept where a kill, a closed terminal or another writer can't harm.

Each draft is one JSON file with a lock file beside it. The lock file is deleted only by the one
who holds it, together with the draft.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from checklist.errors import ChecklistError, CouldNotRun, UsageProblem
from checklist.store.commit.locks import Busy, open_locked
from checklist.store.files import private_folder, read_file, remove_file, write_file

LIMIT = 16 * 1024 * 1024
_FORMAT = 1
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")


class DraftBusy(CouldNotRun):
    """Another process works on this draft."""


@dataclass(frozen=True)
class Draft:
    """An interview under way; `problem` says why a damaged one cannot be read."""

    name: str
    kind: str = ""
    record: str = ""
    title: str = ""
    saved: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


class Handle:
    """A draft that nobody else can write until it is closed."""

    def __init__(self, folder: Path, draft: Draft, lock: int) -> None:
        self.draft = draft
        self._folder = folder
        self._lock = lock

    def save(self, title: str, saved: str, data: Mapping[str, Any]) -> None:
        """Keep the answers so far: durable when this returns; raises `CouldNotRun`."""
        draft = Draft(self.draft.name, self.draft.kind, self.draft.record, title, saved, data)
        content = {
            "format": _FORMAT,
            "kind": draft.kind,
            "record": draft.record,
            "title": title,
            "saved": saved,
            "data": data,
        }
        text = json.dumps(content, indent=1)
        write_file(self._folder, _file(draft.name), text.encode("ascii"), mode=0o600)
        self.draft = draft

    def discard(self) -> None:
        """Delete the draft and let go of it; raises `CouldNotRun`."""
        remove_file(self._folder, _file(self.draft.name))
        # Still locked: who waits for this file notices that it is gone, and looks again.
        remove_file(self._folder, _lock_file(self.draft.name))
        self.close()

    def close(self) -> None:
        """Let others work on the draft; the answers stay."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Drafts:
    """The drafts of one person in one repository."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Draft]:
        """Every draft, the one saved last first; a damaged one says so and is no error."""
        if self._folder.is_symlink() or not self._folder.is_dir():
            return []
        names = sorted(path.stem for path in self._folder.glob("*.json"))
        found = [_read(self._folder, name) for name in names if _NAME.fullmatch(name)]
        return sorted(found, key=lambda draft: draft.saved, reverse=True)

    def open(self, name: str) -> Handle:
        """Go on with a draft, also a damaged one, to discard it.

        Raises `DraftBusy` when another process has it, `UsageProblem` when there is none.
        """
        unknown = UsageProblem(
            f"There is no draft “{name}”.", "List the drafts with: checklist drafts"
        )
        if not _NAME.fullmatch(name) or not self._exists(name):
            raise unknown
        lock = self._take(name)
        if not self._exists(name):
            _drop(self._folder, name, lock)
            raise unknown
        return Handle(self._folder, _read(self._folder, name), lock)

    def create(self, kind: str, record: str = "") -> Handle:
        """A new, empty draft with a short name; it is on disk from the first `save` on."""
        private_folder(self._folder)
        stem = "-".join(re.findall(r"[A-Za-z0-9]+", f"{kind} {record}"))[:100]
        number = 0 if record else 1
        while True:
            name = f"{stem}-{number}" if number else stem
            lock = self._claim(name)
            if lock is not None:
                return Handle(self._folder, Draft(name, kind, record), lock)
            number = max(number + 1, 2)

    def _claim(self, name: str) -> int | None:
        """The lock of a name that no draft has; None when it is taken."""
        if self._exists(name):
            return None
        try:
            lock = open_locked(self._folder / _lock_file(name))
        except Busy:
            return None
        if self._exists(name):
            os.close(lock)
            return None
        return lock

    def _take(self, name: str) -> int:
        private_folder(self._folder)
        try:
            return open_locked(self._folder / _lock_file(name))
        except Busy:
            raise DraftBusy(
                f"The draft “{name}” is open in another window.",
                "Go on there, or close it first.",
            ) from None

    def _exists(self, name: str) -> bool:
        return os.path.lexists(self._folder / _file(name))


def _read(folder: Path, name: str) -> Draft:
    try:
        content = json.loads(read_file(folder / _file(name), LIMIT))
        if content["format"] != _FORMAT:
            return Draft(name, problem="it was written by a newer version of this tool")
        texts = {key: _text(content[key]) for key in ("kind", "record", "title", "saved")}
        if not isinstance(content["data"], dict):
            raise TypeError
        return Draft(name, **texts, data=content["data"])
    except ChecklistError as problem:
        return Draft(name, problem=problem.message)
    except (ValueError, KeyError, TypeError, RecursionError):
        return Draft(name, problem="it is damaged and cannot be read")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _drop(folder: Path, name: str, lock: int) -> None:
    """Delete the lock file of a draft that is gone."""
    try:
        remove_file(folder, _lock_file(name))
    finally:
        os.close(lock)


def _file(name: str) -> str:
    return f"{name}.json"


def _lock_file(name: str) -> str:
    return f"{name}.lock"
