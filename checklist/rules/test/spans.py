"""What a count was taken over: days, or things such as shifts."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from checklist.rules.test.signs import Token
from checklist.rules.test.vocabulary import FEBRUARY, stem

PERIOD = (
    r"(?P<rate>R(?P<rn>N)?(?P<ru>U)|T)|(?:[IV]L?|L)(?P<n>N)(?P<u>U)|(?:[IV]L?|L)(?P<one>U)"
    r"|I?(?P<months>MN?(?:JMN?)*)|(?P<days>D-?D)|(?P<per>[IR])(?P<gn>N)(?P<g>W)"
    r"|I(?P<year>N)(?![UWKOIMNZ])"
)
_YEARS = range(1970, 2100)


class Span(NamedTuple):
    """How much a count was taken over: days, or of what `unit` names (a stem).

    `each` says that the count is meant for every such span and not for one.
    """

    length: float
    unit: str = ""
    each: bool = False


def span(match: re.Match[str], found: list[Token]) -> Span | None:
    """What a match of PERIOD means; None when that is no length of time or number of things."""

    def value(group: str) -> float:
        return float(str(found[match.start(group)].value)) if match[group] else 1.0

    if match["rate"]:
        length = Span(value("rn") * value("ru" if match["ru"] else "rate"), each=True)
    elif match["u"]:
        length = Span(value("n") * value("u"))
    elif match["one"]:
        length = Span(value("one"))
    elif match["months"]:
        length = Span(_months(found[match.start("months") : match.end("months")]))
    elif match["days"]:
        length = Span(_days(found[match.start("days")].value, found[match.end("days") - 1].value))
    elif match["g"]:
        length = Span(value("gn"), stem(found[match.start("g")].word), match["per"] == "R")
    else:
        year = int(value("year"))
        length = Span(_days(date(year, 1, 1), date(year, 12, 31)) if year in _YEARS else 0)
    return length if length.length > 0 else None


def _months(found: list[Token]) -> float:
    """The days of months; February has its 29th when its year is written and has one."""
    days = 0
    for at, token in enumerate(found):
        if token.sign == "M":
            days += int(str(token.value))
            year = found[at + 1].value if at + 1 < len(found) else None
            leap = isinstance(year, int) and year % 4 == 0
            days += token.value == FEBRUARY and leap
    return days


def _days(first: object, last: object) -> float:
    """The days from one day to another, both included; 0 when they are none."""
    if isinstance(first, date) and isinstance(last, date):
        return max(0, (last - first).days + 1)
    return 0
