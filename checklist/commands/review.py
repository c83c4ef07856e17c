"""`checklist review`: look back on a decision, or move the day openly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.commands.answers_file import LIMIT, read_answers
from checklist.commands.looking_back import check_reviewable, checked, record_review
from checklist.commands.looking_back import postpone as move
from checklist.commands.writing import How, Loaded, load, prepare, writing_options
from checklist.errors import UsageProblem
from checklist.format import answers as answers_data
from checklist.format import schemas, yaml_in
from checklist.format.explain import explain
from checklist.model.record import Event

if TYPE_CHECKING:
    from checklist.app import App


@click.command("review")
@click.argument("name", metavar="[ID]", required=False, default="")
@click.option(
    "--answers", "file", metavar="FILE",
    help="Take the answers from a YAML or JSON file; - reads standard input.",
)  # fmt: skip
@click.option("--postpone", metavar="DATE", help="Move the look back to this day instead.")
@click.option("--because", default="", help="Why it is postponed; stays in the record.")
@click.option("--no-input", is_flag=True, help="Ask nothing; a missing answer is an error.")
@writing_options
@click.pass_obj
def command(
    app: App, name: str, file: str, postpone: str, because: str, no_input: bool, how: How
) -> int | None:
    """Look back on a decision: what you expected, what happened, and what follows.

    Without an ID it offers what is due. First it asks what you remember, and only then it shows
    what you wrote: hindsight is kind to itself. The review is appended to the record and committed.
    """
    if because and not postpone:
        raise UsageProblem("--because goes with --postpone", "give the new day as well")
    prepare(app, how)
    if not name:
        from checklist.commands.reviewing import choose_due

        name = choose_due(app)
        if not name:
            return None
    loaded = load(app, name, how)
    if postpone:
        return move(app, loaded, postpone, because, how)
    if file:
        return record_review(app, loaded, from_file(app, loaded, file), how)
    if no_input:
        raise UsageProblem(
            "there are no answers, and --no-input allows no questions",
            "give them with --answers FILE; `checklist schema review` describes the file",
        )
    from checklist.commands.reviewing import ask_review

    check_reviewable(loaded)
    return ask_review(app, loaded, how)


def from_file(app: App, loaded: Loaded, file: str) -> Event:
    """The review that an answers file gives."""
    what, data = read_answers(file)
    given = yaml_in.load(data, limit=LIMIT, what=what)
    checklist = loaded.reading.wording.checklist
    schema = schemas.review(checklist)
    try:
        event = answers_data.read_review(given, checklist, loaded.record, app.today.isoformat())
        if "verdict" not in event.parts:
            raise KeyError("verdict")
        return checked(app, loaded, event)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise explain(what, data, given, schema, error) from error
