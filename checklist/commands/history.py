"""`checklist history`: who changed which answer when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.errors import UsageProblem
from checklist.format import front
from checklist.format.lines import Wording
from checklist.format.writer import section_lines
from checklist.model.events import Change
from checklist.model.record import Answer, Record
from checklist.report.clean import one_line
from checklist.store import records
from checklist.store.checklists import for_record
from checklist.store.chronicle import of_revision
from checklist.store.objects import commits
from checklist.store.versions import Commit, Versions, story, versions

if TYPE_CHECKING:
    from checklist.app import App

_PHRASES = {
    "recorded": "recorded",
    "status": "status: {before} → {after}",
    "reviewed": "looked back: {after}",
    "postponed": "look back postponed: {before} → {after}",
    "tested": "test result: {after}",
    "withdrawn": "withdrawn: {after}",
    "superseded": "superseded by {after}",
    "review-moved": "the day to look back moved, without a review: {before} → {after}",
    "removed": "removed the section “{question}”",
    "moved": "moved: {before} → {after}",
    "deleted": "deleted: {before}",
    "restored": "restored: {after}",
    "unreadable": "from here on it cannot be read as a record",
    "readable": "it can be read as a record again",
    "first-known": "known from here on; what was before is not in this shallow clone",
}
_SHALLOW = (
    "This clone is shallow, so older changes are missing. Get them with: git fetch --unshallow"
)


class Told(NamedTuple):
    """A commit, what it did, and the words in which the record was asked then."""

    commit: Commit
    changes: tuple[Change, ...]
    wording: Wording


@click.command("history")
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, id: str, as_json: bool) -> None:
    """Say who changed which answer of a decision, and when; the oldest change first.

    Told by comparing what the committed versions say. New line breaks, another layout or a rebase
    change no answer and are left out. ID may be shortened, but not that of a deleted decision.
    """
    name, found = _versions(app, id)
    told = [
        Told(commit, changes, _wording(app, found, commit))
        for commit, changes in story(found, lambda data: _record(app, data))
    ]
    if found.cut:
        click.echo(_SHALLOW, err=True)
    if as_json:
        from checklist.report.data import printed

        click.echo(printed([_data(each) for each in told]))
    elif told:
        click.echo("\n".join(line for each in told for line in _lines(each)))
    else:
        click.echo(f"{name} is not committed yet, so it has no history.")


def _versions(app: App, text: str) -> tuple[str, Versions]:
    """The full id and its committed versions; a decision that was deleted has some too."""
    repo, project = app.repository, app.project
    under = records.in_repository(project, repo, "")
    missing = None
    try:
        found = records.find(project, text, repo)
        name, branch = found.id, found.branch
    except UsageProblem as problem:
        if problem.details:
            raise
        name, branch, missing = Path(text).name.removesuffix(".md"), "", problem
    revision = f"refs/heads/{branch}" if branch else repo.head()
    known = Versions((), {})
    if revision:
        (commit,) = commits(repo, [revision])
        past = of_revision(project, repo, commit, [name])
        paths = {version.path for version in past.versions(name)}
        known = versions(repo, revision, f"{name}.md", under, paths)
    if missing and not known.commits:
        raise missing
    return name, known


def _record(app: App, data: bytes) -> Record:
    if len(data) > records.LIMIT:
        return Record({}, {})
    return records.parse(data, app.project).record


def _wording(app: App, found: Versions, commit: Commit) -> Wording:
    """The questions, and the language, of the version that the commit left behind."""
    touch = commit.touches[-1]
    blob = touch.after or next((each for each in touch.before if each), None)
    values = front.read(found.contents.get(blob.id, b"") if blob else b"").values
    checklist = for_record(str(values.get("checklist") or ""), app.project.checklists)
    return Wording(checklist, str(values.get("language") or checklist.language))


def _lines(told: Told) -> Iterator[str]:
    commit = told.commit
    author = commit.author.rpartition(" <")[0]
    when, committed = _moment(commit.authored), _moment(commit.committed)
    if committed != when:
        when += f", committed {committed}"
    yield click.style(f"{when}  {one_line(author)}", bold=True) + f"  {commit.id[:10]}"
    for change in told.changes:
        yield from (f"  {line}" for line in _change_lines(change, told.wording))
    yield ""


def _change_lines(change: Change, wording: Wording) -> Iterator[str]:
    if change.event not in ("answered", "amended"):
        phrase = _PHRASES.get(change.event, f"{change.event} {{after}}")
        words = {"before": _words(change.before), "after": _words(change.after)}
        line = phrase.format(question=change.question, **words)
        yield one_line(line).removesuffix(":").removesuffix(" by")
        return
    question = wording.checklist.question(change.question)
    label = wording.say(question.label) if question else change.question
    verb = "answered" if change.before is None else "changed"
    yield f"{verb if change.after is not None else 'took back'} “{one_line(label)}”"
    yield from _difference(
        _answer_lines(change.question, change.before, wording),
        _answer_lines(change.question, change.after, wording),
    )


def _answer_lines(key: str, value: Any, wording: Wording) -> list[str]:
    """A value as the lines of the record that hold it."""
    question = wording.checklist.question(key)
    if isinstance(value, Answer) and question and not value.words:
        return [line for line in section_lines(question, value, wording)[2:] if line]
    return _words(value).split("\n") if value is not None else []


def _difference(before: list[str], after: list[str]) -> Iterator[str]:
    from difflib import SequenceMatcher  # only where an answer changed

    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            yield from (f"  was: {_bare(line)}" for line in before[start:end])
            yield from (f"  now: {_bare(line)}" for line in after[new_start:new_end])


def _bare(line: str) -> str:
    """A line of the record without the marks that only a page needs."""
    return one_line(line.strip().removeprefix("- ").replace("**", ""))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Answer):
        return value.text or ", ".join(value.words)
    if isinstance(value, tuple):
        return "\n".join(", ".join(map(str, v)) if isinstance(v, tuple) else str(v) for v in value)
    return str(value)


def _moment(iso: str) -> str:
    """A commit's date to the minute, in its own time zone, as people forge or mistype it too."""
    try:
        return datetime.fromisoformat(iso).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return one_line(iso)


def _data(told: Told) -> dict[str, Any]:
    commit = told.commit
    events = [
        {
            "event": change.event,
            "question": change.question or None,
            "before": _plain(change.question, change.before, told.wording),
            "after": _plain(change.question, change.after, told.wording),
        }
        for change in told.changes
    ]
    return {
        "commit": commit.id,
        "author": commit.author,
        "authored": commit.authored,
        "committed": commit.committed,
        "events": events,
    }


def _plain(key: str, value: Any, wording: Wording) -> Any:
    """A value as data; answers in the shape that an answers file has."""
    if isinstance(value, Answer):
        from checklist.format.answers import write

        shaped = write({key: value}, wording.checklist)
        return shaped.get(key, list(value.words) or value.text)
    if isinstance(value, tuple):
        return [each._asdict() if hasattr(each, "_asdict") else each for each in value]
    return value
