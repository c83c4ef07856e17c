"""What is wrong with a file that a person wrote: every mistake at once, each with its place.

Called only after reading failed: the schema library is slow to load and explains, it does not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from checklist.errors import UsageProblem
from checklist.format import yaml_in
from checklist.format.text import unkeepable

# What the schema library says of one mistake (`jsonschema.ValidationError`); it is loaded late.
Error = Any

_MOST = 50
_TYPES = {
    "object": "`key: value` lines", "array": "a list", "string": "words", "number": "a number",
    "integer": "a whole number", "boolean": "true or false", "null": "nothing",
}  # fmt: skip


class Mismatch(NamedTuple):
    """One mistake: the keys that lead to it, and what is wrong there."""

    path: tuple[str | int, ...]
    message: str


def mismatches(data: Any, schema: Mapping[str, Any]) -> list[Mismatch]:
    """Where the data does not have the shape of the schema, each mistake once."""
    # Imported here: 77 ms that only a mistake has to pay.
    from jsonschema import Draft202012Validator
    from referencing import Registry

    registry: Any = Registry()
    errors = Draft202012Validator(schema, registry=registry).iter_errors(data)
    return list(dict.fromkeys(each for error in errors for each in _flat(error)))


def explain(
    what: str,
    data: bytes,
    loaded: Any,
    schema: Mapping[str, Any],
    error: Exception,
    path: tuple[str | int, ...] = (),
) -> UsageProblem:
    """The error to show for a file: all mistakes, with line and column.

    `path` is where the error stands if the schema finds nothing.
    """
    found = mismatches(loaded, schema)
    if not found:
        text = str(error.args[0]) if error.args else str(error)
        text = f"`{text}` is not expected here" if isinstance(error, KeyError) else text
        found = [Mismatch(path, text)]
    places = yaml_in.positions(data)
    placed = sorted(
        (_place(each.path, places), each.message if each.path == path else _words(each))
        for each in found
    )
    lines = tuple(f"{what}:{line}:{column}: {text}" for (line, column), text in placed[:_MOST])
    if len(found) > _MOST:
        lines += (f"… and {len(found) - _MOST} more",)
    count = "1 mistake" if len(found) == 1 else f"{len(found)} mistakes"
    return UsageProblem(
        f"{what}: {count}", "nothing was written; mend the file and try again", lines
    )


def _place(
    path: tuple[str | int, ...], places: Mapping[tuple[str | int, ...], tuple[int, int]]
) -> tuple[int, int]:
    """Line and column of a path, or of the nearest place above it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def _words(each: Mismatch) -> str:
    name = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in each.path)
    return f"{name.lstrip('.')}{': ' if name else ''}{each.message}"


def _flat(error: Error) -> Iterator[Mismatch]:
    """One mistake, or, where several shapes are allowed, those against the nearest shape."""
    if error.validator == "anyOf" and error.context:
        yield from _nearest(error)
        return
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", ()))
        for key in sorted(set(error.instance) - set(known), key=str):
            yield Mismatch((*path, key), f"unknown key{_did_you_mean(str(key), known)}")
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance:
                yield Mismatch(path, f"`{key}` is missing")
    else:
        yield Mismatch(path, _message(error))


def _nearest(error: Error) -> Iterator[Mismatch]:
    """The mistakes against that one of the allowed shapes which has the right type."""
    depth = len(error.absolute_path)
    shapes: dict[Any, list[Error]] = {}
    for inner in error.context or ():
        shapes.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [
        errors
        for errors in shapes.values()
        if not any(e.validator == "type" and len(e.absolute_path) == depth for e in errors)
    ]
    if not fitting:
        yield Mismatch(tuple(error.absolute_path), _expected(error.context or ()))
        return
    for inner in fitting[0]:
        yield from _flat(inner)


def _expected(errors: Iterable[Error]) -> str:
    types: dict[str, None] = {}
    for error in errors:
        if error.validator == "type":
            value = error.validator_value
            types.update(dict.fromkeys([value] if isinstance(value, str) else value))
        elif error.validator == "enum":
            return _message(error)
    return "expected " + " or ".join(_TYPES.get(name, name) for name in types)


def _message(error: Error) -> str:
    value, wanted = error.instance, error.validator_value
    shown = repr(value) if len(repr(value)) < 60 else repr(value)[:57] + "…"
    if error.validator == "enum":
        words = [str(word) for word in wanted]
        return f"{shown} is none of {', '.join(words)}{_did_you_mean(str(value), words)}"
    if error.validator == "pattern":
        if bad := unkeepable(str(value)):
            return f"holds the character {bad}, which a record cannot keep; remove it"
        return (
            "must be one line" if "\n" in str(value) else f"{shown} does not have the form {wanted}"
        )
    if error.validator == "type":
        names = [wanted] if isinstance(wanted, str) else wanted
        return f"{shown} is not " + " or ".join(_TYPES.get(name, name) for name in names)
    if error.validator in ("minimum", "maximum"):
        return f"{shown} is {'below' if error.validator == 'minimum' else 'above'} {wanted}"
    if error.validator in ("minLength", "minItems", "minProperties"):
        return "is empty"
    if error.validator == "const":
        return f"{shown} is not {wanted}"
    return str(error.message)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    import difflib  # only for a mistake

    near = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean `{near[0]}`?" if near else ""
