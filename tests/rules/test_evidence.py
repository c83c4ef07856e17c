"""Evidence: what is missing or one-sided is found at its line, what a careful author wrote is not."""

from __future__ import annotations

import pytest
from splicing import answered, found, head, own, rules, with_example
from tests_rules import EXAMPLE, case, line_of

from checklist.model.config import Config
from checklist.rules.engine import check
from checklist.rules.evidence import CHECKS
from checklist.rules.texts.evidence import RULES

COUNTED = (
    "- **measured** (2026-11-20, receivers' tally): 23 of 60 sampled cases lacked a next step.\n"
)
SAW = "- **saw** (2026-11-10, two evenings): Hand-offs happen in a corridor.\n"
TOLD = "- **told** (2026-11-12, day shift): The form takes too long.\n"
CALM = answered(
    "assumptions", "- People in one room find time to talk.\n  - **Wrong if:** They don't."
)


def evidence(*lines: str, text: str = EXAMPLE, config: Config | None = None) -> list[str]:
    """The rules that have findings where this is the evidence."""
    return rules(answered("evidence", "".join(lines), text), CHECKS, config)


def test_the_example_has_no_finding() -> None:
    assert found(EXAMPLE, CHECKS) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_has_this_finding_and_its_settled_form_none(rule) -> None:  # type: ignore[no-untyped-def]
    assert rules(with_example(rule.before), CHECKS) == [rule.name]
    assert rules(with_example(rule.after), CHECKS) == []


# --- how it is known ------------------------------------------------------------------------------


def test_evidence_of_an_unknown_kind_is_found_at_its_line() -> None:
    text = answered(
        "evidence", f"{COUNTED}- **unknown** (undated): Badge data is down.\n- It is slow.", CALM
    )
    assert found(text, CHECKS) == [
        ("evidence-kind-missing", line_of(text, "Badge data")),
        ("evidence-kind-missing", line_of(text, "It is slow")),
    ]


def test_a_finding_repeats_the_words_on_one_line() -> None:
    finding, *_ = check(case(answered("evidence", "- It is slow\n  and late.")), CHECKS)
    assert finding.message == "it does not say how this is known: “It is slow and late.”"


def test_the_ways_of_knowing_are_named_in_the_language_of_the_record() -> None:
    text = EXAMPLE.replace("created: 2026-11-22\n", "created: 2026-11-22\nlanguage: de\n")
    finding, *_ = check(case(answered("evidence", "- Es dauert zu lange.", text)), CHECKS)
    assert finding.settle == "Begin it with gesehen, gehört, gemessen or angenommen."


@pytest.mark.parametrize(
    "line",
    ["- **gesehen** (2026-11-10, zwei Abende): Kurz.", "- saw (2026-11-10, two evenings): Short."],
)
def test_each_language_and_a_line_without_marks_say_how_it_is_known(line: str) -> None:
    assert evidence(line) == []


@pytest.mark.parametrize(
    "answer",
    [
        "Skipped: I'll ask on 2026-12-01",
        "[redacted 2027-03-01: a name]",
        "- [redacted 2027-03-01: a name]",
    ],
)
def test_what_is_open_or_buried_is_not_asked_for(answer: str) -> None:
    assert evidence(answer) == []


# --- source and date ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- **told** (2026-11-12): It takes too long.", ["evidence-source-missing"]),
        ("- **told** (2026-11-12, -): It takes too long.", ["evidence-source-missing"]),
        ("- **saw** (2026-11-12): Hand-offs happen in a corridor.", ["evidence-source-missing"]),
        ("- **measured** (2026-11-12): 23 of 60 lacked a next step.", ["evidence-source-missing"]),
        ("- **measured** (2026-11-12): 40 % lack a next step.", ["evidence-source-missing"]),
        (
            "- **gemessen** (2026-11-12): 40 % haben keinen nächsten Schritt.",
            ["evidence-source-missing"],
        ),
        ("- **told** (undated, day shift): It takes too long.", ["evidence-date-missing"]),
        ("- **gehört** (undatiert, Tagschicht): Es dauert zu lange.", ["evidence-date-missing"]),
        ("- **told** (recently, day shift): It takes too long.", ["evidence-date-missing"]),
        (
            "- **told** (undated): It takes too long.",
            ["evidence-date-missing", "evidence-source-missing"],
        ),
    ],
)
def test_source_and_date_are_missed(line: str, expected: list[str]) -> None:
    assert evidence(SAW, TOLD, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- **saw** (2026-11-07): I sat through the weekend with one of the two.",
        "- **told** (2026-11-12): 7 of 12 would join.",
        "- **told** (2026-11-12): The drivers say that it takes too long.",
        "- **gehört** (2026-11-12): Die Fahrer sagen, es dauert zu lange.",
        "- **measured** (2026-11-12): The pager log shows 41 pages.",
        "- **measured** (September and October, pager log): 41 pages.",
        "- **measured** (undated, incident system): 2 missed times in December, 1 in November.",
        "- **gemessen** (KW 45, Strichliste): 12 Fälle.",
        "- **told** (week 46, day shift): It takes too long.",
        "- **assumed**: People in one room hand over better.",
        "- **told** (2026-11-12, [redacted 2027-03-01: a name]): It takes too long.",
    ],
)
def test_source_and_date_in_other_words_are_enough(line: str) -> None:
    assert evidence(SAW, TOLD, line) == []


