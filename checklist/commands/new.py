"""`checklist new`: answer the questions, see the record, commit it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist.commands import proposing
from checklist.commands.answers_file import parse, read_answers, title_answer
from checklist.commands.proposing import Existing
from checklist.commands.writing import How, prepare, writing_options
from checklist.errors import CouldNotRun, UsageProblem
from checklist.format import answers as answers_data
from checklist.model.checklist import Checklist
from checklist.model.record import Answer
from checklist.store.commit import writer

if TYPE_CHECKING:
    from checklist.app import App


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
        answers["title"] = title_answer(title)
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
