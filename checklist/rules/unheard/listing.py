"""Groups that the line about whom it applies to names, and the answer about them lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checklist.model.dates import NUMBERS
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.said import holds, redacted, stem, word_set
from checklist.rules.unheard.people import Group, is_everyone, names

_LONGEST = 600
_MOST = 200  # groups of one record that are compared with each name
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[;.](?=\s|$)|\n")
_PIECE = re.compile(r"(,|:|\(|\)|&|\+|\b(?:and|as well as|plus|und|sowie)\b)")
_LISTED = ("and", "&", "+", "as well as", "plus", "und", "sowie")
# Who is exempt is not asked for here; what follows “except” neither.
_EXEMPT = word_set(
    "exempt exempted excluded unaffected not stay stays ausgenommen befreit nicht no kein keine "
    "keinen"
)
_EXCEPT = word_set("except excepting excluding without apart other unless außer ohne ausnahme")
_UNITS = (
    "shift", "team", "department", "crew", "ward", "squad", "unit", "division", "group", "schicht",
    "abteilung", "mannschaft", "station", "gruppe", "werk", "bereich",
)  # fmt: skip
_COUNT = re.compile(
    r"(?i)^(?:(?:about|around|roughly|all|the|some|approximately|etwa|rund|ca\.?|alle|die|"
    r"ungefähr) |~ ?)*"
    rf"(?P<number>\d{{1,6}}|{'|'.join(word for word, number in NUMBERS.items() if number > 1)})\b"
    r"\s?(?P<rest>.*)$"
)
_PEOPLE = re.compile(
    r"(?i)^(?:(?:people|persons?|staff|employees|colleagues|members|heads|of (?:us|them)|in total|"
    r"personen|leute|menschen|mitarbeite\w+|beschäftigte\w*|kolleg\w+|köpfe)\b\s?|"
    r"(?=(?:in|at|from|on|across|over|im|an|auf|aus|von) ))"
    r"(?:(?:in|of|at|from|on|across|im|in|an|auf|aus|von) (?:the |der |dem )?(?P<where>.*))?"
)
_NOT_PEOPLE = (
    r"(?i)^(?:\w+ )?(?:days?|weeks?|months?|years?|hours?|minutes?|shifts?|teams?|sites?|"
    r"offices?|floors?|"
    r"rooms?|locations?|countries|departments?|units?|wards?|beds?|times?|%|percent|o['’]?clock|"
    r"am|pm|"
    r"tag\w*|woche\w*|monat\w*|jahr\w*|stunden?|minuten?|schichten?|standorte?\w*|büros?|etagen?|"
    r"räume?\w*|"
    r"abteilungen|stationen|betten|prozent|uhr|mal|euro|eur|dollars?)\b"
)
_LABELLED = (
    r"(?i:\b(?:the |die |das )?(team|shift|group|ward|unit|crew|schicht|gruppe|station|abteilung|"
    r"werk|bereich)) "
    r"([A-Z]|\d{1,3}|[A-ZÄÖÜ][\wäöüß]+)$"
)
_UNIT = (
    r"(?i)^(?:the |our |die |der |das |unsere? )?((?:[\w-]+ ){0,2}[\w-]*?(shift|team|department|"
    r"crew|ward|squad|unit|division|"
    r"schicht|abteilung|mannschaft|station))s?(?: of .*)?$"
)
_NO_NAME = word_set(
    "both each every all any this that other same whole entire one per two three four five six "
    "many some several new first beide jede jeder alle diese andere ganze zwei drei vier its"
)
_TOLERANCE = 0.8  # rough head counts differ that much without anybody missing


class Named(NamedTuple):
    """A group as the line names it, with its head count (0: none given).

    `unit` is `shift` or the like where it is one; `mark` is what follows it, such as a comma.
    """

    name: str
    people: int
    unit: str
    mark: str


def check(case: Case, known: Sequence[Group]) -> Iterator[Finding]:
    """A group with a head count, or a team, shift or department, that is not among the groups."""
    said = case.answer("applies-to").text
    if not said or not known or redacted(said) or any(map(is_everyone, known)):
        return
    whole = " ".join([*(f"{group.name} {group.said}" for group in known), known[0].notes])
    items = sum(len(answer.items) for _, answer in case.questions("groups"))
    if len(known) < items or redacted(whole):
        return  # a tombstone may stand for the one that seems to be missing
    seen: set[str] = set()
    for each in _missing(named(said), known, whole):
        if each.name in seen:
            continue
        seen.add(each.name)
        count = f", {each.people} people" if each.people else ""
        yield Finding(
            "group-not-listed",
            f"it applies to “{each.name}”{count}, who are not among the affected groups",
            "Add them as a group, with how many were asked, or say here that they are exempt.",
            case.question("applies-to"),
        )


def named(said: str) -> list[Named]:
    """The groups that the words name with a head count, or as a team, shift or department."""
    found: list[Named] = []
    for clause in _CLAUSE.split(said[:_LONGEST]):
        pieces = [*_PIECE.split(clause), ""]
        before, last = "", len(found)
        for words, mark in zip(map(str.strip, pieces[::2]), pieces[1::2], strict=True):
            plain = set(words.lower().split())
            if plain & _EXCEPT:
                break
            exempt, bare = bool(plain & _EXEMPT), _bare(words)
            if bare and not before and len(found) > last and not found[-1].people:
                found[-1] = found[-1]._replace(people=bare[0])
            elif bare and names(before or bare[1]):
                name = before or bare[1]
                found.append(Named(name, bare[0], _unit(name), mark))
            elif not bare and not exempt and (each := _named(words, mark)):
                found.append(each)
            elif words:
                before = "" if bare or exempt else words
                continue
            before = "" if words else before
    return found


def _bare(words: str) -> tuple[int, str] | None:
    """A head count that names nobody, such as “14 people”, with where they are if it says so."""
    count = _COUNT.match(words)
    if not count:
        return None
    folk = _PEOPLE.match(count["rest"])
    if count["rest"] and not folk:
        return None
    where = (folk["where"] or "").strip() if folk else ""
    return _number(count["number"]), "" if _COUNT.match(where) else where


def _named(words: str, mark: str) -> Named | None:
    """The group that a piece of the line names, with the count before it: “14 nurses”."""
    if count := _COUNT.match(words):
        rest = count["rest"].strip()
        if rest and not re.match(_NOT_PEOPLE, rest) and names(rest):
            return Named(rest, _number(count["number"]), "", mark.strip())
        return None
    unit = _unit(words)
    return Named(words, 0, unit, mark.strip()) if unit else None


def _unit(words: str) -> str:
    """What kind of unit the words name; "" where they name none that could be told from others."""
    plain = words.lower()
    if not holds(plain, _UNITS):
        return ""
    if found := re.search(_LABELLED, words):
        return found[1].lower()
    found = re.match(_UNIT, words)
    if not found or not names(found[1]) - _NO_NAME or set(plain.split()) & _NO_NAME:
        return ""
    return found[2].lower()


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else NUMBERS[words.lower()]


def _missing(said: list[Named], known: Sequence[Group], whole: str) -> Iterator[Named]:
    """Those of the named groups that nothing in the answer speaks of.

    What the line starts with may stand for all of them: “Support, 14 people in two shifts”.
    """
    flat = " ".join(_WORD.findall(whole.lower()))
    unknown = [each for each in said if not _stands_in(each, flat)]
    if not unknown:
        return
    counts = [group.people for group in known]
    total = sum(count for count in counts if isinstance(count, int))
    complete = all(isinstance(count, int) for count in counts)
    for each in unknown:
        if _alike(each.people, total) or (each is said[0] and _may_name_all(each, len(said))):
            missing = False
        elif len(said) == 1:
            missing = complete and total < each.people * _TOLERANCE
        else:
            missing = len(unknown) < len(said) or _accounted(said, each, total)
        if missing or (_has_sibling(each, known) and not _alike(each.people, total)):
            yield each


def _alike(people: int, total: int) -> bool:
    """Whether two rough head counts may be of the same people."""
    return people > 0 and people * _TOLERANCE <= total <= people / _TOLERANCE


def _stands_in(each: Named, flat: str) -> bool:
    """Whether the answer names the group, in these words or in other forms of them."""
    if label := re.search(_LABELLED, each.name):
        return f" {label[1]} {label[2]} ".lower() in f" {flat} "
    return any(stem(word) in flat for word in names(each.name) - _NO_NAME if len(word) > 2)


def _may_name_all(each: Named, listed: int) -> bool:
    """Whether the first name, without a count and without a companion, may stand for all groups."""
    return not each.people and (listed == 1 or each.mark.lower() not in _LISTED)


def _accounted(said: list[Named], each: Named, total: int) -> bool:
    """Whether the other named groups are all the affected people, so that this one comes on top."""
    others = [other for other in said if other is not each]
    parts = any(other.mark in (":", "(") for other in others)
    return not parts and _alike(sum(other.people for other in others), total)


def _has_sibling(each: Named, known: Sequence[Group]) -> bool:
    """Whether the answer lists another one of the same kind: “Day shift” beside “night shift”."""
    labelled = bool(re.search(_LABELLED, each.name))
    if not each.unit or (not labelled and each.unit not in ("shift", "schicht")):
        return False
    known = known[:_MOST]
    if labelled:
        known = [group for group in known if re.search(_LABELLED, group.name)]
    return any(_unit(group.name) == each.unit for group in known)
