"""Somebody's own words together with who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from checklist.rules.privacy.detail import QUOTE, Detail, detail
from checklist.rules.privacy.names import GIVEN
from checklist.rules.privacy.vocabulary import SINGLE
from checklist.rules.privacy.wordlists import word_set

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
# The first word or sign behind a quotation; and words of which one is there if somebody is named.
_FIRST = re.compile(r"\s*[,.!?…]?\s*([^\W_]+|[—–(-])")
_SPOKEN = word_set(
    """
    said says told tells wrote writes asked answered replied explained complained admitted insisted
    added put puts called shouted sagte sagt meinte schrieb fragte antwortete erzählte
    """
)
_OWN = word_set("the our my unser unsere mein meine")
_BEGIN = _SPOKEN | _OWN | word_set("she he sie er die der one — – - (")
_MOST = 3000  # quotations of one text that are looked at
_WORD = re.compile(r"[^\W_]+")
_THREE_WORDS = re.compile(r"\w+\W+\w+\W+\w+")


def quotes(text: str) -> Iterator[Detail]:
    """Quotations of three words and more that one person can be told by."""
    open_marks = [pattern for mark, pattern in _QUOTED.items() if mark in text]
    for match in islice(chain.from_iterable(each.finditer(text) for each in open_marks), _MOST):
        start, end = match.span()
        after, before = text[end : end + 72], text[max(0, start - 88) : start]
        row = before.rpartition("\n")[2]
        if _THREE_WORDS.search(match[0]) and (_is_said_after(after) or _is_said_before(row)):
            yield detail(QUOTE, start, end)


def _is_said_after(after: str) -> bool:
    """Whether who said it stands behind; mostly the first word shows that nobody does."""
    found = _FIRST.match(after)
    first = found[1] if found else ""
    if first.casefold() in _BEGIN and _ready(_AFTER).match(after):
        return True
    named = first[:1].isupper() or first in _BEGIN
    return named and _names(_ready(_NAME_AFTER).match(after))


def _is_said_before(row: str) -> bool:
    """Whether who said it stands before, on the same line."""
    words = {word.casefold() for word in _WORD.findall(row)}
    said = not _SPOKEN.isdisjoint(words)
    if (said or (row.rstrip().endswith(":") and not _OWN.isdisjoint(words))) and _ready(
        _BEFORE
    ).search(row):
        return True
    return said and _names(_ready(_NAME_BEFORE).search(row))


@cache
def _ready(pattern: str) -> re.Pattern[str]:
    """The pattern, made ready when the first quotation asks for it; that takes milliseconds."""
    return re.compile(pattern)


def _names(who: re.Match[str] | None) -> bool:
    """Whether the word with a capital letter is a name."""
    return who is not None and any(word in GIVEN for word in who.groups())
