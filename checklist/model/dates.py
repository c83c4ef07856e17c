"""Days as people write them, in English and German; only what can be read safely is read."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from checklist.errors import UsageProblem

FIRST_YEAR, LAST_YEAR = 1970, 2099  # git refuses other dates
_LONGEST = 60  # no day is spelled longer; keeps every look at a hostile line short

_Parts = tuple[int | None, int, int]  # year if it was written, month, day


def _numbered(*lines: str, first: int = 0) -> dict[str, int]:
    return {word: n for n, line in enumerate(lines, first) for word in line.split()}


NUMBERS = _numbered(
    "no zero null", "a an one ein eine einem einen einer eins", "two zwei", "three drei",
    "four vier", "five fünf", "six sechs", "seven sieben", "eight acht", "nine neun", "ten zehn",
    "eleven elf", "twelve zwölf",
)  # fmt: skip
_WEEKDAYS = _numbered(
    "monday montag mon mo", "tuesday dienstag tues tue di", "wednesday mittwoch wed mi",
    "thursday donnerstag thurs thu do", "friday freitag fri fr",
    "saturday samstag sonnabend sat sa", "sunday sonntag sun so",
)  # fmt: skip
_MONTHS = _numbered(
    "january januar jänner jan", "february februar feb", "march märz mar mär mrz", "april apr",
    "may mai", "june juni jun", "july juli jul", "august aug", "september sept sep",
    "october oktober oct okt", "november nov", "december dezember dec dez", first=1,
)  # fmt: skip
_UNITS = _numbered(
    "d day days tag tage tagen", "w week weeks woche wochen", "fortnight fortnights",
    "m month months monat monate monaten", "y year years jahr jahre jahren",
)  # fmt: skip
_LENGTHS = ((1, 0), (7, 0), (14, 0), (0, 1), (0, 12))  # of the units, in days and months
_NAMED = _numbered("yesterday gestern", "today heute", "tomorrow morgen", "übermorgen", first=-1)
_FILLERS = {"on", "the", "of", "am", "den", "dem", "der"}
_NEXT = {"next", "coming", "nächste", "nächsten", "nächster", "kommende", "kommenden"}
_LAST = 100  # as a day: the last one of its month
_WITHIN = {"mid": 15, "mitte": 15, "end": _LAST, "ende": _LAST}
_TO = r"to|until|till|through|bis(?:\szum)?|and|und"


class Found(NamedTuple):
    """A day written inside a sentence, and where: `text[start:end]`."""

    start: int
    end: int
    day: date


def iso(text: str) -> date | None:
    """The day of a strict YYYY-MM-DD, else None; any text will do."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def spell(day: date) -> str:
    """The day in words, whatever the locale: Monday, 8 February 2027."""
    weekday = next(name for name, n in _WEEKDAYS.items() if n == day.weekday())
    month = next(name for name, n in _MONTHS.items() if n == day.month)
    return f"{weekday.title()}, {day.day} {month.title()} {day.year}"


def add_days(day: date, days: int) -> date:
    """That many days later; UsageProblem outside the years that git can date."""
    try:
        later = day + timedelta(days=days)
    except OverflowError:
        later = date.max
    return _in_range(later)


