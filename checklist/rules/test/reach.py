"""How far a test goes: everybody is in it, there is no way back, or it comes too late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checklist.model.dates import iso
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.said import holds
from checklist.rules.test.parts import KEY, parts_of
from checklist.rules.test.signs import tokens
from checklist.rules.test.vocabulary import WORDS

# Words behind “all” or “everyone” that say: only all of these.
_SOME_OF = (
    r"(?!\s+(?:\w+\s+)?(?:in|on|of|from|at|who|that|whose|which|with|within|volunteer\w*|aus|im|vom"
    r"|von|die|der)\b)"
)
_NOT = r"(?<!not )(?<!almost )(?<!nearly )(?<!nicht )(?<!fast )"
_EVERYONE = (
    rf"(?i){_NOT}\b(?:everyone|everybody|all of us|every (?:team|employee|department|site)"
    r"|all (?:the )?(?:staff|employees|teams|people|colleagues|departments|sites|offices|groups)"
    r"|alle (?:mitarbeite\w+|beschäftigten|teams|kolleg\w+|abteilungen|standorte|gruppen)"
    rf"|jeder|sämtliche \w+)\b{_SOME_OF}|^\W*(?:all|alle)\W*$"
)
_WHOLE = (
    rf"(?i){_NOT}\b(?:(?:the )?(?:whole|entire) (?:company|organi[sz]ation|firm|business|workforce)"
    r"|(?:the )?(?:whole|entire) (?:department|hospital|school)"
    r"|(?:company|organi[sz]ation|firm)-?\s?wide|across the (?:company|organi[sz]ation)"
    r"|(?:das |im )?(?:ganze[nsm]?|gesamte[nsm]?) (?:unternehmen|betrieb|firma|belegschaft|haus)"
    r"|unternehmensweit)\b"
)
_TO_ALL = (
    r"(?i)\b(?:all (?:staff|employees|teams)|(?:for|with|to) (?:everyone|everybody|all)"
    rf"|für alle|mit allen|an alle)\b{_SOME_OF}"
)
_LONGEST = 4_000  # characters of a part that are read for a way back
_ALL_HINTS = (
    "every", "all", "jede", "ganz", "entire", "whole", "wide", "across", "gesamt", "sämtlich",
)  # fmt: skip
_LASTING_HINTS = (
    "undo", "rever", "rolled", "back", "return", "permanent", "final", "signed", "cancel",
    "terminat", "umkehr", "widerruf", "zurück", "rückgängig", "vertr",
)  # fmt: skip
_LASTING = (
    r"(?i)\bcan(?:not| ?not|['’]?t) be (?:easily )?(?:undone|reversed|reverted|rolled back)"
    r"|\bno (?:way|going|turning|road) back\b|\bpoint of no return\b|\birreversibl[ey]\b"
    r"|\b(?:is|are|be) (?:permanent|final)\b|\bnot (?:really )?(?:reversible|possible to undo)\b"
    r"|\b(?:contracts?|leases?)\b[^.;]{0,25}\b(?:is|are|was|were|been|already) (?:already )?"
    r"(?:signed|cancelled|canceled|terminated)\b"
    r"|\b(?:un|nicht )umkehrbar|\bunwiderruflich|\bkein (?:zurück|weg zurück)\b"
    r"|\bnicht (?:mehr )?(?:rückgängig|zurückgenommen|zurücknehmen)"
    r"|\b(?:miet)?vertr[aä]ge?\b[^.;]{0,25}\b(?:unterschrieben|gekündigt|unterzeichnet)\b"
)
_STILL_OPEN = (
    r"(?i)\b(?:no|nothing|none|not|until|before|unless|if|never|nor|once|only|kein\w*|nichts"
    r"|nicht|bevor|bis|falls|erst|wenn|only when)\b"
)
_IMPOSSIBLE = re.compile(
    r"(?i)(?:it is |it's |das ist )?(?:impossible|not possible|nicht möglich|unmöglich|no way)\W*"
)


def everyone(case: Case) -> Iterator[Finding]:
    """A test in which everybody takes part is the roll-out."""
    parts = parts_of(case)
    who, tried = parts.get("who", ""), parts.get("try", "")
    words = (
        (re.search(_EVERYONE, who) or re.search(_WHOLE, who))
        if holds(who.lower(), _ALL_HINTS)
        else None
    )
    place, found = "who", words[0].strip() if words else ""
    if not found and holds(tried.lower(), _ALL_HINTS):
        words = re.search(_WHOLE, tried) or (None if who else re.search(_TO_ALL, tried))
        place, found = "try", words[0].strip() if words else ""
    if found:
        yield _everyone(case, f"“{found}”: everybody is in the test", place)
    elif who and (people := _all_people(case)) and _names_all(who, people):
        total = sum(people)
        yield _everyone(case, f"all {total} people who are affected are in the test", "who")


def lasting(case: Case) -> Iterator[Finding]:
    """A test that says itself that there is no way back."""
    parts = parts_of(case)
    for key in ("undo", "try", "stop-if"):
        words = parts.get(key, "")[:_LONGEST]
        found = _IMPOSSIBLE.fullmatch(words) if key == "undo" else None
        if not found and holds(words.lower(), _LASTING_HINTS):
            matches = re.finditer(_LASTING, words)
            found = next((match for match in matches if not _open(words, match)), None)
        if found:
            yield Finding(
                "not-reversible",
                f"“{found[0].strip()}”: the test cannot be undone",
                "Try the part of it that can be taken back within days, or say what would remain.",
                case.part(KEY, key),
            )
            return


def roll_out(case: Case) -> Iterator[Finding]:
    """A change that takes effect before the test could say anything."""
    parts, start = parts_of(case), iso(case.record.get("effective"))
    if not parts or start is None or case.record.status == "withdrawn":
        return
    first, last = iso(parts.get("from", "")), iso(parts.get("until", ""))
    if first and first > start:
        yield Finding(
            "test-after-roll-out",
            f"the test begins on {first}, after the roll-out on {start}",
            "Test before the roll-out, or move the roll-out behind the test's end.",
            case.part(KEY, "from"),
        )
    elif last and last >= start:
        yield _too_early(case, f"the change takes effect on {start}, the test ends on {last}")
    else:
        results = [event.day for event in case.record.events if event.kind == "test-result"]
        day = iso(results[0]) if results else None
        if day and day > start:
            yield _too_early(case, f"the change took effect on {start}, the result is of {day}")


def _everyone(case: Case, message: str, part: str) -> Finding:
    return Finding(
        "everyone-in-test",
        message,
        "Begin with a few who said yes, so that the others show how it goes without it.",
        case.part(KEY, part),
    )


def _too_early(case: Case, message: str) -> Finding:
    return Finding(
        "roll-out-before-result",
        message,
        "Let the roll-out wait for the result, or say in the record that it was settled before.",
        case.part(KEY, "until"),
    )


def _all_people(case: Case) -> list[int]:
    """The people of every group; none where one group's number is not known."""
    groups = [each.key for each in case.checklist.questions if each.kind == "groups"]
    found = [item.get("people") for key in groups for item in case.answer(key).items]
    known = [each for each in found if isinstance(each, int) and each > 0]
    return known if len(known) == len(found) else []


