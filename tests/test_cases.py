"""What people answer comes back as they said it, whatever is in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklist.format import answers, patch, proposal, reader, schemas, yaml_in, yaml_out
from checklist.format.explain import mismatches
from checklist.format.lines import Wording
from checklist.format.reader import Reading
from checklist.format.text import trim
from checklist.format.writer import render
from checklist.model.checklist import ITEM_KEYS, ITEM_KINDS, Part, Question
from checklist.model.record import Answer, Answers, Event
from checklist.store.checklists import built_in

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
CASES = sorted(path for path in SAMPLES.glob("*.yaml") if not path.stem.endswith(".review"))
REVIEWS = sorted(SAMPLES.glob("*.review.yaml"))
EXAMPLE = (HERE / "data" / "example.md").read_bytes()
CHECKLIST = built_in()
SCHEMA = schemas.answers(CHECKLIST)
NAMED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def stem(path: Path) -> str:
    """A case's name, as pytest shows it."""
    return path.stem


def loaded(path: Path) -> Any:
    """What an answers file says, as data."""
    return yaml_in.load(path.read_bytes(), limit=1 << 21, what=path.name)


# --- whole cases through the command line -------------------------------------------------------


@pytest.fixture
def fresh(tmp_path: Path, git: Callable[..., str]) -> Callable[[str], Path]:
    """A fresh repository by name."""

    def make(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        git(folder, "init", "--quiet")
        return folder

    return make


def checklist(folder: Path, *args: str, stdin: str | None = None) -> str:
    """What `checklist` prints in a folder; a failure fails the test with its own words."""
    done = subprocess.run(
        [sys.executable, "-m", "checklist", "-C", str(folder), *args],
        input=stdin, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def the_record(folder: Path) -> Path:
    """The only record of a repository."""
    (found,) = (path for path in folder.glob("decisions/*/*.md"))
    return found


@pytest.mark.parametrize("case", CASES, ids=stem)
def test_a_case_becomes_a_record_and_its_answers_come_back(
    case: Path, fresh: Callable[[str], Path], git: Callable[..., str]
) -> None:
    first, second = fresh("first"), fresh("second")
    checklist(first, "new", "--no-input", "--answers", str(case))
    record = the_record(first)
    assert git(first, "status", "--porcelain") == ""
    assert git(first, "log", "--format=%an %s").startswith("Sample Person Propose: ")

    said = checklist(first, "show", record.stem, "--answers")
    back = yaml_in.load(said, limit=1 << 21, what="show --answers")
    given = answers.read(loaded(case), CHECKLIST)
    assert without_derived(answers.read(back, CHECKLIST)) == without_derived(given)

    checklist(second, "new", "--no-input", "--answers", "-", stdin=said)
    assert the_record(second).read_bytes() == record.read_bytes()
    assert the_record(second).name == record.name


@pytest.mark.parametrize("case", REVIEWS, ids=stem)
def test_a_case_with_a_review_is_looked_back_on(case: Path, fresh: Callable[[str], Path]) -> None:
    folder = fresh("reviewed")
    case_file = case.with_name(case.name.replace(".review", ""))
    checklist(folder, "new", "--no-input", "--answers", str(case_file))
    record = the_record(folder)
    before = record.read_bytes()
    said = checklist(folder, "show", record.stem, "--answers")
    checklist(folder, "status", record.stem, "testing")
    checklist(folder, "review", record.stem, "--answers", str(case))
    after = reader.read(record.read_bytes(), CHECKLIST).record
    assert [event.kind for event in after.events] == ["review"]
    assert after.answers == reader.read(before, CHECKLIST).record.answers
    assert checklist(folder, "show", record.stem, "--answers") == said


def given_only(said: Answers) -> dict[str, Answer]:
    """The answers that say something."""
    return {key: answer for key, answer in said.items() if answer.given}


def without_derived(given: Answers) -> dict[str, Answer]:
    """Answers without what the tool derives when it is not given."""
    return {key: said for key, said in given.items() if key not in ("id", "checklist", "language")}


# --- every answer there could be ----------------------------------------------------------------

# What breaks careless formats: marks of Markdown, YAML and of the record itself.
HARD = (
    "| a | b |", "|---|---|", "```", "~~~ sh", "<div>", "</div>", "<!-- affected -->", "<script>",
    "# heading", "#", "## Who? <!-- test -->", "- item", "-", "* item", "1. first", "2)", "===",
    "---", "- - -", "***", "> said", "[a]: b", "[a](b)", "**Label:** x", "- **Try:** y", "&#32;",
    "&amp;", "\\", "\\\\", "a\\", "\\#", "\\- x", "“quoted”", '"q"', "'q'", "—", "–", "ä ö ü ß",
    "é", "日本語", "🙂", "a: b", "key:", "Skipped: no", "Kept (rule): why", "Skipped\\: no", "yes",
    "no", "null", "~", "2026-11-22", "1.10", "007", "50 %", "(a, b)", "a)", "(", "a, b", "A. B.",
    "One. Two! Three? Four… five.", "e.g. this", "    code", "\tcode", "{x}", "{% x %}", "@you",
    "!important", "%", "`a`", "=1+1", "*", "**", "**bold**", "_x_", "\u2028", "\u00a0", "\u200b",
    "undated", "unbekannt", "unknown", "by 2027", "bis x: y", "70 %", "(3 people): x",
    "x (2 asked)", "\\,", "saw", "5 asked", ",", "**Wrong if:** x", "::error::x", "<https://example.org>",
    "a  b", "x <b>y</b>", ":-:", "+", "+ x",
)  # fmt: skip
FRAGMENT = st.one_of(
    st.sampled_from(HARD),
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"),
        max_size=12,
    ),
)
LINE = st.lists(FRAGMENT, min_size=1, max_size=4).map(lambda parts: trim(" ".join(parts)))
BLOCKS = (
    "- a\n\n  - b\n    - c", "```\ncode\n\n\n# x\n```", "    indented\n    code", "a\n===",
    "1. a\n   - **Wrong if:** x", "| a |\n|---|\n| b |", "<div>\n\nx\n\n</div>", "a\\\nb", "a  \nb",
    "Skipped: x\n\nKept (a): b", "## Minutes <!-- review 2027-01-01 -->\n\nx", "[x]: y\n[x]",
    "a\n\n\n\nb",
)  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(BLOCKS),
    st.builds(
        lambda lines, end: end.join(lines),
        st.lists(LINE, min_size=1, max_size=5),
        st.sampled_from(("\n", "\n\n", "\r\n", "\n- ", "\n  - ", "\n\n    ")),
    ),
)
SAID_LINE = LINE.filter(bool)
SAID_TEXT = TEXT.filter(lambda text: bool(trim(text)))
COUNT = st.one_of(st.integers(0, 10_000), st.sampled_from(("about 20", "a dozen", "6-8")))
DAY = st.one_of(st.dates().map(str), st.sampled_from(("next Monday", "September and October")))
CHANCE = st.one_of(st.integers(0, 100), st.sampled_from((12.5, 0.5)))
RULE = st.sampled_from(("projection", "silence-as-agreement"))
KEPT = st.lists(st.fixed_dictionaries({"rule": RULE, "reason": SAID_TEXT}), max_size=2)
OF_KEY: dict[str, st.SearchStrategy[Any]] = {
    "people": COUNT, "asked": COUNT, "probability": CHANCE, "date": DAY, "by": DAY,
    "kind": st.sampled_from(("saw", "told", "measured", "assumed")),
    "how": SAID_TEXT, "text": SAID_TEXT, "group": SAID_LINE, "source": SAID_LINE,
}  # fmt: skip


