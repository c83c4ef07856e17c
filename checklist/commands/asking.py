"""The interview of `checklist new`: questions, summary, agreement, commit; stopped and resumed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from checklist.commands import challenging, confirming, guarding, proposing
from checklist.commands.answers_file import title_answer
from checklist.commands.proposing import Existing
from checklist.commands.similar import show_past
from checklist.commands.writing import How, prepare
from checklist.errors import ChecklistError, Stopped, UsageProblem
from checklist.format import answers as answers_data
from checklist.format.lines import Wording
from checklist.interview import steps
from checklist.interview.replies import Listener
from checklist.interview.session import Interview, Offer
from checklist.interview.steps import Step
from checklist.model import dates
from checklist.model.checklist import Checklist, Question
from checklist.model.ids import title_from
from checklist.model.record import Answer
from checklist.store import checklists
from checklist.store.drafts import Draft, Drafts, Handle

if TYPE_CHECKING:
    from checklist.app import App

NOT_ASKED = "not asked in the quick pass"
# Questions that are not asked, but can be answered at the summary.
ASIDE = ("title", "with", "tags")


def ask(
    app: App, title: str, how: How, *, quick: bool, editor: bool, preview: bool, pin: str | None,
    no_input: bool, **_: Any,
) -> int | None:  # fmt: skip
    """Ask, show, agree, commit."""
    if no_input:
        raise UsageProblem(
            "there are no answers, and --no-input allows no questions",
            "give them with --answers FILE; `checklist schema answers` describes the file",
        )
    if not preview:
        prepare(app, how)
    with contextlib.ExitStack() as stack:
        handle = None if preview else stack.enter_context(_draft(app))
        old = dict(handle.draft.data) if handle else {}
        pin = str(old.get("checklist") or pin or app.project.config.checklist)
        checklist = checklists.find(pin, app.project.checklists)
        answers = answers_data.read(old.get("answers", {}), checklist)
        if title:
            answers["title"] = title_answer(title)
        mode = str(old.get("mode") or ("quick" if quick else "full"))
        interview = make(app, checklist, answers, mode, str(old.get("at", "")), handle)
        with _kept(handle, interview):
            if editor or old.get("text"):
                from checklist.commands.whole import answer_in_editor

                answer_in_editor(app, interview, checklist, handle)
            elif "at" not in old or old["at"]:
                interview.run()
            return _conclude(app, interview, checklist, how, handle, preview=preview)


def ask_rest(app: App, checklist: Checklist, answers: dict[str, Answer], how: How) -> int | None:
    """Ask only what an answers file left open."""
    with Drafts(app.repository.state_dir / "drafts").create("new") as handle:
        interview = make(app, checklist, answers, "full", "", handle)
        open_ = [step for step in interview.steps if not answers.get(step.key, Answer()).given]
        interview.steps = tuple(open_)
        with _kept(handle, interview):
            interview.run()
            interview.steps = steps.steps(checklist.questions)
            return _conclude(app, interview, checklist, how, handle, preview=False)


def make(
    app: App, checklist: Checklist, answers: dict[str, Answer], mode: str, at: str,
    handle: Handle | None, kind: tuple[Question, ...] | None = None,
) -> Interview:  # fmt: skip
    """The interview over a checklist, saving into its draft."""
    asked = kind or (steps.quick(checklist) if mode == "quick" else steps.full(checklist))
    language = answers["language"].text if "language" in answers else app.project.config.language
    wording = Wording(checklist, language or checklist.language)

    def save(answers: dict[str, Answer], at: str) -> None:
        if handle:
            data = {
                "mode": mode, "at": at, "checklist": checklist.pin,
                "answers": answers_data.write(answers, checklist),
            }  # fmt: skip
            handle.save(_title(answers), app.now, data)

    def before(step: Step) -> None:
        if mode in ("full", "quick") and "change" in answers and step.key != "change":
            guarding.stop_if_about_one_person(app, interview, handle, misread)

    @cache
    def past() -> None:
        if mode in ("full", "quick"):
            show_past(app, interview, handle.draft.record if handle else "")

    misread: set[str] = set()
    interview = Interview(
        app.terminal, Listener(app.today, wording), steps.steps(asked), answers, save,
        at=at, mode=mode, offer=lambda step, known: _offer(app, step, known), before=before,
        past=past,
    )  # fmt: skip
    return interview


def _conclude(
    app: App, interview: Interview, checklist: Checklist, how: How, handle: Handle | None, *,
    preview: bool,
) -> int | None:  # fmt: skip
    """Summary, record, agreement; then the commit and what to take along."""
    asked = dict.fromkeys(step.key for step in interview.steps)
    aside = [q for key in ASIDE if (q := checklist.question(key))]
    questions = [*aside[:1], *(q for key in asked if (q := checklist.question(key))), *aside[1:]]
    interview.steps = (*interview.steps, *steps.steps(aside))
    if preview:
        full = _full(app, interview, checklist)
        click.echo(proposing.propose(full, checklist, app, taken=False).text, nl=False)
        return None
    # Where no forecast was asked for, as in the quick pass: nothing is left that it could colour.
    interview.past()
    confirming.summary(interview, questions, lambda: _title(interview.answers))
    agreed, kept, challenged = None, set[guarding.Said](), set[str]()
    while agreed is None:
        full = _full(app, interview, checklist)
        try:
            proposal = proposing.propose(full, checklist, app)
        except Existing as existing:
            code = proposing.existing(app, existing, how)
            _done(handle)
            return code
        if challenging.challenged(app, interview, proposal.text, challenged):
            continue
        if guarding.reworded(app, how, interview, proposal.text, kept):
            continue
        readers = app.project.config.readers
        agreed = confirming.agree(interview, questions, proposal.text, readers)
    if not agreed:
        app.terminal.say("Nothing was committed. `checklist new` comes back to it.")
        return None
    # The day is fixed before the commit: run again after a crash, it is the same record.
    interview.save(full, "")
    proposing.record_proposal(app, proposal, how, guarded=True)
    _done(handle)
    confirming.take_along(app, proposal.record, interview.listener.wording.language)
    return None


def _full(app: App, interview: Interview, checklist: Checklist) -> dict[str, Answer]:
    """The answers with what can be derived; what the quick pass did not ask says so."""
    answers = {key: answer for key, answer in interview.answers.items() if answer.given}
    for question in checklist.questions:
        if question.required and question.key not in answers:
            reason = NOT_ASKED if interview.mode == "quick" else "I don't know yet"
            answers[question.key] = Answer(skipped=reason)
    if "title" not in answers and "change" in answers and not answers["change"].text:
        answers["title"] = Answer(text="Decision")
    return proposing.complete(answers, checklist, app)


def _title(answers: dict[str, Answer]) -> str:
    given = answers.get("title", Answer()).text
    return given or title_from(answers.get("change", Answer()).text)


def _offer(app: App, step: Step, answers: dict[str, Answer]) -> Offer | None:
    """What Enter answers: the owner of the settings, or a day to look back."""
    if step.key == "owner" and app.project.config.owner:
        return Offer(app.project.config.owner, app.project.config.owner)
    if step.key == "review" and "wait-until" not in answers:
        start = dates.iso(answers.get("effective", Answer()).text) or app.today
        day = dates.parse(app.project.config.review_after, app.today, start=start)
        if day:
            from checklist.followup.due import suggest
            from checklist.store.index import entries

            known = entries(app.project.decisions, None)
            day = suggest(day, answers.get("owner", Answer()).text, known)
            return Offer(day.isoformat(), dates.spell(day))
    return None


@contextlib.contextmanager
def _draft(app: App) -> Iterator[Handle]:
    """An unfinished interview to go on with, or a new one."""
    drafts = Drafts(app.repository.state_dir / "drafts")
    waiting = [draft for draft in drafts.all() if draft.kind == "new" and not draft.problem]
    chosen = _choose(app, waiting)
    with drafts.open(chosen.name) if chosen else drafts.create("new") as handle:
        yield handle


def _choose(app: App, waiting: list[Draft]) -> Draft | None:
    """Which unfinished interview to go on with; None starts a new one, as a pipe always does."""
    if not waiting or not app.terminal.interactive:
        return None
    app.terminal.say("Not finished yet:")
    for number, draft in enumerate(waiting, 1):
        saved = draft.saved[:16].replace("T", " ")
        app.terminal.say(f"  {number} {draft.title or 'no title yet'} (saved {saved})")
    app.terminal.say("Enter goes on with 1; a number with that one; new starts another.", dim=True)
    while True:
        try:
            said = app.terminal.read("> ").strip().casefold()
        except EOFError:
            raise Stopped("stopped; the drafts are kept", "`checklist new` offers them") from None
        if said in ("new", "n", "no"):
            return None
        if said in ("", "y", "yes"):
            return waiting[0]
        if said.isdecimal() and said.isascii() and 1 <= int(said) <= len(waiting):
            return waiting[int(said) - 1]
        app.terminal.say("  Enter, a number, or new?", fg="yellow")


@contextlib.contextmanager
def _kept(handle: Handle | None, interview: Interview) -> Iterator[None]:
    """Whatever goes wrong, the draft stays, unless nothing was answered at all."""
    try:
        yield
    except (ChecklistError, KeyboardInterrupt):
        written = handle and handle.draft.data.get("text")
        if handle and not written and not any(a.given for a in interview.answers.values()):
            handle.discard()
        raise


def _done(handle: Handle | None) -> None:
    if handle:
        handle.discard()
