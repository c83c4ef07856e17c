"""The samples: every weak line of the weak one is noticed, and the careful ones are left in peace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests_rules import line_of, well_put

from checklist.format import answers, proposal, reader, yaml_in
from checklist.format.lines import Wording
from checklist.format.writer import render
from checklist.rules import assumptions, evidence, expectations, feedback, unheard
from checklist.rules.case import Case
from checklist.rules.engine import check
from checklist.store.checklists import built_in

SAMPLES = Path(__file__).parent.parent.parent / "samples"
CHECKLIST = built_in()
ROOMS = (unheard, evidence, assumptions, feedback, expectations)
CHECKS = tuple(each for room in ROOMS for each in room.CHECKS)


def written(name: str) -> str:
    """The record that a sample's answers make."""
    data = yaml_in.load((SAMPLES / f"{name}.yaml").read_bytes(), limit=1 << 20, what=name)
    record = proposal.propose(answers.read(data, CHECKLIST), CHECKLIST, "2026-11-20-a-sample")
    return render(record, Wording(CHECKLIST, CHECKLIST.language))


def noticed(text: str) -> list[tuple[int, str]]:
    """Line and rule of each finding."""
    case = Case(reader.read(text.encode(), CHECKLIST), "decisions/2026/2026-11-20-a-sample.md")
    return [(each.place.line, each.rule) for each in well_put(check(case, CHECKS))]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("people have checked out", "no-observation"),
        ("What it costs", "costs-nothing"),
        ("**everyone**", "everyone-as-group"),
        ("Badge data", "evidence-kind-missing"),
        ("The managers tell me", "evidence-kind-missing"),
        ("No one pushed back", "evidence-kind-missing"),
        ("People are coasting", "not-falsifiable-assumption"),
        ("It's only a short commute", "not-falsifiable-assumption"),
        ("<!-- feedback -->", "feedback-protection-missing"),
        ("Collaboration will improve", "not-falsifiable"),
    ],
)
def test_each_weak_line_has_its_finding(line: str, rule: str) -> None:
    text = written("office-days-weak")
    assert (line_of(text, line), rule) in noticed(text)


def test_the_careful_sample_gets_what_its_author_would_accept() -> None:
    text = written("on-call-weekends")
    assert noticed(text) == [(line_of(text, "7 of 12 would join"), "evidence-date-missing")]


def test_the_uneven_sample_is_asked_for_what_it_lacks() -> None:
    text = written("ward-handover")
    expected = [
        ("Nurses, night", "never-asked"),
        ("Doctors on the ward", "how-asked-missing"),
        ("**Patients**", "never-asked"),
        ("31 fields", "evidence-date-missing"),
        ("31 fields", "evidence-source-missing"),
        ("Nurses find time", "not-falsifiable-assumption"),
        ("nobody objected", "not-falsifiable-assumption"),
        ("<!-- feedback -->", "feedback-protection-missing"),
        ("<!-- feedback -->", "feedback-returns-missing"),
    ]
    assert noticed(text) == [(line_of(text, words), rule) for words, rule in expected]


def test_a_sample_says_the_same_whatever_its_line_ends_are() -> None:
    text = written("ward-handover")
    assert noticed(re.sub("\n", "\r\n", text)) == noticed(text)
