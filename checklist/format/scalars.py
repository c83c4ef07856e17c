"""Single words in YAML: what an unquoted one means, and how a text is written to stay a text.

A plain word means less than in YAML 1.1, so that what a person typed stays what it is: `null`, `~`
and nothing are None, `true` and `false` are bool, `12` is int, `1.10` is a Decimal that still says
1.10. Everything else is a string: dates, times, `no`, `on`, `007`, `1e3`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checklist.model.dates import iso

MAX_DIGITS = 100

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INT = re.compile(r"-?[1-9][0-9]*|0")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")

# Words that YAML 1.1 takes for a boolean or nothing.
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# A letter first, or a count and a letter ("23 of 60"): no number, no time, no mark of YAML.
_START = re.compile(r"(?:[0-9]+ )?[^\W\d_]")
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain(text: str) -> str | int | Decimal | bool | None:
    """What an unquoted word means. Raises OverflowError for a number beyond `MAX_DIGITS`."""
    if text in _WORDS:
        return _WORDS[text]
    make = int if _INT.fullmatch(text) else Decimal if _DECIMAL.fullmatch(text) else None
    if make is None:
        return text
    if len(text) > MAX_DIGITS:
        raise OverflowError(f"a number has more than {MAX_DIGITS} digits")
    return make(text)


def scalar(text: str) -> str:
    """The text as one double-quoted YAML line, which is JSON too, whatever it holds."""
    import json  # deferred: reading front matter does without

    quoted = json.dumps(text, ensure_ascii=False)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def word(text: str) -> str:
    """The text plain where every YAML reader sees the same string (or ISO date), else quoted."""
    return text if is_plain(text) or iso(text) else scalar(text)


def is_plain(text: str) -> bool:
    """Whether every YAML reader takes the unquoted text, outside brackets, for this very string."""
    return (
        bool(_START.match(text))
        and text.isprintable()
        and text.lower() not in _TAKEN
        and ": " not in text
        and " #" not in text
        and not text.endswith((" ", ":"))
    )
