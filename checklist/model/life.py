"""The life of a record: which status may follow which, and why not the others."""

from __future__ import annotations

from checklist.model.record import Event, Record

# A verdict's status; "" leaves it as it is.
VERDICTS = {"keep": "adopted", "adjust": "adjusted", "reverse": "reversed", "inconclusive": ""}
# A review can follow these.
REVIEWABLE = ("testing", "adopted", "adjusted")
# These are ends: nothing is due any more.
ENDED = ("withdrawn", "reversed", "superseded")
# These may be replaced by another decision.
REPLACEABLE = ("proposed", "testing", "adopted", "adjusted")
# What a small test that has ended leads to.
_AFTER_TEST = {"go on": "adopted", "stop": "withdrawn"}


def next_statuses(record: Record) -> tuple[str, ...]:
    """The statuses to which `checklist status` may move the record now.

    A record with a small test goes through testing; where the test was skipped or is missing, it
    may be adopted as it is, so that nobody has to pretend a test.
    """
    if record.status == "proposed":
        test = record.answers.get("test")
        tested = bool(test and (test.parts or test.notes))
        return ("testing", "withdrawn") if tested else ("testing", "adopted", "withdrawn")
    if record.status == "testing":
        return ("adopted", "withdrawn")
    return ()


def status_after(record: Record, verdict: str) -> str:
    """The status that a review's verdict leads to."""
    return VERDICTS[verdict] or record.status


def front_after(event: Event) -> dict[str, str]:
    """The front matter that an appended section sets: `status`, `review`, both or none."""

    def said(part: str) -> str:
        return str(event.parts.get(part, "")).strip()

    found: dict[str, str] = {}
    if event.kind == "review":
        verdict = said("verdict")
        following = "none" if verdict == "reverse" else said("next-review")
        found = {"status": VERDICTS.get(verdict, ""), "review": following}
    elif event.kind == "postponed":
        found = {"review": said("to")}
    elif event.kind == "withdrawn":
        found = {"status": "withdrawn"}
    elif event.kind == "test-result":
        found = {"status": _AFTER_TEST.get(said("then"), "")}
    return {key: value for key, value in found.items() if value}


def ways_on(record: Record) -> str:
    """What can be done with the record now, in words for an error's hint."""
    ways = [f"`checklist status {record.id} {status}`" for status in next_statuses(record)]
    if record.status in REVIEWABLE:
        ways.append(f"`checklist review {record.id}`")
    if record.status in REPLACEABLE:
        ways.append(f"`checklist supersede {record.id} --by NEW`")
    return (
        "possible now: " + ", ".join(ways) if ways else "its life has ended; record a new decision"
    )
