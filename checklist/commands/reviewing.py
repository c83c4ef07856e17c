"""The interview of `checklist review`: memory first, then the record, then the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist.commands import confirming, guarding
from checklist.commands.looking_back import checked, record_review
from checklist.commands.writing import How, Loaded
from checklist.errors import ChecklistError
from checklist.format import answers as answers_data
from checklist.format.writer import event_lines
from checklist.interview.replies import Listener
from checklist.interview.session import Interview, Offer
from checklist.interview.steps import Step, steps
from checklist.model import dates
from checklist.model.checklist import Checklist, Part, Question
from checklist.model.record import Answer, Event
from checklist.report.clean import one_line
from checklist.store.drafts import Drafts, Handle

if TYPE_CHECKING:
    from checklist.app import App

# What is asked before the record is shown, and after it.
_BLIND = ("remembered", "happened", "said")
_SEEING = ("outcomes", "else-changed", "verdict", "next-review")


def choose_due(app: App) -> str:
    """The id of the decision to review, of those that are due; "" when there is none."""
    from checklist.followup.due import due
    from checklist.store.index import entries

    found = due(entries(app.project.decisions, None), app.today, 0)
    rows = [item for item in (*found.overdue, *found.soon) if item.which == "review"]
    if not rows:
        app.terminal.say("Nothing is due. `checklist review ID` looks back on one all the same.")
        return ""
    app.terminal.say("Due for a look back:")
    for number, item in enumerate(rows, 1):
        title = one_line(str(item.front.get("title", "")), 60)
        app.terminal.say(f"  {number} {title} ({item.front.get('review')})")
    app.terminal.say("A number, or Enter for 1.", dim=True)
    while True:
        try:
            said = app.terminal.read("> ").strip()
        except EOFError:
            return ""
        if said in ("", "1") or (said.isdecimal() and 1 <= int(said) <= len(rows)):
            return str(rows[int(said or "1") - 1].front.get("id", ""))
        app.terminal.say("  A number, please.", fg="yellow")


def ask_review(app: App, loaded: Loaded, how: How) -> int | None:
    """Ask, show the section, agree, commit."""
    drafts = Drafts(app.repository.state_dir / "drafts")
    name = loaded.record.id
    old = [d for d in drafts.all() if (d.kind, d.record) == ("review", name) and not d.problem]
    with drafts.open(old[0].name) if old else drafts.create("review", name) as handle:
        if old:
            app.terminal.say("Going on where you stopped.")
        interview = _interview(app, loaded, handle)
        try:
            if "at" not in handle.draft.data or handle.draft.data["at"]:
                interview.run()
            event = _agreed(app, loaded, interview, how)
        except (ChecklistError, KeyboardInterrupt):
            if not any(a.given for key, a in interview.answers.items() if key != "expected"):
                handle.discard()
            raise
        if event is None:
            app.terminal.say(f"Nothing was committed. `checklist review {name}` comes back to it.")
            return None
        code = record_review(app, loaded, event, how, guarded=True)
        handle.discard()
        following = dates.iso(str(event.parts.get("next-review", "")))
        app.terminal.say(
            f"Next look back: {dates.spell(following)}." if following else "It is closed."
        )
        return code


def questions(checklist: Checklist, *, expected: bool) -> tuple[Question, ...]:
    """The questions of a review, in the order of asking."""
    kind = checklist.event("review")
    parts = {part.key: part for part in kind.parts} if kind else {}
    keys = [key for key in (*_BLIND, *_SEEING) if key in parts]
    return tuple(_question(parts[key]) for key in keys if expected or key != "outcomes")


def _question(part: Part) -> Question:
    when = {"verdict": ("keep", "adjust", "inconclusive")} if part.key == "next-review" else {}
    return Question(
        part.key, part.kind, part.label, part.ask, part.why, part.example,
        required=part.key in ("happened", "verdict", "next-review"), when=when,
        choices=part.choices, together=("notes",) if part.key == "verdict" else (),
    )  # fmt: skip


def _interview(app: App, loaded: Loaded, handle: Handle) -> Interview:
    checklist = loaded.reading.wording.checklist
    expected = answers_data.expectations(loaded.record)
    asked = steps(questions(checklist, expected=bool(expected)))
    shown: list[bool] = []
    first_seeing = next(step.name for step in asked if step.key in _SEEING)

    def save(answers: dict[str, Answer], at: str) -> None:
        data = {"at": at, "answers": {key: _plain(a) for key, a in answers.items() if a.given}}
        handle.save(loaded.record.title, app.now, data)

    def before(step: Step) -> None:
        if step.name == first_seeing and not shown:
            shown.append(True)
            _show(app, loaded)

    given = dict(handle.draft.data).get("answers", {})
    answers = {key: _answer(value) for key, value in given.items()}
    answers["expected"] = Answer(items=expected)
    return Interview(
        app.terminal, Listener(app.today, loaded.reading.wording), asked, answers, save,
        at=str(dict(handle.draft.data).get("at", "")), before=before,
        resume=f"checklist review {loaded.record.id}",
        offer=lambda step, known: _offer(app, step, known),
    )  # fmt: skip


def _agreed(app: App, loaded: Loaded, interview: Interview, how: How) -> Event | None:
    """The summary and the section to append; None when the person does not agree."""
    checklist = loaded.reading.wording.checklist
    kind = checklist.event("review")
    asked = list(questions(checklist, expected=bool(interview.answers["expected"].items)))
    confirming.summary(interview, asked, str)
    kept: set[guarding.Said] = set()
    while True:
        data = _data(interview.answers)
        today = app.today.isoformat()
        event = answers_data.read_review(data, checklist, loaded.record, today)
        event = checked(app, loaded, event)
        text = "\n".join(event_lines(kind, event, loaded.reading.wording)) if kind else ""
        if guarding.reworded(app, how, interview, text, kept):
            continue
        agreed = confirming.agree(interview, asked, text, app.project.config.readers)
        if agreed is not None:
            return event if agreed else None


def _show(app: App, loaded: Loaded) -> None:
    """The record as it was written, only now."""
    app.terminal.say()
    app.terminal.say("This is what you wrote:", bold=True)
    text = loaded.data.decode("utf-8", "replace")
    for row in confirming.readable(text, loaded.reading.wording):
        app.terminal.wrap(row, "  ", bold=row.startswith("#"))


def _offer(app: App, step: Step, answers: dict[str, Answer]) -> Offer | None:
    """A next day to look back, for Enter alone."""
    if step.key != "next-review":
        return None
    day = dates.parse(app.project.config.review_after, app.today)
    return Offer(day.isoformat(), dates.spell(day)) if day else None


def _data(answers: dict[str, Answer]) -> dict[str, Any]:
    """The answers in the shape of a review's answers file."""
    data: dict[str, Any] = {}
    for key, answer in answers.items():
        if key == "expected" or not answer.given:
            continue
        if key == "outcomes":
            data[key] = list(answer.words)
        elif answer.items:
            data[key] = [str(item["text"]) for item in answer.items]
        elif answer.text:
            data[key] = answer.text
    return data


def _plain(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text, "words": list(answer.words), "skipped": answer.skipped,
        "items": [dict(item) for item in answer.items],
    }  # fmt: skip


def _answer(value: dict[str, Any]) -> Answer:
    answer = Answer(text=value.get("text", ""), skipped=value.get("skipped", ""))
    items, words = tuple(value.get("items", ())), tuple(value.get("words", ()))
    return answer._replace(items=items, words=words)


__all__ = ["ask_review", "choose_due", "questions"]
