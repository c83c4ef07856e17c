"""Let git make the commit: alone, durably, with hooks and signing, and see whether it landed."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from checklist.store.commit import journal, locks, recovery, staging
from checklist.store.commit.durability import durable, write_through
from checklist.store.commit.journal import Files, Journal
from checklist.store.commit.landing import Same, Touched, commits_between, equal, failed_hook, holds
from checklist.store.repository import Repository, Result


class Outcome(NamedTuple):
    """How git ended, the commit if one is in the history, and what is worth saying."""

    done: Result
    touched: Touched | None
    notes: tuple[str, ...] = ()


def attempts(repo: Repository, noted: Journal, same: Same) -> Outcome:
    """Commit; once more when a formatter rewrote the files, with equal answers, and refused."""
    outcome = _attempt(repo, noted)
    if outcome.touched:
        return outcome
    rewritten = recovery.work_tree(repo, noted.new)
    if rewritten == noted.new or not is_same(rewritten, noted.new, same):
        return outcome
    again = noted._replace(new=rewritten)
    journal.save(repo, again)
    return _attempt(repo, again)


def is_same(mine: Files, theirs: Files, same: Same) -> bool:
    """Whether two sets of files give the same answers."""
    return mine.keys() == theirs.keys() and all(
        equal(path, data, theirs[path], same) for path, data in mine.items()
    )


def _attempt(repo: Repository, noted: Journal) -> Outcome:
    """Write the files and let git commit; whether it landed is read from the history."""
    recovery.put(repo, noted.new)
    done, notes = _announce_and_commit(repo, noted)
    write_through(repo)
    between = commits_between(repo, noted.before, noted.new)
    exact = (each for each in between if holds(repo, each, noted.new, None))
    newest = between[0] if between and not done.status else None
    touched = next(exact, newest)
    if touched and done.status:
        notes = (*notes, "It is committed, but git reported a failure afterwards.")
    return Outcome(done, touched, notes)


def _announce_and_commit(repo: Repository, noted: Journal) -> tuple[Result, tuple[str, ...]]:
    """Commit, and again when somebody's git forgot meanwhile that the files were announced.

    Git reads the index before it locks it, so two at once can lose what the first one added.
    """
    ended: list[tuple[Result, tuple[str, ...]]] = []

    def settled() -> bool:
        if noted.added:
            announced = staging.announce(repo, noted.added)
            if announced.status:
                ended.append((announced, ()))
                return True
        ended.append(_commit(repo, noted))
        return not noted.added or "did not match any file" not in ended[-1][0].err

    locks.wait_until(settled, locks.GIT_SECONDS)
    return ended[-1]


def _commit(repo: Repository, noted: Journal) -> tuple[Result, tuple[str, ...]]:
    # Git's exit code hides a post-commit hook that failed; its trace does not.
    trace = repo.state_dir / "trace"
    watched: Mapping[str, str] = {}
    if "post-commit" in repo.hooks():
        _drop(trace)  # git would append to one that a kill left
        watched = {"GIT_TRACE2_EVENT": str(trace)}
    done = staging.patiently(
        repo,
        *durable(repo),
        *("commit", "--quiet", "--only", "--cleanup=whitespace", "--file=-", "--"),
        *(f":(top,literal){path}" for path in noted.new),
        stdin=noted.message.encode(),
        env=watched,
        hooked=True,
    )
    failed = failed_hook(trace) if watched else False
    _drop(trace)
    return done, ("It is committed, but your post-commit hook failed.",) if failed else ()


def _drop(trace: Path) -> None:
    with contextlib.suppress(OSError):  # the next one is dropped first
        trace.unlink()
