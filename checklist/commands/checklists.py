"""`checklist checklists`: the sets of questions there are, and whether they are sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.errors import FINDINGS, ChecklistError, UsageProblem
from checklist.model.checklist import Checklist, say
from checklist.report.clean import clean, one_line
from checklist.store import checklists
from checklist.store.checklists import BUILT_IN
from checklist.store.files import read_file

if TYPE_CHECKING:
    from checklist.app import App

_CHANGED = (
    "{path}: decisions use this version, but it no longer says what was first committed; "
    "restore it, and publish the change as a new version"
)


class Shelved(NamedTuple):
    """A checklist's file: what it holds, or what is wrong with it; how many decisions use it."""

    path: Path
    checklist: Checklist | None
    problems: tuple[str, ...] = ()
    uses: int = 0

    @property
    def pin(self) -> str:
        """What a record would say to name it."""
        return self.checklist.pin if self.checklist else self.path.stem


@click.command("checklists")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the same as data.")
@click.pass_obj
def command(app: App, paths: tuple[Path, ...], as_json: bool) -> int | None:
    """List the sets of questions there are, and say whether they are sound.

    Those that come with checklist, and those of your team; or only the files or folders that you
    name. Every mistake is shown with its file, line and column; the exit code is 1 then. A version
    that decisions use must be kept, and never change: publish a new version instead.
    """
    used = _used(app)
    shelf = [_shelved(app, path, used) for path in _files(app, paths)]
    known = {path.stem for path in checklists.names(app.project.checklists)}
    missing = [] if paths else sorted(pin for pin in used if pin not in known)
    if as_json:
        from checklist.report.data import printed

        gone = [{"checklist": pin, "decisions": used[pin], "missing": True} for pin in missing]
        click.echo(printed([*(_data(each) for each in shelf), *gone]))
    else:
        for each in shelf:
            click.echo("\n".join(_lines(app, each)))
        for pin in missing:
            click.echo(f"{one_line(pin)}  is missing, but {_decisions(used[pin])}; put it back")
    return FINDINGS if missing or any(each.problems for each in shelf) else None


def _files(app: App, paths: Iterable[Path]) -> list[Path]:
    if not paths:
        return checklists.names(app.project.checklists)
    files: list[Path] = []
    for path in (app.folder / path for path in paths):
        if not path.exists():
            raise UsageProblem(f"there is no file {path}", "check its name")
        files += sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return files


def _used(app: App) -> dict[str, int]:
    """How many decisions pin each checklist."""
    from collections import Counter

    from checklist.store.index import entries

    listed = entries(app.project.decisions, app.project.database)
    pins = (entry.front.get("checklist") for entry in listed)
    return Counter(pin for pin in pins if isinstance(pin, str) and pin)


def _shelved(app: App, path: Path, used: Mapping[str, int]) -> Shelved:
    try:
        checklist = checklists.load(path)
    except ChecklistError as error:
        return Shelved(path, None, error.details or (error.message,), used.get(path.stem, 0))
    uses = used.get(checklist.pin, 0)
    problems = (_CHANGED.format(path=path),) if uses and _changed(app, path) else ()
    return Shelved(path, checklist, problems, uses)


def _changed(app: App, path: Path) -> bool:
    """Whether a checklist of the team says something else than when it was first committed."""
    if path.parent != app.project.checklists or app.project.state is None:
        return False
    from checklist.format import yaml_in
    from checklist.store import records
    from checklist.store.versions import versions

    repo = app.repository
    under = records.in_repository(app.project, repo, app.project.config.checklists)
    known = versions(repo, "HEAD", path.name, under) if repo.head() else None
    blobs = [touch.after for commit in known.commits for touch in commit.touches] if known else []
    original = known.contents.get(blobs[0].id) if known and blobs and blobs[0] else None
    try:
        if original is None:
            return False
        first, now = (yaml_in.load(data, what=str(path)) for data in (original, read_file(path)))
    except ChecklistError:
        return False  # it was no checklist yet, so no decision can have used it
    return bool(first != now)


def _lines(app: App, each: Shelved) -> Iterator[str]:
    where = "comes with checklist" if each.path.parent == BUILT_IN else _near(app, each.path)
    name = click.style(one_line(each.pin), bold=True)
    if found := each.checklist:
        yield f"{name}  {one_line(say(found.title, found.language))}"
        spoken = ", ".join(languages(found))
        facts = (f"{len(found.questions)} questions", spoken, where, _decisions(each.uses))
        yield f"  {one_line(' · '.join(facts))}"
    else:
        yield f"{name}  cannot be used"
    yield from (f"  {clean(problem)}" for problem in each.problems)


def languages(checklist: Checklist) -> list[str]:
    """The languages in which every question can be asked, the checklist's own first."""
    spoken = [set(question.ask) for question in checklist.questions]
    others = set.intersection(*spoken) - {checklist.language} if spoken else set()
    return [checklist.language, *sorted(others)]


def _near(app: App, path: Path) -> str:
    return str(path.relative_to(app.folder)) if path.is_relative_to(app.folder) else str(path)


def _decisions(count: int) -> str:
    return f"used by {count or 'no'} decision{'' if count == 1 else 's'}"


def _data(each: Shelved) -> dict[str, Any]:
    data: dict[str, Any] = {"checklist": each.pin, "path": str(each.path), "decisions": each.uses}
    if found := each.checklist:
        data |= {
            "title": say(found.title, found.language),
            "languages": languages(found),
            "questions": len(found.questions),
        }
    return {**data, "problems": list(each.problems)}
