"""Changing answers by hand for `checklist edit`: asked again, or in the editor; kept in a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checklist.commands import changing
from checklist.commands.asking import make
from checklist.commands.writing import How, Loaded
from checklist.errors import ChecklistError, Stopped, UsageProblem
from checklist.format import answers as answers_data
from checklist.format import yaml_out
from checklist.model.checklist import Question
from checklist.model.record import Answer
from checklist.report.clean import one_line
from checklist.store.drafts import Drafts, Handle

if TYPE_CHECKING:
    from checklist.app import App

_PAGE = """\
# {title}
#
# Change what is to change, save and close. What you leave alone stays as it is, and an answer that
# you delete is taken out of the record.

{answers}"""


def answer(app: App, loaded: Loaded, key: str, how: How) -> None:
    """Get the new answers from a person and commit them; a draft keeps them until then."""
    question = loaded.reading.wording.checklist.question(key)
    asked = question if app.terminal.interactive else None
    if not asked:
        _require_editor(app)
    drafts, name, mode = (
        Drafts(app.repository.state_dir / "drafts"),
        loaded.record.id,
        f"edit {key}",
    )
    old = [d for d in drafts.all() if (d.record, d.data.get("mode")) == (name, mode)]
    with drafts.open(old[0].name) if old else drafts.create("edit", name) as handle:
        if asked:
            changes = _ask(app, loaded, asked, mode, handle)
        else:
            changes = _in_editor(app, loaded, key, mode, handle)
        changing.record(app, loaded, changes, how)
        handle.discard()


def _ask(
    app: App, loaded: Loaded, question: Question, mode: str, handle: Handle
) -> dict[str, Answer]:
    """One question again, with what was answered so far."""
    # What one line may answer: the question, those that go with it, and "wait until".
    keys = (question.key, *question.together, "wait-until")
    kept = answers_data.read(handle.draft.data.get("answers", {}), loaded.reading.wording.checklist)
    now = changing.current(loaded)
    start = {**now, **{key: kept[key] for key in keys if key in kept}}
    interview = make(
        app, loaded.reading.wording.checklist, dict(start), mode, "", handle, (question,)
    )
    try:
        interview.again(question.key)
    except (ChecklistError, KeyboardInterrupt) as stop:
        if interview.answers == now:
            handle.discard()
        if isinstance(stop, Stopped):
            raise Stopped("stopped; the record is unchanged", "the same command goes on") from stop
        raise
    return changing.changed(
        app, loaded, {key: interview.answers.get(key, Answer()) for key in keys}
    )


def _in_editor(app: App, loaded: Loaded, key: str, mode: str, handle: Handle) -> dict[str, Answer]:
    """All answers, or one, on a page in the editor; opened again after a mistake."""
    now = changing.current(loaded)
    keys = [key] if key else [each for each in now if each not in changing.FIXED]
    fresh = _page(loaded, {each: now.get(each, Answer()) for each in keys})
    text, problem = str(handle.draft.data.get("text", fresh)), None
    while True:
        edited = app.terminal.edit(text, ".yaml")
        if edited is None and problem:
            raise problem
        text = text if edited is None else edited
        if text == fresh:
            return {}
        handle.save(loaded.record.title, app.now, {"mode": mode, "text": text})
        try:
            return changing.from_file(app, loaded, "the page", text.encode(), keys)
        except UsageProblem as found:
            problem = found
            _show(app, problem)


def _page(loaded: Loaded, answers: Mapping[str, Answer]) -> str:
    """The answers as an answers file; one that there is not yet is a key without a value."""
    data = answers_data.write(answers, loaded.reading.wording.checklist)
    missing = "".join(f"{key}:\n" for key in answers if key not in data)
    written = (yaml_out.dump(data) if data else "") + missing
    return _PAGE.format(title=one_line(loaded.record.title), answers=written)


def _show(app: App, problem: UsageProblem) -> None:
    """Say what is wrong with the page, and wait; raises when nobody is there to mend it."""
    if not app.terminal.interactive:
        raise UsageProblem(
            problem.message, "your page is kept: the same command opens it again", problem.details
        )
    for line in (problem.message, *problem.details, problem.hint):
        app.terminal.say(f"  {line}", fg="yellow")
    app.terminal.say("Enter opens the page again; /stop keeps it for the same command later.")
    if app.terminal.read().strip() == "/stop":
        raise Stopped("stopped; the record is unchanged", "the same command opens your page again")


def _require_editor(app: App) -> None:
    """Raise UsageProblem where neither a person nor an editor of theirs can answer."""
    if not app.terminal.interactive and not (
        app.environment.get("VISUAL") or app.environment.get("EDITOR")
    ):
        raise UsageProblem(
            "there is no terminal to ask at, and EDITOR names no editor",
            "give the answer with --text TEXT, or several with --answers FILE",
        )
