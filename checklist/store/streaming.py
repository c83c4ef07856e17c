"""Git asked for what it has: as a whole, or as it comes where that is too long to hold in memory.

`Repository.run` and `Repository.stream` are the ways in. The git library is not used here: it takes
longer to import than git takes to answer.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from checklist.errors import CouldNotRun
from checklist.store import complaints
from checklist.store.files import explain

if TYPE_CHECKING:
    import subprocess

_PIECE = 1 << 18  # bytes


def stream(
    folder: Path, args: tuple[str, ...], stdin: bytes, environment: Mapping[str, str]
) -> Iterator[bytes]:
    """Run git in `folder` and give what it prints, in pieces of any length but 0.

    Who stops listening stops git. Raises `CouldNotRun` when git cannot run or fails.
    """
    with _begun(folder, args, stdin, environment) as (git, complaint):
        yield from _pieces(git)
        if git.returncode:
            raise _failed(folder, args, _said(complaint))


def ask(
    folder: Path, args: tuple[str, ...], stdin: bytes, environment: Mapping[str, str]
) -> tuple[int, bytes, str]:
    """Run git in `folder`; its exit status, what it printed and what it complained about.

    Raises `CouldNotRun` when git cannot run.
    """
    with _begun(folder, args, stdin, environment) as (git, complaint):
        printed = b"".join(_pieces(git))
        return git.returncode, printed, _said(complaint)


@contextlib.contextmanager
def _begun(
    folder: Path, args: tuple[str, ...], stdin: bytes, environment: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], BinaryIO]]:
    """Git as it runs, and the file for its complaints."""
    import subprocess  # slow to import, and seldom needed

    require(folder)
    surroundings = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C", **environment}
    with scratch() as source, scratch() as complaint:
        source.write(stdin)
        source.seek(0)
        try:
            git = subprocess.Popen(
                ("git", "-c", "core.quotepath=false", *args),
                cwd=folder, env=surroundings, stdin=source, stdout=subprocess.PIPE,
                stderr=complaint,
            )  # fmt: skip
        except OSError as problem:
            if isinstance(problem, FileNotFoundError):
                raise complaints.git_missing() from problem
            raise explain(problem, "Cannot run git") from problem
        yield git, complaint


def scratch() -> BinaryIO:
    """A file without a name: in memory where that can be, so that a full disk does not matter."""
    try:
        return open(os.memfd_create("checklist"), "w+b")  # noqa: PTH123 (closed by `with`)
    except (AttributeError, OSError):  # another system, or it is not allowed here
        import tempfile  # slow to import

        return cast(BinaryIO, tempfile.TemporaryFile())


def require(folder: Path) -> None:
    """Raise `CouldNotRun` unless there is a folder to run git in."""
    if not folder.is_dir():
        raise CouldNotRun(f"There is no folder {folder}.", "Check the path after -C.")


def _said(complaint: BinaryIO) -> str:
    complaint.seek(0)
    return complaint.read().decode("utf-8", "replace")


def _pieces(git: subprocess.Popen[bytes]) -> Iterator[bytes]:
    assert git.stdout is not None
    with git.stdout as out:
        try:
            while piece := os.read(out.fileno(), _PIECE):
                yield piece
        except GeneratorExit:
            with contextlib.suppress(OSError):
                git.terminate()
            raise
        finally:
            if git.poll() is None:
                out.close()
            git.wait()


def _failed(folder: Path, args: tuple[str, ...], words: str) -> CouldNotRun:
    verb = next((arg for arg in args if not arg.startswith("-") and "=" not in arg), "")
    return complaints.refused(f"git {verb} failed in {folder}.", words)
