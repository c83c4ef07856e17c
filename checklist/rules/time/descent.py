"""The way from a record's first version to the one under check, along its branches and merges.

Everything here is a net effect: what counts is what stands now, against what stood in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checklist.model.dates import iso
from checklist.model.record import Answer, Event
from checklist.rules.case import Case
from checklist.rules.time.past import Past, Version
from checklist.rules.time.redaction import says_the_same
from checklist.rules.time.state import State, matched

# Sections that say why the day to look back is another one now.
_MOVE_REVIEW = frozenset({"review", "postponed", "withdrawn"})
# A record that ended so needs no look back any more.
ENDED = ("superseded", "withdrawn")


class Node(NamedTuple):
    """One version, and what was promised up to it.

    `before` are the versions that it changed. `in_time` holds the answers as they stood in time:
    those of a version, or by question where branches met. `originals` are the appended sections as
    they first appeared; None means: as they are here. `promised` is the review's day that was
    agreed on, `late` says that the change came after the start or the first review.
    """

    version: Version | None
    day: str
    state: State
    before: tuple[Node, ...]
    in_time: State | Mapping[str, Answer]
    originals: tuple[Event, ...] | None
    promised: str
    reviewed: bool
    late: bool

    def answer_in_time(self, key: str) -> Answer:
        """What was answered in time; an empty answer if nothing was."""
        if isinstance(self.in_time, State):
            return self.in_time.answer(key)
        return self.in_time.get(key) or Answer()

    @property
    def sections(self) -> tuple[Event, ...]:
        """The appended sections as they first appeared."""
        return self.state.record.events if self.originals is None else self.originals


class Descent:
    """The versions of one record, each with what was promised up to it; `tip` is under check.

    `is_blind`: the bytes of some version are not here, so nothing can be said.
    """

    def __init__(self, case: Case, past: Past) -> None:
        self.kinds = frozenset(kind.key for kind in case.checklist.events)
        self._case = case
        self._past = past
        self._states: dict[str, State] = {}
        self.is_blind = False
        self.start = self._start()
        self.nodes: list[Node] = []
        self.by_blob: dict[str, Node] = {}
        self._walk()
        self.tip = self._tip()

    @property
    def first_day(self) -> str:
        """The day of the earliest version that did not come from another one."""
        days = [node.day for node in self.nodes if not node.before and node.day]
        return min(days, default=self._past.day)

    def state(self, blob: str) -> State:
        """What a version says; an unreadable one where its bytes cannot be had."""
        if blob not in self._states:
            if blob == self._past.blob:
                state = State.current(self._case, blob)
            else:
                data = self._past.content(blob)
                self.is_blind = self.is_blind or data is None
                state = State.of(data or b"", self._past.parse, blob)
            self._states[blob] = state
        return self._states[blob]

    def _start(self) -> str:
        """The earliest committed day on which the change takes effect; "" if there is none."""
        blobs = [version.blob for version in self._past.versions if version.blob]
        for blob in (*blobs, self._past.blob):
            if iso(day := self.state(blob).get("effective").strip()):
                return day
        return ""

    def _walk(self) -> None:
        for version in self._past.versions:
            if not version.blob:
                continue
            known = {blob: self.by_blob[blob] for blob in version.before if blob in self.by_blob}
            before = tuple(known.values())
            if not before and self.nodes:  # brought back, or recorded a second time elsewhere
                before = (self.nodes[-1],)
            node = self._step(version, version.day, self.state(version.blob), before)
            self.by_blob[version.blob] = node
            self.nodes.append(node)

    def _tip(self) -> Node:
        past = self._past
        last = self.by_blob.get(past.head) or (self.nodes[-1] if self.nodes else None)
        if last and past.head == past.blob and last.state.blob == past.blob:
            return last
        node = self._step(None, past.day, self.state(past.blob), (last,) if last else ())
        self.nodes.append(node)
        return node

    def _step(
        self, version: Version | None, day: str, state: State, before: tuple[Node, ...]
    ) -> Node:
        if before and (same := self._unchanged(day, state, before)):
            return same
        before = tuple(node for node in before if node.state.readable)
        if not before:
            review = state.get("review")
            return Node(version, day, state, (), state, None, review, state.has_review, late=False)
        late = self._is_late(day, state, before)
        return Node(
            version, day, state, before,
            self._in_time(state, before, late),
            self._originals(state, before),
            self._promised(day, state, before),
            state.has_review or any(node.reviewed for node in before),
            late,
        )  # fmt: skip

    def _unchanged(self, day: str, state: State, before: tuple[Node, ...]) -> Node | None:
        """The version that this one is again: it cannot be read, or it takes the last one back."""
        if not state.readable:
            return before[0]
        if len(before) == 1 and before[0].day == day:
            return next((old for old in before[0].before if old.state.blob == state.blob), None)
        return None

    def _is_late(self, day: str, state: State, before: tuple[Node, ...]) -> bool:
        after_start = bool(self.start) and (not day or day > self.start)
        return after_start or state.has_review or any(node.reviewed for node in before)

    def _in_time(
        self, state: State, before: tuple[Node, ...], late: bool
    ) -> State | Mapping[str, Answer]:
        if late and len(before) == 1:
            return before[0].in_time
        if not late and all(node.in_time is node.state for node in before):
            return state
        keys = set(state.values).union(*(node.state.values for node in before))
        return {key: self._one_in_time(key, state, before, late) for key in keys}

    def _one_in_time(self, key: str, state: State, before: tuple[Node, ...], late: bool) -> Answer:
        """One answer as it stood in time: what the version says itself, or what it took over."""
        now = state.answer(key)
        taken = [node for node in before if node.state.answer(key) == now]
        if not taken and not late:
            return now
        said = [node.answer_in_time(key) for node in taken or before]
        return now if now in said else said[0]

    def _originals(self, state: State, before: tuple[Node, ...]) -> tuple[Event, ...] | None:
        whole = len(before) == 1 and before[0].originals is None
        if whole and state.goes_on_from(before[0].state, self.kinds) is not None:
            return None
        if not any(node.originals or node.state.may_hold(self.kinds) for node in before):
            return None
        known: list[Event] = []
        for node in before:
            known += matched(tuple(known), node.sections, Event.__eq__)[1]
        lost, new = matched(tuple(known), state.record.events, says_the_same)
        if not lost:
            return None
        # What stands in the place of a section that was rewritten is no new one.
        new = matched(lost, new, lambda _, __: True)[1]
        return (*known, *new)

    def _promised(self, day: str, state: State, before: tuple[Node, ...]) -> str:
        """The day to look back that was agreed on, however the front matter moved since."""
        now = state.get("review")
        taken = [node.promised for node in before if node.state.get("review") == now]
        if taken:
            return now if now in taken else taken[0]
        old = before[0]
        together = old.state.get("effective") != state.get("effective")
        if not old.promised or state.get("status") in ENDED:
            return now
        if together and self.start and day and day <= self.start:
            return now
        if all(self._moves_review(state, node.state) for node in before):
            return now
        return old.promised

    def _moves_review(self, state: State, old: State) -> bool:
        kinds = state.goes_on_from(old, self.kinds)
        if kinds is None:
            new = matched(old.record.events, state.record.events, lambda _, __: True)[1]
            kinds = tuple(event.kind for event in new)
        return not _MOVE_REVIEW.isdisjoint(kinds)

    def changed_last(self, key: str) -> Node:
        """The last late version that answered this question otherwise than those before it."""
        for node in self._lineage():
            now = node.state.answer(key)
            if node.late and all(old.state.answer(key) != now for old in node.before):
                return node
        return self.tip

    def altered_last(self, section: Event) -> Node:
        """The last version that no longer repeats a section which one before it still has."""
        for node in self._lineage():
            if lost(node.state, (section,)) and any(
                not lost(old.state, (section,)) for old in node.before
            ):
                return node
        return self.tip

    def moved_last(self) -> Node:
        """The last version that names another day to look back than those before it."""
        for node in self._lineage():
            now = node.state.get("review")
            if node.before and all(old.state.get("review") != now for old in node.before):
                return node
        return self.tip

    def _lineage(self) -> Iterator[Node]:
        """The version under check and those that it came from, the newest first."""
        kin = {id(self.tip)}
        for node in reversed(self.nodes):
            if id(node) in kin:
                kin.update(id(old) for old in node.before)
                yield node


def lost(state: State, originals: tuple[Event, ...]) -> tuple[Event, ...]:
    """The sections that a version no longer holds as they first appeared."""
    return matched(originals, state.record.events, says_the_same)[0]
