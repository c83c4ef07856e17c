"""YAML and JSON in: plain data only, under limits, every mistake with its line and column.

What an unquoted word means is said in `scalars`; no other YAML type is known here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checklist.errors import UsageProblem
from checklist.format.flat import read_flat
from checklist.format.json_in import NOT_JSON, for_yaml, load_json, looks_like_json
from checklist.format.scalars import plain

Path = tuple[str | int, ...]
Place = tuple[int, int]

LIMIT = 2 * 1024 * 1024
MAX_DEPTH = 16
MAX_VALUES = 100_000

_HINT = (
    "Look at that line and the one above it: a text that holds a colon, a # or a quotation mark "
    'is safest between "double quotes"; indent with spaces, all items of a list alike.'
)
_UTF8_HINT = "Open the file in an editor and save it with the encoding UTF-8."

_TOO_DEEP = f"lists and entries are nested more than {MAX_DEPTH} deep"

# The parser's commonest complaints, for people who never heard of its tokens.
_CLEARER = {
    "mapping values are not allowed in this context": "a second `: ` in an unquoted text",
    "found character that cannot start any token": "a tab, `@` or backtick where a text begins",
    "could not find expected ':'": "this line, or the one above, is no `key: value`",
    "found unexpected end of stream": "a quotation mark is never closed",
    # The C parser's own limit, far deeper than ours; older ones leave it all to us.
    "exceeded maximum nesting depth": _TOO_DEEP,
}

_LINE_END = re.compile(r"\r\n|\r|\n")
# Not what YAML calls printable; a pattern that is dear to compile, so only where it is needed.
_CONTROL = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SURROGATE = re.compile("[\ud800-\udfff]")


class BadYaml(UsageProblem):
    """A YAML or JSON text that cannot be used; `line` and `column` (from 1) say where."""

    def __init__(
        self, what: str, problem: str, line: int = 1, column: int = 1, hint: str = _HINT
    ) -> None:
        super().__init__(f"{what}: line {line}, column {column}: {problem}", hint)
        self.problem = problem
        self.line = line
        self.column = column


def load(data: bytes | str, *, limit: int = LIMIT, what: str) -> Any:
    """The plain values of a YAML or JSON text: dict, list, str, int, Decimal, bool, None.

    `what` names the text in errors, `limit` is its largest size in bytes. Raises `BadYaml`.
    """
    text = _text(data, limit, what)
    if flat := read_flat(text):
        return flat
    _refuse_controls(text, what)
    if looks_like_json(text):
        value = load_json(text, MAX_DEPTH)
        if value is not NOT_JSON:
            return value
        text = for_yaml(text)  # so that YAML finds the place of the mistake
    return _Builder(text, what).document()


def positions(data: bytes | str, *, limit: int = LIMIT) -> Mapping[Path, Place]:
    """Where each value begins, as (line, column) from 1: an entry at its key, an item at itself.

    The root is `()`. Of a text that `load` refuses, the places before the mistake are returned.
    """
    places: dict[Path, Place] = {(): (1, 1)}
    try:
        text = _text(data, limit, "")
        _refuse_controls(text, "")
        if looks_like_json(text):
            text = for_yaml(text)
        _Builder(text, "", places).document()
    except BadYaml:
        pass
    return places


def _text(data: bytes | str, limit: int, what: str) -> str:
    """The text of `data` without a byte-order mark, when its size is allowed."""
    if len(data) > limit:
        raise BadYaml(what, f"it is larger than {limit // 1024} KiB", hint="Shorten it.")
    text = _decoded(data, what) if isinstance(data, bytes) else data
    return text.removeprefix("\ufeff")


def _refuse_controls(text: str, what: str) -> None:
    if found := re.search(_CONTROL, text):
        line, column = _place(text[: found.start()])
        problem = f"an invisible character that is not allowed (U+{ord(found[0]):04X})"
        raise BadYaml(what, problem, line, column, "Delete it and type that place again.")


def _decoded(data: bytes, what: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:2].count(0) == 1:
        raise BadYaml(what, "the text is UTF-16, not UTF-8", hint=_UTF8_HINT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode("utf-8"))
        problem = "the text is not UTF-8 from here on"
        raise BadYaml(what, problem, line, column, _UTF8_HINT) from None


def _place(before: str) -> Place:
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1


class _Builder:
    """Values straight from the parser's events, so that nothing refused ever reaches a constructor.

    (The C loader's own constructors overflow the stack near 30,000 nested brackets.)
    """

    def __init__(self, text: str, what: str, places: dict[Path, Place] | None = None) -> None:
        import yaml  # deferred: 20 ms that listing and reminding do without

        self._what = what
        self._places = {} if places is None else places
        self._yaml = yaml
        self._events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def document(self) -> Any:
        """The one document's value; None when there is none. Raises `BadYaml`."""
        try:
            return self._document()
        except self._yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            words = ", ".join(filter(None, (error.context, error.problem)))
            raise BadYaml(self._what, _CLEARER.get(error.problem or "", words), *place) from None
        except self._yaml.YAMLError as error:
            raise BadYaml(self._what, str(error)) from None

    def _document(self) -> Any:
        next(self._events)
        if isinstance(next(self._events), self._yaml.StreamEndEvent):
            return None
        value = self._value(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, self._yaml.StreamEndEvent):
            raise self._bad("a second document begins; only one is read", after)
        return value

    def _value(self, event: Any, path: Path) -> Any:
        if isinstance(event, self._yaml.AliasEvent) or event.anchor:
            raise self._bad("`&` and `*` references are not allowed", event)
        if event.tag is not None:
            raise self._bad("`!` tags are not allowed", event)
        if isinstance(event, self._yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= MAX_DEPTH:
            raise self._bad(_TOO_DEEP, event)
        if isinstance(event, self._yaml.SequenceStartEvent):
            return self._list(path)
        return self._dict(path)

    def _scalar(self, event: Any) -> Any:
        if _SURROGATE.search(event.value):
            raise self._bad("half of a character (a lone surrogate)", event)
        if not event.implicit[0]:
            return event.value
        try:
            return plain(event.value)
        except OverflowError as error:
            raise self._bad(str(error), event) from None

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), self._yaml.SequenceEndEvent):
            below = (*path, len(items))
            self._note(below, event)
            items.append(self._value(event, below))
        return items

    def _dict(self, path: Path) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self._events), self._yaml.MappingEndEvent):
            if not isinstance(event, self._yaml.ScalarEvent):
                raise self._bad("a key must be a single word or text", event)
            self._value(event, path)
            key = event.value  # as written: `no:` and `2026:` are the words `no` and `2026`
            if key in entries:
                raise self._bad(f"`{key}` is there twice", event)
            self._note((*path, key), event)
            entries[key] = self._value(next(self._events), (*path, key))
        return entries

    def _note(self, path: Path, event: Any) -> None:
        if len(self._places) >= MAX_VALUES:
            raise self._bad(f"there are more than {MAX_VALUES} values", event)
        self._places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def _bad(self, problem: str, event: Any) -> BadYaml:
        mark = event.start_mark
        return BadYaml(self._what, problem, mark.line + 1, mark.column + 1)
