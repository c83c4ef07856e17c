"""The affected groups of a record: their names, how many there are, how many were asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from checklist.rules.case import Case
from checklist.rules.finding import Place
from checklist.rules.said import nothing, word_set

_WORD = re.compile(r"\w+")
# Words that many groups share.
_UNITS = word_set(
    "a an the of and in on at by for to with who all our my their team teams shift shifts group "
    "groups department departments unit units ward wards crew crews staff people person der die "
    "das des dem den und oder im in am aus von vom mit bei alle unsere schicht schichten team "
    "abteilung abteilungen gruppe gruppen station personen mitarbeitende"
)
_EVERYONE = (
    r"(?i)(?:literally |simply |just |really )?(?:everyone|everybody|every one|all|all of us|"
    r"us all|we all|"
    r"(?:all|every) (?:the |our |of our )?(?:staff|employees?|people|colleagues|personnel|"
    r"workers|members?(?: of staff)?)|"
    r"(?:the )?(?:whole|entire) (?:company|staff|workforce|organi[sz]ation|firm|department|team)|"
    r"the company|"
    r"alle|wir alle|jeder|jede|alle (?:mitarbeite\w+|beschäftigten|angestellten|kolleg\w+|leute)|"
    r"(?:die )?(?:ganze|gesamte) (?:firma|belegschaft|abteilung|organisation)|das ganze team|"
    r"belegschaft|die firma)"
    r"(?: (?:in the (?:company|firm|office|house)|here|at work|im haus|in der firma))?[.!]*"
)
_FIRST = word_set(
    "literally simply just really everyone everybody every all us we the whole entire alle wir "
    "jeder jede die das ganze gesamte belegschaft"
)
_LONGEST = 2_000  # characters of the notes that are read
_SMALL = 12  # where all of so few were asked, “everyone” hides nobody


class Group(NamedTuple):
    """One affected group as the record names it.

    `said` is what its line says about the asking, `notes` what stands below all groups.
    """

    name: str
    people: object
    asked: object
    said: str
    notes: str
    place: Place

    @property
    def unheard(self) -> bool:
        """Whether nobody was asked, or it does not say."""
        return self.asked == 0 or nothing(self.asked)

    @property
    def how(self) -> str:
        """What is said about the asking, the notes included where they name the group."""
        if self.notes and names(self.name) & _names_in_notes(self.notes):
            return f"{self.said} {self.notes}"
        return self.said


def groups(case: Case) -> Iterator[Group]:
    """The affected groups; where a tombstone stands, nothing is asked."""
    for question, answer in case.questions("groups"):
        if not answer.skipped:
            notes = answer.notes[:_LONGEST]
            for item, place in case.items(question.key):
                if not case.redacted(item):
                    yield _group(item, notes, place)


def is_everyone(group: Group) -> bool:
    """Whether the group is everybody at once, and not so few that all of them were asked."""
    first = group.name[:80].lower().split(None, 1)[:1]
    if not _FIRST.issuperset(word.rstrip(".!") for word in first):
        return False
    if not re.fullmatch(_EVERYONE, group.name[:80]):
        return False
    few = isinstance(group.people, int) and group.people <= _SMALL
    return not (few and group.asked == group.people)


def names(words: str) -> set[str]:
    """The words that tell one group from another, in small letters."""
    return {word for word in _WORD.findall(words.lower()) if word not in _UNITS}


@lru_cache(maxsize=1)
def _names_in_notes(notes: str) -> frozenset[str]:
    """The names in the notes, which are the same for all groups of a record."""
    return frozenset(names(notes))


def _group(item: Mapping[str, Any], notes: str, place: Place) -> Group:
    name, said = str(item.get("group", "")).strip(), str(item.get("how", ""))
    return Group(name, item.get("people"), item.get("asked"), said, notes, place)
