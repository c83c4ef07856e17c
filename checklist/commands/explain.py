"""`checklist explain RULE`: why a rule is there, and what settles it."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING

import click

from checklist.commands.rules import everything
from checklist.errors import UsageProblem
from checklist.model.config import NAME
from checklist.report.clean import clean
from checklist.rules.finding import ERROR, Rule

if TYPE_CHECKING:
    from checklist.app import App


@click.command("explain")
@click.argument("rule")
@click.pass_obj
def command(app: App, rule: str) -> None:
    """Say why RULE is there, with an example before and after.

    `checklist rules` lists the names.
    """
    known = everything(app)
    if rule not in known:
        from difflib import get_close_matches  # only for a misspelt name

        near = get_close_matches(rule, known, 1)
        hint = f"did you mean `{near[0]}`? " if near else ""
        raise UsageProblem(f"there is no rule `{rule}`", f"{hint}`checklist rules` lists them all")
    click.echo("\n".join(_lines(known[rule], app.project.config.severity.get(rule, ""))))


def _lines(rule: Rule, here: str) -> list[str]:
    grave = here or rule.severity
    own = f" (set in {NAME}; {rule.severity} elsewhere)" if here and here != rule.severity else ""
    lines = [
        click.style(rule.title, bold=True),
        f"{rule.name}: {grave}{own}",
        "",
        *_wrapped(rule.why),
    ]
    for heading, example in (("Before:", rule.before), ("After:", rule.after)):
        if example:
            lines += ["", heading, indent(clean(example.rstrip("\n")), "    ")]
    return [*lines, "", *_wrapped(_way_out(rule))]


def _way_out(rule: Rule) -> str:
    """How to live with a finding that does not fit."""
    if rule.name == "rule-failed":
        return "It can neither be silenced nor turned off."
    if rule.severity == ERROR or rule.kind == "time":
        return (
            f"Only {NAME} can change how grave it is: `severity: {{{rule.name}: note}}`, or `off`."
        )
    return (
        f"If it does not fit in one place, write `<!-- checklist: allow {rule.name}: reason -->` "
        f"on a line of its own above it; for all, `severity: {{{rule.name}: off}}` in {NAME}."
    )


def _wrapped(text: str) -> list[str]:
    return fill(clean(text), 88).split("\n")
