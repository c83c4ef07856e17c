"""Free text <-> the lines of a record, one sentence a line, without losing a character.

Answers are inline Markdown. A typed newline becomes a hard break (`\\` at the line's end), a
sentence's end a soft break; blank lines stay. What would start a block at a line's start is
escaped with a backslash, outer blanks of a typed line become character references. Both ways are
exact: `decode(encode(text)) == text` for every text without control characters or outer blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# What Markdown (CommonMark, and GitHub's tables) would take for a block at a line's start.
# The backslashes before it are counted, so that a text that already has one can be told apart.
_BLOCK = (
    r"#{1,6}(?=[ \t]|$)"
    r"|>"
    r"|[-+*](?=[ \t]|$)"
    r"|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:\*[ \t]*){3,}$"
    r"|=+[ \t]*$|-+[ \t]*$"
    r"|```|~~~"
    r"|<(?=[A-Za-z/!?])(?![A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>)"
    r"|\||[-:][-|: \t]*$"
    r"|\[(?=(?:\\.|[^\]\\])*(?:\]:|$))"
)
_START = re.compile(rf"(\\*)(?={_BLOCK})")
_ORDERED = re.compile(r"(\d{1,9})(\\*)(?=[.)](?:[ \t]|$))")
_MARK = re.compile(r"(\w+(?: \([^()]*\))?)(\\*)(?=:)")
# Only from the start of a run of backslashes: from each of them, the rest would be read again.
_REFERENCE = re.compile(r"(?<!\\)(\\*)&#(32|9|92);")
_TAIL = r"(?<![\\ \t])[\\ \t]+$"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]"
_SENTENCE = r"(?<=[.!?…])[\"'”’»)\]*_]{0,3} (?=[^\s\-+*#>|=~:])"
_ABBREVIATION = (
    r"(?:^|[\s(„“\"'])(?:\w|\d{1,2}|e\.g|i\.e|cf|vs|etc|approx|incl|resp|max|min|No|Nos|Mr|Mrs|Ms|Dr|Prof|St"
    r"|z\.\s?B|d\.\s?h|u\.\s?a|bzw|ca|ggf|inkl|Nr|evtl|vgl|usw|Abs|Art"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)

_WORD = 40  # characters; no abbreviation is longer

Block = tuple[str, int, int]


def unkeepable(text: str) -> str:
    """The first character that a record cannot keep, such as `U+0007`; "" when all can stay."""
    found = re.search(_CONTROL, text)
    return f"U+{ord(found.group()):04X}" if found else ""


def trim(text: str) -> str:
    """The text as it is kept: one kind of newline, no blanks or blank lines around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def encode(
    text: str, marks: Sequence[str] = (), *, at_start: bool = True, one_paragraph: bool = False
) -> list[str]:
    """The lines that stand for `text`.

    `marks` are words that mean something before a colon (`Skipped`); `at_start` is False when the
    first line continues a label on the same line; in `one_paragraph` a blank line is a hard break.
    """
    lines: list[str] = []
    typed = trim(text).split("\n")
    for number, line in enumerate(typed):
        if not line:
            lines.append("\\" if one_paragraph else "")
            continue
        pieces = _sentences(_escape(line, marks, number > 0 or at_start))
        if number + 1 < len(typed) and (one_paragraph or typed[number + 1]):
            pieces[-1] += "\\"
        lines.extend(pieces)
    return lines


def decode(lines: Sequence[str], marks: Sequence[str] = (), *, at_start: bool = True) -> str:
    """The text for which the lines of one paragraph stand."""
    typed: list[str] = [""]
    fresh = True
    for number, line in enumerate(lines):
        last = number + 1 == len(lines)
        body, hard = _ending(line.lstrip(" \t"), last)
        typed[-1] += body if fresh or not typed[-1] or not body else " " + body
        fresh = False
        if hard:
            typed.append("")
            fresh = True
    return "\n".join(
        _unescape(line, marks, number > 0 or at_start) for number, line in enumerate(typed)
    )


def is_literal(line: str) -> bool:
    """Whether a line stands for itself: nothing in it is escaped."""
    return "\\" not in line and "&#" not in line


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def _ending(line: str, last: bool) -> tuple[str, bool]:
    """A physical line without its break mark, and whether it ends with a hard break."""
    bare = line.rstrip(" \t")
    if last:
        return bare, False
    if len(line) - len(bare) >= 2:
        return bare, True
    if (len(bare) - len(bare.rstrip("\\"))) % 2:
        return bare[:-1], True
    return bare, False


def _sentences(line: str) -> list[str]:
    """The line broken after each sentence, where the next one cannot be taken for a block."""
    pieces: list[str] = []
    start = 0
    for found in re.finditer(_SENTENCE, line):
        end = found.end()
        if line[end].islower() or re.search(_ABBREVIATION, _last(line, start, end - 1)):
            continue
        if _risky(line, end):
            continue
        pieces.append(line[start : end - 1])
        start = end
    return [*pieces, line[start:]]


def _last(line: str, start: int, end: int) -> str:
    """The last two words, as “z. B.”: a line of many short ones must not take for ever."""
    first = max(start, end - _WORD)
    word = line.rfind(" ", first, end)
    before = line.rfind(" ", first, word) if word > first else -1
    return line[before if before >= 0 else first : end]


def _risky(line: str, at: int) -> bool:
    """Whether a line that starts with what stands here could be taken for a block or a mark."""
    return line[at] in "\\&" or bool(_START.match(line, at)) or bool(_ORDERED.match(line, at))


def _outer(line: str) -> str:
    """Outer blanks as character references, and what already looks like one escaped."""
    line = _REFERENCE.sub(r"\1\\&#\2;", line)
    tail = re.search(_TAIL, line)
    if tail and tail.group():
        line = line[: tail.start()] + "".join(f"&#{ord(char)};" for char in tail.group())
    if line[:1] in (" ", "\t"):
        line = f"&#{ord(line[0])};" + line[1:]
    return line


def _inner(line: str) -> str:
    return _REFERENCE.sub(
        lambda found: (
            found.group(1)[1:] + f"&#{found.group(2)};"
            if found.group(1)
            else chr(int(found.group(2)))
        ),
        line,
    )


def _place(line: str, marks: Sequence[str], starts: bool) -> tuple[int, int] | None:
    """Where the backslash run stands that keeps this line from being a block or a mark."""
    if starts and (found := _START.match(line)):
        return found.span(1)
    if starts and (found := _ORDERED.match(line)):
        return found.span(2)
    found = _MARK.match(line)
    if found and found.group(1).split(" (")[0] in marks:
        return found.span(2)
    return None


def _escape(line: str, marks: Sequence[str], starts: bool) -> str:
    line = _outer(line)
    place = _place(line, marks, starts)
    return line if place is None else line[: place[1]] + "\\" + line[place[1] :]


def _unescape(line: str, marks: Sequence[str], starts: bool) -> str:
    if is_literal(line):
        return line
    place = _place(line, marks, starts)
    if place and place[1] > place[0]:
        line = line[: place[1] - 1] + line[place[1] :]
    return _inner(line)
