"""The versions of all records, from one streamed `git log`; bytes as git prints them.

Nothing here makes git run what a repository configures: no patch, no filter, no text conversion,
no signature check, no fetching of what a partial clone left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from checklist.format.limits import BYTES
from checklist.store.repository import Repository

_SAFE = (
    *("--raw", "-r", "-z", "-c", "--root", "--no-renames", "--no-abbrev", "--no-color"),
    *("--no-relative", "--no-ext-diff", "--no-textconv", "--no-notes", "--no-show-signature"),
)
_LOG = ("log", *_SAFE, "--full-history", "--left-right", "--format=%m%H %aI %cI %P")
_SIZES = ("cat-file", "--batch-check", "--buffer")
_ONE_PARENT = 3  # blanks in the line of a commit that has one parent
_QUIET: dict[str, Any] = {"GIT_NO_LAZY_FETCH": "1", "GIT_GRAFT_FILE": os.devnull}
_Touch = tuple[bytes, bytes, bytes, bytes]  # id, path, blobs before (a word each), blob after


class Walk(NamedTuple):
    """What commits did to records: by id (a file's stem), its versions, packed.

    `left` holds the commits that are on the older side alone, which a rewritten history left
    behind, and `left_ids` the records they touched; `settings` the blobs of the settings' file.
    `has_merges`: some commit has more than one parent.
    """

    rows: dict[bytes, list[bytes]]
    left: set[bytes]
    left_ids: set[bytes]
    settings: set[bytes]
    has_merges: bool = False


class Scope(NamedTuple):
    """Which files are records: those in these folders of the repository ("" for all of it).

    The first folder is that of the records today, the others were it once. `settings` is the path
    of the settings' file. `paths`, if there are any, are all that is looked for.
    """

    folders: tuple[str, ...]
    settings: str
    paths: tuple[str, ...] = ()

    @property
    def pathspecs(self) -> tuple[str, ...]:
        """What git is asked for; each of them is a path and no pattern."""
        if self.paths or "" in self.folders:
            return self.paths
        return (*self.folders, self.settings)

    def id(self, path: bytes) -> bytes:
        """The id of the record at a path; b"" for anything else."""
        below, _, name = path.rpartition(b"/")
        if not name.endswith(b".md") or name[:1] == b"." or name.lower() == b"readme.md":
            return b""
        return name[:-3] if _holds(self.folders, below) else b""


@lru_cache(4096)
def _holds(folders: tuple[str, ...], below: bytes) -> bool:
    """Whether a folder belongs to those of records; hidden ones below them do not."""
    for folder in map(os.fsencode, folders):
        if not folder or below == folder or below.startswith(folder + b"/"):
            return b"/." not in b"/" + below[len(folder) :].strip(b"/")
    return False


def walk(repo: Repository, revisions: str, scope: Scope) -> Walk:
    """Every version in the history of a revision, or of `old...new`; raises `CouldNotRun`."""
    return _read(_printed(repo, revisions, scope), scope)


def removed(repo: Repository, commits: Iterable[str], scope: Scope) -> set[str]:
    """The paths of records that these commits took away."""
    asked = (*_LOG, "--no-walk=unsorted", "--end-of-options", *commits, "--")
    tokens = _tokens(repo.stream(*asked, **_QUIET))
    lines = (token.lstrip(b"\n") for token in tokens)
    pairs = ((line, next(tokens)) for line in lines if line.startswith(b":"))
    return {os.fsdecode(path) for line, path in pairs if scope.id(path) and not _blobs(line)[1]}


def _printed(repo: Repository, revisions: str, scope: Scope) -> Iterator[bytes]:
    """The commits as git prints them.

    Looking for folders makes `log` compare each tree twice, so it is asked for everything where
    there is little else. (`diff-tree` would not, but it runs a configured file monitor.)
    """
    far = ".." not in revisions and not scope.paths
    where = () if far and _is_alone(repo, revisions, scope) else scope.pathspecs
    return repo.stream(*_LOG, "--end-of-options", revisions, "--", *where, **_QUIET)


def _is_alone(repo: Repository, revision: str, scope: Scope) -> bool:
    """Whether a repository has no other folders than those of records, but hidden ones."""
    asked = ("ls-tree", "-d", "-z", "--name-only", "--full-tree", "--end-of-options", revision)
    own = {os.fsencode(folder.partition("/")[0]) for folder in scope.folders}
    names = set(_tokens(repo.stream(*asked, **_QUIET)))
    return {name for name in names if not name.startswith(b".")} <= own


def _read(printed: Iterable[bytes], scope: Scope) -> Walk:
    found = Walk({}, set(), set(), set())
    settings = os.fsencode(scope.settings)
    header, touches, merges = b"", list[_Touch](), False
    tokens = _tokens(printed)
    for token in tokens:
        line = token[1:] if token[:1] == b"\n" else token
        mark = line[:1]
        if mark == b":":
            path = next(tokens)
            if id := scope.id(path):
                touches.append((id, path, *_blobs(line)))
            elif path == settings:
                before, after = _blobs(line)
                found.settings.update((after, *before.split(b" ")))
        elif mark in (b">", b"<"):
            if touches:
                _add(found, header, touches)
                touches = []
            header = line
            merges = merges or line.count(b" ") > _ONE_PARENT
    if touches:
        _add(found, header, touches)
    return found._replace(has_merges=merges)


def listed(repo: Repository, commit: str, scope: Scope) -> dict[bytes, bytes]:
    """The blobs of all records that a commit holds, by path; with `paths`, of those alone."""
    where = scope.paths or ((scope.folders[0] + "/",) if scope.folders[0] else ())
    deep = () if scope.paths else ("-r",)
    asked = ("ls-tree", *deep, "-z", "--full-tree", "--end-of-options", commit, *where)
    lines = (line.partition(b"\t") for line in _tokens(repo.stream(*asked, **_QUIET)))
    return {
        path: facts.split(b" ")[2] for facts, _, path in lines
        if facts.startswith(b"100") and scope.id(path)
    }  # fmt: skip


def contents(repo: Repository, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of blobs, in this order; what is missing or larger than `BYTES` is left out."""
    wanted = sizes(repo, blobs)
    return small(repo, [blob for blob, size in wanted.items() if 0 <= size <= BYTES])


def sizes(repo: Repository, blobs: Iterable[str]) -> dict[str, int]:
    """How many bytes each blob has; -1 for what is not here, or is no file."""
    found = dict.fromkeys(blobs, -1)
    asked = "".join(f"{blob}\n" for blob in found).encode()
    if not asked:
        return found
    # In a partial clone git would want to fetch what it is asked for, so it tells what it has.
    partial = any((repo.common_dir / "objects/pack").glob("*.promisor"))
    every = ("--batch-all-objects", "--unordered") if partial else ()
    lines = _tokens(repo.stream(*_SIZES, *every, stdin=asked, **_QUIET), b"\n")
    for words in (line.decode("ascii", "replace").split(" ") for line in lines):
        if len(words) == 3 and words[1] == "blob" and words[0] in found:
            found[words[0]] = int(words[2])
    return found


def small(repo: Repository, blobs: list[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of blobs that are there, and whose size was looked at."""
    if not blobs:
        return
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    pieces = repo.stream("cat-file", "--batch", "--buffer", stdin=asked, **_QUIET)
    held, at = b"", 0
    for blob in blobs:
        while (end := held.find(b"\n", at)) < 0:
            held, at = held[at:] + next(pieces), 0
        size = int(held[at:end].split(b" ")[2])
        while len(held) < end + size + 2:
            held, at, end = held[at:] + next(pieces), 0, end - at
        yield blob, held[end + 1 : end + 1 + size]
        at = end + size + 2


def _tokens(pieces: Iterable[bytes], between: bytes = b"\0") -> Iterator[bytes]:
    """What stands between the zero bytes."""
    held = b""
    for piece in pieces:
        *whole, held = (held + piece).split(between)
        yield from whole
    if held:
        yield held


def _blobs(line: bytes) -> tuple[bytes, bytes]:
    """The ids in a raw line, before (a word a parent) and after; "" for what is no file."""
    words = line.split(b" ")
    if line[1:2] != b":":  # one parent, as nearly always
        return (
            words[2] if words[0].startswith(b":100") else b"",
            words[3] if words[1].startswith(b"100") else b"",
        )
    parents = len(line) - len(line.lstrip(b":"))
    modes = [words[0].lstrip(b":"), *words[1 : parents + 1]]
    ids = words[parents + 1 : 2 * parents + 2]
    files = [id if mode.startswith(b"100") else b"" for mode, id in zip(modes, ids, strict=True)]
    return b" ".join(files[:-1]), files[-1]


def _add(found: Walk, header: bytes, touches: list[_Touch]) -> None:
    """Note what one commit did; where a record went from one path to another, it moved."""
    if header[:1] == b"<":
        found.left.add(header[1:].partition(b" ")[0])
        found.left_ids.update(touch[0] for touch in touches)
        return
    start = b"\0".join(header[1:].split(b" ")[:3])
    for id, path, before, after in touches if len(touches) == 1 else _paired(touches):
        if after or before.strip():
            found.rows.setdefault(id, []).append(b"\0".join((start, path, after, before)))


def _paired(touches: list[_Touch]) -> list[_Touch]:
    gone = {id: before for id, _, before, after in touches if not after}
    come = [touch for touch in touches if touch[3]]
    moved = [
        (id, path, before if before.strip() else gone.pop(id, before), after)
        for id, path, before, after in come
    ]
    return [*(touch for touch in touches if not touch[3] and touch[0] in gone), *moved]
