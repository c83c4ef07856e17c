"""The rules about time: what they find is a net effect, told from what the versions say."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from timeit import repeat
from typing import NamedTuple

import pytest
from tests_rules import well_put

from checklist.format.reader import read
from checklist.model.record import Record
from checklist.rules.case import Case
from checklist.rules.finding import Finding
from checklist.rules.texts.time import RULES
from checklist.rules.time.check import changes, check, deleted
from checklist.rules.time.past import Past, Version, in_order
from checklist.store.checklists import built_in

WHOLE = (Path(__file__).parent.parent / "data" / "example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"
TEST_RESULT = WHOLE.index("\n## Test result")
REVIEW = WHOLE.index("\n## Follow-up review")
# The record as it was proposed, on test, and with its review; it starts on 2027-01-18.
PROPOSED = (
    WHOLE[:TEST_RESULT]
    .replace("status: adjusted", "status: proposed")
    .replace("review: 2027-03-22", "review: 2027-02-08", 1)
)
TESTED = PROPOSED.replace("proposed", "testing", 1) + WHOLE[TEST_RESULT:REVIEW]
BEFORE, START, LATER, REVIEWED, MUCH_LATER = (
    "2026-11-22", "2027-01-18", "2027-01-25", "2027-02-08", "2027-03-01",
)  # fmt: skip
POSTPONED = """
## Review postponed, 2027-02-05 <!-- postponed 2027-02-05 -->

