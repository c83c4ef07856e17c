"""A typed line before it is understood: without list marks, in known words for numbers."""

import re

from checklist.model import dates

Item = dict[str, str | int | float]

_SPELLED = "|".join(sorted((word for word in dates.NUMBERS if len(word) > 2), key=len)[::-1])
NUMBER = rf"\b(?:[0-9]{{1,3}}(?:[.,][0-9]{{3}})+|[0-9]{{1,7}}|{_SPELLED})(?![\w/%]|[.,][0-9])"
CLAUSE = (
    r"(?:they|we|i|you|it|he|she|who|which|this|that|these|there|the|a|an|no|not|nobody|none|"
    r"nothing|no one|at most|at least|zero|can't|cannot|haven't|don't|will|works?|starts?|by|"
    r"because|since|but|only|mostly|sie|wir|ich|es|man|wer|niemand|keiner|nichts|nicht|höchstens|"
    r"mindestens|kann|können|haben|durch|weil|aber|nur)\b"
)


def plain(line: str) -> str:
    """The line without a list mark and without the bold of its first words; "-" says nothing."""
    text = re.sub(r"^(?:[-*•–—]|[0-9]{1,2}[.)])(?:\s+|$)", "", line.strip(), count=1)
    return re.sub(r"^\*\*([^*\n]+)\*\*", r"\1", text, count=1).strip()


def item(**values: str | int | float | None) -> Item:
    """Only what was understood: without the values that are None or empty, words trimmed."""
    trimmed = ((key, v.strip() if isinstance(v, str) else v) for key, v in values.items())
    return {key: value for key, value in trimmed if value is not None and value != ""}


def number(words: str) -> int | None:
    """The number that figures or one spelled word say (1,200 and 1.200 are 1200), else None."""
    digits = re.sub(r"[.,](?=[0-9]{3}(?![0-9]))", "", words)
    if digits.isascii() and digits.isdecimal() and len(digits) < 10:
        return int(digits)
    return dates.NUMBERS.get(words.casefold())
