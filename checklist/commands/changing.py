"""Answers into an existing record: which may change, and only their own lines do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from checklist.commands import guarding
from checklist.commands.answers_file import LIMIT, parse
from checklist.commands.writing import How, Loaded, already, land
from checklist.errors import UsageProblem
from checklist.format import patch, proposal, yaml_in, yaml_out
from checklist.format.reader import read
from checklist.model import dates
from checklist.model.checklist import FRONT_KEYS, TEXT_KINDS, choice_key
from checklist.model.record import Answer
from checklist.report.clean import clean

if TYPE_CHECKING:
    from checklist.app import App

# They say which decision this is and which questions it answers; no edit changes that.
FIXED = ("id", "created", "checklist", "language")
_DAYS = ("effective", "review", "wait-until")


def apply(loaded: Loaded, answers: Mapping[str, Answer]) -> bytes:
    """The record's file with these answers; an answer that is not given takes its lines away."""
    checklist = loaded.reading.wording.checklist
    data, reading = loaded.data, loaded.reading
    front: dict[str, Any] = {}
    for key, answer in answers.items():
        question = checklist.question(key)
        if key == "title":
            data = patch.change_title(reading, answer.text)
            reading = read(data, checklist)
        elif key in FRONT_KEYS or question is None:
            front[key] = proposal.front_value(answer, reading.wording)
        elif answer != reading.record.answers.get(key, Answer()):
            data = patch.change_answer(reading, question, answer)
            reading = read(data, checklist)
    changed = {key: value for key, value in front.items() if reading.record.front.get(key) != value}
    return patch.change_front(reading, changed) if changed else data


def record(app: App, loaded: Loaded, changes: Mapping[str, Answer], how: How) -> None:
    """Commit the changed answers as one event, or say that there are none."""
    path = loaded.found.path
    if not changes:
        already(app, how, "The answers are the same", path)
        return
    for key in (key for key in _DAYS if key in changes):
        day = dates.iso(changes[key].text)
        said = dates.spell(day) if day else "no day that can be counted with; kept as it is"
        if changes[key].given:
            click.echo(clean(f"{key}: {changes[key].text} ({said})"))
    data = apply(loaded, changes)
    before, after = (each.decode("utf-8", "replace") for each in (loaded.data, data))
    guarding.guard(app, how, after, changes, before, ask=True)
    title = changes["title"].text if "title" in changes else loaded.record.title
    land(app, how, {path: data}, "Edit", "edited", loaded.record.with_front(title=title))


def from_text(app: App, loaded: Loaded, key: str, text: str) -> dict[str, Answer]:
    """The change that --text asks for; raises UsageProblem where words are no answer."""
    question = loaded.reading.wording.checklist.question(key)
    if question and question.kind not in (*TEXT_KINDS, "words"):
        raise UsageProblem(
            f"`{key}` has several parts, which --text cannot tell apart",
            f"`checklist edit ID {key}` asks for them; --answers FILE takes them from a file",
        )
    if question and question.kind == "choice":
        text = choice_key(question.choices, text)
        keys = [choice.key for choice in question.choices]
        if text not in keys:
            raise UsageProblem(f"`{key}` cannot be “{text}”", f"it is one of {', '.join(keys)}")
    return from_file(
        app, loaded, "--text", yaml_out.dump({key: text}).encode("utf-8", "surrogateescape")
    )


def from_file(
    app: App, loaded: Loaded, what: str, data: bytes, shown: Iterable[str] = ()
) -> dict[str, Answer]:
    """What an answers file changes.

    A key without a value takes its answer away, and so does one that was `shown` and is gone.
    """
    _, given = parse(app, what, data, loaded.reading.wording.checklist.pin)
    keys = dict.fromkeys((*yaml_in.load(data, limit=LIMIT, what=what), *shown))
    return changed(app, loaded, {key: given.get(key, Answer()) for key in keys})


def changed(app: App, loaded: Loaded, wanted: Mapping[str, Answer]) -> dict[str, Answer]:
    """Those answers that differ from the record's; raises UsageProblem for one that must not."""
    now = current(loaded)
    wanted = {key: _understood(app, key, answer, wanted, now) for key, answer in wanted.items()}
    changes = {key: each for key, each in wanted.items() if each != now.get(key, Answer())}
    for key, each in changes.items():
        _refuse(loaded, key, each)
    return changes


def current(loaded: Loaded) -> dict[str, Answer]:
    """What the record answers now, front matter included."""
    answers = proposal.proposed(loaded.record, loaded.reading.wording.checklist)
    review = Answer(text=loaded.record.get("review"))
    language = Answer(text=loaded.reading.wording.language)
    return {**answers, "review": review, "language": language}


def check_key(loaded: Loaded, key: str) -> None:
    """Raise UsageProblem unless the record's checklist has such a question."""
    keys = [question.key for question in loaded.reading.wording.checklist.questions]
    known = [*keys, "wait-until"]
    if key not in (*known, *FIXED):
        near = difflib.get_close_matches(key, known, 1)
        hint = f"did you mean `{near[0]}`? " if near else ""
        raise UsageProblem(f"there is no question `{key}`", f"{hint}there are {', '.join(known)}")
    if key in FIXED:
        _refuse(loaded, key, Answer())


def _understood(
    app: App, key: str, answer: Answer, wanted: Mapping[str, Answer], now: Mapping[str, Answer]
) -> Answer:
    """A day as it is kept: +28d counts from the roll-out, for a review, or else from today."""
    if key not in _DAYS or not answer.text:
        return answer
    effective = wanted.get("effective") or now.get("effective") or Answer()
    start = dates.iso(effective.text) if key == "review" else None
    day = dates.parse(answer.text, app.today, start=start)
    return Answer(text=day.isoformat()) if day else answer


def _refuse(loaded: Loaded, key: str, answer: Answer) -> None:
    """Raise UsageProblem where a change would hide something."""
    record, question = loaded.record, loaded.reading.wording.checklist.question(key)
    if key in FIXED:
        raise UsageProblem(
            f"`{key}` cannot be changed: it says which decision this is",
            f"record a new decision, then `checklist supersede {record.id} --by NEW`",
        )
    if key == "review" and record.status != "proposed" and record.get("review"):
        raise UsageProblem(
            f"the look back was promised for {record.get('review')}; it does not move silently",
            f"move it openly: checklist review {record.id} --postpone DATE --because REASON",
        )
    if key == "review" and answer.text == "none":
        raise UsageProblem(
            "`review: none` needs a look back that closed the matter", "give a day, such as +28d"
        )
    if not answer.given and (key == "title" or (question and question.required)):
        raise UsageProblem(
            f"`{key}` cannot be left without an answer",
            f"say why not: `{key}: {{skipped: I don't know yet}}`" if key != "title" else "",
        )
