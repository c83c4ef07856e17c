"""What a text tells about persons: every rule over every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice

from checklist.rules.privacy import numbers, people, quotes
from checklist.rules.privacy import vocabulary as say
from checklist.rules.privacy.detail import EMAIL, GRAVE, NAME, NUMBER, PHONE, Detail, detail
from checklist.rules.privacy.mentions import Mention
from checklist.rules.privacy.names import KOREAN, SPEAKING, SUSPECTS, is_small, names
from checklist.rules.privacy.not_names import ASKING, NOBODY, TELLING, TITLES
from checklist.rules.privacy.spans import sentences, words
from checklist.rules.privacy.wordlists import word_set

_CHUNK = 4096  # characters that are passed over at once
_MOST = 20_000  # sentences of one text that are looked at; a record has hundreds
_DIGITS = re.compile(r"\d\d")
# “She” at the start is somebody of the sentence before.
_WHO_IS_MEANT = re.compile(r"\s*(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Ss]ie|[Ee]r)\b")
_TOKEN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]+")  # Latin letters; faster than every letter
_ASCII = {code: " " for code in range(128) if not chr(code).isalpha()}
_TOMBSTONE = re.compile(r"\[redacted \d{4}-\d\d-\d\d:[^\[\]]{0,400}\]")
_IDENTIFIERS = word_set(
    """
    mrn medical hospital nhs chi kvnr ssn nino national social health medicare medicaid
    insurance policy policyholder patient patientin patienten patientennummer fallnummer
    aufnahmenummer chart record admission versichertennummer versicherungsnummer
    sozialversicherungsnummer krankenversicherungsnummer krankenversichertennummer
    rentenversicherungsnummer steuernummer steuer kundennummer mitgliedsnummer kunden customer
    client member membership subscriber resident pupil student passport ausweis ausweisnummer
    passnummer driving ni staff employee personnel badge payroll personal personalnummer
    mitarbeiternummer mitarbeiter worker dob d date birth birthdate birthday born geboren geb
    geburtsdatum geburtstag bed room bay cubicle bett zimmer
    """
)


def _spelt(low: frozenset[str]) -> frozenset[str]:
    """Words as they stand in a sentence: small, at its start, and in capitals."""
    return low | {word.capitalize() for word in low} | {word.upper() for word in low}


_NUMBERS = _spelt(_IDENTIFIERS)
_PEOPLE = _spelt(people.TELLING | say.PRONOUNS | TITLES | {"sie"})
_PEOPLE |= {"O", "san", "sama", "sensei", *(word.capitalize() for word in KOREAN)}
_SPEAKING = SPEAKING | {word.capitalize() for word in SPEAKING}
_ANY = SUSPECTS.union(_PEOPLE, _NUMBERS, _SPEAKING)  # large, and made at every start: once


def personal(text: str) -> tuple[Detail, ...]:
    """The personal details in a text, in order; places count characters from 0.

    English and German. A passage that was redacted, `[redacted DATE: reason]`, has none.
    """
    found = [
        *islice(numbers.emails(text), _MOST),
        *islice(numbers.phones(text), _MOST),
        *quotes.quotes(text),
    ]
    if "IBAN" in text or "account" in text or "Konto" in text:
        from checklist.rules.privacy.identifiers import accounts  # as below

        found += islice(accounts(text), _MOST)
    before: list[Mention] = []
    previous = -1
    for start, end in islice(_suspicious(text), _MOST):
        if previous != start or (
            text[start - 1 : start] == "\n" and text[start : start + 1] in "-*#"
        ):
            before = []
        before = _sentence(text, start, end, before, found)
        previous = end
    return _tidy(text, found)


def _suspicious(text: str) -> Iterator[tuple[int, int]]:
    """The sentences with a word that could speak of somebody."""
    start = 0
    while start < len(text):
        cut = text.find("\n", start + _CHUNK)
        end = cut + 1 if cut >= 0 else len(text)
        if not _is_clean(text, start, end):
            before = (0, 0)
            for first, last in sentences(text, start, end):
                clean = _is_clean(text, first, last)
                if not clean and before[1] and _WHO_IS_MEANT.match(text, first, last):
                    yield before
                if not clean:
                    yield first, last
                before = (first, last) if clean else (0, 0)
        start = end


def _is_clean(text: str, start: int, end: int) -> bool:
    """Whether no word of a stretch speaks of somebody; most records are done with this."""
    tokens = _tokens(text, start, end)
    live = _ANY.intersection(tokens)
    if not live:
        return True
    if not (SUSPECTS.isdisjoint(live) and _PEOPLE.isdisjoint(live)) or (
        not _SPEAKING.isdisjoint(live) and _speaks_to(tokens)
    ):
        return False
    return not any(_has_number(text, word, start, end) for word in _NUMBERS & live)


def _tokens(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch; in plain English they are parted by a table, which is faster."""
    stretch = text[start:end]
    return stretch.translate(_ASCII).split() if stretch.isascii() else _TOKEN.findall(stretch)


def _has_number(text: str, word: str, start: int, end: int) -> bool:
    """Whether digits stand in a line with this word."""
    at = text.find(word, start, end)
    while at >= 0:
        below = text.find("\n", at, end)
        below = below if below >= 0 else end
        if _DIGITS.search(text, text.rfind("\n", start, at) + 1 or start, below):
            return True
        at = text.find(word, below, end)
    return False


def _speaks_to(tokens: list[str]) -> bool:
    """Whether something that could be a name stands beside “asked”, “told”, “talked to”."""
    for number in compress(count(), map(_SPEAKING.__contains__, tokens)):
        token = tokens[number]
        low = token.lower()
        beside = (
            tokens[number + 1 : number + (2 if low in ASKING else 3)] if low not in TELLING else []
        )
        if low in TELLING or low in ASKING:
            beside += tokens[max(0, number - 1) : number]
        for each in beside:
            if is_small(each) or (
                each[0].isupper() and len(each) > 2 and each.lower() not in NOBODY
            ):
                return True
    return False


def _sentence(
    text: str, start: int, end: int, before: list[Mention], found: list[Detail]
) -> list[Mention]:
    """Add what one sentence tells; the roles that it mentions."""
    sentence = words(text, start, end)
    if not sentence.shown:
        return before
    if not _IDENTIFIERS.isdisjoint(sentence.low):
        from checklist.rules.privacy import identifiers  # its patterns are large, and seldom asked

        found += identifiers.identifiers(text, start, end)
        found += identifiers.in_bed(text, start, end)
    named = names(sentence)
    for first, last in named:
        found.append(detail(NAME, *sentence.place(first, last)))
    details, roles = people.told(sentence, named, before)
    for rule, first, last in details:
        found.append(detail(rule, *sentence.place(first, last)))
    return roles


def _tidy(text: str, found: list[Detail]) -> tuple[Detail, ...]:
    """In order; without what lies inside a graver detail of its kind, or in a tombstone."""
    if not found:
        return ()
    gone = [match.span() for match in _TOMBSTONE.finditer(text)] if "[redacted" in text else []
    kept: list[Detail] = []
    inside: dict[str, int] = {}
    grave = 0
    for each in sorted(
        set(found), key=lambda each: (each.start, each.rule not in GRAVE, -each.end)
    ):
        if any(first <= each.start and each.end <= last for first, last in gone):
            continue
        if each.start < max(
            inside.get(each.rule, 0), grave if each.rule in (EMAIL, PHONE, NUMBER, NAME) else 0
        ):
            continue
        kept.append(each)
        inside[each.rule] = each.end
        grave = max(grave, each.end) if each.rule in GRAVE else grave
    return tuple(kept)