OLD = "- **measured** (2025-11-21, tally): 23 of 60.\n"


def test_what_is_older_than_the_configured_age_is_said() -> None:
    assert evidence(SAW, OLD) == ["old-evidence"]
    assert evidence(SAW, OLD.replace("-21", "-22")) == []  # to the day
    assert evidence(SAW, OLD, config=Config(evidence_age="2y")) == []
    assert evidence(OLD, SAW, config=Config(evidence_age="1w")) == ["old-evidence"] * 2
    assert evidence(SAW, OLD, config=Config(evidence_age="0d")) == []
    autumn = OLD.replace("2025-11-21", "2026-10-03")
    assert evidence(SAW, autumn, config=Config(evidence_age="7w")) == ["old-evidence"]
    assert evidence(SAW, autumn.replace("-03", "-04"), config=Config(evidence_age="7w")) == []


@pytest.mark.parametrize("day", ["2024-11-01 to 2026-11-01", "spring 2019", "2019"])
def test_only_iso_days_grow_old_and_the_last_one_counts(day: str) -> None:
    assert evidence(SAW, OLD.replace("2025-11-21", day)) == []


def test_nothing_is_old_where_nobody_knows_when_the_record_was_written() -> None:
    assert evidence(SAW, OLD, text=EXAMPLE.replace("created: 2026-11-22", "created: today")) == []


# --- whether anybody looked or asked --------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "- **told** (2026-11-12, shift leads): It takes too long.",
        "- **told** (2026-11-12, managers of the day shift): It takes too long.",
        "- **told** (2026-11-12): It takes too long.",
        "- **gehört** (2026-11-12, Teamleitung): Es dauert zu lange.",
        "- **told** (2026-11-12, head of IT): 7 of 12 are fine with it.",
    ],
)
def test_it_is_said_when_everything_is_second_hand(line: str) -> None:
    assert "all-second-hand" in evidence(line)
    assert "all-second-hand" in evidence(
        line, "\n- **assumed** (undated): People in one room hand over better."
    )
    assert "all-second-hand" not in evidence(line, "\n", SAW)
    assert "all-second-hand" not in evidence(line, "\n", COUNTED)


@pytest.mark.parametrize(
    "line",
    [
        TOLD,
        "- **gehört** (2026-11-12, interviews): It takes too long.",
        "- **told** (2026-11-12, drivers): “It takes too long.”",
        "- **told** (2026-11-12, drivers): 7 of 12 find that it takes too long.",
        "- **told** (2026-11-12, Umfrage): Es dauert zu lange.",
    ],
)
def test_what_the_people_said_themselves_is_first_hand(line: str) -> None:
    assert evidence(line) == []


def test_managers_are_first_hand_where_it_is_about_them() -> None:
    line = "- **told** (2026-11-12, shift managers): The report takes an hour."
    text = answered("affected", "- **Shift managers** (5 people, 5 asked): In a round, 2026-11-12.")
    assert evidence(line, text=text) == []


def test_the_quick_pass_asks_for_what_was_heard_oneself() -> None:
    text = answered("test", "Skipped: not asked in the quick pass")
    assert evidence("- **told** (2026-11-12): It takes too long.", text=text) == [
        "evidence-source-missing"
    ]


@pytest.mark.parametrize(
    "claim",
    [
        "They are not motivated.", "People have checked out.", "Morale is low.", "They don't care.",
        "The team is tired of it.", "Everyone loves the form.", "It is laziness.", "People are coasting at home.",
        "Die Stimmung ist schlecht.", "Sie sind unmotiviert.", "Alle sind erschöpft.", "Denen ist das egal.",
    ],
)  # fmt: skip
def test_motives_and_moods_ask_for_an_observation(claim: str) -> None:
    for text in (
        head("Because", claim, CALM),
        answered("assumptions", f"- {claim}\n  - **Wrong if:** They stay.", CALM),
    ):
        made = answered("evidence", COUNTED, text)
        assert found(made, CHECKS) == [("no-observation", line_of(made, claim))]
        assert evidence(COUNTED, TOLD, text=text) == []


