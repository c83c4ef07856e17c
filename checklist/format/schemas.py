"""The published JSON Schemas (draft 2020-12): record, answers, review, checklist.

What may be answered follows from the questions, so the schema of an answers file is made from the
checklist; the others are the same for all.
"""

from __future__ import annotations

from typing import Any

from checklist.model.checklist import FRONT_KEYS, ITEM_KEYS, KINDS, Checklist, Part, Question, say
from checklist.model.words import KINDS as EVIDENCE_KINDS
from checklist.model.words import OUTCOMES, STATUSES

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_KEEPABLE = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufeff]*$"
_ONE_LINE = r"^[^\u0000-\u0008\u000a-\u001f\u007f-\u009f\ud800-\udfff\ufeff]*$"
_KEY = "^[a-z][a-z0-9-]{0,39}$"
_ISO = r"^\d{4}-\d{2}-\d{2}$"

WORDS: Schema = {"type": ["string", "number"], "pattern": _KEEPABLE}
LINE: Schema = {"type": ["string", "number"], "pattern": _ONE_LINE}
LINES: Schema = {"type": "array", "items": LINE}
COUNT: Schema = {"type": ["integer", "string"], "minimum": 0, "pattern": _ONE_LINE}
KEPT: Schema = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["rule", "reason"],
        "additionalProperties": False,
        "properties": {
            "rule": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"},
            "reason": {"type": "string", "pattern": _KEEPABLE, "minLength": 1},
        },
    },
}

_ITEM: dict[str, Schema] = {
    "group": {**LINE, "minLength": 1},
    "people": COUNT,
    "asked": COUNT,
    "how": WORDS,
    "kind": {"enum": list(EVIDENCE_KINDS)},
    "date": LINE,
    "source": LINE,
    "text": WORDS,
    "probability": {"type": "number", "minimum": 0, "maximum": 100},
    "by": LINE,
}
_NEEDED = {"groups": ["group"]}


def answers(checklist: Checklist) -> Schema:
    """The schema of an answers file for this checklist."""
    properties: dict[str, Schema] = {
        "checklist": {"type": "string", "description": "name@version of the questions asked"},
        "language": {"type": "string"},
        "id": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}-[a-z0-9][a-z0-9-]*$"},
        "created": {"type": "string", "pattern": _ISO},
        "wait-until": LINE,
    }
    for question in (*checklist.questions, *checklist.inherited):
        described = {"description": say(question.ask, "en")} if question.ask else {}
        properties[question.key] = {**_question(question), **described}
    return _object("answers", f"Answers to {checklist.pin}", properties)


def review(checklist: Checklist) -> Schema:
    """The schema of a follow-up review's answers file."""
    event = checklist.event("review")
    properties: dict[str, Schema] = {"date": {"type": "string", "pattern": _ISO}}
    for part in event.parts if event else ():
        if part.key != "planned":
            properties[part.key] = _part(part)
    properties["notes"] = WORDS
    schema = _object("review", "A follow-up review", properties)
    return {**schema, "required": ["verdict"]}


def record() -> Schema:
    """The schema of a record's front matter."""
    iso_or_words = {"type": "string"}
    properties: dict[str, Schema] = {
        "schema": {"const": 1, "description": "the version of the record format"},
        "id": {"type": "string", "description": "the stem of the file"},
        "title": {"type": "string", "minLength": 1},
        "status": {"enum": list(STATUSES)},
        "owner": {"type": "string", "description": "one accountable role"},
        "with": {"type": "array", "items": {"type": "string"}},
        "created": {"type": "string", "pattern": _ISO},
        "effective": iso_or_words,
        "review": {**iso_or_words, "description": "a date, or none behind a closing review"},
        "wait-until": iso_or_words,
        "checklist": {"type": "string", "pattern": r"^[a-z][a-z0-9-]*@\d+$"},
        "language": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "supersedes": {"type": "array", "items": {"type": "string"}},
        "superseded-by": {"type": "string"},
    }
    schema = _object("record", "The front matter of a decision record", properties)
    needed = ["schema", "id", "title", "status", "created", "checklist"]
    # Keys that other tools add are kept, so they are allowed.
    return {**schema, "required": needed, "additionalProperties": True}


