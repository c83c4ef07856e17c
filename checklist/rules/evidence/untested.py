"""What is assumed, and whether anything will ever touch it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checklist.rules.case import Case
from checklist.rules.evidence.items import Known, short
from checklist.rules.finding import Finding
from checklist.rules.said import Matter, matter, redacted

_MOST = 100  # assumed items of one record that are looked at


def check(case: Case, items: Sequence[Known]) -> Iterator[Finding]:
    """Something assumed that neither the small test nor an assumption takes up."""
    assumed = [each for each in items if each.kind == "assumed" and each.text][:_MOST]
    taken_up = _taken_up(case) if assumed else ""
    if not taken_up or redacted(taken_up):
        return
    others = Matter(taken_up)
    topic = Matter(f"{case.record.title} {case.answer('change').text}")
    for each in assumed:
        about = matter(each.text)
        shared = others.shared(each.text, about)
        # One word that the whole record is about is no sign that the matter is the same.
        if about and len(shared) < min(2, len(about)) and shared <= topic.shared(each.text, about):
            yield Finding(
                "assumed-untested",
                f"neither the test nor an assumption names it: “{short(each.text)}”",
                "Let the test show it, or make it an assumption, with what would prove it wrong.",
                each.place,
            )


def _taken_up(case: Case) -> str:
    """What the test and the assumptions say; "" where one of them is still open."""
    said = []
    for question in case.checklist.questions:
        if question.kind == "statements" or question.key == "test":
            answer = case.answer(question.key)
            if not (answer.items or answer.parts or answer.notes or answer.text):
                return ""
            said += [answer.text, answer.notes, *map(str, answer.parts.values())]
            said += [str(value) for item in answer.items for value in item.values()]
    return " ".join(said)
