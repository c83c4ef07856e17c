"""`make proof` covers what it says, and does not rot: CI runs only a sample of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.cli import COMMANDS, group

pytest.importorskip("proof", reason="a source distribution comes without it")
from proof import canary, cases, commands, mutations

PROJECT = Path(__file__).parent.parent


def test_every_command_that_writes_is_killed_and_failed() -> None:
    writing = {
        name for name in COMMANDS
        if (found := group.get_command(None, name))  # type: ignore[arg-type]
        and "unlock" in {parameter.name for parameter in found.params}
    }  # fmt: skip
    # `open` runs the person's own editor, then goes the way of `edit`.
    assert writing - {"open"} | {"init"} == {each.arguments[0] for each in commands.COMMANDS}


def test_there_are_at_least_500_hostile_inputs_each_with_a_name() -> None:
    names = [each.name for each in cases.cases()]
    assert len(names) == len(set(names)) >= 500


def test_every_command_that_reads_is_watched_for_the_canary() -> None:
    watched = {command[0] for command in canary.READING}
    writing = {each.arguments[0] for each in commands.COMMANDS} | {"open"}
    # These read nothing of a repository, or only what git itself hands over.
    assert watched == set(COMMANDS) - writing - {"explain", "schema", "merge-driver"}


@pytest.mark.parametrize("mutation", mutations.MUTATIONS, ids=lambda mutation: mutation.name)
def test_the_place_of_every_bad_change_is_still_there(mutation: mutations.Mutation) -> None:
    text = (PROJECT / mutation.file).read_text(encoding="utf-8")
    assert text.count(mutation.old) == 1
