"""Assumptions and costs: a belief and a change for free are found, in any words and any place."""

from __future__ import annotations

import pytest
from splicing import answered, found, head, own, rules, with_example
from tests_rules import EXAMPLE, line_of

from checklist.rules.assumptions import CHECKS
from checklist.rules.engine import check
from checklist.rules.texts.assumptions import RULES


def test_the_example_has_no_finding() -> None:
    assert found(EXAMPLE, CHECKS) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_has_this_finding_and_its_settled_form_none(rule) -> None:  # type: ignore[no-untyped-def]
    assert rules(with_example(rule.before), CHECKS) == [rule.name]
    assert rules(with_example(rule.after), CHECKS) == []


def test_each_assumption_that_could_not_be_false_is_found_at_its_line() -> None:
    text = answered(
        "assumptions",
        "- People are coasting.\n- They talk.\n  - **Wrong if:** They don't.\n- It is a short commute.",
    )
    assert found(text, CHECKS) == [
        ("not-falsifiable-assumption", line_of(text, "coasting")),
        ("not-falsifiable-assumption", line_of(text, "commute")),
    ]


@pytest.mark.parametrize(
    "wrong_if", ["-", "tbd", "never", "It can't be wrong.", "nothing", "nie", "offensichtlich"]
)
def test_a_sign_that_can_never_be_seen_is_none(wrong_if: str) -> None:
    text = answered("assumptions", f"- They talk.\n  - **Wrong if:** {wrong_if}")
    assert rules(text, CHECKS) == ["not-falsifiable-assumption"]


@pytest.mark.parametrize(
    "answer",
    [
        "- They talk. Wrong if they still miss the next step.",
        "- They talk. If wrong: it is still missing.",
        "- Sie reden. Falsch, wenn er weiterhin fehlt.",
        "- Sie reden.\n  - **Falsch, wenn:** Er fehlt weiterhin.",
        "- They talk.\n  - **Wrong if:** Nobody comes.",
        "- They talk.\n  - **Wrong if:** It never gets below 20.",
        "- [redacted 2027-03-01: a name]",
        "- They talk.\n  - **Wrong if:** [redacted 2027-03-01: a name]",
        "Skipped: I don't know yet",
        "Skipped: not asked in the quick pass",
    ],
)
def test_a_sign_in_any_words_is_enough(answer: str) -> None:
    assert rules(answered("assumptions", answer), CHECKS) == []


def test_statements_that_ask_for_no_sign_need_none() -> None:
    assert check(own({"kind": "statements"}, "- They talk."), CHECKS) == []
    part = {"key": "wrong-if", "kind": "text", "label": "Sign"}
    made = check(own({"kind": "statements", "parts": [part]}, "- They talk."), CHECKS)
    assert [(each.rule, "“Sign: …”" in each.settle) for each in made] == [
        ("not-falsifiable-assumption", True)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "none",
        "None.",
        "Nothing",
        "no cost",
        "It costs nothing.",
        "No costs at all",
        "nobody",
        "There are no downsides.",
        "keine",
        "Nichts.",
        "Niemanden",
        "Es kostet nichts",
        "kostenlos",
        "0",
        "Nothing to speak of",
    ],
)
def test_a_change_that_costs_nobody_anything_is_found(words: str) -> None:
    text = head("What it costs, and whom", words)
    assert found(text, CHECKS) == [("costs-nothing", line_of(text, "What it costs"))]


@pytest.mark.parametrize(
    "words",
    [
        "Nothing in money; two hours a week for the day shift.",
        "None for the team, an hour a day for the planners.",
        "No cost but the way to work.",
        "Nobody loses pay; the night shift loses its canteen.",
        "Keine Kosten, aber Fahrzeit.",
        "Skipped: not mine to answer",
        "[redacted 2027-03-01: pay]",
        "-",
    ],
)
def test_a_price_in_other_words_is_one_and_a_placeholder_is_of_another_rule(words: str) -> None:
    assert rules(head("What it costs, and whom", words), CHECKS) == []
