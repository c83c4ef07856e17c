"""The rules about feedback, in words; an example is the whole answer."""

from __future__ import annotations

from checklist.rules.finding import WARNING, Rule

_FEEDBACK = "## How will we ask for honest feedback after the change? <!-- feedback -->\n\n"
_HOW = "- **How:** Three questions on paper, both shifts together.\n"
_WHEN = "- **When:** 2027-01-29\n"
_READER = "- **Who reads it:** The representative first.\n"
_PROTECTION = "- **What protects them:** Nothing is shown below eight answers.\n"
_RETURNS = "- **What comes back:** Counts, what we change, what we won't and why, within a week.\n"
_ALL = _FEEDBACK + _HOW + _WHEN + _READER + _PROTECTION + _RETURNS


def _rule(name: str, title: str, why: str, part: str) -> Rule:
    return Rule(name, "feedback", WARNING, title, why, _ALL.replace(part, ""), _ALL)


RULES = (
    _rule(
        "feedback-channel-missing", "The channel",
        "“People can always talk to us” reaches those who feel safe already. A channel is something "
        "one can point at.",
        _HOW,
    ),
    _rule(
        "feedback-date-missing", "The day of asking",
        "Feedback without a day is asked for when there is time, which is never.",
        _WHEN,
    ),
    _rule(
        "feedback-reader-missing", "Who reads it",
        "Before people answer they ask themselves who will read it. If it is not said, they assume "
        "the person who decides about them.",
        _READER,
    ),
    _rule(
        "feedback-protection-missing", "What protects those who answer",
        "Honest words need cover: no names, somebody else who reads first, a number of answers "
        "below which nothing is shown. A promise is none, and in a small group neither is the word "
        "“anonymous”.",
        _PROTECTION,
    ),
    _rule(
        "feedback-returns-missing", "What comes back",
        "Who answers once and never hears of it does not answer twice.",
        _RETURNS,
    ),
)  # fmt: skip
