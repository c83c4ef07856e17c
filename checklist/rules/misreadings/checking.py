"""The check of a record: what its answers take for knowledge, as a question about their words."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.rules.case import Case, Stretch
from checklist.rules.finding import Finding
from checklist.rules.misreadings.listening import Challenge, Listener
from checklist.rules.said import word_set

# Parts that say when, how much or by whom, in words that take nothing for granted.
_ASIDE = word_set(
    "group from until when baseline go-on-if stop-if undo wrong-if how-much who reader owner"
)
_MOST = 300  # challenges of one record; listening takes its time
# Questions about what may come; a forecast or a cost is meant to be a guess.
_GUESSES = frozenset(("expectations", "look-again-if", "still-open"))


def heard(case: Case, listener: Listener) -> Iterator[tuple[Stretch, Challenge]]:
    """The challenges of a record, each with the stretch of an answer that it is about.

    What is called an assumption, as evidence or with what would prove it wrong, takes nothing for
    knowledge.
    """
    doubted = set(_doubted(case))
    for stretch in case.stretches:
        aside = stretch.label in _ASIDE or stretch.key in _GUESSES or stretch.start in doubted
        if aside or case.redacted(stretch.text):
            continue
        yield from ((stretch, challenge) for challenge in listener.challenges(stretch.text))


def _doubted(case: Case) -> Iterator[int]:
    """Where items begin that are called assumptions."""
    for region in case.reading.regions.values():
        for piece in region.pieces:
            item = piece.value
            if isinstance(item, dict) and (item.get("kind") == "assumed" or "wrong-if" in item):
                yield piece.start


def check(case: Case, listener: Listener) -> Iterator[Finding]:
    """A finding for each challenge; words that were kept with a reason carry it.

    Behind very many of them nothing more is listened to, which the last finding says.
    """
    for number, (stretch, challenge) in enumerate(heard(case, listener)):
        if number == _MOST:
            yield Finding(
                challenge.rule, "from here on, nobody listened for further misreadings",
                "Settle what is listed; the next check goes on.", case.at(stretch.start),
            )  # fmt: skip
            return
        kept = dict(case.answer(stretch.key).kept)
        yield _finding(case, stretch, challenge)._replace(silenced=kept.get(challenge.rule, ""))


def _finding(case: Case, stretch: Stretch, challenge: Challenge) -> Finding:
    words = stretch.text[challenge.start : challenge.end]
    place = case.find(words, stretch.start, stretch.end, stretch.key)
    quoted, _, asked = challenge.question.partition("”: ")
    message, settle = (f"{quoted}”", asked) if asked else (challenge.question, "Look, or ask.")
    return Finding(challenge.rule, message, settle[:1].upper() + settle[1:], place)
