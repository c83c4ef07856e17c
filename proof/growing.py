"""What a record can hold ever more of, and how much of it is read."""

from __future__ import annotations

from checklist.format.limits import BYTES, excess

UNITS = {
    "brackets": b"[", "closing brackets": b"](", "stars": b"*a ", "underscores": b"_a_ ",
    "quotes": b"> ", "list marks": b"- ", "deeper lists": b"- - ", "headings": b"# a\n",
    "section marks": b"## a <!-- affected -->\n", "comments": b"<!-- ", "tags": b"<a ",
    "entities": b"&#x1F600;", "links": b"[a](b) ", "references": b"[a]: b\n", "autolinks": b"<a:b> ",
    "backslashes": b"\\", "backticks": b"`a", "fences": b"```\n", "tables": b"|-", "tildes": b"~~a",
    "blank lines": b"\n", "spaces": b" ", "tabs": b"\t", "sentences": b"A. ", "items": b"- a\n",
    "groups": b"- **A** (8 people, 8 asked): x\n", "expectations": b"- **70 %** by 2027-01-01: x\n",
    "numbers": b"1 ", "dates": b"2026-11-22 ", "names": b"Anna Muster ", "addresses": b"a@b.example ",
    "bars": b"=\n", "silencings": b"<!-- allow: x -->\n", "kept": b"Kept (x): y\n",
    "reviews": b"## R <!-- review 2027-02-08 -->\n", "table rows": b"| a | b |\n",
    "cells": b"|a", "emphasis": b"**a** *b* ", "footnotes": b"[^1]: x\n", "nested": b"> - > - a\n",
    "hidden words": b"<b hidden>a</b> ", "joined names": b"Anna-Maria Muster-Mann ",
    "allowances": b"<!-- checklist: allow old-evidence: so it is -->\n", "exclamations": b"! ",
    "misreadings": b"- **told** (undated): Nobody minds. Everyone agrees!\n", "short lines": b"a\n",
}  # fmt: skip


def most(before: bytes, unit: bytes, after: bytes) -> bytes:
    """As many units between two parts as a record may hold: what takes longest to read."""
    low, high = 0, BYTES // len(unit) + 1
    while high - low > 1:
        middle = (low + high) // 2
        much = excess(before + unit * middle + after)
        low, high = (low, middle) if much else (middle, high)
    return before + unit * low + after
