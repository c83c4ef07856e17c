"""The findings about time: of a record, of what a pull request changed, of a deletion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checklist.model.dates import iso
from checklist.model.record import Event
from checklist.rules.case import Case, shorten
from checklist.rules.finding import UNCHECKED, Finding, Place
from checklist.rules.time.descent import ENDED, Descent, Node, lost
from checklist.rules.time.past import Past
from checklist.rules.time.redaction import says_the_same
from checklist.rules.time.state import FRONT, State

# The part of a section that names the next day to look back.
_PLANS = {"review": "next-review", "postponed": "to"}
_RECORD = re.compile(r"\d{4}-\d{2}-\d{2}-")
_SECTIONS = {
    "review": "the follow-up review",
    "postponed": "the postponement",
    "test-result": "the test result",
    "withdrawn": "the section that withdraws the decision",
}


def check(case: Case, past: Past) -> Iterator[Finding]:
    """What a record's past says about the record as it is now."""
    if past.is_cut:
        yield unchecked()
    elif case.record.front:
        descent = Descent(case, past)
        if descent.is_blind:
            yield unchecked()
            return
        yield from _written(case, descent)
        yield from _answers(case, descent)
        yield from _review(case, descent)
        yield from _sections(case, descent, descent.tip.sections)


def changes(case: Case, past: Past, base: str) -> Iterator[Finding]:
    """What a pull request did to a record, as a whole: from the blob `base` to the one under check.

    `base` is "" for a record that the pull request brings. The start, and what was promised, come
    from all versions of the record.
    """
    if past.is_cut:
        yield unchecked()
    elif case.record.front:
        descent = Descent(case, past)
        node = descent.by_blob.get(base)
        old = node.state if node else descent.state(base) if base else None
        if descent.is_blind:
            yield unchecked()
            return
        if old is None:
            yield from _written(case, descent)
            return
        yield from _answers(case, descent, old)
        if old.get("review") != descent.tip.state.get("review"):
            yield from _review(case, descent)
        known = node.sections if node else old.record.events
        gone = lost(old, known) if known else ()
        yield from _sections(case, descent, [each for each in known if each not in gone])


def deleted(id: str, past: Past, day: str = "") -> Iterator[Finding]:
    """What there is to say about a record that is nowhere now; its path is filled in.

    `day` is that of a deletion which is not committed yet. Only a proposal that was taken back
    before its start, as it was first written, may go.
    """
    versions = [version for version in past.versions if version.blob]
    blobs = [each.blob for each in versions]
    data = {each: past.content(each) for each in blobs}
    states = [State.of(data[each] or b"", past.parse, each) for each in blobs]
    is_record = any("schema" in state.front or "id" in state.front for state in states)
    if not is_record and not (None in data.values() and _RECORD.match(id)):
        return
    days = [state.get("effective").strip() for state in states]
    start = next((each for each in days if iso(each)), "")
    end = past.versions[-1]
    day = day or end.day
    path = versions[-1].path
    proposed = all(state.get("status") == "proposed" for state in states)
    if proposed and len(set(blobs)) == 1 and not (start and day > start):
        return
    commit = "" if end.blob else f" (commit {end.commit[:10]})"
    yield Finding(
        "record-deleted",
        f"the decision `{id}` was deleted on {day or 'an unknown day'}{commit}",
        "Bring the file back; a decision that ends is withdrawn, reversed or superseded, and kept.",
        Place(),
        path,
    )


def unchecked() -> Finding:
    """That the versions which would be needed are not here."""
    return Finding(
        UNCHECKED,
        "not checked here: what the record said earlier is not in this clone, which is shallow "
        "or partial",
        "Fetch the rest with `git fetch --unshallow` (or `--refetch`), in CI with depth 0.",
    )


def _written(case: Case, descent: Descent) -> Iterator[Finding]:
    first, start = descent.first_day, descent.start
    if start and first > start:
        yield Finding(
            "written-after-start",
            f"first recorded on {first}; the change took effect on {start}",
            "Leave both days as they are, and say in a review that it was written down afterwards.",
            case.front("effective"),
        )