def of_part(part: Part | Question) -> st.SearchStrategy[Any]:
    """What may be said to a part of a question."""
    if part.kind == "choice":
        return st.sampled_from([choice.key for choice in part.choices])
    return {"date": DAY, "line": SAID_LINE}.get(part.kind, SAID_TEXT)


def of_question(question: Question) -> st.SearchStrategy[Any]:
    """What an answers file may say to a question."""
    if question.kind == "words":
        return st.lists(SAID_LINE, max_size=3)
    more = {"skipped": SAID_TEXT, "kept": KEPT}
    body = {"notes": SAID_TEXT, **more}
    if question.kind in ITEM_KINDS:
        own = {key: OF_KEY[key] for key in ITEM_KEYS[question.kind]}
        own |= {part.key: of_part(part) for part in question.parts}
        needed = {"group": own.pop("group")} if question.kind == "groups" else {}
        items = st.lists(st.fixed_dictionaries(needed, optional=own), max_size=3)
        return st.one_of(items, st.fixed_dictionaries({"items": items}, optional=body))
    if question.kind == "parts":
        parts = {part.key: of_part(part) for part in question.parts}
        return st.fixed_dictionaries({}, optional={**parts, **body})
    if question.key in CHECKLIST.head or question.kind == "text":
        said = st.one_of(
            st.fixed_dictionaries({"text": of_part(question)}, optional={"kept": KEPT}),
            st.fixed_dictionaries({"skipped": SAID_TEXT}),
        )
        return st.one_of(of_part(question), said)
    return of_part(question)


