"""A record under check finds its own words again: where they stand, and in which part."""

from __future__ import annotations

from tests_rules import EXAMPLE, case

from checklist.rules.finding import Place

BROKEN = "---\nschema: 1\n---\n\n# A\n\nNobody asked the\nnight shift.\n"


def test_words_are_found_on_their_line_in_their_column() -> None:
    place = case(EXAMPLE).find("The form takes", 0, 60)
    assert place == Place(35, 37, "The form takes", "")
    assert EXAMPLE.split("\n")[34][36:].startswith("The form takes")


def test_words_are_found_across_the_end_of_a_line() -> None:
    words = "asked the night shift"
    assert case(BROKEN).find(words, 0, 9, "evidence") == Place(7, 8, words, "evidence")


def test_words_that_stand_nowhere_have_the_first_line() -> None:
    place = case(EXAMPLE).find("no such words", 5, 60, "evidence")
    assert place == Place(18, 1, "no such words", "evidence")


def test_free_words_have_the_label_of_their_part_and_what_leads_an_item_is_none() -> None:
    told = [each[:3] for each in case(EXAMPLE).stretches]
    assert told[0] == ("change", "", "Support works in the office on two days a week.")
    assert ("test", "undo") in {(key, label) for key, label, _ in told}
    assert ("evidence", "kind") not in {(key, label) for key, label, _ in told}
