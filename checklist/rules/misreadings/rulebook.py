"""The rules about misreadings as data: what each looks for, what clears it, and what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from checklist.rules.finding import WARNING, Rule
from checklist.rules.misreadings import phrases
from checklist.rules.misreadings.phrases import Phrase

KIND = "misreading"
KEYS = ("name", "title", "instead", "ask", "phrases", "clears", "fires", "silent")
_NEEDED = ("title", "instead", "ask", "phrases")
_QUOTE = "{quote}"
_MOST = 500  # phrases of one rule, and rules of one book


class Misreading(NamedTuple):
    """One rule: `title` is neutral, `ask` the question with `{quote}`, `instead` what it may be.

    `phrases` are what it looks for, `clears` what takes it back; `fires` and `silent` are texts in
    which it must and must not find something.
    """

    name: str
    title: str
    instead: str
    ask: str
    phrases: tuple[Phrase, ...] = ()
    clears: tuple[Phrase, ...] = ()
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule:
        """The rule in words, as every other rule has them."""
        why = (
            f"It may be {self.instead}. Only somebody who looks or asks can tell; until then the "
            "sentence is a guess that reads like a fact."
        )
        before, after = (next(iter(texts), "") for texts in (self.fires, self.silent))
        return Rule(self.name, KIND, WARNING, self.title, why, before, after)


class Rulebook:
    """All rules about misreadings, by name; a phrase is found by a word that it needs."""

    def __init__(self, rules: Iterable[Misreading] = ()) -> None:
        self.rules: Mapping[str, Misreading] = {rule.name: rule for rule in rules}

    def phrases_in(self, there: frozenset[str]) -> Iterator[tuple[Misreading, Phrase]]:
        """The phrases that may be among these words, each with its rule."""
        keyed, free = self._keyed
        if keyed.keys().isdisjoint(there) and not free:
            return
        found = [each for word in keyed.keys() & there for each in keyed[word]]
        for number in sorted({*found, *free}):
            rule, phrase = self._every[number]
            if phrases.may_be_in(phrase, there):
                yield rule, phrase

    @cached_property
    def _every(self) -> list[tuple[Misreading, Phrase]]:
        return [(rule, phrase) for rule in self.rules.values() for phrase in rule.phrases]

    @cached_property
    def _keyed(self) -> tuple[dict[str, list[int]], list[int]]:
        """The numbers of the phrases by each word of their key, and of those that have none."""
        keyed: dict[str, list[int]] = {}
        free: list[int] = []
        for number, (_, phrase) in enumerate(self._every):
            for word in phrase.key:
                keyed.setdefault(word, []).append(number)
            if not phrase.key:
                free.append(number)
        return keyed, free


def build(data: Any, base: Rulebook | None = None) -> Rulebook:
    """The rulebook that `data` describes (`rules:`, a list), on top of another one.

    A rule whose name the other has already adds its phrases to that one, and its words replace
    those there: so a team translates. Raises ValueError with the rule's name and what is wrong.
    """
    rows = data.get("rules") if isinstance(data, Mapping) and set(data) == {"rules"} else None
    if not isinstance(rows, list) or not 0 < len(rows) <= _MOST:
        raise ValueError(f"it holds no list `rules:` with 1 to {_MOST} rules, or something else")
    rules = dict(base.rules) if base else {}
    for number, row in enumerate(rows, 1):
        name = row.get("name") if isinstance(row, Mapping) else None
        try:
            rule = _rule(row, rules.get(str(name)))
        except ValueError as error:
            raise ValueError(f"rule {number} ({name or 'without a name'}): {error}") from None
        rules[rule.name] = rule
    return Rulebook(rules.values())


def _rule(row: Any, known: Misreading | None) -> Misreading:
    if not isinstance(row, Mapping):
        raise ValueError("it is no list of `key: value`")
    for key in row:
        if key not in KEYS:
            raise ValueError(f"`{key}` is no key of a rule; there are {', '.join(KEYS)}")
    name = _words(row, "name")
    if not name.replace("-", "").isalnum() or not name.isascii() or name != name.lower():
        raise ValueError("`name` takes small letters, digits and hyphens")
    missing = [key for key in _NEEDED if key not in row and not known]
    if missing:
        raise ValueError(f"`{missing[0]}` is missing")
    old = known or Misreading(name, "", "", "")
    new = Misreading(
        name,
        _words(row, "title", old.title),
        _words(row, "instead", old.instead),
        _words(row, "ask", old.ask),
        (*old.phrases, *map(phrases.read, _list(row, "phrases"))),
        (*old.clears, *map(phrases.read, _list(row, "clears"))),
        (*old.fires, *_list(row, "fires")),
        (*old.silent, *_list(row, "silent")),
    )
    if _QUOTE not in new.ask:
        raise ValueError(f"`ask` has no `{_QUOTE}`, where the words of the answer go")
    return new


def _words(row: Mapping[str, Any], key: str, otherwise: str = "") -> str:
    value = row.get(key, otherwise)
    if not isinstance(value, str) or not value.strip() or "\n" in value:
        raise ValueError(f"`{key}` is no text on one line")
    return value


def _list(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or len(value) > _MOST:
        raise ValueError(f"`{key}` is no list of at most {_MOST} texts")
    if not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(f"`{key}` holds something that is no text; put it in quotation marks")
    return tuple(value)
