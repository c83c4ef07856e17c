"""A commit on a branch of its own: work tree, index and current branch stay as they are."""

import contextlib
import shlex
from collections.abc import Iterator

from checklist.errors import CouldNotRun, UsageProblem
from checklist.store.commit import staging, temporary_tree
from checklist.store.commit.durability import durable, write_through
from checklist.store.commit.landing import Same, equal, message_of
from checklist.store.commit.readiness import branch_lock, refuse_locks
from checklist.store.commit.writer import Change, Landed, writing
from checklist.store.complaints import refused
from checklist.store.files import explain
from checklist.store.forge import request_address
from checklist.store.repository import Repository


def commit_on_branch(
    repo: Repository, change: Change, branch: str, *, same: Same, start: str = "",
    unlock: bool = False,
) -> Landed:  # fmt: skip
    """Commit `change` on top of `branch`; a new one begins at `start`, or else at HEAD.

    A second call changes nothing; `unlock` deletes the branch's lock that a killed git left.
    Raises `CouldNotRun`, `UsageProblem` for an impossible name.
    """
    if repo.run("check-ref-format", "--branch", branch, check=False).status:
        raise UsageProblem(f"“{branch}” cannot be the name of a branch.", "Choose another one.")
    with writing(repo):
        refuse_locks([branch_lock(repo, branch)], unlock)
        temporary_tree.remove_left_behind(repo)
        _refuse_checked_out(repo, branch)
        tip = _commit_of(repo, f"refs/heads/{branch}")
        if tip and (done := _already(repo, change, tip, same)):
            return done._replace(branch=branch)
        if start and not _commit_of(repo, start):
            raise UsageProblem(f"There is no commit “{start}” to start the branch from.")
        base = tip or _commit_of(repo, start or "HEAD")
        if repo.hooks():
            return temporary_tree.commit(repo, change, branch, tip, base, same)
        return _without_hooks(repo, change, branch, tip, base)


def _refuse_checked_out(repo: Repository, branch: str) -> None:
    if branch in (*repo.checked_out(), repo.branch()):
        raise CouldNotRun(
            f"The branch {branch} is checked out, so it cannot move behind your back.",
            "Leave out --branch to commit on the current branch, or choose another one.",
        )


def _commit_of(repo: Repository, revision: str) -> str:
    asked = ("rev-parse", "--quiet", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    # Before git 2.31 the marker itself is printed as well.
    return repo.run(*asked, check=False).out.decode("ascii", "replace").strip().rpartition("\n")[2]


def _already(repo: Repository, change: Change, tip: str, same: Same) -> Landed | None:
    """The branch as it is, when it holds this change already."""
    theirs = {path: repo.read(tip, path) for path in change.files}
    exact = all(theirs[path] == data for path, data in change.files.items())
    alike = all(equal(path, data, theirs[path], same) for path, data in change.files.items())
    if not exact and not (alike and message_of(repo, tip) == change.message.strip()):
        return None
    held = {path: data for path, data in theirs.items() if data is not None}
    return Landed(tip, "", ("It was committed already.",), held)


def _without_hooks(repo: Repository, change: Change, branch: str, tip: str, base: str) -> Landed:
    """Build the commit beside the work tree, in an index of its own, and move the branch to it."""
    with _private_index(repo) as private:
        if base:
            repo.run("read-tree", "--end-of-options", base, env=private)
        lines = [_index_line(repo, path, data, private) for path, data in change.files.items()]
        repo.run("update-index", "-z", "--index-info", stdin=b"".join(lines), env=private)
        tree = _line(repo.run(*durable(repo), "write-tree", env=private).out)
    commit = _commit_tree(repo, tree, base, change.message)
    _move(repo, branch, commit, tip)
    write_through(repo, f"refs/heads/{branch}")
    return Landed(commit, branch, (), _held(repo, commit, change))


@contextlib.contextmanager
def _private_index(repo: Repository) -> Iterator[dict[str, str]]:
    """The setting for an index of our own; one that a kill left is replaced."""
    index = repo.state_dir / "branch-index"
    try:
        for each in (index, index.with_suffix(".lock")):
            each.unlink(missing_ok=True)
    except OSError as problem:
        raise explain(problem, f"Cannot delete {index}") from problem
    try:
        yield {"GIT_INDEX_FILE": str(index)}
    finally:
        with contextlib.suppress(OSError):  # what stays is replaced the next time
            index.unlink()


def _index_line(repo: Repository, path: str, data: bytes | None, env: dict[str, str]) -> bytes:
    name = path.encode("utf-8", "surrogateescape")
    if data is None:
        return b"0 %s\t%s\0" % (b"0" * (64 if repo.object_format == "sha256" else 40), name)
    listed = repo.run("ls-files", "--stage", "-z", "--", path, env=env).out
    mode = listed[:6] if listed.startswith(b"100") else b"100644"
    asked = (*durable(repo), "hash-object", "-w", "--stdin", f"--path={path}")
    return b"%s %s\t%s\0" % (mode, _line(repo.run(*asked, stdin=data).out).encode(), name)


def _commit_tree(repo: Repository, tree: str, base: str, message: str) -> str:
    signing = repo.run("config", "--type=bool", "--get", "commit.gpgsign", check=False)
    done = repo.run(
        *(*durable(repo), "commit-tree", *(("-S",) if signing.out.strip() == b"true" else ())),
        *(*(("-p", base) if base else ()), "-F", "-", tree),
        stdin=message.rstrip("\n").encode() + b"\n",
        check=False,
        hooked=True,
    )
    if done.status:
        hint = "If it is about signing, check: git config --get user.signingkey"
        raise refused("Git did not make the commit.", done.err, hint)
    return _line(done.out)


def _move(repo: Repository, branch: str, commit: str, tip: str) -> None:
    """Let the branch point to `commit`, only if it still stands where it was seen."""
    moved = staging.patiently(
        repo,
        *(*durable(repo), "update-ref", "--create-reflog", "-m", "commit: checklist"),
        *(f"refs/heads/{branch}", commit, tip or "0" * len(commit)),
    )
    if moved.status:
        raise refused(
            f"The branch {branch} moved or is locked, so nothing was committed.",
            moved.err,
            "Run the same command again; if a lock file is named below, no git is running "
            "and it stays, delete that file.",
        )


def _line(out: bytes) -> str:
    return out.decode("ascii", "replace").strip()


def _held(repo: Repository, commit: str, change: Change) -> dict[str, bytes]:
    """What the commit really has, where git converts contents."""
    found = {path: repo.read(commit, path) for path in change.files}
    return {path: data for path, data in found.items() if data is not None}


def push_hint(repo: Repository, branch: str) -> tuple[str, ...]:
    """How to push the branch and where to open the request for a review, in lines to print."""
    name, url = repo.remote()
    if not name:
        return (
            "There is no remote yet. Add one: git remote add origin ADDRESS",
            f"Then: git push -u origin {shlex.quote(branch)}",
        )
    push = f"git push -u {shlex.quote(name)} {shlex.quote(branch)}"
    address = request_address(url, branch)
    return (push, address) if address else (push,)
