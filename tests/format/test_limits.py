"""A record has limits: what is more is named, neither read nor written, and no honest one is hit."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.errors import UsageProblem
from checklist.format import patch
from checklist.format.limits import BYTES, MARKS, excess
from checklist.format.reader import Reading, read
from checklist.model.record import Answer, Record
from checklist.store.checklists import built_in

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
WORDS = "It takes a while until everybody has found the way to the other room. "


def reading(text: str) -> Reading:
    return read(text.encode("utf-8"), built_in())


UNITS = [
    "a\n", "a\r\n", "a\r", "\n", "=\n", "# a\n", "```\n", "[a]: b\n", "Kept (x): y\n", "| ", "|a",
    "- a\n", "- **A** (8 people, 8 asked): x\n", "1. a\n", "2) a\n", "- - - ", "> > > a\n", ">>>",
    "- 1. > a\n", "A. ", "! ", "What?” ", "So… ", "(Yes.) ", "---\ntitle: x\n",
    "## R <!-- review 2027-02-08 -->\n", "<!-- checklist: allow old-evidence: so it is -->\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_many_of_whatever_is_read_one_by_one_are_too_many(unit: str) -> None:
    assert excess(unit.encode() * (MARKS + 1)).startswith("has more than 10,000 lines")


def test_each_of_them_counts_once() -> None:
    line = b"- word, and so on\n"  # a line and a mark
    assert excess(line * (MARKS // 2)) == ""
    assert excess(line * (MARKS // 2) + b"\n")


@pytest.mark.parametrize(
    "unit", ["-- ", "a-b ", "**a** ", "1.5 ", "3 - 4 ", "<a ", "[a](b) ", "`a` ", "&amp; ", "a,b; "]
)
def test_what_begins_nothing_does_not_count(unit: str) -> None:
    assert excess(b"x " + unit.encode() * (MARKS * 2)) == ""


def test_bytes_count_too() -> None:
    assert excess(b"x" * BYTES) == ""
    assert excess(b"x" * (BYTES + 1)) == "is larger than 512 KiB, the most that is read"


def test_a_large_and_honest_record_is_read() -> None:
    paragraphs = "\n\n".join([WORDS * 4] * 400)
    items = "\n".join(f"- {WORDS}\n  - **Wrong if:** never {n}" for n in range(600))
    rows = "\n".join(f"| Group {n} | 8 people | 8 asked | by mail | yes |" for n in range(500))
    table = f"| Group | Size | Asked | How | Well |\n|---|---|---|---|---|\n{rows}"
    text = EXAMPLE.replace(
        "The night shift starts", f"{table}\n\n{paragraphs}\n\nThe night shift starts"
    )
    text = text.replace("<!-- assumptions -->\n\n", f"<!-- assumptions -->\n\n{items}\n")
    found = reading(text)
    assert found.excess == ""
    assert len(found.record.answers["assumptions"].items) == 601
    assert WORDS in found.record.answers["affected"].notes + " "


def test_of_what_is_too_large_nothing_is_known_and_no_byte_is_lost() -> None:
    text = EXAMPLE + "a\n" * MARKS
    found = reading(text)
    assert found.record == Record({}, {})
    assert found.problems == ((1, f"the file {found.excess}"),)
    assert (found.front, found.lines, found.ends) == ("", [text], [""])


def test_nothing_that_cannot_be_read_again_is_written() -> None:
    question = built_in().question("evidence")
    assert question
    answer = Answer(items=tuple({"text": f"one {n}"} for n in range(MARKS)))
    with pytest.raises(UsageProblem, match=r"nothing was written: the record has more than 10,000"):
        patch.change_answer(reading(EXAMPLE), question, answer)


def test_text_behind_a_table_keeps_its_distance() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    notes = f"{table}\n\nSo it is.\n\n{table}\n\nAnd so."
    found = reading(f"# T\n\n## W <!-- affected -->\n\n- **A**\n\n{notes}\n")
    assert found.record.answers["affected"].notes == notes
