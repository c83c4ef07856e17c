"""Misreadings in a record: warnings under neutral titles, at the words, unless they were kept."""

from __future__ import annotations

import pytest
from tests_rules import EXAMPLE, case, line_of, well_put

from checklist.rules.checks import findings
from checklist.rules.finding import Finding
from checklist.rules.misreadings.checking import check
from checklist.store import rulebooks

SILENCE = "No one pushed back in the all-hands."
TOLD = "- **told** (2026-11-12, day shift): The form takes too long.\n"
LISTENER = rulebooks.listener()


def found(text: str) -> list[Finding]:
    return well_put(check(case(text), LISTENER))


def test_a_sound_record_is_asked_nothing() -> None:
    assert found(EXAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The form takes too long.", SILENCE),
        ("The night shift starts when the canteen is closed.", SILENCE),
        ("Hand-offs between shifts fail:", f"{SILENCE}\n  Hand-offs between shifts fail:"),
    ],
    ids=["item", "notes", "head"],
)
def test_words_are_asked_about_where_they_stand(old: str, new: str) -> None:
    assert old in EXAMPLE
    text = EXAMPLE.replace(old, new, 1)
    (finding,) = found(text)
    assert finding.rule == "silence-as-agreement"
    assert finding.place.line == line_of(text, SILENCE)
    assert finding.place.words == SILENCE
    assert finding.message == f"“{SILENCE}”"
    assert finding.settle.startswith("If someone disagreed, what would it cost them")


def test_an_assumption_that_can_be_proved_wrong_is_not_asked_about() -> None:
    old = "The next step is missing because people cannot talk, not because they do not care."
    text = EXAMPLE.replace(old, "People are coasting at home.")
    assert found(text) == []
    (finding,) = found(
        text.replace("  - **Wrong if:** It is still missing after talking in one room.\n", "")
    )
    assert finding.rule == "disengagement-as-laziness"


def test_what_is_only_assumed_is_not_taken_for_knowledge() -> None:
    assert found(EXAMPLE.replace("People in one room hand over better.", SILENCE)) == []


def test_kept_words_carry_their_reason() -> None:
    kept = f"{TOLD.replace('The form takes too long.', SILENCE)}"
    text = EXAMPLE.replace(TOLD, kept).replace(
        "- **assumed** (undated): People in one room hand over better.\n",
        "- **assumed** (undated): People in one room hand over better.\n\n"
        "Kept (silence-as-agreement): Nine of fourteen said so to me.\n",
    )
    (finding,) = found(text)
    assert finding.silenced == "Nine of fourteen said so to me."


@pytest.mark.parametrize("old", ["23 of 60\n", "At most 14 of 60\n", "One message to the team."])
def test_figures_and_thresholds_are_not_asked_about(old: str) -> None:
    assert old in EXAMPLE
    assert found(EXAMPLE.replace(f"** {old}", "** My door is always open.\n", 1)) == []


def test_forecasts_and_later_sections_are_not_asked_about() -> None:
    assert found(EXAMPLE.replace("A shift on an office day is short of people.", SILENCE)) == []
    assert found(EXAMPLE.replace("Talking helped; the form did not.", SILENCE)) == []


def test_a_rule_that_fails_never_looks_like_a_sound_record() -> None:
    class Broken:
        def challenges(self, text: str) -> list[object]:
            raise ZeroDivisionError

    (failed,) = (f for f in findings(case(EXAMPLE), Broken()) if f.rule == "rule-failed")
    assert "misreadings.checking.check" in failed.message
