"""SECURITY.md names only what is there to try it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
PAGE = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
TESTS = sorted(set(re.findall(r"`(tests/[^`]*)`", PAGE)))
ROWS = re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("named", TESTS)
def test_a_test_that_is_named_exists(named: str) -> None:
    file, _, test = named.partition("::")
    tree = ast.parse((PROJECT / file).read_text(encoding="utf-8"))
    assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_a_part_of_the_proof_that_is_named_exists() -> None:
    if not (PROJECT / "proof").is_dir():
        pytest.skip("a source distribution comes without it")
    named = re.findall(r"`(proof/[^`]*)`", PAGE)
    assert named and all((PROJECT / each).is_file() for each in named)


def test_every_row_says_what_tries_it() -> None:
    assert re.findall(r"^(\d+)\. \S", PAGE, re.MULTILINE) == ROWS
