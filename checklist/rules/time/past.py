"""A record's past: its committed versions, in an order that does not depend on who asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from heapq import heappop, heappush
from typing import NamedTuple

from checklist.model.dates import iso
from checklist.model.record import Record


class Version(NamedTuple):
    """One commit that touched a record; `authored` and `committed` are ISO moments.

    `blob` is the id of the bytes that it left, "" where it took the record away; `before` are the
    ids that its parents have, "" for a parent without the record.
    """

    commit: str
    authored: str
    committed: str
    path: str
    blob: str
    before: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day on which it was written, in the author's own zone; "" if none can be told."""
        return next((at[:10] for at in (self.authored, self.committed) if iso(at[:10])), "")


class Past(NamedTuple):
    """What the rules about time need to know about one record.

    `versions` are the committed ones, the oldest first; `head` is the blob of the last of them that
    counts (what HEAD has; "" for none), `blob` that of the file under check. Where the two differ,
    the file is not committed yet, and `day` is its day (YYYY-MM-DD). `content` gives a blob's
    bytes (None when they are not here, b"" when they are too many), `parse` what they say. `cut`
    holds the commits at which a shallow clone ends.
    """

    versions: tuple[Version, ...]
    head: str
    blob: str
    day: str
    content: Callable[[str], bytes | None]
    parse: Callable[[bytes], Record]
    cut: frozenset[str] = frozenset()

    @property
    def is_cut(self) -> bool:
        """Whether older versions may be missing here."""
        return bool(self.cut) and any(version.commit in self.cut for version in self.versions)


def in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    """The versions, each behind one that it changed, and otherwise by date.

    The order depends on the versions alone, and not on how many times git was asked for them.
    """
    if len(versions) < 2:
        return tuple(versions)
    dated = sorted(versions, key=lambda each: (_moment(each.committed), each.authored, each))
    made = {each.blob for each in dated if each.blob}
    awaited = [{blob for blob in each.before if blob in made} for each in dated]
    followers: dict[str, list[int]] = {}
    for number, blobs in enumerate(awaited):
        for blob in blobs:
            followers.setdefault(blob, []).append(number)
    ready = [number for number, blobs in enumerate(awaited) if not blobs]
    ordered: dict[int, Version] = {}
    oldest = iter(range(len(dated)))  # where changes go round in a circle, the oldest comes first
    while len(ordered) < len(dated):
        number = heappop(ready) if ready else next(oldest)
        _take(number, dated, ordered, awaited, followers, ready)
    return tuple(ordered.values())


def _take(
    number: int,
    dated: list[Version],
    ordered: dict[int, Version],
    awaited: list[set[str]],
    followers: dict[str, list[int]],
    ready: list[int],
) -> None:
    """Put a version in its place, and make those ready that waited for it."""
    if number in ordered:
        return
    ordered[number] = dated[number]
    for follower in followers.pop(dated[number].blob, ()):
        awaited[follower].discard(dated[number].blob)
        if not awaited[follower]:
            heappush(ready, follower)


def _moment(text: str) -> float:
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        return 0.0
