"""Every rule is told in words: a title, why it matters, and an example with its settled form."""

from __future__ import annotations

import re

import pytest

from checklist.rules.catalog import KINDS, of_kind, rules
from checklist.rules.finding import SEVERITIES, Rule


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_looks_for_and_why(rule: Rule) -> None:
    assert rule.severity in SEVERITIES
    assert re.fullmatch(r"[A-Z][^A-Z].*[^.]", rule.title)
    assert re.fullmatch(r"(?s).+[.?]”?", rule.why)
    assert {type(rule.before), type(rule.after)} == {str}
    assert bool(rule.before) == bool(rule.after)
    assert not rule.before or rule.before != rule.after


def test_a_rule_is_of_the_kind_under_which_it_is_found() -> None:
    assert {kind: {rule.kind for rule in of_kind(kind)} for kind in KINDS} == {
        kind: {kind} for kind in KINDS
    }
