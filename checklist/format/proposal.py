"""Answers -> the record that they propose, and a record -> the answers from which it was made."""

from __future__ import annotations

import re
from typing import Any

from checklist.format.lines import Wording
from checklist.model.checklist import FRONT_KEYS, Checklist
from checklist.model.dates import iso
from checklist.model.ids import ID
from checklist.model.record import SCHEMA, Answer, Answers, Item, Record
from checklist.model.words import KINDS

_DIGITS = 9
_LONGEST_LINE = 500


def propose(answers: Answers, checklist: Checklist, record_id: str) -> Record:
    """The record, newly proposed, that gives these answers.

    `answers` must hold `title` and `created`.
    """
    language = answers["language"].text if "language" in answers else checklist.language
    wording = Wording(checklist, language)
    front: dict[str, Any] = {"schema": SCHEMA, "id": record_id, "status": "proposed"}
    for key in ("title", "owner", "with", "created", "effective", "review", "wait-until", "tags"):
        if key in answers and (value := front_value(answers[key], wording)) is not None:
            front[key] = answers[key].text if key == "title" else value
    front["checklist"] = checklist.pin
    if language != checklist.language:
        front["language"] = language
    body = {*checklist.head, *checklist.sections}
    said = {key: answer for key, answer in answers.items() if key in body and answer.given}
    return Record(front, said)


def proposed(record: Record, checklist: Checklist) -> dict[str, Answer]:
    """The answers from which the record was made: as it was proposed, without later sections."""
    wording = Wording(checklist, record.get("language") or checklist.language)
    front = {**record.front, "review": first_review(record, wording)}
    given = {
        key: Answer(text=str(front[key])) if key == "title" else _answer(front[key], wording)
        for key in (*FRONT_KEYS, "checklist", "language", "wait-until")
        if front.get(key) not in (None, "", [])
    }
    return given | dict(record.answers)


def front_value(answer: Answer, wording: Wording) -> str | list[str] | None:
    """An answer as front matter keeps it; a reason for skipping keeps its mark."""
    if answer.skipped:
        return f"{wording.word('skipped')}: {' '.join(answer.skipped.split())}"
    # Words that only look like the mark get a backslash, as in the body.
    text = re.sub(_mark(wording), r"\1\\\2:", answer.text)
    return list(answer.words) or text or None


def first_review(record: Record, wording: Wording) -> str:
    """The date on which the review was promised first, before reviews and postponements."""
    for event in record.events:
        if event.kind == "postponed":
            return str(event.parts.get("from", ""))
        if event.kind == "review":
            planned = str(event.parts.get("planned") or event.day)
            return "" if wording.meaning(("undated",), planned) else planned
    return record.get("review")


def check(answers: Answers, checklist: Checklist) -> None:
    """Raise ValueError where answers say what only a record changed by hand may say.

    Reading takes such answers, so that a draft or an old record never gets stuck; a file that is
    handed over is held to the published schema.
    """
    if "id" in answers and not (ID.fullmatch(answers["id"].text) and len(answers["id"].text) < 100):
        raise ValueError("id: a date and lower-case words, such as 2026-11-22-two-office-days")
    if "created" in answers and not iso(answers["created"].text):
        raise ValueError("created: a date such as 2026-11-22")
    for question in checklist.questions:
        answer = answers.get(question.key, Answer())
        for odd in (_odd_answer(question.key, answer, checklist), *map(_odd, answer.items)):
            if odd:
                raise ValueError(f"{question.key}: {odd}")
        if question.kind == "groups" and not all(item.get("group") for item in answer.items):
            raise ValueError(f"{question.key}: a group without its name")


def _answer(value: Any, wording: Wording) -> Answer:
    if isinstance(value, list):
        return Answer(words=tuple(str(word) for word in value))
    mark = re.match(_mark(wording), str(value))
    if mark and not mark.group(2):
        return Answer(skipped=str(value)[mark.end() :].strip())
    return Answer(text=re.sub(_mark(wording), lambda m: f"{m[1]}{m[2][1:]}:", str(value)))


def _mark(wording: Wording) -> str:
    """A pattern for the mark of a skipped answer, and the backslashes that make it mere words."""
    return rf"\A({'|'.join(map(re.escape, wording.forms('skipped')))})(\\*):"


def _odd_answer(key: str, answer: Answer, checklist: Checklist) -> str:
    """What an answers file must not say of one answer as a whole."""
    if answer.text and answer.skipped:
        return "an answer and a reason for having none; keep one of them"
    if answer.kept and (answer.skipped or key in FRONT_KEYS):
        return "a wording can be kept only where there is one in the body"
    if any(not rule or not reason or set(rule) & set("():") for rule, reason in answer.kept):
        return "a kept wording needs the rule's name and a reason"
    if key == "title" and answer.skipped:
        return "a decision needs a title"
    if key in FRONT_KEYS and max(map(len, (answer.text, *answer.words)), default=0) > _LONGEST_LINE:
        return f"longer than {_LONGEST_LINE} characters; the details belong into the other answers"
    return ""


def _odd(item: Item) -> str:
    """What an answers file must not say of one item."""
    if "kind" in item and item["kind"] not in KINDS:
        return f"`{item['kind']}` is no kind of evidence"
    chance = item.get("probability", 0)
    if isinstance(chance, str) or not 0 <= chance <= 100 or round(chance, 3) != chance:
        return f"`{chance}` is no probability from 0 to 100, to three decimals at most"
    for count in (item.get("people", 0), item.get("asked", 0)):
        if isinstance(count, float) or (isinstance(count, int) and not 0 <= count < 10**_DIGITS):
            return f"`{count}` is no number of people"
    return ""
