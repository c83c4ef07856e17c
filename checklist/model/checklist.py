"""A checklist: the questions of one kind of decision, as data.

Texts exist in several languages (`Text`: language -> words). A published version never changes;
records pin `name@version`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from checklist.model.recall import by_identity
from checklist.model.words import WORDS, Words

# Values here are named tuples, not data classes: they are made at every start.
Text = Mapping[str, str]
NO_TEXT: Text = {}
_NO_CONDITION: Mapping[str, tuple[str, ...]] = {}

# Where the answer lives: these keys are front matter, all others are in the body.
FRONT_KEYS = ("title", "owner", "with", "tags", "created", "effective", "review", "id")
# The kinds that the answers in the front matter have; the rest of it is set by the tool.
FRONT_KINDS = {
    "title": "line", "owner": "line", "effective": "date", "review": "date",
    "with": "words", "tags": "words",
}  # fmt: skip
# Keys of an answers file that are no questions: they fix what else would be derived.
SETTINGS = ("checklist", "language", "id", "created", "wait-until")
# How an answer is shaped.
TEXT_KINDS = ("line", "text", "choice", "date")
ITEM_KINDS = ("groups", "evidence", "expectations", "statements")
KINDS = (*TEXT_KINDS, "words", *ITEM_KINDS, "parts")
# What an item of each kind holds besides the checklist's own labelled parts.
ITEM_KEYS = {
    "groups": ("group", "people", "asked", "how"),
    "evidence": ("kind", "date", "source", "text"),
    "expectations": ("probability", "by", "text"),
    "statements": ("text",),
}


def say(text: Text, language: str) -> str:
    """The words in `language`, else in English, else in whichever language there is."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


class Choice(NamedTuple):
    """One of the words an answer may be."""

    key: str
    label: Text


class Part(NamedTuple):
    """One labelled part of an answer, such as what would stop the test."""

    key: str
    kind: str
    label: Text
    ask: Text = NO_TEXT
    why: Text = NO_TEXT
    example: Text = NO_TEXT
    choices: tuple[Choice, ...] = ()


class Prompt(NamedTuple):
    """One prompt of the interview that answers one or more parts in one line."""

    parts: tuple[str, ...]
    ask: Text
    example: Text = NO_TEXT


class Variant(NamedTuple):
    """Another wording, for when earlier answers say so."""

    when: Mapping[str, tuple[str, ...]]
    ask: Text
    why: Text = NO_TEXT
    example: Text = NO_TEXT


class Question(NamedTuple):
    """What is asked, why, and what an answer looks like."""

    key: str
    kind: str
    label: Text
    ask: Text
    why: Text = NO_TEXT
    example: Text = NO_TEXT
    required: bool = False
    when: Mapping[str, tuple[str, ...]] = _NO_CONDITION
    choices: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    together: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    short: Text = NO_TEXT

    def part(self, key: str) -> Part | None:
        """The part with this key."""
        return next((part for part in self.parts if part.key == key), None)


class EventKind(NamedTuple):
    """A section that is appended later: a review, a test's result, a postponement."""

    key: str
    heading: Text
    parts: tuple[Part, ...]


class Checklist(NamedTuple):
    """A published set of questions.

    `head` and `sections` say in which order the record shows the answers; `questions` are in the
    order of asking, which is another one: the forecast comes before anything about the past.
    `inherited` are not asked, but can be answered: a record has a title and dates in any case.
    """

    name: str
    version: int
    language: str
    title: Text
    head: tuple[str, ...]
    sections: tuple[str, ...]
    quick: tuple[str, ...]
    questions: tuple[Question, ...]
    events: tuple[EventKind, ...] = ()
    words: Words = WORDS
    inherited: tuple[Question, ...] = ()

    @property
    def pin(self) -> str:
        """What a record's front matter says: `name@version`."""
        return f"{self.name}@{self.version}"

    def question(self, key: str) -> Question | None:
        """The question with this key."""
        return _by_key(self).get(key)

    def event(self, key: str) -> EventKind | None:
        """The kind of appended section with this key."""
        return next((event for event in self.events if event.key == key), None)


@by_identity
def _by_key(checklist: Checklist) -> dict[str, Question]:
    known = (*checklist.questions, *checklist.inherited)
    return {question.key: question for question in reversed(known)}


def choice_key(choices: tuple[Choice, ...], text: str) -> str:
    """The key that a written choice stands for, in any language; the words themselves if none."""
    sought = text.strip().casefold()
    for choice in choices:
        if sought in {choice.key, *(label.casefold() for label in choice.label.values())}:
            return choice.key
    return text
