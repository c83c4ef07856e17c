"""The words that give a record line its meaning, in every language that can be read.

A line is written in one language and recognised in all of them, so that a translated or
half-translated record keeps its answers. Checklists add languages; they cannot take one away.
"""

from __future__ import annotations

from collections.abc import Mapping

from checklist.model.recall import by_identity

Words = Mapping[str, Mapping[str, str]]

KINDS = ("saw", "told", "measured", "assumed")
OUTCOMES = ("yes", "no", "unclear")
STATUSES = ("proposed", "testing", "adopted", "adjusted", "reversed", "withdrawn", "superseded")

WORDS: Words = {
    "en": {
        "person": "person",
        "people": "people",
        "asked": "asked",
        "undated": "undated",
        "unknown": "unknown",
        "by": "by",
        "skipped": "Skipped",
        "kept": "Kept",
        "none": "none",
        "saw": "saw",
        "told": "told",
        "measured": "measured",
        "assumed": "assumed",
        "yes": "yes",
        "no": "no",
        "unclear": "unclear",
    },
    "de": {
        "person": "Person",
        "people": "Personen",
        "asked": "gefragt",
        "undated": "undatiert",
        "unknown": "unbekannt",
        "by": "bis",
        "skipped": "Übersprungen",
        "kept": "Beibehalten",
        "none": "keiner",
        "saw": "gesehen",
        "told": "gehört",
        "measured": "gemessen",
        "assumed": "angenommen",
        "yes": "ja",
        "no": "nein",
        "unclear": "unklar",
    },
}


def word(words: Words, language: str, name: str) -> str:
    """The word for `name` in `language`, else in English."""
    return words.get(language, {}).get(name) or words["en"][name]


def forms(words: Words, name: str) -> tuple[str, ...]:
    """Every language's word for `name`, longest first, so that a prefix never wins."""
    return _all_forms(words).get(name, ())


@by_identity
def _all_forms(words: Words) -> Mapping[str, tuple[str, ...]]:
    names = dict.fromkeys(name for table in words.values() for name in table)
    found = {name: {table[name] for table in words.values() if name in table} for name in names}
    return {
        name: tuple(sorted(each, key=lambda form: (-len(form), form)))
        for name, each in found.items()
    }


@by_identity
def _meanings(words: Words) -> Mapping[str, tuple[str, ...]]:
    """The names that each word, in small letters, may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for name, each in _all_forms(words).items():
        for form in {name, *(form.casefold() for form in each)}:
            found[form] = (*found.get(form, ()), name)
    return found


def meaning(words: Words, names: tuple[str, ...], text: str) -> str:
    """Which of `names` the word `text` stands for in any language; "" when none."""
    sought = text.strip().casefold()
    known = _meanings(words).get(sought, ())
    for name in names:
        if name in known or name == sought:
            return name
    return ""
