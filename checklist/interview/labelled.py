"""One line that answers several parts of a question: by label, by day, by order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from checklist.model import dates

Wanted = Sequence[tuple[str, str, Sequence[str]]]  # key, kind of answer ("date", others), labels
Answers = dict[str, str]

_BETWEEN = r"(;(?=\s|$)|\s/\s|\n)"
_LABEL = r"\s?(?:[-*]\s)?(?:\*\*)?([^:\n]{1,60}):(?:\*\*)?(?=\s|$)"
_LEADS_TO_DAY = r"\b(?:from|on|starting|until|by|at|am|ab|vom|bis|zum)\s*$"
_NEAR = 80  # a label or a day in words is not longer; keeps long lines cheap
_NOTHING = ("", "-", "–", "—")


def parts(line: str, wanted: Wanted, today: date) -> Answers:
    """The wanted parts that a line answers, days as ISO.

    "label: words" between semicolons, " / " or line breaks comes first; then days and ranges go
    to the parts of kind "date" in order (+21d counts from the first of them); then what is left
    goes to the other parts in order, split at semicolons only where several are wanted. A labelled
    day that is none keeps its words; words around the days are dropped if only days are wanted.
    """
    answers, left = _by_label(line, wanted)
    days, texts = _keys(wanted, dated=True), _keys(wanted, dated=False)
    _understand_days(answers, days, today)
    left = _take_days(answers, left, [entry for entry in wanted if entry[0] in days], today)
    open_texts = [key for key in texts if key not in answers]
    several = len(open_texts) > 1
    split = re.split(r";(?=\s|$)|\n", left, maxsplit=len(open_texts) - 1) if several else [left]
    answers |= dict(zip(open_texts, split, strict=False))
    trimmed = ((key, answers.get(key, "").strip()) for key, *_ in wanted)
    return {key: words for key, words in trimmed if words not in _NOTHING}


def _keys(wanted: Wanted, dated: bool) -> list[str]:
    return [key for key, kind, _ in wanted if (kind == "date") == dated]


def _by_label(line: str, wanted: Wanted) -> tuple[Answers, str]:
    """What stands after labels, and the rest of the line with its own separators.

    A segment without a label belongs to the label before it, if nothing else can take it.
    """
    names = {name.casefold(): key for key, _, labels in wanted for name in (key, *labels)}
    pieces = ["", *re.split(_BETWEEN, line)]
    segments = [(pieces[n], *_label_of(pieces[n + 1], names)) for n in range(0, len(pieces), 2)]
    keys = {key for _, key, _ in segments}
    texts_taken = keys.issuperset(_keys(wanted, dated=False))
    answers: dict[str, list[str]] = {}
    left: list[str] = []
    current: list[str] = left
    for mark, key, words in segments:
        if key and key not in answers:
            current = answers[key] = [words]
        elif texts_taken and current is not left:
            current += [mark, words]
        else:
            left += [mark, words] if left else [words]
    return {key: "".join(words) for key, words in answers.items()}, "".join(left)


def _label_of(segment: str, names: dict[str, str]) -> tuple[str, str]:
    """The key of the label that a segment starts with and the words after it, or "" and all."""
    m = re.match(_LABEL, segment)
    key = names.get(m[1].strip().casefold(), "") if m else ""
    return (key, segment[m.end() :]) if m and key else ("", segment)


def _understand_days(answers: Answers, days: Sequence[str], today: date) -> None:
    """Labelled days become ISO; "from: 2026-11-30 to 2026-12-18" answers the next one, too."""
    for n, key in enumerate(days):
        words = answers.get(key, "")
        day = dates.parse(words, today, start=_first_day(answers, days))
        both = dates.find_range(words, today)
        if day:
            answers[key] = day.isoformat()
        elif both and not both[2] and days[n + 1 :] and days[n + 1] not in answers:
            answers[key], answers[days[n + 1]] = both[0].isoformat(), both[1].isoformat()


def _first_day(answers: Answers, days: Iterable[str]) -> date | None:
    return next((day for key in days if (day := dates.iso(answers.get(key, "")))), None)


def _take_days(answers: Answers, left: str, wanted: Wanted, today: date) -> str:
    """The line without the days that went to the parts of kind "date" that were still open."""
    days = [key for key, *_ in wanted]
    labels = {key: (key, *names) for key, _, names in wanted if key not in answers}
    both = dates.find_range(left, today) if labels else None
    if both and len(labels) > 1:
        for key, limit in zip(list(labels), both[:2], strict=False):
            answers[key] = limit.isoformat()
            del labels[key]
        left = both[2]
    elif both:
        return left  # a range is not the one day that is wanted
    cuts = []
    for start, end in _places(left, labels.values(), today):
        if not labels:
            break
        before = left[max(start - _NEAR, 0) : start]
        key, ahead = _label_before(before, labels)
        day = dates.parse(left[start:end], today, start=_first_day(answers, days))
        if day:
            answers[key] = day.isoformat()
            del labels[key]
            cuts.append((start - ahead, end))
    for start, end in reversed(cuts):
        left = dates.cut(left, start, end)
    return _without_bare_labels(left, wanted) if both or cuts else left


def _without_bare_labels(text: str, wanted: Wanted) -> str:
    """The text without segments that only named the days ("from until: 2026-12-05 to …")."""
    names = "|".join(re.escape(name) for key, _, labels in wanted for name in (key, *labels))
    shape = re.compile(rf"\W*(?:(?:{names})\b\W*)++", re.IGNORECASE)
    pieces = ["", *re.split(r"(;(?=\s|$)|\n)", text)]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)  # the mark before, the words
    kept = [pair for pair in pairs if len(pair[1]) > _NEAR or not shape.fullmatch(pair[1])]
    return "".join((mark if n else "") + words for n, (mark, words) in enumerate(kept))


def _places(text: str, labels: Iterable[Sequence[str]], today: date) -> list[tuple[int, int]]:
    """Where days stand: anywhere if written out, else as words between commas ("next Monday")."""
    found = [(start, end) for start, end, _ in dates.find(text, today)]
    rest, at = [], 0
    for start, end in found:
        rest += [text[at:start], "," * (end - start)]
        at = end
    names = "|".join(re.escape(name) for some in labels for name in some)
    for m in re.finditer(r"[^,;\n]+", "".join(rest) + text[at:]):
        if len(m[0]) > _NEAR:
            continue
        ahead = re.match(rf"\s*(?:(?:{names}|from|until|ab|bis)\b:?\s)?\s*", m[0], re.IGNORECASE)
        start = m.start() + (ahead.end() if ahead else 0)
        if dates.parse(text[start : m.end()], today):
            found.append((start, m.end()))
    return sorted(found)


def _label_before(before: str, labels: Mapping[str, Sequence[str]]) -> tuple[str, int]:
    """The key whose label stands before a day (else the first one) and how long that label is."""
    for key, names in labels.items():
        words = "|".join(re.escape(name) for name in names)
        if m := re.search(rf"(?<!\w)(?:{words}):?\s*$", before, re.IGNORECASE):
            return key, len(m[0])
    m = re.search(_LEADS_TO_DAY, before, re.IGNORECASE)
    return next(iter(labels)), len(m[0]) if m else 0
