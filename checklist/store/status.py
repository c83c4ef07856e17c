"""What git says about some paths: the language of `git status`, read."""

import os
from collections.abc import Mapping
from typing import NamedTuple

UNKNOWN = "??"
IGNORED = "!!"


class Entry(NamedTuple):
    """A path that is not as HEAD has it: git's two letters, its object in HEAD and as staged."""

    code: str
    head: str
    staged: str


class Snapshot(NamedTuple):
    """HEAD ("" if unborn), branch ("" if detached), and which of some paths differ from HEAD."""

    head: str
    branch: str
    entries: Mapping[str, Entry]


def parse(out: bytes) -> Snapshot:
    """Read what `git status --porcelain=v2 --branch -z` printed."""
    head = branch = ""
    entries = {}
    for record in map(os.fsdecode, out.split(b"\0")):
        if record.startswith("# branch.oid "):
            head = record.removeprefix("# branch.oid ").replace("(initial)", "")
        elif record.startswith("# branch.head "):
            branch = record.removeprefix("# branch.head ").replace("(detached)", "")
        elif record.startswith(("? ", "! ")):
            entries[record[2:]] = Entry(record[0] * 2, "", "")
        elif record.startswith("1 "):
            _, code, _, _, _, _, was, now, path = record.split(" ", 8)
            entries[path] = Entry(code, was, now)
        elif record.startswith("u "):
            _, code, *_, path = record.split(" ", 10)
            entries[path] = Entry(code, "", "")
    return Snapshot(head, branch, entries)
