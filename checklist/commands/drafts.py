"""`checklist drafts`: interviews that are not finished yet, and the way to let go of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist.report.clean import clean, one_line

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.store.drafts import Draft


@click.command("drafts")
@click.option("--discard", "name", metavar="NAME", help="Delete this draft for good.")
@click.option("--yes", is_flag=True, help="Do not ask whether you are sure.")
@click.option("--json", "as_json", is_flag=True, help="Print an array of objects.")
@click.pass_obj
def command(app: App, name: str, yes: bool, as_json: bool) -> None:
    """List interviews that are not finished yet, or discard one.

    Every answer is saved as you give it. `checklist new` and `checklist review` offer to go on with
    what was left; here you see what there is. Drafts stay on this computer, out of the history.
    """
    from checklist.store.drafts import Drafts

    drafts = Drafts(app.repository.state_dir / "drafts")
    if name:
        with drafts.open(name) as handle:
            if app.terminal.interactive and not yes:
                title = one_line(handle.draft.title, 60) or "no title yet"
                if not click.confirm(clean(f"Delete the draft {name} ({title}) for good?")):
                    click.echo("Nothing was changed.")
                    return
            handle.discard()
        click.echo(f"Discarded: {name}")
    elif as_json:
        import json  # only where it is asked for

        click.echo(json.dumps([_row(each) for each in drafts.all()], indent=2, ensure_ascii=False))
    else:
        show(drafts.all())


def show(drafts: list[Draft]) -> None:
    """Two lines a draft: what it is, and how to go on or let go."""
    if not drafts:
        click.echo("No unfinished interviews.")
    for draft in drafts:
        row = _row(draft)
        about = row["title"] or row["record"] or "no title yet"
        click.echo(clean(f"{draft.name}: {one_line(draft.problem or about, 70)}"))
        if not draft.problem:
            saved = draft.saved[:16].replace("T", " ")
            click.echo(clean(f"  {draft.kind}, saved {saved}, {how_far(draft)}"))
            click.echo(clean(f"  → {go_on(draft)}"))
        click.echo(clean(f"  → to let go of it: checklist drafts --discard {draft.name}"))


def how_far(draft: Draft) -> str:
    """How much is answered, and where it goes on."""
    if draft.kind == "edit":
        return f"one answer, `{_edited(draft)}`" if _edited(draft) else "all answers, in the editor"
    if "text" in draft.data:
        return "a page in the editor"
    answers, at = draft.data.get("answers"), str(draft.data.get("at", "")).partition("/")[0]
    count = len(answers) if isinstance(answers, dict) else 0
    answered = f"{count} answer{'' if count == 1 else 's'}"
    return f"{answered}, goes on at `{at}`" if at else f"{answered}, at the summary"


def go_on(draft: Draft) -> str:
    """The command that goes on with the draft."""
    page = " --editor" if "text" in draft.data else ""
    return {
        "new": f"go on: checklist new{page}",
        "complete": f"go on: checklist new --complete {draft.record}",
        "review": f"go on: checklist review {draft.record}",
        "edit": f"go on: checklist edit {draft.record} {_edited(draft)}".rstrip(),
    }.get(draft.kind, "go on with the command that began it")


def _edited(draft: Draft) -> str:
    """The question that an edit is about; "" for all of them."""
    return str(draft.data.get("mode", "")).removeprefix("edit").strip()


def _row(draft: Draft) -> dict[str, Any]:
    """A draft as data."""
    return {
        "name": draft.name, "kind": draft.kind, "record": draft.record, "title": draft.title,
        "saved": draft.saved, "progress": "" if draft.problem else how_far(draft),
        "problem": draft.problem,
    }  # fmt: skip
