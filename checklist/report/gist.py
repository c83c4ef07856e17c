"""A decision in a few lines of Markdown: who decides, who was asked, what it rests on, the test."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from checklist.format.reader import Reading
from checklist.model.dates import iso
from checklist.model.record import Answer, Item, Record
from checklist.report.markdown import markdown_text

_KINDS = {
    "saw": "seen", "told": "told", "measured": "measured", "assumed": "only assumed",
}  # fmt: skip
_LONGEST = 240  # characters of an answer in one line
_MANY = 12  # groups that are named one by one


def gist(reading: Reading) -> Iterator[str]:
    """Who decides and when, who was asked and who not, what it rests on, test and look back."""
    record = reading.record
    yield f"- **Who and when:** {_who(record)}"
    yield f"- **Asked:** {_asked(_of_kind(reading, 'groups'))}"
    yield f"- **Rests on:** {_evidence(_of_kind(reading, 'evidence'))}"
    yield f"- **Small test:** {_test(record)} **Look back:** {_back(record)}."


def heading(title: str) -> str:
    """A title for a Markdown heading, in which a `#` at the end would vanish; "" for none."""
    return re.sub(r"(#+)$", r"\\\1", _cut(title))


def word(text: str, missing: str = "not said") -> str:
    """What somebody wrote, as Markdown on one line and not too long; days stay as they are."""
    flat = " ".join(text.split())
    return flat if iso(flat) else _cut(text) or missing


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    cut = flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return markdown_text(cut)


def _sentence(text: str) -> str:
    """The words with a full stop, where they have no end of their own."""
    words = " ".join(text.split())
    return word(words) + ("" if words.rstrip("”»\"')")[-1:] in (*".!?…", "") else ".")


def _of_kind(reading: Reading, kind: str) -> Answer:
    """The answer to the first question of a kind; a team's own checklist may call it otherwise."""
    for question in reading.wording.checklist.questions:
        if question.kind == kind and (answer := reading.record.answers.get(question.key)):
            return answer
    return Answer()


def _who(record: Record) -> str:
    others = record.front.get("with")
    names = [record.get("owner"), *(map(str, others) if isinstance(others, list) else ())]
    owner = ", ".join(word(name) for name in names if name) or "nobody is named"
    created, effective = word(record.get("created"), "on no day"), record.get("effective")
    begins = f"takes effect {word(effective)}" if effective else "takes effect on no day yet"
    still = record.answers.get("still-open", Answer()).text
    opened = f" **Still open:** {_sentence(still)}" if still else ""
    return f"{owner}; recorded {created}, {begins}.{opened}"


def _back(record: Record) -> str:
    review = record.get("review")
    return "no further one" if review == "none" else word(review)


def _asked(answer: Answer) -> str:
    """Who was asked, who not yet, and of whom it is not known; counts are as they were written."""
    if not answer.items:
        return _missing(answer, "nobody is named")
    heard, waiting, unknown = [], [], []
    for item in answer.items:
        asked = item.get("asked")
        if asked is None:
            unknown.append(_group(item))
        elif str(asked).strip() == "0":
            how = " ".join(str(item.get("how", "")).split())
            waiting.append(_group(item) + (f": {_sentence(how).rstrip('.')}" if how else ""))
        else:
            of = f" of {item['people']}" if "people" in item else ""
            heard.append(f"{_name(item)} {word(f'{asked}{of}')}")
    told = [f"{_list(heard)}."] if heard else []
    told += [f"not said of {_list(unknown)}."] if unknown else []
    told = told or ["nobody yet."]
    told += [f"**Not yet:** {_list(waiting)}."] if waiting else []
    return " ".join(told)


def _list(names: list[str]) -> str:
    more = len(names) - _MANY
    return "; ".join(names[:_MANY]) + (f"; and {more} more" if more > 0 else "")


def _name(item: Item) -> str:
    return word(str(item.get("group", "")), "a group without a name")


def _group(item: Item) -> str:
    people = item.get("people")
    return _name(item) + (f" ({word(str(people))})" if people is not None else "")


def _evidence(answer: Answer) -> str:
    kinds = Counter(_KINDS.get(str(item.get("kind", "")), "of no kind") for item in answer.items)
    named = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{named}." if named else _missing(answer, "nothing yet")


def _test(record: Record) -> str:
    answer = record.answers.get("test", Answer())
    tried = str(answer.parts.get("try") or answer.notes)
    if answer.skipped or not tried:
        return _missing(answer, "none")
    goal = str(answer.parts.get("go-on-if", ""))
    return _sentence(tried) + (f" Go on if: {_sentence(goal)}" if goal else "")


def _missing(answer: Answer, what: str) -> str:
    return f"not answered ({word(answer.skipped)})." if answer.skipped else f"{what}."
