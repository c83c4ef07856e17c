"""Finding and loading checklists: the built-in ones, and the team's own in its repository."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from checklist.errors import UsageProblem
from checklist.format import yaml_in
from checklist.format.checklist_file import build
from checklist.model.checklist import Checklist
from checklist.store.files import read_file, refuse_link

BUILT_IN = Path(__file__).parent.parent / "checklists"
DEFAULT = "before-reacting@1"
_PIN = re.compile(r"([a-z][a-z0-9-]{0,39})@([1-9]\d{0,5})")
LIMIT = 256 * 1024


@cache
def built_in(pin: str = DEFAULT) -> Checklist:
    """A checklist that comes with the tool."""
    return load(BUILT_IN / f"{pin}.yaml")


def find(pin: str, folder: Path | None) -> Checklist:
    """The checklist `name@version`; raises UsageProblem when there is none."""
    path = _path(pin, folder)
    if path is None:
        raise UsageProblem(
            f"there is no checklist `{pin}`",
            "`checklist checklists` lists those there are; a version once used must be kept",
        )
    return built_in(pin) if path.parent == BUILT_IN else load(path)


def for_record(pin: str, folder: Path | None) -> Checklist:
    """The checklist that a record pins; the built-in one reads it when that is gone."""
    path = _path(pin, folder)
    return built_in() if path is None else find(pin, folder)


def names(folder: Path | None) -> list[Path]:
    """The files of all checklists, the built-in ones first."""
    found = sorted(BUILT_IN.glob("*.yaml"))
    if folder:
        refuse_link(folder)
    if folder and folder.is_dir():
        found += sorted(path for path in folder.glob("*.yaml"))
    return found


def load(path: Path) -> Checklist:
    """A checklist from its file; raises UsageProblem with file, line, column and what is wrong."""
    if path.parent != BUILT_IN:
        return parse(read_file(path, LIMIT), str(path), path.stem)
    # JSON that says the same: without the library for YAML, in a tenth of the time.
    return build(json.loads(read_file(path.with_suffix(".json"))), None)


def parse(data: bytes, what: str, pin: str) -> Checklist:
    """A team's own checklist from the bytes of the file `pin`.yaml; `what` names it in errors.

    Raises UsageProblem with line, column and what is wrong.
    """
    loaded = yaml_in.load(data, limit=LIMIT, what=what)
    try:
        checklist = build(loaded, built_in())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _explained(what, data, loaded, error) from error
    if problem := _problem(loaded):
        raise _explained(what, data, loaded, ValueError(problem))
    if pin != checklist.pin:
        raise UsageProblem(
            f"{what}: the file is named `{pin}` but holds `{checklist.pin}`",
            f"rename it to {checklist.pin}.yaml",
        )
    return checklist


def is_pin(text: str) -> bool:
    """Whether this can be the name of a checklist with its version."""
    return bool(_PIN.fullmatch(text))


def comes_built_in(pin: str) -> bool:
    """Whether a checklist comes with the tool, and so cannot be a team's own."""
    return _path(pin, None) is not None


def _path(pin: str, folder: Path | None) -> Path | None:
    if not is_pin(pin):
        return None
    if folder:
        refuse_link(folder)
    places = [BUILT_IN, *([folder] if folder else [])]
    return next((path for place in places if (path := place / f"{pin}.yaml").is_file()), None)


def _problem(loaded: Any) -> str:
    from checklist.format.explain import mismatches
    from checklist.format.schemas import checklist

    return next((each.message for each in mismatches(loaded, checklist())), "")


def _explained(what: str, data: bytes, loaded: Any, error: Exception) -> UsageProblem:
    from checklist.format.explain import explain
    from checklist.format.schemas import checklist

    return explain(what, data, loaded, checklist(), error, _place(str(error), loaded))


def _place(message: str, loaded: Any) -> tuple[str | int, ...]:
    """Where in the file a mistake is that only the whole shows, by the names in its message."""
    found = re.match(r"(\w+): [^`]*`([^`]+)`", message)
    if not found or not isinstance(loaded, dict):
        return ()
    questions = loaded.get("questions") if found[1] == "questions" else None
    keys = [each.get("key") for each in questions or () if isinstance(each, dict)]
    return ("questions", keys.index(found[2]), "key") if found[2] in keys else (found[1],)
