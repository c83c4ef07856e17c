"""The parts of the answer about the small test, and whether they say anything."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checklist.rules import said
from checklist.rules.case import Case

KEY = "test"
# For these parts a rule of this kind speaks when they say nothing; no other rule needs to.
SPOKEN_FOR = ("try", "baseline", "go-on-if", "until", "undo", "stop-if")
_UNKNOWN = re.compile(
    r"(?i)(?:i )?(?:not (?:yet )?known|not known yet|don['’]?t know(?: yet)?|no idea(?: yet)?|no"
    r"|later|to be (?:done|defined|decided|determined|confirmed|added)"
    r"|(?:ich )?weiß (?:ich )?(?:noch )?nicht|folgt(?: noch)?)[.!]?"
)
# How a clause begins that refuses: “there is no need to pilot this”, “we will see how it goes”.
_LEAD = (
    r"(?:(?:and|but|so|then|there|is|there's|we|i|it|it's|this|that|will|we'll|i'll|need|have|do|us|"
    r"let|let's|just|es|das|wir|ist|brauchen|machen|dann|werden|ein|a|at all|yet) ){0,5}"
)
_REFUSED = (
    rf"(?i){_LEAD}(?:no need (?:to|for)\b.{{0,12}}\b(?:pilot|test|try|trial|experiment)"
    r"|see (?:how it goes|what happens)|wait and see\b|no (?:pilot|test|trial|experiment)\b"
    r"|not (?:needed|necessary|required)\b|(?:do it|roll it out)$"
    r"|kein(?:en|e)? (?:test|versuch|pilot|probelauf)|nicht (?:nötig|notwendig)\b"
    r"|(?:wir )?(?:schon )?sehen\b|mal (?:sehen|schauen)\b|schauen wir mal\b)"
)
# One of these is in every refusal: a quick look before the careful one.
_HINTS = ("no ", "not ", "see", "do it", "roll", "kein", "nicht", "sehen", "schauen")
_CLAUSES = re.compile(r"[.,;:!]+(?:\s+|$)")
_SKIPPED = re.compile(r"(?:Skipped|Übersprungen):\s*\S")


def parts_of(case: Case) -> Mapping[str, str]:
    """What was said to each part of the test that the checklist asks for, "" for those left out.

    Empty when there is no test to look at: not asked, not answered, skipped, or answered in a form
    that has no parts.
    """
    return case.once(_parts)


def _parts(case: Case) -> Mapping[str, str]:
    question, answer = case.checklist.question(KEY), case.answer(KEY)
    if question is None or question.kind != "parts" or answer.skipped:
        return {}
    if not answer.parts and not answer.notes:
        return {}
    return {part.key: str(answer.parts.get(part.key, "")).strip() for part in question.parts}


def nothing(words: str) -> bool:
    """Whether the words of a part are missing, or only keep its place free."""
    return said.nothing(words) or (len(words) < 40 and bool(_UNKNOWN.fullmatch(words)))


def excused(words: str) -> bool:
    """Whether a part says why it has no answer, or had one that was erased."""
    return bool(_SKIPPED.match(words)) or said.redacted(words)


def refusal(parts: Mapping[str, str], notes: str) -> str:
    """The words that say there is no test, on one line; "" where anything is tried."""
    words = parts.get("try", "") or notes
    if not said.holds(words.lower(), _HINTS):
        return ""
    words = " ".join(words.split()).lstrip("-* ")
    refusing = [bool(re.match(_REFUSED, clause)) for clause in _CLAUSES.split(words) if clause]
    bare = all(nothing(text) for key, text in parts.items() if key != "try")
    return words if refusing and (all(refusing) or (bare and refusing[0])) else ""
