"""`checklist challenge`: questions about any text, as the interview and the check ask them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill
from typing import IO, TYPE_CHECKING, Any

import click

from checklist.errors import UsageProblem
from checklist.report.clean import clean

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.rules.misreadings.listening import Challenge, Listener


@click.command("challenge")
@click.argument("file", metavar="FILE")
@click.option(
    "--jsonl", is_flag=True,
    help="Read objects with a `text`, one a line, and print one with `challenges` for each.",
)  # fmt: skip
@click.pass_obj
def command(app: App, file: str, jsonl: bool) -> None:
    """Ask about the words in FILE that may be a misreading; `-` reads what is typed or piped.

    Twelve misreadings are known, such as silence taken for agreement; `checklist rules` lists them.
    Each challenge quotes the words and asks for the observation that would settle it. Nothing is
    stored, and nothing is sent anywhere.
    """
    listener = _listener(app)
    with _opened(app, file) as source:
        if jsonl:
            for answer in _answers(source, listener, file):
                click.echo(answer)
            return
        try:
            text = source.read()
        except UnicodeDecodeError:
            raise _not_text(file) from None
    found = listener.challenges(text)
    click.echo("\n\n".join(map(_told, found)) or "Nothing to ask about.")


def _listener(app: App) -> Listener:
    """The team's own rules too, where there is a repository with some."""
    from checklist.errors import ChecklistError
    from checklist.store import rulebooks

    try:
        project = app.project
    except ChecklistError:  # any text can be asked about, also outside a repository
        return rulebooks.listener()
    return rulebooks.listener(project.rule_files())


def _opened(app: App, file: str) -> IO[str]:
    if file == "-":
        return click.open_file("-", encoding="utf-8")
    path: Path = app.folder / file
    if not path.is_file():
        raise UsageProblem(f"there is no file {file}", "name a text file, or `-` to read a pipe")
    return path.open(encoding="utf-8")


def _answers(source: Iterable[str], listener: Listener, file: str) -> Iterator[str]:
    """One object for each line, with the challenges of its text."""
    try:
        for number, line in enumerate(source, 1):
            if line.strip():
                given = _object(line, number, file)
                found = [_data(each) for each in listener.challenges(given["text"])]
                yield json.dumps({**given, "challenges": found}, ensure_ascii=False)
    except UnicodeDecodeError:
        raise _not_text(file) from None


def _object(line: str, number: int, file: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        where = "standard input" if file == "-" else file
        raise UsageProblem(
            f'{where}, line {number}: this is no object with a `text`, such as {{"text": "…"}}',
            "correct the line; the objects before it were answered",
        )
    return given


def _not_text(file: str) -> UsageProblem:
    return UsageProblem(f"{file}: this is no UTF-8 text", "save it with the encoding UTF-8")


def _data(challenge: Challenge) -> dict[str, str]:
    return {
        "rule": challenge.rule,
        "quote": challenge.quote,
        "question": challenge.question,
    }


def _told(challenge: Challenge) -> str:
    """The question as a person reads it, with the rule's name for `explain`."""
    width = 88 if sys.stdout.isatty() else 10_000
    asked = fill(clean(challenge.question), width, break_long_words=False)
    return f"{asked}\n  {click.style(challenge.rule, dim=True)}"
