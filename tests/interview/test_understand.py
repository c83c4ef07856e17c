"""What is understood of one typed line, and that nothing is put into it."""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.interview import understand
from checklist.interview.understand import Item, Wanted

TODAY = date(2026, 11, 22)
GOLDEN = Path(__file__).parents[1] / "data" / "typed-lines.md"

READERS: Mapping[str, Callable[[str], Item]] = {
    "group": lambda line: understand.group(line, TODAY),
    "evidence": lambda line: understand.evidence(line, TODAY),
    "expectation": lambda line: understand.expectation(line, TODAY),
    "statement": understand.statement,
}


def golden() -> Iterator[tuple[str, str, dict[str, str]]]:
    reader = ""
    for block in GOLDEN.read_text(encoding="utf-8").split("\n\n"):
        first, *lines = block.strip("\n").split("\n")
        if first.startswith("## "):
            reader = first[3:]
        elif first.startswith("> "):
            yield reader, first[2:], dict(line.split(": ", 1) for line in lines)


@pytest.mark.parametrize(("reader", "line", "expected"), list(golden()))
def test_a_typed_line_is_understood(reader: str, line: str, expected: dict[str, str]) -> None:
    understood = READERS[reader](line)
    assert {key: str(value) for key, value in understood.items()} == expected


def test_counts_and_chances_are_numbers_and_rough_ones_are_words() -> None:
    assert understand.group("Night shift, 6 people, 0 asked", TODAY) == {
        "group": "Night shift", "people": 6, "asked": 0,
    }  # fmt: skip
    assert understand.group("Day shift, about 30, half of them asked", TODAY) == {
        "group": "Day shift", "people": "about 30", "asked": "half of them",
    }  # fmt: skip
    assert understand.expectation("75%: it holds", TODAY)["probability"] == 75
    assert understand.expectation("12.5%: it holds", TODAY)["probability"] == 12.5


def test_an_assumption_can_be_pasted_from_a_record() -> None:
    line = "- They do not care.\n  - **Wrong if:** It is still missing after talking."
    assert understand.statement(line) == {
        "text": "They do not care.", "wrong-if": "It is still missing after talking.",
    }  # fmt: skip


TRY: Wanted = [("who", "text", ["Who"]), ("from", "date", ["From"]), ("until", "date", ["Until"])]
SHOWS: Wanted = [("baseline", "text", ["Baseline"]), ("go-on-if", "text", ["Go on if", "right if"])]
WHEN: Wanted = [("effective", "date", ["effective"]), ("review", "date", ["look back"])]
ASK: Wanted = [
    ("how", "text", ["How"]), ("when", "date", ["When"]), ("reader", "text", ["who reads it"]),
    ("returns", "text", ["what comes back"]),
]  # fmt: skip
DAYS: Wanted = [("effective", "date", ()), ("review", "date", ())]
HOW: Wanted = ASK[:2]
BACK: Wanted = [("stop-if", "text", ["Stop early if"]), ("undo", "text", ["Undo"])]
STOP: Wanted = [("stop-if", "text", ["Stop early if"])]