@pytest.mark.parametrize(
    "words",
    [
        "They are engaged in calls for six hours.", "The lazy loading of the form takes ten seconds.",
        "Most have care duties.", "Someone checked out the branch.", "It is committed to git.",
        "The happy path works.", "Wir gehen zur Abstimmung.", "Ein bequemer Stuhl fehlt.",
    ],
)  # fmt: skip
def test_words_that_only_look_like_a_mood_claim_nothing(words: str) -> None:
    assert evidence(COUNTED, text=head("Because", words, CALM)) == ["only-measured"]


def test_of_several_moods_in_one_answer_the_first_is_pointed_at() -> None:
    lazy = "- **measured** (2026-11-20, tally): They are lazy.\n"
    made = answered("evidence", lazy + lazy.replace("lazy", "bored"), CALM)
    assert found(made, CHECKS) == [("no-observation", line_of(made, "lazy"))]


def test_a_survey_is_a_way_to_listen() -> None:
    line = "- **measured** (2026-11-20, anonymous survey): 7 of 12 are tired of the form.\n"
    assert evidence(line, COUNTED) == []


def test_only_numbers_are_a_note_unless_something_is_unknown() -> None:
    assert evidence(COUNTED, text=CALM) == ["only-measured"]
    assert evidence(COUNTED, "- **assumed** (undated): People in one room talk.", text=CALM) == [
        "only-measured"
    ]
    assert evidence(COUNTED, "- It is slow.", text=CALM) == ["evidence-kind-missing"]
    assert evidence(COUNTED, "- [redacted 2027-03-01: a name]", text=CALM) == []


# --- what is assumed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "assumed",
    [
        "New hires learn from the older colleagues.",
        "Rents stay as they are.",
        "Die Miete bleibt gleich.",
        "Support likes lunch.",
    ],
)
def test_what_is_assumed_and_never_looked_at_is_found(assumed: str) -> None:
    text = answered("evidence", f"{SAW}- **assumed** (undated): {assumed}")
    assert found(text, CHECKS) == [("assumed-untested", line_of(text, assumed))]


@pytest.mark.parametrize(
    "assumed",
    [
        "Handing over needs a room.", "Nobody cares about next steps.", "It's the forms.",
        "Most would like it.", "They talked more in the past.", "[redacted 2027-03-01: a name] likes it.",
    ],
)  # fmt: skip
def test_what_the_test_or_an_assumption_takes_up_in_other_forms_is_not(assumed: str) -> None:
    assert evidence(SAW, f"- **assumed** (undated): {assumed}") == []


def test_german_forms_and_compounds_are_recognised() -> None:
    text = head("What we try", "Team B übergibt in einem Raum, vor der Nachtschicht.")
    for assumed in (
        "Gute Übergaben brauchen Ruhe.",
        "Die Schicht hat Ruhe.",
        "Im Besprechungsraum ist Ruhe.",
    ):
        assert evidence(SAW, f"- **angenommen** (undatiert): {assumed}", text=text) == []
    assert evidence(SAW, "- **angenommen** (undatiert): Die Miete bleibt.", text=text) == [
        "assumed-untested"
    ]


@pytest.mark.parametrize("key", ["test", "assumptions"])
def test_where_one_of_both_is_open_nothing_is_untested(key: str) -> None:
    text = answered(key, "Skipped: not asked in the quick pass")
    assert evidence(SAW, "- **assumed** (undated): Rents stay as they are.", text=text) == []


def test_questions_of_ones_own_are_listened_to_by_their_kind() -> None:
    made = own({"kind": "evidence"}, "- It is slow.\n- **assumed** (undated): Rents stay.")
    assert [each.rule for each in check(made, CHECKS)] == ["evidence-kind-missing"]


def test_long_answers_cost_no_more_than_their_length() -> None:
    from time import perf_counter

    def seconds(times: int) -> float:
        text = answered("evidence", f"- **assumed** (undated): {'rent stays flat ' * times}\n" * 3)
        made = case(text)
        start = perf_counter()
        list(check(made, CHECKS))
        return perf_counter() - start

    seconds(100)
    assert seconds(20_000) < 1
