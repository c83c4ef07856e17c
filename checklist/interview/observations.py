"""One item of evidence in one line: its kind, its day, its source and what was seen or said."""

import re
from datetime import date

from checklist.interview.typed import Item, item, plain
from checklist.model import dates

_KINDS = {
    "saw": "saw|seen|watched|observed|gesehen|beobachtet",
    "told": "told|heard|gehört|gesagt|erzählt",
    "measured": "measured|counted|gemessen|gezählt",
    "assumed": "assumed|assumption|assume|angenommen|annahme|vermutet|vermutung",
}
_SENTENCES = {
    "saw": r"\b(?:I|we)(?:\s\w+)?\s(?:saw|watched|observed|noticed)\b"
    r"|\b(?:ich|wir)\b[^.!?]{0,80}\b(?:gesehen|beobachtet)\b|\b(?:ich sah|wir sahen)\b",
    "told": r"\b(?:told|tells?)\s(?:me|us)\b|\b(?:I|we)\s(?:was told|were told|heard)\b"
    r"|\b(?:he|she|they|people|someone|everyone)\s(?:say|says|said)\b"
    r"|\b(?:sag|erzähl)(?:en|t|te|ten)\s(?:mir|uns)\b"
    r"|\b(?:mir|uns)\b[^.!?]{0,80}\b(?:gesagt|erzählt)\b",
    "measured": r"\b(?:I|we)(?:\s\w+)?\s(?:measured|counted)\b"
    r"|\b(?:ich|wir)\b[^.!?]{0,80}\b(?:gemessen|gezählt)\b",
    "assumed": r"\A(?:I|we)\s(?:assume|guess|suppose|think|believe|suspect)\b"
    r"|\A(?:ich|wir)\s(?:glauben?|denken?|vermuten?|nehmen?\san)\b",
}
_NEAR = 200  # characters in which a kind or a day is looked for; also bounds the patterns
_UNDATED = ("undated", "undatiert", "ohne datum")


def evidence(line: str, today: date) -> Item:
    """Keys kind (saw, told, measured, assumed), date (ISO), source, text.

    Day and source are taken only from before the sentence: "saw 2026-11-10, two evenings: …".
    """
    text = plain(line)
    words = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    label = re.match(rf"(?:{words})\b", text, re.IGNORECASE)
    if not label:
        return item(kind=_kind_of_sentence(text), text=text)
    known, said = _origin_and_text(text[label.end() :], today)
    source = re.match(r"\s*([^:.\n]{2,80}):\s", said)
    if label.lastgroup == "measured" and source and not known:
        known, said = {"source": source[1]}, said[source.end() :]
    return item(**({"kind": label.lastgroup} | known | {"text": said.strip() or text}))


def _kind_of_sentence(text: str) -> str | None:
    """The kind that the first such words say ("the managers tell me"), if any."""
    near = text[:_NEAR]
    said = ((re.search(words, near, re.IGNORECASE), kind) for kind, words in _SENTENCES.items())
    first = min(((m.start(), kind) for m, kind in said if m), default=None)
    return first[1] if first else None


def _origin_and_text(rest: str, today: date) -> tuple[Item, str]:
    """What follows a kind: day and source, and the sentence ("" if the kind is its first word)."""
    if m := re.match(r"\s?(:?)\s?\(([^()]*)\)\s?(:?)", rest):
        known = _origin(m[2], today)
        if (m[3] and not m[1]) or "date" in known or m[2].casefold() in _UNDATED:
            return known, rest[m.end() :]
    if rest.startswith(":"):
        return {}, rest[1:]
    named = re.match(r",?\s([^:\n]{4,120}):(?:\s|$)", rest)
    if named and "date" in (known := _origin(named[1], today)):
        return known, rest[named.end() :]
    if "date" in (known := _origin(rest.lstrip(", "), today)):
        return item(date=known["date"]), str(known.get("source", ""))
    return {}, rest[1:] if re.match(r",|\s[-–—]\s", rest) else ""


def _origin(words: str, today: date) -> Item:
    """Day and source of "2026-11-20, receivers' tally"; the day is past, "undated" is none."""
    first = next(iter(dates.find(words[:_NEAR], today)), None)
    leads = first and words[: first.start].strip().casefold() in ("", "on", "am")
    end = first.end if first and leads else len(words.partition(",")[0])
    day = dates.parse(words[:end], today, past=True)
    if not day and words[:end].strip().casefold() not in _UNDATED:
        end = 0
    return item(date=day.isoformat() if day else None, source=words[end:].lstrip(" ,;:"))
