"""Names of persons in a sentence: known ones, titles, and who is said to have said something."""

from __future__ import annotations

from functools import lru_cache

from checklist.rules.privacy import given_a_to_j, given_k_to_z
from checklist.rules.privacy.family_names import BEHIND as ALSO_FAMILY
from checklist.rules.privacy.family_names import DOUBTFUL, FAMILY
from checklist.rules.privacy.not_names import (
    ASKING,
    BEFORE,
    BEHIND,
    NOBODY,
    OWNED,
    PARTICLES,
    PLACES,
    PRODUCTS,
    TALKING,
    TELLING,
    TITLES,
)  # fmt: skip
from checklist.rules.privacy.spans import Words
from checklist.rules.privacy.wordlists import word_set

GIVEN = given_a_to_j.NAMES | given_k_to_z.NAMES
_GERMAN = word_set(
    """
    der die das und ist nicht wir mit auf für haben hat ein eine den dem zu im sie
    """
)
_HONOURS = ("-san", "-sama", "-sensei", "-ji", "-bhai")
# “Plan B. Drivers say …” has no initial in it.
_LETTERED = word_set(
    """
    plan option variant type phase class bay shift group hepatitis vitamin appendix
    """
)
_BEFORE_INITIALS = word_set(
    """
    to by with from and for of ask asked told thanks that but because
    """
)
# Two of these with a hyphen are a Korean given name.
KOREAN = word_set(
    """
    ah bin dong eun hee ho hye hyun jae ji jin joon jun kyu kyung mi min sang seo seung soo su
    sun sung tae won woo yeon yong yoon young yu
    """
)
# What makes a sentence worth a look for names; doubtful names and “asked” need their neighbours.
SPEAKING = ASKING | TALKING | TELLING
# Given names with another capital letter, or one that small letters write as two, in small letters.
_TWICE_CAPITAL = frozenset(map(str.lower, ("DeShawn", "LaShawn", "LaToya", "İbrahim", "İmam")))
SUSPECTS = GIVEN | FAMILY | DOUBTFUL


def names(words: Words) -> list[tuple[int, int]]:
    """The names in a sentence, as numbers of their first and last word."""
    found: list[tuple[int, int]] = []
    number, count = 0, len(words.shown)
    while number < count:
        last = _name_at(words, number)
        if last >= 0:
            found.append((number, last))
            number = last
        number += 1
    return found


def _name_at(words: Words, at: int) -> int:
    """The number of the last word of the name that begins here; -1 if none does."""
    shown, low = words.shown[at], words.low[at]
    if not shown[0].isupper():
        return _small(words, at)
    if low in TITLES:
        return _titled(words, at)
    if "-" in shown:
        return _joined(words, at)
    if shown == "O" and words.gap(at) in ("'", "’") and _capital(words, at + 1):
        return _end(words, at + 1)
    if _initials(words, at):
        return _end(words, at)
    if shown in GIVEN or shown in FAMILY:
        return _end(words, at) if _stands_for_a_person(words, at) else -1
    if shown in DOUBTFUL:
        return _doubtful(words, at)
    if shown.isupper() and len(shown) > 3 and shown.title() in GIVEN and _capital(words, at + 1):
        return _end(words, at)
    return _end(words, at) if _unknown(words, at) else -1


def _stands_for_a_person(words: Words, at: int) -> bool:
    """Whether the words around a known name leave it a person's."""
    before = words.low[at - 1] if at else ""
    end = _end(words, at)
    after = words.low[end + 1] if end + 1 < len(words.low) else ""
    if end > at and words.low[end] in BEHIND:
        return False
    if words.gap(end).strip().startswith(("&", "+")) or (at and "&" in words.gap(at - 1)):
        return False
    if after in BEHIND and _close(words, end) and words.shown[end + 1][0].isupper():
        return False
    if before in BEFORE and _close(words, at - 1):
        return before == "the" and (after in TELLING or (words.shown[at] in GIVEN and end > at))
    if after == "s" and words.gap(end) in ("'", "’"):
        owned = words.low[end + 2] if end + 2 < len(words.low) else ""
        return owned not in OWNED
    return after not in OWNED or not _close(words, end)


def _titled(words: Words, at: int) -> int:
    following = at + 1
    if words.shown[at] == "MS" or not _capital(words, following):
        return -1
    while words.low[following] in TITLES and _capital(words, following + 1):
        following += 1
    if words.low[following] in PRODUCTS or words.low[following] in ("right", "pepper", "office"):
        return -1
    if words.low[at] in ("fr", "sir", "pastor", "imam", "rev", "hr") and (
        words.shown[following].isupper() or words.low[following] in NOBODY
    ):
        return -1
    if words.low[at] == "hr" and "." not in words.gap(at):
        return -1
    if words.low[at] in ("professor", "prof", "doctor") and words.low[following] in NOBODY | BEHIND:
        return -1
    return _end(words, following)