@pytest.mark.parametrize(
    ("wanted", "line", "expected"),
    [
        (TRY, "Three from each shift, 2026-11-30 to 2026-12-18",
         {"who": "Three from each shift", "from": "2026-11-30", "until": "2026-12-18"}),
        (TRY, "six who said yes, the disk alert fixed first; 2026-12-05 to 2027-01-17",
         {"who": "six who said yes, the disk alert fixed first",
          "from": "2026-12-05", "until": "2027-01-17"}),
        (TRY, "Who: bay B, both shifts, 8 beds / From: 2027-02-01 / Until: 2027-02-21",
         {"who": "bay B, both shifts, 8 beds", "from": "2027-02-01", "until": "2027-02-21"}),
        (TRY, "nurses; doctors, 2 Dec – 8 Jan",
         {"who": "nurses; doctors", "from": "2026-12-02", "until": "2027-01-08"}),
        (TRY, "Team B, from 2026-11-30 until 2026-12-18, volunteers only",
         {"who": "Team B, volunteers only", "from": "2026-11-30", "until": "2026-12-18"}),
        (TRY, "Team B, next Monday, +21d",
         {"who": "Team B", "from": "2026-11-23", "until": "2026-12-14"}),
        (TRY, "from: 2026-12-05 to 2027-01-17; who: six of us",
         {"who": "six of us", "from": "2026-12-05", "until": "2027-01-17"}),
        (TRY, "Team B; from: after Easter", {"who": "Team B", "from": "after Easter"}),
        (TRY, "Team B from 2026-12-05", {"who": "Team B", "from": "2026-12-05"}),
        (TRY, "2026-12-05 to 2027-01-17", {"from": "2026-12-05", "until": "2027-01-17"}),
        (TRY, "Team B", {"who": "Team B"}),
        (TRY, "from until: 2027-02-01 to 2027-02-21",
         {"from": "2027-02-01", "until": "2027-02-21"}),
        (TRY, "six who said yes\nfrom until: 2026-12-05 to 2027-01-17",
         {"who": "six who said yes", "from": "2026-12-05", "until": "2027-01-17"}),
        (SHOWS, "23 of 60; at most 14 of 60",
         {"baseline": "23 of 60", "go-on-if": "at most 14 of 60"}),
        (SHOWS, "18 minutes spoken handover, measured over six shifts; right if: no missed "
                "medication time in bay B and handover under 25 minutes",
         {"baseline": "18 minutes spoken handover, measured over six shifts",
          "go-on-if": "no missed medication time in bay B and handover under 25 minutes"}),
        (SHOWS, "23 of 60\nat most 14", {"baseline": "23 of 60", "go-on-if": "at most 14"}),
        (SHOWS, "right if: at most 14; baseline: 23", {"baseline": "23", "go-on-if": "at most 14"}),
        (SHOWS, "33 of 41 pages answered by two people",
         {"baseline": "33 of 41 pages answered by two people"}),
        (SHOWS, "a; b; c", {"baseline": "a", "go-on-if": "b; c"}),
        (SHOWS, "-; at most 14", {"go-on-if": "at most 14"}),
        (WHEN, "2027-01-18, look back 2027-02-08",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "2027-01-18, +21d", {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "2027-01-18 / +21d", {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "effective: 2027-01-18; look back: +21d",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "2027-01-18, look back in 3 weeks",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "next Monday, look back in 4 weeks",
         {"effective": "2026-11-23", "review": "2026-12-20"}),
        (WHEN, "Monday, 8 February 2027, then +21d",
         {"effective": "2027-02-08", "review": "2027-03-01"}),
        (WHEN, "18.01.2027, 08.02.2027", {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "next Monday", {"effective": "2026-11-23"}),
        (WHEN, "look back 2027-02-08", {"review": "2027-02-08"}),
        (WHEN, "after Easter", {"": "after Easter"}),
        (WHEN, "2027-01-18, look back after Easter",
         {"effective": "2027-01-18", "": "look back after Easter"}),
        (WHEN, "2027-01-18, 2027-02-08, 2027-03-01",
         {"effective": "2027-01-18", "review": "2027-02-08", "": "2027-03-01"}),
        (WHEN, "2027-01-18. Look back: 3 weeks later",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "look back after 3 weeks, 2027-01-18",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (WHEN, "2027-02-08, effective 2027-01-18",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (DAYS, "2027-01-18, look back after 3 weeks",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (DAYS, "1 February, look back after 3 weeks",
         {"effective": "2027-02-01", "review": "2027-02-22"}),
        (DAYS, "2027-01-18, look back in 3 weeks",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (DAYS, "2027-01-18, Rückblick nach 3 Wochen",
         {"effective": "2027-01-18", "review": "2027-02-08"}),
        (DAYS, "2027-01-18, look back end of january",
         {"effective": "2027-01-18", "review": "2027-01-31"}),
        (DAYS, "Mitte Januar, Rückblick Ende Februar",
         {"effective": "2027-01-15", "review": "2027-02-28"}),
        (DAYS, "it takes effect on 1 February and we look back two months later",
         {"effective": "2027-02-01", "review": "2027-04-01"}),
        (TRY, "bay B, from 1 Feb, three weeks",
         {"who": "bay B", "from": "2027-02-01", "until": "2027-02-21"}),
        (TRY, "bay B, 1. Februar, drei Wochen lang",
         {"who": "bay B", "from": "2027-02-01", "until": "2027-02-21"}),
        (TRY, "drei, 15.2. bis 1.3.",
         {"who": "drei", "from": "2027-02-15", "until": "2027-03-01"}),
        (TRY, "bay B / next Monday / +21d",
         {"who": "bay B", "from": "2026-11-23", "until": "2026-12-14"}),
        (SHOWS, "33 of 41 pages answered by two people, right if no one answers more than a third",
         {"baseline": "33 of 41 pages answered by two people",
          "go-on-if": "no one answers more than a third"}),
        (SHOWS, "18 minutes measured over six shifts. Right if: no missed medication time",
         {"baseline": "18 minutes measured over six shifts.",
          "go-on-if": "no missed medication time"}),
        (SHOWS, "x; right if: y; baseline: z", {"baseline": "z", "go-on-if": "y", "": "x"}),
        (SHOWS, "23 of 60 / at most 14", {"baseline": "23 of 60", "go-on-if": "at most 14"}),
        (BACK, "someone asks to leave (we won't ask for one). undo: delete the rota, volunteers as "
               "before; nothing in the contracts changes",
         {"stop-if": "someone asks to leave (we won't ask for one).",
          "undo": "delete the rota, volunteers as before; nothing in the contracts changes"}),
        (BACK, "stop if two leave, undo by deleting the rota",
         {"stop-if": "two leave", "undo": "deleting the rota"}),
        (BACK, "- **Stop early if:** x - **Undo:** y", {"stop-if": "x", "undo": "y"}),
        (HOW, "paper slip in a box, 2027-01-18 to 2027-01-22",
         {"how": "paper slip in a box, 2027-01-18 to 2027-01-22", "when": "2027-01-18"}),
        (HOW, "2027-01-18 to 2027-01-22",
         {"when": "2027-01-18", "": "2027-01-18 to 2027-01-22"}),
        (ASK, "how: three questions; a slip in a box; when: 2027-01-18; who reads it: the "
              "representative first; what comes back: counts",
         {"how": "three questions; a slip in a box", "when": "2027-01-18",
          "reader": "the representative first", "returns": "counts"}),
        (ASK, "three questions; 2027-01-29; the representative first; counts",
         {"how": "three questions", "when": "2027-01-29",
          "reader": "the representative first", "returns": "counts"}),
        (ASK, "how: three questions on a paper slip in a box, plus a talk / when: 2027-01-18 to "
              "2027-01-22 / who reads it: me / what comes back: counts, in the team meeting",
         {"how": "three questions on a paper slip in a box, plus a talk",
          "when": "2027-01-18 to 2027-01-22", "reader": "me",
          "returns": "counts, in the team meeting"}),
        (ASK, "My door is always open.", {"how": "My door is always open."}),
        (ASK, "when: after the test", {"when": "after the test"}),
        (ASK, "what comes back: -", {}),
        (ASK, "slips in a box, 2027-01-18 to 2027-01-22; the representative",
         {"how": "slips in a box, 2027-01-18 to 2027-01-22", "when": "2027-01-18",
          "reader": "the representative"}),
        (STOP, "someone asks to leave; or two swaps / 2027-01-01",
         {"stop-if": "someone asks to leave; or two swaps / 2027-01-01"}),
        (STOP, "stop early if: a nurse in charge says so",
         {"stop-if": "a nurse in charge says so"}),
        (STOP, "two people trade away every weekend they get, or anyone is paged",
         {"stop-if": "two people trade away every weekend they get, or anyone is paged"}),
        (STOP, "none", {"stop-if": "none"}),
        (STOP, "", {}),
    ],
)  # fmt: skip
def test_one_line_answers_several_parts(
    wanted: Wanted, line: str, expected: dict[str, str]
) -> None:
    assert understand.parts(line, wanted, TODAY) == expected


CHOICES = {
    "open": ["open"],
    "leaning": ["leaning"],
    "decided": ["decided"],
    "decided-above": ["decided above me", "oben entschieden"],
}


@pytest.mark.parametrize(
    ("line", "choice", "rest"),
    [
        ("2, which days and who is exempt", "leaning", "which days and who is exempt"),
        ("2", "leaning", ""),
        ("4) timing", "decided-above", "timing"),
        ("decided above me: timing", "decided-above", "timing"),
        ("Decided-above", "decided-above", ""),
        ("decided above, timing", "decided-above", "timing"),
        ("oben entschieden, der Termin", "decided-above", "der Termin"),
        ("decided", "decided", ""),
        ("Leaning towards two days", "leaning", "towards two days"),
        ("lean", "leaning", ""),
        ("l: which days", "leaning", "which days"),
        ("deci", "", "deci"),
        ("o", "", "o"),
        ("5", "", "5"),
        ("2 days are settled", "", "2 days are settled"),
        ("", "", ""),
        ("I've decided", "decided", ""),
        ("it is decided: timing", "decided", "timing"),
        ("decided, above me", "decided-above", ""),
        ("noch open", "open", ""),
        ("entschieden von oben, der Termin", "decided-above", "der Termin"),
        ("I have not decided", "", "I have not decided"),
    ],
)
def test_a_choice_is_a_number_a_word_or_its_beginning(line: str, choice: str, rest: str) -> None:
    assert understand.settled(line, CHOICES) == (choice, rest)


# What follows holds for every line, however strange.

PIECES = st.sampled_from(
    ["6", "0 asked", "asked 9", "half of them", "people", "Team B", "(", ")", "**", ":", ",", ";",
     ".", " - ", "–", "%", "75%", "by", "2027-02-08", "8 Feb 2027", "+21d", "told", "measured",
     "saw", "I saw", "ca.", "If wrong:", "from:", "Who:", " / ", "\n", "seven out of ten", "1,200",
     "not", "alle", "gefragt", "ſix", "İ", "٣", "½", "to", "until", "next Monday", "-"]
)  # fmt: skip
LINES = st.one_of(st.text(), st.lists(PIECES | st.text(max_size=4)).map(" ".join))


def occurs_in(words: str, line: str) -> bool:
    """Whether all that is printed of the words stands in the line, in this order."""
    rest = iter(line)
    return all(character in rest for character in words if not character.isspace())


@given(LINES)
def test_nothing_is_invented(line: str) -> None:
    brought_into_form = {"kind", "date", "by", "probability"}
    for reader in READERS.values():
        for key, value in reader(line).items():
            assert value != ""
            if key not in brought_into_form and isinstance(value, str):
                assert occurs_in(value, line)


@given(LINES)
def test_parts_are_the_words_of_the_line_or_days(line: str) -> None:
    for wanted in (TRY, SHOWS, WHEN, DAYS, ASK, BACK, STOP):
        dated = {key for key, kind, _ in wanted if kind == "date"}
        for key, value in understand.parts(line, wanted, TODAY).items():
            assert key in dated or occurs_in(value, line)


@given(LINES)
def test_one_wanted_text_is_never_split(line: str) -> None:
    words = line.strip()
    answer = understand.parts(line, [("only", "text", [])], TODAY).get("only", "")
    assert answer == words or words in ("", "-", "–", "—") or words.casefold().startswith("only:")


@given(LINES)
def test_the_rest_of_a_choice_is_the_end_of_the_line(line: str) -> None:
    choice, rest = understand.settled(line, CHOICES)
    assert choice in ("", *CHOICES)
    assert line.rstrip().endswith(rest) or rest == line


@pytest.mark.parametrize(
    "piece",
    [" ", "(", "a, ", ". ", "6 people ", "asked 1, ", "1,000", "by ", "8 Feb 2027, ", "1 to ",
     "ich ", "who: a; ", "if wrong"],
)  # fmt: skip
def test_a_hostile_line_costs_no_more_than_its_length(piece: str) -> None:
    line = "saw " + piece * (100_000 // len(piece)) + "!x"
    begin = time.process_time()
    for reader in READERS.values():
        reader(line)
    for wanted in (TRY, SHOWS, WHEN, BACK, STOP):
        understand.parts(line, wanted, TODAY)
    understand.settled(line, CHOICES)
    assert time.process_time() - begin < 10  # a pattern that is not linear takes minutes
