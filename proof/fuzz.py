"""Generated inputs for every parser: an answer or a clear refusal, never another exception or a hang."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from checklist.app import App
from checklist.commands import answers_file, review
from checklist.commands.writing import Loaded
from checklist.errors import ChecklistError
from checklist.format import front, patch, reader
from checklist.format.lines import Wording
from checklist.interview import steps
from checklist.interview.replies import Listener
from checklist.interview.typed import plain
from checklist.model import dates
from checklist.model.config import Config
from checklist.store import baseline, checklists, drafts, project
from checklist.store.checklists import built_in
from checklist.store.examine import Source, verdict
from checklist.store.measure import Measure
from checklist.store.records import Found
from proof.cases import VALUES, WORDS
from proof.ground import DATA, EXAMPLE, REVIEW, Ground
from proof.table import Line

TODAY = date(2026, 11, 22)
EXAMPLES = 100_000
SHORT = 1_500
RECORD = (DATA / "example.md").read_bytes()


class Parser(NamedTuple):
    """A parser: what is fed to it, and which share of all the examples it gets."""

    name: str
    parse: Callable[[Any], None]
    inputs: st.SearchStrategy[Any]
    share: float


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """A line for each parser."""
    _app.cache_clear()
    for parser in parsers():
        number = int((SHORT if short else EXAMPLES) * parser.share)
        tried, problem = _fed(parser, number, derandomize=short)
        bad = (problem,) if problem else ()
        yield Line("fuzz", parser.name, tried, tried - len(bad), "generated inputs", "", bad)


def _fed(parser: Parser, number: int, *, derandomize: bool) -> tuple[int, str]:
    """Feed so many examples; how many it was, and the smallest one that did not hold."""
    tried = 0

    @settings(
        max_examples=number, deadline=120_000, database=None, derandomize=derandomize,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(parser.inputs)
    def feed(example: Any) -> None:
        nonlocal tried
        tried += 1
        try:
            parser.parse(example)
        except ChecklistError as refused:
            assert refused.exit_code != 3, refused.message

    try:
        feed()
    except (Exception, HypothesisException) as problem:
        notes = " ".join(getattr(problem, "__notes__", ()))
        return tried, f"{type(problem).__name__}: {problem} {notes}"[:600]
    return tried, ""


def parsers() -> tuple[Parser, ...]:
    """Every parser of what a person or a file gives."""
    return (
        Parser("record, read and ruled on", _record, _altered(RECORD), 0.12),
        Parser("record, changed and read again", _patched, _altered(RECORD), 0.08),
        Parser("answers file", _answers, _altered(EXAMPLE.read_bytes()), 0.13),
        Parser("review file", _review, _altered(REVIEW.read_bytes()), 0.1),
        Parser("checklist of a team", _checklist, _altered(_team()), 0.1),
        Parser("settings", _settings, _altered(_config()), 0.12),
        Parser("baseline", _baseline, _altered(_known()), 0.05),
        Parser("draft", _draft, _altered(_saved()), 0.05),
        Parser("dates", _dates, _typed(_DAYS), 0.1),
        Parser("lines typed in the interview", _line, _typed(_LINES), 0.15),
    )


_TOKENS = tuple(
    dict.fromkeys(
        [
            *(value.encode("utf-8", "surrogateescape")[:400] for value in (*WORDS.values(), *VALUES.values())),
            b"---\n", b"\n\n", b"\n", b" ", b":", b"- ", b"# ", b"## ", b"<!-- affected -->", b"<!-- review -->",
            b"<!--", b"-->", b"(", b")", b"**", b"Skipped: ", b"Kept (x): ", b"<!-- allow: x -->", b"null",
            b"{", b"}", b"[", b"]", b",", b'"', b"'", b"|", b">", b"&a", b"*a", b"!!", b"%", b"0", b"-1", b"1e9",
            b"2026-02-30", b"schema: 2", b"status: adopted", b"\t", b"\xc3", b"\xe2\x80\xa8",
        ]
    )
)  # fmt: skip


@st.composite
def _spliced(draw: st.DrawFn, example: bytes) -> bytes:
    """A good file with pieces taken out, put in and repeated."""
    data = example
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from([0, 0, 1, 3, 12, 80, 600])))
        piece = draw(
            st.one_of(st.sampled_from(_TOKENS), st.binary(max_size=6), st.just(data[at:end] * 2))
        )
        data = data[:at] + piece + data[end:]
    return data


def _altered(example: bytes) -> st.SearchStrategy[bytes]:
    """Good files spoilt, and files that were never any good."""
    return st.one_of(
        _spliced(example),
        _spliced(example),
        st.lists(st.sampled_from(_TOKENS), max_size=12).map(b"".join),
        st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.binary(max_size=80),
    )


def _typed(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Lines that a person could type, and lines that nobody would."""
    joined = st.lists(st.sampled_from(words), max_size=10)
    return st.one_of(
        joined.map(" ".join), joined.map("".join), st.text(max_size=60),
        st.lists(st.one_of(st.sampled_from(words), st.text(max_size=5)), max_size=10).map(" ".join),
    )  # fmt: skip


