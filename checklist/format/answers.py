"""Answers as data (an answers file, a draft) <-> answers, and a record <-> its answers.

The data has the shape of the published schema `answers`; reading raises KeyError, TypeError or
ValueError where it has another one, and the schema says where.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from checklist.format.lines import number
from checklist.format.text import trim, unkeepable
from checklist.model.checklist import (
    FRONT_KEYS,
    ITEM_KEYS,
    ITEM_KINDS,
    SETTINGS,
    TEXT_KINDS,
    Checklist,
    Part,
    Question,
)
from checklist.model.dates import iso
from checklist.model.record import Answer, Answers, Event, Item, Outcome, Record, Value
from checklist.model.words import OUTCOMES, meaning

_NUMBERS = ("people", "asked", "probability")


def read(data: Mapping[str, Any], checklist: Checklist) -> dict[str, Answer]:
    """The answers that an answers file gives, by question key; settings are answers too."""
    answers: dict[str, Answer] = {}
    for key, value in data.items():
        question = checklist.question(key)
        if question is None and key not in SETTINGS:
            raise KeyError(key)
        if value is None:
            continue
        answer = _answer(question, value, checklist) if question else Answer(text=line_of(value))
        if answer.given:
            answers[key] = answer
    return answers


def write(answers: Answers, checklist: Checklist) -> dict[str, Any]:
    """The data of an answers file, in the order of the record; `read` gives the same answers."""
    body = [*checklist.head, *checklist.sections]
    rest = [question.key for question in checklist.questions]
    order = dict.fromkeys([*FRONT_KEYS, *SETTINGS, *body, *rest])
    data: dict[str, Any] = {}
    for key in order:
        question, answer = checklist.question(key), answers.get(key)
        if answer and answer.given:
            data[key] = _data(question, answer) if question else answer.text
    return data


def read_review(data: Mapping[str, Any], checklist: Checklist, record: Record, day: str) -> Event:
    """The review section that a review's answers file gives; outcomes follow the expectations.

    Raises KeyError, TypeError or ValueError, as `read` does, and when there are more or fewer
    outcomes than expectations.
    """
    kind = checklist.event("review")
    known = kind.parts if kind else ()
    parts: dict[str, Any] = {}
    expected = expectations(record)
    for part in known:
        value = data.get(part.key)
        if value is None:
            continue
        if part.kind == "outcomes":
            if len(value) != len(expected):
                raise ValueError(
                    f"outcomes: {len(value)} given, but the record has {len(expected)} expectations"
                )
            if odd := set(value) - set(OUTCOMES):
                raise ValueError(f"outcomes: `{odd.pop()}` is none of {', '.join(OUTCOMES)}")
            parts[part.key] = tuple(
                Outcome(came, str(item.get("text", "")), item.get("probability"))
                for came, item in zip(value, expected, strict=True)
            )
        elif part.kind == "list":
            said = tuple(text_of(text) for text in (value if isinstance(value, list) else [value]))
            parts[part.key] = tuple(text for text in said if text)
        else:
            parts[part.key] = text_of(value)
            if part.choices and value not in {choice.key for choice in part.choices}:
                raise ValueError(f"{part.key}: `{value}` is none of its words")
    if unknown := set(data) - {part.key for part in known} - {"date", "notes"}:
        raise KeyError(sorted(unknown)[0])
    parts = {key: value for key, value in parts.items() if value}
    if not iso(day := line_of(data.get("date", day))):
        raise ValueError(f"date: `{day}` is no date such as 2027-02-08")
    return Event("review", day, parts, text_of(data.get("notes") or ""))


def expectations(record: Record) -> tuple[Item, ...]:
    """The record's expectations, in their order."""
    answer = record.answers.get("expectations")
    return answer.items if answer else ()