def _joined(words: Words, at: int) -> int:
    """Double names, and a name with an honour behind it."""
    shown = words.shown[at]
    if shown.endswith(_HONOURS):
        return at
    parts = shown.split("-")
    if len(parts) == 2 and KOREAN.issuperset(part.lower() for part in parts):
        return _end(words, at)
    if all(map(_known, parts)) and not set(parts) <= PLACES:
        sure = any(part in GIVEN or part in FAMILY for part in parts)
        return _end(words, at) if sure and _stands_for_a_person(words, at) else -1
    follows = words.shown[at + 1] if at + 1 < len(words.shown) and _close(words, at) else ""
    if _known(parts[0]) and all(part[:1].isupper() for part in parts):
        family = follows in FAMILY or follows in ALSO_FAMILY
        return _end(words, at) if family or _asked(words, at) else -1
    return -1


def _known(part: str) -> bool:
    return any(part in names for names in (GIVEN, FAMILY, DOUBTFUL, ALSO_FAMILY))


def _initials(words: Words, at: int) -> bool:
    """“J. Smith”, “A. K. Rao”: a letter with a full stop before a family name."""
    shown = words.shown
    follows = at + 1
    if len(shown[at]) != 1 or words.gap(at)[:1] != ".":
        return False
    while follows < len(shown) and len(shown[follows]) == 1 and words.gap(follows)[:1] == ".":
        follows += 1
    if follows >= len(shown) or words.low[at - 1 if at else 0] in BEFORE | _LETTERED:
        return False
    family = shown[follows]
    if family in FAMILY or family in ALSO_FAMILY:
        return True
    named = family[1:].islower() and family[0].isupper() and words.low[follows] not in NOBODY
    return named and (not at or words.low[at - 1] in _BEFORE_INITIALS) and not _german(words)


def _doubtful(words: Words, at: int) -> int:
    """A name that is often another word: a family name or a speaking verb must go with it."""
    low, after = words.low, at + 1
    if after >= len(low):
        return at if _asked(words, at) and low[at] not in PLACES else -1
    if at and low[at - 1] in BEFORE and _close(words, at - 1):
        return -1
    follows = words.shown[after]
    if _close(words, at) and follows[0].isupper():
        family = follows in FAMILY or (follows in ALSO_FAMILY and low[after] not in NOBODY)
        unknown = at and low[after] not in NOBODY | BEHIND and low[at] not in PLACES
        if family or (unknown and not follows.isupper() and not _german(words)):
            return _end(words, at)
        return -1
    if low[at] in PLACES:
        return -1
    speaks = low[after] in TELLING and _close(words, at)
    return at if speaks or _asked(words, at) else -1


def _unknown(words: Words, at: int) -> bool:
    """A word with a capital letter that says something, or is asked: a family name, most likely."""
    shown, low = words.shown[at], words.low[at]
    if not at or len(shown) < 3 or low in NOBODY or not shown[1:].islower() or _german(words):
        return False
    if "." in words.gap(at - 1) or words.text[words.at[at] - 1] in "*“”\"„‘'([`_-/#:":
        return False
    after = words.low[at + 1] if at + 1 < len(words.low) else ""
    if after in BEHIND or (at + 1 < len(words.shown) and words.shown[at + 1][0].isupper()):
        return False
    speaks = after in TELLING and _close(words, at) and words.low[at - 1] not in ("the", "a", "our")
    return speaks or _asked(words, at)


def _asked(words: Words, at: int) -> bool:
    """Whether the word before asks, tells or talks to this one."""
    if not at or not _close(words, at - 1):
        return False
    before = words.low[at - 1]
    if before in ASKING:
        return True
    return at > 1 and before in ("to", "with", "from", "mit") and words.low[at - 2] in TALKING


def _small(words: Words, at: int) -> int:
    """A given name in small letters, where somebody asks it or it says something."""
    low = words.low[at]
    if len(low) < 3 or not is_small(low):
        return -1
    after = words.low[at + 1] if at + 1 < len(words.low) else ""
    return at if _asked(words, at) or (after in TELLING and _close(words, at)) else -1


@lru_cache(4096)
def is_small(word: str) -> bool:
    """Whether it is a given name in small letters, as people type them in haste."""
    return word.islower() and (word.capitalize() in GIVEN or word in _TWICE_CAPITAL)


def _end(words: Words, at: int) -> int:
    """The last word of a name: family names, particles and initials go with it."""
    last, follows = at, at + 1
    while follows < len(words.shown) and follows - at < 5 and _close(words, follows - 1):
        shown = words.shown[follows]
        if (
            words.low[follows] in PARTICLES and words.low[follows] not in ("la", "e", "y", "le")
        ) or shown in ("la", "y"):
            follows += 1
            continue
        if not shown[0].isupper() or (len(shown) > 1 and shown.isupper()):
            break
        if words.low[follows] in NOBODY or words.low[follows] in BEHIND:
            break
        last = follows
        follows += 1
    return last


def _capital(words: Words, at: int) -> bool:
    if at >= len(words.shown) or not _close(words, at - 1):
        return (
            at < len(words.shown)
            and words.gap(at - 1) in ("'", "’")
            and words.shown[at][0].isupper()
        )
    if words.low[at] in PARTICLES:
        return at + 1 < len(words.shown) and _capital(words, at + 1)
    return words.shown[at][0].isupper()


def _close(words: Words, at: int) -> bool:
    """Whether nothing but a blank (or the full stop of an initial) comes between two words."""
    return words.gap(at) in (" ", ". ", ".", "\n", "  ", "'", "’")


def _german(words: Words) -> bool:
    return not _GERMAN.isdisjoint(words.low)
