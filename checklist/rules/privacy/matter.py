"""Whether a change is about one person: that is no policy, and no record should hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.rules.privacy.mentions import mentions_in
from checklist.rules.privacy.names import names
from checklist.rules.privacy.spans import Words, sentences, words

# What is done to one person: discipline, dismissal, a judgement of the work.
_ACTS = re.compile(
    r"(?i)\b(?:(?:must|has to|needs to|should|shall|will have to|to) improve(?=\s*(?:[.,;!]|"
    r"$|or\b|by\b|within\b|until\b|before\b|fast\b|soon\b|quickly\b|his\b|her\b|"
    r"in \w+ (?:weeks|months)))|"
    r"(?:improve|shape up|change) or (?:leave|go|be|quit|ship)\b|shape up|"
    r"performance (?:improvement )?plan|improvement plan|PIP\b|underperform\w*|poor performance|"
    r"dismiss(?:ed|al)?|terminat(?:e|ed|ion)|sack(?:ed)?|be fired|is fired|get rid of|"
    r"demot(?:e|ed|ion)|"
    r"let (?:\w+ ){1,3}go|be let go|is let go|has to go|must go|must leave|has to leave|"
    r"should leave|"
    r"suspend(?:ed)? (?:from|without)|(?:written|formal|final|first|last) warning|disciplin\w+|"
    r"on probation|extend (?:his|her|the) probation|bad attitude|attitude problem|misconduct|"
    r"abmahn\w*|abgemahnt|kündig(?:en|ung)|gekündigt|entlassen|entlassung|versetzen|versetzt|"
    r"muss (?:sich verbessern|gehen|besser werden)|schlechte leistung|minderleist\w+)\b"
)
_ROLE_FIRST = re.compile(
    r"^(?:[A-Z][\w-]+ )*(?:Head|Manager|Lead|Director|Officer|Deputy)\b(?! of all)"
)
_ONE = re.compile(
    r"(?i)^\W*(?:(?:just |only )?(?:one|1) (?:person|employee|colleague)\b|eine person\b)"
)


def is_about_one_person(change: str, because: str = "", applies_to: str = "") -> bool:
    """Whether the change names one person and what should become of them.

    `because` and `applies_to` help where the change itself does not say whom it means.
    """
    if any(_judges_one(change, sentence) for sentence in _sentences(change)):
        return True
    judged = bool(_ACTS.search(change)) or any(
        _judges_one(because, sentence) for sentence in _sentences(because)
    )
    return judged and _is_one(applies_to)


def _judges_one(text: str, sentence: Words) -> bool:
    act = _ACTS.search(text, sentence.start, sentence.end)
    if not act or not sentence.shown:
        return False
    if _ROLE_FIRST.match(text[sentence.start : act.start()]):
        return bool(re.search(r"(?i)improve|leave|go\b|performance", act[0]))
    return any(
        each.kind in ("name", "role", "definite") or (each.kind == "he" and each.first < 3)
        for each in mentions_in(sentence, names(sentence))
        if not _does_it(sentence, each.last, act.start())
    )


def _does_it(sentence: Words, last: int, act: int) -> bool:
    """Whether the person is the one who acts: “the manager signs every dismissal”."""
    between = [
        word for word, at in zip(sentence.low, sentence.at, strict=True)
        if at < act and at > sentence.at[last]
    ]  # fmt: skip
    return not _ACTING.isdisjoint(between)


_ACTING = frozenset(
    (
        "signs", "approves", "decides", "gives", "issues", "handles", "reviews", "checks",
        "announces", "explains", "may", "can", "tells", "asks", "unterschreibt", "entscheidet",
    )
)  # fmt: skip


def _is_one(applies_to: str) -> bool:
    if _ONE.match(applies_to):
        return True
    for sentence in _sentences(applies_to):
        kinds = [each.kind for each in mentions_in(sentence, names(sentence))]
        return kinds in (["name"], ["role"], ["definite"])
    return False


def _sentences(text: str) -> Iterator[Words]:
    for start, end in sentences(text, 0, len(text)):
        yield words(text, start, end)
