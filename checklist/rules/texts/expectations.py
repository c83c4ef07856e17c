"""The rules about expectations, in words; an example is the whole answer."""

from __future__ import annotations

from checklist.rules.finding import NOTE, WARNING, Rule

_EXPECT = "## What we expect <!-- expectations -->\n\n"
_FIRST = "At most 15 of 60 cases since the roll-out lack a next step.\n"
_SECOND = "- **20 %** by 2027-02-08: A shift on an office day is short of people.\n"
_SOUND = f"- **70 %** by 2027-02-08: {_FIRST}{_SECOND}"


def _rule(name: str, severity: str, title: str, why: str, before: str, after: str = _SOUND) -> Rule:
    return Rule(name, "expectations", severity, title, why, _EXPECT + before, _EXPECT + after)


RULES = (
    _rule(
        "not-falsifiable", WARNING, "A statement that can turn out false",
        "“It will improve” is true whatever happens. A number, or something to look at, can "
        "disagree with us.",
        f"- **70 %** by 2027-02-08: Collaboration will improve.\n{_SECOND}",
    ),
    _rule(
        "expectation-date-missing", WARNING, "By when",
        "Without a day an expectation is never wrong, only late.",
        f"- **70 %**: {_FIRST}{_SECOND}",
    ),
    _rule(
        "probability-missing", WARNING, "How likely",
        "A chance, written down before, is the only way to find out how good our forecasts are.",
        f"- **unknown** by 2027-02-08: {_FIRST}{_SECOND}",
    ),
    _rule(
        "probability-extreme", WARNING, "Certain, or impossible",
        "At 0 or 100 % nothing could surprise us, so nothing can be learned.",
        f"- **100 %** by 2027-02-08: {_FIRST}{_SECOND}",
    ),
    Rule(
        "expectations-missing", "expectations", NOTE, "Nothing is expected",
        "Afterwards everybody has known it all along. What was written down before is the only "
        "thing that hindsight cannot change.",

    ),
)  # fmt: skip
