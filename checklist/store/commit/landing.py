"""Whether a change is in the history: by what came between, never by an exit code alone."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from checklist.store.commit.journal import Files
from checklist.store.repository import Repository

Same = Callable[[str, bytes, bytes], bool]


class Version(NamedTuple):
    """A file in a tree: mode and object; `GONE` when it is not there."""

    mode: str
    object: str


class Touched(NamedTuple):
    """A commit, and each file it changed: before and after."""

    commit: str
    files: Mapping[str, tuple[Version, Version]]


def object_id(repo: Repository, data: bytes) -> str:
    """The name that git gives to a file's bytes."""
    return hashlib.new(repo.object_format, b"blob %d\0" % len(data) + data).hexdigest()


def commits_between(
    repo: Repository, before: str, paths: Iterable[str], revision: str = "HEAD", limit: int = 100
) -> list[Touched]:
    """The commits since `before` ("" for all) that touched any of `paths`, newest first.

    Without paths that is every commit.
    """
    if not before and not repo.head() and revision == "HEAD":
        return []
    listed = repo.run(
        *("-c", "log.showRoot=true", "-c", "log.follow=false", "log", "-z", "--format=%H", "--raw"),
        *("--full-diff", "--no-renames", "--no-abbrev", "--no-show-signature", "--no-color"),
        *(f"--max-count={limit}", "--end-of-options"),
        *(f"{before}..{revision}" if before else revision, "--", *paths),
    )
    return _parse(os.fsdecode(listed.out))


def _parse(out: str) -> list[Touched]:
    """Read commits, each followed by pairs of a raw line and a path."""
    commits: list[Touched] = []
    files: dict[str, tuple[Version, Version]] = {}
    tokens = iter(out.split("\0"))
    for token in tokens:
        text = token.strip("\n")
        if text.startswith(":"):
            old_mode, new_mode, old, new, _ = text[1:].split(" ")
            files[next(tokens)] = (Version(old_mode, old), Version(new_mode, new))
        elif text:
            files = {}
            commits.append(Touched(text, files))
    return commits


def holds(repo: Repository, touched: Touched, files: Files, same: Same | None) -> bool:
    """Whether the commit has these contents: byte by byte, or with equal answers."""
    return any(path in touched.files for path in files) and all(
        _holds(repo, touched, path, data, same) for path, data in files.items()
    )


def _holds(
    repo: Repository, touched: Touched, path: str, data: bytes | None, same: Same | None
) -> bool:
    after = touched.files[path][1].object if path in touched.files else ""
    if data is not None and after == object_id(repo, data):
        return True
    return equal(path, data, repo.read(touched.commit, path), same)


def equal(path: str, mine: bytes | None, theirs: bytes | None, same: Same | None) -> bool:
    """Whether two versions of a file are the same, or at least give the same answers."""
    if mine == theirs or mine is None or theirs is None or same is None:
        return mine == theirs
    return same(path, mine, theirs)


def message_of(repo: Repository, commit: str) -> str:
    """The message of a commit."""
    asked = ("log", "-1", "--format=%B", "--no-show-signature", "--end-of-options", commit)
    return repo.run(*asked).out.decode("utf-8", "replace").strip()


def failed_hook(trace: Path) -> bool:
    """Whether git's own trace says that a post-commit hook failed, which its exit code hides."""
    started: set[tuple[str, int]] = set()
    failed = False
    for line in trace.read_bytes().split(b"\n") if trace.exists() else []:
        is_start = b'"child_start"' in line and b'"hook_name":"post-commit"' in line
        if not is_start and not (started and b'"child_exit"' in line):
            continue
        try:
            event = json.loads(line)
        except ValueError:  # the disk was full, and git wrote half of it
            continue
        child = (event["sid"], event["child_id"])
        if is_start:
            started.add(child)
        else:
            failed |= child in started and event["code"] != 0
    return failed
