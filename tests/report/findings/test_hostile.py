"""Whatever a record says, a file is called or a reason holds: it is shown, and does nothing else."""

import html
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from checklist.report.findings import github, gitlab, human, json_format, sarif
from checklist.report.findings.checked import Checked
from checklist.rules.finding import Finding, Place, Rule

Make = Callable[..., Checked]
Runner = Callable[[Iterable[str]], list[Any]]

HOSTILE = {
    "escape": "\x1b[31mred\x1b]0;title\x07 \x9b31m",
    "carriage": "one\r\n::error::two\rthree",
    "command": "::set-output name=a::b",
    "command after blanks": "  \u3000::stop-commands::x",
    "command inside": "words ::error file=a,line=1::words ::",
    "colons": "::::::error::::",
    "old command": "words ##[error]words ##[add-mask]e",
    "other runners": "##vso[task.setvariable variable=a]b ##teamcity[x]",
    "encoded": "%0A::error::x%0D%25%3A%2C",
    "property": "a,line=9::b",
    "html": "<script>alert(1)</script><img src=x onerror=y><!-- --></details>",
    "picture": "![](javascript:alert(1)) [x](https://evil.example) <https://evil.example>",
    "mention": "@everyone @owner/team #1 owner/name#2 GH-3 !4 cb65bf20d2d4b6e1bd5c8bf6a5a1df4b7a6e1f00",
    "backticks": "`a` ``` ~~~ `````",
    "pipes": "| a | b |\n|---|---|",
    "heading": "# one\n## two\n- three\n1. four\n> five\n/merge",
    "reading direction": "\u202eevil\u2066x\u2069\u200f\u200b\ufeff",
    "separators": "a\u2028::error::b\u2029c\x0b\x0cd\x85e",
    "nul": "a\x00b",
    "undecodable": "a\udcffb\ud800",
    "token": "::a-long-token::",
    "stop": "::stop-commands::pwned",
    "long": "x" * 100_000,
    "long words": "@a #1 ::b " * 10_000,
    "slashes": "\\" * 7,
    "section": "section_start:1:name\r\x1b[0Kheader",
}
TOKEN = "a-long-token-nobody-knows"
PAGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"h2", "h3", "p", "ul", "li", "strong", "code", "br"}
UNSAFE = re.compile(
    r"[^\x20-\x7e\n\xa0-\U0010ffff]|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile(request: pytest.FixtureRequest, checked: Make) -> Checked:
    """A check in which every text that somebody else can write is hostile, one silenced finding too."""
    text = request.param
    rule = Rule(text, "form", "error", text, text, text, text)
    path = "decisions/" + text[:2_000] + ".md"
    finding = Finding(text, text, text, Place(3, 1, text, text), path, "error")
    alone = finding._replace(rule="named", path=text[:2_000], message="words stand here")
    silenced = finding._replace(silenced=text)
    return checked(
        (finding, *[alone] * 12, silenced),
        rules={text: rule},
        looked_at=text,
        notes=(text,),
        names={text: text},
    )


FORMATS: dict[str, Callable[[Checked], str]] = {
    "human": lambda c: "\n".join(human.lines(c, styled=False, width=0, words=True)),
    "folded": lambda c: "\n".join(human.lines(c, styled=False, width=30, words=True)),
    "styled": lambda c: re.sub(
        r"\x1b\[[012]m", "", "\n".join(human.lines(c, styled=True, width=30, words=True))
    ),
    "json": json_format.text,
    "sarif": sarif.text,
    "gitlab": gitlab.text,
    "github": lambda c: "\n".join(github.lines(c, TOKEN)),
    "summary": github.step_summary,
}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_steers_or_fools_a_terminal(hostile: Checked, form: str) -> None:
    printed = FORMATS[form](hostile)
    assert not UNSAFE.search(printed)
    assert len(printed) < 400_000


@pytest.mark.parametrize("form", FORMATS)
def test_no_line_is_a_command_to_a_runner(
    hostile: Checked, form: str, obeyed: Runner, command: Callable[[str], Any]
) -> None:
    lines = FORMATS[form](hostile).split("\n")
    if form != "github":
        assert [line for line in lines if command(line)] == []
        return
    assert [each.name for each in obeyed(lines)] == ["error"] * 10
    assert [line for line in lines if command(line)][10:] == [
        f"::stop-commands::{TOKEN}", f"::{TOKEN}::"
    ]  # fmt: skip


def test_an_annotation_is_about_its_file_and_nothing_more(hostile: Checked, obeyed: Runner) -> None:
    first = obeyed(github.annotated(hostile))[0]
    assert set(first.properties) == {"file", "line", "col", "title"}
    assert first.properties["line"] == "3"
    assert first.properties["file"].startswith("decisions/")
    assert first.message.count("\n") == 2


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_no_value_of_the_data_is_a_command_or_steers_a_terminal(
    hostile: Checked, form: str, command: Callable[[str], Any]
) -> None:
    # Such as a workflow step that prints `jq -r '.[].message'`.
    for value in values(json.loads(FORMATS[form](hostile))):
        if "\n" not in value:  # an example in a rule's help is a block of code
            assert not command(value)
        assert not UNSAFE.search(value)


def test_a_step_summary_holds_no_markup_of_others(hostile: Checked) -> None:
    page = PAGE.render(github.step_summary(hostile))
    assert set(re.findall(r"</?(\w+)", page)) <= OURS
    words = html.unescape(re.sub(r"<code>.*?</code>|<[^>]*>", "", page, flags=re.DOTALL))
    assert not re.search(r"@\w|[#!]\d|GH-\d|\b[0-9a-f]{7,64}\b|\w://|www\.", words)


def test_the_words_can_still_be_read(checked: Make) -> None:
    said = Finding(
        "a", "“a :: b, 50 % [x] {y} <z>” it is", "Do.", Place(1, 1, "", ""), "p.md", "error"
    )
    check = checked((said,))
    for form in ("human", "github"):
        assert "“a :: b" not in FORMATS[form](check)  # a word that begins with `::` is told apart
        assert "“a \\u003a: b, 50 % [x] {y} <z>” it is" in FORMATS[form](check)
    assert "C::method" in FORMATS["human"](checked((said._replace(message="C::method ## [x]"),)))


def values(data: Any) -> Iterable[str]:
    """Every string in the data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from values(each)
