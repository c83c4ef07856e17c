"""Text in Markdown: whatever a record says, a forge shows it and does nothing else."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checklist.report.clean import clean, one_line
from checklist.report.markdown import markdown_block, markdown_code, markdown_text

# As forges read it: HTML passes, tables and struck words are known.
PAGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
GAP = "\u200b"
# What forges look for in the words of a rendered page: mentions, references, commits, addresses.
REACTS = re.compile(
    r"""@\w | [#!~%$&^]\d | ~["\w] | \bGH-\d | \b[0-9a-f]{7,64}\b | \w+:// | \bwww\.\w
    | :[\w+-]+: | \[\[ | \[TOC | \[\w+:\d | \{[+-] | \[[+-] | \*iteration: | \[[ xX~]\]""",
    re.VERBOSE,
)
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- hidden", "</details>",
    "![](javascript:alert(1))", "[click](https://evil.example)", "[ref]: https://evil.example",
    "https://evil.example/a?b=c", "www.evil.example", "WWW.evil.example", "ftp://evil.example",
    "mail me@evil.example", "<https://evil.example>",
    "@everyone look", "a@b", "#1", "GH-12", "owner/name#1", "owner/name@deadbee", "!1", "%1",
    '~"a label"', "~label", "$12", "&7", "^alert#1", "*iteration:3", "[vulnerability:1]", "[[_TOC_]]",
    "[TOC]", "{+ added +}", "[- gone -]", "cb65bf20d2d4b6e1bd5c8bf6a5a1df4b7a6e1f00", "1234567",
    ":smile:", ":+1:", "`code`", "``` fence", "~~~", "~~gone~~", "**bold** *and* _so_ __on__",
    "# heading", "## two", "- item", "+ item", "* item", "1. item", "12) item", "> quote", "> [!NOTE]",
    "---", "===", "***", "a | b", "|-|-|", ":--", "- [ ] task", "[ ] task", "[x] done", "[^1]", "[^1]: note",
    "/merge", "/close now", "$x^2$", "$`x`$", "back\\slash\\", "ends with \\", "    indented",
    "&lt;script&gt;", "&#60;b&#62;", "&copy;", "trailing  ", "line\n# two", "line\r\n- two", "\ttab",
    "\x1b[31mred", "\u202eevil", "nul\x00", "\udcff", "\u200b@all", "##[error]x", "::error::x",
)  # fmt: skip


def shown(markdown: str) -> tuple[set[str], str]:
    """The tags of the page that a forge would make, and its words with their gaps."""
    page = PAGE.render(markdown)
    return set(re.findall(r"</?(\w+)", page)), html.unescape(re.sub(r"<[^>]*>", "", page)).strip(
        "\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_and_do_nothing(text: str) -> None:
    tags, words = shown(markdown_text(text))
    assert tags <= {"p"}
    assert words.replace(GAP, "") == one_line(text)
    assert not REACTS.search(words)


@settings(max_examples=300)
@given(
    st.text(st.one_of(st.sampled_from("\\`*_[]{}<>()#+-.!|~$&^=:/@%'\" \n1aG"), st.characters()))
)
@example("1. \\")
@example("[](<>)")
def test_any_words_are_shown_as_they_are(text: str) -> None:
    tags, words = shown(markdown_text(text))
    assert tags <= {"p"}
    assert words.replace(GAP, "") == one_line(text)
    assert not REACTS.search(words)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("before", "after", "tags"),
    [
        ("- **Why:** ", "", {"ul", "li", "strong"}),
        ("### ", "", {"h3"}),
        ("> ", "", {"blockquote", "p"}),
        ("[", "](https://example.org)", {"p", "a"}),
        ("| a | b |\n|---|---|\n| ", " | x |", {"table", "thead", "tbody", "tr", "th", "td"}),
    ],
)  # fmt: skip
def test_words_stay_in_their_place(text: str, before: str, after: str, tags: set[str]) -> None:
    found, words = shown(before + markdown_text(text) + after)
    assert found == tags
    assert one_line(text) in words.replace(GAP, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_code_shows_every_character(text: str) -> None:
    assert shown(markdown_code(text)) == ({"p", "code"}, one_line(text))


@pytest.mark.parametrize("text", [*HOSTILE, "a\n```\n# out\n```", "a\n````` x"])
def test_a_block_of_code_holds_what_is_in_it(text: str) -> None:
    tags, words = shown(markdown_block(text))
    assert tags == {"pre", "code"}
    # A lone carriage return never gets there: it is shown as its number.
    assert words.strip() == clean(text).strip()


def test_plain_words_keep_their_looks() -> None:
    plain = "Teams A and B (8 people): 23 of 60 cases, 2026-11-20; it's “so-so” + 1 = fine, R/D."
    assert markdown_text(plain) == plain


def test_a_very_long_text_is_escaped_in_no_time() -> None:
    # Anything but one pass would take minutes.
    assert len(markdown_text("@a[:x#1 deadbeef:" * 100_000)) > 1_700_000
