"""A record's file is changed in the lines that must change, and in no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.errors import Bug, UsageProblem
from checklist.format import patch
from checklist.format.reader import Reading, read
from checklist.model.checklist import Question
from checklist.model.record import Answer, Event
from checklist.store.checklists import built_in

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
RETURNS = "- **What comes back:** Counts, what we change, what we won't and why, within a week.\n"


def reading(text: str) -> Reading:
    return read(text.encode(), built_in())


def question(key: str) -> Question:
    found = built_in().question(key)
    assert found
    return found


def test_a_part_is_taken_out_of_its_list_and_put_back_close_to_the_others() -> None:
    for line in (RETURNS, "- **When:** 2027-01-29\n"):
        without = EXAMPLE.replace(line, "")
        whole, lacking = reading(EXAMPLE), reading(without)
        answers = (whole.record.answers["feedback"], lacking.record.answers["feedback"])
        assert patch.change_answer(whole, question("feedback"), answers[1]).decode() == without
        assert patch.change_answer(lacking, question("feedback"), answers[0]).decode() == EXAMPLE


def test_of_very_many_items_only_the_changed_one_changes() -> None:
    items = tuple({"text": f"It is the room{'.' * (n % 3)}"} for n in range(300))
    rows = "".join(f"* {item['text']}\n" for item in items)  # written anew, it would be a "-"
    start = EXAMPLE.index("<!-- assumptions -->\n\n") + len("<!-- assumptions -->\n\n")
    text = EXAMPLE[:start] + rows + EXAMPLE[EXAMPLE.index("\n## Which small") :]
    before = reading(text)
    assert before.record.answers["assumptions"].items == items
    changed = Answer(items=(*items[:150], {"text": "It is the form."}, *items[151:]))
    after = patch.change_answer(before, question("assumptions"), changed).decode().split("\n")
    old = text.split("\n")
    assert [at for at, row in enumerate(old) if row != after[at]] == [
        old.index(rows[:-1].split("\n")[0]) + 150
    ]


def test_front_matter_changes_by_the_key() -> None:
    after = patch.change_front(reading(EXAMPLE), {"status": "adopted", "tags": None})
    assert after.decode() == EXAMPLE.replace("status: adjusted", "status: adopted").replace(
        "tags: [hybrid-work, support]\n", ""
    )


def test_a_section_is_appended_below_the_last_line() -> None:
    event = Event("review", "2027-03-22", {"happened": "14 of 60.", "verdict": "keep"}, "Quiet.")
    for end in ("", "\n", "\n\n \t\n"):
        after = patch.append_event(
            reading(EXAMPLE + end), event, {"status": "adopted", "review": None}
        )
        assert after.decode() == (
            EXAMPLE.replace("status: adjusted", "status: adopted").replace(
                "review: 2027-03-22\n", ""
            )
            + "\n## Follow-up review, 2027-03-22 <!-- review 2027-03-22 -->\n\n"
            "- **What happened:** 14 of 60.\n- **Verdict:** keep\n\nQuiet.\n" + end
        )


def test_where_an_open_fence_would_swallow_it_nothing_is_appended() -> None:
    with pytest.raises(UsageProblem, match="the record's last lines would swallow it") as caught:
        patch.append_event(reading(EXAMPLE + "\n```\n"), Event("review", "2027-03-22", {}), {})
    assert "look at the end of the file" in caught.value.hint
    with pytest.raises(Bug, match="has no section `minutes`"):
        patch.append_event(reading(EXAMPLE), Event("minutes", "2027-03-22", {}), {})


def test_an_answer_without_a_section_gets_one_behind_the_question_before_it() -> None:
    start, end = EXAMPLE.index("## Which data"), EXAMPLE.index("## What are we")
    lacking = reading(EXAMPLE[:start] + EXAMPLE[end:])
    evidence = reading(EXAMPLE).record.answers["evidence"]
    assert patch.change_answer(lacking, question("evidence"), evidence).decode() == EXAMPLE


def test_a_record_without_a_heading_has_its_title_in_the_front_matter_alone() -> None:
    bare = EXAMPLE[: EXAMPLE.index("# Two office days")]
    assert patch.change_title(reading(bare), "Other").decode() == bare.replace(
        '"Two office days for Support"', '"Other"'
    )
    with pytest.raises(UsageProblem, match="no heading to put an answer below") as caught:
        patch.change_answer(reading(bare), question("change"), Answer(text="x"))
    assert caught.value.hint == "give it one first: # Two office days for Support"
