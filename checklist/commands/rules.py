"""`checklist rules`: everything that a check looks for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import click

from checklist.rules.finding import Rule

if TYPE_CHECKING:
    from checklist.app import App

_KINDS = {
    "form": "Form: whether a reader finds what a record must say",
    "time": "Time: whether what was known before is still what was known before",
    "unheard": "The unheard: who was asked, and who not yet",
    "evidence": "Evidence: where it comes from",
    "assumptions": "Assumptions and costs",
    "test": "The small test",
    "feedback": "Feedback",
    "expectations": "Expectations",
    "privacy": "Privacy: what must never be in git",
    "misreading": "Challenges: a weak sign taken for knowledge, as a question",
}


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """List all rules of `checklist check`, with how grave each is here.

    An error fails a check, a warning is worth a talk, a note is for whoever has the time.
    `.checklist.yaml` can make a rule graver or lighter, or turn it off.
    """
    known = sorted(everything(app).values(), key=lambda rule: list(_KINDS).index(rule.kind))
    severity = app.project.config.severity
    shown = [rule._replace(severity=severity.get(rule.name, rule.severity)) for rule in known]
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([rule._asdict() for rule in shown]))
        return
    for kind, rules in groupby(shown, key=lambda rule: rule.kind):
        click.echo(click.style(_KINDS[kind], bold=True))
        for rule in rules:
            click.echo(f"  {rule.severity:<8} {rule.name:<28} {rule.title}")
        click.echo("")
    click.echo("`checklist explain RULE` tells the reason, with an example.")


def everything(app: App) -> Mapping[str, Rule]:
    """Every rule that holds here, by name; the team's own too."""
    from checklist.commands.checking import of_project

    return of_project(app.project).rules
