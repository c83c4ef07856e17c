"""Two versions side by side: which sentence changed, moved, came and went, and what is no change."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.format import reader
from checklist.report.compare import Line, Part, _aligned, compare, words
from checklist.store.checklists import built_in

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
REVIEW = EXAMPLE.index("\n## Follow-up review")
DAY = "- **Day shift** (8 people, 8 asked): By the elected representative, 2026-11-12.\n"
NIGHT = (
    "- **Night shift** (6 people, 0 asked): I work days; the representative asks on 2026-11-26.\n"
)
ASSUMED = "- **assumed** (undated): People in one room hand over better.\n"


def parts(before: str, now: str) -> tuple[Part, ...]:
    old, new = (reader.read(text.encode(), built_in()) for text in (before, now))
    return compare(old, new)


def changed(old: str, new: str) -> tuple[Part, ...]:
    assert old in EXAMPLE
    return parts(EXAMPLE, EXAMPLE.replace(old, new))


def test_a_changed_sentence_stands_beside_what_it_was_without_marks():
    assert changed("At most 14 of 60", "At most 20 of 60") == (
        Part("test", "Small test", (Line("Go on if: At most 14 of 60", "Go on if: At most 20 of 60"),)),
    )  # fmt: skip


def test_only_the_sentence_that_changed_is_told():
    (part,) = changed(
        "The night shift starts when the canteen is closed.",
        "The night shift starts when the canteen is shut. It has no kitchen.",
    )
    assert part.lines == (
        Line("", "It has no kitchen."),
        Line(
            "The night shift starts when the canteen is closed.",
            "The night shift starts when the canteen is shut.",
        ),
    ) or part.lines == (
        Line(
            "The night shift starts when the canteen is closed.",
            "The night shift starts when the canteen is shut.",
        ),
        Line("", "It has no kitchen."),
    )


def test_an_item_at_another_place_has_moved():
    (part,) = parts(EXAMPLE, EXAMPLE.replace(DAY + NIGHT, NIGHT + DAY))
    (line,) = part.lines
    assert line.moved
    assert line.now.startswith(("Night shift", "Day shift"))


def test_an_answer_in_the_head_and_its_skip_are_told_in_words():
    assert changed("**Settled:** leaning", "**Settled:** decided")[0].lines == (
        Line("leaning", "decided"),
    )
    (part,) = changed("**Settled:** leaning", "**Settled:** Skipped: nobody knows yet")
    assert part.lines[-1].now == "Skipped: nobody knows yet"


def test_facts_of_the_front_matter_are_told_unknown_ones_too():
    text = EXAMPLE.replace("status: adjusted", "status: adopted\nbudget: small")
    assert [(each.name, each.lines) for each in parts(EXAMPLE, text)] == [
        ("Status", (Line("adjusted", "adopted"),)),
        ("Budget", (Line("", "small"),)),
    ]


def test_an_appended_section_is_one_entry():
    (part,) = parts(EXAMPLE[:REVIEW], EXAMPLE)
    assert (part.name, part.appended) == ("Follow-up review, 2027-02-08", True)
    assert part.lines[0].now == "Remembered: About ten of 60, quite sure."
    (gone,) = parts(EXAMPLE, EXAMPLE[:REVIEW])
    assert not gone.appended and all(line.before and not line.now for line in gone.lines)


def test_a_second_section_of_the_same_day_is_not_taken_for_the_first():
    (part,) = parts(EXAMPLE, EXAMPLE + EXAMPLE[REVIEW:].replace("19 of 60", "21 of 60"))
    assert (part.name, part.appended) == ("Follow-up review, 2027-02-08 (2)", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DAY, DAY + "\n"),
        ("The night shift starts when", "The night\nshift starts\nwhen"),
        (DAY, DAY.replace("- ", "* ", 1)),
        ("schema: 1\n", "schema: 1 \n"),
        ("By the elected representative, 2026", "By the elected\n  representative, 2026"),
    ],
    ids=["blank-line", "line-breaks", "other-marks", "blanks-in-front", "in-an-item"],
)
def test_a_new_layout_is_no_change(old: str, new: str):
    assert changed(old, new) == ()


def test_line_breaks_beside_a_change_are_no_change():
    text = EXAMPLE.replace("The night shift starts when", "The night\nshift starts\nwhen")
    (part,) = parts(EXAMPLE, text.replace("(8 people, 8 asked)", "(8 people, 7 asked)"))
    (line,) = part.lines
    assert "7 asked" in line.now


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (EXAMPLE + "\n## Notes of ours\n\nWe agreed. On this.\n", "Notes of ours"),
        (EXAMPLE.replace("- **Change:**", "Nobody will be dismissed.\n\n- **Change:**"), "Other text"),
        (EXAMPLE.replace(NIGHT, NIGHT + "\n<!--\nAll of them said no.\n-->\n"), "Other text"),
        (EXAMPLE.replace("- **Undo:**", "- **Go on if:** Anyhow.\n- **Undo:**"), "Other text"),
        (EXAMPLE.replace("# Two office days", "# Three office days"), "Heading"),
    ],
    ids=["unknown-section", "text-in-the-head", "hidden", "answered-twice", "heading"],
)  # fmt: skip
def test_what_is_no_answer_does_not_change_unseen(text: str, name: str):
    assert [each.name for each in parts(EXAMPLE, text)] == [name]
    assert [each.name for each in parts(text, EXAMPLE)] == [name]


def test_words_that_stay_go_and_come():
    found = words(Line("At most 14 of 60", "At most 20 of 60"))
    assert found == (("At most ", "", ""), ("", "14", "20"), (" of 60", "", ""))


@given(
    st.lists(st.sampled_from(["a b", "b c", "c d", "x", "y z"]), max_size=12),
    st.lists(st.sampled_from(["a b", "b c", "c d", "x", "y z"]), max_size=12),
)
def test_nothing_is_lost_and_nothing_told_that_is_the_same(old: list[str], new: list[str]):
    lines = list(_aligned(old, new))
    gone = sorted(line.before for line in lines if line.before and not line.moved)
    come = sorted(line.now for line in lines if line.now and not line.moved)
    assert sorted([*old, *come]) == sorted([*new, *gone])
    assert bool(lines) == (old != new)


@given(st.text(alphabet="ab ,.", max_size=30), st.text(alphabet="ab ,.", max_size=30))
def test_both_lines_can_be_put_together_again_from_the_words(before: str, now: str):
    found = words(Line(before, now))
    assert "".join(same + went for same, went, _ in found) == before
    assert "".join(same + came for same, _, came in found) == now


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("".join(f"- **told** (x): Form {n} takes {n * 7} minutes.\n" for n in range(4000)),
         "".join(f"- **told** (y): Slip {n} needs {n * 9} hours.\n" for n in range(4000))),
        ("- a\n" * 8000, "- b\n- a\n" * 4000),
        ("- " + "a " * 100_000 + "\n", "- " + "a b " * 50_000 + "\n"),
    ],
    ids=["all-changed", "all-the-same", "one-long-line"],
)  # fmt: skip
def test_what_is_long_is_compared_in_its_time(old: str, new: str):
    before, now = (
        reader.read(EXAMPLE.replace(ASSUMED, text + ASSUMED).encode(), built_in())
        for text in (old, new)
    )
    start = time.process_time()
    for part in compare(before, now):
        for line in part.lines[:500]:
            words(line)
    assert time.process_time() - start < 5
