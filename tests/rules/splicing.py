"""Records made from the example: another answer, another line, or the example of a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tests_rules import EXAMPLE, case, well_put

from checklist.format.checklist_file import build
from checklist.format.reader import read
from checklist.model.config import Config
from checklist.rules.case import Case
from checklist.rules.engine import Check, check
from checklist.store.checklists import built_in

PROPOSED = EXAMPLE[: EXAMPLE.index("\n## Test result")].replace(
    "status: adjusted", "status: proposed"
)


def answered(key: str, answer: str, text: str = EXAMPLE) -> str:
    """The record with another answer below the heading of a question."""
    made, count = re.subn(
        rf"(\n## [^\n]*<!-- {key} -->\n)(?s:.*?)(?=\n## |\Z)",
        lambda m: f"{m[1]}\n{answer.strip()}\n",
        text,
    )
    assert count == 1, key
    return made


def head(label: str, words: str, text: str = EXAMPLE) -> str:
    """The record with other words behind a label of its head or a section."""
    made, count = re.subn(
        rf"(?m)^- \*\*{re.escape(label)}:\*\* .*$", lambda m: f"- **{label}:** {words}", text
    )
    assert count == 1, label
    return made


def with_example(example: str, text: str = EXAMPLE) -> str:
    """The record with the example of a rule in its place: whole answers, or one line of the head."""
    if line := re.fullmatch(r"- \*\*(.*?):\*\* (.*)\n", example):
        return head(line[1], line[2], text)
    for part in re.split(r"(?m)^(?=## )", example)[1:]:
        heading, _, body = part.partition("\n")
        key = re.search(r"<!-- (\S+) -->", heading)
        assert key, heading
        text = answered(key[1], body, text)
    return text


def found(
    text: str, checks: Sequence[Check], config: Config | None = None
) -> list[tuple[str, int]]:
    """The findings in a record: rule and line, in order."""
    return [(each.rule, each.place.line) for each in well_put(check(case(text, config), checks))]


def rules(text: str, checks: Sequence[Check], config: Config | None = None) -> list[str]:
    """The rules that have findings in a record, in the order of the lines."""
    return [rule for rule, _ in found(text, checks, config)]


def own(question: dict[str, Any], answer: str) -> Case:
    """A record that answers a checklist of one's own with one question (its key: `ours`)."""
    asked = {"key": "ours", "label": "Ours", "ask": "What?", **question}
    data = {
        "name": "own",
        "version": 1,
        "language": "en",
        "title": "Own",
        "head": [],
        "sections": [asked["key"]],
    }
    checklist = build({**data, "questions": [asked]}, built_in())
    front = "schema: 1\nid: a\ntitle: A\nstatus: proposed\ncreated: 2026-11-22\nchecklist: own@1\n"
    text = f"---\n{front}---\n\n# A\n\n## Ours <!-- {asked['key']} -->\n\n{answer}\n"
    return Case(read(text.encode(), checklist), "decisions/a.md")
