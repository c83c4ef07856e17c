"""Somebody's own words together with who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from checklist.rules.privacy.detail import QUOTE, Detail, detail
from checklist.rules.privacy.names import GIVEN
from checklist.rules.privacy.vocabulary import SINGLE

# The marks that open a quotation, and the whole of it.
_QUOTED = {
    "“": re.compile(r"“[^“”\n]{8,400}”"),
    "„": re.compile(r"„[^„“”\n]{8,400}[“”]"),
    '"': re.compile(r'"[^"\n]{8,400}"'),
    "«": re.compile(r"«[^«»\n]{8,400}»"),
    "»": re.compile(r"»[^«»\n]{8,400}«"),
    "‘": re.compile(r"‘[^‘’\n]{12,400}’(?!\w)"),
    "'": re.compile(r"'(?<!\w')[^'\n]{12,400}'(?!\w)"),
}
_SAID = (
    r"(?:said|says|told|tells|wrote|writes|asked|answered|replied|explained|complained|admitted|"
    r"insisted|added|put it|puts it|called it|shouted|sagte|sagt|meinte|schrieb|fragte|"
    r"antwortete|erzählte)"
)
_ROLE = "|".join(sorted(SINGLE, key=len, reverse=True))
_WHO = (
    r"(?:she|he|sie|er|"
    rf"(?:the|our|my|die|der|unsere?|meine?)(?: [\w-]+){{0,2}}? (?:{_ROLE}|one|"
    rf"only [\w-]+)\b(?: (?:of|from|in|at|on) [\w ]{{2,24}}?)?|"
    r"(?:the|our|my) [\w-]+ (?:who|from|in|at|on) [\w -]{2,24}?|"
    r"one of (?:the|my|our) (?:two|three|four)(?: [\w-]+)?)"
)
_NAMED = r"([A-ZÄÖÜ][a-zäöüß]+)"
_AFTER = (
    rf"(?i)\s*[,.!?…]?\s*(?:{_WHO} (?:\w+ )?{_SAID}\b|{_SAID} {_WHO}\b|"
    rf"(?:[—–-]|\() ?(?:the |our |my |die |der )?(?:[\w’'-]+ ){{0,3}}(?:{_ROLE})\b)"
)
_BEFORE = (
    rf"(?i)\b{_WHO} (?:[\w’']+ ){{0,3}}?{_SAID}\b[^.“”\"„«\n]{{0,24}}[:,]?\s*$|"
    rf"\b(?:the|our|my|unsere?|meine?) (?:[\w’'-]+ ){{0,2}}(?:{_ROLE}):\s*$|"
    rf"\btold\*?\*? \([^()\n]{{0,24}}\b(?:{_ROLE})\)\*{{0,2}}:\s*$"
)
_NAME_AFTER = rf"\s*[,.!?…]?\s*(?:{_NAMED} {_SAID}\b|{_SAID} {_NAMED}\b|[—–-] ?{_NAMED})"
_NAME_BEFORE = rf"\b{_NAMED} (?:[\w’']+ ){{0,2}}?{_SAID}\b[^.“”\"„«\n]{{0,24}}[:,]?\s*$"
_MOST = 3000  # quotations of one text that are looked at
_THREE_WORDS = re.compile(r"\w+\W+\w+\W+\w+")


def quotes(text: str) -> Iterator[Detail]:
    """Quotations of three words and more that one person can be told by."""
    open_marks = [pattern for mark, pattern in _QUOTED.items() if mark in text]
    for match in islice(chain.from_iterable(each.finditer(text) for each in open_marks), _MOST):
        start, end = match.span()
        after, before = text[end : end + 72], text[max(0, start - 88) : start]
        row = before.rpartition("\n")[2]
        if _THREE_WORDS.search(match[0]) and (
            _ready(_AFTER).match(after)
            or _ready(_BEFORE).search(row)
            or _names(_ready(_NAME_AFTER).match(after))
            or _names(_ready(_NAME_BEFORE).search(row))
        ):
            yield detail(QUOTE, start, end)


@cache
def _ready(pattern: str) -> re.Pattern[str]:
    """The pattern, made ready when the first quotation asks for it; that takes milliseconds."""
    return re.compile(pattern)


def _names(who: re.Match[str] | None) -> bool:
    """Whether the word with a capital letter is a name."""
    return who is not None and any(word in GIVEN for word in who.groups())
