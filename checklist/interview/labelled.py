"""One line that answers several parts of a question: by label, by day, by order."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from checklist.interview.label_words import Wanted, at_start, before_day, names_of, split_at
from checklist.model import dates

Answers = dict[str, str]

_BETWEEN = r"(;(?=\s|$)|\s/\s|\n)"
_NEAR = 80  # a label or a day in words is not longer; keeps long lines cheap
_SHORT = 400  # a line that only gives days is not longer
_NOTHING = ("", "-", "–", "—")
_LENGTH = (
    r"\s*(?:(?:for|für)\s)?([0-9]{1,4}\s?[^\W\d_]+|[^\W\d_]+\s[^\W\d_]+)(?:\slong|\slang)?\.?\s*"
)
_CONNECTS = (
    r"(?:and|then|it|is|takes effect|on|at|from|until|by|we|i|that|look|looking|back|"
    r"und|dann|ab|am|bis|von|wir|schauen|zurück|please)\b"
)


def parts(line: str, wanted: Wanted, today: date) -> Answers:
    """The wanted parts that a line answers, days as ISO; under the key "" what nothing took.

    "label: words" between semicolons, " / " or line breaks or at the start of a sentence comes
    first; then days and ranges go to the parts of kind "date" in order (+21d counts from the first
    of them, "three weeks" until a day are three weeks long); then what is left goes to the other
    parts in order, split only where several are wanted. A labelled day that is none keeps its
    words; a range for one wanted day gives its first day, and the words keep the range.
    """
    answers, left = _by_label(line, wanted)
    days, texts = _keys(wanted, dated=True), _keys(wanted, dated=False)
    _understand_days(answers, days, today, upto=1)  # others may count from it
    left = _take_days(answers, left, [entry for entry in wanted if entry[0] in days], today, texts)
    _understand_days(answers, days, today, upto=len(days))
    open_texts = [key for key in texts if key not in answers]
    several = len(open_texts) > 1
    split = re.split(_BETWEEN[1:-1], left, maxsplit=len(open_texts) - 1) if several else [left]
    answers |= dict(zip(open_texts or [""], split, strict=False))
    trimmed = ((key, answers.get(key, "").strip()) for key in [key for key, *_ in wanted] + [""])
    return {key: words for key, words in trimmed if words not in _NOTHING}


def _keys(wanted: Wanted, dated: bool) -> list[str]:
    return [key for key, kind, _ in wanted if (kind == "date") == dated]


def _by_label(line: str, wanted: Wanted) -> tuple[Answers, str]:
    """What stands after labels, and the rest of the line with its own separators.

    A segment without a label belongs to the label before it, if nothing else can take it.
    """
    names = names_of(wanted)
    pieces = ["", line] if len(wanted) == 1 else split_at(line, _BETWEEN, names)
    segments = [(pieces[n], *at_start(pieces[n + 1], names)) for n in range(0, len(pieces), 2)]
    unlabelled = set(_keys(wanted, dated=False)) - {key for _, key, _ in segments}
    answers: dict[str, list[str]] = {}
    left: list[str] = []
    current, taken = left, 0
    for n, (mark, key, words) in enumerate(segments):
        if key and key not in answers:
            current = answers[key] = [words]
        elif current is not left and taken >= len(unlabelled):
            current += [mark, pieces[2 * n + 1]]
        else:
            left += [mark, pieces[2 * n + 1]] if left else [words]
            taken += 1
    return {key: "".join(words) for key, words in answers.items()}, "".join(left)


def _understand_days(answers: Answers, days: Sequence[str], today: date, upto: int) -> None:
    """Labelled days become ISO; "from: 2026-11-30 to 2026-12-18" answers the next one, too."""
    for n, key in enumerate(days[:upto]):
        words = answers.get(key, "")
        day = _day(key, words, today, _first_day(answers, days))
        both = dates.find_range(words, today)
        if day:
            answers[key] = day.isoformat()
        elif both and not both[2] and days[n + 1 :] and days[n + 1] not in answers:
            answers[key], answers[days[n + 1]] = both[0].isoformat(), both[1].isoformat()


def _day(key: str, words: str, today: date, start: date | None) -> date | None:
    """The day that the words say; "three weeks" from a first to a last day end on day 21."""
    day = dates.parse(words, today, start=start)
    length = re.fullmatch(_LENGTH, words[:_NEAR], re.IGNORECASE)
    if key != "until" or not start or not length:
        return day
    last = dates.parse(length[1], today, start=start)
    counted = last != dates.parse(length[1], today, start=start + timedelta(weeks=8))
    return last - timedelta(days=1) if last and counted else day


def _first_day(answers: Answers, days: Iterable[str]) -> date | None:
    return next((day for key in days if (day := dates.iso(answers.get(key, "")))), None)


def _take_days(
    answers: Answers, left: str, wanted: Wanted, today: date, texts: Sequence[str]
) -> str:
    """The line without the days that went to the parts of kind "date" that were still open."""
    open_days = [entry for entry in wanted if entry[0] not in answers]
    both = dates.find_range(left, today) if open_days else None
    if both and len(open_days) == 1:
        answers[open_days[0][0]] = both[0].isoformat()
        alone = texts and not both[2]  # then the last day is no answer of its own
        return answers.setdefault("", left) and "" if alone else left
    if both:
        for (key, *_), limit in zip(open_days, both[:2], strict=False):
            answers[key] = limit.isoformat()
        left, open_days = both[2], open_days[2:]
    cuts = _assign(answers, left, open_days, [key for key, *_ in wanted], today, bool(texts))
    for start, end in sorted(cuts, reverse=True):
        left = dates.cut(left, start, end)
    return _without_bare_labels(left, wanted, texts) if both or cuts else left


def _assign(
    answers: Answers, left: str, wanted: Wanted, days: Sequence[str], today: date, prose: bool
) -> list[tuple[int, int]]:
    """Gives the days in the line to the wanted parts; where they stood, with their labels.

    Those for the first part come first, because others may count from it.
    """
    names = {entry[0]: list(names_of([entry])) for entry in wanted}
    order = list(names)
    places = []
    for start, end in _places(left, names.values(), today, prose) if names else ():
        key, ahead = before_day(left[max(start - _NEAR, 0) : start], names)
        places.append((2 * order.index(key) if key else 1, start, end, key, ahead))
    cuts = []
    for _, start, end, key, ahead in sorted(places):
        still = [name for name in order if name not in answers]
        key = key if key in still else next(iter(still), "")
        day = _day(key, left[start:end], today, _first_day(answers, days))
        if key and day:
            answers[key] = day.isoformat()
            cuts.append((start - ahead, end))
    return cuts


def _without_bare_labels(text: str, wanted: Wanted, texts: Sequence[str]) -> str:
    """The text without segments that only named the days ("from until: 2026-12-05 to …")."""
    words = "|".join(re.escape(name) for name in names_of(wanted))
    words += "" if texts else f"|{_CONNECTS}"
    shape = re.compile(rf"\W*(?:(?:{words})\b\W*)++", re.IGNORECASE)
    if not texts and not re.search(r"\w", text):
        return ""
    pieces = ["", *re.split(_BETWEEN if texts else r"([,;]|\n)", text)]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)  # the mark before, the words
    kept = [pair for pair in pairs if len(pair[1]) > _NEAR or not shape.fullmatch(pair[1])]
    return "".join((mark if n else "") + words for n, (mark, words) in enumerate(kept))


def _places(
    text: str, labels: Iterable[Sequence[str]], today: date, prose: bool
) -> list[tuple[int, int]]:
    """Where days stand: anywhere if written out, else as words between commas ("next Monday").

    In a line that is no prose, because only days are wanted, they may stand anywhere.
    """
    found = [(start, end) for start, end, _ in dates.find(text, today)]
    rest, at = [], 0
    for start, end in found:
        rest += [text[at:start], "," * (end - start)]
        at = end
    names = "|".join(re.escape(name) for some in labels for name in some)
    for m in re.finditer(r"(?:[^,;\n/]|(?<!\s)/|/(?!\s))+", "".join(rest) + text[at:]):
        if len(m[0]) > _NEAR:
            continue
        ahead = re.match(rf"\s*(?:(?:{names}|from|until|ab|bis)\b:?\s)?\s*", m[0], re.IGNORECASE)
        start = m.start() + (ahead.end() if ahead else 0)
        if _says_day(text[start : m.end()], today):
            found.append((start, m.end()))
        elif not prose and len(text) <= _SHORT:
            found += _in_words(text, m.start(), m.end(), today)
    return sorted(found)


def _says_day(words: str, today: date) -> bool:
    return bool(dates.parse(words, today) or _day("until", words, today, today))


def _in_words(text: str, start: int, end: int, today: date) -> list[tuple[int, int]]:
    """The first and longest words between `start` and `end` that say a day, and so on."""
    words = [(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, start, end)]
    found: list[tuple[int, int]] = []
    for n, (first, _) in enumerate(words):
        if found and first < found[-1][1]:
            continue
        ends = [last for _, last in words[n : n + 6]]
        day = (last for last in reversed(ends) if dates.parse(text[first:last], today))
        found += [(first, last) for last in [next(day, 0)] if last]
    return found
