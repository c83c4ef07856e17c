"""Listening to an answer: which words take a weak sign for knowledge, and what to ask of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checklist.rules.misreadings.features import flat, is_word
from checklist.rules.misreadings.learned import Learned
from checklist.rules.misreadings.phrases import place, says
from checklist.rules.misreadings.rulebook import Misreading, Rulebook
from checklist.rules.misreadings.sentences import Sentence, Unit, units

_LONGEST = 200  # characters of a quote
_MOST = 200_000  # characters of a text that are looked at
_CUT = 0.6  # how likely it must be in a longer text, whose other sentences may take it back
_REMEMBERED = 4096  # texts whose judgement is kept for the next record
_FEWEST = 4  # words from which on something was learned; fewer are a name
_CERTAIN = 1.0  # the strength of a phrase that a rule names
_NOT = re.compile(r"(?i)\b(?:not|never|cannot|hardly|without|\w+n['’]t|nicht|nie|kein\w*|ohne)\b")
_CLAUSE = re.compile(r"[,;:–—()]|\s-\s")
_Named = list[tuple[Misreading, bool]]  # the rules that a sentence names, and whether in earnest
_OPENING = '"“„«'
_CLOSING = '"”“»'


class Challenge(NamedTuple):
    """A question about some words: the rule, the words, where they begin and end, how strong."""

    rule: str
    quote: str
    question: str
    start: int
    end: int
    strength: float


class Listener:
    """The rules, and what was learned; without the latter only the rules' own phrases count."""

    def __init__(self, rulebook: Rulebook, learned: Learned | None = None) -> None:
        self.rulebook = rulebook
        self.learned = learned
        # Many records say the same of who asks, and of what comes back.
        self._chances = lru_cache(_REMEMBERED)(self._judged)

    def challenges(self, text: str) -> list[Challenge]:
        """What to ask about a text, in its order; no words are asked about twice."""
        text = text[:_MOST]
        heard: dict[int, _Named] = {}
        found: list[Challenge] = []
        for unit in units(text):
            # The precise rules speak first: what they find, and what they take back.
            for each in unit.sentences:
                if each.start not in heard:
                    heard[each.start] = self._matches(text, each)
            named, cleared = self._named(text, unit, heard)
            found += named or self._heard(text, unit, cleared)
        return _apart(found)

    def _matches(self, text: str, sentence: Sentence) -> _Named:
        """The rules of which a phrase stands in a sentence, each once, and whether it counts."""
        words = sentence.words
        found: list[tuple[Misreading, bool]] = []
        seen: set[str] = set()
        for rule, phrase in self.rulebook.phrases_in(frozenset(words)):
            if rule.name not in seen and (at := place(phrase, words)) is not None:
                seen.add(rule.name)
                said = text[sentence.start : sentence.end]
                found.append((rule, _in_earnest(said, _place(said, words, at))))
        return found

    def _named(
        self, text: str, unit: Unit, heard: Mapping[int, _Named]
    ) -> tuple[list[Challenge], set[str]]:
        """Words that a rule's own phrases name; and the rules whose words are taken back."""
        found, cleared = [], set[str]()
        for each in unit.sentences:
            for rule, counts in heard[each.start]:
                if counts and not says(rule.clears, unit.words):
                    found.append(self._challenge(rule, text, each.start, each.end, _CERTAIN))
                else:
                    cleared.add(rule.name)
        return found, cleared

    def _heard(self, text: str, unit: Unit, cleared: set[str]) -> list[Challenge]:
        """What was learned to be the likeliest misreading of a unit, if it is likely enough."""
        if not self.learned:
            return []
        name, chance = next(iter(self._chances(unit.words).items()), ("", 0.0))
        rule = self.rulebook.rules.get(name)
        if not rule or name in cleared or chance < self.learned.threshold[name]:
            return []
        if unit.cut and chance < _CUT:
            return []
        start, end = self._carrier(unit, name)
        if asks(text[start:end]) or says(rule.clears, unit.words):
            return []
        return [self._challenge(rule, text, start, end, chance)]

    def _judged(self, words: tuple[str, ...]) -> Mapping[str, float]:
        """How likely each misreading is in some words, the likeliest first; none in a name."""
        if not self.learned or sum(map(is_word, words)) < _FEWEST:
            return {}
        chances = self.learned.chances(words)
        return dict(sorted(chances.items(), key=lambda each: -each[1]))

    def _carrier(self, unit: Unit, name: str) -> tuple[int, int]:
        """The sentence of a unit that carries it alone, else the whole unit."""
        if len(unit.sentences) == 1 or not self.learned:
            return unit.start, unit.end
        alone = [
            (self._chances(each.words).get(name, 0.0), each.start, each.end)
            for each in unit.sentences
        ]
        chance, start, end = max(alone, key=lambda each: each[0])
        return (start, end) if chance >= self.learned.threshold[name] else (unit.start, unit.end)

    def _challenge(
        self, rule: Misreading, text: str, start: int, end: int, strength: float
    ) -> Challenge:
        quote = _shortened(text[start:end])
        question = rule.ask.replace("{quote}", quote)
        return Challenge(rule.name, quote, question, start, end, strength)


def _in_earnest(sentence: str, place: int) -> bool:
    """Whether words stand at a place in earnest: no question, quotation or denial."""
    if asks(sentence) or quoted(sentence, place):
        return False
    return not _NOT.search(_CLAUSE.split(sentence[:place])[-1])


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return sentence.rstrip("\"”'’) ").endswith("?")


def quoted(sentence: str, place: int) -> bool:
    """Whether a place stands inside quotation marks."""
    inside = False
    for letter in sentence[:place]:
        if letter == '"':
            inside = not inside
        elif letter in _OPENING and not inside:
            inside = True
        elif letter in _CLOSING:
            inside = False
    return inside


def _place(sentence: str, words: Sequence[str], number: int) -> int:
    """Where a word stands in a sentence, by the words before it."""
    place, plain = 0, flat(sentence)
    for word in words[:number]:
        at = plain.find(word, place) if word != "#" else -1
        place = at + len(word) if at >= 0 else place
    return place


def _shortened(words: str) -> str:
    """Words on one line, cut at a blank where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _apart(found: Sequence[Challenge]) -> list[Challenge]:
    """Of challenges about the same words the strongest, the shorter one where both are alike."""
    if not found:
        return []
    kept: list[Challenge] = []
    for each in sorted(found, key=lambda c: (-c.strength, c.end - c.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda c: (c.start, c.rule))
