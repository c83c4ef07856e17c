"""Our own entries in the index: announced, withdrawn, brought in line; nobody else's."""

import os
import re
from collections.abc import Iterable, Mapping

from checklist.store.commit import locks
from checklist.store.commit.durability import durable
from checklist.store.commit.journal import Files
from checklist.store.commit.landing import Touched, Version, object_id
from checklist.store.complaints import refused
from checklist.store.repository import Repository, Result

# What git says while somebody else is writing; our turn comes.
_CONTENDED = re.compile(r"\.lock': File exists|cannot lock ref|unable to lock|Another git process")


def patiently(
    repo: Repository,
    *args: str,
    stdin: bytes | None = None,
    env: Mapping[str, str] | None = None,
    hooked: bool = False,
) -> Result:
    """Run git again while another git holds its lock, for a bounded time; the caller judges."""
    results: list[Result] = []

    def settled() -> bool:
        done = repo.run(*args, stdin=stdin, env=env, check=False, hooked=hooked)
        results.append(done)
        return not done.status or not _CONTENDED.search(done.err)

    locks.wait_until(settled, locks.GIT_SECONDS)
    return results[-1]


def announce(repo: Repository, paths: Iterable[str]) -> Result:
    """Make new files known to git, which commits no path that it does not know."""
    # This writes the empty object; half written, it would be in everybody's way.
    return patiently(repo, *durable(repo), "add", "--intent-to-add", "--", *paths)


def withdraw(repo: Repository, paths: Iterable[str]) -> None:
    """Undo `announce`; an entry that holds more than the intent is the person's own and stays."""
    nothing = object_id(repo, b"")
    known = entries(repo, paths)
    _set(repo, {path: None for path, entry in known.items() if entry.object == nothing})


def settle(repo: Repository, touched: Touched, new: Files) -> None:
    """Bring the index in line with HEAD where a commit of ours left it behind.

    A hook that adds to the commit works on a copy of the index, so the real one would show the
    reverse as staged. An entry that the person staged something else for is left alone.
    """
    staged = entries(repo, touched.files)
    wanted: dict[str, Version | None] = dict(_tree(repo, touched.files))
    behind = {
        path: wanted.get(path)
        for path, (old, _) in touched.files.items()
        if staged.get(path) != wanted.get(path)
        and _object(repo, staged.get(path)) in _leftovers(repo, old, new.get(path))
    }
    _set(repo, behind)


def entries(repo: Repository, paths: Iterable[str]) -> dict[str, Version]:
    """What the index holds for these paths."""
    named = tuple(paths)
    # Named nothing, git would list everything.
    return _listing(repo.run("ls-files", "--stage", "-z", "--", *named)) if named else {}


def _tree(repo: Repository, paths: Iterable[str]) -> dict[str, Version]:
    named = tuple(paths)
    asked = ("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", "HEAD", *named)
    return _listing(repo.run(*asked), kind=True) if named else {}


def _listing(listed: Result, kind: bool = False) -> dict[str, Version]:
    """Read `mode object stage<tab>path`, or, of a tree, `mode kind object<tab>path`."""
    found = {}
    for line in listed.out.split(b"\0"):
        facts, tab, path = line.partition(b"\t")
        if tab:
            mode, second, third = os.fsdecode(facts).split(" ")
            found[os.fsdecode(path)] = Version(mode, third if kind else second)
    return found


def _object(repo: Repository, entry: Version | None) -> str:
    return entry.object if entry else "0" * len(object_id(repo, b""))


def _leftovers(repo: Repository, old: Version, new: bytes | None) -> set[str]:
    """What an entry may hold that is ours: as before, the mere intent, or before the hook."""
    ours = {old.object, object_id(repo, b"")}
    if new is not None:
        ours |= {object_id(repo, new), object_id(repo, new.replace(b"\r\n", b"\n"))}
    return ours


def _set(repo: Repository, wanted: Mapping[str, Version | None]) -> None:
    if not wanted:
        return
    gone = Version("0", _object(repo, None))
    lines = (
        b"%s %s\t%s\0" % ((entry or gone).mode.encode(), (entry or gone).object.encode(), name)
        for name, entry in ((os.fsencode(path), entry) for path, entry in wanted.items())
    )
    call = (*durable(repo), "update-index", "-z", "--index-info")
    done = patiently(repo, *call, stdin=b"".join(lines))
    if done.status:
        raise refused("Git could not bring its index in line.", done.err)