- **From:** 2027-02-08
- **To:** 2027-06-01
- **Because:** The tally is not complete.
"""


def blob(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()


class Made(NamedTuple):
    """A version: what it says, its day, and (by default the one before) what it changed."""

    text: str
    day: str
    before: tuple[str, ...] | None = None
    committed: str = ""


class Told(NamedTuple):
    """A case with its past."""

    case: Case
    past: Past

    @property
    def found(self) -> list[Finding]:
        return well_put(check(self.case, self.past))

    @property
    def rules(self) -> list[str]:
        return [finding.rule for finding in self.found]


def parse(data: bytes) -> Record:
    return read(data, built_in()).record


def told(
    *made: Made | tuple[str, str], now: str = "", day: str = MUCH_LATER, **more: object
) -> Told:
    """The history of one record; `now` is a text that is not committed."""
    versions, bytes_of, last = [], {}, ""
    for number, each in enumerate(Made(*each) for each in made):
        before = (last,) if each.before is None else tuple(map(blob, each.before))
        last = blob(each.text) if each.text else ""
        bytes_of[last] = each.text.encode()
        at = f"{each.day}T09:{number:02}:00+01:00"
        committed = f"{each.committed}T09:{number:02}:00+01:00" if each.committed else at
        versions.append(Version(f"{number:040x}", at, committed, PATH, last, before))
    current = now or Made(*made[-1]).text
    case = Case(read(current.encode(), built_in()), PATH)
    past = Past(tuple(versions), last, blob(current), day, bytes_of.get, parse)
    return Told(case, past._replace(**more))


def test_a_record_that_was_kept_as_it_should_be_has_no_finding():
    assert told((PROPOSED, BEFORE), (TESTED, START), (WHOLE, REVIEWED)).found == []
    assert told((WHOLE, BEFORE)).found == []
    assert told((PROPOSED, BEFORE), (TESTED, BEFORE), now=WHOLE).found == []


class TestWrittenAfterStart:
    def test_a_first_version_behind_the_start_is_found_at_the_day(self):
        (finding,) = told((WHOLE, "2027-01-19")).found
        assert (finding.rule, finding.place.words) == ("written-after-start", START)
        assert "2027-01-19" in finding.message and START in finding.message

    def test_the_day_of_the_start_itself_is_in_time(self):
        assert told((WHOLE, START)).rules == []

    def test_a_record_that_is_not_committed_has_the_day_that_is_given(self):
        assert told(now=WHOLE, day=LATER, head="").rules == ["written-after-start"]
        assert told(now=WHOLE, day=BEFORE, head="").rules == []

    def test_a_start_that_was_moved_ahead_of_the_record_does_not_make_it_late(self):
        moved = PROPOSED.replace(f"effective: {START}", "effective: 2026-11-01")
        assert told((PROPOSED, BEFORE), (moved, "2026-11-23")).rules == []

    def test_without_a_day_that_can_be_computed_nothing_is_said(self):
        vague = WHOLE.replace(f"effective: {START}", "effective: next spring")
        assert told((vague, "2030-01-01")).rules == []

    def test_a_forged_author_date_is_what_it_says(self):
        assert told(Made(WHOLE, BEFORE, committed=MUCH_LATER)).rules == []

    def test_the_first_day_is_that_of_the_record_and_not_of_its_repair(self):
        torn = PROPOSED.replace("schema: 1", "schema: 1: 2")
        assert told((torn, BEFORE), (PROPOSED, LATER)).rules == []


class TestChangedAfterStart:
    def test_each_changed_answer_is_found_at_its_question_with_its_last_change(self):
        now = PROPOSED.replace("8 asked", "7 asked").replace("leaning", "decided")
        first = PROPOSED.replace("8 asked", "6 asked")
        findings = told((PROPOSED, BEFORE), (first, LATER), (now, MUCH_LATER)).found
        assert [finding.place.part for finding in findings] == ["settled", "affected"]
        assert now.split("\n")[findings[1].place.line - 1].endswith("<!-- affected -->")
        assert f"on {MUCH_LATER} (commit 0000000000)" in findings[0].message
        assert START in findings[0].message

    def test_what_was_changed_in_time_is_fine(self):
        assert told((PROPOSED, BEFORE), (PROPOSED.replace("8 asked", "7 asked"), START)).rules == []

    def test_a_change_that_was_taken_back_is_none(self):
        late = PROPOSED.replace("8 asked", "7 asked")
        assert told((PROPOSED, BEFORE), (late, LATER), (PROPOSED, MUCH_LATER)).rules == []
        assert told((PROPOSED, BEFORE), (late, LATER), now=PROPOSED).rules == []

    def test_the_way_back_goes_to_what_stood_last_in_time(self):
        second = PROPOSED.replace("8 asked", "7 asked")
        history = told((PROPOSED, BEFORE), (second, "2026-12-01"), (PROPOSED, LATER))
        assert history.rules == ["changed-after-start"]

    def test_after_the_first_review_nothing_changes_even_before_the_start(self):
        early = WHOLE.replace(START, "2028-01-01")
        changed = early.replace("8 asked", "7 asked")
        (finding,) = told((early, BEFORE), (changed, REVIEWED)).found
        assert finding.rule == "changed-after-start"
        assert "after the first review" in finding.message

    def test_a_comment_over_two_lines_makes_no_review(self):
        noted = PROPOSED + "\n## A note <!--\nreview 2026-11-23 -->\n\nNobody has looked yet.\n"
        assert not parse(noted.encode()).events
        changed = noted.replace("8 asked", "7 asked")
        assert told((noted, BEFORE), (changed, "2026-12-01")).rules == []

    def test_an_answer_that_is_filled_in_later_counts(self):
        start = PROPOSED.index("\n- **Day shift**")
        end = PROPOSED.index("## Which data")
        skipped = PROPOSED[:start] + "\nSkipped: no time\n\n" + PROPOSED[end:]
        assert told((skipped, BEFORE), (PROPOSED, LATER)).rules == ["changed-after-start"]
        assert told((PROPOSED, BEFORE), (skipped, LATER)).rules == ["changed-after-start"]

    def test_a_question_that_is_answered_in_a_new_section_counts(self):
        start = PROPOSED.index("## What we expect")
        late = told((PROPOSED[:start], BEFORE), (PROPOSED, LATER))
        assert [each.place.part for each in late.found] == ["expectations"]

    @pytest.mark.parametrize("key", ["created", "effective"])
    def test_the_days_are_answers_too(self, key: str):
        line = next(line for line in PROPOSED.split("\n") if line.startswith(f"{key}:"))
        (finding,) = told(
            (PROPOSED, BEFORE), (PROPOSED.replace(line, f"{key}: 2027-03-02"), LATER)
        ).found
        assert (finding.rule, finding.place.part) == ("changed-after-start", key)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Two office days for Support", "Two office days for the Support team"),
            ("Head of Support", "Head of Operations"),
            ("tags: [hybrid-work, support]", "tags: [support]\nwith: [Works council]"),
            (
                "The night shift starts",
                "Kept (hearsay): It was written down.\n\nThe night shift starts",
            ),
        ],
    )
    def test_what_is_no_answer_may_change(self, old: str, new: str):
        assert told((PROPOSED, BEFORE), (PROPOSED.replace(old, new), LATER)).rules == []

    @pytest.mark.parametrize(
        "layout",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("\n- ", "\n* "),
            lambda text: text.replace("collaborate ", "collaborate\n"),
            lambda text: text.replace(
                "Hand-offs happen in a corridor, in", "Hand-offs happen in a corridor,\n  in"
            ),
            lambda text: text + "\n\n",
            lambda text: text.replace("<!-- affected -->", "<!--affected-->"),
        ],
        ids=range(6),
    )
    def test_reformatting_changes_no_answer(self, layout: Callable[[str], str]):
        assert told((PROPOSED, BEFORE), (layout(PROPOSED), LATER)).rules == []
        assert told((layout(PROPOSED), BEFORE), (WHOLE, REVIEWED)).rules == []

    def test_words_may_give_way_to_a_tombstone_and_to_nothing_else(self):
        stone = "[redacted 2027-03-01: a person's wish]"
        part = PROPOSED.replace("the representative asks on 2026-11-26", stone)
        whole = PROPOSED.replace(
            "- **Night shift** (6 people, 0 asked): I work days; the representative asks on 2026-11-26.",
            f"- {stone}",
        )
        head = PROPOSED.replace("Commuting time, most for those who live far out.", stone)
        label = PROPOSED.replace(
            "**Who reads it:** The representative first.", f"**Who reads it:** {stone}"
        )
        for text in (part, whole, head, label):
            assert text != PROPOSED
            assert told((PROPOSED, BEFORE), (text, LATER)).rules == []
        for text in (part, whole):
            more = text.replace("8 asked", "5 asked")
            assert told((PROPOSED, BEFORE), (more, LATER)).rules == ["changed-after-start"]
        sly = PROPOSED.replace("the representative asks on 2026-11-26", f"{stone} and all agreed")
        assert told((PROPOSED, BEFORE), (sly, LATER)).rules == ["changed-after-start"]

    def test_if_the_record_came_late_its_first_version_counts(self):
        late = told((PROPOSED, LATER), (PROPOSED.replace("8 asked", "7 asked"), MUCH_LATER))
        assert late.rules == ["changed-after-start", "written-after-start"] or late.rules == [
            "written-after-start", "changed-after-start",
        ]  # fmt: skip
        assert told((PROPOSED, LATER), (WHOLE, MUCH_LATER)).rules == ["written-after-start"]

    def test_an_unreadable_version_between_hides_no_change_and_makes_none(self):
        torn = "<<<<<<< HEAD\n" + PROPOSED
        changed = PROPOSED.replace("8 asked", "7 asked")
        assert told((PROPOSED, BEFORE), (torn, LATER), (WHOLE, MUCH_LATER)).rules == []
        history = told((PROPOSED, BEFORE), (torn, LATER), (changed, MUCH_LATER))
        assert history.rules == ["changed-after-start"]

    def test_deleting_and_restoring_hides_no_change(self):
        changed = PROPOSED.replace("8 asked", "7 asked")
        gone = Made("", LATER)
        back = told((PROPOSED, BEFORE), gone, Made(changed, MUCH_LATER, ()))
        assert back.rules == ["changed-after-start"]
        assert told((PROPOSED, BEFORE), gone, Made(PROPOSED, MUCH_LATER, ())).rules == []

    def test_two_branches_that_meet_after_the_start_change_nothing_themselves(self):
        one = PROPOSED.replace("leaning", "decided")
        two = PROPOSED.replace("8 asked", "7 asked")
        both = one.replace("8 asked", "7 asked")
        branches = (
            Made(PROPOSED, BEFORE),
            Made(one, "2026-12-01", (PROPOSED,)),
            Made(two, "2026-12-02", (PROPOSED,)),
        )
        assert told(*branches, Made(both, LATER, (one, two))).rules == []
        sly = both.replace("Commuting time", "Nothing")
        (finding,) = told(*branches, Made(sly, LATER, (one, two))).found
        assert finding.place.part == "costs"

    def test_a_merge_that_takes_one_side_does_not_make_the_other_one_count(self):
        one = PROPOSED.replace("leaning", "decided")
        two = PROPOSED.replace("8 asked", "7 asked")
        history = told((PROPOSED, BEFORE), Made(one, "2026-12-01", (PROPOSED,)),
                       Made(two, "2026-12-02", (PROPOSED,)), head=blob(one), blob=blob(one))  # fmt: skip
        assert told((PROPOSED, BEFORE), (one, BEFORE), now=one).rules == []
        case = Case(read(one.encode(), built_in()), PATH)
        assert list(check(case, history.past)) == []

    def test_a_change_in_time_that_was_rebased_behind_a_late_one_stays_in_time(self):
        late = PROPOSED.replace("8 asked", "7 asked")
        both = late.replace("leaning", "decided")
        history = told(
            (PROPOSED, BEFORE), (late, LATER), Made(both, "2026-12-24", None, MUCH_LATER)
        )
        assert [finding.place.part for finding in history.found] == ["affected"]

    def test_an_open_fence_does_not_make_an_answer_of_a_section(self):
        start = PROPOSED.index("## What we expect")
        opened = PROPOSED[:start].rstrip() + "\n\n```\nthe form as it is\n"
        history = told((opened, BEFORE), (opened + WHOLE[REVIEW:], REVIEWED))
        assert "changed-after-start" in history.rules


class TestReviewMoved:
    MOVED = PROPOSED.replace("review: 2027-02-08", "review: 2027-06-01")

    def test_a_silent_move_is_found_at_the_day(self):
        (finding,) = told((PROPOSED, BEFORE), (self.MOVED, LATER)).found
        assert (finding.rule, finding.place.words) == ("review-moved", "2027-06-01")
        assert "from 2027-02-08 to 2027-06-01" in finding.message
        assert LATER in finding.message

    def test_what_changed_after_the_move_does_not_date_it(self):
        after = self.MOVED.replace("Head of Support", "Head of Operations")
        (finding,) = told((PROPOSED, BEFORE), (self.MOVED, LATER), (after, MUCH_LATER)).found
        assert f"on {LATER} (commit" in finding.message

    def test_taking_the_day_away_is_a_move(self):
        bare = PROPOSED.replace("review: 2027-02-08\n", "")
        assert told((PROPOSED, BEFORE), (bare, LATER)).rules == ["review-moved"]
        assert told((bare, BEFORE), (PROPOSED, LATER)).rules == []

    def test_a_move_and_back_is_none(self):
        assert told((PROPOSED, BEFORE), (self.MOVED, LATER), (PROPOSED, LATER)).rules == []

    def test_a_postponement_or_a_review_moves_it(self):
        assert told((PROPOSED, BEFORE), (self.MOVED + POSTPONED, LATER)).rules == []
        assert told((PROPOSED, BEFORE), (WHOLE, REVIEWED)).rules == []

    def test_the_reason_may_come_in_a_commit_of_its_own(self):
        said = PROPOSED + POSTPONED
        history = [(PROPOSED, BEFORE), (said, LATER), (self.MOVED + POSTPONED, MUCH_LATER)]
        assert told(*history).rules == []
        assert told(history[0], (self.MOVED, LATER), history[2]).rules == []

    def test_a_second_move_needs_a_reason_of_its_own(self):
        again = (self.MOVED + POSTPONED).replace("review: 2027-06-01", "review: 2027-12-01")
        history = told((PROPOSED, BEFORE), (self.MOVED + POSTPONED, LATER), (again, MUCH_LATER))
        assert history.rules == ["review-moved"]

    @pytest.mark.parametrize("status", ["withdrawn", "superseded"])
    def test_a_decision_that_ended_needs_no_look_back(self, status: str):
        ended = self.MOVED.replace("status: proposed", f"status: {status}")
        assert told((PROPOSED, BEFORE), (ended, LATER)).rules == []
        # What is taken up again keeps the day that was named meanwhile.
        assert told((PROPOSED, BEFORE), (ended, LATER), (self.MOVED, MUCH_LATER)).rules == []

    def test_before_the_start_it_may_move_with_the_start(self):
        moved = self.MOVED.replace(f"effective: {START}", "effective: 2027-05-01")
        assert told((PROPOSED, BEFORE), (moved, "2026-12-20")).rules == []
        assert "review-moved" in told((PROPOSED, BEFORE), (moved, LATER)).rules

    def test_a_promise_of_a_first_version_with_sections_is_the_last_one(self):
        assert told((self.MOVED + POSTPONED, BEFORE)).rules == []


class TestSectionAltered:
    def test_a_rewritten_section_is_found_at_its_heading(self):
        now = WHOLE.replace("19 of 60", "12 of 60")
        (finding,) = told((PROPOSED, BEFORE), (WHOLE, REVIEWED), (now, MUCH_LATER)).found
        assert finding.rule == "section-altered"
        assert now.split("\n")[finding.place.line - 1].startswith("## Follow-up review")
        assert (
            f"the follow-up review of {REVIEWED} was rewritten on {MUCH_LATER}" in finding.message
        )

    def test_what_changed_after_the_rewriting_does_not_date_it(self):
        now = WHOLE.replace("19 of 60", "12 of 60")
        after = now.replace("Head of Support", "Head of Operations")
        history = [(PROPOSED, BEFORE), (WHOLE, REVIEWED), (now, MUCH_LATER), (after, "2027-03-10")]
        (finding,) = told(*history).found
        assert f"on {MUCH_LATER} (commit" in finding.message

    def test_a_removed_section_is_found(self):
        tested = TESTED.replace("status: testing", "status: adjusted")
        history = told(
            (TESTED, BEFORE),
            (WHOLE, REVIEWED),
            (tested.replace("2027-02-08", "2027-03-22", 1), MUCH_LATER),
        )
        assert "section-altered" in history.rules
        assert any("removed" in finding.message for finding in history.found)

    def test_a_section_under_another_day_is_another_one(self):
        now = WHOLE.replace("review 2027-02-08 -->", "review 2027-02-09 -->")
        (finding,) = told((WHOLE, BEFORE), (now, MUCH_LATER)).found
        assert (finding.rule, "removed" in finding.message) == ("section-altered", True)

    def test_taking_the_last_step_back_on_the_same_day_is_an_undo(self):
        assert told((TESTED, BEFORE), (WHOLE, REVIEWED), (TESTED, REVIEWED)).rules == []
        late = told((TESTED, BEFORE), (WHOLE, REVIEWED), (TESTED, MUCH_LATER))
        assert "section-altered" in late.rules

    def test_altering_and_putting_back_is_none(self):
        now = WHOLE.replace("19 of 60", "12 of 60")
        history = told(
            (TESTED, BEFORE), (WHOLE, REVIEWED), (now, MUCH_LATER), (WHOLE, "2027-03-02")
        )
        assert history.rules == []

    def test_a_tombstone_is_accepted(self):
        now = WHOLE.replace("About ten of 60, quite sure.", "[redacted 2027-03-01: a wish]")
        assert told((TESTED, BEFORE), (WHOLE, REVIEWED), (now, MUCH_LATER)).rules == []

    def test_a_second_review_on_the_same_day_is_one_more(self):
        second = WHOLE + WHOLE[REVIEW:].replace("19 of 60", "20 of 60")
        assert told((TESTED, BEFORE), (WHOLE, REVIEWED), (second, REVIEWED)).rules == []
        first_changed = second.replace("19 of 60", "18 of 60")
        history = told(
            (TESTED, BEFORE), (WHOLE, REVIEWED), (second, REVIEWED), (first_changed, MUCH_LATER)
        )
        assert history.rules == ["section-altered"]

    def test_sections_of_two_branches_may_stand_in_any_order(self):
        one, two = TESTED + WHOLE[REVIEW:], TESTED + POSTPONED
        both = TESTED + POSTPONED + WHOLE[REVIEW:]
        history = told((TESTED, BEFORE), Made(one, REVIEWED, (TESTED,)), Made(two, REVIEWED, (TESTED,)),
                       Made(both, MUCH_LATER, (one, two)))  # fmt: skip
        assert history.rules == []

    def test_a_merge_that_loses_a_section_of_a_branch_is_found(self):
        one, two = TESTED + WHOLE[REVIEW:], TESTED + POSTPONED
        history = told((TESTED, BEFORE), Made(one, REVIEWED, (TESTED,)), Made(two, REVIEWED, (TESTED,)),
                       Made(two + "\n", MUCH_LATER, (one, two)))  # fmt: skip
        assert history.rules == ["section-altered"]


class TestPullRequest:
    def test_only_what_the_pull_request_changed_is_told(self):
        old_sin = PROPOSED.replace("8 asked", "7 asked")
        new_sin = old_sin.replace("leaning", "decided")
        history = told((PROPOSED, BEFORE), (old_sin, LATER), (new_sin, MUCH_LATER))
        assert len(history.found) == 2
        (finding,) = changes(history.case, history.past, blob(old_sin))
        assert finding.place.part == "settled"
        assert list(changes(history.case, history.past, blob(new_sin))) == []

    def test_a_moved_review_and_an_altered_section_of_the_base_are_not_its_own(self):
        sin = WHOLE.replace("19 of 60", "12 of 60").replace(
            "review: 2027-03-22", "review: 2028-01-01"
        )
        later = sin.replace("tags: [hybrid-work, support]", "tags: [support]")
        history = told((TESTED, BEFORE), (WHOLE, REVIEWED), (sin, MUCH_LATER), (later, MUCH_LATER))
        assert sorted(history.rules) == ["review-moved", "section-altered"]
        assert list(changes(history.case, history.past, blob(sin))) == []
        assert len(list(changes(history.case, history.past, blob(WHOLE)))) == 2

    def test_a_section_that_is_mended_within_the_pull_request_is_not_altered(self):
        draft = WHOLE.replace("19 of 60", "12 of 60")
        history = told((TESTED, BEFORE), (draft, REVIEWED), (WHOLE, MUCH_LATER))
        assert history.rules == ["section-altered"]
        assert list(changes(history.case, history.past, blob(TESTED))) == []

    def test_a_new_record_is_asked_when_it_was_written(self):
        history = told((PROPOSED, LATER), (PROPOSED.replace("8 asked", "7 asked"), MUCH_LATER))
        assert [each.rule for each in changes(history.case, history.past, "")] == [
            "written-after-start"
        ]

    def test_a_change_that_was_written_before_the_start_may_be_merged_after_it(self):
        now = PROPOSED.replace("8 asked", "7 asked")
        history = told((PROPOSED, BEFORE), Made(now, "2026-12-20", None, MUCH_LATER))
        assert list(changes(history.case, history.past, blob(PROPOSED))) == []


class TestDeleted:
    def findings(self, *made: Made | tuple[str, str], day: str = "") -> list[Finding]:
        past = told(*made, now=WHOLE).past
        return list(deleted("an-id", past, day))

    def test_a_record_that_is_gone_is_found_at_its_last_path(self):
        (finding,) = self.findings((PROPOSED, BEFORE), (TESTED, START), ("", LATER))
        assert (finding.rule, finding.path, finding.place.line) == ("record-deleted", PATH, 1)
        assert f"on {LATER} (commit 0000000000)" in finding.message
        bare = TESTED.replace("schema: 1\n", "")  # its id alone says that it was a record
        assert len(self.findings((bare, BEFORE), ("", LATER))) == 1

    def test_a_day_that_nobody_can_tell_is_called_unknown(self):
        (finding,) = self.findings((TESTED, BEFORE), ("", ""))
        assert "was deleted on an unknown day" in finding.message
        changed = PROPOSED.replace("8 asked", "7 asked")
        (finding,) = told((PROPOSED, BEFORE), (changed, "")).found
        assert "was changed on an unknown day (commit" in finding.message

    def test_a_proposal_may_be_taken_back_before_its_start(self):
        assert self.findings((PROPOSED, BEFORE), ("", START)) == []
        assert self.findings((PROPOSED, BEFORE), day=START) == []
        assert len(self.findings((PROPOSED, BEFORE), ("", LATER))) == 1
        assert len(self.findings((PROPOSED, BEFORE), day=LATER)) == 1

    def test_what_was_more_than_a_proposal_stays(self):
        assert len(self.findings((TESTED, BEFORE), ("", BEFORE))) == 1
        changed = PROPOSED.replace("8 asked", "7 asked")
        assert len(self.findings((PROPOSED, BEFORE), (changed, BEFORE), ("", BEFORE))) == 1

    def test_a_page_that_was_no_record_may_go(self):
        assert self.findings(("# A page\n", BEFORE), ("", LATER)) == []


def test_in_a_shallow_clone_it_says_so_and_nothing_else():
    changed = PROPOSED.replace("8 asked", "7 asked")
    history = told((PROPOSED, BEFORE), (changed, LATER), cut=frozenset({f"{0:040x}"}))
    (finding,) = history.found
    assert (finding.rule, "git fetch --unshallow" in finding.settle) == ("history-cut", True)
    later = told((PROPOSED, BEFORE), (changed, LATER), cut=frozenset({"f" * 40}))
    assert later.rules == ["changed-after-start"]


def test_a_version_that_is_too_large_is_passed_over():
    history = told((PROPOSED, BEFORE), (TESTED, START), (WHOLE, REVIEWED))
    blind = history.past._replace(content=lambda _: b"")
    assert list(check(history.case, blind)) == []


def test_a_partial_clone_says_what_it_cannot_check():
    history = told((PROPOSED, BEFORE), (TESTED, START), (WHOLE, REVIEWED))
    blind = history.past._replace(content=lambda _: None)
    assert [each.rule for each in check(history.case, blind)] == ["history-cut"]
    base = blob(TESTED)
    assert [each.rule for each in changes(history.case, blind, base)] == ["history-cut"]
    assert [each.rule for each in deleted("2026-11-22-a", blind)] == ["record-deleted"]
    assert list(deleted("page", blind)) == []


def test_a_record_that_cannot_be_read_now_is_left_to_the_rules_about_form():
    assert told((PROPOSED, BEFORE), now="<<<<<<<\n" + PROPOSED).rules == []


def test_the_order_of_versions_depends_on_them_alone():
    texts = [PROPOSED.replace("8 asked", f"{number} asked") for number in range(8)]
    versions = told(*((text, BEFORE) for text in texts)).past.versions
    side = Version(
        "f" * 40, "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", PATH, "b", (blob(texts[2]),)
    )
    merge = side._replace(commit="e" * 40, blob="m", before=("b", blob(texts[7])))
    expected = in_order([*versions, side, merge])
    assert expected[:8] == versions and expected[8:] == (side, merge)
    for seed in range(20):
        mixed = [*versions, side, merge]
        random.Random(seed).shuffle(mixed)
        assert in_order(mixed) == expected


def test_a_clock_that_was_set_back_does_not_turn_the_order_round():
    days = ["2027-03-01", "2026-01-01", "2026-06-01", "2025-01-01"]
    texts = [PROPOSED.replace("8 asked", f"{number} asked") for number in range(4)]
    versions = told(*zip(texts, days, strict=True)).past.versions
    assert in_order(tuple(reversed(versions))) == versions


def test_a_long_history_is_put_in_order_in_time_that_grows_with_it():
    def history(length: int) -> list[Version]:
        return [
            Version(f"{n:040}", "", f"{2000 + (length - n) % 90}-01-01T00:00:00Z", PATH, f"b{n}", (f"b{n - 1}",))
            for n in range(length)
        ]  # fmt: skip

    short, long = history(500), history(4000)
    assert [version.blob for version in in_order(long)] == [version.blob for version in long]
    times = [
        min(repeat(lambda each=each: in_order(each), number=1, repeat=3)) for each in (short, long)
    ]
    assert times[1] < times[0] * 32


def test_most_pasts_are_judged_without_parsing_a_version_again():
    def never(data: bytes) -> Record:
        raise AssertionError("parsed")

    history = told(
        (PROPOSED, BEFORE), (PROPOSED.replace("proposed", "testing", 1), START), (WHOLE, REVIEWED)
    )
    assert list(check(history.case, history.past._replace(parse=never))) == []


def test_every_rule_has_its_words():
    assert [rule.name for rule in RULES] == [
        "written-after-start", "changed-after-start", "review-moved", "section-altered",
        "record-deleted", "history-cut",
    ]  # fmt: skip
    assert all(rule.title and rule.why and rule.before and rule.after for rule in RULES)
