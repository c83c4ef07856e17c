"""The rules about the unheard, in words; an example is the whole answer, or a line of the head."""

from __future__ import annotations

from checklist.rules.finding import NOTE, WARNING, Rule

_AFFECTED = "## Who exactly is affected, and how do we know? <!-- affected -->\n\n"
_DAY = "- **Day shift** (8 people, 8 asked): By the elected representative, 2026-11-12.\n"
_NIGHT = (
    "- **Night shift** (6 people, 0 asked): I work days; the representative asks on 2026-11-26.\n"
)


def _rule(name: str, severity: str, title: str, why: str, before: str, after: str) -> Rule:
    return Rule(name, "unheard", severity, title, why, before, after)


RULES = (
    _rule(
        "head-count-missing", WARNING, "Head count",
        "Without a number nobody can tell how much of the group was heard. A rough one is enough.",
        f"{_AFFECTED}{_DAY}- **Night shift** (0 asked): The representative asks on 2026-11-26.\n",
        f"{_AFFECTED}{_DAY}- **Night shift** (about 6 people, 0 asked): The representative asks on "
        "2026-11-26.\n",
    ),
    _rule(
        "never-asked", WARNING, "Not asked yet",
        "The group nobody asked is where the surprise comes from. Nobody has to be asked before "
        "writing it down; saying why not, and on which day, is a good answer.",
        f"{_AFFECTED}{_DAY}- **Night shift** (6 people, 0 asked): They start after I leave.\n",
        f"{_AFFECTED}{_DAY}- **Night shift** (6 people, 0 asked): They start after I leave; the "
        "representative asks on 2026-11-26.\n",
    ),
    _rule(
        "everyone-as-group", WARNING, "Everyone as one group",
        "A change that costs most people little can cost a few of them a lot. In “everyone” these "
        "few cannot be seen.",
        f"{_AFFECTED}- **Everyone** (14 people, 8 asked): By the elected representative, "
        "2026-11-12.\n",
        f"{_AFFECTED}{_DAY}{_NIGHT}",
    ),
    _rule(
        "asked-more-than-there-are", WARNING, "More asked than there are",
        "One of the two numbers is wrong, or people of another group were asked as well; then that "
        "group is missing.",
        f"{_AFFECTED}- **Day shift** (8 people, 9 asked): By the representative, 2026-11-12.\n"
        f"{_NIGHT}",
        f"{_AFFECTED}- **Day shift** (9 people, 9 asked): By the representative, 2026-11-12.\n"
        f"{_NIGHT}",
    ),
    _rule(
        "group-not-listed", WARNING, "A group that is not listed",
        "Whoever a change applies to is affected by it. A group that the rule names and the list "
        "of the affected does not was not asked, and nobody notices.",
        "- **Applies to:** Support, 14 people in two shifts, and the cleaning crew.\n",
        "- **Applies to:** Support, 14 people in two shifts; the cleaning crew is exempt.\n",
    ),
    _rule(
        "how-asked-missing", NOTE, "How they were asked",
        "Who asks, and whether others listen, decides what people say. It also tells the next one "
        "how to ask.",
        f"{_AFFECTED}- **Day shift** (8 people, 8 asked)\n{_NIGHT}",
        f"{_AFFECTED}{_DAY}{_NIGHT}",
    ),
)  # fmt: skip
