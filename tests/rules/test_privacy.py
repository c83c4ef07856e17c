"""What tells about persons is found; roles, places, dates and sums are left alone."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

import pytest
from tests_rules import well_put

from checklist.format.reader import read
from checklist.rules.case import Case
from checklist.rules.engine import check
from checklist.rules.finding import Finding
from checklist.rules.privacy import CHECKS, GRAVE, RULES, personal
from checklist.rules.privacy.matter import is_about_one_person
from checklist.rules.privacy.names import GIVEN, is_small
from checklist.rules.privacy.numbers import _NUMBER, may_hold_number
from checklist.rules.texts.privacy import RULES as TEXTS
from checklist.store import checklists

DATA = Path(__file__).parent.parent / "data"
EXAMPLE = (DATA / "example.md").read_text(encoding="utf-8")
LINE = "- **told** (2026-11-12, day shift): The form takes too long."


def rules(text: str) -> set[str]:
    return {each.rule for each in personal(text)}


def found(text: str) -> list[Finding]:
    questions = checklists.find("before-reacting@1", Path("checklists"))
    case = Case(read(text.encode("utf-8"), questions), "decisions/2026/x.md")
    return well_put(check(case, CHECKS))


def instead(*lines: str) -> str:
    """The example record with these lines instead of what the day shift told."""
    assert LINE in EXAMPLE
    return EXAMPLE.replace(LINE, "\n".join(lines))


def test_sentences_of_the_corpus_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    rows = (DATA / "privacy.tsv").read_text(encoding="utf-8").strip("\n").split("\n")
    sentences = [tuple(row.split("\t", 1)) for row in rows]
    assert Counter(label for label, _ in sentences) == {"yes": 100, "no": 100}
    hits = {text: rules(text) for _, text in sentences}
    missed = [text for label, text in sentences if label == "yes" and not hits[text]]
    false = [text for label, text in sentences if label == "no" and hits[text]]
    right = 100 - len(missed)
    precision, recall = right / (right + len(false)), right / 100
    with capsys.disabled():
        each = Counter(rule for label, text in sentences if label == "yes" for rule in hits[text])
        print(f"\nprivacy: precision {precision:.2f}, recall {recall:.2f}; {dict(each)}")
    assert precision >= 0.95, false
    assert recall >= 0.85, missed


@pytest.mark.parametrize("rule", TEXTS, ids=lambda rule: str(rule.name))
def test_the_example_of_each_rule_has_just_this_finding(rule: object) -> None:
    name, before, after = rule.name, rule.before, rule.after  # type: ignore[attr-defined]
    assert [each.rule for each in found(instead(before))] == [name]
    assert found(instead(after)) == []


def test_every_rule_has_its_words_and_numbers_of_persons_are_errors() -> None:
    assert {rule.name for rule in TEXTS} == set(RULES)
    assert {rule.name for rule in TEXTS if rule.severity == "error"} == GRAVE


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ask Priya about the rota.", "personal-name"),
        ("Dr. Meyer said the ward is full.", "personal-name"),
        ("Anna-Lena Özdemir und Herr von Stetten waren dagegen.", "personal-name"),
        ("told by priya, who asked emeka", "personal-name"),
        ("the one with the back surgery", "personal-detail"),
        ("she is pregnant", "personal-detail"),
        ("our only part-timer is in the union", "personal-detail"),
        ("Er ist seit Mai krankgeschrieben.", "personal-detail"),
        ("Three people told me about care duties on their own", "small-group-detail"),
        ("- **Trainees** (2 people, 0 asked): Both are on sick leave.", "small-group-detail"),
        ("Our apprentice starts at five.\nHe opens the shop.", "one-person-role"),
        ("“It was never about the weekend”, she said.", "attributable-quote"),
        ("- **told** (2026-11-12, receptionist): “I have no break before two”", "attributable-quote"),
        ("Write to anna(at)example.org or anna.b@example.org", "personal-email"),
        ("+49 170 1234567", "personal-phone"),
        ("(555) 123-4567", "personal-phone"),
        ("07700 900123", "personal-phone"),
        ("MRN: 4471023", "patient-identifier"),
        ("The patient in bed 12 fell twice.", "patient-identifier"),
        ("Geburtsdatum 12.03.1954", "patient-identifier"),
        ("Grace says no.", "personal-name"),
        ("Yesterday Brzezinka said the ward is full.", "personal-name"),
        ("I talked with priya about it.", "personal-name"),
        ("One is pregnant.", "personal-detail"),
        ("1 nurse is pregnant.", "personal-detail"),
        ("One of the drivers is pregnant.", "personal-detail"),
        ("Pregnancy of one of us", "personal-detail"),
        ("Another driver has cancer.", "personal-detail"),
        ("Von einem Fahrer mit Krebs weiß ich.", "personal-detail"),
        ("Einer meiner Leute hat Krebs.", "personal-detail"),
        ("Ihr Mann hat Krebs.", "personal-detail"),
        ("Zwei der Fahrerinnen sind krank und können nicht fahren.", "small-group-detail"),
        ("Our only driver says nothing and feels tired.", "one-person-role"),
        ("My deputy: “I have no break before two”", "attributable-quote"),
        ("Write to anna.b(at)example.org", "personal-email"),
        ("030 123456", "personal-phone"),
    ],
)  # fmt: skip
def test_what_must_not_stay_in_git_is_found(text: str, rule: str) -> None:
    assert rule in rules(text)


def test_a_given_name_is_known_in_small_letters() -> None:
    assert all(is_small(name.lower()) for name in GIVEN)
    assert not any(map(is_small, ("Anna", "ANNA", "table", "night")))


def test_the_quick_look_for_numbers_passes_none_over() -> None:
    lot = random.Random(5)
    signs = "0123456789" * 2 + "()+ -./:ax,"
    numbers = 0
    for _ in range(20_000):
        text = "".join(lot.choices(signs, k=lot.randint(6, 24)))
        at = lot.randint(0, len(text))
        text = text[:at] + lot.choice(("", "2018-12-05", "(1999-01-02 ", "+2018-12-05")) + text[at:]
        held = [each[0] for each in _NUMBER.finditer(text) if sum(map(str.isdigit, each[0])) > 5]
        numbers += bool(held)
        assert may_hold_number(text) or not held, text
    assert numbers > 5_000
    assert not may_hold_number("On 2018-12-05, 17 of 45; from 2018-12-23 until 2019-01-10")


@pytest.mark.parametrize(
    "text",
    [
        "Head of Support, Head of Platform, the elected representative",
        "St. Mary's Ward, Victoria Station, the Singapore team, Team B",
        "Will Support agree in May or in August? Mark it as open.",
        "The release of 2026-11-22 is 10.2.3.4; 23 of 60; 1 250 000 EUR; 06:00-14:00",
        "Ticket 0012345678 and invoice 2026-004711",
        "support@example.org, works-council@example.org, before-reacting@1, meetings@2.yaml",
        "If someone is ill, the pool fills in.",
        "A nurse who is pregnant may skip nights.",
        "Not one engineer has taken a sick day.",
        "Eleven of 40 drivers have small children.",
        "The depot manager signs sick notes.",
        "Two people answered most of the pages.",
        "“It was never about the weekend, it was about that alert.”",
        "The button says “Save and close the case now”.",
        "He or she hands the key to the next shift.",
        "The alert fired and she closed it.",
        "Wer schwanger ist, wird ausgenommen; die Kolleginnen wurden alle gefragt.",
        "Sie haben die Wahl, und ihre Kinder werden betreut.",
        "Parkinson's law, Johnson & Johnson, MS Teams, Charlotte Street",
        "[redacted 2027-03-01: named Anna Schmidt, 07700 900123]",
        "Ask Sir Monday, the Imam Monday or Prof Support",
        "By Murphy's law it rains.",
        "Ask the Dr.",
        "I met Anna-Qwyx.",
        "Nicht eine Fahrerin ist schwanger.",
        "Eine Fahrerin mit Krebs fährt nicht nachts.",
        "The nurse unit has cancer.",
        "Drivers: two have cancer.",
        "The only thing she said was yes.",
        "She signs the sick notes.",
        "Sick leave ends after some ten more weeks or so here, and she likes it.",
        "Bed 12 is by the window.",
        "Channel 0170.1234.5678 is free; call 112112.",
    ],
)
def test_what_a_careful_author_writes_is_left_alone(text: str) -> None:
    assert personal(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask Priya about the rota.", "Priya"),
        ("Ask Anna-Qwyx about it.", "Anna-Qwyx"),
        ("ANNA Schmidt knows the rota.", "ANNA Schmidt"),
        ("A. K. Rao knows the rota.", "A. K. Rao"),
        ("J. Smith knows the rota.", "J. Smith"),
        ("O'Rourke knows the rota.", "O'Rourke"),
        ("Maria de la Cruz agreed.", "Maria de la Cruz"),
        ("Anna La said so.", "Anna La"),
        ("Call (07700 900123 now", "07700 900123"),
    ],
)
def test_a_detail_is_found_from_its_first_to_its_last_word(text: str, words: str) -> None:
    assert [text[each.start : each.end] for each in personal(text)] == [words]


def test_initials_belong_to_a_name_that_is_in_no_list() -> None:
    text = "Talk to J. Brzezinka, says Priya."
    assert [text[each.start : each.end] for each in personal(text)] == ["J. Brzezinka", "Priya"]


def test_whom_a_pronoun_means_ends_with_the_item_and_with_a_graver_detail() -> None:
    assert rules("- Priya and our receptionist open at six.\n- She likes it.") == {"personal-name"}
    assert rules("Our receptionist is pregnant and she leaves.") == {"personal-detail"}


def test_every_detail_says_what_would_be_safer() -> None:
    assert {each.rule: each.safer for each in personal("Ask Priya: she is pregnant.")} == {
        "personal-name": "Say the role, or the number of people.",
        "personal-detail": "Leave it out, or say what is needed and not of whom: “some cannot do evenings”.",
    }


def test_the_example_record_has_no_finding() -> None:
    assert found(EXAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ('owner: "Head of Support"', 'owner: "Anna Schmidt"', 6, "owner"),
        ("- **Because:** Hand-offs", "- **Because:** Priya Nair says hand-offs", 18, "because"),
        ("canteen is closed.", "canteen is closed.\n<!-- Priya Nair said so -->", 30, "affected"),
        ("Talking helped; the", "Priya Nair left; the", 70, "test-result"),
        ("# Two office days", "# Priya Nair and two office days", 14, ""),
        ("- **70 %**", "- a\n\n## Minutes by Priya Nair\n\nPriya Nair\n\n- **70 %**", 66, "other"),
    ],
)
def test_every_line_that_people_read_is_looked_at(old: str, new: str, line: int, part: str) -> None:
    assert old in EXAMPLE
    assert [(f.rule, f.place.part) for f in found(EXAMPLE.replace(old, new, 1))] == [
        ("personal-name", part)
    ]
    place = found(EXAMPLE.replace(old, new, 1))[0].place
    text = EXAMPLE.replace(old, new, 1).split("\n")
    assert text[place.line - 1][place.column - 1 :].startswith(place.words)
    assert abs(place.line - line) < 3


def test_findings_of_one_question_come_as_one_and_never_repeat_the_words() -> None:
    several = found(
        instead(
            "- **told** (2026-11-12, Priya Nair): Tomasz agrees.",
            "- **told** (2026-11-12, night): Call Emeka Okafor on 07700 900123.",
        )
    )
    assert sorted(each.rule for each in several) == ["personal-name", "personal-phone"]
    name = next(each for each in several if each.rule == "personal-name")
    assert "3 places" in name.message
    assert name.place.words == "Priya Nair"
    for each in several:
        for word in ("Priya", "Tomasz", "Okafor", "07700"):
            assert word not in each.message + each.settle


def test_very_many_places_are_counted_and_the_first_are_named() -> None:
    (many,) = found(
        instead(*(f"- **told** (2026-11-{n}, Priya Nair): It takes long." for n in range(10, 19)))
    )
    assert many.message == (
        "the name of a person stands in 9 places here (lines 35, 36, 37, 38, 39, 40, 41, 42 …)"
    )


def test_the_weekend_rota_has_the_one_group_that_its_author_would_accept(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from checklist.cli import group

    sample = DATA.parent.parent / "samples" / "on-call-weekends.yaml"
    done = CliRunner().invoke(
        group, ["-C", str(tmp_path), "new", "--answers", str(sample), "--preview"]
    )
    assert done.exit_code == 0, done.output
    assert [(each.rule, each.place.part) for each in found(done.output)] == [
        ("small-group-detail", "affected")
    ]


HOSTILE = {
    "names": "Anna Schmidt told her she is pregnant. " * 26_000,
    "signs": "a@" * 500_000,
    "digits": "1 " * 500_000,
    "quotations": "“ab cd ef gh” she said " * 45_000,
    "apostrophes": "'a b " * 200_000,
    "pronouns": "she\n" * 250_000,
    "brackets": "(" * 1_000_000,
    "beds": "bed 12 patient " * 66_000,
    "mixed": "both she two pregnant " * 45_000,
    "lines": "a\n" * 500_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_megabyte_is_done_in_a_second(text: str) -> None:
    started = time.process_time()
    personal(text)
    assert time.process_time() - started < 2  # one second on an idle machine; here is no idle one


@pytest.mark.parametrize(
    "change",
    [
        "Priya must improve or leave by March.",
        "Our receptionist gets a final warning.",
        "Head of Support must improve or leave.",
        "He is put on a performance plan.",
        "Herr Kowalczyk wird abgemahnt.",
    ],
)
def test_a_change_about_one_person_is_noticed(change: str) -> None:
    assert is_about_one_person(change)


@pytest.mark.parametrize(
    "change",
    [
        "Support works in the office on two days a week.",
        "Head of Support must approve every refund.",
        "The manager signs every dismissal.",
        "The release lead must improve the test coverage.",
        "A written warning is shown before data is deleted.",
        "Hand-offs must improve by March.",
    ],
)
def test_a_change_of_a_rule_is_not_taken_for_one_about_a_person(change: str) -> None:
    assert not is_about_one_person(change, "", "Support, 14 people in two shifts")
