"""What is installed here is what a lock names, to the byte; the locks fit what the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parent.parent
NAMES = ("run", "test", "upkeep")
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)(?: ; (.+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)  # fmt: skip


def text(name: str) -> str:
    return (PROJECT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """The version of each package of a lock, whatever platform it is for."""
    return {canonicalize_name(found[1]): found[2] for found in PIN.finditer(text(name))}


def asked(name: str) -> list[Requirement]:
    """What the project asks for by name, and a lock must hold."""
    data = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = data["project"], data["dependency-groups"]
    found = [*project["dependencies"], *groups["build"], *data["build-system"]["requires"]]
    found += project["optional-dependencies"]["dev"] if name != "run" else []
    found += groups["upkeep"] if name == "upkeep" else []
    return [Requirement(each) for each in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_holds_pins_with_hashes_and_nothing_else(name: str) -> None:
    rest = PIN.sub("", text(name))
    assert not [line for line in rest.split("\n") if line and not line.lstrip().startswith("#")]
    assert "://" not in text(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_fits_what_the_project_asks_for(name: str) -> None:
    locked = pins(name)
    for each in asked(name):
        version = locked.get(canonicalize_name(each.name))
        assert version and version in each.specifier, f"{each}: run make lock"


def test_the_locks_agree() -> None:
    run, test, upkeep = map(pins, NAMES)
    assert run.items() <= test.items() <= upkeep.items()
