"""The name of a record: its day and the words of its title, in letters that every system has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.model.ids import ID, record_id, slug, title_from


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Two office days for Support", "two-office-days-for-support"),
        ("  On-call: 24/7?  ", "on-call-24-7"),
        ("Über große Räume", "ueber-grosse-raeume"),
        ("Smørrebrød, œuvre, æra, łódź, đak, Þór, Ísafjörður, ılık", "smorrebrod-oeuvre-aera-lodz-dak-thor-isafjoerdur-ilik"),
        ("Malmö, Tromsø, Århus, maðr", "malmoe-tromso-arhus-madr"),
        ("Café crème", "cafe-creme"),
        ("会議", "decision"),
        ("../../etc/passwd", "etc-passwd"),
        ("--output=x", "output-x"),
        ("", "decision"),
    ],
)  # fmt: skip
def test_a_title_becomes_words_in_plain_letters(title: str, name: str) -> None:
    assert slug(title) == name
    assert slug(unicodedata.normalize("NFD", title)) == name


def test_a_name_holds_whole_words_and_at_most_sixty_letters() -> None:
    assert slug("a" * 61) == "a" * 60
    assert slug(f"{'a' * 29} {'b' * 30}") == f"{'a' * 29}-{'b' * 30}"
    assert slug(f"{'a' * 29} {'b' * 31} c") == "a" * 29


@given(st.text())
def test_any_title_makes_an_id(title: str) -> None:
    made = record_id("2026-11-22", title)
    assert ID.fullmatch(made)
    assert len(made) <= len("2026-11-22-") + 60
    assert made == f"2026-11-22-{slug(title)}"


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ("Support works in the office. Two days.", "Support works in the office"),
        ("Why not? We try.", "Why not"),
        ("Version 2.1 comes!\nLater more", "Version 2.1 comes"),
        ("A line\nand another", "A line"),
        ("  spaces around  ", "spaces around"),
        ("a" * 60, "a" * 60),
        ("a" * 70, "a" * 60),
        (f"{'a' * 58}, and more", "a" * 58),
        (f"{'a' * 50} {'b' * 9} c", f"{'a' * 50} {'b' * 9}"),
        (f"{'a' * 50} {'b' * 10} c", "a" * 50),
    ],
)
def test_a_change_gives_its_first_sentence_as_a_title(change: str, title: str) -> None:
    assert title_from(change) == title
