"""`checklist new --editor`: the whole record on one page, read back with its mistakes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist.errors import Stopped, UsageProblem
from checklist.format import answers as answers_data
from checklist.format.reader import read
from checklist.format.writer import head_lines, joined, piece_lines, pieces_of
from checklist.interview.editing import tidied
from checklist.interview.replies import Listener
from checklist.interview.session import Interview
from checklist.model import dates
from checklist.model.checklist import FRONT_KEYS, Checklist, Question
from checklist.model.ids import title_from
from checklist.model.record import Answer
from checklist.store.drafts import Handle

if TYPE_CHECKING:
    from checklist.app import App

_MARK = "✗"
_FRONT = ("title", "owner", "effective", "review", "tags")


def answer_in_editor(
    app: App, interview: Interview, checklist: Checklist, handle: Handle | None
) -> None:
    """Open the record as a page, read it back, and open it again beside its mistakes."""
    text = str(handle.draft.data.get("text", "")) if handle else ""
    text = text or page(checklist, interview)
    while True:
        edited = interview.terminal.edit(text)
        if edited is None or not edited.strip():
            raise Stopped("the page was left as it was; nothing was recorded")
        if handle:
            data = {"text": edited, "checklist": checklist.pin, "answers": {}, "at": ""}
            handle.save("written in the editor", app.now, data)
        answers, mistakes = answers_on(edited, checklist, interview.listener)
        if not mistakes:
            interview.answers.update(answers)
            interview.save(interview.answers, "")
            return
        for line, words in mistakes:
            app.terminal.say(f"  line {line}: {words}", fg="yellow")
        if not app.terminal.interactive:
            raise UsageProblem("the page has mistakes", "your text is kept in the draft")
        app.terminal.say(
            "Enter opens it again, with the mistakes marked; /stop keeps it as a draft."
        )
        if app.terminal.read("> ").strip() == "/stop":
            raise Stopped("stopped; your text is kept", "`checklist new --editor` opens it again")
        text = marked(edited, mistakes)


def page(checklist: Checklist, interview: Interview) -> str:
    """The empty record, each question as a comment above the place of its answer."""
    wording, answers = interview.listener.wording, interview.answers
    rows = ["---"]
    for key in _FRONT:
        answer = answers.get(key, Answer())
        question = checklist.question(key)
        hint = f"  # {wording.say(question.ask)}" if question else ""
        value = f"[{', '.join(answer.words)}]" if key == "tags" else f'"{answer.text}"'
        rows.append(f"{key}: {value}{hint}")
    rows += ["---", "", "# The title stands above; write your answers below the questions.", ""]
    for question in (q for key in checklist.head if (q := checklist.question(key))):
        answer = answers.get(question.key, Answer())
        rows.append(_hint(question, interview))
        given = head_lines(question, answer, wording)
        rows += given if answer.given else [f"- **{wording.say(question.label)}:** "]
        rows.append("")
    for question in (q for key in checklist.sections if (q := checklist.question(key))):
        rows += [f"## {wording.say(question.label)} <!-- {question.key} -->", ""]
        rows += [_hint(question, interview), "", *_section(question, interview), ""]
    return "\n".join(rows)


def answers_on(
    text: str, checklist: Checklist, listener: Listener
) -> tuple[dict[str, Answer], list[tuple[int, str]]]:
    """The answers on a page and its mistakes, by line."""
    reading = read(cleared(text).encode("utf-8", "replace"), checklist)
    mistakes = [(line, words) for line, words in reading.problems]
    answers: dict[str, Answer] = {}
    for key, answer in reading.record.answers.items():
        question = checklist.question(key)
        if question and (tidy := tidied(answer, question, listener)).given:
            answers[key] = tidy
    for key in FRONT_KEYS:
        value = reading.record.front.get(key)
        if isinstance(value, list):
            answers[key] = Answer(words=tuple(str(word) for word in value if word))
        elif value:
            day = (
                dates.parse(str(value), listener.today) if key in ("effective", "review") else None
            )
            answers[key] = Answer(text=day.isoformat() if day else str(value))
    places = _places(cleared(text), checklist)
    for question in checklist.questions:
        if question.required and not answers.get(question.key, Answer()).given:
            words = "no answer; write one, or `Skipped: I don't know yet`"
            mistakes.append((places.get(question.key, 1), words))
        keys = [choice.key for choice in question.choices]
        if keys and (said := answers.get(question.key, Answer()).text) and said not in keys:
            names = ", ".join(listener.wording.say(choice.label) for choice in question.choices)
            words = f"`{said}` is none of {names}"
            mistakes.append((places.get(question.key, 1), words))
            del answers[question.key]
    if "title" not in answers and "change" in answers:
        answers["title"] = Answer(text=title_from(answers["change"].text))
    try:
        answers_data.read(answers_data.write(answers, checklist), checklist)
    except (KeyError, TypeError, ValueError) as error:
        mistakes.append((1, f"`{error}` cannot be kept in a record"))
    return answers, sorted(mistakes)


def marked(text: str, mistakes: list[tuple[int, str]]) -> str:
    """The page with each mistake in a comment above its line."""
    rows = cleared(text).split("\n")
    for line, words in sorted(mistakes, reverse=True):
        inside = 1 < line <= _front_end(rows)
        note = f"# {_MARK} {words}" if inside else f"<!-- {_MARK} {words} -->"
        rows.insert(max(0 if not inside else 1, line - 1), note)
    return "\n".join(rows)


def cleared(text: str) -> str:
    """The page without the marks of an earlier reading."""
    return re.sub(rf"^(?:# {_MARK} .*|<!-- {_MARK} .* -->)\n", "", text, flags=re.MULTILINE)


def _front_end(rows: list[str]) -> int:
    ends = [number for number, row in enumerate(rows, 1) if row.strip() == "---"]
    return ends[1] if len(ends) > 1 else 0


def _places(text: str, checklist: Checklist) -> dict[str, int]:
    """The line of each question's heading or label."""
    found: dict[str, int] = {}
    for number, row in enumerate(text.split("\n"), 1):
        if key := re.search(r"<!-- ([a-z][a-z0-9-]*) -->\s*$", row):
            found.setdefault(key.group(1), number)
        for question in checklist.questions:
            if any(row.startswith(f"- **{label}:**") for label in question.label.values()):
                found.setdefault(question.key, number)
    return found


def _hint(question: Question, interview: Interview) -> str:
    say = interview.listener.wording.say
    example = f" For example: {say(question.example)}" if question.example else ""
    return f"<!-- {say(question.ask)}{example} -->"


def _section(question: Question, interview: Interview) -> list[str]:
    wording = interview.listener.wording
    answer = interview.answers.get(question.key, Answer())
    if answer.given:
        pieces = pieces_of(question, answer)
        return joined([(piece, piece_lines(piece, question, wording)) for piece in pieces])
    if question.kind == "parts":
        return [f"- **{wording.say(part.label)}:** " for part in question.parts]
    return ["- "] if question.kind in ("groups", "evidence", "expectations", "statements") else []
