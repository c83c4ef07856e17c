"""What one version of a record says; its Markdown is parsed only when there is no other way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from checklist.format import front as front_matter
from checklist.format.limits import excess
from checklist.model.record import Answer, Event, Record
from checklist.rules.case import Case

# Answers that live in the front matter.
FRONT = ("created", "effective")
# What says how the body is to be read.
_READ_WITH = ("checklist", "language")

# A fence or HTML that may still be open where the next section begins, behind the end of the line
# before it, which is found many times faster than a beginning.
_OPEN = re.compile(r"\n {0,3}(?:```|~~~|<(?!!--[^\n]*-->[ \t]*(?:\n|\Z)))")
_HEADING = re.compile(r"^ {0,3}#{1,2}(?:[ \t][^\n]*)?$|^ {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_APPENDED = re.compile(r"##[ \t][^\n]*<!--\s*([a-z][a-z0-9-]*)(?:\s+\d{4}-\d{2}-\d{2})?\s*-->\s*$")
_MARK = re.compile(r"<!--\s*([a-z][a-z0-9-]*)")
_REVIEW = re.compile(r" {0,3}##[ \t].*<!--\s*review\b.*-->[ \t]*$")


class State:
    """One version: its front matter, its body with plain line ends, and what they say."""

    def __init__(
        self, front: Mapping[str, Any], body: str, record: Callable[[], Record], blob: str = ""
    ) -> None:
        self.front = front
        self.body = body
        self.blob = blob
        self._record = record
        self._gone_on: dict[tuple[State, frozenset[str]], tuple[str, ...] | None] = {}

    @classmethod
    def of(cls, data: bytes, parse: Callable[[bytes], Record], blob: str) -> State:
        """The version that these bytes are; one that is too large says nothing."""
        data = b"" if excess(data) else data
        found = front_matter.read(data)
        body = data[found.body_at :].decode("utf-8", "surrogateescape")
        body = body.replace("\r\n", "\n").replace("\r", "\n")
        return cls(found.values, body, lambda: parse(data), blob)

    @classmethod
    def current(cls, case: Case, blob: str) -> State:
        """The version under check."""
        return cls(case.record.front, "\n".join(case.reading.lines), lambda: case.record, blob)

    @property
    def readable(self) -> bool:
        """Whether it is a record at all."""
        return bool(self.front)

    @cached_property
    def record(self) -> Record:
        """What it says."""
        return self._record()

    @cached_property
    def values(self) -> dict[str, Answer]:
        """The answers that count, by question; a wording that was kept is no answer."""
        answers = {key: Answer(text=self.get(key)) for key in FRONT}
        answers |= {key: said._replace(kept=()) for key, said in self.record.answers.items()}
        return {key: said for key, said in answers.items() if said.given}

    @cached_property
    def has_review(self) -> bool:
        """Whether somebody has looked back already."""
        body = self.body
        lines = body.split("\n") if "review" in body else []
        if not any(_REVIEW.match(line) for line in lines if "review" in line):
            return False
        if not self._may_be_open:
            return True
        return any(event.kind == "review" for event in self.record.events)

    @cached_property
    def _may_be_open(self) -> bool:
        """Whether a fence or HTML may hide the headings below it."""
        return bool(_OPEN.search(f"\n{self.body}"))

    @cached_property
    def _trimmed(self) -> str:
        return self.body.rstrip("\n")

    def get(self, key: str) -> str:
        """A front matter value as words; "" when it is missing."""
        value = self.front.get(key)
        return "" if value is None else str(value)

    def answer(self, key: str) -> Answer:
        """The answer to one question; an empty one if there is none."""
        return self.values.get(key) or Answer()

    def may_hold(self, kinds: frozenset[str]) -> bool:
        """Whether there may be a section of one of these kinds."""
        return any(key in kinds for key in _MARK.findall(self.body))

    def goes_on_from(self, old: State, kinds: frozenset[str]) -> tuple[str, ...] | None:
        """The kinds of the sections that were appended to what `old` says, told without parsing.

        None when something else differs, or may differ.
        """
        asked = (old, kinds)
        if asked not in self._gone_on:
            self._gone_on[asked] = self._added(old, kinds)
        return self._gone_on[asked]

    def _added(self, old: State, kinds: frozenset[str]) -> tuple[str, ...] | None:
        before, now = old._trimmed, self._trimmed
        if not now.startswith(before) or any(old.get(k) != self.get(k) for k in _READ_WITH):
            return None
        added = now[len(before) :]
        if not added:
            return ()
        if not re.match(r"\n+## ", added) or self._may_be_open:
            return None
        headings = [_APPENDED.match(line) for line in _HEADING.findall(added)]
        found = tuple(heading[1] for heading in headings if heading)
        return found if len(found) == len(headings) and kinds.issuperset(found) else None

    def same_answers(self, old: State, kinds: frozenset[str]) -> bool:
        """Whether no answer differs; cheap where sections were only appended."""
        if self.goes_on_from(old, kinds) is not None:
            return all(old.get(key) == self.get(key) for key in FRONT)
        return old.values == self.values


def matched(
    originals: tuple[Event, ...], events: tuple[Event, ...], same: Callable[[Event, Event], bool]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The originals that no section repeats any more, and the sections that repeat none."""
    left = list(events)
    lost = []
    for original in originals:
        at = next(
            (
                at for at, each in enumerate(left)
                if (each.kind, each.day) == (original.kind, original.day) and same(original, each)
            ),
            None,
        )  # fmt: skip
        if at is None:
            lost.append(original)
        else:
            del left[at]
    return tuple(lost), tuple(left)
