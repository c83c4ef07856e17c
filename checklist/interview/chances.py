"""One expectation in one line: how likely, by when, and what."""

import re
from datetime import date

from checklist.interview.typed import CLAUSE, NUMBER, Item, item, number, plain
from checklist.model import dates

_BY = r"\b(?:by|bis(?:\szum)?)\s"
_PERCENT = r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,4})?)\s?(?:%|(?:percent|per cent|prozent)\b)"
_ROUGHLY = r"(?:(?:about|around|roughly|ca\.?|etwa)\s|~\s?)?"
_SAID = (
    r"(?:(?:(?:I|we)(?:[’']d|\swould)?\s(?:say|guess|think|bet|reckon|give\sit)(?:\sit[’']s)?"
    r"|ich\s(?:sage|denke|schätze|glaube)|zu|mit|with)[,:]?\s(?:an?\s)?)?"
)
_NEAR = 80  # characters at the end in which the day is looked for; keeps long lines cheap

_Chance = int | float | None


def expectation(line: str, today: date) -> Item:
    """Keys probability (0 to 100), by (ISO), text; a day at the very end is cut from the text.

    A bare number is a chance beside a text ("30: …", "…, 30"); alone it says nothing.
    """
    if re.fullmatch(r"[0-9]{1,3}", plain(line)):
        return {}
    by: date | None = None
    chance, text = _chance_ahead(plain(line))
    if chance is not None and (m := re.match(rf"\s?{_BY}([^:\n]{{4,60}}):", text, re.I)):
        by = dates.parse(m[1], today)
        text = text[m.end() :] if by else text
    for _ in range(2):  # "… by 17 January 2027 (75%)" and the other way round
        if not by:
            by, text = _day_behind(text, today)
        if chance is None:
            chance, text = _chance_behind(text, today)
    by = by or _day_within(text, today)
    return item(probability=chance, by=by.isoformat() if by else None, text=text)


def _chance_ahead(text: str) -> tuple[_Chance, str]:
    """The chance that a line starts with: "75%: …", "seven out of ten: …"; not "20% of us …"."""
    share = rf"(?P<some>{NUMBER})\s(?:(?:out\s)?of|in|von|aus)\s(?P<all>{NUMBER})"
    tenths = (
        r"(?P<part>[0-9]{1,3})/(?P<whole>100?\b)(?=:|,|\s(?!of\b|von\b|der\b|people\b|leute\b))"
    )
    bare = r"(?P<bare>[0-9]{1,3})(?=:\s|\s[-–—]\s)"
    ends = rf"\s?[:;,–—-]|(?:\schance)?\s(?:that|dass)\b|(?=\s{_BY}|\s{CLAUSE})|$"
    m = re.match(
        rf"{_SAID}{_ROUGHLY}(?:(?:{_PERCENT}|{share}|{bare})(?:{ends})|{tenths}[:,]?)", text, re.I
    )
    if not m:
        return None, text
    if percent := m["percent"] or m["bare"]:
        return _possible(percent, text, text[m.end() :])
    some, whole = m["some"] or m["part"], m["all"] or m["whole"]
    share_of = 100 * (number(some) or 0) / (number(whole) or 1)
    return _possible(str(round(share_of)), text, text[m.end() :])


def _chance_behind(text: str, today: date) -> tuple[_Chance, str]:
    """The chance that a line ends with, set off from its sentence: "… (75%)", "…, 30"."""
    tail = text[-24:]
    m = re.search(rf"(?:[,;:(]|\s[-–—]\s)\s?{_PERCENT}[).]{{0,2}}$", tail, re.I)
    bare = None if m else re.search(r"[,;:]\s(?P<percent>[0-9]{1,3})\.?$", tail)
    m = m or bare
    if not m:
        return None, text
    before = text[: len(text) - len(tail) + m.start()]
    if bare and before[-1:].isdigit() and not _day_behind(before, today)[0]:
        return None, text  # "rooms 1, 2, 3" is a list
    return _possible(m["percent"], text, before)


def _possible(percent: str, text: str, rest: str) -> tuple[_Chance, str]:
    chance = float(percent.replace(",", "."))
    if chance > 100:
        return None, text
    return (int(chance) if chance == int(chance) else chance), rest


def _day_behind(text: str, today: date) -> tuple[date | None, str]:
    """The "by 17 January 2027" at the very end, and the text without it."""
    near = max(len(text) - _NEAR, 0)
    for m in re.finditer(_BY, text[near:], re.I):
        day = dates.parse(text[near + m.end() :].rstrip(" .!)"), today)
        if day:
            return day, text[: near + m.start()].rstrip(" ,;:(–—-")
    return None, text


def _day_within(text: str, today: date) -> date | None:
    """The day that the sentence says "by" of, if it is only one."""
    found = dates.find(text, today)
    said = re.compile(_BY + "$", re.I)
    days = [day for start, _, day in found if said.search(text[max(start - 12, 0) : start])]
    return days[0] if len(days) == 1 else None
