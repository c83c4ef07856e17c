"""`checklist doctor`: what is wrong with the set-up, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.errors import FINDINGS, FINE
from checklist.report.clean import clean

if TYPE_CHECKING:
    from checklist.app import App


@click.command("doctor")
@click.option(
    "--json", "as_json", is_flag=True, help="Print an array of {check, ok, message, settle}."
)
@click.pass_obj
def command(app: App, as_json: bool) -> int:
    """Say what is wrong with the set-up, and how to put it right.

    Looks at git, who you are to git, locks and drafts that were left behind, the settings, the sets
    of questions and the records. Changes nothing. The exit code is 1 if something is wrong.
    """
    from checklist.store.checkup import checkup

    findings = list(checkup(app.folder, app.today))
    if as_json:
        import json  # only where it is asked for

        rows = [finding._asdict() for finding in findings]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            mark = "ok   " if finding.ok else "wrong"
            click.echo(clean(f"{mark}  {finding.check:<15}{finding.message}"))
            if finding.settle and not finding.ok:
                click.echo(clean(f"{'':7}→ {finding.settle}"))
    return FINE if all(finding.ok for finding in findings) else FINDINGS