FILES = st.fixed_dictionaries(
    {"title": SAID_LINE, "created": st.just("2026-11-22")},
    optional={
        "language": st.sampled_from(("en", "de")),
        **{q.key: of_question(q) for q in CHECKLIST.questions if q.key != "title"},
    },
)


def proposed(file: dict[str, Any]) -> tuple[Answers, str]:
    """The answers that a file gives, and the Markdown of the record that they make."""
    given = answers.read(file, CHECKLIST)
    record = proposal.propose(given, CHECKLIST, "2026-11-22-a-decision")
    return given, render(record, Wording(CHECKLIST, record.get("language") or "en"))


@settings(NAMED, max_examples=300)
@given(FILES)
def test_every_answers_file_comes_back(file: dict[str, Any]) -> None:
    given_answers, text = proposed(file)
    reading = reader.read(text.encode(), CHECKLIST)
    assert not reading.problems
    back = proposal.proposed(reading.record, CHECKLIST)
    assert without_derived(back) == without_derived(given_answers)
    assert render(reading.record, reading.wording) == text

    written = yaml_out.dump(answers.write(back, CHECKLIST))
    again = yaml_in.load(written, limit=1 << 21, what="answers")
    assert answers.read(again, CHECKLIST) == given_only(back)
    assert not mismatches(again, SCHEMA)


@settings(NAMED, max_examples=150)
@given(FILES, st.data())
def test_a_changed_answer_changes_no_other(file: dict[str, Any], data: st.DataObject) -> None:
    _, text = proposed(file)
    reading = reader.read(text.encode(), CHECKLIST)
    key = data.draw(st.sampled_from([*CHECKLIST.head, *CHECKLIST.sections]))
    question = CHECKLIST.question(key)
    assert question
    said = answers.read({key: data.draw(of_question(question))}, CHECKLIST).get(key, Answer())
    changed = reader.read(patch.change_answer(reading, question, said), CHECKLIST).record
    wanted = {**reading.record.answers, key: said}
    assert given_only(changed.answers) == given_only(wanted)


def test_ten_pages_of_text_come_back() -> None:
    page = "\n\n".join("\n".join(HARD[at : at + 5]) for at in range(0, len(HARD), 5))
    pages = trim("\n\n".join([page] * 10).replace("\u200b", ""))
    given_answers, text = proposed(
        {
            "title": "Ten pages",
            "created": "2026-11-22",
            "change": pages,
            "affected": {"groups": [{"group": "All", "how": pages}], "notes": pages},
            "test": {"try": pages, "notes": pages},
        }
    )
    back = reader.read(text.encode(), CHECKLIST).record
    assert back.answers == {key: said for key, said in given_answers.items() if key in back.answers}
    assert back.answers["change"].text == pages


# --- records that people edited by hand ---------------------------------------------------------


def test_the_example_renders_to_itself() -> None:
    reading = reader.read(EXAMPLE, CHECKLIST)
    assert not reading.problems
    assert render(reading.record, reading.wording).encode() == EXAMPLE


def test_the_example_is_what_its_answers_files_say() -> None:
    given_answers = answers.read(loaded(HERE / "data" / "example.answers.yaml"), CHECKLIST)
    reading = reader.read(EXAMPLE, CHECKLIST)
    assert without_derived(proposal.proposed(reading.record, CHECKLIST)) == given_answers
    review = loaded(HERE / "data" / "example.review.yaml")
    event = answers.read_review(review, CHECKLIST, reading.record, "2027-02-08")
    # The next review is front matter as well as part of the section.
    assert event == reading.record.events[-1]


def edited(old: str, new: str) -> bytes:
    """The example with one passage changed by hand."""
    text = EXAMPLE.decode()
    assert text.count(old) == 1, old
    return text.replace(old, new).encode()


