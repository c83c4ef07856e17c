"""What people write by hand is understood as far as it goes, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.errors import Bug
from checklist.format import patch
from checklist.format.reader import Reading, read
from checklist.model.record import Answer, Outcome
from checklist.store.checklists import built_in

EXAMPLE = Path(__file__).parent.parent / "data/example.md"


def reading(text: str) -> Reading:
    return read(text.encode("utf-8"), built_in())


def section(key: str, body: str, heading: str = "Words") -> Answer:
    return reading(f"# T\n\n## {heading} <!-- {key} -->\n\n{body}\n").record.answers[key]


@pytest.mark.parametrize(
    ("key", "line", "item"),
    [
        ("affected", "- everyone", {"group": "everyone"}),
        ("affected", "- Day shift (8 people): by mail", {"group": "Day shift", "people": 8, "how": "by mail"}),
        ("affected", "- **Night** (about 30 people, 0 asked)", {"group": "Night", "people": "about 30", "asked": 0}),
        ("affected", "* **Night** (1 person)", {"group": "Night", "people": 1}),
        ("affected", "1. **Night** (two shifts, 6 people)", {"group": "Night (two shifts)", "people": 6}),
        ("affected", "- **Nacht** (6 Personen, 0 gefragt): sie", {"group": "Nacht", "people": 6, "asked": 0, "how": "sie"}),
        ("affected", "- (8 people): by mail", {"group": "(8 people): by mail"}),
        ("evidence", "- badges are down", {"text": "badges are down"}),
        ("evidence", "- told: it is slow", {"kind": "told", "text": "it is slow"}),
        ("evidence", "- **gemessen** (undatiert, Badge): 20", {"kind": "measured", "source": "Badge", "text": "20"}),
        ("evidence", "- **saw** (last week): x", {"kind": "saw", "date": "last week", "text": "x"}),
        ("evidence", "- **saw** (2026-11-10, a, b (c)): x", {"kind": "saw", "date": "2026-11-10", "source": "a, b (c)", "text": "x"}),
        ("evidence", "- **guessed** (undated): x", {"kind": "guessed", "text": "x"}),
        ("expectations", "- it will improve", {"text": "it will improve"}),
        ("expectations", "- 75% by 2027-01-17: x", {"probability": 75, "by": "2027-01-17", "text": "x"}),
        ("expectations", "- **2,5 %** by end of March: x", {"probability": 2.5, "by": "end of March", "text": "x"}),
        ("assumptions", "- a\n  - **Wrong if:** b", {"text": "a", "wrong-if": "b"}),
        ("assumptions", "- a\n  - b", {"text": "a\n- b"}),
    ],
)  # fmt: skip
def test_a_hand_written_line_lacks_what_it_does_not_say(key: str, line: str, item: object) -> None:
    assert section(key, line).items == (item,)


def test_a_heading_in_a_fence_is_text() -> None:
    answer = section("affected", "- A\n\n```\n## Words <!-- test -->\n```")
    assert "## Words <!-- test -->" in answer.notes


def test_an_answer_that_a_page_hides_is_none() -> None:
    answer = section("affected", "<!--\n- A\n-->\n\n<div>\n- B\n</div>")
    assert answer == Answer()


def test_a_question_is_found_by_its_words_when_its_key_is_gone() -> None:
    text = "# T\n\n## what we EXPECT\n\n- **70 %**: x\n"
    assert reading(text).record.answers["expectations"].items[0]["probability"] == 70


def test_reasons_for_skipping_and_for_keeping_are_read() -> None:
    answer = section("test", "Skipped: I'll ask\non Monday.\n\nKept (no-real-test): because\n")
    assert answer.skipped == "I'll ask on Monday."
    assert answer.kept == (("no-real-test", "because"),)


def test_a_skip_and_a_kept_wording_in_the_head() -> None:
    text = "# T\n\n- **Change:** Skipped: not mine\n- **Because:** x\n\n  Kept (memo-as-fix): y\n"
    answers = reading(text).record.answers
    assert answers["change"] == Answer(skipped="not mine")
    assert answers["because"] == Answer(text="x", kept=(("memo-as-fix", "y"),))


def test_a_section_that_was_appended_has_its_outcomes_and_notes() -> None:
    lines = "- **Came true:**\n  - **no** (70 %): x\n  - **yes** (about half): y\n\nIt was quiet."
    text = f"# T\n\n## R, 2027-02-08 <!-- review 2027-02-08 -->\n\n{lines}\n"
    (event,) = reading(text).record.events
    assert event.parts == {"outcomes": (Outcome("no", "x", 70), Outcome("yes", "y", "about half"))}
    assert event.notes == "It was quiet."


def test_a_second_section_of_the_same_question_is_kept_and_named() -> None:
    text = "# T\n\n## A <!-- affected -->\n\n- A\n\n## B <!-- affected -->\n\n- B\n"
    found = reading(text)
    assert found.record.answers["affected"].items == ({"group": "A"},)
    assert found.record.others == ("## B <!-- affected -->\n\n- B",)
    assert "a second section" in found.problems[-1][1]


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"---\n", b"#", b"\x00" * 100, b"- " * 5000, b"[" * 100_000,
     b"> " * 3000 + b"x", b"---\na: [" + b"[" * 50_000, b"# T\r\r## A <!-- affected -->\r- x\r"],
)  # fmt: skip
def test_any_bytes_are_read_without_an_error_and_none_is_lost(data: bytes) -> None:
    found = read(data, built_in())
    body = "".join(line + end for line, end in zip(found.lines, found.ends, strict=True))
    assert (found.front + body).encode("utf-8", "surrogateescape") == data


def test_only_the_changed_item_changes() -> None:
    data = EXAMPLE.read_bytes()
    before = read(data, built_in())
    question = built_in().question("affected")
    assert question
    answer = before.record.answers["affected"]
    items = (answer.items[0], {**answer.items[1], "asked": 6}, {"group": "Interns", "people": 2})
    after = patch.change_answer(before, question, Answer(items=items, notes=answer.notes))
    old, new = data.decode().split("\n"), after.decode().split("\n")
    assert [line for line in new if line not in old] == [
        "- **Night shift** (6 people, 6 asked): I work days; the representative asks on 2026-11-26.",
        "- **Interns** (2 people)",
    ]
    assert len(new) == len(old) + 1


def test_an_answer_can_be_taken_away_added_and_skipped() -> None:
    before = read(EXAMPLE.read_bytes(), built_in())
    for key in ("costs", "feedback", "expectations"):
        question = built_in().question(key)
        assert question
        gone = read(patch.change_answer(before, question, Answer()), built_in())
        assert not gone.record.answers.get(key, Answer()).given
        back = patch.change_answer(gone, question, before.record.answers[key])
        assert read(back, built_in()).record == before.record
        if key != "costs":
            skipped = patch.change_answer(before, question, Answer(skipped="not mine to answer"))
            assert read(skipped, built_in()).record.answers[key].skipped == "not mine to answer"


def test_a_new_title_stands_in_front_matter_and_heading() -> None:
    before = read(EXAMPLE.read_bytes(), built_in())
    after = read(patch.change_title(before, "C# or #"), built_in())
    assert after.record.title == "C# or #"
    assert after.heading in ("C# or \\#", "C# or #")


def test_a_changed_answer_that_would_not_read_back_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = read(EXAMPLE.read_bytes(), built_in())
    file = patch._file
    monkeypatch.setattr(patch, "_file", lambda *given: file(*given).replace(b"canteen", b"kitchen"))
    question = built_in().question("feedback")
    assert question
    with pytest.raises(Bug, match="would not read back"):
        patch.change_answer(whole, question, Answer(parts={"how": "By letter."}))
