"""A record: one decision, what was answered, and what was appended later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

SCHEMA = 1
# The order in which front matter is written; unknown keys follow in their own order.
FRONT_ORDER = (
    "schema", "id", "title", "status", "owner", "with", "created", "effective", "review",
    "wait-until", "checklist", "language", "tags", "supersedes", "superseded-by",
)  # fmt: skip

Value = str | int | float
Item = Mapping[str, Value]


class Answer(NamedTuple):
    """What was said to one question; which fields are used depends on the question's kind.

    `text` holds a line, text, choice or date; `words` a list of words; `items` the groups, pieces
    of evidence, expectations or statements; `parts` the labelled parts; `notes` further Markdown;
    `skipped` the reason why there is no answer; `kept` pairs of rule and reason for a challenged
    wording that stays.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    parts: Item = {}
    notes: str = ""
    skipped: str = ""
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def given(self) -> bool:
        """Whether anything was said."""
        return self != _NOTHING


_NOTHING = Answer()
Answers = Mapping[str, Answer]


class Outcome(NamedTuple):
    """What became of one expectation: `came` is yes, no or unclear; the rest repeats it."""

    came: str
    expected: str
    probability: Value | None = None


class Event(NamedTuple):
    """A section that was appended later, under its own date.

    `parts` maps the part's key to words, a tuple of words, or a tuple of `Outcome`.
    """

    kind: str
    day: str
    parts: Mapping[str, Any] = {}
    notes: str = ""


@dataclass(frozen=True)
class Record:
    """One decision.

    `front` holds the front matter (flat: words, numbers, lists of words), `answers` the body's
    answers by question key, `events` the appended sections in their order, `others` the Markdown of
    sections that the checklist does not know.
    """

    front: Mapping[str, Any]
    answers: Answers
    events: tuple[Event, ...] = ()
    others: tuple[str, ...] = ()

    def get(self, key: str) -> str:
        """A front matter value as words; "" when it is missing."""
        value = self.front.get(key)
        return "" if value is None else str(value)

    @property
    def id(self) -> str:
        """The record's id: the stem of its file."""
        return self.get("id")

    @property
    def title(self) -> str:
        """The decision's title."""
        return self.get("title")

    @property
    def status(self) -> str:
        """Where the decision stands in its life."""
        return self.get("status")

    def with_front(self, **changes: Any) -> Record:
        """The same record with front matter changed; None takes a key away (`_` stands for `-`)."""
        front = {**self.front, **{key.replace("_", "-"): value for key, value in changes.items()}}
        return replace(
            self, front={key: value for key, value in front.items() if value is not None}
        )
