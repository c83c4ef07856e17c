"""Merging two versions of a record: nothing is lost, whatever both sides did."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from checklist.format.merge import Merged, merge
from checklist.format.merge_front import Doubt
from checklist.format.reader import read
from checklist.format.segments import segments
from checklist.store.checklists import built_in

CHECKLIST = built_in()
EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
# Front matter that a later section may overrule.
OVERRULED = ("status: ", "review: ")

Edits = list[tuple[str, int, str]]
LINES = EXAMPLE.count("\n")
TEXTS = [
    "", "Other words.", "- An item.", "## A section", "## Test result, 2027-01-01 <!-- test-result 2027-01-01 -->",
    "## Follow-up review, 2027-03-01 <!-- review 2027-03-01 -->\n\n- **Verdict:** keep\n- **Next review:** none",
    "## Postponed, 2027-02-20 <!-- postponed 2027-02-20 -->\n\n- **To:** 2027-04-01",
    "- **Settled:** open", "```", "<!-- open", "    indented", "key: value", "# A heading", "words  ", "===",
    "## What we expect <!-- expectations -->", "---"
]  # fmt: skip
WORDS = st.sampled_from(TEXTS)
WHERE = st.one_of(st.integers(0, LINES), st.just(LINES), st.integers(0, 14))
EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "replace", "delete", "front"]), WHERE, WORDS), max_size=3
)


def edited(edits: Edits) -> str:
    """The example after some edits, as somebody makes them by hand."""
    lines = EXAMPLE.split("\n")[:-1]
    for what, where, words in edits:
        at = min(where, len(lines))
        if what == "front":
            day = f"review: 2027-0{1 + where % 9}-01"
            lines = [day if line.startswith("review: ") else line for line in lines]
            if where % 2:
                lines = [f"status: {'adopted' if where % 3 else 'reversed'}"
                         if line.startswith("status: ") else line for line in lines]  # fmt: skip
        elif what == "insert":
            lines[at:at] = words.split("\n")
        else:
            lines[at : at + 1] = words.split("\n") if what == "replace" else []
    return "".join(line + "\n" for line in lines)


def merged(base: str, ours: str, theirs: str) -> Merged | None:
    """What merging gives; None where it is in doubt."""
    try:
        return merge(*(read(text.encode(), CHECKLIST) for text in (base, ours, theirs)))
    except Doubt:
        return None


def lines(text: str) -> Counter[str]:
    found = Counter(line for line in text.split("\n") if line.strip())
    return Counter({line: n for line, n in found.items() if not line.startswith(OVERRULED)})


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@example([("delete", 12, "")] * 3, [])
@example([("insert", 999, TEXTS[5])], [("insert", 999, TEXTS[6])])
@given(EDITS, EDITS)
def test_no_line_of_either_side_is_lost(left: Edits, right: Edits) -> None:
    ours, theirs = edited(left), edited(right)
    result = merged(EXAMPLE, ours, theirs)
    assume(result is not None)
    assert result is not None
    base, mine, other = lines(EXAMPLE), lines(ours), lines(theirs)
    got = lines(result.data.decode())
    for line in {*base, *mine, *other}:
        # What one side took away may go; what one side added, or both kept, may not.
        kept = min(mine[line], other[line])
        added = max(mine[line], other[line]) if max(mine[line], other[line]) > base[line] else 0
        assert got[line] >= max(kept, added), line
    if not result.conflicts:
        assert not set(got) - {*base, *mine, *other}
        swapped = merged(EXAMPLE, theirs, ours)
        assert swapped is None or lines(swapped.data.decode()) == got


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(EDITS)
def test_what_one_side_alone_changed_is_taken_to_the_byte(edits: Edits) -> None:
    text = edited(edits)
    for ours, theirs in ((text, EXAMPLE), (EXAMPLE, text), (text, text)):
        result = merged(EXAMPLE, ours, theirs)
        assert result is None or (result.data.decode() == text and not result.conflicts)


def test_the_later_section_has_the_last_word_on_the_next_review() -> None:
    early, late = (
        f"{EXAMPLE}\n## Postponed, {day} <!-- postponed {day} -->\n\n- **To:** {to}\n".replace(
            "\nreview: 2027-03-22", f"\nreview: {to}", 1
        )
        for day, to in (("2027-02-20", "2027-04-01"), ("2027-02-27", "2027-05-01"))
    )
    for ours, theirs in ((early, late), (late, early)):
        result = merged(EXAMPLE, ours, theirs)
        assert result and not result.conflicts
        assert "\nreview: 2027-05-01\n" in result.data.decode()
    unsaid = EXAMPLE.replace("\nreview: 2027-03-22", "\nreview: 2027-06-01", 1)
    assert merged(EXAMPLE, late, unsaid) is None


def test_a_byte_that_is_no_text_is_merged_too() -> None:
    text = EXAMPLE.replace("canteen is closed", "caf\udce9 is closed")
    data = [each.encode("utf-8", "surrogateescape") for each in (text, text, text + "\nMore.\n")]
    assert merge(*(read(each, CHECKLIST) for each in data)).data == data[2]
    changed = data[0].replace(b"8 asked", b"7 asked")
    both = merge(read(data[0], CHECKLIST), read(changed, CHECKLIST), read(data[2], CHECKLIST))
    assert both.data == changed + b"\nMore.\n"


def test_text_that_people_added_is_a_segment_of_its_own_name() -> None:
    text = EXAMPLE.replace("## What we expect", "## Minutes\n\nx\n\n## What we expect")
    names = [each.name for each in segments(read(text.encode(), CHECKLIST))]
    assert names[-5:] == [
        "feedback",
        "Minutes",
        "expectations",
        "test-result 2026-12-18",
        "review 2027-02-08",
    ]


def test_a_file_whose_lines_end_in_two_ways_is_for_people() -> None:
    mixed = EXAMPLE.replace("\n\n", "\r\n\n") + "\nMore.\n"
    with pytest.raises(Doubt, match=r"^lines end in different ways$"):
        merge(*(read(text.encode(), CHECKLIST) for text in (EXAMPLE, EXAMPLE + "\nx\n", mixed)))


def test_this_is_really_merged_and_not_only_doubted() -> None:
    """Most single edits by hand merge with an appended section."""
    appended = EXAMPLE + "\n" + TEXTS[6] + "\n"
    tried = [edited([("replace", at, "Other words.")]) for at in range(15, LINES)]
    clean = [
        text for text in tried if (got := merged(EXAMPLE, appended, text)) and not got.conflicts
    ]
    assert len(clean) > len(tried) * 0.8
