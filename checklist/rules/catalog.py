"""All rules by name, with their words; a kind's words are read when somebody asks for them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from checklist.rules.finding import Rule

# The kinds of rules, in the order in which people meet them; misreadings are in a rulebook.
KINDS = (
    "form", "time", "unheard", "evidence", "assumptions", "test", "feedback", "expectations",
    "privacy",
)  # fmt: skip


@cache
def of_kind(kind: str) -> tuple[Rule, ...]:
    """The rules of one kind; none where there are none yet."""
    rules: tuple[Rule, ...] = import_module(f"checklist.rules.texts.{kind}").RULES
    return rules


@cache
def rules() -> dict[str, Rule]:
    """Every rule but the misreadings, by name."""
    return {rule.name: rule for kind in KINDS for rule in of_kind(kind)}
