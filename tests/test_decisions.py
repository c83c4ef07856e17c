"""This project's own decisions are records as the tool writes them."""

from pathlib import Path

import pytest

from checklist.format.proposal import proposed
from checklist.format.reader import read
from checklist.format.writer import render
from checklist.store.checklists import built_in

DECISIONS = sorted(Path(__file__).parent.parent.glob("decisions/*/*.md"))


def test_there_are_at_least_three() -> None:
    assert len(DECISIONS) >= 3


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_reads_without_a_problem_and_renders_to_itself(path: Path) -> None:
    reading = read(path.read_bytes(), built_in())
    assert not reading.problems
    assert render(reading.record, reading.wording) == path.read_text("utf-8")
    assert path.stem == reading.record.id


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_it_says_who_was_not_asked(path: Path) -> None:
    answers = proposed(read(path.read_bytes(), built_in()).record, built_in())
    assert any(group.get("asked") == 0 for group in answers["affected"].items)
