"""From complete answers to a committed record: the last steps of every way to answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.commands import guarding
from checklist.commands.writing import How, land
from checklist.errors import Bug, UsageProblem
from checklist.format import proposal as proposals
from checklist.format.lines import Wording
from checklist.format.writer import render
from checklist.model import dates
from checklist.model.checklist import Checklist
from checklist.model.ids import record_id, title_from
from checklist.model.record import Answer, Answers, Record
from checklist.store.files import read_file

if TYPE_CHECKING:
    from checklist.app import App


class Proposal(NamedTuple):
    """A record that is ready to be written."""

    record: Record
    text: str
    path: str


def complete(answers: Answers, checklist: Checklist, app: App) -> dict[str, Answer]:
    """The answers with what can be derived: day, title, language, and the date to look back."""
    config = app.project.config
    full = dict(answers)
    full.setdefault("created", Answer(text=app.today.isoformat()))
    if "title" not in full and (change := full.get("change")) and change.text:
        full["title"] = Answer(text=title_from(change.text))
    if "language" not in full and config.language:
        full["language"] = Answer(text=config.language)
    if (review := full.get("review")) and review.text:
        start = dates.iso(full["effective"].text) if "effective" in full else None
        day = dates.parse(review.text, app.today, start=start)
        full["review"] = Answer(text=day.isoformat() if day else review.text)
    return full


def missing(answers: Answers, checklist: Checklist) -> list[str]:
    """The required questions that have no answer, not even a reason for skipping."""
    wanted = [question.key for question in checklist.questions if question.required]
    wanted += [] if "title" in answers else ["title"]
    return [key for key in wanted if not answers.get(key, Answer()).given]


def propose(answers: Answers, checklist: Checklist, app: App, *, taken: bool = True) -> Proposal:
    """The record for complete answers, proved to read back; its id avoids other decisions' ids.

    `taken` says whether to look at the records that are there; raises UsageProblem when this very
    decision is recorded already (`Existing`).
    """
    created = answers["created"].text
    if dates.iso(created) is None:
        raise UsageProblem(f"created: `{created}` is no date", "write it as 2026-11-22")
    given = answers["id"].text if "id" in answers else ""
    base = given or record_id(created, answers["title"].text)
    number, name = 1, base
    while taken and (path := _existing(app, name)):
        if _says(app, path, answers, checklist):
            raise Existing(name, path)
        number, name = number + 1, f"{base}-{number + 1}"
    record = proposals.propose(answers, checklist, name)
    text = render(record, Wording(checklist, record.get("language") or checklist.language))
    prove(record, text, checklist)
    return Proposal(record, text, f"{app.project.folder}{created[:4]}/{name}.md")


class Existing(Exception):
    """The same answers of the same day are recorded already."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name)
        self.name = name
        self.path = path


def prove(record: Record, text: str, checklist: Checklist) -> None:
    """Raise Bug unless the record's text reads back as the record, to the last character.

    Raises UsageProblem when it is more than can be read.
    """
    from checklist.format.limits import HINT
    from checklist.format.reader import read

    reading = read(text.encode(), checklist)
    if reading.excess:
        raise UsageProblem(f"nothing was written: the record {reading.excess}", HINT)
    back = reading.record
    if (dict(back.front), back.answers, back.events) != (
        dict(record.front), record.answers, record.events
    ):  # fmt: skip
        different = [key for key in record.answers if record.answers[key] != back.answers.get(key)]
        raise Bug(
            f"the record would not read back as it was answered: {', '.join(different)}",
            "nothing was written; please report the answer",
        )


def record_proposal(app: App, proposal: Proposal, how: How, *, guarded: bool = False) -> None:
    """Commit a proposed record; unless `guarded`, details of persons were not pointed out yet."""
    if not guarded:
        record = proposal.record
        guarding.guard(app, how, proposal.text, {**record.front, **record.answers})
    files: Mapping[str, bytes | None] = {proposal.path: proposal.text.encode()}
    land(app, how, files, "Propose", "proposed", proposal.record)


def existing(app: App, found: Existing, how: How) -> int | None:
    """Say that nothing had to be done; commit what was only written so far."""
    from checklist.store import records

    path = records.in_repository(app.project, app.repository, found.path)
    if how.commit and not how.branch and app.repository.dirty([path]):
        data = read_file(app.project.root / found.path)
        land(
            app,
            how,
            {found.path: data},
            "Propose",
            "proposed",
            records.parse(data, app.project).record,
        )
    else:
        click.echo(f"Recorded already, nothing changed: {found.path}")
    return None


def _existing(app: App, name: str) -> str:
    from checklist.store import records

    found = [each for each in records.walk(app.project) if each.id == name]
    return found[0].path if found else ""


def _says(app: App, path: str, answers: Answers, checklist: Checklist) -> bool:
    from checklist.store import records

    reading = records.parse(read_file(app.project.root / path), app.project)
    theirs = proposals.proposed(reading.record, reading.wording.checklist)
    return _plain(theirs) == _plain(answers)


def _plain(answers: Answers) -> dict[str, Any]:
    derived = ("id", "checklist", "language")
    return {key: a for key, a in answers.items() if key not in derived and a.given}
