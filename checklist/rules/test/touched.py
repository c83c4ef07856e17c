"""Assumptions of which the test says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.rules.case import Case, shorten
from checklist.rules.finding import Finding
from checklist.rules.said import Matter, matter, redacted, text_of
from checklist.rules.test.parts import KEY, excused, nothing, parts_of, refusal

_ALIKE, _SHORTEST = 5, 4  # letters with which two words of one matter begin alike
_MARKS = ".,;:!?()“”„\"'"


def untouched(case: Case) -> Iterator[Finding]:
    """An assumption that shares no word with the test, neither itself nor what would refute it."""
    parts, notes = parts_of(case), case.answer(KEY).notes
    tried = parts.get("try", "")
    if (nothing(tried) and not notes) or excused(tried) or redacted(notes) or refusal(parts, notes):
        return  # what is tried is not known, so nothing can be said about what it touches
    tested = " ".join((*parts.values(), notes)).lower()
    statements = [each.key for each in case.checklist.questions if each.kind == "statements"]
    for key in statements:
        for item, place in case.items(key):
            words = text_of(item, *item)
            if not case.redacted(item) and not _echoed(words.lower(), tested):
                yield Finding(
                    "assumption-untouched",
                    f"the test seems to say nothing about “{shorten(str(item.get('text', '')))}”",
                    "Say what the test would show if this were false, or where else you will look.",
                    place,
                )


def _echoed(words: str, tested: str) -> bool:
    """Whether the test takes up one of the words, or there is none that says anything."""
    for word in words.split():  # a quick look that mostly suffices
        start = word.strip(_MARKS)[:_ALIKE]
        if len(start) >= _SHORTEST and start in tested and matter(word):
            return True
    about = matter(words)
    return not about or bool(Matter(tested).shared(words, about))


CHECKS = (untouched,)
