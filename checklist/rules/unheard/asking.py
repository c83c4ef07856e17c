"""Each group: how many people there are, how many of them were asked, how and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checklist.model.dates import NUMBERS
from checklist.rules.finding import Finding
from checklist.rules.said import nothing
from checklist.rules.unheard.people import Group, is_everyone
from checklist.rules.unheard.plans import cannot_be_asked, says_asked, says_when

_COUNTED = (
    r"(?i)^\W*(?:about |around |the |all |rund |etwa |alle |die )*\d|\b(?:of|all|die|alle|aller|"
    r"von) (?:the |us |den |der )?(?:\d+|{words})\b".replace(
        "{words}", "|".join(word for word, number in NUMBERS.items() if number > 1)
    )
)
_SEATS = (
    r"(?i)\b\d+ (?:people|persons?|beds?|seats?|heads|places|desks|households|families|patients|"
    r"customers|"
    r"personen|leute|betten|plätze|köpfe|menschen)\b"
)
_AMOUNT = r"\d|(?i:\b(?:dozens?|half|hundreds?|dutzende?|hälfte|hundert)\b)"


def check(groups: Sequence[Group]) -> Iterator[Finding]:
    """Groups without a head count, groups that nobody asked, and groups that are everybody."""
    for group in groups:
        if is_everyone(group):
            yield Finding(
                "everyone-as-group",
                f"“{group.name}” is no group; those for whom it is hardest disappear in it",
                "Name the groups whose hours, tools or duties differ, each with a head count.",
                group.place,
            )
        else:
            yield from _counted(group)
            yield from _asked(group)
        yield from _too_many(group)


def _counted(group: Group) -> Iterator[Finding]:
    if not _has_head_count(group):
        rough = "" if nothing(group.people) else f"; “{group.people}” is no number"
        yield Finding(
            "head-count-missing",
            f"it does not say how many people “{group.name}” are{rough}",
            "Add a head count; a rough one will do: `(about 30 people, 4 asked)`.",
            group.place,
        )


def _asked(group: Group) -> Iterator[Finding]:
    if group.people == 0:
        return
    if group.unheard:
        if not _is_accounted_for(group):
            yield _never_asked(group)
    elif nothing(group.how):
        yield Finding(
            "how-asked-missing",
            f"it does not say how, when or by whom “{group.name}” were asked",
            "Add it behind the brackets, such as: By the elected representative, 2026-11-12.",
            group.place,
        )


def _too_many(group: Group) -> Iterator[Finding]:
    people, asked = group.people, group.asked
    if isinstance(people, int) and isinstance(asked, int) and asked > people:
        yield Finding(
            "asked-more-than-there-are",
            f"{asked} of “{group.name}” were asked, and there are {people}",
            "Correct one of the two numbers, or list the others who were asked as a group.",
            group.place,
        )


def _has_head_count(group: Group) -> bool:
    if isinstance(group.people, int | float):
        return True
    if not nothing(group.people):
        words = str(group.people).casefold()
        return bool(re.search(_AMOUNT, words)) or any(NUMBERS.get(w, 0) > 1 for w in words.split())
    return bool(re.search(_COUNTED, group.name) or re.search(_SEATS, group.how))


def _is_accounted_for(group: Group) -> bool:
    if nothing(group.asked) and says_asked(group.how):
        return True
    return says_when(group.how) or cannot_be_asked(group.how)


def _never_asked(group: Group) -> Finding:
    missing = "when somebody will" if not nothing(group.how) else "why, or when somebody will"
    said = "nobody asked" if group.asked == 0 else "it does not say whether anybody asked"
    return Finding(
        "never-asked",
        f"{said} “{group.name}”, and it does not say {missing}",
        "Say who asks them and on which day, or why nobody can. 0 is a good answer.",
        group.place,
    )
