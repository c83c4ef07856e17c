"""The labels of parts as people type them: with a colon, or at the start of a sentence."""

import re
from collections.abc import Mapping, Sequence

Wanted = Sequence[tuple[str, str, Sequence[str]]]  # key, kind of answer ("date", others), labels

_ALSO = {  # what people type besides the labels of a checklist
    "go-on-if": ("right if", "go on if", "continue if", "weiter wenn", "richtig wenn"),
    "stop-if": ("stop if", "stop early if", "stop when", "abbruch wenn"),
    "undo": ("undo", "undo by", "rückweg"),
    "effective": ("effective", "takes effect", "gilt ab"),
    "review": ("look back", "looking back", "review", "rückblick", "zurückblicken"),
}
_OPENS = r"(?:if|when|by|wenn)$"  # labels that need no colon
_STARTS = r"([,.!?)](?=\s)|(?<=\s)[-–—](?=\s))"  # of sentences and clauses
_LEADS_TO_DAY = r"\b(?:from|on|starting|until|by|at|am|ab|vom|bis|zum)\s*$"


def names_of(wanted: Wanted) -> Mapping[str, str]:
    """The names of the wanted parts, in small letters, with their keys."""
    named = (
        (name.casefold(), key)
        for key, _, labels in wanted
        for name in (key, key.replace("-", " "), *labels, *_ALSO.get(key, ()))
        if name
    )
    return dict(named)


def at_start(segment: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The key of the label that a segment starts with and the words after it, or "" and all."""
    m = re.match(_label(names), segment, re.IGNORECASE)
    if not m:
        return "", segment
    return names.get((m["colon"] or m["bare"]).casefold(), ""), segment[m.end() :]


def split_at(line: str, between: str, names: Mapping[str, str]) -> list[str]:
    """Marks and segments by turns: split at `between`, and before labels that start a sentence."""
    found: list[str] = []
    for n, piece in enumerate(re.split(between, line)):
        found += [piece] if n % 2 else _before_labels(piece, names)
    return ["", *found]


def _before_labels(segment: str, names: Mapping[str, str]) -> list[str]:
    """The segment, split before labels; a comma goes, what ends a sentence stays."""
    found, at = [], 0
    for m in re.finditer(rf"{_STARTS}(?={_label(names)})", segment, re.IGNORECASE):
        ends = m.start() if m[0] in ",-–—" else m.end()
        found += [segment[at:ends], segment[ends : m.end()]]
        at = m.end()
    return [*found, segment[at:]]


def _label(names: Mapping[str, str]) -> str:
    words = sorted(names, key=len, reverse=True)
    colon = "|".join(re.escape(name) for name in words)
    bare = "|".join(re.escape(name) for name in words if " " in name and re.search(_OPENS, name))
    return (
        rf"\s?(?:[-*]\s)?(?:\*\*)?(?:(?P<colon>{colon})\s?:(?:\*\*)?(?=\s|$)"
        rf"|(?P<bare>{bare or '(?!)'})(?=\s\S))"
    )


def before_day(before: str, labels: Mapping[str, Sequence[str]]) -> tuple[str, int]:
    """The key whose label stands before a day ("" if none) and how long the words before are."""
    for key, names in labels.items():
        words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        if m := re.search(
            rf"(?<!\w)(?:{words}):?\s*(?:(?:on|at|am|by)\s)?$", before, re.IGNORECASE
        ):
            return key, len(m[0])
    m = re.search(_LEADS_TO_DAY, before, re.IGNORECASE)
    return "", len(m[0]) if m else 0
