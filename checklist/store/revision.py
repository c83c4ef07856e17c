"""A commit as a place of decisions: its settings, checklists and rules, from git objects only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from checklist.errors import CouldNotRun
from checklist.model.checklist import Checklist
from checklist.model.config import NAME, Config
from checklist.store import checklists, project
from checklist.store.files import LIMIT
from checklist.store.objects import Entry, Problem, commits, contents, entries, tree, unreadable
from checklist.store.repository import Repository


@dataclass(frozen=True)
class Revision:
    """A commit, and the folder in it where a command was started; paths count from its top.

    `name` is what people call it, `commit` its id, `start` the folder ("" for the top).
    """

    repository: Repository
    name: str
    commit: str
    start: str = ""

    @classmethod
    def find(cls, repository: Repository, names: Iterable[str], start: str = "") -> list[Revision]:
        """The revisions with these names; raises `CouldNotRun` naming one that is not there."""
        wanted = list(names)
        found = commits(repository, wanted)
        for name, commit in zip(wanted, found, strict=True):
            if not commit:
                raise _absent(name)
        where = PurePosixPath(start).as_posix()
        where = "" if where == "." else where
        return [cls(repository, *pair, where) for pair in zip(wanted, found, strict=True)]

    @property
    def root(self) -> str:
        """The folder of the nearest settings upwards from `start`; "" for the top."""
        return self._settings[0]

    @property
    def config(self) -> Config:
        """The settings that hold there; the defaults where there are none.

        Raises `CouldNotRun` or `UsageProblem` that names the file and this revision.
        """
        return self._settings[1]

    @property
    def decisions(self) -> str:
        """The folder of the records; "" when it is the whole repository."""
        return self.below(self.config.decisions)

    def below(self, path: str) -> str:
        """A path from the root as one from the repository's top."""
        whole = PurePosixPath(self.root, path).as_posix()
        return "" if whole == "." else whole

    def settings_paths(self) -> list[str]:
        """Where settings for `start` could be: the nearest place first."""
        folder = PurePosixPath(self.start)
        return [(each / NAME).as_posix() for each in (folder, *folder.parents)]

    def read(self, path: str, limit: int = LIMIT) -> bytes | Problem | None:
        """The bytes of a file, or why they cannot be had; None when there is no such file."""
        entry = next((e for e in self._at([path]) if e.path == path), None)
        return None if entry is None else self._bytes(entry, limit)

    def baseline(self, path: str) -> bytes | None:
        """The bytes of a file with known findings; None when there is none.

        `path` counts from the root, as in the settings. Raises `CouldNotRun`.
        """
        return self._needed(self.below(path), LIMIT)

    def checklist(self, pin: str, folder: str | None = None) -> Checklist | None:
        """The built-in or the team's own checklist `name@version`; None when there is neither.

        `folder` counts from the repository's top and is taken from the settings by default. Raises
        `CouldNotRun` or `UsageProblem` that names the file and this revision.
        """
        if not checklists.is_pin(pin):
            return None
        if checklists.comes_built_in(pin):
            return checklists.built_in(pin)
        place = self.below(self.config.checklists) if folder is None else folder
        path = PurePosixPath(place, f"{pin}.yaml").as_posix()
        if path not in self._checklists:
            data = self._needed(path, checklists.LIMIT)
            own = None if data is None else checklists.parse(data, self._called(path), pin)
            self._checklists[path] = own
        return self._checklists[path]

    def rule_files(self) -> list[tuple[str, bytes]]:
        """The team's own files with rules about misreadings: what each is called, its bytes.

        Raises `CouldNotRun` where one cannot be had.
        """
        return [
            (self._called(path), data) for path, data in self._files(self.config.rules, ".yaml")
        ]

    @cached_property
    def _settings(self) -> tuple[str, Config]:
        there = {entry.path: entry for entry in self._at(self.settings_paths())}
        path = next((each for each in self.settings_paths() if each in there), None)
        if path is None:
            return "", Config()
        data = self._sound(path, self._bytes(there[path], project.LIMIT))
        root = PurePosixPath(path).parent.as_posix()
        return "" if root == "." else root, project.parse(data, self._called(path))

    @cached_property
    def _checklists(self) -> dict[str, Checklist | None]:
        return {}

    def _files(self, folder: str, suffix: str) -> list[tuple[str, bytes]]:
        """The files right in a folder whose names end like this, by name."""
        place = self.below(folder)
        # A link or a file in the place of the folder is listed itself.
        found = self._at([place, f"{place}/"] if place else [])
        named = sorted(e for e in found if e.path == place or e.path.endswith(suffix))
        data = dict(contents(self.repository, [e.id for e in named if not e.problem]))
        return [
            (e.path, self._sound(e.path, Problem(e.problem) if e.problem else data[e.id]))
            for e in named
        ]

    def _at(self, paths: Iterable[str]) -> list[Entry]:
        return entries(tree(self.repository, self.commit, paths, below=False))

    def _bytes(self, entry: Entry, limit: int) -> bytes | Problem:
        if entry.problem:
            return Problem(entry.problem)
        ((_, data),) = contents(self.repository, [entry.id], limit)
        return data

    def _needed(self, path: str, limit: int) -> bytes | None:
        data = self.read(path, limit)
        return None if data is None else self._sound(path, data)

    def _sound(self, path: str, data: bytes | Problem) -> bytes:
        if isinstance(data, Problem):
            raise unreadable(path, self.name, data.words)
        return data

    def _called(self, path: str) -> str:
        return f"{path} in {self.name}"


def _absent(name: str) -> CouldNotRun:
    if name == "HEAD":
        return CouldNotRun(
            "There is no commit here yet, so there is nothing to compare.",
            "Commit something first, then run the same command again.",
        )
    if not name:
        return CouldNotRun(
            "The name of a revision is empty, so there is nothing to compare with.",
            "Name a branch or a commit, such as origin/main.",
        )
    return CouldNotRun(
        f"There is no revision “{name}” here.",
        "Check its name, and fetch the whole history first: `git fetch --unshallow`; "
        "in CI, fetch with depth 0.",
    )
