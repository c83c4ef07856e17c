"""`checklist new`: answer the questions, see the record, commit it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checklist.commands import proposing
from checklist.commands.proposing import Existing
from checklist.commands.writing import How, prepare, writing_options
from checklist.errors import CouldNotRun, UsageProblem
from checklist.format import answers as answers_data
from checklist.format import schemas, yaml_in
from checklist.format.explain import explain
from checklist.model.checklist import Checklist
from checklist.model.record import Answer
from checklist.store import checklists, writer
from checklist.store.files import explain as explain_os

if TYPE_CHECKING:
    from checklist.app import App

LIMIT = 2 * 1024 * 1024


@click.command("new")
@click.argument("title", required=False, default="")
@click.option("--quick", is_flag=True, help="Six prompts, three minutes; complete it later.")
@click.option(
    "--complete", "unfinished", metavar="ID", help="Answer what a decision still leaves open."
)
@click.option(
    "--answers", "file", metavar="FILE",
    help="Take the answers from a YAML or JSON file; - reads standard input.",
)  # fmt: skip
@click.option("--editor", is_flag=True, help="Answer in your editor, all questions on one page.")
@click.option("--no-input", is_flag=True, help="Ask nothing; a missing answer is an error.")
@click.option(
    "--preview", is_flag=True, help="Print the record and write nothing; needs no repository."
)
@click.option("--checklist", "pin", metavar="NAME@VERSION", help="Ask the questions of this one.")
@writing_options
@click.pass_obj
def command(app: App, /, title: str, unfinished: str, how: How, **given: Any) -> int | None:
    """Answer five questions before a policy change, and record the decision.

    One question at a time; every answer is saved at once, so you can stop and go on later. Before
    anything is committed you see the whole record. At the end you get a paragraph for your team,
    the one thing to do first, and a calendar file.
    """
    if unfinished:
        from checklist.commands.completing import complete

        return complete(app, unfinished, how, no_input=given["no_input"])
    if given["file"]:
        return from_file(app, title, how, **given)
    from checklist.commands.asking import ask

    return ask(app, title, how, **given)


def from_file(
    app: App, title: str, how: How, *, file: str, pin: str | None, preview: bool, **given: Any
) -> int | None:
    """Record what an answers file says."""
    if not preview:
        _ = app.repository  # no repository is said before any mistake in the file
    what, data = read_answers(file)
    checklist, answers = parse(app, what, data, pin)
    if title:
        answers["title"] = Answer(text=title)
    full = proposing.complete(answers, checklist, app)
    if gaps := proposing.missing(full, checklist):
        if not preview and not given["no_input"] and app.terminal.interactive and file != "-":
            from checklist.commands.asking import ask_rest

            return ask_rest(app, checklist, answers, how)
        raise UsageProblem(
            f"{what}: no answer to {', '.join(f'`{key}`' for key in gaps)}",
            "add it, or say why not: `key: {skipped: I don't know yet}`",
        )
    if preview:
        click.echo(proposing.propose(full, checklist, app, taken=False).text, nl=False)
        return None
    return finish(app, checklist, full, how, keep=file == "-")


def finish(
    app: App, checklist: Checklist, full: dict[str, Answer], how: How, *, keep: bool
) -> int | None:
    """Commit the record for complete answers; with `keep`, a failure leaves them in a draft.

    Nothing was asked, so nothing is checked beforehand: the commit itself refuses what it must, and
    only then is it found out why. That saves several git processes.
    """
    if how.unlock or writer.is_locked(app.repository):
        prepare(app, how)
    try:
        try:
            proposal = proposing.propose(full, checklist, app)
        except Existing as existing:
            return proposing.existing(app, existing, how)
        proposing.record_proposal(app, proposal, how)
    except CouldNotRun as problem:
        if keep:
            keep_draft(app, checklist, full)
            problem.details += (
                "Your answers are kept in a draft: `checklist new` goes on with it.",
            )
        prepare(app, how)
        raise
    return None


def keep_draft(app: App, checklist: Checklist, answers: dict[str, Answer]) -> None:
    """Keep answers that came from a pipe, so that a failed commit loses nothing."""
    from checklist.store.drafts import Drafts

    data = {
        "at": "",
        "checklist": checklist.pin,
        "answers": answers_data.write(answers, checklist),
    }
    with Drafts(app.repository.state_dir / "drafts").create("new") as handle:
        handle.save(answers["title"].text, app.now, data)


def parse(app: App, what: str, data: bytes, pin: str | None) -> tuple[Checklist, dict[str, Answer]]:
    """The answers of a file and the checklist that they answer; all mistakes at once."""
    loaded = yaml_in.load(data, limit=LIMIT, what=what)
    if not isinstance(loaded, dict):
        raise UsageProblem(
            f"{what}: answers are `key: value` lines", "see `checklist schema answers`"
        )
    config = app.project.config
    wanted = pin or str(loaded.get("checklist") or config.checklist)
    checklist = checklists.find(wanted, app.project.checklists)
    try:
        answers = answers_data.read(loaded, checklist)
        answers_data.check(answers, checklist)
        return checklist, answers
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise explain(what, data, loaded, schemas.answers(checklist), error) from error


def read_answers(file: str) -> tuple[str, bytes]:
    """The bytes of an answers file, and what to call it; `-` is standard input.

    The person named the file, so a link or a pipe (`<(…)`) is as good as any.
    """
    what = "standard input" if file == "-" else file
    if file != "-" and not Path(file).exists():
        raise UsageProblem(f"there is no file {file}", "check the name and the folder")
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as problem:
        raise explain_os(problem, f"read {file}") from problem
    if len(data) > LIMIT:
        raise UsageProblem(f"{what}: more than 2 MiB of answers", "shorten them")
    return what, data
