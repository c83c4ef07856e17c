"""One item of an answer <-> the words that lead its line: who, how many, when, from where.

What a hand-written line lacks is missing from the item, never an error. Where several readings are
possible, the words stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from checklist.model.checklist import Checklist, Text, say
from checklist.model.recall import by_identity
from checklist.model.record import Item, Outcome, Value
from checklist.model.words import KINDS, OUTCOMES, Words, forms, meaning, word

_KINDS = (*KINDS, "unknown")
_BOLD = re.compile(r"\*\*((?:\\.|[^\\*]|\*(?!\*))+)\*\*")
_ESCAPED = re.compile(r"\\([\\(),:*])")
_LONGEST_LABEL = 205  # characters, with its marks
_DECIMAL = re.compile(r"[0-9]{1,3}[.,][0-9]{1,3}")
_OPENED = re.compile(r"[ \t]*\(")
_COLON = re.compile(r"[ \t]*:?[ \t]*")
_CHANCE = re.compile(r"(?:\*\*)?(\d{1,3}(?:[.,]\d{1,3})?) ?%(?:\*\*)?(?=[\s:,]|$)")


class Wording(NamedTuple):
    """The language that a record is written in, and all the languages that are recognised."""

    checklist: Checklist
    language: str

    def word(self, name: str) -> str:
        """The word to write."""
        return word(self.checklist.words, self.language, name)

    def forms(self, name: str) -> tuple[str, ...]:
        """The words to recognise."""
        return forms(self.checklist.words, name)

    def meaning(self, names: tuple[str, ...], text: str) -> str:
        """Which of the names a written word stands for."""
        return meaning(self.checklist.words, names, text)

    def say(self, text: Text) -> str:
        """A text of the checklist in the record's language."""
        return say(text, self.language)

    @property
    def marks(self) -> tuple[str, ...]:
        """The words that mean something before a colon at the start of a line."""
        return _marks(self.checklist.words)


@by_identity
def _marks(words: Words) -> tuple[str, ...]:
    return (*forms(words, "skipped"), *forms(words, "kept"))


class Lead(NamedTuple):
    """What the start of a line says, and how many characters it takes."""

    values: dict[str, Value]
    length: int


def write_lead(kind: str, item: Item, wording: Wording) -> str:
    """The words before an item's free text; "" for statements, which have none."""
    if kind == "groups":
        return _bold(str(item.get("group", ""))) + _round(_counts(item, wording))
    if kind == "evidence":
        named = str(item.get("kind") or "unknown")
        label = wording.word(named) if named in (*KINDS, "unknown") else named
        date = str(item.get("date") or wording.word("undated"))
        source = [_inside(str(item["source"]), commas=True)] if item.get("source") else []
        return _bold(label) + _round([_inside(date), *source])
    if kind == "expectations":
        chance = item.get("probability")
        label = wording.word("unknown") if chance is None else percent(chance)
        by = str(item.get("by", "")).replace("\\", "\\\\").replace(":", "\\:")
        return _bold(label) + (f" {wording.word('by')} {by}" if by else "")
    return ""


def read_lead(kind: str, line: str, wording: Wording) -> Lead:
    """What the start of an item's first line says."""
    if kind == "groups":
        return _group(line, wording)
    if kind == "evidence":
        return _evidence(line, wording)
    if kind == "expectations":
        return _expectation(line, wording)
    return Lead({}, 0)


def percent(chance: Value) -> str:
    """A probability as it is written: `70 %`, or the words if it is no number."""
    return f"{chance} %" if isinstance(chance, int | float) else str(chance)


def number(text: str) -> Value:
    """A whole or decimal number where the text is one, else the text."""
    plain = text.strip(" \t")
    if plain.isascii() and plain.isdecimal() and len(plain) < 10:
        return int(plain)
    if _DECIMAL.fullmatch(plain):
        value = float(plain.replace(",", "."))
        return int(value) if value.is_integer() else value
    return plain


def write_outcome(outcome: Outcome, wording: Wording) -> str:
    """The words before the expectation that an outcome repeats."""
    came = wording.word(outcome.came) if outcome.came in OUTCOMES else outcome.came
    return _bold(came) + (
        "" if outcome.probability is None else _round([percent(outcome.probability)])
    )


def read_outcome(line: str, wording: Wording) -> tuple[Outcome, int]:
    """What came of an expectation, and how many characters that takes."""
    words, end = _lead(line)
    if not words:
        return Outcome("", ""), 0
    came = wording.meaning(OUTCOMES, words) or _plain(words)
    inside, at = _brackets(line, end)
    bare = (inside or "").removesuffix("%").strip(" \t")
    chance = None if inside is None else number(bare)
    if isinstance(chance, str):
        chance = inside  # words, or a number that is finer than ours: as they stand
    return Outcome(came, "", chance), _colon(line, at)


def label_at(line: str) -> tuple[str, int]:
    """The label that leads a line (`**Label:** `) and its length; ("", 0) when there is none."""
    end = line.find(":**", 2, _LONGEST_LABEL) if line.startswith("**") else -1
    label, behind = line[2:end], line[end + 3 :]
    if end < 3 or "*" in label or behind[:1] not in ("", " ", "\t"):
        return "", 0
    return label, len(line) - len(behind.lstrip(" \t"))


