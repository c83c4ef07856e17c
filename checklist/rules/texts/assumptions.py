"""The rules about assumptions and costs, in words; an example is a whole answer."""

from __future__ import annotations

from checklist.rules.finding import WARNING, Rule

_ASSUMPTIONS = (
    "## What are we assuming about people's motivation or capacity? <!-- assumptions -->\n\n"
    "- People in one room hand over better, with the same form.\n"
)

RULES = (
    Rule(
        "not-falsifiable-assumption", "assumptions", WARNING, "What would show that it is wrong",
        "An assumption that could not be false is a belief, and no test will ever touch it. Saying "
        "what one would see makes it a question.",
        _ASSUMPTIONS,
        f"{_ASSUMPTIONS}  - **Wrong if:** More than 14 of 60 cases still lack a next step.\n",
    ),
    Rule(
        "costs-nothing", "assumptions", WARNING, "A change without a price",
        "Somebody pays for every change, in time, ways, money or habits. If nobody can be named, "
        "those who pay were not asked.",
        "- **What it costs, and whom:** Nothing.\n",
        "- **What it costs, and whom:** Commuting time, most for those who live far out.\n",
    ),
)  # fmt: skip
