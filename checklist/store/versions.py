"""The committed versions of a file, whatever folder it was in, and what happened between them.

Nothing here makes git run what a repository configures: no patch, no filter, no text conversion,
no signature check, no fetching of what a partial clone left out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from checklist.model.events import Change, between, first, shared
from checklist.model.record import Record
from checklist.store.files import read_file
from checklist.store.repository import Repository

_ENVIRONMENT = {"GIT_LITERAL_PATHSPECS": "0", "GIT_NO_LAZY_FETCH": "1"}
_LOG = (
    *("log", "--raw", "-c", "-z", "--no-renames", "--no-abbrev", "--date-order", "--reverse"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--encoding=UTF-8"),
    "--format=%H%x00%an <%ae>%x00%aI%x00%cI",
)


class Blob(NamedTuple):
    """A file as one commit has it: its path and the id of its bytes."""

    path: str
    id: str


class Touch(NamedTuple):
    """What a commit did to one file: as each parent had it, and as the commit has it."""

    before: tuple[Blob | None, ...]
    after: Blob | None


class Commit(NamedTuple):
    """A commit that touched the file; `author` is "Name <address>", the dates are ISO."""

    id: str
    author: str
    authored: str
    committed: str
    touches: tuple[Touch, ...]


class Versions(NamedTuple):
    """Commits, the oldest first, the bytes by blob, and the commits at which a clone is cut off."""

    commits: tuple[Commit, ...]
    contents: Mapping[str, bytes]
    cut: frozenset[str] = frozenset()


def versions(
    repo: Repository, revision: str, name: str, under: str = "", paths: Iterable[str] = ()
) -> Versions:
    """Every committed version of the files called `name` in any folder below `under`.

    Where all `paths` are known at which it ever was, git finds them many times as fast.
    """
    place = f"{_literal(under)}/" if under else ""
    where = [f":(top,literal){path}" for path in sorted(paths)]
    where = where or [f":(top,glob){place}**/{_literal(name)}"]
    done = repo.run(*_LOG, "--end-of-options", revision, "--", *where, env=_ENVIRONMENT)
    commits = tuple(_commits(done.out.split(b"\0")))
    blobs = {
        blob.id for commit in commits for touch in commit.touches
        for blob in (*touch.before, touch.after) if blob
    }  # fmt: skip
    return Versions(commits, _contents(repo, sorted(blobs)), _cut(repo))


def story(
    found: Versions, parse: Callable[[bytes], Record]
) -> Iterator[tuple[Commit, tuple[Change, ...]]]:
    """What each commit did to the record; commits that changed no meaning are left out."""
    reader = _Reader(found, parse)
    for commit in found.commits:
        changes = tuple(
            change for touch in commit.touches for change in reader.changes(commit, touch)
        )
        if changes:
            yield commit, changes


class _Reader:
    """Walks from the oldest commit on, and remembers what was deleted or could not be read."""

    def __init__(self, found: Versions, parse: Callable[[bytes], Record]) -> None:
        self.found = found
        self.parse = parse
        self.records: dict[str, Record | None] = {}
        # For a version that cannot be read: the last one before it that could.
        self.stand_ins: dict[str, str] = {}
        self.deleted: Blob | None = None

    def changes(self, commit: Commit, touch: Touch) -> tuple[Change, ...]:
        if touch.after is None:
            self.deleted = next((blob for blob in touch.before if blob), None)
            return (Change("deleted", before=self.deleted.path if self.deleted else None),)
        told = [self._since(before, touch.after, commit) for before in touch.before]
        return shared(told)

    def _since(self, before: Blob | None, after: Blob, commit: Commit) -> tuple[Change, ...]:
        restored: tuple[Change, ...] = ()
        if before is None and self.deleted:
            before, self.deleted = self.deleted, None
            restored = (Change("restored", after=after.path),)
        elif before and before.path != after.path:
            restored = (Change("moved", "", before.path, after.path),)
        return (*restored, *self._said(before, after, commit))

    def _said(self, before: Blob | None, after: Blob, commit: Commit) -> Iterator[Change]:
        new = self._record(after)
        if new is None:
            if before:
                self.stand_ins[after.id] = self.stand_ins.get(before.id, before.id)
            if before is None or self._record(before):
                yield Change("unreadable")
            return
        if before and self._record(before) is None:
            yield Change("readable")
        old = self._record(Blob("", self.stand_ins.get(before.id, before.id))) if before else None
        if old:
            yield from between(old, new)
        elif commit.id in self.found.cut:
            yield Change("first-known")
        else:
            yield from first(new)

    def _record(self, blob: Blob) -> Record | None:
        """What a version says; None when it is no record (any more), or cannot be had."""
        if blob.id not in self.records:
            data = self.found.contents.get(blob.id)
            record = self.parse(data) if data is not None else None
            self.records[blob.id] = record if record and record.front else None
        return self.records[blob.id]


def _literal(path: str) -> str:
    """The path with nothing in it that a pattern would read as a sign."""
    return re.sub(r"([\\*?\[\]])", r"\\\1", path)


def _commits(tokens: Sequence[bytes]) -> Iterator[Commit]:
    at = 0
    while at + 4 <= len(tokens):
        commit, author, authored, committed = (os.fsdecode(token) for token in tokens[at : at + 4])
        at += 4
        touches = []
        while at < len(tokens) and (token := tokens[at].lstrip(b"\n"))[:1] in (b":", b""):
            if token:
                at += 1
                touches.append(_touch(os.fsdecode(token), os.fsdecode(tokens[at])))
            at += 1
        yield Commit(commit, author, authored, committed, _paired(touches))


def _touch(line: str, path: str) -> Touch:
    """One raw line: a colon for each parent, then modes, ids and letters."""
    parents = len(line) - len(line.lstrip(":"))
    words = line[parents:].split(" ")
    modes, ids = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    # Links and submodules are no files to read.
    *before, after = (
        Blob(path, blob) if mode.startswith("100") else None
        for mode, blob in zip(modes, ids, strict=True)
    )
    return Touch(tuple(before), after)


def _paired(touches: Sequence[Touch]) -> tuple[Touch, ...]:
    """A deletion and an addition in one commit are a move."""
    gone = [touch for touch in touches if touch.after is None and len(touch.before) == 1]
    come = [touch for touch in touches if touch.before == (None,) and touch.after]
    rest = [touch for touch in touches if touch not in gone and touch not in come]
    moved = [
        Touch(old.before if old else (None,), new.after if new else None)
        for old, new in zip_longest(gone, come)
    ]
    return tuple(touch for touch in (*rest, *moved) if touch.after or any(touch.before))


def _contents(repo: Repository, blobs: Sequence[str]) -> dict[str, bytes]:
    """The bytes of blobs; what is missing in a partial clone is left out."""
    if not blobs:
        return {}
    wanted = "".join(f"{blob}\n" for blob in blobs).encode()
    out = repo.run("cat-file", "--batch", stdin=wanted, env=_ENVIRONMENT).out
    contents: dict[str, bytes] = {}
    at = 0
    for blob in blobs:
        end = out.index(b"\n", at)
        facts = out[at:end].split(b" ")
        at = end + 1
        if len(facts) == 3:
            size = int(facts[2])
            contents[blob] = out[at : at + size]
            at += size + 1
    return contents


def _cut(repo: Repository) -> frozenset[str]:
    """The commits whose parents a shallow clone left out."""
    path = repo.common_dir / "shallow"
    data = read_file(path) if path.exists() else b""
    return frozenset(data.decode("ascii", "replace").split())
