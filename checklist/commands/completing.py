"""`checklist new --complete ID`: answer later what a quick pass left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.commands import confirming, guarding
from checklist.commands.asking import make
from checklist.commands.changing import apply
from checklist.commands.writing import How, Loaded, land, load, prepare
from checklist.errors import ChecklistError, UsageProblem
from checklist.format import answers as answers_data
from checklist.format import proposal
from checklist.interview import steps
from checklist.model.checklist import Question
from checklist.model.record import Answer
from checklist.store.drafts import Drafts, Handle

if TYPE_CHECKING:
    from checklist.app import App


def complete(app: App, name: str, how: How, *, no_input: bool) -> int | None:
    """Ask what the record leaves open, show it, commit the new answers."""
    prepare(app, how)
    loaded = load(app, name, how)
    open_ = still_open(loaded)
    if not open_:
        click.echo(f"Nothing is open in {loaded.found.path}.")
        return None
    if no_input:
        keys = ", ".join(f"`{question.key}`" for question in open_)
        raise UsageProblem(f"no answer to {keys}", "answer with `checklist edit ID --answers FILE`")
    with _draft(app, loaded.record.id) as handle:
        changed = _asked(app, loaded, open_, handle, how)
        if changed is None:
            app.terminal.say("Nothing was committed; the same command comes back to it.")
            return None
        if changed == loaded.data:
            click.echo(f"No new answer, nothing changed: {loaded.found.path}")
        else:
            land(app, how, {loaded.found.path: changed}, "Complete", "completed", loaded.record)
        handle.discard()
    return None


def _draft(app: App, name: str) -> Handle:
    """The draft of this completion, or a new one."""
    drafts = Drafts(app.repository.state_dir / "drafts")
    for draft in drafts.all():
        if (draft.kind, draft.record) == ("complete", name) and not draft.problem:
            return drafts.open(draft.name)
    return drafts.create("complete", name)


def _asked(
    app: App, loaded: Loaded, open_: tuple[Question, ...], handle: Handle, how: How
) -> bytes | None:
    """Ask the open questions and show the record; its new file, or None without agreement."""
    checklist = loaded.reading.wording.checklist
    data = dict(handle.draft.data)
    keys = {question.key for question in open_}
    known = proposal.proposed(loaded.record, checklist)
    settled = {key: answer for key, answer in known.items() if key not in keys}
    given = settled | answers_data.read(data.get("answers", {}), checklist)
    interview = make(app, checklist, dict(given), "full", str(data.get("at", "")), handle, open_)
    interview.resume = f"checklist new --complete {loaded.record.id}"
    try:
        if data.get("at") != "":
            interview.run()
        confirming.summary(interview, list(open_), lambda: loaded.record.title)
        agreed, kept = None, set[guarding.Said]()
        before = loaded.data.decode("utf-8", "replace")
        while agreed is None:
            said = {key: answer for key, answer in interview.answers.items() if key in keys}
            changed = apply(loaded, {key: answer for key, answer in said.items() if answer.given})
            text = changed.decode("utf-8", "replace")
            if guarding.reworded(app, how, interview, text, kept, before):
                continue
            agreed = confirming.agree(interview, list(open_), text, app.project.config.readers)
    except (ChecklistError, KeyboardInterrupt):
        if interview.answers == settled:
            handle.discard()
        raise
    return changed if agreed else None


def still_open(loaded: Loaded) -> tuple[Question, ...]:
    """The questions without an answer, in the order of asking."""
    checklist = loaded.reading.wording.checklist
    known = proposal.proposed(loaded.record, checklist)
    return tuple(
        question
        for question in steps.full(checklist)
        if not (answer := known.get(question.key, Answer())).given or answer.skipped
    )
