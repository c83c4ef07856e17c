"""One git repository, asked in small verbs; only `streaming` and `hooked` run git, and for it."""

import functools
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from checklist.errors import CouldNotRun
from checklist.store import complaints, streaming
from checklist.store import hooked as with_hooks
from checklist.store.status import Snapshot, parse

OLDEST_GIT = (2, 30)
DURABLE_GIT = (2, 36)
COMMIT_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")

# Reading shows what is there (no replaced objects), takes no locks and names paths, not patterns.
_READING = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_GLOB_PATHSPECS": "0",
    "GIT_NOGLOB_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "0",
}
_FACTS = (
    *("--is-bare-repository", "--absolute-git-dir", "--show-object-format", "--git-common-dir"),
    *("--git-path", "hooks", "--git-path", "index", "--show-toplevel"),
)
_OPERATIONS = (
    ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"), ("REVERT_HEAD", "revert"), ("BISECT_LOG", "bisect"),
)  # fmt: skip


class Result(NamedTuple):
    """How a git command ended: its exit status, what it printed, what it complained about."""

    status: int
    out: bytes
    err: str


@dataclass(frozen=True)
class Repository:
    """A repository with its work tree; every verb asks git anew."""

    top: Path
    git_dir: Path
    common_dir: Path
    object_format: str = "sha1"
    hooks_dir: Path = Path()
    index: Path = Path()
    environment: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def find(cls, start: Path) -> "Repository":
        """The repository around `start`; raises `CouldNotRun` when it cannot be used."""
        done = Result(*streaming.ask(start, ("rev-parse", *_FACTS), b"", {}))
        lines = [os.fsdecode(line) for line in done.out.removesuffix(b"\n").split(b"\n")]
        if not done.status and len(lines) > 7:
            raise complaints.line_break()
        if done.status or len(lines) != 7:
            raise complaints.unusable(start, done.err, bare=lines[0] == "true")
        _, git_dir, object_format, common, hooks, index, top = lines
        repo = cls(
            top=Path(top),
            git_dir=Path(git_dir),
            common_dir=Path(os.path.normpath(start.absolute() / common)),
            object_format=object_format,
            hooks_dir=Path(os.path.normpath(start.absolute() / hooks)),
            index=Path(os.path.normpath(start.absolute() / index)),
        )
        # A relative GIT_DIR would mean another place once git runs at the top.
        if {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"} & os.environ.keys():
            return repo.pinned()
        return repo

    def pinned(self) -> "Repository":
        """The same repository, whatever `GIT_DIR` and its like say where git is run."""
        places = {"GIT_DIR": self.git_dir, "GIT_WORK_TREE": self.top, "GIT_INDEX_FILE": self.index}
        return replace(self, environment={name: str(path) for name, path in places.items()})

    @property
    def state_dir(self) -> Path:
        """The folder for drafts and journals: shared by linked worktrees, one a person."""
        folder = self.common_dir / "checklist"
        try:
            # Windows has no user numbers.
            mine = folder.lstat().st_uid == getattr(os, "geteuid", lambda: 0)()
        except OSError:
            return folder
        return folder if mine else folder.with_name(f"checklist-{os.geteuid()}")

    @functools.cached_property
    def version(self) -> tuple[int, ...]:
        """The version of git, two numbers; raises `CouldNotRun` when it is too old."""
        text = self.run("version").out.decode("utf-8", "replace")
        found = re.search(r"(\d+)\.(\d+)", text)
        version = (int(found[1]), int(found[2])) if found else (0, 0)
        if version < OLDEST_GIT:
            raise complaints.git_too_old(text.strip())
        return version

    def run(
        self,
        *args: str,
        stdin: bytes | None = None,
        env: Mapping[str, str] | None = None,
        check: bool = True,
        hooked: bool = False,
    ) -> Result:
        """Run git at the top of the work tree, reading only unless it is told to write.

        `hooked`: hooks may run, so they find the person's own environment and language.
        Raises `CouldNotRun` with git's own words when `check` is set and git fails.
        """
        surroundings = _own_language() if hooked else _READING
        ask = with_hooks.ask if hooked else streaming.ask
        whole = {**self.environment, **surroundings, **(env or {})}
        done = Result(*ask(self.top, args, stdin or b"", whole))
        if check and done.status:
            verb = next((arg for arg in args if not arg.startswith("-") and "=" not in arg), "")
            raise complaints.refused(f"git {verb} failed in {self.top}.", done.err)
        return done

    def stream(self, *args: str, stdin: bytes = b"", **env: str) -> Iterator[bytes]:
        """What git prints, in pieces as it comes; for reading only. Raises `CouldNotRun`."""
        return streaming.stream(self.top, args, stdin, {**self.environment, **_READING, **env})

    def snapshot(self, paths: Iterable[str] = ()) -> Snapshot:
        """HEAD, branch, and which of `paths` differ from HEAD, in one look."""
        wanted = list(paths)
        # Without a path, git would look at the whole work tree.
        options = ("--untracked-files=all", "--ignored") if wanted else ("--untracked-files=no",)
        done = self.run(
            *("status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--no-ahead-behind"),
            *(*options, "--ignore-submodules=all", "--", *(wanted or [".git"])),
        )
        return parse(done.out)

    def head(self) -> str:
        """The commit of HEAD; "" while the branch is unborn."""
        return _text(self.run("rev-parse", "--quiet", "--verify", "HEAD^{commit}", check=False))

    def branch(self) -> str:
        """The name of the current branch; "" when HEAD is detached."""
        name = _text(self.run("symbolic-ref", "--quiet", "HEAD", check=False))
        return name.removeprefix("refs/heads/")

    def operation(self) -> str:
        """What is half done here: merge, rebase, cherry-pick, revert, bisect, or ""."""
        return next((name for mark, name in _OPERATIONS if (self.git_dir / mark).exists()), "")

    def identity(self) -> str:
        """Who commits, as "Name <address>"; raises `CouldNotRun` where git would have to guess."""
        who = ""
        for role in ("GIT_COMMITTER_IDENT", "GIT_AUTHOR_IDENT"):
            done = self.run("-c", "user.useConfigOnly=true", "var", role, check=False)
            if done.status:
                raise complaints.nobody(done.err)
            who = _text(done).rpartition(">")[0] + ">"
        return who

    def read(self, revision: str, path: str) -> bytes | None:
        """The bytes of `path` as `revision` has it; None when it has no such file."""
        done = self.run("cat-file", "blob", "--end-of-options", f"{revision}:{path}", check=False)
        if not done.status:
            return done.out
        if re.search(r"does not exist|exists on disk|[Ii]nvalid object name|bad file", done.err):
            return None
        raise CouldNotRun(
            f"Git cannot read {path} in {revision}.", details=complaints.plain(done.err)
        )

    def paths(self, revision: str, under: str = "") -> list[str]:
        """The regular files of `revision` below a folder; none on an unborn branch."""
        if revision == "HEAD" and not self.head():
            return []
        where = (under.rstrip("/") + "/",) if under.strip("/.") else ()
        listed = self.run(
            *("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", revision, *where)
        )
        lines = (line.partition(b"\t") for line in _records(listed.out))
        return [os.fsdecode(path) for facts, _, path in lines if facts.startswith(b"100")]

    def dirty(self, paths: Iterable[str]) -> list[str]:
        """Which of these paths differ from HEAD, in the index or on disk, or are unknown to it."""
        wanted = list(paths)
        return sorted(self.snapshot(wanted).entries) if wanted else []

    def hidden(self, under: str = "") -> list[str]:
        """The files below a folder that a sparse checkout leaves out of the work tree."""
        where = (under,) if under.strip("/.") else ()
        listed = _records(self.run("ls-files", "-t", "-z", "--", *where).out)
        return [os.fsdecode(line[2:]) for line in listed if line.startswith(b"S ")]

    def tracked(self, path: str) -> bool:
        """Whether git knows the file."""
        return bool(self.run("ls-files", "-z", "--", path).out)

    def branches(self, prefix: str = "") -> list[tuple[str, str]]:
        """Local branches whose name begins with `prefix`, each with its commit."""
        return self._branches(prefix)

    def unmerged(self, prefix: str = "") -> list[tuple[str, str]]:
        """Those branches that hold commits which HEAD does not have."""
        return self._branches(prefix, *(("--no-merged=HEAD",) if self.head() else ()))

    def _branches(self, prefix: str, *options: str) -> list[tuple[str, str]]:
        listed = self.run(
            *("for-each-ref", "--format=%(refname) %(objectname)", *options, "refs/heads/")
        )
        lines = (os.fsdecode(line).removeprefix("refs/heads/") for line in listed.out.split(b"\n"))
        pairs = (line.rpartition(" ") for line in lines if line.startswith(prefix))
        return [(name, commit) for name, _, commit in pairs if name]

    def checked_out(self) -> list[str]:
        """The branches that some work tree of this repository stands on."""
        listed = self.run("worktree", "list", "--porcelain").out.split(b"\n")
        mark = b"branch refs/heads/"
        return [os.fsdecode(line.removeprefix(mark)) for line in listed if line.startswith(mark)]

    def remote(self) -> tuple[str, str]:
        """The name and push address of the remote (`origin` first); empty when there is none."""
        listed = self.run("remote", "-v").out.decode("utf-8", "replace").split("\n")
        pairs = [line.removesuffix(" (push)").split("\t") for line in listed if "(push)" in line]
        pairs.sort(key=lambda pair: pair[0] != "origin")
        return (pairs[0][0], pairs[0][1]) if pairs else ("", "")

    def remote_url(self) -> str:
        """The address that a push goes to; "" when there is no remote."""
        return self.remote()[1]

    def hooks(self) -> tuple[str, ...]:
        """The commit hooks that git would run here."""
        found = ((name, self.hooks_dir / name) for name in COMMIT_HOOKS)
        return tuple(name for name, path in found if path.is_file() and os.access(path, os.X_OK))

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Whether `newer` holds `older` in its history."""
        asked = ("merge-base", "--is-ancestor", "--end-of-options", older, newer)
        return self.run(*asked, check=False).status == 0


def _own_language() -> dict[str, str]:
    """Git's messages in English, while hooks keep the person's character set."""
    kept = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG", "")
    return {"LC_ALL": "", "LANGUAGE": "", "LC_CTYPE": kept, "LC_MESSAGES": "C"}


def _text(done: Result) -> str:
    return os.fsdecode(done.out).strip()


def _records(out: bytes) -> list[bytes]:
    return [record for record in out.split(b"\0") if record]
