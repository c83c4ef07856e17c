"""Whom a sentence speaks of: he or she, one of many, a role, a few, a name."""

from __future__ import annotations

from typing import NamedTuple

from checklist.rules.privacy import vocabulary as say
from checklist.rules.privacy.spans import Words
from checklist.rules.privacy.wordlists import word_set

_ONE_S_OWN = say.OWN - {"eltern", "kinder"}
_PERSONS = say.PERSON | say.SINGLE
# “the one with”, “the one is”; elsewhere “one” counts.
_BEHIND_ONE = word_set("with who whose in from at on is has was")
# “two hours”, “two or more”: no people.
_NO_PEOPLE = word_set("hours days weeks months years times shifts and or in to for")


class Mention(NamedTuple):
    """Words that point at somebody: `he`, `one` of many, a `role`, a `few`, or a `name`."""

    first: int
    last: int
    kind: str


def mentions_in(words: Words, names: list[tuple[int, int]]) -> list[Mention]:
    """The persons that a sentence speaks of, in order; `names` are first and last words."""
    low = words.low
    found = [Mention(first, last, "name") for first, last in names]
    for number, word in enumerate(low):
        if _is_pronoun(low, number):
            found.append(Mention(number, number, "he"))
        elif word in say.FEW and (last := _few(low, number)) >= 0:
            found.append(Mention(number, last, "few"))
        elif kind := _one(words, number):
            found.append(kind)
    return sorted(found)


def _is_pronoun(low: list[str], number: int) -> bool:
    """“she”, “his”, “sie hat”, “ihr Mann”; not “they”, and not “he or she”."""
    word, after = low[number], low[number + 1] if number + 1 < len(low) else ""
    if word in say.PRONOUNS:
        return not _he_or_she(low, number)
    return (word == "sie" and after in say.SHE) or (word in say.HER_OWN and after in _ONE_S_OWN)


def _he_or_she(low: list[str], number: int) -> bool:
    """“he or she”, “his or her”: nobody in particular."""
    near = low[max(0, number - 2) : number + 3]
    return ("or" in near or "oder" in near) and sum(word in say.PRONOUNS for word in near) > 1


def _few(low: list[str], number: int) -> int:
    """The last word of “two of the nurses”, “three people”, “both part-timers”; -1 otherwise."""
    for last in range(number + 1, min(number + 6, len(low))):
        word = low[last]
        if word in say.PEOPLE:
            return -1 if word == "us" and low[last - 1] not in ("of", "von") else last
        if word in _NO_PEOPLE:
            return -1
    return -1


def _one(words: Words, number: int) -> Mention | None:
    """Somebody who can be told from the others: one of a few, or a role that one person holds."""
    low = words.low
    word = low[number]
    after = low[number + 1] if number + 1 < len(low) else ""
    if number and low[number - 1] in ("not", "no", "kein", "keine", "nicht"):
        return None
    if word in ("someone", "somebody", "jemand"):
        return Mention(number, number, "one")
    if word in ("one", "another", "einer", "eine") and after in (
        "of",
        "von",
        "der",
        "aus",
        "unserer",
        "meiner",
    ):
        return Mention(number, min(number + 3, len(low) - 1), "one")
    if word == "one" and after in ("is", "has", "was", "had"):
        return Mention(number, number, "one")
    if word == "1" and after in (
        "person",
        "people",
        "colleague",
        "nurse",
        "employee",
        "kollegin",
        "kollege",
    ):
        return Mention(number, number + 1, "role")
    if word in ("one", "a", "an", "another", "ein", "eine", "einer", "einem", "1") and (
        last := _person(low, number)
    ):
        return Mention(number, last, "one")
    if word in say.THE or word == "this":
        return _definite(low, number)
    return None


def _person(low: list[str], number: int) -> int:
    """The number of the person behind an article, with at most two words between; 0 for none."""
    for last in range(number + 1, min(number + 4, len(low))):
        pair = "_".join(low[last : last + 2])
        if pair in ("team_member", "staff_member"):
            return last + 1
        if (
            low[last] == "one"
            and (low[last + 1] if last + 1 < len(low) else "with") not in _BEHIND_ONE
        ):
            return 0
        if low[last] in _PERSONS and not (
            last + 1 < len(low) and low[last + 1] in say.PERSON | say.THINGS
        ):
            return last
        if low[last] in say.LINKS | say.CASES | say.THE:
            return 0
    return 0


def _definite(low: list[str], number: int) -> Mention | None:
    """“the receptionist”, “our only part-timer”, “the one with”, “the nurse who”."""
    only = low[number + 1] if number + 1 < len(low) else ""
    if only in say.ONLY and number + 2 < len(low):
        if low[number + 2] in ("thing", "reason", "way", "question", "one") and only == "only":
            return None
        few = low[number + 2] in say.FEW
        return None if few else Mention(number, number + 2, "role")
    last = _person(low, number)
    if not last:
        if only in ("other", "new") and low[number + 2 : number + 3] == ["one"]:
            return Mention(number, number + 2, "one")
        return None
    if low[last] in say.SINGLE or low[last - 1] == "head":
        return Mention(number, last, "role")
    return Mention(number, last, "definite")
