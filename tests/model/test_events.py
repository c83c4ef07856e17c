"""What happened is told from what two versions say, whatever their layout."""

from pathlib import Path

import pytest

from checklist.format.reader import read
from checklist.model.events import Change, between, first, shared
from checklist.model.record import Answer, Record
from checklist.store.checklists import built_in

TEXT = (Path(__file__).parent.parent / "data" / "example.md").read_text(encoding="utf-8")
PROPOSED = TEXT.partition("\n## Test result")[0].replace("adjusted", "proposed")


def record(text: str) -> Record:
    return read(text.encode(), built_in()).record


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [change[:2] for change in between(record(before), record(after))]


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(
            'title: "Two office days for Support"', "title:   Two office days for Support"
        ),
        TEXT.replace("and how do we know? <!--", "and how? <!--"),
        TEXT.replace("- **measured** (2026-11-20", "*  **measured** (2026-11-20"),
        TEXT.replace("until the canteen", "until\nthe canteen"),
        TEXT.replace("## What we expect", "\n\n## What we expect") + "\n\n",
        TEXT.replace("schema: 1\n", "").replace("tags: [hybrid", "schema: 1\ntags: [hybrid"),
    ],
)
def test_another_layout_is_no_event(other: str):
    assert between(record(TEXT), record(other)) == ()


def test_a_changed_answer_names_its_question_and_both_wordings():
    other = TEXT.replace("**Settled:** leaning", "**Settled:** decided")
    (change,) = between(record(TEXT), record(other))
    assert change == Change("answered", "settled", Answer(text="leaning"), Answer(text="decided"))


def test_a_changed_item_is_a_changed_answer():
    assert told(TEXT, TEXT.replace("8 asked", "7 asked")) == [("answered", "affected")]


def test_an_answer_that_came_or_went_has_one_side():
    shorter = TEXT.replace("- **Because:** Hand-offs between shifts fail", "- **Note:** Hand-offs")
    (gone,) = between(record(TEXT), record(shorter))
    (back,) = between(record(shorter), record(TEXT))
    assert gone.question == back.question == "because"
    assert gone.after is None
    assert back.before is None


@pytest.mark.parametrize(
    "key, old, new",
    [
        ("owner", '"Head of Support"', '"Head of Sales"'),
        ("title", '"Two office days for Support"', '"Three office days"'),
        ("effective", "2027-01-18", "2027-02-01"),
        ("created", "2026-11-22", "2026-10-01"),
        ("tags", "[hybrid-work, support]", "[support]"),
    ],
)
def test_answers_of_the_front_matter_are_answers(key: str, old: str, new: str):
    other = TEXT.replace(f"{key}: {old}", f"{key}: {new}")
    assert told(TEXT, other) == [("answered", key)]


def test_a_review_is_told_with_its_verdict_and_the_new_status():
    before = PROPOSED.replace("status: proposed", "status: testing")
    changes = between(record(before), record(TEXT))
    assert [(c.event, c.before, c.after) for c in changes] == [
        ("tested", None, "go on"),
        ("reviewed", None, "adjust"),
        ("status", "testing", "adjusted"),
    ]


def test_a_review_date_that_moves_without_a_review_is_told():
    other = TEXT.replace("review: 2027-03-22", "review: 2027-09-22", 1)
    (change,) = between(record(TEXT), record(other))
    assert change == Change("review-moved", "review", "2027-03-22", "2027-09-22")


def test_a_review_date_that_came_later_is_an_answer():
    bare = PROPOSED.replace("review: 2027-03-22\n", "", 1)
    assert between(record(bare), record(PROPOSED)) == (
        Change("answered", "review", None, Answer(text="2027-03-22")),
    )


def test_a_withdrawal_without_a_section_is_told_by_the_status():
    gone = PROPOSED.replace("status: proposed", "status: withdrawn")
    assert between(record(PROPOSED), record(gone)) == (Change("withdrawn", "", "proposed"),)


def test_a_postponed_review_is_told_as_such():
    other = TEXT.replace("review: 2027-03-22", "review: 2027-05-03", 1) + (
        "\n## Review postponed, 2027-03-20 <!-- postponed 2027-03-20 -->\n\n"
        "- **From:** 2027-03-22\n- **To:** 2027-05-03\n- **Because:** Illness.\n"
    )
    assert between(record(TEXT), record(other)) == (
        Change("postponed", "", "2027-03-22", "2027-05-03"),
    )


def test_withdrawn_and_superseded_are_told_once():
    front = PROPOSED.replace("review: 2027-03-22", "review: none", 1)
    gone = front.replace("status: proposed", "status: withdrawn") + (
        "\n## Withdrawn, 2026-12-01 <!-- withdrawn 2026-12-01 -->\n\n- **Because:** No need.\n"
    )
    assert between(record(PROPOSED), record(gone)) == (
        Change("withdrawn", "", "proposed", "No need."),
    )
    replaced = front.replace("status: proposed", "status: superseded\nsuperseded-by: 2027-01-01-x")
    assert between(record(PROPOSED), record(replaced)) == (
        Change("superseded", "", "proposed", "2027-01-01-x"),
    )


def test_a_rewritten_review_is_told_part_by_part():
    other = TEXT.replace("**What happened:** 19 of 60.", "**What happened:** 9 of 60.")
    (change,) = between(record(TEXT), record(other))
    assert change == Change("amended", "review 2027-02-08 happened", "19 of 60.", "9 of 60.")


def test_a_review_that_vanished_is_told():
    assert ("removed", "review 2027-02-08") in told(TEXT, TEXT.partition("\n## Follow-up")[0])


def test_a_first_version_tells_what_a_squash_merge_put_into_it():
    assert [change.event for change in first(record(PROPOSED))] == ["recorded"]
    events = [change.event for change in first(record(TEXT))]
    assert events == ["recorded", "tested", "reviewed", "status"]


def test_a_merge_tells_only_what_differs_from_all_its_parents():
    one = (Change("answered", "owner", None, "A"), Change("answered", "settled", None, "open"))
    other = (Change("answered", "settled", "decided", "open"), Change("status", "", "a", "b"))
    assert shared([one, other]) == (one[1],)
