"""The front matter: the keys that a table of decisions needs, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.model.life import ENDED
from checklist.model.record import SCHEMA
from checklist.model.words import STATUSES
from checklist.rules.case import Case
from checklist.rules.finding import Finding

_ALWAYS = ("id", "title", "status", "created", "checklist")
_LISTS = ("with", "tags", "supersedes")
_WORDS = (
    "id", "title", "status", "owner", "created", "effective", "review", "wait-until", "checklist",
    "language", "superseded-by",
)  # fmt: skip
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def schema(case: Case) -> Iterator[Finding]:
    """The format's version, the keys that are always there, and the shape of each value."""
    front = case.record.front
    if "schema" not in front:
        yield Finding(
            "schema", "the format's version is missing", f"Add the line `schema: {SCHEMA}`.",
            case.front("id"),
        )  # fmt: skip
    elif front["schema"] != SCHEMA:
        yield Finding(
            "schema",
            f"the format's version is `{front['schema']}`; this tool knows {SCHEMA}",
            "Write `schema: 1`, or check it with a newer version of the tool.",
            case.front("schema"),
        )
    missing = [key for key in _ALWAYS if case.record.get(key).strip() == ""]
    if missing:
        names = ", ".join(f"`{key}`" for key in missing)
        yield Finding(
            "schema", f"the front matter lacks {names}", f"Add {names} between the `---` lines.",
            case.front("schema"),
        )  # fmt: skip
    for key in (*_WORDS, *_LISTS):
        wants_list = key in _LISTS
        if key in front and isinstance(front[key], list) != wants_list:
            yield Finding(
                "schema",
                f"`{key}` must be {'a list, such as [one, two]' if wants_list else 'one value'}",
                f"Write `{key}: {'[one, two]' if wants_list else 'value'}`.",
                case.front(key),
            )


def status(case: Case) -> Iterator[Finding]:
    """A status that no decision has."""
    said = case.record.status
    if said and said not in STATUSES:
        yield Finding(
            "unknown-status",
            f"`{said}` is no status",
            f"Take one of {', '.join(STATUSES)}.",
            case.front("status"),
        )


def title(case: Case) -> Iterator[Finding]:
    """The heading repeats the title."""
    heading, said = case.reading.heading, case.record.title
    if not heading:
        yield Finding(
            "title-differs", "the record has no heading",
            f"Begin the text with `# {said or 'Title'}`.", case.heading(),
        )  # fmt: skip
    elif said and _plain(heading) != _plain(said):
        yield Finding(
            "title-differs",
            f"the heading says “{_plain(heading)}”, the front matter “{_plain(said)}”",
            "Make both the same.",
            case.heading(),
        )


def owner(case: Case) -> Iterator[Finding]:
    """One accountable role."""
    if not case.record.get("owner").strip():
        yield Finding(
            "owner-missing",
            "nobody is named who decides",
            'Add one accountable role, such as `owner: "Head of Support"`.',
            case.front("owner") if "owner" in case.record.front else case.front("title"),
        )


def effective(case: Case) -> Iterator[Finding]:
    """A change takes effect on a day."""
    if case.record.status not in ENDED and not case.record.get("effective").strip():
        yield Finding(
            "effective-missing",
            "it does not say when the change takes effect",
            'Add the day, such as `effective: 2027-01-18`, or `effective: "Skipped: why"`.',
            case.front("created"),
        )


def checklist(case: Case) -> Iterator[Finding]:
    """The questions that the record pins must be known."""
    pin = case.record.get("checklist")
    if pin and not case.pinned:
        yield Finding(
            "unknown-checklist",
            f"there is no checklist `{pin}`; the record was read with the built-in questions",
            "Keep the file of every checklist that was used; `checklist checklists` lists them.",
            case.front("checklist"),
        )


def _plain(text: str) -> str:
    return " ".join(_ESCAPED.sub(r"\1", text).split())


CHECKS = (schema, status, title, owner, effective, checklist)
