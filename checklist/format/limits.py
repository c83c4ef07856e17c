"""How much a record may hold, counted on its bytes before anything is parsed."""

from __future__ import annotations

import re

BYTES = 512 * 1024
# Lines and sentences (a line each, as the tool writes them), and what may begin a block of its own
# within a line: marks of lists and quotes, bars of tables.
MARKS = 10_000

HINT = "Keep the decision here, and link to the rest."

_SENTENCE = rb"(?<!<)(?:[.!?]|\xe2\x80\xa6)[\"')\]*_\x80-\xff]{0,9} "
_LEAD = rb"(?<![^\r\n])[ \t]*[-+*>\d][-+*>.)\d \t]*.?"
_MARK = rb">|(?:[-+*]|\d[.)])(?![^ \t\r\n])"


def excess(data: bytes) -> str:
    """What is too much in a record, as the rest of a sentence; "" when all of it can be read."""
    if len(data) > BYTES:
        return f"is larger than {BYTES // 1024} KiB, the most that is read"
    # Each is a byte at least, so that most records need not be counted.
    if len(data) > MARKS and _too_many(data):
        return (
            f"has more than {MARKS:,} lines, sentences, and marks of lists, quotes and tables, "
            "the most that is read"
        )
    return ""


def _too_many(data: bytes) -> bool:
    """Whether these are more; what takes longer to count comes last."""
    found = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") + data.count(b"|")
    if found <= MARKS:
        found += sum(1 for _ in re.finditer(_SENTENCE, data))
    if found <= MARKS:
        leads = (lead[0] for lead in re.finditer(_LEAD, data))
        found += sum(1 for lead in leads for _ in re.finditer(_MARK, lead))
    return found > MARKS
