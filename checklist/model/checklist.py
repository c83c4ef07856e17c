"""A checklist: the questions of one kind of decision, as data.

Texts exist in several languages (`Text`: language -> words). A published version never changes;
records pin `name@version`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checklist.model.words import WORDS, Words

Text = Mapping[str, str]

# Where the answer lives: these keys are front matter, all others are in the body.
FRONT_KEYS = ("title", "owner", "with", "tags", "created", "effective", "review", "id")
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


@dataclass(frozen=True)
class Choice:
    """One of the words an answer may be."""

    key: str
    label: Text


@dataclass(frozen=True)
class Part:
    """One labelled part of an answer, such as what would stop the test."""

    key: str
    kind: str
    label: Text
    ask: Text = field(default_factory=dict)
    why: Text = field(default_factory=dict)
    example: Text = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Prompt:
    """One prompt of the interview that answers one or more parts in one line."""

    parts: tuple[str, ...]
    ask: Text
    example: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Variant:
    """Another wording, for when earlier answers say so."""

    when: Mapping[str, tuple[str, ...]]
    ask: Text
    why: Text = field(default_factory=dict)
    example: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What is asked, why, and what an answer looks like."""

    key: str
    kind: str
    label: Text
    ask: Text
    why: Text = field(default_factory=dict)
    example: Text = field(default_factory=dict)
    required: bool = False
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    parts: tuple[Part, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    together: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def part(self, key: str) -> Part | None:
        """The part with this key."""
        return next((part for part in self.parts if part.key == key), None)


@dataclass(frozen=True)
class EventKind:
    """A section that is appended later: a review, a test's result, a postponement."""

    key: str
    heading: Text
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Checklist:
    """A published set of questions.

    `head` and `sections` say in which order the record shows the answers; `questions` are in the
    order of asking, which is another one: the forecast comes before anything about the past.
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
    words: Words = field(default_factory=lambda: WORDS)

    @property
    def pin(self) -> str:
        """What a record's front matter says: `name@version`."""
        return f"{self.name}@{self.version}"

    @cached_property
    def _by_key(self) -> Mapping[str, Question]:
        return {question.key: question for question in self.questions}

    def question(self, key: str) -> Question | None:
        """The question with this key."""
        return self._by_key.get(key)

    def event(self, key: str) -> EventKind | None:
        """The kind of appended section with this key."""
        return next((event for event in self.events if event.key == key), None)


def choice_key(choices: tuple[Choice, ...], text: str) -> str:
    """The key that a written choice stands for, in any language; the words themselves if none."""
    sought = text.strip().casefold()
    for choice in choices:
        if sought in {choice.key, *(label.casefold() for label in choice.label.values())}:
            return choice.key
    return text
