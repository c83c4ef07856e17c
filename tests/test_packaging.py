"""What people install holds what it needs, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from checklist import __version__

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    return build_wheel(PROJECT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `checklist` program of an environment into which the wheel is installed."""
    home = tmp_path_factory.mktemp("environment")
    run(home, sys.executable, "-m", "venv", "--without-pip", "environment")
    python = home / "environment" / "bin" / "python"
    run(home, sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet",
        "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel))  # fmt: skip
    return python.with_name("checklist")


def build_wheel(project: Path, folder: Path) -> Path:
    """The wheel of a project's folder."""
    return Path(
        next(WheelBuilder(str(project)).build(directory=str(folder), versions=["standard"]))
    )


def run(folder: Path, *command: str) -> str:
    """What a command prints in a folder; the libraries of this environment are there for it."""
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def content(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def below(folder: str) -> set[str]:
    """The files of a folder of the project."""
    found = (PROJECT / folder).rglob("*")
    files = {path.relative_to(PROJECT).as_posix() for path in found if path.is_file()}
    return {name for name in files if "__pycache__" not in name}


def test_the_wheel_holds_the_package_with_its_templates_and_samples(wheel: Path) -> None:
    names = set(content(wheel))
    assert below("checklist") <= names
    assert {f"checklist/{name}" for name in below("templates") | below("samples")} <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = set(content(wheel))
    assert {name.split("/")[0] for name in names} == {
        "checklist",
        f"decision_checklist-{__version__}.dist-info",
    }
    assert not [name for name in names if name.endswith(".pyc") or "/tests/" in name]


def test_the_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = next(SdistBuilder(str(PROJECT)).build(directory=str(tmp_path), versions=["standard"]))
    with tarfile.open(sdist) as archive:
        assert not {"proof", "benchmarks"} & {name.split("/")[1] for name in archive.getnames()}
        archive.extractall(tmp_path, filter="data")
    again = build_wheel(tmp_path / f"decision_checklist-{__version__}", tmp_path)
    assert content(again) == content(wheel)


def test_the_installed_program_finds_its_templates_questions_and_schemas(
    installed: Path, repository: Path, git: Callable[..., str]
) -> None:
    program = str(installed)
    assert run(repository, program, "--version") == f"checklist {__version__}\n"
    run(repository, program, "init")
    assert (repository / ".checklist.yaml").is_file()
    assert (repository / "decisions" / "README.md").is_file()
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Prepare")
    sample = PROJECT / "samples" / "on-call-weekends.yaml"
    run(repository, program, "new", "--no-input", "--answers", str(sample))
    assert "Weekend on-call" in run(repository, program, "list")
    for name in ("record", "answers", "review", "checklist"):
        assert '"$schema"' in run(repository, program, "schema", name)


def test_the_installed_program_is_the_one_that_is_tried(installed: Path, tmp_path: Path) -> None:
    python = str(installed.with_name("python"))
    found = run(tmp_path, python, "-c", "import checklist; print(checklist.__file__)")
    assert Path(found.strip()).is_relative_to(installed.parent.parent)


def test_a_first_start_plays_a_sample_and_a_second_one_too(
    installed: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-commit").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (hooks / "pre-commit").chmod(0o755)
    git(tmp_path, "config", "--global", "core.hooksPath", str(hooks))
    git(tmp_path, "config", "--global", "commit.gpgSign", "true")
    git(tmp_path, "config", "--global", "user.signingKey", "nobody")
    for _ in range(2):
        script = str(PROJECT / "scripts" / "start.sh")
        said = run(
            tmp_path, "sh", "-c", f"'{script}' '{installed}' '{tmp_path}/a sample' </dev/null"
        )
    assert "checklist -C" in said
    assert "show 2026-11-20-weekend" in said
    sample = tmp_path / "a sample"
    assert git(sample, "log", "--format=%an <%ae>|%s").split("\n")[:-1] == [
        "Sample Leader <sample@example.org>|Propose: Weekend on-call for the platform team",
        "Sample Leader <sample@example.org>|Prepare a sample repository",
    ]
    assert "SAMPLE" in (sample / "README.md").read_text(encoding="utf-8")
    assert git(sample, "status", "--porcelain") == ""
