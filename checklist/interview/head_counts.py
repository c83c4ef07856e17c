"""A group of people in one line: who they are, how many, how many of them were asked, and how."""

import re
from datetime import date

from checklist.interview.typed import CLAUSE, NUMBER, Item, number, plain

_ROUGHLY = (
    r"(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost|at least|at most|"
    r"up to|over|more than|fewer than|less than|maybe|perhaps|etwa|rund|ungefähr|fast|knapp|über|"
    r"mindestens|höchstens)\s|~\s?"
)
_SOME = (
    r"(?:half|most|some|a few|several|many|a third|a quarter|dozens|die hälfte|die meisten|einige|"
    r"viele|mehrere|ein paar|wenige)\b"
)
_COUNTED = rf"(?:{_ROUGHLY})?{NUMBER}(?:\s?[-–]\s?{NUMBER}|\+|\sor so\b)?"
_AMOUNT = rf"(?:(?:{_ROUGHLY})?{_SOME}|{_COUNTED})"
_PEOPLE = (
    r"(?:people|persons?|staff|employees|colleagues|members|folks|heads|ftes?|leute|personen|"
    r"menschen|mitarbeitende|mitarbeiter(?:innen)?|kollegen|kolleginnen|köpfe|beschäftigte)\b"
)
_WHO = (  # people by what they do: the count goes, the word stays
    r"(?:nurses|doctors|engineers|developers|designers|analysts|consultants|managers|agents|"
    r"drivers|teachers|students|pupils|parents|children|workers|technicians|operators|cleaners|"
    r"patients|customers|users|volunteers|apprentices|trainees|women|men|pflegekräfte|ärzte|"
    r"ärztinnen|fahrer|fahrerinnen|ingenieure|entwickler|lehrkräfte|lehrer|schüler|eltern|kinder|"
    r"frauen|männer|auszubildende)\b"
)
_ALL = r"(?:all|everyone|everybody|alle)\b"
_NONE = (
    r"(?:not|never|none|nobody|no one|no-one|haven't|hasn't|weren't|wasn't|nicht|niemand|keiner|"
    r"keine)\b"
)
_HOW_MANY = rf"(?:{_ALL}\s{NUMBER}|{_AMOUNT}|{_ALL}|{_NONE})"
_OF = rf"(?:\s(?:of|out of|von|aus)\s(?:the\s)?(?:them|us|whom|which|ihnen|{NUMBER}))?"
_ASKED = r"\b(?:asked|gefragt|befragt)\b"
_LEAD = (
    r"\s*(?:(?:and|but|of whom|of which|we|i|they|have|has|had|were|was|davon|und|aber|noch|wir|"
    r"ich|haben|habe|hat|wurden|bisher|so far)\s)*"
)
_BETWEEN = r"(?:\s(?:have|has|were|was|been|yet|davon|wurden|wurde|sind|people|leute))*"
_TAIL = r"(?:\s(?:yet|so far|them|anyone|anybody|bisher)\b)*"
_TIMES = r"(?!\s(?:questions?|times?|things?|fragen|mal)\b)"
_ASKED_FIRST = rf"{_LEAD}{_ASKED}:?\s(?P<many>{_HOW_MANY})(?P<of>{_OF}){_TAIL}{_TIMES}"
_ASKED_LAST = rf"{_LEAD}(?P<many>{_HOW_MANY})(?P<of>{_OF}){_BETWEEN}\s{_ASKED}{_TAIL}"
_GOES_ON = r"\s(?:in|on|at|across|from|with|who|im|an|auf|aus|mit)\s"

_SHORTENED = r"(?<!\bca)(?<!\bapprox)(?<!\bst)(?<!\bdr)(?<!\bmr)(?<!\bmrs)(?<!\be\.g)(?<!\bi\.e)"
_MONTH = r"(?:bis|und|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
_BREAK = (
    r"[,;](?=\s|$)|(?<=[^\W\d])[,;](?=[0-9])|(?<!asked)(?<!fragt):(?=\s|$)|(?<=\s)[-–—](?=\s)|[()]"
    rf"|{_SHORTENED}(?<![.!?])[.!?]+(?=\s|$)(?!\s{_MONTH})"
)
_NUMBERED = (
    r"(?<!the )\b(?:team|ward|bay|room|floor|building|site|level|line|tier|group|shift|unit|phase|"
    r"zone|area|region|gate|plant|class|grade|schicht|gruppe|stufe|ebene|etage|werk|halle)\s$"
)
_NOT_HEADS = (
    r"(?:of|out|to|von|aus|bis|hours?|days?|weeks?|months?|years?|minutes?|beds?|teams?|shifts?|"
    r"sites?|offices?|rooms?|countries|departments?|stunden|tage|wochen|monate|jahre|betten|"
    r"teams|schichten|büros|abteilungen)\b"
)
_UNFINISHED = (
    r"\b(?:no|of|the|all|for|and|who|that|which|our|von|der|die|das|alle|für|und|unsere)\s*$"
)
_NOBODY = (
    r"(?:no|none|nothing|nobody|no one|no-one|nichts|niemand|keine[rs]?|nein|n/a)"
    r"(?:\s(?:really|else|more|weiter|mehr|sonst))?[.!]*"
)
_STOPS = (".", "!", "?", "...")
_LONG = 160  # longer pieces are prose, not counts