def add_months(day: date, months: int) -> date:
    """The same day that many months later, or the month's last; UsageProblem as in add_days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _in_range(date.max)
    return next(d for n in range(day.day, 0, -1) if (d := _day(year, month + 1, n)))


def _in_range(day: date) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise UsageProblem(
        f"That day is not between the years {FIRST_YEAR} and {LAST_YEAR}.",
        "Give a nearer day, such as +28d or 2027-02-08.",
    )


def parse(text: str, today: date, *, start: date | None = None, past: bool = False) -> date | None:
    """The one day that the whole text names, or None when it names none or could mean two.

    +28d, 28d, "after 4 weeks" and "4 weeks later" count from `start` (else today); "in 4 weeks"
    counts from today, unless that is before `start`. "mid January" is the 15th, "end of" the last
    day. Without a year it is the next one from today on, or with `past` the last up to today.
    """
    words = _words(text)
    if parts := _written(words):
        day = _near(parts, today, past)
        weekday = _WEEKDAYS.get(words[0])
        return day if day and weekday in (None, day.weekday()) else None
    return _named(words, today) or _relative(" ".join(words), today, start or today)


def _words(text: str) -> list[str]:
    text = text.strip()
    if len(text) > _LONGEST:
        return []
    spaced = re.sub(r"(?<=[0-9]\.)(?=[^\W\d_])|,|(?<=\bmid)-", " ", text.casefold())
    words = [word for word in spaced.split() if word not in _FILLERS]
    # A full stop after a name only shortens it; after a figure it may say "the eighth".
    return [word.rstrip(".") if word[0].isalpha() else word for word in words]


def _written(words: list[str]) -> _Parts | None:
    """Year, month and day as they are written, in figures or with the month's name."""
    if len(words) > 1 and words[0] in _WEEKDAYS:
        words = words[1:]
    if len(words) == 1:
        return _figures(words[0])
    if len(words) not in (2, 3):
        return None
    number, name = words[:2] if words[1] in _MONTHS else (words[1], words[0])
    figures = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?", number)
    day = int(figures[1]) if figures else _WITHIN.get(number)
    year = re.fullmatch(r"([0-9]{4})\.?", words[2]) if words[2:] else None
    if day is None or name not in _MONTHS or (words[2:] and not year):
        return None
    return int(year[1]) if year else None, _MONTHS[name], day


def _figures(word: str) -> _Parts | None:
    if m := re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})\.?", word):
        return int(m[1]), int(m[3]), int(m[4])
    if m := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})?\.?", word):
        year = int(m[3]) if m[3] else None
        return year + 2000 if year is not None and year < 100 else year, int(m[2]), int(m[1])
    if m := re.fullmatch(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4})\.?", word):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        if first > 12 or first == second:
            return year, second, first
        return (year, first, second) if second > 12 else None
    return None


def _near(parts: _Parts, day: date, past: bool = False) -> date | None:
    """The day as written; without a year the nearest one from `day` on, or up to it."""
    if (year := parts[0]) is not None:
        return _day(year, *parts[1:])
    years = range(day.year, day.year - 9, -1) if past else range(day.year, day.year + 9)
    days = (_day(near, *parts[1:]) for near in years)
    return next((d for d in days if d and (d <= day if past else d >= day)), None)


def _day(year: int, month: int, day: int) -> date | None:
    if day == _LAST:
        return next((d for n in (31, 30, 29, 28) if (d := _day(year, month, n))), None)
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _named(words: list[str], today: date) -> date | None:
    match words:
        case [name] if name in _NAMED:
            days = _NAMED[name]
        case [name] if name in _WEEKDAYS and len(name) > 2:
            days = (_WEEKDAYS[name] - today.weekday() - 1) % 7 + 1
        case [which, name] if which in _NEXT | {"this", "diesen"} and name in _WEEKDAYS:
            days = (_WEEKDAYS[name] - today.weekday() - 1) % 7 + 1
        case [which, "week" | "woche"] if which in _NEXT:
            days = 7 - today.weekday()
        case _:
            return None
    return _later(today, days, 0)


def _relative(text: str, today: date, start: date) -> date | None:
    number = r"(?:([0-9]{1,5}) ?|([^\W\d_]+) )"
    after = "( from now| later| after| später| danach)?"
    m = re.fullmatch(rf"(\+|in |nach |after )? ?{number}([^\W\d_]+){after}", text)
    count = (int(m[2]) if m[2] else NUMBERS.get(m[3])) if m else None
    if not m or count is None or m[4] not in _UNITS:
        return None
    days, months = _LENGTHS[_UNITS[m[4]]]
    days, months = count * days, count * months
    now = _later(today, days, months) if m[1] == "in " or m[5] == " from now" else None
    return now if now and now >= start else _later(start, days, months)


def _later(day: date, days: int, months: int) -> date | None:
    try:
        return add_months(add_days(day, days), months)
    except UsageProblem:
        return None


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b"


