"""What a repository can set in `.checklist.yaml`; the field documentation is its reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, NamedTuple

NAME = ".checklist.yaml"


def _key(default: str, doc: str) -> Any:
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True)
class Config:
    """The settings of one repository, each with its default."""

    decisions: str = _key("decisions", "The folder of the records, below this file.")
    checklist: str = _key("before-reacting@1", "The questions that a new record answers.")
    checklists: str = _key("checklists", "The folder of your own checklists, NAME@VERSION.yaml.")
    language: str = _key("", "The language of new records: en, de; empty: the checklist's own.")
    owner: str = _key("", "Who decides, as a role; offered when the interview asks.")
    readers: str = _key(
        "everyone who can read this repository, now and later",
        "Who may read the records; the last prompt before a commit says it.",
    )
    review_after: str = _key("28d", "When to look back if no date is given: +28d, +4w, +3m.")
    rules: str = _key("rules", "The folder of your own rules about misreadings, NAME.yaml.")
    evidence_age: str = _key("12m", "Evidence that is older than this is pointed out: 90d, 12m.")
    baseline: str = _key("", "A file with findings that do not count (`check --write-baseline`).")
    severity: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"doc": "How grave a rule is: `{RULE: error}`, warning, note or off."},
    )
    subject: str = _key(
        "{event}: {title}",
        "The first line of a commit; {event}, {title} and {id} are filled in.",
    )


class Setting(NamedTuple):
    """One key of the file, its default and its documentation."""

    key: str
    default: str
    doc: str


def settings() -> tuple[Setting, ...]:
    """Every key that the file may hold."""
    return tuple(
        Setting(
            each.name.replace("_", "-"),
            "{}" if each.default is MISSING else str(each.default),
            each.metadata["doc"],
        )
        for each in fields(Config)
    )
