"""The end of an interview: the summary, the record, the agreement, and what to take along."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from checklist.errors import Stopped, UsageProblem
from checklist.format.front import read as read_front
from checklist.format.lines import Wording
from checklist.format.writer import pieces_of
from checklist.interview.replies import LIST_KINDS, say_item
from checklist.interview.session import Interview
from checklist.interview.slash import stopped
from checklist.model.checklist import Question
from checklist.model.record import Answer, Record
from checklist.report.clean import one_line
from checklist.store.files import write_file

if TYPE_CHECKING:
    from checklist.app import App


def summary(interview: Interview, questions: list[Question], title: Callable[[], str]) -> None:
    """Every answer in a line; a number asks that question again, an empty line goes on."""
    terminal = interview.terminal
    while questions:
        list_answers(interview, questions, title)
        terminal.say("A number changes that answer; Enter shows the record.", dim=True)
        said = line(interview).strip()
        while said and not change(interview, questions, said):
            terminal.say("  A number, Enter, or /stop?", fg="yellow")
            said = line(interview).strip()
        if not said:
            return


def list_answers(interview: Interview, questions: list[Question], title: Callable[[], str]) -> None:
    """Every answer in a line, with its number."""
    terminal = interview.terminal
    terminal.say()
    terminal.say("Your answers", bold=True)
    wording = interview.listener.wording
    for number, question in enumerate(questions, 1):
        answer = interview.answers.get(question.key, Answer())
        shown = title() if question.key == "title" and not answer.text else ""
        row = shown or in_a_line(question, answer, wording)
        name = wording.say(question.short or question.label)
        terminal.say(f"{number:3} {one_line(f'{name}: {row}', terminal.width - 5)}")


def agree(interview: Interview, questions: list[Question], text: str, readers: str) -> bool | None:
    """Show the record and ask: True commits, False keeps the draft, None asks again."""
    terminal = interview.terminal
    terminal.say()
    for row in readable(text, interview.listener.wording):
        terminal.wrap(row, "  ", bold=row.startswith("#"))
    terminal.say()
    terminal.wrap(f"This stays in git for good. Readers: {readers}.", "", bold=True)
    terminal.wrap(
        "yes commits it, no keeps it as a draft; Enter lists the answers, a number changes one.",
        "",
        dim=True,
    )
    while True:
        said = line(interview).strip().casefold()
        if not said:
            list_answers(interview, questions, str)
            continue
        if said in ("y", "yes", "ja", "j"):
            return True
        if said in ("n", "no", "nein", "/stop"):
            return False
        if change(interview, questions, said):
            return None
        terminal.say("  yes, no or a number?", fg="yellow")


def readable(text: str, wording: Wording) -> list[str]:
    """A record's rows for a person: its dates in words, without the marks for machines."""
    front = read_front(text.encode("utf-8", "surrogateescape"))
    rows = text.encode("utf-8", "surrogateescape")[front.body_at :].decode("utf-8", "replace")
    dates = [
        f"{wording.say(question.label)}: {front.values[key]}"
        for key in ("owner", "effective", "review")
        if front.values.get(key) and (question := wording.checklist.question(key))
    ]
    if front.values.get("wait-until"):
        dates.append(f"Wait until: {front.values['wait-until']}")
    shown = re.sub(r" <!-- [a-z0-9 -]+ -->$", "", rows, flags=re.MULTILINE).strip("\n").split("\n")
    return [*shown[:1], *(["", " · ".join(dates)] if dates else []), *shown[1:]]


def change(interview: Interview, questions: list[Question], said: str) -> bool:
    """Ask a question again by its number in the summary; False when the line is no number."""
    number = said.strip()
    if not number.isdecimal() or not number.isascii() or not 1 <= int(number) <= len(questions):
        return False
    interview.again(questions[int(number) - 1].key)
    return True


def line(interview: Interview) -> str:
    """One line at the summary; /stop and the end of the input keep the draft."""
    try:
        said = interview.terminal.read("> ")
    except EOFError:
        if interview.terminal.interactive:
            raise stopped(interview.resume) from None
        raise UsageProblem(
            "the input ended before the record was agreed to",
            f"your answers are kept: `{interview.resume}` goes on; --answers needs no agreement",
        ) from None
    if said.strip() == "/stop":
        raise Stopped("stopped; every answer is kept", f"`{interview.resume}` goes on here")
    return said


def in_a_line(question: Question, answer: Answer, wording: Wording) -> str:
    """An answer in one line."""
    if answer.skipped:
        return f"left open ({answer.skipped})"
    if question.kind in LIST_KINDS:
        rows = [say_item(question.kind, item, wording) for item in answer.items]
        return f"{len(rows)}: {' | '.join(rows)}" if rows else "not answered"
    if answer.parts:
        return "; ".join(str(value) for value in answer.parts.values())
    if question.kind == "choice":
        labels = {choice.key: wording.say(choice.label) for choice in question.choices}
        return labels.get(answer.text, answer.text) or "not answered"
    return answer.text or ", ".join(answer.words) or "not answered"


def take_along(app: App, record: Record, language: str) -> None:
    """At the end: the paragraph for the team, the one thing to do first, the calendar file."""
    from checklist.followup.calendar import calendar
    from checklist.report.closing import first_thing, team_paragraph

    terminal = app.terminal
    terminal.say()
    terminal.say("For your team", bold=True)
    terminal.wrap(team_paragraph(record, language))
    terminal.say()
    terminal.say("Before you announce it", bold=True)
    terminal.wrap(first_thing(record))
    data = calendar(record, app.moment)
    if data:
        repo = app.repository
        write_file(repo.state_dir, f"calendar/{record.id}.ics", data)
        terminal.say()
        terminal.say("For your calendar", bold=True)
        terminal.say(f"  {repo.state_dir / 'calendar' / record.id}.ics")


__all__ = ["agree", "change", "in_a_line", "line", "pieces_of", "summary", "take_along"]
