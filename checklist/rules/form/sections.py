"""What was appended later: the front matter and the last section must say the same."""

from __future__ import annotations

from collections.abc import Iterator

from checklist.model.life import VERDICTS, front_after
from checklist.model.record import Event, Outcome
from checklist.model.words import STATUSES
from checklist.rules.case import Case
from checklist.rules.finding import Finding

_BY_REVIEW = ("adjusted", "reversed")


def last_section(case: Case) -> Iterator[Finding]:
    """Status and next review as the last section set them."""
    record = case.record
    if record.status not in STATUSES:
        return
    reviews = [event for event in record.events if event.kind == "review"]
    if record.status in _BY_REVIEW and not any(
        _status(event) == record.status for event in reviews
    ):
        yield _differs(
            case, "status", f"the status is {record.status}, and no review says so",
            "Record the review with `checklist review`, or correct the status.",
        )  # fmt: skip
    elif (expected := _expected(record.events)) and record.status not in (expected, "superseded"):
        yield _differs(
            case, "status",
            f"the last section leads to {expected}, the front matter says {record.status}",
            "Make the front matter say what the last section decided.",
        )  # fmt: skip
    planned = [day for event in record.events if (day := front_after(event).get("review"))]
    if planned and record.status not in ("superseded", "withdrawn"):
        # Nothing is looked back on after a reversal, whether that is written out or not.
        said = record.get("review") or ("none" if record.status == "reversed" else "")
        if said != planned[-1]:
            yield _differs(
                case, "review",
                f"the last section says {planned[-1]}, the front matter {said or 'nothing'}",
                "Make the front matter say what the last section decided.",
            )  # fmt: skip


def outcomes(case: Case) -> Iterator[Finding]:
    """A review repeats the expectations as they were written, one outcome each."""
    expected = [
        _flat(str(item.get("text", "")))
        for _, answer in case.questions("expectations") for item in answer.items
    ]  # fmt: skip
    for event in case.record.events:
        came = [each for each in event.parts.get("outcomes", ()) if isinstance(each, Outcome)]
        told = [_flat(each.expected) for each in came]
        if told and told != expected:
            yield Finding(
                "outcomes-differ",
                f"the review of {event.day} repeats other expectations than the record holds",
                "Repeat each expectation as it was written, in its order.",
                case.section(event),
            )


def _differs(case: Case, key: str, message: str, settle: str) -> Finding:
    return Finding("last-section-differs", message, settle, case.front(key))


def _expected(events: tuple[Event, ...]) -> str:
    """The status to which the last verdict leads; "" where it leaves it as it is."""
    last = [event for event in events if event.kind in ("review", "withdrawn")][-1:]
    return next(("withdrawn" if each.kind == "withdrawn" else _status(each) for each in last), "")


def _status(event: Event) -> str:
    return VERDICTS.get(str(event.parts.get("verdict", "")), "")


def _flat(text: str) -> str:
    return " ".join(text.split())


CHECKS = (last_section, outcomes)
