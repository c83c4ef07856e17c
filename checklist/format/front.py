"""The front matter of a record: the short, flat block between `---` lines at its very start.

Most files hold what `render` writes, and are read by `flat`; all others by `yaml_in`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from checklist.errors import UsageProblem
from checklist.format.flat import SIMPLE, read_flat
from checklist.format.scalars import is_plain, scalar, word
from checklist.format.yaml_in import BadYaml, load, positions
from checklist.model.dates import iso
from checklist.model.record import FRONT_ORDER

Scalar = str | int | bool | None
Value = Scalar | list[Scalar]

LIMIT = 64 * 1024
_READ = 4  # files whose front matter is remembered: several look at one in turn
ABSENT = "there is no front matter: the file does not begin with a `---` line"

# People's own words are always quoted, so that a colon typed later cannot break the file.
_ALWAYS_QUOTED = frozenset({"title", "owner", "with"})

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*(?=[\r\n])")
_CLOSING = re.compile(rb"(\r\n|\n|\r)---[ \t]*(?:\r\n|\n|\r|\Z)")

_LINE_END = re.compile(r"\r\n|\r|\n")

# Words without quotes: tags, ids, `name@version`; `word` still refuses `no`, `on` and the like.
_SAFE_WORD = re.compile(r"[^\W\d_][\w.@/+-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]+")

# Lines as YAML counts them, each with its end.
_YAML_LINE = "[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])"
_IN_LINE = "[^\r\n\x85\u2028\u2029]"
# Compiled when a record is changed, not at every start.
_CHANGEABLE = rf"[^:\s]+:(?:[ \t]+(?:{SIMPLE}))?([ \t]+#{_IN_LINE}*)?[ \t]*(\r\n|\r|\n)"
_BETWEEN = rf"(?:[ \t]*|#{_IN_LINE}*)[\r\n]+"


class Block(NamedTuple):
    """Where front matter stands in a file's bytes.

    `start` is the end of the first `---`, `end` the line break before the second, `body_at` the
    beginning of the body.
    """

    start: int
    end: int
    body_at: int


class Front(NamedTuple):
    """Front matter as read; `problem` (with its `line` in the file) says what could not be.

    `body_at` counts bytes, and is 0 when there is no block.
    """

    values: Mapping[str, Value]
    problem: str = ""
    line: int = 1
    body_at: int = 0


def split(data: bytes) -> Block | None:
    """Find the block at the very start of a file, of which the first `LIMIT` bytes are enough."""
    opening = _OPENING.match(data)
    if not opening:
        return None
    at = data.find(b"\n---", opening.end(), LIMIT)
    closing = _CLOSING.match(data, at, LIMIT) if at >= 0 and b"\r" not in data[:at] else None
    closing = closing or _CLOSING.search(data, opening.end(), LIMIT)
    if not closing:
        return None
    return Block(opening.end(), closing.start(), closing.end())


@lru_cache(_READ)
def read(data: bytes) -> Front:
    """Read the front matter of a file; any bytes give an answer."""
    block = split(data)
    if block is None:
        return Front({}, _why_absent(data))
    inner = data[block.start : block.end]
    try:
        text = inner.decode("utf-8")
    except UnicodeDecodeError as error:
        before = inner[: error.start].decode("utf-8")
        line = len(_LINE_END.split(before))
        return Front({}, "the text is not UTF-8 from here on", line, block.body_at)
    flat = read_flat(text)
    if flat is not None:
        return Front(_as_words(flat), "", 1, block.body_at)
    # With its last line break, to which a value of several lines has a right.
    return _read_yaml(text + "\n")._replace(body_at=block.body_at)


def render(values: Mapping[str, Value]) -> str:
    """The canonical block, both `---` lines included; None, "" and [] are left out."""
    ordered = sorted(values, key=_rank)
    lines = [_line(key, values[key]) for key in ordered if not _is_empty(values[key])]
    return "\n".join(["---", *lines, "---", ""])


def patch(text: str, changes: Mapping[str, Value]) -> str:
    """A file's text with these keys changed, added, or (None) removed; all else stays as it is.

    Raises `UsageProblem` when the front matter cannot be read, or is written so unusually that
    changing it would change more.
    """
    data = text.encode("utf-8", "surrogateescape")
    old, block = read(data), split(data)
    if block is None or (old.problem and not old.values):
        raise UsageProblem(
            f"line {old.line}: {old.problem}", "Correct the lines between the two `---` lines."
        )
    inner, rest = data[block.start : block.body_at].decode(), data[block.body_at :]
    changed = {key: value for key, value in changes.items() if old.values.get(key) != value}
    new = data[: block.start].decode() + _patched(inner, changed)
    removed = {key for key, value in changed.items() if _is_empty(value)}
    expected = {k: v for k, v in {**old.values, **changed}.items() if k not in removed}
    if read(new.encode())[:2] != (expected, old.problem):
        raise UsageProblem(
            "The front matter is written too unusually to change just one value.",
            "Write each `key: value` on a line of its own, and run the same command again.",
        )
    return new + rest.decode("utf-8", "surrogateescape")


def _patched(inner: str, changes: Mapping[str, Value]) -> str:
    """The block from its first line break to its closing `---`, with the changes."""
    end = max(inner.rstrip("\r\n").rfind(mark) for mark in "\r\n") + 1
    lines: list[str] = re.findall(_YAML_LINE, inner[:end])
    starts = {
        line - 1: str(path[0])
        for path, (line, _) in positions(inner[:end], limit=LIMIT).items()
        if len(path) == 1
    }
    segments = _segments(lines, starts)
    for key, value in changes.items():
        _change(segments, key, value, newline=lines[0])
    return lines[0] + "".join(text for _, text in segments) + inner[end:]


def _segments(lines: list[str], starts: Mapping[int, str]) -> list[tuple[str, str]]:
    """The lines after the first, cut into entries and, with the key "", what is between them."""
    bounds = [*sorted(starts), len(lines)]
    segments = [("", "".join(lines[1 : bounds[0]]))]
    for start, after in pairwise(bounds):
        end = after
        while end > start + 1 and re.fullmatch(_BETWEEN, lines[end - 1]):
            end -= 1
        segments.append((starts[start], "".join(lines[start:end])))
        segments.append(("", "".join(lines[end:after])))
    return segments


def _change(segments: list[tuple[str, str]], key: str, value: Value, newline: str) -> None:
    keys = [name for name, _ in segments]
    at = keys.index(key) if key in keys else None
    if _is_empty(value):
        if at is not None:
            del segments[at]
    elif at is not None:
        segments[at] = (key, _rewritten(segments[at][1], _line(key, value), newline))
    else:
        before = [i for i, name in enumerate(keys) if name and _rank(name) <= _rank(key)]
        segments.insert(before[-1] + 1 if before else 1, (key, _line(key, value) + newline))


def _rewritten(old: str, line: str, newline: str) -> str:
    """The new line with the old one's comment and end, when the old one was a single line."""
    found = re.fullmatch(_CHANGEABLE, old)
    return f"{line}{found[1] or ''}{found[2]}" if found else line + newline


