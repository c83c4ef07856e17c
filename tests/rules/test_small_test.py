"""Rules about the small test: each fault is found in its place, careful answers are left alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from tests_rules import EXAMPLE, case, line_of, well_put

from checklist.format import answers, yaml_in
from checklist.format.lines import Wording
from checklist.format.proposal import propose
from checklist.format.writer import render
from checklist.rules import test as small
from checklist.rules.engine import check
from checklist.rules.finding import Finding
from checklist.rules.test.parts import SPOKEN_FOR
from checklist.rules.texts.test import RULES
from checklist.store.checklists import built_in

LABELS = {
    "try": "What we try", "who": "Who", "from": "From", "until": "Until", "baseline": "Baseline",
    "go-on-if": "Go on if", "stop-if": "Stop early if", "undo": "Undo",
}  # fmt: skip
MISSING = {
    "try": "try-missing", "baseline": "baseline-missing", "go-on-if": "threshold-missing", "until": "end-missing",
    "undo": "undo-missing", "stop-if": "stop-missing",
}  # fmt: skip
SAMPLES = Path(__file__).parent.parent.parent / "samples"


def found(text: str) -> list[Finding]:
    return well_put(check(case(text), small.CHECKS))


def rules(text: str) -> list[str]:
    return [finding.rule for finding in found(text)]


def said(part: str, words: str | None, text: str = EXAMPLE) -> str:
    """The example with other words in one part of the test; None takes its line away."""
    line = "" if words is None else f"- **{LABELS[part]}:** {words}\n"
    changed, times = re.subn(rf"- \*\*{LABELS[part]}:\*\*[^\n]*\n", lambda _: line, text, count=1)
    assert times == 1
    return changed


def answered(key: str, body: str, text: str = EXAMPLE) -> str:
    """The example with another answer to a question."""
    shape = rf"(<!-- {key} -->\n\n).*?(\n\n## )"
    changed, times = re.subn(shape, lambda m: m[1] + body + m[2], text, count=1, flags=re.DOTALL)
    assert times == 1
    return changed


def sample(name: str) -> str:
    """The record that an answers file of the samples makes."""
    file = yaml_in.load((SAMPLES / f"{name}.yaml").read_bytes(), limit=1 << 20, what=name)
    record = propose(answers.read(file, built_in()), built_in(), "2026-11-20-sample")
    return render(record, Wording(built_in(), "en"))


# --- whole records ------------------------------------------------------------------------------


def test_the_example_has_no_finding() -> None:
    assert found(EXAMPLE) == []


def test_a_refused_test_is_one_finding_that_says_what_a_test_needs() -> None:
    [finding] = found(sample("office-days-weak"))
    assert finding.rule == "try-missing"
    assert "“No need to pilot this, we will see how it goes.”" in finding.message
    assert finding.place.words.endswith("No need to pilot this, we will see how it goes.")


def test_a_long_refusal_is_shown_to_a_whole_word() -> None:
    words = "No need to pilot this, we will see how it goes, we will see what happens, we will see how it goes."
    [finding] = found(said("try", words))
    assert "we will see what happens, we …”" in finding.message


def test_a_refused_test_is_seen_without_its_label_too() -> None:
    text = answered("test", "- No need to pilot this, we will see how it goes.")
    assert rules(text) == ["try-missing"]
    assert rules(answered("test", "Kein Versuch nötig, wir werden sehen.")) == ["try-missing"]


def test_careful_samples_get_what_their_authors_would_accept() -> None:
    assert sorted(rules(sample("on-call-weekends"))) == ["roll-out-before-result", "try-missing"]
    assert sorted(rules(sample("ward-handover"))) == ["roll-out-before-result", "try-missing"]


@pytest.mark.parametrize(
    "body",
    [
        "Skipped: not asked in the quick pass",
        "Skipped: I don't know yet",
        "Skipped: not asked\n\nWe talk about it on Monday.",
        "Übersprungen: nicht gefragt",
    ],
)
def test_a_skipped_test_is_no_weak_test(body: str) -> None:
    assert found(answered("test", body)) == []


def test_a_record_without_the_question_has_no_finding_about_its_parts() -> None:
    assert (
        found(re.sub(r"\n## [^\n]*<!-- test -->.*?(?=\n## )", "", EXAMPLE, flags=re.DOTALL)) == []
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_has_its_finding_and_loses_it(rule: object) -> None:
    from checklist.rules.finding import Rule

    assert isinstance(rule, Rule)
    assert put(rule.before) != put(rule.after)
    assert rules(put(rule.before)) == [rule.name]
    assert rules(put(rule.after)) == []


def put(lines: str) -> str:
    """The example with these lines in the place of those that they stand for."""
    if not lines.startswith("- **"):
        return answered("assumptions", lines.rstrip("\n"))
    text = EXAMPLE
    for label, words in re.findall(r"- \*\*([^*]+):\*\* ([^\n]*)", lines):
        text = said(next(key for key, each in LABELS.items() if each == label), words, text)
    return text


def test_every_rule_has_its_words_and_every_word_its_rule() -> None:
    names = {rule.name for rule in RULES}
    source = "".join(path.read_text("utf-8") for path in Path(small.__file__).parent.glob("*.py"))
    used = set(re.findall(r'"((?:[a-z]+-)+[a-z]+)",?\n', source)) & {*names, *MISSING.values()}
    assert used == names


# --- what is missing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        "-",
        "–",
        "?",
        "tbd",
        "n/a",
        "unknown",
        "don't know yet",
        "noch offen",
        "unbekannt",
        "…",
    ],
)
@pytest.mark.parametrize("part", SPOKEN_FOR)
def test_a_part_that_says_nothing_is_missing(part: str, words: str | None) -> None:
    [finding] = found(said(part, words))
    assert finding.rule == MISSING[part]
    text = said(part, words)
    sought = "<!-- test -->" if words is None else f"**{LABELS[part]}:**"
    assert finding.place.line == line_of(text, sought)


@pytest.mark.parametrize(
    "words", ["Skipped: I'll ask on 2026-11-26", "[redacted 2027-03-01: names a person]"]
)
@pytest.mark.parametrize("part", SPOKEN_FOR)
def test_a_reason_or_an_erased_passage_is_an_answer(part: str, words: str) -> None:
    assert found(said(part, words)) == []


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("baseline", "No records, so no baseline: today such decisions stand in chat and mail."),
        ("baseline", "Unknown; nobody has been watched."),
        ("baseline", "nobody asks for it"),
        ("undo", "Not needed: the form stays the same."),
        ("until", "mid December"),
        ("try", "No need for a new form: team B hands over in one room."),
        ("try", "We test the room with team B, not the form; no test of the form is needed."),
        ("try", "Team B hands over in one room and will see what happens to the form."),
        ("try", "Not needed on Mondays: team B hands over in one room on the other days."),
    ],
)
def test_an_unusual_answer_is_an_answer(part: str, words: str) -> None:
    assert found(said(part, words)) == []


def test_what_stands_beside_its_place_is_not_missing() -> None:
    assert (
        found(said("baseline", None, said("go-on-if", "At most 14 of 60 instead of 23 today")))
        == []
    )
    assert (
        found(said("until", None, said("try", "Team B hands over in one room for three weeks.")))
        == []
    )
    assert (
        found(
            said(
                "undo",
                None,
                said("try", "Team B hands over in one room, and can go back at any time."),
            )
        )
        == []
    )


def test_a_test_told_in_prose_is_understood() -> None:
    prose = (
        "Team B hands over in one room until 2026-12-18.\nGo on if at most 14 of 60 lack a next step; today it is 23.\n"
        "We stop when the representative says so, and go back to the corridor."
    )
    assert found(answered("test", prose)) == []
    assert rules(answered("test", "Team B hands over in one room, because people cannot talk.")) == [
        "baseline-missing", "end-missing", "stop-missing", "threshold-missing", "undo-missing",
    ]  # fmt: skip


def test_a_test_cannot_end_before_it_begins() -> None:
    [finding] = found(said("until", "2026-11-20"))
    assert (finding.rule, finding.place.line) == ("end-missing", line_of(EXAMPLE, "**Until:**"))
    assert "2026-11-20" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "It works", "it works well.", "People like it", "If it goes well", "the team is happy with it", "Good feedback",
        "The test is successful", "success", "We'll see how it goes", "Everyone is on board", "Es funktioniert.", "wenn es gut läuft",
        "Das Team ist zufrieden", "Erfolg",
    ],
)  # fmt: skip
def test_a_threshold_that_every_result_would_meet_is_none(words: str) -> None:
    [finding] = found(said("go-on-if", words))
    assert finding.rule == "threshold-missing"
    assert words in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "Both shifts ask to keep it.", "The team wants to keep it after the three weeks.", "Nobody goes back to the corridor",
        "People hand over in the room without being asked", "It works on a Monday morning with one nurse short",
        "At least two of three would do it again", "Die Schicht will es behalten.", "Es klappt auch ohne die Schichtleitung",
        "The night shift says that it helps", "no missed time",
    ],
)  # fmt: skip
def test_an_observation_is_a_threshold(words: str) -> None:
    assert found(said("go-on-if", words)) == []


# --- how far it goes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("who", "Everyone."), ("who", "everybody, from day one"), ("who", "All"), ("who", "all staff"), ("who", "All teams"),
        ("who", "the whole company"), ("who", "Company-wide"), ("who", "14 people"), ("who", "all 14, both shifts"),
        ("who", "8 from the day shift and 6 from the night shift"), ("who", "vierzehn Personen"), ("who", "alle Mitarbeitenden"),
        ("who", "das ganze Unternehmen"), ("try", "The entire company hands over in one room."),
    ],
)  # fmt: skip
def test_a_test_with_everybody_in_it_is_pointed_out(part: str, words: str) -> None:
    [finding] = found(said(part, words))
    assert (finding.rule, finding.place.line) == (
        "everyone-in-test",
        line_of(EXAMPLE, f"**{LABELS[part]}:**"),
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("who", "Everyone in team B"), ("who", "everybody who said yes"), ("who", "All of team B"), ("who", "all six who volunteered"),
        ("who", "Not everyone: three from each shift"), ("who", "6 of 14 people"), ("who", "Three people, for 14 days"),
        ("who", "14 cases of team B"), ("who", "Alle aus Team B"), ("who", "One whole shift"), ("who", "All teams of the second floor"),
        ("try", "Team B: everyone hands over in one room."), ("try", "All hand-overs of team B take place in one room."),
        ("who", "bay B, both shifts, 8 beds"), ("who", "14 people twice"),
    ],
)  # fmt: skip
def test_a_part_of_the_people_is_not_everybody(part: str, words: str) -> None:
    assert found(said(part, words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "It cannot be undone.", "can't be reversed", "There is no way back", "No going back after that", "Irreversible",
        "The contracts are already signed.", "The lease has been cancelled", "Impossible", "nicht möglich", "Das ist unumkehrbar.",
        "Lässt sich nicht mehr rückgängig machen", "Die Verträge sind unterschrieben", "Es gibt kein Zurück",
    ],
)  # fmt: skip
def test_a_test_that_says_there_is_no_way_back_is_believed(words: str) -> None:
    [finding] = found(said("undo", words))
    assert (finding.rule, finding.place.line) == ("not-reversible", line_of(EXAMPLE, "**Undo:**"))


def test_there_is_no_way_back_wherever_the_test_says_so() -> None:
    text = said("try", "We talk in the room; the contracts are already signed.")
    [finding] = found(text)
    assert (finding.rule, finding.place.line) == ("not-reversible", line_of(text, "**What we try"))


@pytest.mark.parametrize(
    "words",
    [
        "delete the rota, volunteers as before; nothing in the contracts changes",
        "One message; no contracts are signed before the result",
        "We go back before the contracts are signed",
        "Nothing that cannot be undone: the desks stay",
        "Reversible until the lease is cancelled",
        "Kein Vertrag ist unterschrieben, eine Nachricht genügt",
        "The contracts are not signed yet; one message.",
        "Not irreversible: the desks stay",
    ],
)
def test_a_way_back_is_not_mistaken_for_none(words: str) -> None:
    assert found(said("undo", words)) == []


def test_a_test_that_begins_after_the_roll_out_is_late() -> None:
    [finding] = found(said("until", "2027-02-19", said("from", "2027-01-19")))
    assert (finding.rule, finding.place.line) == (
        "test-after-roll-out",
        line_of(EXAMPLE, "**From:**"),
    )
    assert "2027-01-19" in finding.message
    assert "2027-01-18" in finding.message


@pytest.mark.parametrize("start", ["2026-11-30", "2026-12-18"])
def test_a_roll_out_while_the_test_runs_comes_before_its_result(start: str) -> None:
    text = EXAMPLE.replace("effective: 2027-01-18", f"effective: {start}")
    [finding] = found(text)
    assert (finding.rule, finding.place.line) == (
        "roll-out-before-result",
        line_of(text, "**Until:**"),
    )


def test_a_result_written_after_the_roll_out_came_too_late() -> None:
    text = EXAMPLE.replace(
        "Test result, 2026-12-18 <!-- test-result 2026-12-18",
        "Test result, 2027-01-25 <!-- test-result 2027-01-25",
    )
    assert rules(text) == ["roll-out-before-result"]


@pytest.mark.parametrize(
    "start", ["2026-12-19", "next Monday", '"Skipped: it depends on the test"', ""]
)
def test_a_roll_out_after_the_test_or_on_no_day_is_fine(start: str) -> None:
    assert found(EXAMPLE.replace("effective: 2027-01-18", f"effective: {start}")) == []


def test_a_withdrawn_decision_was_never_rolled_out() -> None:
    text = EXAMPLE.replace("effective: 2027-01-18", "effective: 2026-12-01").replace(
        "status: adjusted", "status: withdrawn"
    )
    assert found(text) == []


# --- what it could show -------------------------------------------------------------------------


def test_an_assumption_that_the_test_passes_by_is_noted_on_its_line() -> None:
    text = answered(
        "assumptions",
        "- People cannot talk in the corridor and need a room.\n- Parents accept a later end of the day.",
    )
    [finding] = found(text)
    assert (finding.rule, finding.place.line) == ("assumption-untouched", line_of(text, "Parents"))


@pytest.mark.parametrize(
    "words",
    [
        "Handovers fail because nobody has time.",
        "It is the room.",
        "Parents accept it.\n  - **Wrong if:** somebody asks to hand over in the corridor.",
        "Ein Formular genügt.",
        "[redacted 2027-03-01: reason]",
        "",
    ],
)
def test_an_assumption_that_the_test_touches_in_one_word_is_left_alone(words: str) -> None:
    assert found(answered("assumptions", f"- {words}")) == []


def test_where_nobody_knows_what_is_tried_assumptions_are_left_alone() -> None:
    text = answered("assumptions", "- Parents accept a later end of the day.")
    assert rules(said("try", "-", text)) == ["try-missing"]
    assert found(said("try", "[redacted 2027-03-01: reason]", text)) == []


@pytest.mark.parametrize(
    ("baseline", "threshold", "words"),
    [
        ("23 of 60", "At most 27 of 60", "9 of 10"),
        ("23 of 60", "At most 60 of 60", "more than 99 of 100"),
        ("0 of 60", "At most 3 of 60", "more than 99 of 100"),
        ("12 incidents in 30 days", "Fewer than 15 incidents", "99 of 100"),
        ("23 von 60", "höchstens 27 von 60", "9 of 10"),
    ],
)
def test_a_threshold_that_today_would_reach_asks_whether_it_could_fail(
    baseline: str, threshold: str, words: str
) -> None:
    text = said("go-on-if", threshold, said("baseline", baseline))
    [finding] = found(text)
    assert (finding.rule, finding.place.line) == ("weak-test", line_of(text, "**Go on if:**"))
    assert f"this would still pass in {words} tries" in finding.message
    assert finding.settle.startswith("Could this fail?")


@pytest.mark.parametrize(
    ("baseline", "threshold"), [("23 of 60", "At most 6 of 60"), ("23 of 60", "None of 60"), ("50 of 60", "60 of 60"), ("12 incidents in 30 days", "no incident")]
)  # fmt: skip
def test_a_threshold_that_even_a_halved_problem_would_miss_asks_whether_it_could_pass(
    baseline: str, threshold: str
) -> None:
    [finding] = found(said("go-on-if", threshold, said("baseline", baseline)))
    assert finding.rule == "weak-test"
    assert "even if failures halve" in finding.message
    assert finding.settle.startswith("Could this pass?")


def test_nobody_is_urged_to_enrol_more_people() -> None:
    for threshold in ("At most 27 of 60", "At most 6 of 60"):
        [finding] = found(said("go-on-if", threshold))
        assert not re.search(
            r"more (?:people|cases)|larger|longer|sample", finding.message + finding.settle
        )


def test_a_very_long_answer_is_read_in_time_that_grows_with_its_length() -> None:
    for words in (
        "not no way back, ",
        "everyone in ",
        "we will see, ",
        "at most 3 of 5 days, ",
        "no need to ",
    ):
        times = []
        for length in (20_000, 80_000):
            text = words * (length // len(words))
            long = case(
                said("undo", text, said("try", text, said("who", text, said("go-on-if", text))))
            )
            assert long.answer("test").parts
            start = time.process_time()
            check(long, small.CHECKS)
            times.append(time.process_time() - start)
        assert times[1] < 12 * times[0] + 0.05, words


def test_a_german_record_is_read_the_same() -> None:
    text = EXAMPLE.replace(
        "checklist: before-reacting@1", "checklist: before-reacting@1\nlanguage: de"
    )
    body = (
        "- **Was wir versuchen:** Team B übergibt in einem Raum.\n- **Wer:** Alle Mitarbeitenden\n- **Von:** 2026-11-30\n- **Bis:** -\n"
        "- **Ausgangswert:** 23 von 60\n- **Weiter, wenn:** Es funktioniert.\n- **Früher beenden, wenn:** Die Vertretung sagt es.\n"
        "- **Rückweg:** Es gibt kein Zurück."
    )
    text = answered(
        "assumptions", "- Es fehlt der Raum, nicht der Wille.", answered("test", body, text)
    )
    assert sorted(rules(text)) == [
        "end-missing",
        "everyone-in-test",
        "not-reversible",
        "threshold-missing",
    ]
