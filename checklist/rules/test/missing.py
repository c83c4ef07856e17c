"""What a small test does not say: what is tried, how it is today, its threshold, its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checklist.model.dates import iso
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.test.parts import KEY, excused, nothing, parts_of, refusal

_LENGTH = r"(?:days?|weeks?|months?|sprints?|shifts?|tage?n?|wochen?|monate?n?)\b"
_SOME = r"(?:\d+|an?|one|two|three|four|six|eine?n?|zwei|drei|vier|sechs)"


class _Part(NamedTuple):
    """A part that a test needs: the rule, what to say, and the words that say it elsewhere."""

    key: str
    rule: str
    message: str
    settle: str
    elsewhere: str


# Patterns are words here and below: `re` builds them when a record needs them, not at the start.
_PARTS = (
    _Part(
        "baseline",
        "baseline-missing",
        "the test does not say how it is today",
        "Write today's count, or what you see today: without it no result can be called better.",
        r"(?i)\b(?:baseline|today|currently|so far|instead of|than the"
        r"|heute|bisher|derzeit|statt)\b",
    ),
    _Part(
        "go-on-if",
        "threshold-missing",
        "the test does not say what result would let you go on",
        "Name a result that may fail to come: a count, or something that people would see.",
        r"(?i)\b(?:go on|right|success|continue|weiter|erfolg)\b.{0,20}\b(?:if|when|wenn)\b"
        r"|\b(?:at most|at least|(?:fewer|more) than|höchstens|mindestens)\b",
    ),
    _Part(
        "until",
        "end-missing",
        "the test has no end",
        "Add the day on which it ends and somebody looks, such as 2026-12-18.",
        rf"(?i)\b(?:until|till|bis|ends?|endet)\b|\b{_SOME} (?:\w+ )?{_LENGTH}",
    ),
    _Part(
        "undo",
        "undo-missing",
        "the test does not say how it is undone",
        "Write how people get back to where they are today, and how long that takes.",
        r"(?i)\b(?:undo|undone|revert|reversed?|rolled back|go(?:es)? back|back to|rückgängig"
        r"|zurück)\b",
    ),
    _Part(
        "stop-if",
        "stop-missing",
        "nothing is named that would end the test early",
        "Name what would be reason enough to stop, and who may say so.",
        r"(?i)\b(?:stop|abort|cancel|abbrechen|beenden|abbruch)\b",
    ),
)
# A whole threshold that names nothing to see: “if it works well”, “people like it”.
_VAGUE = (
    r"(?:(?:only )?(?:if|when) )?(?:"
    r"(?:it|this|that|the (?:\w+ ){0,1}\w+|everything|things)(?: all)? (?:works?|worked|goes|went|"
    r"is going|helps?|helped|succeeds?|improves?|runs?|feels?|looks?|is|was)(?: out)?"
    r"(?: really| very| pretty)?(?: well| fine| good| ok| okay| better| right| smoothly"
    r"| successful| a success| accepted| well received| an improvement)?"
    r"|(?:the )?(?:people|everyone|everybody|most|staff|team|they|we)(?: people)?"
    r" (?:(?:are|is|seem|seems|feel|feels) (?:happy|satisfied|fine|ok|okay|good|positive|on board"
    r"|pleased|content|comfortable)(?: with it| about it)?|(?:likes?|loves?|accepts?) (?:it|this))"
    r"|(?:good|positive)(?: feedback| results?| response| experience)?"
    r"|(?:we (?:will|'ll) |we'll )?(?:just )?see(?: how it goes)?"
    r"|success|successful|improvement|better|works|it's (?:fine|good|better|ok|okay)"
    r"|(?:wenn )?(?:es|alles|das)(?: gut)? (?:klappt|funktioniert|läuft|geht)(?: gut)?"
    r"|(?:wenn )?(?:die )?(?:leute|alle|mitarbeitenden|das team) (?:sind |ist )?(?:zufrieden"
    r"|glücklich)(?: sind| ist)?|erfolg|erfolgreich|besser)"
)
_LONGEST = 80  # characters; what is longer says more than that it works


def missing(case: Case) -> Iterator[Finding]:
    """Parts that are not answered, unless the words elsewhere in the test say it."""
    parts = parts_of(case)
    if not parts:
        return
    if refused := _refused(case, parts):
        yield refused
        return
    notes = case.answer(KEY).notes
    if "try" in parts and nothing(parts["try"]) and not notes:
        yield Finding(
            "try-missing",
            "the test does not say what is tried",
            "Write what a few people do differently while it runs.",
            case.part(KEY, "try"),
        )
    for part in _PARTS:
        words = parts.get(part.key)
        if words is None or not nothing(words):
            continue
        others = " ".join((notes, *(text for key, text in parts.items() if key != part.key)))
        if not re.search(part.elsewhere, _elsewhere(part.key, parts, notes, others)):
            yield Finding(part.rule, part.message, part.settle, case.part(KEY, part.key))


def threshold(case: Case) -> Iterator[Finding]:
    """A threshold that every result would meet: “it works”."""
    words = parts_of(case).get("go-on-if", "")
    if words and len(words) <= _LONGEST and not re.search("[0-9]", words) and not excused(words):
        bare = " ".join(words.lower().replace("’", "'").strip(" .!").split())
        if re.fullmatch(_VAGUE, bare):
            yield Finding(
                "threshold-missing",
                f"“{words}” does not say what you would see",
                "Say by what you would notice: a count, or what people do or say then.",
                case.part(KEY, "go-on-if"),
            )


def end(case: Case) -> Iterator[Finding]:
    """A test that ends before it begins."""
    parts = parts_of(case)
    first, last = iso(parts.get("from", "")), iso(parts.get("until", ""))
    if first and last and last < first:
        yield Finding(
            "end-missing",
            f"the test ends on {last}, before it begins on {first}",
            "Correct one of the two days.",
            case.part(KEY, "until"),
        )


def _refused(case: Case, parts: Mapping[str, str]) -> Finding | None:
    """Words that say there is no test, and nothing else."""
    words = refusal(parts, case.answer(KEY).notes)
    if not words:
        return None
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return Finding(
        "try-missing",
        f"nothing is tried: “{shown}”",
        "Name one thing that a few people could try, how it is today, what would let you go on, "
        "the day it ends and the way back; or skip it with the reason.",
        case.part(KEY, "try"),
    )


def _elsewhere(key: str, parts: Mapping[str, str], notes: str, others: str) -> str:
    """Where a part may stand instead: beside the figure for the baseline, else anywhere."""
    if key == "baseline":
        return f"{parts.get('go-on-if', '')} {notes}"
    return notes if key in ("go-on-if", "stop-if") else others


CHECKS = (missing, threshold, end)
