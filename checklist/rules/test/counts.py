"""The one count or share that a baseline or a threshold names; nothing where there is a doubt."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from checklist.rules.test.signs import Token, tokens
from checklist.rules.test.spans import PERIOD, Span, span
from checklist.rules.test.vocabulary import AT_LEAST, AT_MOST, stem

_LONGEST = 400  # characters; a longer text is no figure any more
# Patterns are words here: `re` builds them when a text needs them, not at the start.
_SHARE = (
    r"(?P<c>[CV]?)(?:(?P<a>[NZF])(?P<o>O)(?P<n>N)(?!P)|(?P<pa>N)P(?:O(?P<pn>N)(?!P))?"
    r"|(?P<f>F)(?:O(?!N))?|AO?(?P<all>N)(?!U)|(?P<ia>N)I(?P<in>N)(?![UM]))(?P<e>E?)"
)
# The shape of most figures, read at once; everything else is read word by word.
_PLAIN = re.compile(r"(?:(at most|at least) )?(\d{1,6}) of (\d{1,6})\.?", re.IGNORECASE | re.ASCII)
_PLAINLY = {None: "", "at most": AT_MOST, "at least": AT_LEAST}
_COUNT = r"(?P<c>[CV]?)(?P<a>[NZ])(?P<e>E?)"
_PEOPLE = r"G(?P<n>N)K"
# What must not be left over when the figure and what it was taken over are taken away.
_LEFT = "[NZFAPCEVRUTM]"
_LASTING = "w.?VNU"  # “waited over 30 days” counts no days in which to wait
_MONTHS = "MN?(?:JMN?)+"
_FAITHFUL = r"(?:counted|sampled|measured|as before|same|gezählt|gemessen|wie bisher)\b"
_SIMPLE = 4  # “1/3” is a third and not one of three cases
_YEARS = range(1970, 2100)


Exact = int | Fraction


class Figure(NamedTuple):
    """A count or a share.

    `amount` are the hits: a number of them, or for a share without its whole (`of` is None) the
    part of one. `compare` is "" or how a result is compared with it. `over` is what a count was
    taken over, `people` are those it was taken from, None when nothing is said. `words` are the
    stems of what is counted.
    """

    amount: Exact
    of: int | None = None
    share: bool = False
    compare: str = ""
    over: Span | None = None
    people: int | None = None
    words: frozenset[str] = frozenset()


def read(text: str, *, threshold: bool = False) -> Figure | None:
    """The figure in a text; None when there is none, several, or one that could mean two things."""
    if len(text) > _LONGEST:
        return None
    if plain := _plain(text):
        figure: Figure | None = plain
    else:
        figure = _read(text, threshold)
    if figure is None or (figure.compare and not threshold):
        return None
    return figure if not threshold or figure.compare else _without_comparison(figure)


def _plain(text: str) -> Figure | None:
    """The share in “at most 14 of 60”, with nothing around it."""
    match = _PLAIN.fullmatch(text)
    if not match or not 0 < int(match[3]) >= int(match[2]):
        return None
    return Figure(int(match[2]), int(match[3]), True, _PLAINLY[match[1] and match[1].lower()])


def _read(text: str, threshold: bool) -> Figure | None:
    """The figure in a text, read word by word."""
    found = tokens(text)
    signs = "".join(token.sign for token in found)
    if (
        "X" in signs
        or re.search(_LASTING, signs)
        or "N-N" in signs
        or not re.search("[NZFA]", signs)
    ):
        return None
    if threshold and not _one_condition(signs, found):
        return None
    return _share(signs, found) if re.search(_SHARE, signs) else _count(signs, found)


def people(text: str) -> int | None:
    """How many people a text names, if it is one number: “6 people of team B” are six."""
    found = tokens(text[:_LONGEST])
    places = [m.start() for m in re.finditer("(?<![CVO])NK", "".join(t.sign for t in found))]
    return _whole(found[places[0]]) if len(places) == 1 else None


def _one_condition(signs: str, found: list[Token]) -> bool:
    """Whether a threshold is one condition: nothing is added with “and” or in a second sentence."""
    first, end, _ = signs.partition(".")
    rest = " ".join(token.word for token in found[len(first) + 1 :])
    if end and not re.match(_FAITHFUL, rest):
        return False
    return "¬C" not in signs and "J" not in re.sub(_MONTHS, "", signs)


def _share(signs: str, found: list[Token]) -> Figure | None:
    """The share that the text names; “23 of 60 (38 %)” is one."""
    matches = list(re.finditer(_SHARE, signs))
    figures = [_part(match, found) for match in matches]
    rest = _blank(_PEOPLE, _blank(PERIOD, _blank(_SHARE, signs)))
    sure = [each for each in figures if each is not None]
    if re.search(_LEFT, rest) or len(sure) < len(figures):
        return None
    wholes = [each for each in sure if each.of is not None] or sure
    figure = wholes[0]
    if len(wholes) > 1 or not all(_same(figure, each) for each in sure):
        return None
    return figure._replace(words=_nouns(rest, found, matches[figures.index(figure)].start()))


def _part(match: re.Match[str], found: list[Token]) -> Figure | None:
    """One share; None when it is no part of a whole."""

    def value(group: str) -> Exact:
        return _exact(found[match.start(group)])

    whole: Exact | None = None
    if match["all"]:
        part = whole = value("all")
    elif match["f"]:
        part = value("f")
    elif match["pa"]:
        whole = value("pn") if match["pn"] else None
        part = Fraction(value("pa")) / 100 * (1 if whole is None else whole)
    else:
        part, whole = value("a" if match["a"] else "ia"), value("n" if match["a"] else "in")
        part = part * whole if match["a"] == "F" else part
        if (match["ia"] and whole in _YEARS) or whole == 0:
            return None
        if match["o"] and found[match.start("o")].word == "/" and whole <= _SIMPLE:
            part, whole = Fraction(part) / whole, None
    compare = _compare(match, found)
    if compare is None or part > (1 if whole is None else whole):
        return None
    if whole is not None and whole.denominator != 1:
        return None
    compare = compare or (AT_LEAST if match["all"] else "")
    return Figure(part, None if whole is None else int(whole), True, compare)


def _same(figure: Figure, other: Figure) -> bool:
    """Whether two shares say the same, one of them perhaps rounded to whole percents."""
    if figure is other:
        return True
    apart = Fraction(figure.amount) / (figure.of or 1) - Fraction(other.amount) / (other.of or 1)
    return abs(apart) <= Fraction(1, 150)


def _count(signs: str, found: list[Token]) -> Figure | None:
    """The count that the text names, and what it was taken over."""
    periods = list(re.finditer(PERIOD, signs))
    rest = _blank(PERIOD, signs)
    crowds = list(re.finditer(_PEOPLE, rest))
    rest = _blank(_PEOPLE, rest)
    counts = list(re.finditer(_COUNT, rest))
    if len(counts) != 1 or len(periods) > 1 or len(crowds) > 1:
        return None
    match, rest = counts[0], _blank(_COUNT, rest)
    compare = _compare(match, found)
    if compare is None or re.search(_LEFT, rest) or rest[: match.start()].endswith("O"):
        return None
    over = span(periods[0], found) if periods else None
    if periods and over is None:
        return None
    return Figure(
        _exact(found[match.start("a")]),
        compare=compare,
        over=over,
        people=_whole(found[crowds[0].start("n")]) if crowds else None,
        words=_nouns(rest, found, match.start()),
    )


def _compare(match: re.Match[str], found: list[Token]) -> str | None:
    """How a result is compared with the figure; None when that is said twice."""
    before = found[match.start("c")].value if match["c"] else ""
    behind = found[match.start("e")].value if match["e"] else ""
    return None if before and behind else str(before or behind)


def _without_comparison(figure: Figure) -> Figure | None:
    """A threshold without a comparison: none means at most none, and all at least all."""
    if figure.amount == 0:
        return figure._replace(compare=AT_MOST)
    if figure.share and figure.amount == figure.of:
        return figure._replace(compare=AT_LEAST)
    return None


def _nouns(rest: str, found: list[Token], at: int) -> frozenset[str]:
    """The stems of the words in the sentence around a figure; “¬” stands for a negation."""
    start = rest.rfind(".", 0, at) + 1
    end = rest.find(".", at)
    places = range(start, len(rest) if end < 0 else end)
    negated = {"¬"} if any(rest[n] == "¬" for n in places) else set()
    return frozenset(negated | {stem(found[n].word) for n in places if rest[n] in "Ww"})


def _blank(shape: str, signs: str) -> str:
    """The signs with every match taken out, at equal length."""
    return re.sub(shape, lambda match: "_" * len(match[0]), signs)


def _exact(token: Token) -> Exact:
    return token.value if isinstance(token.value, int | Fraction) else 0


def _whole(token: Token) -> int | None:
    return token.value if isinstance(token.value, int) and token.value > 0 else None


def days_between(first: date | None, last: date | None) -> float | None:
    """The days of a test, its first and last one included; None when either is unknown."""
    if first is None or last is None or last < first:
        return None
    return float((last - first).days + 1)
