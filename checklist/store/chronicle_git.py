"""The chronicle as git tells it: all of it, what came since, or that of a few records."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from checklist.errors import CouldNotRun
from checklist.format.flat import read_flat
from checklist.model.config import NAME, Config
from checklist.store import chronicle_log as log
from checklist.store import chronicle_rows as packing
from checklist.store.chronicle_file import ChronicleFile, Kept, Rows
from checklist.store.chronicle_head import Places
from checklist.store.meanwhile import Meanwhile
from checklist.store.project import Project
from checklist.store.repository import Repository

_NO_ROW = (b"", b"")
_SOME = 200  # paths; beyond that, git lists all


class At:
    """A commit of a project, asked of git only when it must be."""

    def __init__(
        self, project: Project, where: Places, head: str, cut: str,
        repository: Repository | None,
    ) -> None:  # fmt: skip
        self.project = project
        self.where = where
        self.head = head
        self.cut = cut
        self._given = repository

    @cached_property
    def repository(self) -> Repository:
        """The repository, without asking git where it is."""
        where = self.where
        return self._given or Repository(top=where.top, git_dir=where.git, common_dir=where.common)

    @cached_property
    def below(self) -> str:
        """The project's folder in the repository, with the `/` behind it; "" for the top."""
        root, top = os.path.realpath(self.project.root), os.path.realpath(self.where.top)
        path = os.path.relpath(root, top).replace(os.sep, "/")
        return "" if path == "." else f"{path}/"

    def scope(self, folders: Iterable[str]) -> log.Scope:
        """The files that are records, or were it in these folders."""
        named = (self.project.config.decisions, *folders)
        paths = [f"{self.below}{'' if folder == '.' else folder}".rstrip("/") for folder in named]
        return log.Scope(tuple(dict.fromkeys(paths)), f"{self.below}{NAME}")

    def everything(self) -> tuple[Kept, Rows]:
        """All versions up to the commit, from git."""
        folders = {Config().decisions}
        walk = log.walk(self.repository, self.head, self.scope(folders))
        if not (named := self._named(walk)) <= {*folders, self.project.config.decisions}:
            folders |= named
            walk = log.walk(self.repository, self.head, self.scope(folders))
        now = log.listed(self.repository, self.head, self.scope(folders))
        files = _by_id(now, self.scope(folders))
        rows = {
            id: (b"\0".join(versions), packing.packed(files.get(id, {})))
            for id, versions in walk.rows.items()
        }  # fmt: skip
        return self.kept(folders), rows

    def of_names(self, names: Sequence[str], paths: Iterable[str]) -> Rows:
        """The versions of a few records: where they are, at other paths, and where they came from.

        A record that is nowhere is looked for in every folder of records. Git finds an exact path
        ten times as fast as a pattern.
        """
        scope, found = self.scope(()), set[str]()
        anywhere = log.Scope((self.below.rstrip("/"),), "")
        listing = Meanwhile(lambda: log.listed(self.repository, self.head, scope))
        # Where they are said to be, git goes back through history while it lists what there is.
        walk = self._walk(names, set(paths), found, anywhere)
        now = listing.result()
        files = {id: here for id, here in _by_id(now, anywhere).items() if os.fsdecode(id) in names}
        folders = {os.fsdecode(path).rpartition("/")[0] for path in now} | {scope.folders[0]}
        lost = [name for name in names if os.fsencode(name) not in files]
        wanted = {os.fsdecode(path) for here in files.values() for path in here}
        wanted |= {f"{folder}/{name}.md".lstrip("/") for folder in folders for name in lost}
        walk = self._walk(names, wanted, found, anywhere) or walk
        return {
            id: (b"\0".join(row), packing.packed(files.get(id, {})))
            for id, row in (walk.rows if walk else {}).items() if os.fsdecode(id) in names
        }  # fmt: skip

    def _walk(
        self, names: Sequence[str], wanted: set[str], found: set[str], scope: log.Scope
    ) -> log.Walk | None:
        """What history says of these paths, and of those where the records came from.

        None when all of them are among `found`, which holds the paths of the last walk.
        """
        walk = None
        while not wanted <= found:
            found |= wanted
            walk = log.walk(self.repository, self.head, scope._replace(paths=tuple(found)))
            first = {
                version.commit for row in walk.rows.values() for version in packing.versions(*row)
                if not any(version.before)
            }  # fmt: skip
            came = log.removed(self.repository, sorted(first), scope)
            wanted = {path for path in came if path.rpartition("/")[2][:-3] in names}
        return walk

    def since(self, file: ChronicleFile, old: Kept) -> tuple[Kept, Rows] | None:
        """The rows that differ from what was kept; None when all must be told anew."""
        folders = set(os.fsdecode(old.folders).split("\0"))
        scope = self.scope(folders)
        try:
            walk = log.walk(self.repository, f"{old.head}...{self.head}", scope)
        except CouldNotRun:  # the commit where we were is no longer there
            return None
        touched = {*walk.rows, *walk.left_ids}
        # A merge may take a whole side, which no line of the log says.
        known = file.rows(old, None if walk.has_merges else touched)
        if known is None or not self._named(walk) <= {*folders, self.project.config.decisions}:
            return None
        now = self._now(walk, touched, known, scope)
        fresh = {}
        for id in {*known, *touched}:
            versions, before = known.get(id, _NO_ROW)
            stay = packing.without(versions, walk.left) if walk.left else [versions]
            packed = b"\0".join([*filter(None, stay), *walk.rows.get(id, ())])
            row = (packed, packing.packed(now.get(id, {})))
            if id in touched or row[1] != before:
                fresh[id] = row
        return self.kept(folders), fresh

    def _now(
        self, walk: log.Walk, touched: Iterable[bytes], known: Rows, scope: log.Scope
    ) -> dict[bytes, dict[bytes, bytes]]:
        """The files that the commit has: of all records, or of those that were touched."""
        paths = {path for id in touched for path in packing.files(known.get(id, _NO_ROW)[1])}
        paths.update(
            os.fsencode(version.path)
            for row in walk.rows.values() for version in packing.versions(*row)
        )  # fmt: skip
        if not walk.has_merges and len(paths) <= _SOME:
            scope = scope._replace(paths=tuple(map(os.fsdecode, sorted(paths))))
            if not paths:
                return {}
        return _by_id(log.listed(self.repository, self.head, scope), scope)

    def kept(self, folders: Iterable[str] = ()) -> Kept:
        """How far the chronicle goes with this commit."""
        return Kept(self.head, self.cut, os.fsencode("\0".join(sorted(folders))))

    def _named(self, walk: log.Walk) -> set[str]:
        """The folders of records that the settings have ever named."""
        blobs = sorted(blob.decode() for blob in walk.settings if blob)
        found = set()
        for _, data in log.contents(self.repository, blobs):
            values = read_flat(data.decode("utf-8", "surrogateescape"))
            folder: Any = values.get("decisions") if values else None
            if isinstance(folder, str) and folder and ".." not in folder and "\0" not in folder:
                found.add(os.path.normpath(folder).lstrip("/"))
        return found


def _by_id(paths: Mapping[bytes, bytes], scope: log.Scope) -> dict[bytes, dict[bytes, bytes]]:
    found: dict[bytes, dict[bytes, bytes]] = {}
    for path, blob in paths.items():
        found.setdefault(scope.id(path), {})[path] = blob
    return found
