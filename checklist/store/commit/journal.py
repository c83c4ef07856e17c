"""What a write is about to do, noted before it touches a file, so that a kill can be undone."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checklist.store.files import private_folder, read_file, remove_file, write_file
from checklist.store.repository import Repository

# Old and new bytes of every file of one commit.
LIMIT = 256 * 1024 * 1024

Files = Mapping[str, bytes | None]


class Journal(NamedTuple):
    """One write: HEAD before it, the files before and after, which of them git did not know."""

    before: str
    message: str
    old: Files
    new: Files
    added: tuple[str, ...]


def save(repo: Repository, journal: Journal) -> None:
    """Note the write durably; raises `CouldNotRun`, with nothing touched yet."""
    noted = {
        "top": str(repo.top),
        "before": journal.before,
        "message": journal.message,
        "old": {path: _text(data) for path, data in journal.old.items()},
        "new": {path: _text(data) for path, data in journal.new.items()},
        "added": list(journal.added),
    }
    private_folder(repo.state_dir)
    folder = private_folder(repo.state_dir / "journal")
    write_file(folder, _place(repo).name, json.dumps(noted).encode(), mode=0o600)


def exists(repo: Repository) -> bool:
    """Whether an earlier write in this work tree is under way or was interrupted."""
    return _place(repo).exists()


def load(repo: Repository) -> Journal | None:
    """The write that was noted for this work tree; None when there is none, or it is unreadable."""
    if not exists(repo):
        return None
    try:
        noted = json.loads(read_file(_place(repo), LIMIT))
        return _journal(noted) if noted["top"] == str(repo.top) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def forget(repo: Repository) -> None:
    """The write is settled, one way or the other."""
    if exists(repo):
        remove_file(_place(repo).parent, _place(repo).name)


def _place(repo: Repository) -> Path:
    """Linked work trees share the folder but not the journal."""
    name = "main" if repo.git_dir == repo.common_dir else f"linked-{repo.git_dir.name}"
    return repo.state_dir / "journal" / f"{name}.json"


def _journal(noted: Mapping[str, Any]) -> Journal:
    return Journal(
        before=noted["before"],
        message=noted["message"],
        old={path: _data(text) for path, text in noted["old"].items()},
        new={path: _data(text) for path, text in noted["new"].items()},
        added=tuple(noted["added"]),
    )


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode("ascii")


def _data(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text, validate=True)
