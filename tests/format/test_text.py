"""Free text: every character comes back, and nothing in it can become a block or a mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.format.lines import Wording
from checklist.format.outline import outline
from checklist.format.pieces import Page
from checklist.format.text import decode, encode, trim, unkeepable
from checklist.store.checklists import built_in

PAGE = Page([], Wording(built_in(), "en"))
BITS = [
    *"ab .!?\\#-+*>|=~:`[]()<!&;\t\n_1239\"'",
    *("&#32;", "&#92;", "Skipped:", "Kept (x): ", "```", "- ", "<!--", "-->", "http://x"),
    *("\n\n", "  \n", "\\\n", "Ä", "😀", "\u2028", "\u00a0", "---\n", "| a |\n", "[a]: b\n"),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=30).map("".join), st.text(max_size=60)
).map(trim)


def read_back(lines: list[str], skip: int = 0) -> str:
    page = Page(lines, PAGE.wording)
    return page.text(outline(lines), skip=skip)


@given(TEXTS)
@settings(max_examples=1500, deadline=None)
def test_any_text_comes_back_from_the_page(text: str) -> None:
    if text and not unkeepable(text):
        assert read_back(encode(text, PAGE.wording.marks)) == text


@given(TEXTS)
@settings(max_examples=1500, deadline=None)
def test_no_text_becomes_anything_but_paragraphs(text: str) -> None:
    if text and not unkeepable(text):
        lines = encode(text, PAGE.wording.marks)
        assert {node.type for node in outline(lines)} == {"paragraph"}
        page = Page(lines, PAGE.wording)
        assert not any(page.mark(node) for node in outline(lines))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("At e.g. Dr. Who's 3. Street. Then.", ["At e.g. Dr. Who's 3. Street.", "Then."]),
        ("“Yes.” “No.”", ["“Yes.”", "“No.”"]),
        ("a. b. c", ["a. b. c"]),
        ("First\nsecond", ["First\\", "second"]),
        ("One\n\nTwo", ["One", "", "Two"]),
        ("# x\n- y\n1. z\n> q", ["\\# x\\", "\\- y\\", "1\\. z\\", "\\> q"]),
        ("```\ncode\n```", ["\\```\\", "code\\", "\\```"]),
        ("<div>\n<https://x.y>", ["\\<div>\\", "<https://x.y>"]),
        ("indented\nC:\\\nend", ["indented\\", "C:&#92;\\", "end"]),
        ("Skipped: no", ["Skipped\\: no"]),
        ("[redacted 2027-03-01: law]", ["[redacted 2027-03-01: law]"]),
        ("See. - no dash at a line's start", ["See. - no dash at a line's start"]),
    ],
)
def test_how_it_stands_in_the_file(text: str, lines: list[str]) -> None:
    assert encode(text, ("Skipped", "Kept")) == lines


def test_controls_are_named() -> None:
    assert unkeepable("a\x07b") == "U+0007"
    assert unkeepable("tab\t and\nline") == ""


@pytest.mark.parametrize("char", ["[", "(", "\\", "*", "<", "&#32;", "a. ", "1", "`", " ", "|"])
def test_long_hostile_text_takes_no_time(char: str) -> None:
    text = trim(char * 20_000)
    if text:
        assert read_back(encode(text)) == text


def test_a_line_of_very_many_sentences_comes_back() -> None:
    text = ("A. " * 100_000 + "He is. She was. " * 20_000).strip()
    assert decode(encode(text)) == text


@pytest.mark.parametrize("unit", ["\\", "\\ ", " \\", "\\&#", "A. ", "&#32;"])
def test_a_very_long_line_of_marks_is_read_in_its_time(unit: str) -> None:
    # In a time that grows with the square it would take an hour.
    text = "x" + unit * (600_000 // len(unit)) + "x"
    assert decode(encode(text)) == text


def test_behind_a_sentence_that_must_stay_on_its_line_the_next_ones_begin_their_own() -> None:
    assert encode("One. 2. Two. Three. Four.") == ["One. 2. Two.", "Three.", "Four."]