def _why_absent(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:2].count(0) == 1:
        return "the text is UTF-16, not UTF-8"
    if not _OPENING.match(data):
        return ABSENT
    return f"no second `---` line ends the front matter within {LIMIT // 1024} KiB"


def _read_yaml(text: str) -> Front:
    try:
        found = load(text, limit=LIMIT, what="front matter")
    except BadYaml as error:
        return Front({}, error.problem, error.line)
    if found is None:
        return Front({})
    if not isinstance(found, dict):
        return Front({}, "the front matter is not made of `key: value` lines")
    nested = [key for key, value in found.items() if not _is_flat(value)]
    values = _as_words({key: value for key, value in found.items() if key not in nested})
    if not nested:
        return Front(values)
    line, _ = positions(text, limit=LIMIT)[(nested[0],)]
    return Front(values, f"`{nested[0]}` is neither a word nor a list of words", line)


def _as_words(values: Mapping[str, Any]) -> dict[str, Value]:
    return {
        key: [_as_word(item) for item in value] if isinstance(value, list) else _as_word(value)
        for key, value in values.items()
    }


def _as_word(value: Any) -> Scalar:
    """The value as front matter holds it: 1.10 stays the word that it is."""
    return format(value, "f") if isinstance(value, Decimal) else value


def _is_flat(value: Any) -> bool:
    parts = value if isinstance(value, list) else [value]
    return not any(isinstance(part, list | dict) for part in parts)


def _is_empty(value: Value) -> bool:
    return value is None or value == "" or value == []


def _rank(key: str) -> int:
    return FRONT_ORDER.index(key) if key in FRONT_ORDER else len(FRONT_ORDER)


def _line(key: str, value: Value) -> str:
    quote = key in _ALWAYS_QUOTED
    if isinstance(value, list):
        return f"{word(key)}: [{', '.join(_written(item, quote) for item in value)}]"
    return f"{word(key)}: {_written(value, quote)}"


def _written(value: Scalar, quote: bool) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if quote or not (iso(value) or _is_safe(value)):
        return scalar(value)
    return value


def _is_safe(text: str) -> bool:
    return bool(_SAFE_WORD.fullmatch(text)) and (text[0].isdigit() or is_plain(text))