def checklist() -> Schema:
    """The schema of a checklist file."""
    text: Schema = {
        "anyOf": [
            {"type": "string"},
            {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
        ]
    }
    key: Schema = {"type": "string", "pattern": _KEY}
    keys: Schema = {"type": "array", "items": key}
    when: Schema = {"type": "object", "additionalProperties": {"type": "array", "items": LINE}}
    asked = {"ask": text, "why": text, "example": text}
    choices = _array(_closed({"key": LINE, "label": text}, ["key", "label"]))
    part_kinds: Schema = {"enum": ["text", "line", "date", "choice", "list", "outcomes"]}
    part = _closed(
        {"key": key, "kind": part_kinds, "label": text, "choices": choices, **asked},
        ["key", "kind", "label"],
    )
    question = _closed(
        {
            "key": key, "kind": {"enum": list(KINDS)}, "label": text, "short": text, **asked,
            "required": {"type": "boolean"}, "when": when, "choices": choices,
            "parts": _array(part), "together": keys,
            "prompts": _array(
                _closed({"parts": keys, "ask": text, "example": text}, ["parts", "ask"])
            ),
            "variants": _array(_closed({"when": when, **asked}, ["when", "ask"])),
        },
        ["key", "kind", "label", "ask"],
    )  # fmt: skip
    properties: dict[str, Schema] = {
        "schema": {"const": 1},
        "name": key,
        "version": {"type": "integer", "minimum": 1},
        "language": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        "title": text,
        "head": keys,
        "sections": {**keys, "minItems": 1},
        "quick": keys,
        "questions": {**_array(question), "minItems": 1},
        "events": _array(
            _closed(
                {"key": key, "heading": text, "parts": _array(part)}, ["key", "heading", "parts"]
            )
        ),
        "words": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": LINE},
        },
    }
    schema = _object("checklist", "A checklist", properties)
    needed = ["schema", "name", "version", "language", "title", "sections", "questions"]
    return {**schema, "required": needed}


def _object(name: str, title: str, properties: dict[str, Schema]) -> Schema:
    return {
        "$schema": _DRAFT,
        "$id": f"urn:decision-checklist:schema:1:{name}",
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _closed(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _question(question: Question) -> Schema:
    skipped = {"skipped": {"type": "string", "pattern": _KEEPABLE, "minLength": 1}, "kept": KEPT}
    if question.kind == "words":
        return LINES
    if question.kind == "parts":
        parts = {part.key: _part(part) for part in question.parts}
        return _closed({**parts, "notes": WORDS, **skipped}, [])
    if question.kind in ITEM_KEYS:
        own = {key: _ITEM[key] for key in ITEM_KEYS[question.kind]}
        own |= {part.key: _part(part) for part in question.parts}
        items = _array(_closed(own, _NEEDED.get(question.kind, [])))
        name = "groups" if question.kind == "groups" else "items"
        many = _closed({name: items, "items": items, "notes": WORDS, **skipped}, [])
        return {"anyOf": [items, many]}
    kept = {} if question.key in FRONT_KEYS else {"kept": KEPT}
    shapes = [_plain(question), _closed({"text": _plain(question), **kept}, ["text"])]
    if question.key != "title":
        shapes.append(_closed({"skipped": skipped["skipped"]}, ["skipped"]))
    return {"anyOf": shapes}


def _plain(question: Question | Part) -> Schema:
    if question.kind == "choice":
        return {"enum": [choice.key for choice in question.choices]}
    return LINE if question.kind in ("line", "date") else WORDS


def _part(part: Part) -> Schema:
    if part.kind == "outcomes":
        return _array({"enum": list(OUTCOMES)})
    if part.kind == "list":
        return {"anyOf": [WORDS, _array(WORDS)]}
    return _plain(part)
