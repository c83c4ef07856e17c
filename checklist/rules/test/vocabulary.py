"""The words that figures are made of, in English and German, each with its sign.

A sign is one letter, so that a text becomes a short string in which figures have a shape: N
number, Z none, F fraction, A all, P percent, O of, C comparison, c comparison if a number follows,
E comparison behind the number, I in, V over, L last, R per, r each, U unit of time, T weekly and
the like, M month, D day, K people, G among, B by, J and, w waiting, W any other word; X makes a
figure another one than a count or a share.
"""

from __future__ import annotations

from fractions import Fraction

Meaning = tuple[str, object]

AT_MOST, BELOW, AT_LEAST, ABOVE = "<=", "<", ">=", ">"
MONTH, QUARTER, YEAR = 365.25 / 12, 365.25 / 4, 365.25


def _words(line: str) -> list[str]:
    return line.split()


_ONES = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_EINS = _words(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_ZEHNER = _words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def _numbers() -> dict[str, int]:
    """The whole numbers from zero to a hundred in words."""
    found = {word: n for words in (_ONES, _EINS) for n, word in enumerate(words)}
    for ten, (english, german) in enumerate(zip(_TENS, _ZEHNER, strict=True), 2):
        found |= {english: ten * 10, german: ten * 10}
        for one in range(1, 10):
            found[f"{english}-{_ONES[one]}"] = ten * 10 + one
            found[f"{'ein' if one == 1 else _EINS[one]}und{german}"] = ten * 10 + one
    return found | {"hundred": 100, "hundert": 100, "dozen": 12, "dutzend": 12}


def _signs(sign: str, words: str, value: object = None) -> dict[str, Meaning]:
    return dict.fromkeys(words.split(), (sign, value))


# Words that say nothing about what is counted; they are left out.
STOP = frozenset(
    _words(
        "the a an this that these those there their its it is are was were be been being has "
        "have had do does did will would can could should may might about around roughly "
        "approximately some only still today now currently our we i you they he she to at on "
        "with as which who whose then so far before stay stays remain remains count number "
        "total altogether sampled sample counted most least if when ca circa etwa rund ungefähr "
        "nur noch heute jetzt derzeit zurzeit bisher der die das den dem des ein eine einer "
        "einem einen eines es ist sind war waren wird werden wurde wurden hat haben hatte "
        "hatten unser unsere wir ich sie er zu am an auf mit welche welcher dann bleibt bleiben "
        "anzahl zahl gesamt insgesamt gezählt wenn im dass man "
    )
)

WORDS: dict[str, Meaning] = {
    **{word: ("N", n) for word, n in _numbers().items()},
    **_signs("Z", "no none nobody kein keine keinen keiner keinem keines niemand keinerlei", 0),
    **_signs("F", "half hälfte", Fraction(1, 2)),
    **_signs("F", "third thirds drittel", Fraction(1, 3)),
    **_signs("F", "viertel", Fraction(1, 4)),
    **_signs("A", "all alle"),
    **_signs("P", "% percent prozent"),
    **_signs("O", "of von aus /"),
    **_signs("C", "≤ maximum maximal max höchstens", AT_MOST),
    **_signs("C", "<", BELOW),
    **_signs("C", "≥ minimum mindestens wenigstens", AT_LEAST),
    **_signs("C", ">", ABOVE),
    **_signs("c", "under below unter", BELOW),
    **_signs("c", "above exceed exceeds", ABOVE),
    **_signs("I", "in within during throughout im innerhalb binnen während"),
    **_signs("V", "over über", ABOVE),
    **_signs("w", "wait waits waited waiting take takes took lasted open late later old older "
             "overdue delayed delay delays pending dauerte dauerten wartete warteten alt"),
    **_signs("L", "last past previous recent letzten letzte letzter letztes vergangenen vorigen"),
    **_signs("R", "per pro je"),
    **_signs("r", "each every jede jeden jeder jedes jedem"),
    **_signs("U", "minute minutes minuten", 1 / 1440),
    **_signs("U", "hour hours stunde stunden", 1 / 24),
    **_signs("U", "day days tag tage tagen", 1.0),
    **_signs("U", "week weeks woche wochen", 7.0),
    **_signs("U", "fortnight fortnights", 14.0),
    **_signs("U", "month months monat monate monaten", MONTH),
    **_signs("U", "quarter quarters quartal quartale quartalen", QUARTER),
    **_signs("U", "year years jahr jahre jahren", YEAR),
    **_signs("T", "daily täglich", 1.0),
    **_signs("T", "weekly wöchentlich", 7.0),
    **_signs("T", "monthly monatlich", MONTH),
    **_signs("T", "yearly annually jährlich", YEAR),
    **_signs(
        "K", "people persons person staff employees colleagues personen leute leuten beschäftigte "
             "beschäftigten mitarbeitende mitarbeitenden"),
    **_signs("G", "among amongst across for für bei"),
    **_signs("B", "by um from"),
    **_signs("J", "and und but aber while sowie plus or oder ; &"),
    **_signs(
        "X", "average averages averaged mean median avg score scores scored rating ratings rated "
             "scale star stars point points grade grades durchschnitt durchschnittlich mittel "
             "schnitt "
             "skala sterne sternen punkte punkten prozentpunkte bewertung fewer less weniger lower "
             "higher reduce reduces reduced reduction increase "
             "increases decrease decreases halve halves halved halbiert double doubles twice "
             "doppelt "
             "than als compared vs versus between zwischen exactly genau additional extra further "
             "another unless except außer"),
}  # fmt: skip
_LONG = ("january januar jänner", "march märz", "may mai", "july juli", "august", "october oktober",
         "december dezember", "jan oct okt dec dez aug")  # fmt: skip
_SHORT = ("april", "june juni", "september", "november", "sept nov")
WORDS |= {word: ("M", 31) for line in _LONG for word in line.split()}
WORDS |= {word: ("M", 30) for line in _SHORT for word in line.split()}
WORDS |= dict.fromkeys(("february", "februar", "feb"), ("M", 28))
FEBRUARY = 28

_PHRASES: tuple[tuple[str, object, str], ...] = (
    ("C", AT_MOST, "at most|at the most|up to|bis zu|no more than|not more than|nicht mehr als"),
    ("C", AT_MOST, "not over|not above|nicht über|no greater than|not exceeding|maximum of"),
    ("C", AT_LEAST, "at least|at the least|no fewer than|not fewer than|no less than|minimum of"),
    ("C", AT_LEAST, "not less than|nicht weniger als|not under|not below|nicht unter"),
    ("C", BELOW, "fewer than|less than|lower than|weniger als"),
    ("C", ABOVE, "more than|greater than|mehr als"),
    ("E", AT_MOST, "or fewer|or less|or below|oder weniger"),
    ("E", AT_LEAST, "or more|oder mehr"),
    ("O", None, "out of"),
    ("P", None, "per cent"),
    ("I", None, "innerhalb von"),
    ("Z", 0, "no one|not one|not a single|nicht ein"),
    ("W", None, "working days|working day|business days|business day"),
    ("X", None, "percentage points|as many|so viele|as often|so oft|no longer|no later"),
)


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
    """The phrases by their first word; the longest one that fits comes first."""
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for sign, value, phrases in _PHRASES:
        for first, *rest in map(str.split, phrases.split("|")):
            found.setdefault(first, []).append((tuple(rest), (sign, value)))
    for each in found.values():
        each.sort(key=lambda phrase: -len(phrase[0]))
    return found


PHRASES = _by_first_word()

NEGATIONS = frozenset(_words("not without never nicht ohne nie"))
_ENDINGS = ("ing", "ed", "en", "er", "em", "es", "e", "s", "n", "t", "y", "ie", "i")
_FOLD = str.maketrans("äöüß", "aous")


def stem(word: str) -> str:
    """A word without the endings of grammar, rougher than a dictionary's: only for comparing."""
    word = word.translate(_FOLD)
    shorter = True
    while shorter:
        shorter = False
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
                word, shorter = word[: -len(ending)], True
                break
    return word
