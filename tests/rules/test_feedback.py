"""Feedback: each part that is missing is found, what protects people is recognised in any words."""

from __future__ import annotations

import pytest
from splicing import answered, found, head, own, rules, with_example
from tests_rules import EXAMPLE, case, line_of

from checklist.rules.engine import check
from checklist.rules.feedback import CHECKS
from checklist.rules.texts.feedback import RULES

PARTS = {
    "How": "feedback-channel-missing", "When": "feedback-date-missing",
    "Who reads it": "feedback-reader-missing", "What protects them": "feedback-protection-missing",
    "What comes back": "feedback-returns-missing",
}  # fmt: skip


def test_the_example_has_no_finding() -> None:
    assert found(EXAMPLE, CHECKS) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_has_this_finding_and_its_settled_form_none(rule) -> None:  # type: ignore[no-untyped-def]
    assert rules(with_example(rule.before), CHECKS) == [rule.name]
    assert rules(with_example(rule.after), CHECKS) == []


@pytest.mark.parametrize("label", PARTS)
def test_a_part_that_is_missing_or_says_nothing_is_found(label: str) -> None:
    line = next(line for line in EXAMPLE.split("\n") if f"**{label}:**" in line)
    heading = line_of(EXAMPLE, "<!-- feedback -->")
    assert found(EXAMPLE.replace(line + "\n", ""), CHECKS) == [(PARTS[label], heading)]
    for nothing in ("-", "–", "tbd", "nobody", "noch offen"):
        text = head(label, nothing)
        assert found(text, CHECKS) == [(PARTS[label], line_of(text, f"**{label}:**"))]
    assert rules(head(label, "[redacted 2027-03-01: a name]"), CHECKS) == []


def test_an_open_door_lacks_all_but_the_channel() -> None:
    assert rules(answered("feedback", "- **How:** My door is always open."), CHECKS) == sorted(
        set(PARTS.values()) - {"feedback-channel-missing"}
    )


@pytest.mark.parametrize(
    "protection",
    [
        "",
        "- **What protects them:** Trust me.\n",
        "- **What protects them:** I keep it to myself.\n",
        "- **Was sie schützt:** Ich erzähle es niemandem.\n",
    ],
)
@pytest.mark.parametrize(
    "reader", ["me", "Me, personally", "only me", "Ich", "ich selbst", "Nur ich."]
)
def test_the_owner_as_the_only_reader_protects_nobody(reader: str, protection: str) -> None:
    answer = f"- **How:** In the meeting.\n- **When:** 2027-01-29\n- **Who reads it:** {reader}\n{protection}- **What comes back:** Counts."
    (finding,) = check(case(answered("feedback", answer)), CHECKS)
    assert finding.rule == "feedback-protection-missing"
    assert reader in finding.message or protection


def test_the_word_anonymous_alone_is_no_protection() -> None:
    text = EXAMPLE.replace("- **What protects them:** Nothing is shown below eight answers.\n", "")
    (finding,) = check(case(text), CHECKS)
    assert finding.message == "it says “anonymous”, and not what makes it so"


@pytest.mark.parametrize(
    "how",
    [
        "three questions on a paper slip in a box", "A form without names", "Drei Fragen auf einem Zettel im Briefkasten",
        "Ein Fragebogen ohne Namen, gezeigt ab zehn Antworten", "A neutral person asks",
        "A talk with somebody who is not in our line", "Three questions, shown from at least eight answers",
    ],
)  # fmt: skip
@pytest.mark.parametrize("reader", ["me", "the representative first"])
def test_what_makes_an_answer_safe_protects_wherever_it_is_said(how: str, reader: str) -> None:
    answer = f"- **How:** {how}\n- **When:** 2027-01-29\n- **Who reads it:** {reader}\n- **What comes back:** Counts."
    assert rules(answered("feedback", answer), CHECKS) == []


@pytest.mark.parametrize(
    "words",
    [
        "Everybody gets the same slip.",
        "Nothing is shown below eight answers.",
        "Unter acht Antworten wird nichts gezeigt.",
        "They can answer from home.",
    ],
)
def test_what_is_said_to_protect_is_believed_even_where_the_owner_reads(words: str) -> None:
    assert rules(head("What protects them", words, head("Who reads it", "me")), CHECKS) == []


def test_a_day_in_other_places_or_forms_counts() -> None:
    assert rules(head("When", "2027-01-18 to 2027-01-22"), CHECKS) == []
    assert rules(head("When", "after the test"), CHECKS) == []  # no day: another rule says so
    assert rules(head("How", "Three questions, 2027-01-29", head("When", "-")), CHECKS) == []


def test_who_reads_it_may_be_said_with_the_channel() -> None:
    how = head("How", "Three questions; the representative reads them", head("Who reads it", "-"))
    assert rules(how, CHECKS) == []


def test_where_a_name_was_erased_a_protection_may_have_stood_too() -> None:
    erased = head("Who reads it", "[redacted 2027-03-01: a name]", head("What protects them", "-"))
    assert rules(erased, CHECKS) == []


def test_an_answer_in_running_text_is_read_for_what_it_says() -> None:
    prose = "Three questions on paper on 2027-01-29, read by the representative. No names. We report the results within a week."
    assert rules(answered("feedback", prose), CHECKS) == []
    prose = (
        "Drei Fragen auf Zetteln am 29.1., die Vertretung liest sie. Ergebnisse am Freitag darauf."
    )
    assert rules(answered("feedback", prose), CHECKS) == []
    assert rules(answered("feedback", "People can always talk to us."), CHECKS) == sorted(
        set(PARTS.values()) - {"feedback-channel-missing"}
    )


@pytest.mark.parametrize(
    "answer",
    [
        "Skipped: I'll ask on 2026-12-01",
        "Skipped: not asked in the quick pass",
        "[redacted 2027-03-01: names]",
        "",
    ],
)
def test_what_is_open_is_not_asked_for(answer: str) -> None:
    assert rules(answered("feedback", answer), CHECKS) == []


def test_only_the_parts_of_ones_own_question_are_missed() -> None:
    parts = [
        {"key": "how", "kind": "text", "label": "How"},
        {"key": "reader", "kind": "text", "label": "Reader"},
    ]
    made = own({"key": "feedback", "kind": "parts", "parts": parts}, "- **How:** In a round.")
    assert [each.rule for each in check(made, CHECKS)] == ["feedback-reader-missing"]
