"""What git's objects hold: commits by name, trees, what differs between two, and bytes.

Nothing here looks at the work tree or the index, and nothing makes git run what a repository
configures: no patch, no filter, no text conversion, no fetching of what a partial clone left out.
Trees are compared here and not by `diff-tree`: it reads the index and with it starts a monitor of
files (`core.fsmonitor`) that the repository names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checklist.errors import CouldNotRun
from checklist.store.complaints import plain, refused
from checklist.store.files import LIMIT
from checklist.store.repository import Repository, Result
from checklist.store.scan import LINK, ODD, too_large

SUBMODULE = "is another repository (a submodule), which is not read"
MISSING = "is missing from this clone, which leaves files out (clone it without `--filter`)"

BATCH = 16 * 1024 * 1024  # bytes that are asked of git at once, which is about what is held
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # for a git that does not know the line above
    "GIT_GRAFT_FILE": f"{os.devnull}/none",  # parents as they are, not as a file says
}
_COMMIT = re.compile(rb"([0-9a-f]{40,64}) commit \d+")


class Problem(NamedTuple):
    """Why something cannot be read, as the rest of a sentence that begins with its name."""

    words: str


class Entry(NamedTuple):
    """A file in a tree: its path from the repository's top, git's mode, the id of its bytes."""

    path: str
    mode: str
    id: str

    @property
    def problem(self) -> str:
        """Why it is no file to read; "" for a regular one."""
        if self.mode.startswith("100"):
            return ""
        return {"120000": LINK, "160000": SUBMODULE}.get(self.mode, ODD)


class Difference(NamedTuple):
    """A path that two commits do not have in common; None where a commit lacks it."""

    before: Entry | None
    after: Entry | None

    @property
    def path(self) -> str:
        """The path in question."""
        entry = self.after or self.before
        return entry.path if entry else ""


def ask(repo: Repository, *args: str, stdin: bytes | None = None, check: bool = True) -> Result:
    """Run one of git's reading commands, cut off from whatever the repository configures.

    Raises `CouldNotRun`; where objects are missing, it says so.
    """
    done = repo.run(*args, stdin=stdin, env=_ENVIRONMENT, check=False)
    return _sound(repo, args[0], done) if check else done


def _sound(repo: Repository, verb: str, done: Result) -> Result:
    if done.status:
        hint = "Fetch the whole history: `git fetch --unshallow`; in CI, fetch with depth 0."
        raise refused(f"git {verb} failed in {repo.top}.", done.err, hint)
    return done


def commits(repo: Repository, names: Sequence[str]) -> list[str]:
    """The commit that each name stands for; "" where there is none. Any text is safe to ask for."""
    asked = [name if name and not re.search(r"[\n\0]", name) else "-" for name in names]
    wanted = b"".join(os.fsencode(f"{name}^{{commit}}\n") for name in asked)
    lines = ask(repo, "cat-file", "--batch-check", stdin=wanted).out.split(b"\n")
    found = [_COMMIT.fullmatch(line) for line in lines[: len(asked)]]
    return [each[1].decode() if each else "" for each in found]


def common(repo: Repository, one: str, other: str) -> list[str]:
    """The best common ancestors of two commits (ids); more than one after crossing merges."""
    done = ask(repo, "merge-base", "--all", one, other, check=False)
    if done.status > 1:
        raise refused(f"git merge-base failed in {repo.top}.", done.err)
    return done.out.decode().split()


def tree(
    repo: Repository, commit: str, paths: Iterable[str], *, below: bool = True
) -> frozenset[bytes]:
    """What a commit has at these paths (none: everything), a line of git's for each file.

    `below`: also in their folders. A link, a submodule or a file in the place of a folder is there
    itself.
    """
    depth = ("-r",) if below else ()
    done = ask(repo, "ls-tree", *depth, "-z", "--full-tree", commit, "--", *paths)
    return frozenset(done.out.split(b"\0")[:-1])


def entries(lines: Iterable[bytes]) -> list[Entry]:
    """The files that such lines stand for, by path."""
    return sorted(map(_entry, lines))


def differences(before: frozenset[bytes], after: frozenset[bytes]) -> list[Difference]:
    """The paths that two trees do not have in common, in order."""
    old = {entry.path: entry for entry in map(_entry, before - after)}
    new = {entry.path: entry for entry in map(_entry, after - before)}
    return [Difference(old.get(path), new.get(path)) for path in sorted(old.keys() | new.keys())]


def _entry(line: bytes) -> Entry:
    facts, _, path = os.fsdecode(line).partition("\t")
    mode, _, rest = facts.partition(" ")
    return Entry(path, mode, rest.rpartition(" ")[2])


def sizes(repo: Repository, blobs: Iterable[str]) -> Iterator[tuple[str, int | Problem]]:
    """The size of each blob in bytes, once; or why it cannot be had."""
    asked = list(dict.fromkeys(blobs))
    if not asked:
        return
    lines = _checked(repo, asked)
    if lines is None:
        here = _present(repo, asked)
        yield from ((blob, Problem(MISSING)) for blob in asked if blob not in here)
        asked = [blob for blob in asked if blob in here]
        lines = _checked(repo, asked) or []
    for blob, line in zip(asked, lines, strict=False):
        kind, _, size = line.partition(" ")[2].partition(" ")
        if kind == "blob":
            yield blob, int(size)
        else:
            yield blob, Problem(MISSING if kind == "missing" else ODD)


def _checked(repo: Repository, blobs: list[str]) -> list[str] | None:
    """What git says about each; None in a partial clone that lacks one, where git gives up."""
    wanted = "".join(f"{blob}\n" for blob in blobs).encode()
    done = ask(repo, "cat-file", "--batch-check", stdin=wanted, check=False)
    if done.status and "could not fetch" in done.err:
        return None
    return _sound(repo, "cat-file", done).out.decode().split("\n")


def _present(repo: Repository, blobs: list[str]) -> set[str]:
    """Which of these a clone holds; all that it holds are gone through, without fetching any."""
    every = ("--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
    out = ask(repo, "cat-file", *every).out
    wanted = {blob.encode() for blob in blobs}
    return {each[0].decode() for each in re.finditer(rb"[0-9a-f]+", out) if each[0] in wanted}


def contents(
    repo: Repository, blobs: Iterable[str], limit: int = LIMIT
) -> Iterator[tuple[str, bytes | Problem]]:
    """The bytes of each blob, once; sizes are asked first, so that no large one is ever held."""
    batch: list[str] = []
    total = 0
    for blob, size in sizes(repo, blobs):
        if isinstance(size, Problem):
            yield blob, size
        elif size > limit:
            yield blob, Problem(too_large(limit))
        else:
            if total + size > BATCH:
                yield from _batch(repo, batch)
                batch, total = [], 0
            batch.append(blob)
            total += size
    yield from _batch(repo, batch)


def _batch(repo: Repository, blobs: list[str]) -> Iterator[tuple[str, bytes | Problem]]:
    if not blobs:
        return
    wanted = "".join(f"{blob}\n" for blob in blobs).encode()
    out = ask(repo, "cat-file", "--batch", stdin=wanted).out
    at = 0
    for blob in blobs:
        end = out.index(b"\n", at)
        facts = out[at:end].split(b" ")
        at = end + 1
        if len(facts) != 3:
            yield blob, Problem(MISSING)
            continue
        size = int(facts[2])
        yield blob, out[at : at + size]
        at += size + 1


def unreadable(path: str, revision: str, problem: str) -> CouldNotRun:
    """A file that the check itself needs cannot be had; `problem` as in `Problem`."""
    (words,) = plain(f"{path} in {revision} {problem}.".replace("\n", " ")) or ("",)
    return CouldNotRun(words, "Put a plain text file in its place, or clone the repository whole.")
