"""What a record says to other records: its status, and which ones it replaces or is replaced by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from checklist.format import front
from checklist.rules.ledger import Line

KEYS = ("id", "status", "supersedes", "superseded-by")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BEGIN = tuple(key.encode() for key in KEYS)
_KEY = re.compile(rb"(" + b"|".join(_BEGIN) + rb")[ \t]*:")


class Facts(NamedTuple):
    """The values of `KEYS` that the front matter has, and the lines (from 1) on which they are."""

    front: Mapping[str, Any] = {}
    lines: Mapping[str, int] = {}

    def line(self, path: str) -> Line:
        """The same as the rules between records take it; the id is the stem of the file."""
        name = path.rpartition("/")[2].removesuffix(".md")
        return Line(path, name, self.front, self.lines)

    def named(self) -> list[str]:
        """The ids of other records that it names."""
        old, new = self.front.get("supersedes"), self.front.get("superseded-by")
        return [*(map(str, old) if isinstance(old, list) else ()), *([str(new)] if new else [])]


def facts(data: bytes) -> Facts:
    """The facts in a record's bytes; any bytes give an answer."""
    found = front.read(data)
    values = {key: found.values[key] for key in KEYS if key in found.values}
    head = data[: found.body_at]
    lines: dict[str, int] = {}
    for number, line in enumerate(_LINE_END.split(head), 1):
        if line.startswith(_BEGIN) and (each := _KEY.match(line)):
            lines.setdefault(each[1].decode(), number)
    return Facts(values, lines)