def _names_all(who: str, people: list[int]) -> bool:
    """Whether the numbers in the words are those of all people, in one sum or group by group."""
    sought = {*people, sum(people)}
    if not any(_value(word) in sought for word in who[:400].lower().split()):
        return False
    row = tokens(who[:400])
    signs = "".join(token.sign for token in row) + "$"
    if "O" in signs or "X" in signs:
        return False
    numbers = [(at, row[at].value) for at in range(len(row)) if row[at].sign == "N"]
    # “8 day nurses” are people, “8 days” are none.
    named = [
        n for at, n in numbers if isinstance(n, int) and not re.match("U[^W]", signs[at + 1 :])
    ]
    if len(named) == 1 and named[0] == sum(people):
        at = signs.index("N")
        return signs[at + 1] in "K$.J" or signs[:at].endswith("A")
    return len(named) > 1 and sorted(named) == sorted(people)


def _value(word: str) -> object:
    """The whole number that a word stands for; None when it stands for none."""
    bare = word.strip(".,;:()")
    if bare[:1].isdigit():
        return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None
    meaning = WORDS.get(bare)
    return meaning[1] if meaning and meaning[0] == "N" else None


def _open(words: str, match: re.Match[str]) -> bool:
    """Whether the clause denies or conditions what the words say."""
    clause = re.split(r"[.;,:]", words[: match.start()])[-1]
    inside = re.search(r"\b(?:not|no|nicht|kein\w*)\b", match[0]) if "sign" in match[0] else None
    following = re.split(r"[.;:]", words[match.end() :])[0]
    return bool(
        re.search(_STILL_OPEN, clause)
        or inside
        or re.match(r"\W*(?:only )?(?:until|unless|bevor|erst)\b", following)
    )


CHECKS = (everyone, lasting, roll_out)
