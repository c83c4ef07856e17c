"""`checklist supersede`: a newer decision takes the place of older ones, in one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist.commands.writing import How, Loaded, already, land, load, prepare, writing_options
from checklist.errors import UsageProblem
from checklist.format import patch
from checklist.model.life import ENDED, REPLACEABLE, ways_on
from checklist.model.record import Record

if TYPE_CHECKING:
    from checklist.app import App


@click.command("supersede", options_metavar="--by NEW [OPTIONS]")
@click.argument("names", metavar="OLD...", nargs=-1, required=True)
@click.option(
    "--by", "newer", metavar="NEW", required=True, help="The decision that replaces them."
)
@writing_options
@click.pass_obj
def command(app: App, names: tuple[str, ...], newer: str, how: How) -> None:
    """Replace decisions by a newer one.

    The old ones become superseded and point to the new one, and the new one lists them. All of it
    is one commit; nothing that the old ones said is lost.
    """
    prepare(app, how)
    new = load(app, newer, how)
    named = (load(app, name, how, on=new.record.id) for name in names)
    old = list({each.found.id: each for each in named}.values())
    if new.found.id in {each.found.id for each in old}:
        raise UsageProblem(f"`{new.found.id}` cannot replace itself", "name another after --by")
    files = changes(new, old)
    if not files:
        paths = [each.found.path for each in (new, *old)]
        already(app, how, "They are superseded already", *paths)
        return
    check(app, new, old)
    land(app, how, files, "Supersede by", "superseded", new.record)


def changes(new: Loaded, old: list[Loaded]) -> dict[str, bytes | None]:
    """The files that have to change, by path; none when everything says so already."""
    before = listed(new.record)
    after = [*before, *(each.found.id for each in old if each.found.id not in before)]
    wanted: list[tuple[Loaded, dict[str, Any]]] = [(new, {"supersedes": after})]
    wanted += [(each, {"status": "superseded", "superseded-by": new.found.id}) for each in old]
    files: dict[str, bytes | None] = {}
    for loaded, front in wanted:
        data = patch.change_front(loaded.reading, front)
        if data != loaded.data:
            files[loaded.found.path] = data
    return files


def check(app: App, new: Loaded, old: list[Loaded]) -> None:
    """Raise UsageProblem where the old cannot be replaced, or the new replaces nothing."""
    if new.record.status in ENDED:
        raise UsageProblem(
            f"`{new.found.id}` is {new.record.status}, so it can replace nothing",
            "name a decision that is still alive after --by",
        )
    for each in old:
        record, by = each.record, each.record.get("superseded-by")
        if record.status == "superseded" and by != new.found.id:
            raise UsageProblem(
                f"`{each.found.id}` is superseded by `{by}` already", ways_on(record)
            )
        if record.status not in (*REPLACEABLE, "superseded"):
            raise UsageProblem(
                f"`{each.found.id}` is {record.status}, so it cannot be superseded", ways_on(record)
            )
        if new.found.id in _older(app, each.found.id):
            raise UsageProblem(
                f"`{each.found.id}` replaces `{new.found.id}`, directly or through others",
                "name them the other way round",
            )


def listed(record: Record) -> list[str]:
    """The ids that a record supersedes."""
    value = record.front.get("supersedes") or []
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _older(app: App, newest: str) -> set[str]:
    """Everything that a decision replaces, directly or through others."""
    from checklist.store import records

    paths = {each.id: each for each in records.walk(app.project)}
    seen: set[str] = set()
    waiting = [newest]
    while waiting:
        found = paths.get(waiting.pop())
        if found:
            record = records.parse(records.load(app.project, found), app.project).record
            waiting += [each for each in listed(record) if each not in seen]
            seen |= set(listed(record))
    return seen
