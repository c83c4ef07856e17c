"""Reading an answers file: its bytes, and the answers in it or all its mistakes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.errors import UsageProblem
from checklist.format import answers as answers_data
from checklist.format import proposal, schemas, yaml_in
from checklist.format.explain import explain
from checklist.format.text import unkeepable
from checklist.model.checklist import Checklist
from checklist.model.record import Answer
from checklist.store import checklists
from checklist.store.files import explain as explain_os

if TYPE_CHECKING:
    from checklist.app import App

LIMIT = 2 * 1024 * 1024
LONGEST_TITLE = 200


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
        proposal.check(answers, checklist)
        return checklist, answers
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise explain(what, data, loaded, schemas.answers(checklist), error) from error


def title_answer(title: str) -> Answer:
    """The title that was given with the command; raises UsageProblem where it cannot be one."""
    if bad := unkeepable(title.replace("\n", " ")):
        raise UsageProblem(f"the title holds the character {bad}", "give it in plain words")
    text = " ".join(title.split())
    if not text or len(text) > LONGEST_TITLE:
        raise UsageProblem(
            "the title is empty or too long", f"give up to {LONGEST_TITLE} characters"
        )
    return Answer(text=text)


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
