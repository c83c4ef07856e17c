"""Names of records: date and slug, so that branches don't fight over numbers."""

from __future__ import annotations

import re
import unicodedata

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "a", "œ": "oe",
     "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)  # fmt: skip
ID = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*")
_TITLE = 60


def slug(title: str) -> str:
    """ASCII words of the title joined by hyphens, at most 60 characters; `decision` when none."""
    lowered = unicodedata.normalize("NFC", title).casefold().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", lowered)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "replace").decode())
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_TITLE]
        if len(longer) > _TITLE:
            break
        name = longer
    return name or "decision"


def record_id(created: str, title: str) -> str:
    """The id of a decision with this title that was recorded on this day (ISO)."""
    return f"{created}-{slug(title)}"


def title_from(change: str) -> str:
    """A title for a change that was given none: its first sentence, at most 60 characters."""
    first = re.split(r"(?<=[.!?])\s|\n", change.strip(), maxsplit=1)[0].rstrip(".!? ")
    if len(first) <= _TITLE:
        return first
    return first[: _TITLE + 1].rpartition(" ")[0].rstrip(" ,;:-–—") or first[:_TITLE]
