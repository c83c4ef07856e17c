"""What a few words say: nothing at all, a time, or the same matter as other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_NOTHING = re.compile(
    r"(?i)[-–—?.…_*/\s]*|n\.?/?a|none(?: yet)?|nothing(?: yet)?|nobody|no[ -]?one|nil|not yet|"
    r"unknown|"
    r"unclear|tb[adc]|to ?do|keine?[rs]?|niemand(?:en)?|nichts|(?:noch )?(?:offen|unklar|"
    r"unbekannt)|k\.?\s?a"
)
_LONGEST_NOTHING = 24
_TOMBSTONE = re.compile(r"\[redacted \d{4}-\d{2}-\d{2}:")
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez)\b"
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}")  # nearly always it is one of these
_TIME = re.compile(
    rf"\d{{4}}-\d{{2}}|\b\d{{1,2}}\.\s?\d{{1,2}}\.|\b(?:{_MONTHS})|\bQ[1-4]\b|\b(?:KW|[Ww]eek) ?\d|"
    r"\b(?:in|since|seit|from|until|bis) (?:19|20)\d\d\b"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ungen", "ing", "ung", "ies", "ed", "en", "er", "es", "em", "ly", "e", "s", "n")
_STEM = 5  # letters that tell two words apart; more would part “Übergabe” from “übergibt”
_MOST = 20_000  # characters that are compared; no answer needs more


def word_set(words: str) -> frozenset[str]:
    """The words that stand between blanks."""
    return frozenset(words.split())


# Words that say nothing about the matter, in English and German.
EMPTY = word_set(
    "the and are was were been being for from with without that this these those there their they "
    "them then than who what when where which while will would can cannot could should may might "
    "must shall not but nor yet also only just very too our ours your yours his her its has have "
    "had does did done don doesn didn isn aren won any all both each every few more most much many "
    "some such same other another one two three about after again before because between into over "
    "under out off per via how why here now never always often still even ever people person staff "
    "everyone everybody someone nobody anybody none team group thing things something nothing "
    "teams get gets got make makes made take takes use used uses using way ways good better best "
    "bad worse well new old lot like need needs want wants keep keeps let time times day days week "
    "weeks month months less least enough work works working "
    "der die das den dem des ein eine einen einem einer eines und oder aber auch nicht kein keine "
    "keinen für mit ohne von vom zum zur aus bei beim nach vor über unter wir ihr sie ihre ihren "
    "ihrer uns unser unsere man sich ist sind war waren wird werden wurde wurden hat haben hatte "
    "kann können soll sollen muss müssen will wollen darf dass weil wenn als wie was wer wo noch "
    "nur schon sehr mehr meisten viele vielen alle allen alles jede jeder jedes dann denn dort "
    "hier etwas nichts niemand menschen leute personen mitarbeiter mitarbeitende besser gut gute "
    "guten schlecht neue neuen arbeit arbeiten tag tage tagen woche wochen zeit zwei drei "
    "einem durch damit dafür dabei sein seine"
)


def nothing(value: object) -> bool:
    """Whether it is missing, or only keeps its place free (“-”, “tbd”, “none”)."""
    words = "" if value is None else str(value).strip().rstrip(".!")
    return len(words) <= _LONGEST_NOTHING and bool(_NOTHING.fullmatch(words))


def redacted(value: object) -> bool:
    """Whether a tombstone stands in it, or in a value of it: what it hides may do."""
    if isinstance(value, str):
        return "[redacted " in value and bool(_TOMBSTONE.search(value))
    return isinstance(value, dict) and any(map(redacted, value.values()))


def holds(words: str, hints: Iterable[str]) -> bool:
    """Whether one of these stands in the words: a quick look before a careful one."""
    return any(map(words.__contains__, hints))


def timed(words: str) -> bool:
    """Whether the words name a day, a month, a quarter or a week."""
    return bool(_ISO.search(words) or _TIME.search(words))


def matter(words: str) -> dict[str, None]:
    """The stems of the words that say what it is about, in their order."""
    plain = words[:_MOST].lower()
    return {stem(word): None for word in _WORD.findall(plain) if word not in EMPTY}


def stem(word: str) -> str:
    """A word in small letters without its ending, cut so that its forms are alike."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


class Matter:
    """What some words are about, to be compared with others, compounds included."""

    def __init__(self, words: str) -> None:
        self._words = words[:_MOST].lower()

    def shared(self, words: str, sought: Iterable[str]) -> set[str]:
        """The stems of the other words (`sought`) that stand here too, be it in a compound.

        Where none does, the long words here are looked for inside the other ones.
        """
        found = {each for each in sought if self._holds(each)}
        if not found:
            plain = words[: _MOST // 10].lower()
            found = {each for each in matter(self._words) if len(each) > 3 and each in plain}
        return found

    def _holds(self, stem: str) -> bool:
        return (
            stem in self._words
            if len(stem) > 3
            else bool(re.search(rf"\b{re.escape(stem)}", self._words))
        )


def text_of(item: Mapping[str, Any], *keys: str) -> str:
    """Values of an item as words, one after the other."""
    return " ".join(str(item[key]) for key in keys if item.get(key) not in (None, ""))
