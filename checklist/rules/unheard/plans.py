"""What a line says about asking: whether somebody did, when somebody will, why nobody can."""

from __future__ import annotations

import re
from datetime import date

from checklist.model.dates import iso
from checklist.rules.said import timed, word_set

_LONGEST = 1_000
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SOON = (
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|tonight|next|this|coming|"
    r"in (?:\w+ )?(?:days?|weeks?|a month)|before|after|once|as soon as|when|until|during|at the|"
    r"in the|"
    r"(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|morgen|nächste\w*|kommende\w*|diese\w*|"
    r"in (?:\w+ )?(?:tagen|wochen)|bevor|nach|sobald|sofort|wenn|bis|im|beim)\b"
)
_PLANNED = (
    r"(?i)\b(?:will|shall|going to|plan\w*|scheduled|invited|booked|asks|meets?|visits?|joins?|"
    r"talks?|"
    r"wird|werden?|fragt|frage|geplant|eingeladen|besuch\w*|trifft|treffe\w*)\b|['’]ll\b"
)
_DONE = (
    r"(?i)\b(?:asked|surveyed|interview\w*|talked|talks?|spoke|spoken|survey|met|workshop|round|"
    r"poll|"
    r"questionnaire|gefragt|befragt|gespräch\w*|gesprochen|umfrage|befragung|fragebogen|runde)\b"
)
_NOT_DONE = (
    r"(?i)\b(?:not|never|nobody|no one|none|hasn['’]?t|haven['’]?t|weren['’]?t|wasn['’]?t|nicht|"
    r"niemand|keine[rn]?|nie)\b"
)
_CANNOT = (
    r"(?i)\b(?:can(?:['’]?t| ?not)|could(?:n['’]?t| not)|unable to|impossible to|may not|"
    r"must not|(?:not|no longer) (?:possible|allowed|permitted) to|"
    r"no way to|isn['’]?t possible to)\b[^.;]{0,30}\b(?:ask\w*|reach\w*|contact\w*|survey\w*|"
    r"speak|talk|interview\w*)"
    r"|\b(?:kann|können|dürfen|darf|lassen)\b[^.;]{0,40}\bnicht\b[^.;]{0,20}\b(?:ge|be|"
    r"an)?(?:frag|sproch|sprech|erreich)\w*"
    r"|\bnicht (?:be|ge)frag(?:t|en|bar)\b|\b(?:not|nicht) (?:yet )?(?:hired|known yet|employed|"
    r"reachable|erreichbar|eingestellt)\b"
)
_MANNER = word_set(
    "we you they them their cannot can can't can’t not could ask asked reach reached contact them "
    "be been able unable impossible possible yet wir sie kann können nicht gefragt fragen befragen "
    "werden darf dürfen lassen sich"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def days(how: str) -> list[date]:
    """The ISO days that the words name, in their order."""
    return [day for text in _ISO.findall(how[:_LONGEST]) if (day := iso(text))]


def says_when(how: str) -> bool:
    """Whether the words name a time, or something planned and what comes before it."""
    how = how[:_LONGEST]
    return timed(how) or bool(re.search(_SOON, how) and re.search(_PLANNED, how))


def says_asked(how: str) -> bool:
    """Whether the words tell that somebody asked, though not how many."""
    how = how[:_LONGEST]
    return bool(re.search(_DONE, how)) and not re.search(_NOT_DONE, how)


def cannot_be_asked(how: str) -> bool:
    """Whether the words say that nobody can ask these people, and why."""
    how = how[:_LONGEST]
    if not re.search(_CANNOT, how):
        return False
    return any(len(word) > 2 and word not in _MANNER for word in _WORD.findall(how.casefold()))