def _answer(question: Question, value: Any, checklist: Checklist) -> Answer:
    if question.kind == "words":
        texts = (value.split(",") if isinstance(value, str) else value) or ()
        return Answer(words=tuple(word for text in texts if (word := line_of(text))))
    kept: tuple[tuple[str, str], ...] = ()
    skipped, notes = "", ""
    if isinstance(value, Mapping):
        if "notes" in value and question.kind in TEXT_KINDS:
            raise KeyError("notes")
        kept = tuple(
            (line_of(mark["rule"]), text_of(mark["reason"])) for mark in value.get("kept", ())
        )
        skipped, notes = text_of(value.get("skipped", "")), text_of(value.get("notes", ""))
        value = {key: val for key, val in value.items() if key not in ("kept", "skipped", "notes")}
    if question.kind in ITEM_KINDS:
        items = _items(question, value, checklist)
        return Answer(items=items, notes=notes, skipped=skipped, kept=kept)
    if question.kind == "parts":
        parts = _parts(question.parts, value)
        return Answer(parts=parts, notes=notes, skipped=skipped, kept=kept)
    if isinstance(value, Mapping):
        if set(value) - {"text"}:
            raise KeyError(sorted(value)[0])
        value = value.get("text", "")
    text = text_of(value) if question.kind == "text" else line_of(value)
    if question.kind == "choice" and text and text not in {c.key for c in question.choices}:
        raise ValueError(text)
    return Answer(text=text, skipped=skipped, kept=kept)


def _items(question: Question, value: Any, checklist: Checklist) -> tuple[Item, ...]:
    if isinstance(value, Mapping):
        if set(value) - {"items", "groups"}:
            raise KeyError(sorted(value)[0])
        value = [*value.get("items", ()), *value.get("groups", ())]
    if not isinstance(value, list):
        raise TypeError(question.key)
    return tuple(item for row in value if (item := _item(question, row, checklist)))


def _item(question: Question, row: Mapping[str, Any], checklist: Checklist) -> Item:
    own = ITEM_KEYS[question.kind]
    values: dict[str, Value] = {}
    for key, value in row.items():
        if key not in own and not question.part(key):
            raise KeyError(key)
        if value is None or value == "":
            continue
        long = key in ("how", "text") or key not in own
        values[key] = (
            _number(value) if key in _NUMBERS else text_of(value) if long else line_of(value)
        )
    absent = {"date": "undated", "kind": "unknown", "probability": "unknown"}
    return {
        key: value
        for key, value in values.items()
        if value != "" and not meaning(checklist.words, (absent.get(key, ""),), str(value))
    }


def _parts(parts: tuple[Part, ...], value: Mapping[str, Any]) -> Item:
    known = {part.key: part for part in parts}
    found: dict[str, Value] = {}
    for key, said in value.items():
        part = known[key]
        if said is not None and (text := text_of(said) if part.kind == "text" else line_of(said)):
            found[key] = text
    return {key: found[key] for key in known if key in found}


def _number(value: Any) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise TypeError(value)
    if isinstance(value, str):
        text = line_of(value)
        said = number(text.removesuffix("%"))
        return text if isinstance(said, str) else said
    return int(value) if value == int(value) else float(value)


def text_of(value: Any) -> str:
    """Words as they are kept; raises TypeError or ValueError where they cannot be."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise TypeError(value)
    text = trim(str(value))
    if unkeepable(text):
        raise ValueError(unkeepable(text))
    return text


def line_of(value: Any) -> str:
    """Words on one line; raises TypeError or ValueError where they cannot be kept."""
    text = text_of(value)
    if "\n" in text:
        raise ValueError(text)
    return text


def _data(question: Question, answer: Answer) -> Any:
    """One answer in the shortest form that the schema allows."""
    if question.kind == "words":
        return list(answer.words)
    more: dict[str, Any] = {}
    if answer.notes:
        more["notes"] = answer.notes
    if answer.skipped:
        more["skipped"] = answer.skipped
    if answer.kept:
        more["kept"] = [{"rule": rule, "reason": reason} for rule, reason in answer.kept]
    if question.kind == "parts":
        return {**answer.parts, **more}
    if question.kind in ITEM_KINDS:
        items = [dict(item) for item in answer.items]
        name = "groups" if question.kind == "groups" else "items"
        return {**({name: items} if items else {}), **more} if more else items
    return {**({"text": answer.text} if answer.text else {}), **more} if more else answer.text