def group(line: str, today: date) -> Item:
    """Keys group, people and asked (a number, or the words when they are rough), how."""
    if re.fullmatch(_NOBODY, plain(line), re.I):
        return {}
    item: Item = {}
    name = how = ""
    first, counted, kept = True, False, False
    for mark, words in _pieces(plain(line)):
        first = first and mark not in _STOPS
        left = words if _is_name(words, name) else _without_counts(words, item, first)
        cut, goes_on = left != words, mark == "," and not re.match(rf"\s*{CLAUSE}", left, re.I)
        counted = counted or cut
        if not left.strip():
            how += mark if kept and not cut and mark in _STOPS else ""
            kept = kept and not cut
        elif first and not cut and not how and (not name or (goes_on and not counted)):
            name += mark + left if name else left
        else:
            how, kept = how + mark + left if how else left, True
    return _in_order(_count_in_name(name.strip(" .,;:!?"), item), item, how.strip())


def _is_name(words: str, name: str) -> bool:
    """Whether a group has no other name than this: "6 people on the night shift", "6 nurses"."""
    return not name and bool(re.match(rf"{_COUNTED}\s(?:{_PEOPLE}{_GOES_ON}|{_WHO})", words, re.I))


def _in_order(name: str, item: Item, how: str) -> Item:
    people, asked = item.get("people"), item.get("asked")
    if isinstance(asked, str) and isinstance(people, int) and re.fullmatch(_ALL, asked, re.I):
        asked = people
    values = {"group": name, "people": people, "asked": asked, "how": how.lstrip(",;:)")}
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text at its commas and stops, as (the mark before, the words with their spaces)."""
    brackets = _brackets_of_counts(text)
    pieces, mark, start = [], "", 0
    for m in re.finditer(_BREAK, text, re.I):
        if m[0] in ("(", ")") and m.start() not in brackets:
            continue
        pieces.append((mark, text[start : m.start()]))
        mark, start = "" if m.start() in brackets else m[0], m.end()
    pieces.append((mark, text[start:]))
    head = pieces[0][1]
    at = _where_counts_start(head)
    return [("", head[:at]), ("", head[at:]), *pieces[1:]] if at else pieces


def _brackets_of_counts(text: str) -> tuple[int, ...]:
    """Where the first brackets open and close, if they hold counts: "Team B (7, all asked)"."""
    m = re.search(r"\(([^()]*)\)", text)
    inner = re.split(r"[,;]\s", m[1]) if m else []
    counts = any(_without_counts(words, {}, True) != words for words in inner)
    return (m.start(), m.end() - 1) if m and counts else ()


def _where_counts_start(head: str) -> int:
    """Where a name goes over into counts without a comma: "Night shift| 6 people 0 asked"."""
    if len(head) > _LONG:
        return 0
    for m in re.finditer(r"(?<=\S)\s(?=\S)", head):
        words = head[m.end() :]
        bare = re.fullmatch(rf"{_COUNTED}\s*", words, re.I)
        unfinished = re.search(_UNFINISHED, head[: m.start()], re.I)
        if not bare and not unfinished and _without_counts(words, {}, True) != words:
            return m.start()
    return 0


def _without_counts(words: str, item: Item, first: bool) -> str:
    """What is left of the words when the counts that they are, or start with, went into the item.

    In the first sentence words may follow a count; later only a piece that is nothing else counts,
    so that "three people told me" stays a sentence.
    """
    if len(words) > _LONG or not words.strip():
        return words
    left = _without_people(words, item, first)
    for shape in (_ASKED_FIRST, _ASKED_LAST):
        m = re.match(rf"{shape}(?P<rest>\s.*|$)", left, re.I | re.S)
        if m and "asked" not in item and (first or not m["rest"].strip()):
            total = number(m["of"].split()[-1]) if m["of"] else None
            if total is not None:
                item.setdefault("people", total)
            item["asked"] = _asked(m["many"], m["of"] or "")
            return m["rest"]
    return left


def _without_people(words: str, item: Item, first: bool) -> str:
    if "people" in item:
        return words
    m = re.match(rf"\s*(?P<many>{_AMOUNT})\s{_PEOPLE}(?P<rest>.*)$", words, re.I | re.S)
    if m and m["rest"].strip():
        asked = any(re.match(shape, m["rest"], re.I) for shape in (_ASKED_FIRST, _ASKED_LAST))
        m = m if first and (asked or re.match(_GOES_ON, m["rest"], re.I)) else None
    elif not m and first:
        m = re.match(rf"\s*(?P<many>{_COUNTED})(?P<rest>\s*|\s{_WHO}\s*)$", words, re.I)
    if not m:
        return words
    count = number(m["many"])
    item["people"] = m["many"] if count is None else count
    return m["rest"]


def _asked(many: str, of: str) -> int | str:
    """The number asked, 0 for nobody, the words for "half of them"."""
    if re.fullmatch(_NONE, many, re.I):
        return 0
    count = number(re.sub(rf"^{_ALL}\s", "", many, flags=re.I))
    return many + of if count is None else count


def _count_in_name(name: str, item: Item) -> str:
    """The name without the count that it starts or ends with, if no other was given.

    "all 40 of us" keeps its words; in "Team 6" the number is a name.
    """
    if "people" in item or len(name) > _LONG:
        return name
    heads = rf"(?!{_NOT_HEADS})"
    kept = re.match(rf"(?:all|alle|the|die)\s({_COUNTED})(?=$|\s(?:of\s|{heads}))", name, re.I)
    ahead = re.match(rf"({_COUNTED})\s{heads}", name, re.I)
    behind = re.search(r"\s([0-9]+)$", name)
    if behind and re.search(rf"{_NUMBERED}|{_UNFINISHED}", name[: behind.start(1)], re.I):
        behind = None
    found = kept or ahead or behind
    if not found:
        return name
    count = number(found[1])
    item["people"] = found[1] if count is None else count
    if kept:
        return name
    return name[ahead.end() :] if ahead else name[: found.start()]
