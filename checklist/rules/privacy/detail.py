"""A personal detail: where it stands in a text, of which kind it is, and what would be safer."""

from __future__ import annotations

from typing import NamedTuple

EMAIL, PHONE, NUMBER = "personal-email", "personal-phone", "patient-identifier"
NAME, PERSONAL, GROUP = "personal-name", "personal-detail", "small-group-detail"
ROLE, QUOTE = "one-person-role", "attributable-quote"
# From the gravest to the least; the first three are errors.
RULES = (EMAIL, PHONE, NUMBER, NAME, PERSONAL, GROUP, ROLE, QUOTE)
GRAVE = frozenset((EMAIL, PHONE, NUMBER))

# The kind in a word or two, for a message that repeats nothing.
KIND = {
    EMAIL: "the e-mail address of a person",
    PHONE: "a phone number",
    NUMBER: "a number or date that identifies one patient, insured person or customer",
    NAME: "the name of a person",
    PERSONAL: "health, family, pay, union, belief or performance of one person",
    GROUP: "such a detail about a group below five",
    ROLE: "a role that one person holds, with “he” or “she”",
    QUOTE: "somebody's own words, with who said them",
}
SAFER = {
    EMAIL: "Name the role or a shared mailbox; who it is can stay in your own mail.",
    PHONE: "Take the number out; say the role, and keep the number where people look it up.",
    NUMBER: "Take it out; say how many cases there were, and where the list is kept.",
    NAME: "Say the role, or the number of people.",
    PERSONAL: "Leave it out, or say what is needed and not of whom: “some cannot do evenings”.",
    GROUP: "Leave the number or the detail out: “some have duties at home”.",
    ROLE: "Say “they”, or name the wider group that the role belongs to.",
    QUOTE: "Say it in your own words, or keep the quotation and leave out who said it.",
}


class Detail(NamedTuple):
    """A stretch of a text that tells about a person: its rule, its place, a safer wording."""

    rule: str
    start: int
    end: int
    safer: str


def detail(rule: str, start: int, end: int) -> Detail:
    """The detail of a rule at a place, with the rule's advice."""
    return Detail(rule, start, end, SAFER[rule])
