"""The chronicle: every committed version of every record, by id, wherever its file was.

It is derived from git's history and kept beside the index in git's own folder, up to the commit
where HEAD was. While HEAD stays there, git is not asked at all. Which versions there are, and in
which order, depends on the history alone, and not on what was kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from checklist.rules.time.past import Version, in_order
from checklist.store import chronicle_head as heads
from checklist.store import chronicle_rows as packing
from checklist.store.chronicle_file import ChronicleFile, Kept, Rows

if TYPE_CHECKING:  # nothing of git is needed while HEAD stays where it was
    from checklist.store.chronicle_git import At
    from checklist.store.project import Project
    from checklist.store.repository import Repository

_NO_ROW = (b"", b"")
_MANY = 50  # ids; more are found faster by looking at every record


class Chronicle:
    """The versions of all records of a project, as one commit (`head`, "" for none) has them.

    `cut` holds the commits at which a shallow clone ends; `git` is the way to ask git, `kept` and
    `file` are where the chronicle is kept (no file: only here).
    """

    def __init__(
        self,
        git: Callable[[], At],
        kept: Kept,
        rows: Rows | None = None,
        file: ChronicleFile | None = None,
    ) -> None:
        self.head = kept.head
        self.cut = frozenset(kept.cut.split())
        self.kept = kept
        self.file = file
        self.git = git
        self._rows = dict(rows) if rows is not None else None

    def load(self) -> None:
        """Fetch all records at once, where one by one would take longer."""
        if self._rows is None:
            self._rows = dict(self._fetch(None))

    def versions(self, id: str) -> tuple[Version, ...]:
        """The versions of a record, the oldest first; one without a blob took it away."""
        return in_order(packing.versions(self._row(id)[0]))

    def now(self, id: str) -> dict[str, str]:
        """The blobs of the record's files in `head`, by path; empty when it is gone."""
        files = packing.files(self._row(id)[1])
        return {os.fsdecode(path): blob.decode() for path, blob in files.items()}

    def deleted(self) -> dict[str, Version]:
        """The records that `head` has not, each with its last version that had content.

        Pages that were no records are among them; what they say is not read here.
        """
        found = {}
        for id in self._gone():
            held = [version for version in self.versions(id) if version.blob]
            if held:
                found[id] = held[-1]
        return found

    def ids(self) -> set[str]:
        """The records that `head` has."""
        self.load()
        return {os.fsdecode(id) for id, row in (self._rows or {}).items() if row[1]}

    def _row(self, id: str) -> tuple[bytes, bytes]:
        key = os.fsencode(id)
        rows = self._rows if self._rows is not None else self._fetch([key])
        return rows.get(key, _NO_ROW)

    def _gone(self) -> list[str]:
        if self._rows is None and self.file:
            gone = self.file.gone(self.kept)
            if gone is not None:
                return [os.fsdecode(id) for id in gone]
        self.load()
        return [os.fsdecode(id) for id, row in (self._rows or {}).items() if not row[1]]

    def _fetch(self, ids: Sequence[bytes] | None) -> Rows:
        """Rows from the file, or from git where another process keeps it further by now."""
        rows = self.file.rows(self.kept, ids) if self.file else None
        if rows is None:
            self.file = None
            self._rows = rows = dict(self.git().everything()[1])
        return rows


def chronicle(project: Project, repository: Repository | None = None) -> Chronicle:
    """The versions of all records up to HEAD; without `repository`, git is asked only if needed.

    Raises `CouldNotRun` when git is needed and cannot answer.
    """
    where, head = _where(project, repository)
    if not head or where is None:
        return Chronicle(_nothing, Kept("", "", b""), {})
    places, cut = where, heads.shallow(where)

    def git() -> At:
        from checklist.store.chronicle_git import At  # only where HEAD went on

        return At(project, places, head, cut, repository)

    if project.state is None:
        return Chronicle(git, *git().everything())
    scope = "\0".join(map(str, (where.git, project.root, project.config.decisions)))
    database = os.fspath(project.state / "history.db")
    file = ChronicleFile(database, os.fsencode(scope), os.fspath(where.git))
    kept = file.kept()
    if kept and (kept.head, kept.cut) == (head, cut):
        return Chronicle(git, kept, file=file)
    told = git().since(file, kept) if kept and kept.cut == cut else None
    if told is not None and file.keep(kept, *told):
        return Chronicle(git, told[0], file=file)
    new, rows = git().everything()
    return Chronicle(git, new, rows, file if file.keep(None, new, rows) else None)


def of_revision(
    project: Project,
    repository: Repository,
    commit: str,
    ids: Iterable[str] = (),
    paths: Iterable[str] = (),
) -> Chronicle:
    """The versions up to another commit, from git alone; of the records with these ids, or of all.

    `paths` (from the repository's top) are others where those records were, such as in the base.
    Nothing is kept and nothing of the work tree is read, as a check of a pull request needs it.
    """
    from checklist.store.chronicle_git import At  # as above

    where = heads.Places(repository.top, repository.git_dir, repository.common_dir)
    at = At(project, where, commit, heads.shallow(where), repository)
    names = tuple(ids)
    if not names or len(names) > _MANY:
        return Chronicle(lambda: at, *at.everything())
    return Chronicle(lambda: at, at.kept(), at.of_names(names, paths))


def _where(project: Project, repository: Repository | None) -> tuple[heads.Places | None, str]:
    """The folders of git, and the commit of HEAD; git itself is asked only if it must be."""
    where = heads.places(project)
    head = heads.head(where) if where else None
    if head is not None or (project.state is None and repository is None):
        return where, head or ""
    if repository is None:
        from checklist.store.repository import Repository  # only git can tell

        repository = Repository.find(project.root)
    return heads.Places(
        repository.top, repository.git_dir, repository.common_dir
    ), repository.head()


def _nothing() -> At:
    raise LookupError("there is no history to ask for")
