"""What every command that writes has in common: its options, the commit, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from checklist.errors import UsageProblem
from checklist.report.clean import clean, one_line

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.format.reader import Reading
    from checklist.model.record import Record
    from checklist.store.records import Found

Function = TypeVar("Function", bound=Callable[..., Any])


class How(NamedTuple):
    """How the result is kept: on a branch of its own, committed or not, and against which odds."""

    branch: bool = False
    commit: bool = True
    force: bool = False
    unlock: bool = False
    allow_personal: bool = False


class Loaded(NamedTuple):
    """A record that is to be changed: where it is, its bytes, what they say."""

    found: Found
    data: bytes
    reading: Reading

    @property
    def record(self) -> Record:
        """What the record says."""
        return self.reading.record


def writing_options(function: Function) -> Function:
    """The options of every command that writes; the command gets them as `how`."""
    from functools import wraps

    @wraps(function)
    def collected(  # type: ignore[no-untyped-def]
        *args: Any, branch: bool, commit: bool, force: bool, unlock: bool, allow_personal: bool,
        **more: Any,
    ):  # fmt: skip
        if branch and not commit:
            raise UsageProblem("--branch commits, --no-commit does not", "give one of them")
        return function(*args, how=How(branch, commit, force, unlock, allow_personal), **more)

    options = (
        click.option(
            "--branch", is_flag=True,
            help="Commit on a new branch decision/ID; your files and branch stay as they are.",
        ),
        click.option(
            "--no-commit", "commit", flag_value=False, default=True,
            help="Write the file and leave the commit to you.",
        ),
        click.option(
            "--force", is_flag=True,
            help="Commit even in a detached HEAD, or in the middle of a merge or rebase.",
        ),
        click.option(
            "--unlock", is_flag=True,
            help="Remove a lock that a killed git left behind, after it was named to you.",
        ),
        click.option(
            "--allow-personal", is_flag=True,
            help="Record details of persons that were pointed out; git keeps them for good.",
        ),
    )  # fmt: skip
    for option in reversed(options):
        collected = option(collected)
    return collected  # type: ignore[return-value]


def prepare(app: App, how: How) -> None:
    """Before the first question: repository, identity, locks; says what it mended."""
    from checklist.store.commit import writer

    for note in writer.prepare(
        app.repository, force=how.force, unlock=how.unlock, elsewhere=how.branch
    ):
        click.echo(clean(note), err=True)


def load(app: App, text: str, how: How, on: str = "") -> Loaded:
    """The record to change; with --branch as it is on its branch, or in the last commit.

    `on` is the id of the decision whose branch it is, if that is another one.
    """
    from checklist.store import records

    repo = app.repository
    found = records.find(app.project, text, repo)
    path = records.in_repository(app.project, repo, found.path)
    data = None
    if how.branch:
        own = records.BRANCH + (on or found.id)
        for revision in [own] * (own in dict(repo.branches(records.BRANCH))) + ["HEAD"]:
            data = data or (repo.read(revision, path) if revision == own or repo.head() else None)
        if data is None:
            raise UsageProblem(
                f"{found.path} is not committed yet", "commit it first, or leave --branch away"
            )
    elif found.branch:
        raise UsageProblem(
            f"`{found.id}` is only on the branch {found.branch}",
            f"add --branch to work there, or merge it first: git merge {found.branch}",
        )
    data = records.load(app.project, found) if data is None else records.readable(data, path)
    return Loaded(found, data, records.parse(data, app.project))


def land(
    app: App, how: How, files: Mapping[str, bytes | None], event: str, trailer: str, record: Record
) -> None:
    """Commit the files (by path from the project's root) as one event of `record`, and say so."""
    from checklist.store import records
    from checklist.store.commit import writer

    repo, project = app.repository, app.project
    inside = {records.in_repository(project, repo, path): data for path, data in files.items()}
    change = writer.Change(inside, _message(app, event, trailer, record))
    if not how.commit:
        writer.leave(repo, change)
        click.echo(f"Written, not committed: {', '.join(files)}")
        return

    def same(path: str, mine: bytes, theirs: bytes) -> bool:
        return records.same_answers(project, mine, theirs)

    if how.branch:
        from checklist.store.commit import branch

        name = records.BRANCH + record.id
        landed = branch.commit_on_branch(repo, change, name, same=same, unlock=how.unlock)
    else:
        landed = writer.commit(repo, change, same=same, force=how.force)
    where = landed.branch or "a detached HEAD"
    click.echo(f"Recorded in {landed.commit[:10]} on {where}: {', '.join(files)}")
    for note in landed.notes:
        click.echo(clean(note), err=True)
    if how.branch:
        for line in branch.push_hint(repo, landed.branch):
            click.echo(f"  {clean(line)}")


def already(app: App, how: How, words: str, *paths: str) -> None:
    """Say that nothing had to be done, and how to commit what only waits for that."""
    from checklist.store import records

    click.echo(clean(f"{words}, nothing changed: {', '.join(paths)}"))
    inside = [records.in_repository(app.project, app.repository, path) for path in paths]
    if how.commit and not how.branch and app.repository.dirty(inside):
        named = " ".join(f'"{path}"' for path in paths)
        click.echo(clean(f"It is not committed yet: git add {named}, then git commit -- {named}"))


def _message(app: App, event: str, trailer: str, record: Record) -> str:
    """The commit message: a readable subject, and trailers as a courtesy to people."""
    subject = app.project.config.subject
    for name, words in (("event", event), ("id", record.id), ("title", one_line(record.title))):
        subject = subject.replace(f"{{{name}}}", words)
    return f"{one_line(subject)}\n\nDecision-Id: {record.id}\nDecision-Event: {trailer}\n"
