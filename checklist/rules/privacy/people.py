"""Whether a sentence tells something private about one person, or about a few."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.rules.privacy import vocabulary as say
from checklist.rules.privacy.detail import GROUP, PERSONAL, ROLE
from checklist.rules.privacy.mentions import Mention, mentions_in
from checklist.rules.privacy.spans import Words
from checklist.rules.privacy.wordlists import word_set

_FAR = 12  # words between a person and what is told of them


# Words that stand in every second record; by them no sentence is suspected.
_EVERYWHERE = word_set(
    """
    takes taking cannot makes years work time from with most first second third shows after
    days small little right back not care support comes arrives turns many come young called
    problem best worst poor good the a an of in on to up her his too
    """
)


def _telling(phrase: str) -> list[str]:
    """The word by which a phrase can be suspected: its longest, of two alike the last; or none."""
    parts = [part for part in phrase.replace("-", "_").split("_") if part not in _EVERYWHERE]
    return [max(reversed(parts), key=len)] if parts else []


class Phrases:
    """A list of phrases, by their first word."""

    def __init__(self, phrases: frozenset[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            first, *rest = phrase.split("_")
            self._by_first.setdefault(first, []).append(tuple(rest))
        self.telling = frozenset(word for phrase in phrases for word in _telling(phrase))

    def at(self, low: list[str], number: int) -> int:
        """The number of the last word of a phrase that begins here; -1 if none does."""
        for rest in self._by_first.get(low[number], ()):
            if not rest or tuple(low[number + 1 : number + 1 + len(rest)]) == rest:
                return number + len(rest)
        return -1


_DETAILS = Phrases(say.DETAILS)
_WEAK = Phrases(say.WEAK)
_STATES = word_set(
    """
    is was has had have are were s with suffers hat ist war haben
    """
)
# “A nurse who is pregnant may …” defines a case, “a nurse is pregnant and may …” tells of one.
_DEFINING = word_set("who whose with in on mit die der im")
_NOBODY = word_set("anyone anybody whoever every everyone each any jede jeder wer")
# The words by which a sentence is suspected; “diagnosis” stands in a question of every record.
TELLING = (_DETAILS.telling | _WEAK.telling | say.OWN | say.FEELING) - {"diagnosis", "will"}


def told(
    words: Words, names: list[tuple[int, int]], before: list[Mention]
) -> tuple[list[tuple[str, int, int]], list[Mention]]:
    """What a sentence tells of one or few: rule, first and last word; and whom it mentions.

    `before` are the roles that the sentence before it mentions; “she” may be one of them.
    """
    mentions = mentions_in(words, names)
    found = list(_details(words, mentions))
    if not any(rule == PERSONAL for rule, _, _ in found):
        found += _pronoun_for_a_role(words, mentions, before)
    return found, [each for each in mentions if each.kind == "role"]


def _details(words: Words, mentions: list[Mention]) -> Iterator[tuple[str, int, int]]:
    low = words.low
    happened = not say.HAPPENED.isdisjoint(low)
    number = 0
    while number < len(low):
        last = _detail_at(low, number)
        if last >= 0 and not _speaks_of_a_thing(low, last):
            whom = _whom(words, mentions, number, last)
            if whom and (happened or not _is_a_case(low, whom, mentions, number)):
                rule = GROUP if whom.kind == "few" else PERSONAL
                yield rule, min(whom.first, number), max(whom.last, last)
            number = last
        number += 1


def _detail_at(low: list[str], number: int) -> int:
    """The last word of a private detail that begins here; -1 if none does."""
    last = _DETAILS.at(low, number)
    if last >= 0:
        return last
    near = low[max(0, number - 3) : number]
    last = _WEAK.at(low, number)
    if last >= 0 and not say.BEING.isdisjoint(near):
        return last
    if low[number] in say.OWN:
        owner = low[max(0, number - 2) : number]
        if any(word in ("her", "his", "s") or word in say.HER_OWN for word in owner):
            return number
        if low[number + 1 : number + 2] in (["of"], ["von"]):
            return number
        if (
            low[number] in say.HAD
            and say.CASES.isdisjoint(near)
            and not say.HAVING.isdisjoint(low[max(0, number - 4) : number])
        ):
            return number
    return -1


def _speaks_of_a_thing(low: list[str], last: int) -> bool:
    return last + 1 < len(low) and low[last + 1] in say.THINGS


def _whom(words: Words, mentions: list[Mention], first: int, last: int) -> Mention | None:
    """The person or the few that a detail is told of: the nearest before it, else behind it."""
    low = words.low
    weak = _DETAILS.at(low, first) < 0 and low[first] not in say.OWN
    far = 5 if weak else _FAR
    for each in reversed(mentions):
        if each.last < first:
            between = low[each.last + 1 : first]
            does_it = not say.BLOCKS.isdisjoint(between) and between[-1] not in _STATES
            if len(between) > far or does_it:
                continue
            if each.kind in ("he", "name") and len(between) <= 6:
                return each
            if not between or not say.LINKS.isdisjoint(between):
                return each
            if not say.LINKS.isdisjoint(low[first : last + 1]):
                return each
        elif each.first <= first and each.last >= first:
            return each  # “our pregnant colleague”
    return None if weak else _behind(low, mentions, last)


def _behind(low: list[str], mentions: list[Mention], last: int) -> Mention | None:
    for each in mentions:
        between = low[last + 1 : each.first]
        if each.first > last and len(between) <= 8 and say.BLOCKS.isdisjoint(between):
            if each.kind in ("he", "name"):
                return each
            if between and between[-1] in ("of", "for", "von") and len(between) <= 3:
                return each
    return None


def _is_a_case(low: list[str], whom: Mention, mentions: list[Mention], detail: int) -> bool:
    """Whether “someone”, “a nurse”, or “her” behind such a one, is nobody in particular."""
    if whom.kind in ("one", "few"):
        defined = not _DEFINING.isdisjoint(low[whom.last + 1 : detail + 1])
        if defined and low[whom.first] in ("a", "an", "ein", "eine"):
            return True
        cases = low if defined else low[:detail]
        return not say.CASES.isdisjoint(cases)
    if whom.kind in ("he", "definite"):
        case = not say.CASES.isdisjoint(low)
        of_one = any(each.kind == "one" and each.first < whom.first for each in mentions)
        return (case and of_one) or not _NOBODY.isdisjoint(low[: whom.first])
    return False


def _pronoun_for_a_role(
    words: Words, mentions: list[Mention], before: list[Mention]
) -> Iterator[tuple[str, int, int]]:
    """“The receptionist … she”: a role that one person holds, and who it is shows."""
    low = words.low
    if not {"every", "each", "any", "jede", "jeder"}.isdisjoint(low):
        return
    roles = [each for each in mentions if each.kind == "role"]
    for each in roles:
        if low[min(each.first + 1, len(low) - 1)] in say.ONLY:
            for at in range(each.last + 1, min(each.last + 4, len(low))):
                if low[at] in say.SAID or low[at] in say.FEELING:
                    yield ROLE, each.first, at
                    return
    for each in (each for each in mentions if each.kind == "he"):
        role = next((role for role in reversed(roles) if role.last < each.first), None)
        if role:
            yield ROLE, role.first, each.last
            return
        if before and each.first <= 1:
            yield ROLE, each.first, each.last
            return
