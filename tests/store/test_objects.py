"""Objects are read from git as they are, and nothing is fetched for them."""

from collections.abc import Callable
from pathlib import Path

from checklist.store.objects import Problem, contents
from checklist.store.repository import Repository


def test_a_missing_object_is_a_problem_and_is_not_fetched(
    repository: Path, git: Callable[..., str], tmp_path: Path
) -> None:
    program, canary = tmp_path / "program", tmp_path / "canary"
    program.write_text(f"#!/bin/sh\n: > '{canary}'\nexit 1\n")
    program.chmod(0o755)
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "other"),
        ("remote.other.promisor", "true"),
        ("remote.other.url", f"ext::{program}"),
        ("protocol.ext.allow", "always"),
    ):
        git(repository, "config", key, value)
    blob = git(repository, "rev-parse", "HEAD:README.md").strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    found = dict(contents(Repository.find(repository), [blob]))
    assert isinstance(found[blob], Problem)
    assert not canary.exists()
    git(repository, "cat-file", "-p", blob, check=False)
    assert canary.exists(), "git would not have fetched it anyway"
