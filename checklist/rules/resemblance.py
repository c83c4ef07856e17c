"""Whether two decisions are about the same matter: their words, what they share, and how much."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from math import log
from typing import Any, NamedTuple

from checklist.model.record import Answer, Answers
from checklist.rules.commonplace import COMPANY, MEANINGLESS

LEAST = 4  # points from which on two decisions resemble each other
WEIGHTS = (8.0, 8.0, 4.0, 1.0)  # of a word in the title, tags, head, body of a record

# What is told of the matter itself, and of whom it concerns. What a change costs, what is still
# open and how settled it is could be said of many.
_WHAT = ("title", "change", "because", "tags")
_WHO = ("owner", "applies-to")

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_HYPHENS = re.compile("[-‐‑]")
_PARTICLES = frozenset(("on", "off", "up", "over", "in", "out", "down", "back", "by"))
# Words that people write apart as well as with a hyphen.
_APART = (" on call", " stand up", " hand over", " hand off")
# Everything in ASCII that stands between words becomes a blank; ten times as fast as a pattern.
_BLANKS = bytes(
    code if code > 127 or chr(code).isalpha() or code == ord("-") else 32 for code in range(256)
)
# Endings of English and German words, the longest first, each with the letters it must leave.
_ENDINGS = (
    ("ements", 4), ("ement", 4), ("ments", 5), ("ungen", 4), ("heit", 4), ("keit", 4), ("ment", 5),
    ("ions", 4), ("ings", 4), ("ness", 4), ("ing", 4), ("ion", 4), ("als", 5), ("ers", 6),
    ("ung", 4), ("al", 5), ("ed", 4), ("en", 4), ("er", 6), ("es", 4), ("em", 4), ("ly", 4),
    ("e", 4), ("s", 3),
)  # fmt: skip
_DOUBLED = ("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt")  # as in "planned"
_LEAST_WORD = 3  # letters
_LEAST_PART = 5  # letters of a word that is recognised inside a longer one
_MOST = 20_000  # characters that are compared

_LABEL = re.compile(r"^[ \t]*[-*+][ \t]+\*\*[^*\n]*:\*\*", re.M)


class Page(NamedTuple):
    """The words of a record, cut to their stems: its title, tags, first screen, and the rest."""

    title: str
    tags: str
    head: str
    body: str = ""


class Sought(NamedTuple):
    """The stems that say what a decision is about, and those that only keep them company."""

    what: frozenset[str]
    company: frozenset[str]


def page(front: Mapping[str, Any], body: str) -> Page:
    """The words of a record by its front matter and the Markdown below it."""
    head, mark, rest = body[:_MOST].partition("\n## ")
    head = _LABEL.sub("", _without_headings(head))
    rest = _without_headings(mark + rest)
    tags = front.get("tags")
    named = " ".join(map(str, tags)) if isinstance(tags, list) else str(tags or "")
    texts = (str(front.get("title") or ""), named, head, rest)
    return Page(*(" ".join(stems(each)) for each in texts))


def sought(answers: Answers) -> Sought:
    """What to look for, given the answers to a checklist's questions so far.

    The words for the people it concerns are company: two decisions about the night shift need not
    have more in common.
    """
    groups = [str(item["group"]) for a in answers.values() for item in a.items if item.get("group")]
    people = set(stems(" ".join([*groups, _said(answers, "owner")])))
    about = set(stems(_said(answers, *_WHAT)))
    what = frozenset(about - people - _company())
    return Sought(what, frozenset((about | people | set(stems(_said(answers, *_WHO)))) - what))


def points(sought: Sought, found: Page) -> int:
    """How much of what is sought a record shares: by words that stand where it says its matter.

    Three for each word of its title or tags, two for one elsewhere on its first screen, and one
    more if a word for the people, or of time, is shared besides.
    """
    named = set(found.title.split()) | set(found.tags.split())
    first = set(found.head.split())
    in_title = shared(sought.what, named)
    in_head = shared(sought.what - in_title, first)
    if not (in_title or in_head):
        return 0
    company = bool(shared(sought.company, named | first))
    return 3 * len(in_title) + 2 * len(in_head) + company


def shared(some: Collection[str], others: Collection[str]) -> set[str]:
    """Which stems stand among others too, be it as the beginning or the end of a compound."""
    found = set(some) & set(others)
    long = [each for each in others if len(each) >= _LEAST_PART and each not in found]
    for each in set(some) - found:
        if len(each) >= _LEAST_PART and any(_compound(each, other) for other in long):
            found.add(each)
    return found


def ranked(sought: Sought, pages: Mapping[str, Page]) -> list[str]:
    """The keys of the records that share something, the nearest first, without a full-text index.

    A word counts by its place, and the more, the fewer records have it.
    """
    columns = {key: [set(each.split()) for each in found] for key, found in pages.items()}
    having = {
        word: sum(any(word in column for column in each) for each in columns.values())
        for word in sought.what
    }
    rare = {word: log(1 + len(pages) / count) for word, count in having.items() if count}
    scores = {
        key: sum(
            weight * rare[word]
            for column, weight in zip(each, WEIGHTS, strict=True)
            for word in column & rare.keys()
        )
        for key, each in columns.items()
    }
    return sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], key))


def stems(text: str) -> dict[str, None]:
    """The stems of the words that mean something, in their order; parts of hyphened words too."""
    # Accents may be typed as marks of their own.
    whole = f" {unicodedata.normalize('NFC', text[:_MOST]).lower()}"
    for apart in _APART:
        if apart in whole:
            whole = whole.replace(apart, f" {apart[1:].replace(' ', '-')}")
    plain = whole.encode("utf-8", "replace").translate(_BLANKS)
    words = dict.fromkeys(plain.decode("utf-8").split())
    odd = [word for word in words if not word.isalpha()]
    for word in odd:  # hyphens, and marks beyond ASCII
        for each in _WORD.findall(word):
            parts = _HYPHENS.split(each)
            # In "hand-over" and "on-call" the parts say something else than the whole.
            alone = () if _PARTICLES & set(parts) else parts
            words.update(dict.fromkeys(("".join(parts), *alone)))
    found = dict.fromkeys(map(_stem, words))
    found.pop("", None)
    return found


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word in small letters without ending and accents; "" for one that means nothing."""
    if len(word) < _LEAST_WORD or not word.isalpha():
        return ""
    if word in MEANINGLESS and word not in COMPANY:
        return ""
    cut = _without_ending(word)
    return "" if cut in _meaningless() else cut


@lru_cache(maxsize=1)
def _company() -> frozenset[str]:
    return frozenset(map(_without_ending, COMPANY))


@lru_cache(maxsize=1)
def _meaningless() -> frozenset[str]:
    return frozenset(map(_without_ending, MEANINGLESS)) - _company()


def _without_headings(text: str) -> str:
    """The text without the questions, which are the same in every record."""
    return "\n".join([line for line in text.split("\n") if line[:1] != "#"])


def _without_ending(word: str) -> str:
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(each for each in plain if not unicodedata.combining(each))
    if word.endswith("ies"):
        return word[:-3] + "y"
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            doubled = word[-2:] in _DOUBLED and len(word) > _LEAST_WORD
            return word[:-1] if doubled or (word[-1] == "e" and len(word) > least) else word
    return word


def _compound(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def _said(answers: Answers, *keys: str) -> str:
    texts: Iterable[str] = (
        " ".join((answer.text, *answer.words))
        for answer in (answers.get(key, Answer()) for key in keys)
    )
    return " ".join(texts)
