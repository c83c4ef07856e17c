"""The items of evidence, as the rules look at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checklist.model.words import KINDS
from checklist.rules.case import Case
from checklist.rules.finding import Place
from checklist.rules.said import redacted


class Known(NamedTuple):
    """One item of evidence: how it is known ("" if it does not say), its values, its place."""

    kind: str
    item: Mapping[str, Any]
    place: Place

    @property
    def text(self) -> str:
        """What is known."""
        return str(self.item.get("text", ""))


def known(case: Case) -> Iterator[Known]:
    """The items of evidence that say something; where a tombstone stands, nothing is asked."""
    for question, answer in case.questions("evidence"):
        if answer.skipped:
            continue
        for item, place in case.items(question.key):
            if not case.redacted(item):
                named = str(item.get("kind", ""))
                yield Known(named if named in KINDS else "", item, place)


def buried(case: Case) -> bool:
    """Whether a tombstone stands among the evidence: what was there may have been the rest."""
    return any(
        redacted(answer.notes) or any(map(redacted, answer.items))
        for _, answer in case.questions("evidence")
    )


def short(words: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:60].rsplit(" ", 1)[0] + " …"