def _answers(case: Case, descent: Descent, old: State | None = None) -> Iterator[Finding]:
    """Answers that differ from what stood in time; with `old`, only those that differ from it."""
    tip = descent.tip
    for reference in (tip.in_time, old):
        if isinstance(reference, State) and tip.state.same_answers(reference, descent.kinds):
            return
    in_time = tip.in_time.values if isinstance(tip.in_time, State) else tip.in_time
    for key in dict.fromkeys([*FRONT, *tip.state.values, *in_time]):
        now = tip.state.answer(key)
        if says_the_same(tip.answer_in_time(key), now):
            continue
        if old is None or not says_the_same(old.answer(key), now):
            yield _changed(case, descent, key)


def _changed(case: Case, descent: Descent, key: str) -> Finding:
    node = descent.changed_last(key)
    question = case.checklist.question(key)
    label = case.reading.wording.say(question.label) if question and key not in FRONT else ""
    what = f"the answer to “{shorten(label)}”" if label else f"`{key}`"
    after = "after the first review"
    if descent.start and node.day > descent.start:
        after = f"after the start on {descent.start}"
    return Finding(
        "changed-after-start",
        f"{what} was changed {_when(node)}, {after}",
        "Put back what stood there, and add what you know now under its own date, as a review.",
        case.front(key) if key in FRONT else case.question(key),
    )


def _review(case: Case, descent: Descent) -> Iterator[Finding]:
    tip = descent.tip
    now = tip.state.get("review")
    if now == tip.promised or tip.state.get("status") in ENDED:
        return
    plans = [
        str(event.parts.get(_PLANS[event.kind], "")).strip()
        for event in tip.state.record.events if event.kind in _PLANS
    ]  # fmt: skip
    if now and now in plans[-1:]:
        return
    node = descent.moved_last()
    yield Finding(
        "review-moved",
        f"the day to look back moved from {_words(tip.promised)} to {_words(now)} {_when(node)}, "
        "and nothing says why",
        "Put the day back, or postpone it with `checklist review ID --postpone DATE --because …`.",
        case.front("review"),
    )


def _sections(case: Case, descent: Descent, originals: Sequence[Event]) -> Iterator[Finding]:
    tip = descent.tip
    if not originals or (tip.originals is None and tip.sections == tuple(originals)):
        return
    gone = lost(tip.state, tuple(originals))
    for section in gone:
        line = _line(case, section)
        node = descent.altered_last(section)
        name = _SECTIONS.get(section.kind, f"the section `{section.kind}`")
        of = f" of {section.day}" if section.day else ""
        yield Finding(
            "section-altered",
            f"{name}{of} was {'removed' if line is None else 'rewritten'} {_when(node)}",
            "Put back what stood there, and add what you know now under its own date.",
            case.heading() if line is None else case.at(line, case.reading.lines[line]),
        )


def _line(case: Case, section: Event) -> int | None:
    """The line of the body where a section of this kind and day begins; None if there is none."""
    if not any((e.kind, e.day) == (section.kind, section.day) for e in case.record.events):
        return None
    mark = re.compile(rf"##.*<!--\s*{re.escape(section.kind)}\s*{re.escape(section.day)}\s*-->")
    lines = enumerate(case.reading.lines)
    return next((number for number, line in lines if mark.search(line)), None)


def _when(node: Node) -> str:
    """The day of a change and its commit; both dates where they differ, as both can be moved."""
    if node.version is None:
        return f"on {node.day} (not committed yet)" if node.day else "(not committed yet)"
    committed = node.version.committed[:10]
    late = f", committed on {committed}" if iso(committed) and committed != node.day else ""
    return f"on {node.day or 'an unknown day'}{late} (commit {node.version.commit[:10]})"


def _words(day: str) -> str:
    return shorten(day) or "no day"
