"""`checklist edit`: change answers of a record; only their own lines change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.commands.answers_file import read_answers
from checklist.commands.changing import check_key, from_file, from_text, record
from checklist.commands.writing import How, load, prepare, writing_options
from checklist.errors import UsageProblem

if TYPE_CHECKING:
    from checklist.app import App


@click.command("edit")
@click.argument("name", metavar="ID")
@click.argument("key", metavar="[QUESTION]", required=False, default="")
@click.option(
    "--text", metavar="TEXT", help="The new answer, for a question that takes plain words."
)
@click.option(
    "--answers", "file", metavar="FILE",
    help="Take just the changed answers from a YAML or JSON file; - reads standard input.",
)  # fmt: skip
@writing_options
@click.pass_obj
def command(app: App, name: str, key: str, text: str | None, file: str, how: How) -> None:
    """Change an answer of a decision, and record the change.

    With a QUESTION (such as evidence, owner or effective) that one is asked again. Without one, all
    answers open in your editor. The rest of the file stays as it is, to the letter. However many
    answers you change at once, they are recorded as one change.

    ID may be shortened as long as it fits only one decision.
    """
    if text is not None and (file or not key):
        raise UsageProblem("--text answers one QUESTION", "checklist edit ID QUESTION --text TEXT")
    if file and key:
        raise UsageProblem(
            "--answers names its questions itself", "leave QUESTION away, or give --text instead"
        )
    prepare(app, how)
    loaded = load(app, name, how)
    if key:
        check_key(loaded, key)
    if file:
        record(app, loaded, from_file(app, loaded, *read_answers(file)), how)
    elif text is not None:
        record(app, loaded, from_text(app, loaded, key, text), how)
    else:
        from checklist.commands.answering import answer

        answer(app, loaded, key, how)
