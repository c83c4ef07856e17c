"""A checklist file (YAML, as data) -> the questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.model.checklist import (
    FRONT_KINDS,
    SETTINGS,
    Checklist,
    Choice,
    EventKind,
    Part,
    Prompt,
    Question,
    Text,
    Variant,
)
from checklist.model.words import WORDS


def build(data: Mapping[str, Any], base: Checklist | None = None) -> Checklist:
    """The checklist that `data` describes; what it leaves out of events comes from `base`.

    Raises KeyError, TypeError, ValueError or AttributeError where the data has another shape; the
    schema says which (`format/explain.py`).
    """
    language = data["language"]
    words = {key: {**table} for key, table in WORDS.items()}
    for key, table in data.get("words", {}).items():
        words[key] = {**words.get(key, {}), **table}
    events = tuple(_event(event, language) for event in data.get("events", ()))
    inherited = base.events if base else ()
    known = {event.key for event in events}
    checklist = Checklist(
        name=data["name"],
        version=data["version"],
        language=language,
        title=_text(data["title"], language),
        head=tuple(data.get("head", ())),
        sections=tuple(data["sections"]),
        quick=tuple(data.get("quick", ())),
        questions=tuple(_question(question, language) for question in data["questions"]),
        events=(*events, *(event for event in inherited if event.key not in known)),
        words=words,
        inherited=_inherited(data["questions"], base),
    )
    _consistent(checklist)
    return checklist


def _inherited(questions: Any, base: Checklist | None) -> tuple[Question, ...]:
    """The questions of the front matter that the file leaves to the built-in checklist."""
    own = {question["key"] for question in questions}
    known = base.questions if base else ()
    return tuple(each for each in known if each.key in FRONT_KINDS and each.key not in own)


def _text(value: Any, language: str) -> Text:
    return value if isinstance(value, Mapping) else {language: value} if value else {}


def _asked(data: Mapping[str, Any], language: str) -> dict[str, Text]:
    return {key: _text(data.get(key), language) for key in ("ask", "why", "example")}


def _when(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in data.items()}


def _choices(data: Mapping[str, Any], language: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(choice["key"], _text(choice["label"], language))
        for choice in data.get("choices", ())
    )


def _part(data: Mapping[str, Any], language: str) -> Part:
    return Part(
        data["key"],
        data["kind"],
        _text(data["label"], language),
        choices=_choices(data, language),
        **_asked(data, language),
    )


def _event(data: Mapping[str, Any], language: str) -> EventKind:
    parts = tuple(_part(part, language) for part in data["parts"])
    return EventKind(data["key"], _text(data["heading"], language), parts)


def _question(data: Mapping[str, Any], language: str) -> Question:
    return Question(
        key=data["key"],
        kind=data["kind"],
        label=_text(data["label"], language),
        required=data.get("required", False),
        when=_when(data.get("when", {})),
        choices=_choices(data, language),
        parts=tuple(_part(part, language) for part in data.get("parts", ())),
        prompts=tuple(
            Prompt(tuple(p["parts"]), _text(p["ask"], language), _text(p.get("example"), language))
            for p in data.get("prompts", ())
        ),
        together=tuple(data.get("together", ())),
        short=_text(data.get("short"), language),
        variants=tuple(
            Variant(_when(variant["when"]), **_asked(variant, language))
            for variant in data.get("variants", ())
        ),
        **_asked(data, language),
    )


def _consistent(checklist: Checklist) -> None:
    """Raise ValueError where the file names what it does not hold, in words for its author."""
    keys = [question.key for question in checklist.questions]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"questions: two questions have the key `{key}`")
    for place in ("head", "sections", "quick"):
        for key in getattr(checklist, place):
            if key not in keys:
                raise ValueError(f"{place}: there is no question `{key}`")
    for key in checklist.head:
        question = checklist.question(key)
        if question and question.kind not in ("line", "text", "choice", "date"):
            raise ValueError(f"head: `{key}` is answered by a list; move it to sections")
    for question in checklist.questions:
        _has_a_place(question, checklist)
        asked = {key for variant in question.variants for key in variant.when} - {"mode"}
        for key in {*question.when, *question.together, *asked} - set(keys):
            raise ValueError(f"questions: `{question.key}` refers to `{key}`, which is no question")
        parts = {part.key for part in question.parts}
        for prompt in question.prompts:
            for key in set(prompt.parts) - parts:
                raise ValueError(f"questions: `{question.key}` prompts for a missing part `{key}`")
        if question.kind == "parts" and not question.parts:
            raise ValueError(f"questions: `{question.key}` has no parts")
        if question.kind == "choice" and not question.choices:
            raise ValueError(f"questions: `{question.key}` has no choices")


def _has_a_place(question: Question, checklist: Checklist) -> None:
    """Raise ValueError unless the record keeps the question's answer, in one place."""
    key, kind = question.key, question.kind
    places = [*checklist.head, *checklist.sections].count(key)
    if key in SETTINGS:
        raise ValueError(f"questions: `{key}` is a word of the record itself; choose another key")
    if key in FRONT_KINDS:
        if places or kind != FRONT_KINDS[key]:
            raise ValueError(
                f"questions: `{key}` is kept in the front matter; it is a {FRONT_KINDS[key]}, "
                "and stands neither in head nor in sections"
            )
    elif places != 1 or kind == "words":
        raise ValueError(f"questions: `{key}` must stand once in head or sections; words cannot")