_DAYS = (
    "2026-11-22", "2026-02-30", "29 February", "31 June 2027", "in", "4", "weeks", "months", "+28d", "-3w",
    "+99999999y", "end of", "March", "next", "Monday", "Q3", "tomorrow", "heute", "in 3 Wochen", "8.2.2027",
    "8/2/27", "1.1.", "9999-12-31", "0001-01-01", "99999-01-01", "week 53", "KW 53", "00", "１２", "²", "Ⅷ", "-",
    "until", "from", "bis", "to", "–", ".", ",", "of", "year", "year end", "noon", "\u0660", "1e9", "9" * 40,
)  # fmt: skip
_LINES = (
    *_DAYS, "Night shift", ",", ":", ";", "6 people", "0 asked", "(", ")", "all", "none of", "by the rep",
    "saw", "told", "measured", "assumed", "gemessen", "70%", "70 %", "seven in ten", "1 of 0", "0/0", "101%",
    "wrong if", "try", "go on if:", "stop if", "who", "undo", "open", "leaning", "2", "decided above me", "how:",
    "two shifts", "about 30", "8 of 6", "½", "–", "—", "“", "”", "|", "**", "Kept (x): y", "Skipped:", "\t", "\x00",
    "\u202e", "\ud800", "null", "~", "[a]", "{b: c}", "# x", "- y", "---", "no", "yes", "unclear", "9" * 5000,
)  # fmt: skip


def _record(data: bytes) -> None:
    found = verdict(Source("decisions/2026/2026-11-22-one.md", data), _measure())
    assert found.path


def _patched(data: bytes) -> None:
    """Whatever a record says, changing its status leaves every other byte alone."""
    reading = reader.read(data, built_in())
    changed = patch.change_front(reading, {"status": "testing"})
    assert reader.read(changed, built_in()).record.status == "testing"
    assert changed.endswith(data[front.read(data).body_at :])


def _answers(data: bytes) -> None:
    answers_file.parse(_app(), "a file", data, None)


def _review(data: bytes) -> None:
    loaded = Loaded(Found("x", "decisions/x.md"), RECORD, reader.read(RECORD, built_in()))
    file = _app().folder / "review.yaml"
    file.write_bytes(data)
    review.from_file(_app(), loaded, str(file))


def _checklist(data: bytes) -> None:
    checklists.parse(data, "a checklist", "own@1")


def _settings(data: bytes) -> None:
    project.parse(data, "settings")


def _baseline(data: bytes) -> None:
    baseline.parse(data, "a baseline")


def _draft(data: bytes) -> None:
    """A damaged draft says so, and is no error."""
    folder = _app().folder / "drafts"
    folder.mkdir(exist_ok=True)
    (folder / "new-1.json").write_bytes(data)
    assert len(drafts.Drafts(folder).all()) == 1


def _dates(text: str) -> None:
    """A day that was understood can be said, and is a day that git and files can keep."""
    day = dates.parse(text, TODAY)
    assert day is None or dates.spell(day)
    for found in dates.find(text, TODAY):
        assert 0 <= found.start < found.end <= len(text)
    dates.find_range(text, TODAY)
    dates.iso(text)


def _line(text: str) -> None:
    """Every step of the interview understands a line, or says what it cannot read."""
    listener = Listener(TODAY, Wording(built_in(), "en"))
    for step in _steps():
        listener.reply(step, text, {})
    plain(text)


@cache
def _steps() -> tuple[steps.Step, ...]:
    return steps.steps(built_in().questions)


@cache
def _measure() -> Measure:
    return Measure(Config(), lambda pin: built_in() if pin == built_in().pin else None)


@cache
def _app() -> App:
    folder = Path(tempfile.mkdtemp(prefix="checklist-fuzz-"))
    return App(folder, TODAY, {})


def _team() -> bytes:
    found = (checklists.BUILT_IN / "before-reacting@1.yaml").read_bytes()
    return found.replace(b"before-reacting", b"own", 1)


def _config() -> bytes:
    return b"decisions: decisions\nchecklist: before-reacting@1\nowner: Head\nseverity: {x: off}\nreview-after: 28d\nevidence-age: 12m\nsubject: '{event}: {title}'\n"


def _known() -> bytes:
    return json.dumps({"version": 1, "findings": {"a" * 16: 1}}).encode()


def _saved() -> bytes:
    content = {
        "format": 1,
        "kind": "new",
        "record": "",
        "title": "t",
        "saved": "2026",
        "data": {"answers": {}},
    }
    return json.dumps(content).encode()
