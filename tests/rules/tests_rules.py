"""The example record, and records made from it, as cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from checklist.format.reader import read
from checklist.model.config import Config
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.store.checklists import built_in

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"


def case(text: str, config: Config | None = None) -> Case:
    """A record's text as a case."""
    return Case(read(text.encode(), built_in()), PATH, config=config)


def line_of(text: str, words: str) -> int:
    """The number of the first line that holds the words."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def well_put(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, if all of them read well: a message goes on in small letters, advice is whole."""
    told = list(findings)
    for each in told:
        assert re.match(r"[^A-Z]", each.message or "A"), each.message
        assert re.fullmatch(r"(?:[A-Z][^A-Z]|`).*[.?]”?", each.settle, re.DOTALL), each.settle
    return told
