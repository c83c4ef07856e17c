"""`checklist schema`: the published JSON Schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from checklist.errors import UsageProblem
from checklist.format import schemas
from checklist.store import checklists

if TYPE_CHECKING:
    from checklist.app import App

NAMES = ("record", "answers", "review", "checklist")


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES))
@click.option(
    "--checklist", "pin", metavar="NAME@VERSION", help="For the answers to these questions."
)
@click.pass_obj
def command(app: App, name: str, pin: str | None) -> None:
    """Print the JSON Schema of a file, for editors and programs that write or check it.

    \b
    record     the lines at the top of a decision
    answers    a file for `checklist new --answers`
    review     a file for `checklist review --answers`
    checklist  a set of questions of your own
    """
    if pin and name in ("record", "checklist"):
        raise UsageProblem(
            f"the schema `{name}` is the same for all checklists", "leave --checklist away"
        )
    click.echo(text(app, name, pin))


def text(app: App, name: str, pin: str | None = None) -> str:
    """The schema as indented JSON; raises UsageProblem for a checklist that is not there."""
    if name == "record":
        schema = schemas.record()
    elif name == "checklist":
        schema = schemas.checklist()
    else:
        questions = checklists.find(pin or app.project.config.checklist, app.project.checklists)
        make = schemas.answers if name == "answers" else schemas.review
        schema = make(questions)
    return json.dumps(schema, indent=2, ensure_ascii=False)