def _group(line: str, wording: Wording) -> Lead:
    words, at = _lead(line)
    name = _plain(words)
    if not words:
        loose = re.match(r"[^(:*]+", line)
        if not loose:
            return Lead({"group": line.strip(" \t")}, len(line))
        name, at = loose.group().strip(" \t"), len(loose.group().rstrip(" \t"))
    values: dict[str, Value] = {"group": name}
    inside, end = _brackets(line, at)
    rest = [token for token in _tokens(inside) if not _count(token, values, wording)]
    if rest:
        values["group"] = f"{name} ({', '.join(rest)})"
    return Lead(values, _colon(line, end))


def _count(token: str, values: dict[str, Value], wording: Wording) -> bool:
    plain = token.casefold()
    for key, form in _counted(wording.checklist.words):
        if plain.endswith(form):
            values[key] = number(token[: -len(form)])
            return True
    return False


@by_identity
def _counted(words: Words) -> tuple[tuple[str, str], ...]:
    """What stands behind a head count, in small letters after a blank, and what it counts."""
    names = (("people", "people"), ("people", "person"), ("asked", "asked"))
    return tuple((key, f" {form.casefold()}") for key, name in names for form in forms(words, name))


def _evidence(line: str, wording: Wording) -> Lead:
    words, at = _lead(line)
    loose = None if words else re.match(r"([^\W\d_]+)(?=\s?\(|:)", line)
    if loose:
        words, at = loose.group(1), loose.end()
    kind = wording.meaning(_KINDS, _plain(words)) if words else ""
    if not words or (loose and not kind):
        return Lead({}, 0)
    values: dict[str, Value] = {}
    if kind != "unknown":
        values["kind"] = kind or _plain(words)
    inside, end = _brackets(line, at)
    tokens = _tokens(inside, 1)
    if tokens and not wording.meaning(("undated",), tokens[0]):
        values["date"] = tokens[0]
    if len(tokens) > 1:
        values["source"] = tokens[1]
    return Lead(values, _colon(line, end))


def _expectation(line: str, wording: Wording) -> Lead:
    values: dict[str, Value] = {}
    if chance := _CHANCE.match(line):
        values["probability"] = number(chance.group(1))
        at = chance.end()
    else:
        bold, at = _lead(line)
        if not bold:
            return Lead({}, 0)
        if not wording.meaning(("unknown",), bold):
            values["probability"] = _plain(bold)
    if by := _by(wording.checklist.words).match(line, at):
        values["by"] = _plain(by.group(1).strip(" \t"))
        at = by.end()
    return Lead(values, _colon(line, at))


@by_identity
def _by(words: Words) -> re.Pattern[str]:
    """The day by which something is expected."""
    by = "|".join(re.escape(form) for form in forms(words, "by"))
    return re.compile(rf" (?:{by}) ((?:\\.|[^\\:])+)(?=:(?:\s|$)|$)")


def _lead(line: str) -> tuple[str, int]:
    """The bold words that lead a line, as written, and where they end; ("", 0) for none."""
    end = line.find("**", 2) if line.startswith("**") else -1
    words = line[2:end]
    if end > 2 and "*" not in words and "\\" not in words:
        return words, end + 2
    found = _BOLD.match(line)
    return (found.group(1), found.end()) if found else ("", 0)


def _colon(line: str, at: int) -> int:
    """Where the free text starts after an optional colon."""
    if line.startswith(": ", at) and line[at + 2 : at + 3] not in (" ", "\t"):
        return at + 2
    found = _COLON.match(line, at)
    return found.end() if found else at


def _counts(item: Item, wording: Wording) -> list[str]:
    counts = []
    if (people := item.get("people")) is not None:
        counts.append(
            f"{_inside(str(people))} {wording.word('person' if people == 1 else 'people')}"
        )
    if (asked := item.get("asked")) is not None:
        counts.append(f"{_inside(str(asked))} {wording.word('asked')}")
    return counts


def _bold(text: str) -> str:
    return "**" + text.replace("\\", "\\\\").replace("*", "\\*") + "**"


def _round(tokens: list[str]) -> str:
    return f" ({', '.join(tokens)})" if tokens else ""


def _inside(text: str, *, commas: bool = False) -> str:
    """Text made safe between brackets; balanced brackets, and commas on request, stay."""
    text = text.replace("\\", "\\\\")
    text = text if commas else text.replace(",", "\\,")
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("(", "\\(").replace(")", "\\)")


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _brackets(line: str, at: int) -> tuple[str | None, int]:
    """What stands in the brackets that follow, as written; None when there are none."""
    opened = _OPENED.match(line, at)
    if not opened:
        return None, at
    close = line.find(")", opened.end())
    inside = line[opened.end() : close]
    if close >= 0 and "(" not in inside and "\\" not in inside:
        return inside, close + 1
    depth, place = 1, opened.end()
    while place < len(line):
        char = line[place]
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return line[opened.end() : place], place + 1
        place += 2 if char == "\\" else 1
    return None, at


def _tokens(inside: str | None, most: int = 0) -> list[str]:
    """The parts between commas, at most `most` cuts."""
    if inside is None:
        return []
    if "\\" not in inside:
        return [token.strip(" \t") for token in inside.split(", ", most or -1)]
    cuts = [found.start() for found in re.finditer(r"\\.|, ", inside) if found[0] == ", "]
    bounds = [-2, *cuts[: most or None], len(inside)]
    return [_plain(inside[start + 2 : end].strip(" \t")) for start, end in pairwise(bounds)]
