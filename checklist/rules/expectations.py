"""Expectations: a statement that can turn out false, by a day, with an honest chance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checklist.model.life import ENDED
from checklist.rules.case import Case
from checklist.rules.finding import Finding, Place
from checklist.rules.said import holds, nothing

_LONGEST = 400
# Hopes, in small letters: what gets better without a word about how one would see it.
_ABSTRACT = (
    r"collaboration|communication|cooperation|co-operation|teamwork|culture|engagement|motivation|"
    r"morale|mood|trust|atmosphere|climate|spirit|alignment|focus|transparency|efficiency|"
    r"productivity|performance|quality|acceptance|ownership|visibility|wellbeing|well-being|"
    r"satisfaction|awareness|flexibility|innovation|creativity|understanding|work-life balance|"
    r"zusammenarbeit|kommunikation|stimmung|motivation|vertrauen|kultur|klima|zusammenhalt|"
    r"teamgeist|transparenz|effizienz|produktivität|leistung|qualität|akzeptanz|zufriedenheit|"
    r"wohlbefinden|verständnis|flexibilität"
)
# One of these is in every hope: a quick look before the careful one.
_HINTS = (
    "improv", "better", "more ", "strong", "high", "great", "less ", "good", "bess", "mehr ",
    "höhe", "stärk", "gute", "increas", "rise", "grow", "go up", "goes up", "steig", "wächst",
    "nimmt zu", "zunehmen", "wachsen", "flourish", "benefit", "happier", "zufriedene", "motiviert",
    "produktiver", "effizienter", "glücklicher", "engagierter", " well", " fine", "smooth", " ok",
    "success", "succeed", "positiv", " fun", "work", "used to it", "accept it", "like it",
    "love it", "adapt", "embrace it", "klappt", "läuft", "gut laufen", "erfolg", "gewöhnen",
)  # fmt: skip
_HOPE = (
    r"\b(?:improv\w+|improves?|gets? better|becomes? better|(?:will |be |is |are |much |"
    r"feel )better|"
    rf"(?:better|more|stronger|higher|greater|less|improved|good|bessere?[rs]?|mehr|höhere|"
    rf"stärkere?|gute) (?:{_ABSTRACT})|"
    rf"(?:{_ABSTRACT})(?: \w+){{0,4}} (?:increases?|rises?|grows?|goes up|go up|(?:get|"
    rf"become)s? (?:stronger|higher)|"
    r"increase|rise|grow|steigt|wächst|nimmt zu|zunehmen|steigen|wachsen|flourish\w*|benefits?)|"
    r"(?:happier|more (?:motivated|engaged|productive|efficient|effective|committed|satisfied|"
    r"relaxed|connected|open|aware)|"
    r"zufriedener|motivierter|produktiver|effizienter|glücklicher|engagierter)|"
    r"(?:it|this|that|everything|things|all|the (?:change|test|pilot|new \w+)) (?:will |should |"
    r"is going to )?"
    r"(?:works?|works? out|go(?:es)?|runs?|be)(?: out)?(?: (?:well|fine|good|great|smoothly|okay|"
    r"ok|a success|successful|positive|fun))|"
    r"(?:it|this|everything) (?:will |should )?works?(?: out)?(?=[.! ]*$)|be a success|succeeds?|"
    r"successful|"
    r"more smoothly|smoother|(?:used to it|accept it|like it|love it|adapt|embrace it)|"
    r"positive (?:effect|impact|change)|"
    r"verbesser\w*|besser (?:werden|wird|laufen|läuft|gehen|geht|funktionier\w+)|(?:wird|werden|"
    r"läuft|laufen|geht|gehen|klappt)(?: \w+){0,3} besser|"
    r"klappt|läuft (?:gut|rund|glatt)|gut laufen|ein erfolg|erfolgreich|gewöhnen sich|positiv\w*)\b"
)
# In small letters too, what a statement can be held against: a number, nobody, something to see.
_MEASURED = (
    r"\d|%|\b(?:nobody|no[ -]one|none|no|never|zero|half|twice|double|third|quarter|dozen|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|first|every|each|"
    r"niemand|keine[rnms]?|kein|nie|null|halb\w*|hälfte|doppelt|drittel|viertel|dutzend|zwei|"
    r"drei|vier|"
    r"fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|hundert|jede[rsnm]?|"
    r"rates?|ratings?|scores?|index|nps|average|median|mean|share|ratio|counts?|number of|"
    r"survey|per (?:week|month|day|case|shift)|than (?:in|on|at|today|last|before|now|the)|"
    r"turnover|overtime|(?:response|waiting|lead|cycle|delivery|hand-?over|turnaround|"
    r"reaction) times?|delays?|errors?|sick|absences?|kosten|dauer|fehler|\w*zeit(?:en)?|"
    r"krank\w*|backlog|minutes?|hours?|asks?|says?|leaves?|quits?|complain\w*|reports?|"
    r"calls?|"
    r"quote|zahl|anteil|durchschnitt|umfrage|note|überstunden|fluktuation|rückstand|minuten?|"
    r"stunden?|"
    r"als (?:im|am|heute|letzte\w*|vorher|bisher)|fragt|sagt|geht weg|kündig\w+|beschwer\w+|"
    r"meldet)\b"
)
_DIGITS = frozenset("0123456789")
_DAY = r"\d{4}-\d{2}-\d{2}|\d{1,2}\.? ?[A-Z][a-zä]{2,} \d{4}|\b[A-Z][a-z]{2,} \d{1,2},? \d{4}"


def statements(case: Case) -> Iterator[Finding]:
    """A statement that could not turn out false, its missing day, its chance."""
    for question, answer in case.questions("expectations"):
        if not answer.skipped:
            for item, place in case.items(question.key):
                if not case.redacted(item):
                    yield from _statement(item, place)


def missing(case: Case) -> Iterator[Finding]:
    """Nothing was written down before the change, and it was not skipped either."""
    if case.record.events or case.record.status in ENDED:
        return
    for question in case.checklist.questions:
        asked = question.kind == "expectations" and not question.required
        if asked and not case.answer(question.key).given:
            yield Finding(
                "expectations-missing",
                "it does not say what is expected",
                "Write one statement with a day and a chance, or skip it with a reason.",
                case.question(question.key),
            )


def _statement(item: Mapping[str, Any], place: Place) -> Iterator[Finding]:
    text = str(item.get("text", ""))[:_LONGEST]
    if _is_hope(text):
        yield Finding(
            "not-falsifiable",
            f"nothing says how one would see that this did not happen: “{text.strip()[:100]}”",
            "Write what you would see or count: “At most 15 of 60 cases lack a next step.”",
            place,
        )
    if nothing(item.get("by")) and not re.search(_DAY, text):
        yield Finding(
            "expectation-date-missing",
            "it does not say by when",
            "Add the day: `**70 %** by 2027-02-08: …`.",
            place,
        )
    yield from _chance(item.get("probability"), place)


def _is_hope(text: str) -> bool:
    """Whether something is to get better, and no number, day or sign tells how one would know."""
    plain = text.lower()
    if not _DIGITS.isdisjoint(plain):
        return False  # the same as below, and many times faster
    if not holds(plain, _HINTS):
        return False
    return not re.search(_MEASURED, plain) and bool(re.search(_HOPE, plain))


def _chance(said: object, place: Place) -> Iterator[Finding]:
    if not isinstance(said, int | float):
        words = "" if nothing(said) else f"“{said}” is no chance in numbers"
        yield Finding(
            "probability-missing",
            words or "it does not say how likely this is",
            "Out of ten changes like this, in how many would it come true? 10, 30, 50, 70 or 90 %?",
            place,
        )
    elif not 0 < said < 100:
        yield Finding(
            "probability-extreme",
            f"{said} % leaves no room for being wrong"
            if said in (0, 100)
            else f"{said} % is no chance between 0 and 100",
            "What would surprise you? If anything could, write 90 or 10 %.",
            place,
        )


CHECKS = (statements, missing)
