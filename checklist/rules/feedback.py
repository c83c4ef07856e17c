"""Feedback: the channel, the day, who reads it, what protects those who answer, what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checklist.model.record import Answer
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.said import nothing, redacted, timed

_KEY = "feedback"
_OWNER = (
    r"(?i)(?:only |just |nur |zuerst )*(?:me|i|myself|i do|i will|i read (?:it|them|everything)|"
    r"me (?:alone|only|first|personally)|"
    r"the boss|my boss|ich|nur ich|mich|der chef|die chefin|chef)(?:,? (?:only|alone|first|"
    r"personally|allein|selbst|zuerst|persönlich))?[.!]*"
)
# What makes an answer safe. The word “anonymous” alone does not, least of all in a small group.
_PROTECTS = (
    r"(?i)no names?\b|without (?:a |any )?names?|(?:ohne|keine) namen?|paper slips?|"
    r"\bslips? in\b|\bbox\b|"
    r"briefkasten|zettel|\burne|ombuds|vertrauensstelle|\bexternal|\bextern|\bneutral|third party|"
    r"outside (?:of )?(?:the|our|my)|not in (?:our|my|the) line|außerhalb|aggregat|only counts|"
    r"counts only|only totals|zusammengefasst|shuffled|retyped|abgetippt|"
    r"(?:at least|fewer than|less than|below|under|mindestens|unter|weniger als) \w+ "
    r"(?:answers|replies|responses|antworten)|no (?:sender|log-?in)|untraceable|nicht zurückverfolg"
)
_ANONYMOUS = r"(?i)\b(?:anonym\w*|confidential\w*|vertraulich\w*)"
_PROMISE = re.compile(
    r"(?i)(?:(?:you |they |people |everyone )?(?:can |should )?trust(?: me| us)?|trust|my word|"
    r"i promise.*|"
    r"i (?:won['’]?t|will not|don['’]?t|do not) tell.*|i keep it (?:to myself|quiet|private)|"
    r"goodwill|"
    r"(?:they |people )?have nothing to fear|nothing to fear|vertrauen|ich (?:verspreche|sage|"
    r"erzähle|behalte).*|"
    r"mein wort|niemand muss .*)[.!]*"
)
_READS = r"(?i)\b(?:reads?|goes to|go to|liest|lesen|geh(?:t|en) an)\b"
_COMES_BACK = (
    r"(?i)\b(?:back|shared?|reports?|reported|publish\w*|results?|present\w*|zurück\w*|ergebnis\w*|"
    r"berichte\w*|mitgeteilt|vorgestellt|veröffentlicht)\b"
)


class _Lack(NamedTuple):
    rule: str
    message: str
    settle: str


_CHANNEL = _Lack(
    "feedback-channel-missing",
    "it does not say how people will be asked",
    "Name the channel: three anonymous questions, a talk with the representative, a box for slips.",
)
_DATE = _Lack(
    "feedback-date-missing",
    "it does not say when people will be asked",
    "Add the day, such as 2027-01-29; without one nobody notices when it does not happen.",
)
_READER = _Lack(
    "feedback-reader-missing",
    "it does not say who reads the answers",
    "Name who reads them first, as a role; best somebody who decides nothing about them.",
)
_PROTECTION = _Lack(
    "feedback-protection-missing",
    "it does not say what protects the people who answer",
    "Say how somebody can answer without you knowing who: no names, a box, at least eight answers.",
)
_RETURNS = _Lack(
    "feedback-returns-missing",
    "it does not say what people get back",
    "Promise what comes back and when: counts, what we change, what we won't and why.",
)


def parts(case: Case) -> Iterator[Finding]:
    """Each part of the answer that is missing; words outside of the parts count as well."""
    question, answer = case.checklist.question(_KEY), case.answer(_KEY)
    if question is None or question.kind != "parts" or answer.skipped or not answer.given:
        return
    if redacted(answer.notes):
        return
    known = {part.key for part in question.parts}
    for key, lack in _lacks(answer):
        if key in known and not redacted(answer.parts.get(key)):
            yield Finding(*lack, case.part(_KEY, key))


def _lacks(answer: Answer) -> Iterator[tuple[str, _Lack]]:
    said = {key: str(words) for key, words in answer.parts.items() if not nothing(words)}
    notes = answer.notes
    if "how" not in said and not notes:
        yield "how", _CHANNEL
    if "when" not in said and not timed(f"{said.get('how', '')} {notes}"):
        yield "when", _DATE
    if "reader" not in said and not re.search(_READS, f"{said.get('how', '')} {notes}"):
        yield "reader", _READER
    if not _protected(said, notes):
        yield "protection", _protection(said, notes)
    if "returns" not in said and not re.search(_COMES_BACK, notes):
        yield "returns", _RETURNS


def _protected(said: dict[str, str], notes: str) -> bool:
    """Whether anything protects those who answer; a promise of the reader's is no protection."""
    words = said.get("protection", "")
    if words and not _PROMISE.fullmatch(words.strip()[:200]):
        return True
    if any(map(redacted, said.values())):
        return True
    return bool(re.search(_PROTECTS, " ".join([*said.values(), notes])))


def _protection(said: dict[str, str], notes: str) -> _Lack:
    reader = said.get("reader", "").strip()
    if reader and re.fullmatch(_OWNER, reader[:60]):
        return _PROTECTION._replace(
            message=f"the only reader is “{reader}”, and nothing protects the people who answer"
        )
    if words := said.get("protection"):
        flat = " ".join(words.split())[:60]
        return _PROTECTION._replace(
            message=f"“{flat}” is a promise, and nothing else protects the people who answer"
        )
    if found := re.search(_ANONYMOUS, " ".join([*said.values(), notes])):
        return _PROTECTION._replace(message=f"it says “{found[0]}”, and not what makes it so")
    return _PROTECTION


CHECKS = (parts,)
