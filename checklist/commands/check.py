"""`checklist check`: what a careful reader would point out, all at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checklist.errors import BUG, FINDINGS, UsageProblem
from checklist.report.findings.checked import Checked
from checklist.rules.finding import FAILED

if TYPE_CHECKING:
    from checklist.app import App

FORMATS = ("human", "json", "github", "gitlab", "sarif")


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--base", metavar="REV",
    help="Only what changed since the branch left REV, by REV's own settings and rules.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(("error", "warning", "note", "never")), default="error",
    metavar="SEVERITY", help="Exit with 1 from here on: error (default), warning, note, never.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="human", metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)}.",
)  # fmt: skip
@click.option(
    "--strict-history", is_flag=True, help="Fail where a shallow clone hides older versions."
)
@click.option(
    "--baseline", metavar="FILE", help="Findings listed there do not count (with --base: REV's)."
)
@click.option(
    "--write-baseline", metavar="FILE", type=click.Path(dir_okay=False),
    help="Write what is found to FILE, so that only new findings count from now on.",
)  # fmt: skip
@click.pass_obj
def command(
    app: App, paths: tuple[str, ...], base: str | None, fail_on: str, form: str,
    strict_history: bool, baseline: str | None, write_baseline: str | None,
) -> int | None:  # fmt: skip
    """Say everything about the decisions that a careful reader would point out.

    Without PATH: all decisions here. Each finding has its place, why it matters and what would
    settle it; `checklist explain RULE` says more. Errors fail the check, warnings and notes do not.

    With --base REV, as in a pull request: only what changed, read from git and not from your files;
    settings, rules and baseline are those of REV, so that a change cannot relax its own check.
    """
    from checklist.commands import checking

    if base is not None and paths:
        raise UsageProblem(
            "--base looks at what changed, and takes no PATH", "leave out one of both"
        )
    if base is not None and write_baseline:
        raise UsageProblem(
            "--write-baseline is for the files here, not for --base", "leave out --base"
        )
    wanted = checking.Wanted(fail_on, strict_history, baseline if not write_baseline else "")
    if base is not None:
        checked = checking.of_change(app, base, wanted)
    else:
        checked = checking.of_files(app, paths, wanted)
    if write_baseline:
        return _settled(Path(write_baseline), checked)
    click.echo("\n".join(_told(app, checked, form)))
    if any(finding.rule == FAILED for finding in checked.findings):
        return BUG
    return FINDINGS if checked.failing else None


def _told(app: App, checked: Checked, form: str) -> list[str]:
    """The lines of a report."""
    if form == "human":
        import shutil  # only where a person reads

        from checklist.report.findings import human

        screen = sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if screen else 0
        return list(human.lines(checked, styled=screen, width=width, words=screen))
    if form == "github":
        return _for_github(checked, app.environment.get("GITHUB_STEP_SUMMARY", ""))
    from importlib import import_module

    name = {"json": "json_format"}.get(form, form)
    text: str = import_module(f"checklist.report.findings.{name}").text(checked)
    return [text.rstrip("\n")]


def _for_github(checked: Checked, place: str) -> list[str]:
    """Annotations and the log; `place` is the file for the summary of the step, "" if none."""
    import secrets  # only there

    from checklist.report.findings import github

    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(github.step_summary(checked))
    return list(github.lines(checked, secrets.token_hex(16)))


def _settled(path: Path, checked: Checked) -> int | None:
    """Write the baseline, and say what it means."""
    from checklist.store import baseline
    from checklist.store.files import write_file

    if any(finding.rule == FAILED for finding in checked.findings):
        raise UsageProblem(
            "a check failed itself; nothing was written", "run it without --write-baseline"
        )
    where = path.absolute()
    write_file(where.parent, where.name, baseline.render(checked.findings))
    count = len(checked.open)
    click.echo(f"Written: {path}, with {count} finding{'' if count == 1 else 's'}.")
    click.echo(f"From now on: checklist check --baseline {path}")
    click.echo("In .checklist.yaml, `baseline: FILE` says the same for every check; commit both.")
    return None
