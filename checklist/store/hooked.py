"""Git as it runs hooks: through GitPython, which nothing else imports, and only as a runner.

Its own way to commit sweeps up staged files, ignores hooks and signing, and loses commits that
others make at the same time. Questions that run no hook go through `streaming`.
"""

from collections.abc import Mapping
from pathlib import Path

from checklist.store import complaints
from checklist.store.files import explain
from checklist.store.streaming import require, scratch


def ask(
    folder: Path, args: tuple[str, ...], stdin: bytes, environment: Mapping[str, str]
) -> tuple[int, bytes, str]:
    """Run git in `folder`; its exit status, what it printed and what it complained about.

    Raises `CouldNotRun` when git cannot run.
    """
    try:
        from git.cmd import Git  # slow to import, and raises where git is missing
    except ImportError as problem:
        raise complaints.git_missing() from problem
    from git.exc import GitCommandNotFound

    require(folder)
    try:
        with scratch() as source:
            source.write(stdin)
            source.seek(0)
            status, out, err = Git(str(folder)).execute(
                ["git", "-c", "core.quotepath=false", *args],
                istream=source,
                with_exceptions=False,
                with_extended_output=True,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
                env=dict(environment),
            )
    except GitCommandNotFound as problem:
        raise complaints.git_missing() from problem
    except OSError as problem:
        raise explain(problem, "Cannot run git") from problem
    return status, bytes(out), str(err)
