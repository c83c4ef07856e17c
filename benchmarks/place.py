"""A repository of so many records, and what is done to it between the runs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).parent
_EXAMPLE = HERE.parent / "tests/data/example.md"
_SETTINGS = {
    "user.name": "Sample Person", "user.email": "sample@example.org", "commit.gpgSign": "false",
    "gc.auto": "0", "maintenance.auto": "false",
}  # fmt: skip
_TRUSTED = 1.2  # seconds after which a file's time tells, as for git, whether it changed
TODAY = "2026-11-22"


def isolate(home: Path) -> None:
    """Nothing of the person's own settings reaches what is measured; the day is always the same."""
    for name in [*os.environ]:
        if name.startswith("GIT_") or name == "PYTHONDONTWRITEBYTECODE":
            del os.environ[name]
    os.environ |= {
        "HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "CHECKLIST_TODAY": TODAY,
    }  # fmt: skip


def git(top: Path, *arguments: str) -> None:
    """Git in a folder."""
    subprocess.run(("git", "-C", str(top), *arguments), check=True)


def repository(top: Path) -> None:
    """An empty repository, with an identity of its own."""
    subprocess.run(("git", "init", "-q", "--template=", "-b", "main", str(top)), check=True)
    settle(top)


def settle(top: Path) -> None:
    """Say in a repository who commits, and that nothing is tidied in between."""
    for key, value in _SETTINGS.items():
        git(top, "config", key, value)


class Place:
    """A generated repository, kept in a folder; each row finds it as it was generated."""

    def __init__(self, kept: Path, work: Path, records: int) -> None:
        self.records = records
        self.work = work / str(records)
        self.work.mkdir()
        self.top = kept / str(records)
        if not self.top.exists():
            half = kept / f"{records}-unfinished"
            shutil.rmtree(half, ignore_errors=True)
            made = (sys.executable, str(HERE / "generate.py"), str(half), str(records))
            subprocess.run(made, check=True)
            settle(half)
            half.rename(self.top)
        self._changed, self._touched = True, 0.0

    @cached_property
    def record(self) -> Path:
        """The newest record's file."""
        return max((self.top / "decisions").glob("**/*.md"))

    @cached_property
    def path(self) -> str:
        """The newest record's file, as git names it."""
        return self.record.relative_to(self.top).as_posix()

    @cached_property
    def twin(self) -> Path:
        """The same repository once more, for what others write."""
        top = self.work / "twin"
        subprocess.run(("git", "clone", "-q", "--shared", str(self.top), str(top)), check=True)
        settle(top)
        return top

    @cached_property
    def database(self) -> Path:
        """The least that a list and a search need, in SQLite."""
        path = self.work / "floor.db"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE records (id, status, day, title)")
            database.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content='')")
            for number, file in enumerate((self.top / "decisions").glob("**/*.md")):
                text = file.read_text("utf-8")
                row = (file.stem, "adjusted", file.stem[:10], file.stem[11:])
                database.execute("INSERT INTO records VALUES (?, ?, ?, ?)", row)
                database.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, text))
        database.close()
        return path

    def reset(self) -> None:
        """As it was generated, on a branch for what is measured."""
        git(self.top, "checkout", "-q", "-f", "-B", "measured", "main")
        git(self.top, "clean", "-f", "-d", "-q")
        if self._changed:
            self._changed, self._touched = False, time.time()

    def rest(self) -> None:
        """Wait until the files' times can be trusted."""
        time.sleep(max(0.0, self._touched + _TRUSTED - time.time()))

    def forget(self) -> None:
        """Throw away what was kept of the records."""
        shutil.rmtree(self.top / ".git/checklist", ignore_errors=True)

    def edit(self) -> None:
        """Change one answer, a second before it is read."""
        text = self.record.read_text("utf-8")
        changed = text.replace("canteen", f"canteen {time.time_ns()}", 1)
        self.record.write_text(changed, "utf-8")
        self._changed, self._touched = True, time.time()
        self.rest()

    def commit(self) -> None:
        """Change one answer, and commit it."""
        self.edit()
        git(self.top, "commit", "-q", "-a", "-m", "Edited")

    def by_hand(self) -> None:
        """A file in the twin that waits to be committed."""
        path = self.twin / "decisions/2026" / f"{TODAY}-by-hand-{time.time_ns()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_EXAMPLE, path)
