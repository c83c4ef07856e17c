"""The table of rows: what is measured, beside which floor, and what is to be reached.

A command that comes later is one more line.
"""

from __future__ import annotations

import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.command import Command
from benchmarks.floors import python, words
from benchmarks.peers import HELP, LINT, LIST, PEERS, SEARCH, VERSION, WRITE
from benchmarks.place import Place

CHECKLIST = str(Path(sysconfig.get_path("scripts")) / "checklist")
MOST_MEMORY = 200  # MB, of any command
COLD, WARM = 1.05, 0.6  # the exponents of growth to reach
_HERE = Path(__file__).parent
_ANSWERS = (_HERE.parent / "tests/data/example.answers.yaml").read_text("utf-8")
_NEW = _ANSWERS.replace("Two office days", "Two office days {n}")
CHRONICLE = """
from pathlib import Path
from checklist.store.chronicle import chronicle
from checklist.store.project import find
chronicle(find(Path(".")))
"""
# The time after start-up: the first text loads what every other one needs.
CHALLENGE = """
import sys, time
from checklist.store import rulebooks
text, listener = sys.stdin.read(), rulebooks.listener()
listener.challenges("Nobody objected, so they agree.")
began = time.perf_counter()
listener.challenges(text)
print(time.perf_counter() - began)
"""


class Most(NamedTuple):
    """The time allowed with so many records (0: always): others' times, each taken so often."""

    records: int
    times: Mapping[str, float]


class Ahead(NamedTuple):
    """How many times faster than the fastest of some peers, with so many records (0: always)."""

    peers: tuple[str, ...]
    by: float
    records: int = 0


def _nothing(place: Place) -> None:
    """Do nothing between the runs."""


@dataclass(frozen=True)
class Row:
    """One thing that is measured.

    `beside` names floors, and `job` what peers do of it; `first` is done once, `before` before each
    round, uncounted. `cold` rows have no round to warm up, and those with `once` do not depend on
    the records.
    """

    name: str
    ours: Callable[[Place], Command]
    beside: tuple[str, ...]
    most: tuple[Most, ...] = ()
    ahead: Ahead | None = None
    growth: float | None = None
    first: Callable[[Place], None] = _nothing
    before: Callable[[Place], None] = _nothing
    cold: bool = False
    once: bool = False
    job: str = ""


def _ours(*arguments: str) -> Callable[[Place], Command]:
    return lambda place: Command(((CHECKLIST, *arguments),), place.top)


def _of_record(name: str) -> Callable[[Place], Command]:
    return lambda place: Command(((CHECKLIST, name, place.record.stem),), place.top)


def _check(*arguments: str, alone: bool = False) -> Callable[[Place], Command]:
    words = (CHECKLIST, "check", "--fail-on", "never", *arguments)
    return lambda place: Command((words,), place.top, alone=alone)


def _program(text: str) -> Callable[[Place], Command]:
    return lambda place: Command((python(text),), place.top)


def _ahead_of_all(job: str, by: float) -> Ahead:
    return Ahead(tuple(peer.name for peer in PEERS if job in peer.does), by)


_CLICK = "import click"
_NEARLY = (Most(1_000, {_CLICK: 2}), Most(10_000, {_CLICK: 3}))
_FOUR = (Most(10_000, {_CLICK: 4}),)

ROWS = (
    Row(
        "start: `--version`", _ours("--version"), ("bare Python", _CLICK),
        (Most(0, {_CLICK: 0.5}),), _ahead_of_all(VERSION, 1), once=True, job=VERSION,
    ),
    Row(
        "start: `--help`", _ours("--help"), ("bare Python", _CLICK),
        (Most(0, {_CLICK: 1.4}),), _ahead_of_all(HELP, 2), once=True, job=HELP,
    ),
    Row(
        "challenge, 2,000 words, started",
        lambda place: Command((python(CHALLENGE),), place.top, words(), inside=True),
        ("one regular expression",), once=True,
    ),
    Row(
        "list", _ours("list"), (_CLICK, "SQLite, all rows"), _NEARLY,
        Ahead(("git-adr",), 10, 1_000), WARM, job=LIST,
    ),
    Row(
        "list, nothing kept", _ours("list"), ("read and parse the front matter",),
        growth=COLD, before=Place.forget, cold=True,
    ),
    Row("due", _ours("due"), (_CLICK, "SQLite, all rows"), _NEARLY, growth=WARM),
    Row(
        "search: similar", _of_record("similar"), (_CLICK, "SQLite, one word", "git grep"),
        (Most(10_000, {_CLICK: 3}),), Ahead(("git-adr",), 10, 1_000), WARM, job=SEARCH,
    ),
    Row(
        "unheard", _ours("unheard"), (_CLICK, "read and parse the front matter"), growth=WARM,
    ),
    Row("history of a record", _of_record("history"), ("git log of the record",), growth=WARM),
    Row(
        "history of all, nothing kept", _program(CHRONICLE), ("git log, streamed",),
        growth=COLD, before=Place.forget, cold=True,
    ),
    Row(
        "history of all, one commit later", _program(CHRONICLE), (_CLICK,),
        (Most(10_000, {_CLICK: 5}),), growth=WARM, before=Place.commit,
    ),
    Row(
        "check, nothing kept", _check(), ("read, parse, git log",),
        ahead=Ahead(("pyadr",), 1, 10_000), growth=COLD,
        before=Place.forget, cold=True, job=LINT,
    ),
    Row(
        "check, nothing kept, one processor", _check(alone=True), ("read, parse, git log",),
        (Most(10_000, {"read, parse, git log": 1.5}),), growth=COLD,
        before=Place.forget, cold=True,
    ),
    Row("check, nothing changed", _check(), (_CLICK,), _FOUR, growth=WARM),
    Row("check, one file changed", _check(), (_CLICK,), _FOUR, growth=WARM, before=Place.edit),
    Row(
        "check `--base`, one record changed", _check("--base", "main"),
        (_CLICK, "git log of the record"),
        (Most(10_000, {_CLICK: 5, "git log of the record": 1}),), growth=WARM, first=Place.commit,
    ),
    Row(
        "new `--answers`, with its commit",
        lambda place: Command(((CHECKLIST, "new", "--answers", "-"),), place.top, _NEW),
        ("imports, git add, git commit",), (Most(10, {"imports, git add, git commit": 1.5}),),
        Ahead(("git-adr",), 1.3, 10), before=Place.by_hand, job=WRITE,
    ),
)  # fmt: skip
