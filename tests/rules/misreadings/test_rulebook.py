"""Rules as data: the built-in ones keep their own examples, a team's are refused with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.errors import UsageProblem
from checklist.format import yaml_out
from checklist.rules.misreadings.listening import Listener
from checklist.rules.misreadings.rulebook import Misreading, build
from checklist.store import rulebooks

BUILT_IN = rulebooks.built_in()
NAMES = (
    "silence-as-agreement", "disengagement-as-laziness", "dashboard-as-experience",
    "quiet-as-coping", "one-size-fits-all", "capacity-assumption", "memo-as-fix",
    "resistance-as-attitude", "open-door-feedback", "no-real-test", "second-hand-evidence",
    "projection",
)  # fmt: skip
OWN = {
    "name": "customer-as-excuse", "title": "Which customer it was", "instead": "one loud customer",
    "ask": "“{quote}”: how many customers said so?", "phrases": ["the customer|customers want*"],
    "fires": ["The customer wants it."], "silent": ["9 of 12 customers asked for it."],
}  # fmt: skip


def rule(**changed: Any) -> dict[str, Any]:
    """The team's rule of these tests, with some of its keys changed; None takes one out."""
    return {key: value for key, value in {**OWN, **changed}.items() if value is not None}


def own(*rules: dict[str, Any]) -> list[tuple[str, bytes]]:
    return [("rules/ours.yaml", yaml_out.dump({"rules": list(rules)}).encode())]


@pytest.mark.parametrize("each", BUILT_IN.rules.values(), ids=lambda each: each.name)
@pytest.mark.parametrize(
    "heard", [Listener(BUILT_IN), rulebooks.listener()], ids=["phrases", "all"]
)
def test_a_rule_finds_what_its_examples_say(each: Misreading, heard: Listener) -> None:
    assert len(each.fires) > 1 and len(each.silent) > 1
    for text in each.fires:
        assert [c.rule for c in heard.challenges(text)] == [each.name], text
    for text in each.silent:
        assert heard.challenges(text) == [], text


def test_all_twelve_misreadings_have_a_rule_and_are_learned() -> None:
    assert tuple(BUILT_IN.rules) == NAMES
    assert sorted(rulebooks.learned().classes[1:]) == sorted(NAMES)


def test_a_teams_rule_stands_beside_the_built_in_ones() -> None:
    book = rulebooks.rulebook(own(rule()))
    (found,) = Listener(book).challenges("The customer wants it on Monday.")
    assert found.question == "“The customer wants it on Monday.”: how many customers said so?"
    assert book.rules["customer-as-excuse"].rule.kind == "misreading"


def test_a_team_translates_a_rule() -> None:
    german = {
        "name": "projection", "ask": "„{quote}“: wessen Tag ist am anderen Ende?",
        "phrases": ["ich fände das (gut|in ordnung)"], "fires": ["Ich fände das gut."],
    }  # fmt: skip
    (found,) = rulebooks.listener(own(german)).challenges("Ich fände das gut.")
    assert found.question == "„Ich fände das gut.“: wessen Tag ist am anderen Ende?"
    assert rulebooks.rulebook(own(german)).rules["projection"].title == "Whose day this is about"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"phrases": ["(the"]}, "nothing can be made of"),
        ({"phrases": "the customer"}, "`phrases` is no list"),
        ({"ask": "how many?"}, "`ask` has no `{quote}`"),
        ({"title": None}, "`title` is missing"),
        ({"name": "Customer!"}, "small letters"),
        ({"pattern": ["x"]}, "`pattern` is no key of a rule"),
        ({"fires": ["Nothing here."]}, "finds nothing in its own example"),
        ({"silent": ["The customer wants it."]}, "finds something in its own example"),
        ({"silent": [7]}, "put it in quotation marks"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_said_with_file_and_rule(
    changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageProblem) as raised:
        rulebooks.rulebook(own(rule(**changed)))
    assert said in raised.value.message
    assert raised.value.message.startswith("rules/ours.yaml: rule ")


@pytest.mark.parametrize("data", [[], {}, {"rules": []}, {"rules": {}}, None, {"rules": ["x"]}])
def test_what_is_no_rulebook_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="rule"):
        build(data)
