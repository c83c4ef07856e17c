"""Assumptions: what would show that one is wrong, and whether the change costs anybody anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.said import nothing, redacted

_WRONG_IF = (
    r"(?i)\b(?:(?:it is |this is |we are |i am |i'm |we're )?wrong (?:if|when)|if (?:this is |"
    r"it is |i'm |we're )?wrong|"
    r"(?:false|disproved|refuted) (?:if|when|by)|falsch,? (?:wenn|falls)|(?:wider|ge)legt,? wenn|"
    r"wenn falsch)\b"
)
_NEVER = re.compile(
    r"(?i)(?:(?:it|this|that) )?(?:never|can(?:not|'t|’t) be (?:wrong|false)|(?:is |"
    r"is just )?obvious|"
    r"impossible|nie(?:mals)?|unmöglich|kann nicht (?:falsch|sein)|(?:ist )?offensichtlich)[.!]*"
)
_NO_COST = re.compile(
    r"(?i)(?:(?:it|this|that|the change|das|es|die änderung) )?(?:(?:costs?|kostet|has|have|"
    r"there (?:is|are)|hat) )?"
    r"(?:none|nothing|nil|nobody|no[ -]?one|zero|0|free|no (?:real |extra |"
    r"additional )?(?:costs?|price|downsides?|drawbacks?)|"
    r"keine?n?|nichts|niemand(?:en|em)?|null|kostenlos|keine(?:n)? (?:kosten|nachteile?|preis)|"
    r"doesn['’]?t cost (?:anything|anybody anything|anyone anything)|does not cost anything)"
    r"(?: (?:at all|really|whatsoever|to (?:speak of|anyone|anybody|us)|for (?:anyone|anybody|"
    r"us)|pays?|"
    r"anybody|anyone|überhaupt|wirklich|zahlt|bezahlt|irgendwen|jemanden))*"
)
_LONGEST = 80


def falsifiable(case: Case) -> Iterator[Finding]:
    """An assumption that does not say what would show that it is wrong."""
    for question, answer in case.questions("statements"):
        sign = question.part("wrong-if")
        if answer.skipped or sign is None:
            continue
        for item, place in case.items(question.key):
            text, wrong_if = str(item.get("text", "")), item.get("wrong-if")
            never = nothing(wrong_if) or _NEVER.fullmatch(str(wrong_if).strip()[:_LONGEST])
            if text and never and not redacted(item) and not re.search(_WRONG_IF, text):
                label = case.reading.wording.say(sign.label)
                yield Finding(
                    "not-falsifiable-assumption",
                    "it does not say what would show that this assumption is wrong",
                    f"Add a line below it, “{label}: …”, with what you would then see.",
                    place,
                )


def costs(case: Case) -> Iterator[Finding]:
    """A change that is said to cost nobody anything."""
    said = case.answer("costs").text.strip().rstrip(".!")
    if len(said) <= _LONGEST and _NO_COST.fullmatch(said):
        yield Finding(
            "costs-nothing",
            f"“{said}”: the record says that nobody pays for this change",
            "Say whose time, way, money or habit it costs; ask those who would lose most.",
            case.question("costs"),
        )


CHECKS = (falsifiable, costs)
