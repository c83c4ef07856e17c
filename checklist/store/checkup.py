"""Whether everything that recording needs is there: one finding a check, with the way out."""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checklist.errors import ChecklistError, CouldNotRun
from checklist.model import dates
from checklist.model.config import NAME
from checklist.store import checklists
from checklist.store.commit import journal, locks, readiness
from checklist.store.drafts import Draft, Drafts
from checklist.store.index import Entry, entries
from checklist.store.project import Project, find
from checklist.store.repository import DURABLE_GIT, Repository

OLD_DRAFT = timedelta(days=60)
_SHOWN = 20


class Finding(NamedTuple):
    """What a check found: `message` says what is so, `settle` what to do if that is not `ok`."""

    check: str
    ok: bool
    message: str
    settle: str = ""


def checkup(start: Path, today: date) -> Iterator[Finding]:
    """Every check that can be made from this folder, inside of a repository or not."""
    yield Finding("python", True, f"Python {sys.version.split()[0]}")
    # Whom git takes somebody for can be asked anywhere; the folder need not be a repository.
    anywhere = Repository(start, start, start)
    yield _asked("git", lambda: _git(anywhere))
    yield _asked("identity", lambda: f"commits are made by {anywhere.identity()}")
    try:
        repo = Repository.find(start)
    except ChecklistError as error:
        yield _wrong("repository", error)
    else:
        yield from _repository(repo, today)
    try:
        project = find(start)
    except ChecklistError as error:
        yield _wrong("configuration", error)
    else:
        yield from _project(project)


def _repository(repo: Repository, today: date) -> Iterator[Finding]:
    yield Finding("repository", True, f"the repository is {repo.top}")
    yield _asked("writable", lambda: _writable(repo))
    yield _asked("branch", lambda: _branch(repo))
    yield from _hooks(repo)
    yield _asked("locks", lambda: _locks(repo))
    if journal.exists(repo):
        yield Finding(
            "unfinished",
            False,
            "a command was interrupted while it wrote, or is writing at this moment",
            "run that command again: it finishes what landed and puts back what did not",
        )
    else:
        yield Finding("unfinished", True, "no write was interrupted")
    yield from _drafts(Drafts(repo.state_dir / "drafts").all(), today)


def _project(project: Project) -> Iterator[Finding]:
    there = (project.root / NAME).is_file()
    named = (
        f"{project.root / NAME} is sound" if there else "no settings file, so the defaults count"
    )
    yield Finding("configuration", True, named)
    config = project.config
    yield _asked("checklist", lambda: _found(config.checklist, project))
    if dates.parse(config.review_after, date(2000, 1, 1)) is None:
        message = f"{NAME}: `review-after: {config.review_after}` is no span of time"
        yield Finding("configuration", False, message, "write it as 28d, 4w or 3m")
    try:
        # Without the index: what it remembers is not what is asked here.
        records = entries(project.decisions, None)
    except ChecklistError as error:
        yield _wrong("records", error)
    else:
        yield from _records(records, project)


def _git(anywhere: Repository) -> str:
    major, minor = anywhere.version
    how = (
        "by git itself"
        if anywhere.version >= DURABLE_GIT
        else "by syncing all disks, which is slower"
    )
    return f"git {major}.{minor}; a record is made to survive a power cut {how}"


def _writable(repo: Repository) -> str:
    readiness.refuse_read_only(repo)
    return "its folders can be written"


def _branch(repo: Repository) -> str:
    # Not `git status`, which runs programs that the repository's own settings name.
    branch = repo.branch()
    readiness.refuse_half_done(repo, branch, False)
    return f"on the branch {branch}"


def _hooks(repo: Repository) -> Iterator[Finding]:
    hooks = repo.hooks()
    yield Finding(
        "hooks", True, f"{', '.join(hooks)} will run at each commit" if hooks else "no commit hooks"
    )
    yield _asked("signing", lambda: _signing(repo))


def _signing(repo: Repository) -> str:
    def setting(*asked: str) -> str:
        return (
            repo.run("config", "--get", *asked, check=False).out.decode("utf-8", "replace").strip()
        )

    if setting("--type=bool", "commit.gpgsign") != "true":
        return "commits are not signed"
    if setting("gpg.format") == "ssh":
        if not setting("user.signingkey"):
            raise CouldNotRun(
                "Commits are to be signed with an SSH key, and none is named.",
                "Name it: git config --global user.signingkey ~/.ssh/id_ed25519.pub",
            )
    elif not shutil.which(program := setting("gpg.program") or "gpg"):
        raise CouldNotRun(
            f"Commits are to be signed, and `{program}` is not installed.",
            "Install it, or sign with an SSH key: git config --global gpg.format ssh",
        )
    return "commits will be signed"


def _locks(repo: Repository) -> str:
    files = readiness.lock_files(repo, repo.branch())
    if stale := locks.left_behind(files, locks.STALE_SECONDS):
        problem = locks.refuse(stale)
        problem.hint = (
            "If no git command is running, one was interrupted and left it behind: "
            "give --unlock to the next checklist command that writes."
        )
        raise problem
    return "no lock was left behind"


def _drafts(drafts: list[Draft], today: date) -> Iterator[Finding]:
    wrong = 0
    for draft in drafts:
        discard = f"checklist drafts --discard {draft.name}"
        saved = dates.iso(draft.saved[:10])
        if draft.problem:
            yield Finding("drafts", False, f"the draft {draft.name}: {draft.problem}", discard)
        elif saved and today - saved > OLD_DRAFT:
            message = f"the draft {draft.name} was last worked on {draft.saved[:10]}"
            yield Finding("drafts", False, message, f"go on with it, or: {discard}")
        else:
            continue
        wrong += 1
    if not wrong:
        yield Finding("drafts", True, f"{_count(len(drafts), 'unfinished interview')}")


def _records(records: list[Entry], project: Project) -> Iterator[Finding]:
    unread = [entry for entry in records if entry.problem]
    folder = project.config.decisions
    for entry in unread[:_SHOWN]:
        message = f"{folder}/{entry.path}: {entry.problem}"
        yield Finding("records", False, message, "correct it in an editor, and commit it")
    if len(unread) > _SHOWN:
        yield Finding("records", False, f"… and {len(unread) - _SHOWN} more", "as above")
    if not unread:
        yield Finding("records", True, f"{_count(len(records), 'record')}, all readable")
    yield from _twins(records)
    for pin in sorted({str(entry.front.get("checklist") or "") for entry in records} - {""}):
        if pin != project.config.checklist:
            yield _asked("checklist", partial(_found, pin, project))


def _twins(records: list[Entry]) -> Iterator[Finding]:
    """Files of the same name in different folders: no command could tell them apart."""
    seen: dict[str, str] = {}
    for entry in records:
        name = Path(entry.path).stem
        if name in seen:
            message = f"{seen[name]} and {entry.path} have the same id"
            yield Finding("records", False, message, "rename one of them, and its `id:` line")
        seen[name] = entry.path


def _found(pin: str, project: Project) -> str:
    checklists.find(pin, project.checklists)
    return f"{pin} is there"


def _asked(check: str, ask: Callable[[], str]) -> Finding:
    """What a check says, or, as a finding with its way out, what it raises."""
    try:
        return Finding(check, True, ask())
    except ChecklistError as error:
        return _wrong(check, error)


def _wrong(check: str, error: ChecklistError) -> Finding:
    return Finding(check, False, " ".join([error.message, *error.details]), error.hint)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
