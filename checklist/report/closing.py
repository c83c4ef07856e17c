"""What the leader holds at the end: a paragraph for the team, and the one thing to do first."""

from __future__ import annotations

from checklist.model import dates
from checklist.model.record import Answer, Record


def team_paragraph(record: Record, language: str) -> str:
    """A paragraph to send to the team, made of the leader's own words."""
    from checklist.report.templates import render  # Jinja2 is slow to load

    test, feedback = _answer(record, "test").parts, _answer(record, "feedback").parts
    text = render(
        "team.md.j2",
        language=language,
        decided=_answer(record, "settled").text in ("decided", "decided-above"),
        change=_sentence(_answer(record, "change").text),
        because=_sentence(_answer(record, "because").text),
        open=_sentence(_answer(record, "still-open").text),
        try_=_sentence(str(test.get("try", ""))),
        until=_spelt(str(test.get("until", "")), language),
        feedback=_sentence(str(feedback.get("how", ""))),
        returns=_sentence(str(feedback.get("returns", ""))),
        review=_spelt(record.get("review"), language),
    )
    return " ".join(text.split())


def first_thing(record: Record) -> str:
    """The one thing worth doing before the decision is announced."""
    for group in _answer(record, "affected").items:
        if group.get("asked", 0) == 0:
            return f"Ask “{group.get('group')}” before you announce it: nobody has heard them yet."
    kinds = {item.get("kind") for item in _answer(record, "evidence").items}
    if not kinds & {"saw", "told"}:
        return "Watch the work once yourself before you announce it: nothing here was seen or told."
    test = _answer(record, "test")
    if not test.parts.get("go-on-if"):
        return "Write down what you would have to see to go on: without it the test cannot fail."
    if not test.parts.get("stop-if"):
        return "Tell those who take part in the test what would make you stop it."
    if not _answer(record, "feedback").parts.get("protection"):
        return "Settle what protects the people who answer honestly, before you ask them."
    if record.get("review") == "":
        return "Put a day for the look back into your calendar."
    return "Tell the people concerned what is still open, and by when they can still change it."


def _answer(record: Record, key: str) -> Answer:
    return record.answers.get(key, Answer())


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text[-1] in '.!?…”"' else text + "."


def _spelt(text: str, language: str) -> str:
    day = dates.iso(text)
    if day and language == "de":
        return f"{day:%d.%m.%Y}"
    return dates.spell(day) if day else ""
