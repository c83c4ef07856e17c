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
from checklist.model.ids import ID
from checklist.model.record import SCHEMA, Answer, Answers, Event, Item, Outcome, Record, Value
from checklist.model.words import KINDS, OUTCOMES, meaning

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
        answer = _answer(question, value, checklist) if question else Answer(text=_line(value))
        if answer.given:
            answers[key] = answer
    return answers


def check(answers: Answers, checklist: Checklist) -> None:
    """Raise ValueError where answers say what only a record changed by hand may say.

    `read` takes such answers, so that a draft or an old record never gets stuck; a file that is
    handed over is held to the published schema.
    """
    if "id" in answers and not (ID.fullmatch(answers["id"].text) and len(answers["id"].text) < 100):
        raise ValueError("id: a date and lower-case words, such as 2026-11-22-two-office-days")
    if "created" in answers and not iso(answers["created"].text):
        raise ValueError("created: a date such as 2026-11-22")
    for question in checklist.questions:
        for item in answers.get(question.key, Answer()).items:
            if odd := _odd(question.kind, item):
                raise ValueError(f"{question.key}: {odd}")


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


def propose(answers: Answers, checklist: Checklist, record_id: str) -> Record:
    """The record, newly proposed, that gives these answers.

    `answers` must hold `title` and `created`.
    """
    language = answers["language"].text if "language" in answers else checklist.language
    front: dict[str, Any] = {"schema": SCHEMA, "id": record_id, "status": "proposed"}
    for key in ("title", "owner", "created", "effective", "review", "wait-until"):
        if (answer := answers.get(key)) and answer.text:
            front[key] = answer.text
    for key in ("with", "tags"):
        if (answer := answers.get(key)) and answer.words:
            front[key] = list(answer.words)
    front["checklist"] = checklist.pin
    if language != checklist.language:
        front["language"] = language
    body = {*checklist.head, *checklist.sections}
    said = {key: answer for key, answer in answers.items() if key in body and answer.given}
    return Record(front, said)


def proposed(record: Record, checklist: Checklist) -> dict[str, Answer]:
    """The answers from which the record was made: as it was proposed, without later sections."""
    answers: dict[str, Answer] = {}
    front = {**record.front, "review": first_review(record)}
    for key in (*FRONT_KEYS, "checklist", "language", "wait-until"):
        value = front.get(key)
        if isinstance(value, list):
            answers[key] = Answer(words=tuple(str(word) for word in value))
        elif value not in (None, ""):
            answers[key] = Answer(text=str(value))
    return answers | dict(record.answers)


def first_review(record: Record) -> str:
    """The date on which the review was promised first, before reviews and postponements."""
    for event in record.events:
        if event.kind == "postponed":
            return str(event.parts.get("from", ""))
        if event.kind == "review":
            return str(event.parts.get("planned") or event.day)
    return record.get("review")


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
            said = tuple(_text(text) for text in (value if isinstance(value, list) else [value]))
            parts[part.key] = tuple(text for text in said if text)
        else:
            parts[part.key] = _text(value)
            if part.choices and value not in {choice.key for choice in part.choices}:
                raise ValueError(f"{part.key}: `{value}` is none of its words")
    if unknown := set(data) - {part.key for part in known} - {"date", "notes"}:
        raise KeyError(sorted(unknown)[0])
    parts = {key: value for key, value in parts.items() if value}
    if not iso(day := _line(data.get("date", day))):
        raise ValueError(f"date: `{day}` is no date such as 2027-02-08")
    return Event("review", day, parts, _text(data.get("notes") or ""))


def expectations(record: Record) -> tuple[Item, ...]:
    """The record's expectations, in their order."""
    answer = record.answers.get("expectations")
    return answer.items if answer else ()


def _answer(question: Question, value: Any, checklist: Checklist) -> Answer:
    if question.kind == "words":
        words = (value.split(",") if isinstance(value, str) else value) or ()
        return Answer(words=tuple(word for text in words if (word := _line(text))))
    kept: tuple[tuple[str, str], ...] = ()
    skipped, notes = "", ""
    if isinstance(value, Mapping):
        if "notes" in value and question.kind in TEXT_KINDS:
            raise KeyError("notes")
        kept = tuple((_line(mark["rule"]), _text(mark["reason"])) for mark in value.get("kept", ()))
        skipped, notes = _text(value.get("skipped", "")), _text(value.get("notes", ""))
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
    text = _text(value) if question.kind == "text" else _line(value)
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
        values[key] = _number(value) if key in _NUMBERS else _text(value) if long else _line(value)
    absent = {"date": "undated", "kind": "unknown", "probability": "unknown"}
    return {
        key: value
        for key, value in values.items()
        if value != "" and not meaning(checklist.words, (absent.get(key, ""),), str(value))
    }


def _odd(kind: str, item: Item) -> str:
    """What an answers file must not say of one item."""
    if kind == "groups" and not item.get("group"):
        return "a group without its name"
    if kind == "evidence" and item.get("kind", KINDS[0]) not in KINDS:
        return f"`{item['kind']}` is no kind of evidence"
    chance = item.get("probability", 0)
    if isinstance(chance, str) or not 0 <= chance <= 100:
        return f"`{chance}` is no probability from 0 to 100"
    for count in (item.get("people", 0), item.get("asked", 0)):
        if isinstance(count, float) or (isinstance(count, int) and count < 0):
            return f"`{count}` is no number of people"
    return ""


def _parts(parts: tuple[Part, ...], value: Mapping[str, Any]) -> Item:
    known = {part.key: part for part in parts}
    found: dict[str, Value] = {}
    for key, said in value.items():
        part = known[key]
        if said is not None and (text := _text(said) if part.kind == "text" else _line(said)):
            found[key] = text
    return {key: found[key] for key in known if key in found}


def _number(value: Any) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise TypeError(value)
    if isinstance(value, str):
        text = _line(value)
        said = number(text.removesuffix("%"))
        return text if isinstance(said, str) else said
    return int(value) if value == int(value) else float(value)


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise TypeError(value)
    text = trim(str(value))
    if unkeepable(text):
        raise ValueError(unkeepable(text))
    return text


def _line(value: Any) -> str:
    text = _text(value)
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
