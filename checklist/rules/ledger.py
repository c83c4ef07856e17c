"""Rules between records: each has the id of its file, once, and knows what replaced it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from checklist.rules.finding import Finding, Place


class Line(NamedTuple):
    """What a record says to others: its path, its id (the file's stem), and its front matter."""

    path: str
    id: str
    front: Mapping[str, Any]
    lines: Mapping[str, int] = {}

    @property
    def is_plain(self) -> bool:
        """Whether it names no other record, and neither itself otherwise than its file does."""
        said = self.front.get("id") in (None, "", self.id)
        names = self.front.get("supersedes") or self.front.get("superseded-by")
        return said and not names and self.front.get("status") != "superseded"

    def place(self, key: str) -> Place:
        """The line of a key in the front matter."""
        return Place(self.lines.get(key, 1), 1, "", key)


def check(ledger: Iterable[Line]) -> Iterator[Finding]:
    """Every finding that takes more than one record to see; `path` is filled in."""
    lines = list(ledger)
    yield from _duplicates(lines)
    by_id = {line.id: line for line in lines}
    for line in lines:
        yield from _named(line)
        yield from _replaces(line, by_id)
        yield from _replaced(line, by_id)


def _named(line: Line) -> Iterator[Finding]:
    said = line.front.get("id")
    if said and said != line.id:
        yield Finding(
            "id-differs",
            f"the front matter says `{said}`, the file is named `{line.id}`",
            "Make both the same; others refer to the decision by this id.",
            line.place("id"), line.path,
        )  # fmt: skip


def _duplicates(lines: list[Line]) -> Iterator[Finding]:
    seen: dict[str, Line] = {}
    for line in lines:
        name = unicodedata.normalize("NFC", line.id).casefold()
        if first := seen.get(name):
            yield Finding(
                "duplicate-id",
                f"{first.path} has the id `{first.id}` too",
                "Give one of the two decisions another id, or delete the copy.",
                line.place("id"),
                line.path,
            )
        seen.setdefault(name, line)


def _replaces(line: Line, by_id: Mapping[str, Line]) -> Iterator[Finding]:
    for old in _words(line.front.get("supersedes")):
        if old == line.id:
            yield _dangling(line, "supersedes", "a decision cannot replace itself")
        elif old not in by_id:
            yield _dangling(line, "supersedes", f"there is no decision `{old}`")
        elif by_id[old].front.get("superseded-by") != line.id:
            yield _one_sided(line, "supersedes", f"`{old}` does not name its successor")


def _replaced(line: Line, by_id: Mapping[str, Line]) -> Iterator[Finding]:
    new = line.front.get("superseded-by")
    status = line.front.get("status")
    if new and new not in by_id:
        yield _dangling(line, "superseded-by", f"there is no decision `{new}`")
    elif new and new != line.id and line.id not in _words(by_id[str(new)].front.get("supersedes")):
        yield _one_sided(
            line, "superseded-by", f"`{new}` does not say that it replaces this decision"
        )
    elif new and status != "superseded":
        yield _one_sided(line, "status", f"it names its successor, and its status is {status}")
    elif status == "superseded" and not new:
        yield _one_sided(line, "status", "it is superseded, and does not say by which decision")


def _dangling(line: Line, key: str, message: str) -> Finding:
    return Finding(
        "dangling-supersession", message, f"Correct `{key}`; `checklist list` shows the ids.",
        line.place(key), line.path,
    )  # fmt: skip


def _one_sided(line: Line, key: str, message: str) -> Finding:
    return Finding(
        "one-sided-supersession", message, "`checklist supersede OLD --by NEW` writes both sides.",
        line.place(key), line.path,
    )  # fmt: skip


def _words(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []
