"""Expectations: hopes, missing days and dishonest chances are found; what can be seen is believed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from splicing import PROPOSED, answered, found, own, rules, with_example
from tests_rules import EXAMPLE, line_of

from checklist.rules.engine import check
from checklist.rules.expectations import _HINTS, _HOPE, CHECKS
from checklist.rules.texts.expectations import RULES


def expected(statement: str) -> list[str]:
    """The rules that have findings where this is expected, with a day and a chance."""
    return rules(answered("expectations", f"- **70 %** by 2027-02-08: {statement}"), CHECKS)


def test_the_example_has_no_finding() -> None:
    assert found(EXAMPLE, CHECKS) == found(PROPOSED, CHECKS) == []


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.before], ids=lambda rule: rule.name
)
def test_the_example_of_a_rule_has_this_finding_and_its_settled_form_none(rule) -> None:  # type: ignore[no-untyped-def]
    assert rules(with_example(rule.before), CHECKS) == [rule.name]
    assert rules(with_example(rule.after), CHECKS) == []


@given(st.from_regex(_HOPE, fullmatch=True))
def test_the_quick_look_for_hopes_passes_none_over(hope: str) -> None:
    plain = hope.lower()
    assert not re.search(_HOPE, plain) or any(hint in plain for hint in _HINTS)


def test_a_hope_has_all_its_findings_at_its_line() -> None:
    text = answered(
        "expectations", "- **90 %** by 2027-02-08: Nobody leaves.\n- Collaboration will improve."
    )
    line = line_of(text, "Collaboration")
    assert found(text, CHECKS) == [
        (rule, line)
        for rule in ("expectation-date-missing", "not-falsifiable", "probability-missing")
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "Collaboration will improve.", "Better collaboration", "People will be happier.", "It will work.",
        "It works well.", "Communication gets better.", "More trust between the shifts",
        "The mood in the team improves.", "This will be a success.", "Hand-offs go more smoothly.",
        "People get used to it.", "Everything runs smoothly.", "Higher productivity",
        "The team will be more motivated.", "Die Zusammenarbeit wird besser.", "Bessere Zusammenarbeit",
        "Die Stimmung verbessert sich.", "Es klappt.", "Alle gewöhnen sich daran.", "Mehr Vertrauen",
        "Die Übergaben laufen besser.", "Alles wird gut laufen.", "Die Leute sind zufriedener.",
    ],
)  # fmt: skip
def test_what_is_true_whatever_happens_is_found(statement: str) -> None:
    assert expected(statement) == ["not-falsifiable"]


@pytest.mark.parametrize(
    "statement",
    [
        "At most 15 of 60 cases since the roll-out lack a next step.", "A shift on an office day is short of people.",
        "Nobody leaves the rota.", "Two people ask to leave the rota.", "Nobody complains about better collaboration.",
        "Collaboration improves by a tenth in the survey.", "The rating improves.", "Fewer tickets than in October",
        "Better than today: half of the cases have a next step.", "The representative says that it works well.",
        "The night shift asks to keep it.", "A higher share of cases has a next step.", "Backlog improves.", "Response times get better.", "Die Wartezeiten werden besser.",
        "The box for slips is empty.", "Niemand verlässt die Schicht.", "Höchstens 15 von 60 Fällen.",
        "Eine Schicht ist zu knapp besetzt.", "Die Quote verbessert sich.", "Zwei kündigen.",
        "Die Vertretung sagt, dass es besser läuft.", "[redacted 2027-03-01: a name] will improve.",
    ],
)  # fmt: skip
def test_what_one_can_see_count_or_be_told_is_no_hope(statement: str) -> None:
    assert expected(statement) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("**70 %**: Nobody leaves.", "expectation-date-missing"),
        ("**70 %** by -: Nobody leaves.", "expectation-date-missing"),
        ("**unknown** by 2027-02-08: Nobody leaves.", "probability-missing"),
        ("**likely** by 2027-02-08: Nobody leaves.", "probability-missing"),
        ("**unbekannt** bis 2027-02-08: Niemand geht.", "probability-missing"),
        ("**0 %** by 2027-02-08: Nobody leaves.", "probability-extreme"),
        ("**100 %** bis 2027-02-08: Niemand geht.", "probability-extreme"),
        ("**170 %** by 2027-02-08: Nobody leaves.", "probability-extreme"),
    ],
)
def test_day_and_chance_are_missed(line: str, rule: str) -> None:
    assert rules(answered("expectations", f"- {line}"), CHECKS) == [rule]


@pytest.mark.parametrize(
    "line",
    [
        "**1 %** by 2027-02-08: Nobody leaves.",
        "**99,5 %** bis 2027-02-08: Niemand geht.",
        "**70 %**: Nobody leaves by 2027-02-08.",
        "**70 %**: Nobody leaves by 17 January 2027.",
        "**70 %** by the end of spring: Nobody leaves.",  # no day: another rule says so
        "[redacted 2027-03-01: a name]",
    ],
)
def test_an_honest_chance_and_a_day_in_the_words_are_enough(line: str) -> None:
    assert rules(answered("expectations", f"- {line}"), CHECKS) == []


def test_that_nothing_is_expected_is_a_note_as_long_as_it_can_still_be_said() -> None:
    start = PROPOSED.index("## What we expect")
    heading = line_of(PROPOSED, "# Two office days")
    assert found(PROPOSED[:start], CHECKS) == [("expectations-missing", heading)]
    assert rules(answered("expectations", "", PROPOSED), CHECKS) == ["expectations-missing"]
    assert (
        rules(answered("expectations", "Skipped: not asked in the quick pass", PROPOSED), CHECKS)
        == []
    )
    assert rules(PROPOSED[:start].replace("status: proposed", "status: withdrawn"), CHECKS) == []
    assert rules(answered("expectations", "", EXAMPLE), CHECKS) == []  # looked back on already


def test_questions_of_ones_own_are_listened_to_by_their_kind() -> None:
    made = own({"kind": "expectations"}, "- **70 %** by 2027-02-08: It will improve.")
    assert [each.rule for each in check(made, CHECKS)] == ["not-falsifiable"]
    made = own({"kind": "expectations", "required": True}, "")
    assert check(made, CHECKS) == []  # that it must be answered is said by another rule
    assert check(own({"kind": "text"}, "It will improve."), CHECKS) == []