BY_HAND = {
    "a reworded heading": edited("## Who exactly is affected, and how do we know?", "## Who?"),
    "an added section": edited(
        "## What we expect", "## Minutes\n\nWe *met* twice.\n\n## What we expect"
    ),
    "an added section at the end": EXAMPLE + b"\n## Minutes\n\n* one\n* two\n\n",
    "windows line ends": EXAMPLE.replace(b"\n", b"\r\n"),
    "mixed line ends": EXAMPLE.replace(b"\n\n", b"\r\n\n"),
    "a comment in a section": edited(
        "The night shift starts", "<!-- ask again\nin December -->\n\nThe night shift starts"
    ),
    "a comment in the head": edited("- **Settled:**", "<!-- by phone -->\n- **Settled:**"),
    "a missing date": edited("**saw** (2026-11-10, two evenings)", "**saw** (two evenings)"),
    "no date and no source": edited("**told** (2026-11-12, day shift)", "**told**"),
    "an extra front matter key": edited("tags: [", "ticket: OPS-12 # ours\ntags: ["),
    "a front matter comment": edited("review: 2027-03-22\n", "review: 2027-03-22  # moved\n"),
    "other list marks": edited("- **Change:** Support", "* **Change:** Support"),
    "other spacing": edited("- **Because:** Hand-offs", "-   **Because:**   Hand-offs"),
    "no newline at the end": EXAMPLE.rstrip(b"\n"),
    "blank lines at the end": EXAMPLE + b"\n\n\n",
    "a byte-order mark": b"\xef\xbb\xbf" + EXAMPLE,
    "a byte that is not UTF-8": edited(
        "## What we expect", "## Old\n\nCaf@\n\n## What we expect"
    ).replace(b"Caf@", b"Caf\xe9"),
    "wrapped by an editor": edited("room, with the same form.", "room,\n  with the same form."),
}

CHANGES: dict[str, Answer] = {
    "because": Answer(text="Two customers left. Both named the hand-offs."),
    "feedback": Answer(parts={"how": "Paper slips in a box.", "when": "2027-01-29"}),
    "expectations": Answer(items=({"probability": 50, "by": "2027-02-08", "text": "Half."},)),
    "assumptions": Answer(skipped="I'll ask on 2026-12-01"),
    "costs": Answer(),
}


@pytest.mark.parametrize("how", BY_HAND)
@pytest.mark.parametrize("key", CHANGES)
def test_an_edit_keeps_every_other_byte(how: str, key: str) -> None:
    before = BY_HAND[how]
    reading = reader.read(before, CHECKLIST)
    question = CHECKLIST.question(key)
    assert question
    after = patch.change_answer(reading, question, CHANGES[key])
    start, end = lines_of(reading, key)
    assert_kept(before, after, start, end)


@pytest.mark.parametrize("how", BY_HAND)
def test_an_appended_section_keeps_every_other_byte(how: str) -> None:
    before = BY_HAND[how]
    reading = reader.read(before, CHECKLIST)
    event = Event("review", "2027-03-22", {"happened": "14 of 60.", "verdict": "keep"})
    after = patch.append_event(reading, event, {"status": "adopted", "review": "none"})
    old = [row for row in before.split(b"\n") if not row.startswith((b"status:", b"review:"))]
    new = [row for row in after.split(b"\n") if not row.startswith((b"status:", b"review:"))]
    filled = len(b"\n".join(old).rstrip().split(b"\n"))
    assert [row.rstrip(b"\r") for row in new[:filled]] == [
        row.rstrip(b"\r") for row in old[:filled]
    ]
    assert b"# moved" in after or how != "a front matter comment"
    assert reader.read(after, CHECKLIST).record.events[-1] == event


@pytest.mark.parametrize("how", BY_HAND)
def test_the_same_answer_changes_nothing(how: str) -> None:
    before = BY_HAND[how]
    reading = reader.read(before, CHECKLIST)
    for key, said in reading.record.answers.items():
        question = CHECKLIST.question(key)
        assert question
        assert patch.change_answer(reading, question, said) == before


def lines_of(reading: Reading, key: str) -> tuple[int, int]:
    """The first and last line (from 0, end exclusive, in the whole file) of one answer."""
    head = reading.front.count("\n")
    region = reading.regions.get(key)
    if region is None:
        piece = next(piece for piece in reading.regions[""].pieces if piece.key == key)
        return head + piece.start, head + piece.end
    return head + region.body, head + region.end


def assert_kept(before: bytes, after: bytes, start: int, end: int) -> None:
    """Only lines from `start` to `end` of the file may differ."""
    old, new = before.split(b"\n"), after.split(b"\n")
    assert new[:start] == old[:start]
    tail = len(old) - end
    assert tail == 0 or new[-tail:] == old[-tail:]
