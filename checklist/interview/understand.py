"""One typed line into the parts of an answer: only what it says, in the person's own words.

What a line does not say is absent, never guessed. Values are the words as they were typed; only
counts, chances, days and the four kinds of evidence are brought into one form. Nothing here raises.
"""

import re
from collections.abc import Mapping, Sequence

from checklist.interview.chances import expectation
from checklist.interview.head_counts import group
from checklist.interview.label_words import Wanted
from checklist.interview.labelled import parts
from checklist.interview.observations import evidence
from checklist.interview.typed import Item, item, plain

__all__ = ["Item", "Wanted", "evidence", "expectation", "group", "parts", "settled", "statement"]

_NEAR = 80  # a choice is not longer
_WRONG_IF = (
    r"\b(?:if\s(?:it\sis\s|it's\s)?wrong|wrong,?\sif|falsch,?\swenn"
    r"|wenn\s(?:es\s)?falsch(?:\sist)?)\s?[:,](?:\*\*)?"
)


_LEAD = (  # before a choice: "it is decided", "noch offen"
    r"(?:(?:(?:it|this|that)\s(?:is|was)|(?:it|that)[’']s|(?:I|we)(?:\shave|[’']ve|\sam|\sare|[’']m|[’']re)"
    r"|(?:es|das)\s(?:ist|wurde)|ich|wir|habe|haben|is|ist|still|already|noch|schon|bereits)\s)+"
)


def statement(line: str) -> Item:
    """Keys text and wrong-if: an assumption, and what would show that it is wrong."""
    text = plain(line)
    m = re.search(_WRONG_IF, text, re.IGNORECASE)
    if not m:
        return item(text=text)
    before, wrong = text[: m.start()].rstrip().removesuffix("**").rstrip(), text[m.end() :].strip()
    before = re.sub(r"\n[ \t]*[-*]\Z", "", before)
    if before.endswith("("):
        before, wrong = before[:-1], wrong.removesuffix(")")
    return item(**{"text": before.rstrip(" –—"), "wrong-if": wrong})


def settled(line: str, choices: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The choice that a line starts with and the rest of it; ("", line) when none or several fit.

    `choices` are keys with their labels; a number, a key, a label or the beginning of one will do,
    also after "it is" or "I've". The words of a label may stand in another order, with commas.
    """
    text = line.strip()
    numbered = re.match(r"([0-9]{1,2})(?:[.):,;]\s*|$)", text)
    if numbered and 0 < int(numbered[1]) <= len(choices):
        return list(choices)[int(numbered[1]) - 1], text[numbered.end() :].strip()
    names = {name: key for key, labels in choices.items() for name in (key, *labels) if name}
    if lead := re.match(_LEAD, text, re.IGNORECASE):
        text = text[lead.end() :]
    if reordered := _reordered(text, names):
        return reordered
    for name in sorted(names, key=len, reverse=True):
        words = re.escape(name).replace(r"\-", "[- ]")
        if m := re.match(rf"{words}(?=$|[\s,;:.!)])[,;:.!)]*", text, re.IGNORECASE):
            return names[name], text[m.end() :].strip()
    begun = re.split(r"[,;:.!\n]|\s[-–—]\s", text, maxsplit=1)[0].strip()
    meant = {key for name, key in names.items() if name.casefold().startswith(begun.casefold())}
    if begun and len(meant) == 1:
        return meant.pop(), text[len(begun) :].lstrip(" ,;:.!–—-\n")
    return "", line


def _reordered(text: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """A choice of several words in any order ("decided, above me", "entschieden von oben")."""
    for name in sorted(names, key=len, reverse=True):
        wanted = _telling(name)
        if len(wanted) < 2:
            continue
        words = [m for _, m in zip(range(6), re.finditer(r"[^\W_]+", text[:_NEAR]), strict=False)]
        for last in range(len(words), 1, -1):
            said = text[: words[last - 1].end()]
            if _telling(said) == wanted and not re.search(r"[.!?;:]", said):
                return names[name], text[len(said) :].lstrip(" ,;:.!–—-\n").rstrip()
    return None


def _telling(words: str) -> list[str]:
    """The words that tell choices apart, sorted: above, over me and "von oben" are one."""
    said = re.findall(r"[^\W_]+", words.casefold())
    one = ("above" if word in ("oben", "über") else word for word in said)
    return sorted(
        word for word in one if word not in ("me", "us", "mir", "uns", "von", "by", "from")
    )
