"""The rules about misreadings: those that come with the tool, and the team's own on top."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from checklist.errors import UsageProblem
from checklist.format import yaml_in
from checklist.rules.misreadings.learned import Learned
from checklist.rules.misreadings.listening import Listener
from checklist.rules.misreadings.rulebook import Rulebook, build
from checklist.store.files import read_file
from checklist.store.project import RULES_LIMIT

BUILT_IN = Path(__file__).parent.parent / "rulebook"


@cache
def built_in() -> Rulebook:
    """The rules that come with the tool."""
    path = BUILT_IN / "misreadings.json"  # says what misreadings.yaml says, and is loaded sooner
    return build(json.loads(read_file(path)))


@cache
def learned() -> Learned:
    """What was learned from the corpus; of its rows only those are read that a text needs."""
    with (BUILT_IN / "misreadings.learned").open("rb") as file:
        return Learned(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def rulebook(own: Iterable[tuple[str, bytes]]) -> Rulebook:
    """The built-in rules with the team's own; raises UsageProblem that names file and rule.

    A rule must find something in each text that it says it does, and nothing in the others.
    """
    book = built_in()
    for what, data in own:
        loaded = yaml_in.load(data, limit=RULES_LIMIT, what=what)
        try:
            book = build(loaded, book)
        except ValueError as error:
            raise UsageProblem(
                f"{what}: {error}", "docs/rules.md says how a rule is written"
            ) from None
        _prove(what, loaded, book)
    return book


def listener(own: Iterable[tuple[str, bytes]] = ()) -> Listener:
    """Who listens by these rules and by what was learned."""
    return Listener(rulebook(own), learned())


def _prove(what: str, loaded: dict[str, list[dict[str, list[str]]]], book: Rulebook) -> None:
    """Raise UsageProblem unless each new rule does what its own examples say."""
    alone = Listener(book)
    for row in loaded["rules"]:
        name = str(row["name"])
        for key, wanted in (("fires", True), ("silent", False)):
            for text in row.get(key, ()):
                if any(each.rule == name for each in alone.challenges(text)) != wanted:
                    said = "finds nothing in" if wanted else "finds something in"
                    raise UsageProblem(
                        f"{what}: rule {name} {said} its own example “{text}”",
                        "change its phrases, what clears them, or the example",
                    )
