"""A typed line -> the answer it gives, and the answer said back so that it can be mended."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from checklist.format.lines import Wording, number, percent
from checklist.interview import understand
from checklist.interview.steps import Step
from checklist.model import dates
from checklist.model.checklist import ITEM_KINDS, Question, Text
from checklist.model.record import Answer, Answers, Item
from checklist.model.words import KINDS, OUTCOMES

_WAIT = re.compile(r"(?:wait until|wait|warten bis|warte bis)\s+(.+)", re.IGNORECASE | re.DOTALL)
_DASHES = ("-", "–", "—")
_NOTHING = (*_DASHES, "none", "no", "keiner", "nein")
_NUMBERED = re.compile(r"(\d{1,2}):\s*(.+)")
LIST_KINDS = (*ITEM_KINDS, "list")


class Reply(NamedTuple):
    """What a line gave: the answers it changes, what could not be read, the lines of its items."""

    answers: Mapping[str, Answer] = {}
    problem: str = ""
    typed: tuple[str, ...] = ()


class Listener(NamedTuple):
    """What is needed to understand a line: the day, and the language of the record."""

    today: date
    wording: Wording

    def reply(self, step: Step, line: str, answers: Answers) -> Reply:
        """The answers that a line gives to a step."""
        question = step.question
        if question.kind in LIST_KINDS:
            return self._items(question, line, answers)
        if step.parts:
            return self._parts(step, line, answers)
        if question.kind == "choice":
            return self._choice(question, line)
        if question.kind == "date":
            return self._dates(question, line, answers)
        if question.kind == "words":
            words = tuple(word for part in line.split(",") if (word := part.strip()))
            return Reply({question.key: Answer(words=words)})
        if line.strip() in _DASHES:
            return Reply({question.key: Answer()})
        text = " ".join(line.split()) if question.kind == "line" else line.strip()
        return Reply({question.key: Answer(text=text)})

    def item(self, question: Question, line: str) -> Item:
        """One item of a list as it was typed."""
        if question.kind == "groups":
            return understand.group(line, self.today)
        if question.kind == "evidence":
            return understand.evidence(line, self.today)
        if question.kind == "expectations":
            return understand.expectation(line, self.today)
        if question.kind == "statements":
            return _known(question, understand.statement(line))
        return {"text": line.strip()}

    def _items(self, question: Question, line: str, answers: Answers) -> Reply:
        """Further items, one a line; "2: …" puts another in the place of the second."""
        answer = answers.get(question.key, Answer())
        numbered = _NUMBERED.fullmatch(line)
        if numbered and 0 < int(numbered[1]) <= len(answer.items):
            place = int(numbered[1]) - 1
            if item := self.item(question, numbered[2]):
                items = (*answer.items[:place], item, *answer.items[place + 1 :])
                return Reply({question.key: answer._replace(items=items)})
        rows = [(row, self.item(question, row)) for row in line.split("\n") if row.strip()]
        taken = [(row, item) for row, item in rows if item]
        unread = [row for row, item in rows if not item]
        problem = f"I cannot read “{unread[0].strip()}”; /why shows how." if unread else ""
        if not taken:
            return Reply(problem=problem)
        items = (*answer.items, *(item for _, item in taken))
        given = {question.key: answer._replace(items=items, skipped="")}
        return Reply(given, problem, tuple(row for row, _ in taken))

    def _parts(self, step: Step, line: str, answers: Answers) -> Reply:
        answer = answers.get(step.key, Answer())
        wanted = [(part.key, part.kind, tuple(part.label.values())) for part in step.parts]
        said = dict(understand.parts(line, wanted, self.today))
        unread = str(said.pop("", ""))
        kept = {key: value for key, value in answer.parts.items() if key not in dict.fromkeys(
            part.key for part in step.parts)}  # fmt: skip
        whole = {**kept, **said}
        order = [part.key for part in step.question.parts]
        parts = {key: whole[key] for key in order if key in whole}
        problem = f"Not understood: “{unread}”." if unread else ""
        return Reply({step.key: answer._replace(parts=parts, skipped="")}, problem)

    def _choice(self, question: Question, line: str) -> Reply:
        choices = {choice.key: tuple(choice.label.values()) for choice in question.choices}
        key, rest = understand.settled(line, choices)
        if not key:
            names = ", ".join(self.wording.say(choice.label) for choice in question.choices)
            return Reply(problem=f"Please begin with one of: {names} (or its number).")
        more = {other: Answer(text=rest) for other in question.together[:1] if rest}
        if rest and not question.together:
            return Reply(
                problem=f"Only {self.wording.say(_label(question, key))}, without more words."
            )
        return Reply({question.key: Answer(text=key), **more})

    def _dates(self, question: Question, line: str, answers: Answers) -> Reply:
        if waiting := _WAIT.fullmatch(line.strip()):
            day = dates.parse(waiting.group(1), self.today)
            if day:
                return Reply({"wait-until": Answer(text=day.isoformat()), question.key: Answer()})
        if line.strip().casefold() in _NOTHING and question.key == "next-review":
            return Reply({question.key: Answer(text="none")})
        start = dates.iso(answers.get("effective", Answer()).text)
        if question.together:
            wanted = [(key, "date", ()) for key in (question.key, *question.together)]
            found = dict(understand.parts(line, wanted, self.today))
            unread = str(found.pop("", ""))
            said = {key: str(value) for key, value in found.items() if dates.iso(str(value))}
        else:
            day = dates.parse(line, self.today, start=start)
            said, unread = {question.key: day.isoformat()} if day else {}, ""
        if question.key not in said:
            return Reply(
                problem="I see no date there. 2027-02-08, +28d, in 4 weeks and 8 Feb 2027 work."
            )
        problem = f"Not understood: “{unread}”." if unread else ""
        return Reply({key: Answer(text=value) for key, value in said.items()}, problem)


def outcome(line: str, wording: Wording) -> str:
    """Yes, no or unclear, by its word in any language or its first letters; "" otherwise."""
    word = line.strip().casefold().rstrip(".!")
    if not word:
        return ""
    if exact := wording.meaning(OUTCOMES, word):
        return exact
    forms = {form.casefold(): name for name in OUTCOMES for form in (name, *wording.forms(name))}
    near = {name for form, name in forms.items() if form.startswith(word)}
    return near.pop() if len(near) == 1 else ""


def said_back(
    step: Step, given: Mapping[str, Answer], before: Sequence[Item], wording: Wording
) -> list[str]:
    """What was understood, a line each; nothing where it would only repeat the typed words."""
    rows: list[str] = []
    for key, answer in given.items():
        if key == step.key and step.question.kind in LIST_KINDS:
            fresh = [item for item in answer.items if item not in before]
            rows += [say_item(step.question.kind, item, wording) for item in fresh]
        elif key == step.key and step.parts:
            rows += _say_parts(step, answer.parts, wording)
        elif key == step.key and step.question.kind == "choice":
            rows.append(wording.say(_label(step.question, answer.text)))
        elif day := dates.iso(answer.text):
            rows.append(f"{_name(key, wording)}: {dates.spell(day)} ({answer.text})")
        elif key != step.key and answer.text:
            rows.append(f"{_name(key, wording)}: {answer.text}")
    return rows


def say_item(kind: str, item: Item, wording: Wording) -> str:
    """An item in one line, with what it does not say named."""
    if kind == "groups":
        people, asked = item.get("people", "?"), item.get("asked", "?")
        counts = [f"{people} {wording.word('people')}", f"{asked} {wording.word('asked')}"]
        return " · ".join([str(item.get("group", "")), *counts, *_rest(item, "how")])
    if kind == "evidence":
        lead = [wording.word(str(item["kind"]))] if "kind" in item else [f"{_kinds(wording)}?"]
        lead += [*_rest(item, "date"), *_rest(item, "source")]
        if "kind" in item and len(lead) == 1 and item["kind"] != "assumed":
            lead.append("no date or source")
        return " · ".join([*lead, *_rest(item, "text")])
    if kind == "expectations":
        chance = percent(item["probability"]) if "probability" in item else "? %"
        by = f"{wording.word('by')} {item.get('by', '?')}"
        return " · ".join([chance, by, *_rest(item, "text")])
    if kind == "statements":
        wrong = f"wrong if: {item['wrong-if']}" if "wrong-if" in item else "wrong if: ?"
        return " · ".join([*_rest(item, "text"), wrong])
    return str(item.get("text", ""))


def _kinds(wording: Wording) -> str:
    *first, last = (wording.word(kind) for kind in KINDS)
    return f"{', '.join(first)} or {last}"


def _rest(item: Item, key: str) -> Sequence[str]:
    return [str(item[key])] if item.get(key) else []


def _say_parts(step: Step, parts: Item, wording: Wording) -> list[str]:
    rows = []
    for part in step.parts:
        value = str(parts.get(part.key, "not said"))
        day = dates.iso(value)
        rows.append(
            f"{wording.say(part.label)}: {f'{dates.spell(day)} ({value})' if day else value}"
        )
    return rows if len(step.parts) > 1 else []


def _name(key: str, wording: Wording) -> str:
    question = wording.checklist.question(key)
    return wording.say(question.label) if question else key.replace("-", " ").capitalize()


def _label(question: Question, key: str) -> Text:
    return next(choice.label for choice in question.choices if choice.key == key)


def _known(question: Question, item: Item) -> dict[str, Any]:
    """A statement whose labelled part the checklist does not have keeps it in its text."""
    known = {key: value for key, value in item.items() if key == "text" or question.part(key)}
    if len(known) < len(item):
        known["text"] = ". ".join(str(value) for value in item.values())
    return known


__all__ = ["LIST_KINDS", "Listener", "Reply", "number", "outcome", "said_back", "say_item"]