@cache
def _shapes() -> tuple[str, str]:
    """How days and ranges look inside sentences, of bounded length; built when first needed."""
    month, unit = _any(_MONTHS), _any(_UNITS)
    weekday = _any(name for name in _WEEKDAYS if len(name) > 2)
    number = r"[0-9]{1,2}(?:st\b|nd\b|rd\b|th\b|\.|(?![0-9]))"
    year = r"(?:\.?,?\s[0-9]{4}\b(?!-))"
    figures = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\b|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}\b"
    figures += r"|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{2}\b|(?![0-9]))"
    named = rf"{number}\s?(?:of\s)?{month}{year}?|{month}\.?\s{number}{year}?"
    named += rf"|(?:end\sof\s|ende\s|mid[\s-]|mitte\s){month}{year}?"
    day = rf"(?:(?:{weekday}\.?,?\s(?:den\s)?)?(?:{figures}|{named})|\+\s?[0-9]{{1,5}}\s?{unit})"
    alone = r"(?<![\w./+-])"
    ends = rf"(?P<left>{day}|{number})(?:\s(?:{_TO})\s|\s?[-–—]\s?)(?:dem\s)?"
    ends += rf"(?P<right>{day}|{number}{year}?)(?!-)"
    return rf"{alone}{day}(?!-)", rf"(?:\b(?:from|between|vom|von|zwischen)\s)?{alone}{ends}"


def find(text: str, today: date, *, start: date | None = None) -> list[Found]:
    """The days inside a sentence, in order: ISO, with the month's name, in figures, +28d.

    +28d counts from `start`, else from the day before it in the text, else from today. A day
    without a year needs a capital ("2 May", while "2 may leave" is none); bare weekdays are words.
    """
    found: list[Found] = []
    for m in re.finditer(_shapes()[0], text, re.IGNORECASE):
        if not _certain(m[0], text[m.end() : m.end() + 8]):
            continue
        day = parse(m[0], today, start=start or (found[-1].day if found else None))
        if day:
            found.append(Found(m.start(), m.end(), day))
    return found


def _certain(written: str, after: str) -> bool:
    """Whether words that look like a day without a year are one ("In May 3 people left" is not)."""
    if re.search(r"[0-9]{4}|\+", written):
        return True
    names = re.findall(r"[^\W\d_]{3,}", written)
    month_first = not re.search(r"^\D+$|[0-9].*[^\W\d_]{3}", written)
    ended = re.match(rf"$|[,;.:!?)]|\s?[-–—]|\s(?:{_TO})\b", after)
    return bool(names) and names[-1][0].isupper() and (not month_first or bool(ended))


def find_range(text: str, today: date) -> tuple[date, date, str] | None:
    """The first "from … to …" of the text as two days, with the text without it; else None."""
    for m in re.finditer(_shapes()[1], text, re.IGNORECASE):
        if days := _both(m["left"], m["right"], today):
            return *days, cut(text, m.start(), m.end())
    joint = rf"(?:\s(?:{_TO})\s|\s[-–—]\s)"
    whole = re.fullmatch(rf"(?:from\s|vom\s|von\s)?(.{{1,60}}?){joint}(.{{1,60}})", text.strip())
    days = _both(whole[1], whole[2], today) if whole else None
    return (*days, "") if days else None


def _both(left: str, right: str, today: date) -> tuple[date, date] | None:
    """The two ends of a range, each completed by what only the other one says (month, year)."""
    first, last = _written(_words(left)), _written(_words(right))
    if last and (m := _bare(left, right)):
        first = (*last[:2], int(m[1]))
    elif first and (m := _bare(right, left)):
        last = (int(m[2]) if m[2] else first[0], first[1], int(m[1]))
    if first and last and first[0] is None:
        until = _near(last, today)
        begin = _near(first, until or today, past=True)
    else:
        begin = _near(first, today) if first else parse(left, today)
        near = begin or today
        until = _near(last, near) if last else parse(right, near, start=begin)
    return (begin, until) if begin and until and begin <= until else None


def _bare(end: str, other: str) -> re.Match[str] | None:
    """A day without its month, at one end of a range whose other end names the month."""
    named = re.search(r"[^\W\d_]{3}", other)
    return re.fullmatch(r"([0-9]{1,2})[^\W\d_.]{0,2}\.?(?:,?\s([0-9]{4}))?", end) if named else None


def cut(text: str, start: int, end: int) -> str:
    """The text without `text[start:end]` and without the comma or bracket that this leaves over."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    before = before.rstrip(" ,;:/–—-")
    if not before or after.strip(" ,;:./–—-)") == "":
        return before or after.lstrip(" ,;:./–—-")
    return before + ("" if after[0] in ",;:.!?)" else " ") + after
