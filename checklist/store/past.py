"""The last commits of the current branch: what each changed, and whether it was ours."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from checklist.errors import CouldNotRun
from checklist.store.commit.journal import Files
from checklist.store.commit.landing import Touched, commits_between, message_of
from checklist.store.repository import Repository

_FILES = ("100644", "100755", "000000")
_EVENT = re.compile(r"^Decision-Event: *(\S+) *$", re.MULTILINE)


class Past(NamedTuple):
    """A commit: what it changed, its subject, the event that its trailer names ("" if none)."""

    touched: Touched
    subject: str
    event: str

    @property
    def name(self) -> str:
        """The commit as people are told of it."""
        return f"{self.touched.commit[:10]} “{self.subject}”"


def last(repo: Repository, paths: Iterable[str] = (), count: int = 1) -> list[Past]:
    """The newest commits that touched any of the paths (none: all commits), newest first."""
    return [_past(repo, each) for each in commits_between(repo, "", paths, limit=count)]


def since(repo: Repository, commit: str, count: int = 5) -> list[Past]:
    """The commits that came after one, newest first."""
    return [_past(repo, each) for each in commits_between(repo, commit, (), limit=count)]


def is_inverse(one: Touched, other: Touched) -> bool:
    """Whether a commit takes back exactly what the other did."""
    back = {path: (new, old) for path, (old, new) in other.files.items()}
    return bool(back) and one.files == back


def before(repo: Repository, touched: Touched) -> Files:
    """The files of a commit as they were before it; raises CouldNotRun for links and the like."""
    files: dict[str, bytes | None] = {}
    for path, (old, new) in touched.files.items():
        if old.mode not in _FILES or new.mode not in _FILES:
            raise CouldNotRun(
                f"{path} is a link or a folder of another repository, in {touched.commit[:10]}.",
                f"Take that commit back with git: git revert {touched.commit[:10]}",
            )
        gone = old.mode == "000000"
        files[path] = None if gone else repo.read(f"{touched.commit}^", path)
    return files


def _past(repo: Repository, touched: Touched) -> Past:
    message = message_of(repo, touched.commit)
    event = _EVENT.findall(message)
    return Past(touched, message.split("\n")[0], event[-1] if event else "")
