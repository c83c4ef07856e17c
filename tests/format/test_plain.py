"""Plain bodies are read without the parser, and exactly as the parser reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checklist.format.outline import parsed_outline
from checklist.format.plain import plain_outline

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
STARTS = [
    "",
    "",
    "# ",
    "## ",
    "- ",
    "- ",
    "  - ",
    "  ",
    "    ",
    "      ",
    "* ",
    "1. ",
    "> ",
    "    - ",
    "   - ",
    "-  ",
    "```",
    "---",
    "===",
    "| a |",
    "<b>",
    "|--|",
    " ",
    "\t",
]
TEXTS = [
    "",
    "Word",
    "**Label:** word",
    "**b",
    "***",
    "12 words",
    "1. one",
    "12) two",
    "1234567890. x",
    "“Said”",
    "(so)",
    "[x]: y",
    "[a](b)",
    "word #",
    "word  ",
    "a | b",
    "- | -",
    "\\# no",
    "*x*",
    "é",
    "_x_",
    "`c`",
    "~~~",
    "…",
    "word\\",
    "<!-- key -->",
    "Words <!-- key -->",
    "#",
    "\u00a0x",
    "²",
    "٣. x",
    "--",
    "+",
    "x\x00y",
    "x\u2028y",
    "x\x0cy",
]
LINE = st.builds(str.__add__, st.sampled_from(STARTS), st.sampled_from(TEXTS))


def test_the_example_is_plain() -> None:
    lines = EXAMPLE.split("---\n", 2)[2].split("\n")
    plain = plain_outline(lines)
    assert plain is not None
    assert plain == parsed_outline(lines)


@settings(max_examples=3000, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=9))
@example(["- a", "  - b", "", ""])
@example(["- a", "", "- b"])
@example(["a | b", "- | -"])
@example(["- a", "", "", "## B", "- c"])
@example(["# a", "- b", "c"])
def test_what_is_plain_reads_as_the_parser_reads_it(lines: list[str]) -> None:
    plain = plain_outline(lines)
    if plain is not None:
        assert plain == parsed_outline(lines)


@pytest.mark.parametrize(
    "text",
    [
        "- a\nb",
        "a\n===",
        "> a",
        "- a\n\n- b",
        "1. a",
        "* a",
        "- a\n\n  b",
        "a\n    b",
        "```\na\n```",
    ],
)
def test_what_is_not_certain_is_left_to_the_parser(text: str) -> None:
    assert plain_outline(text.split("\n")) is None
