"""A checklist whose answers could get lost is refused, in words for its author."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.format.checklist_file import build
from checklist.model.checklist import Choice, Prompt
from checklist.store.checklists import built_in


def checklist_with(question: dict[str, Any], **places: list[str]) -> dict[str, Any]:
    """A small checklist with one more question."""
    change = {"key": "change", "kind": "text", "label": "Change", "ask": "What changes?"}
    return {
        "name": "ours", "version": 1, "language": "en", "title": "Ours", "head": ["change"],
        "sections": [], "questions": [change, {"label": "L", "ask": "A?", **question}], **places,
    }  # fmt: skip


def test_words_without_a_language_are_in_that_of_the_checklist() -> None:
    part = {"key": "try", "kind": "choice", "label": "Try", "choices": [{"key": "a", "label": "A"}]}
    prompt = {"parts": ["try"], "ask": "What?", "example": "A room."}
    question = {"key": "more", "kind": "parts", "parts": [part], "prompts": [prompt]}
    minutes = {"key": "minutes", "heading": "Minutes", "parts": [part]}
    made = build({**checklist_with(question, sections=["more"]), "events": [minutes]})
    own, event = made.question("more"), made.event("minutes")
    assert own and event
    assert (own.label, event.heading) == ({"en": "L"}, {"en": "Minutes"})
    assert own.prompts == (Prompt(("try",), {"en": "What?"}, {"en": "A room."}),)
    assert event.parts == own.parts
    assert (event.parts[0].label, event.parts[0].choices) == (
        {"en": "Try"},
        (Choice("a", {"en": "A"}),),
    )


def test_sections_of_ones_own_come_before_those_that_are_inherited() -> None:
    minutes = {"key": "minutes", "heading": "Minutes", "parts": []}
    made = build({**checklist_with({"key": "more", "kind": "text"}, sections=["more"]),
                  "events": [minutes, {**minutes, "key": "review"}]}, built_in())  # fmt: skip
    assert [event.key for event in made.events[:2]] == ["minutes", "review"]
    assert {event.key for event in built_in().events} <= {event.key for event in made.events}
    assert len({event.key for event in made.events}) == len(made.events)


def test_a_prompt_for_a_part_that_is_missing_is_refused() -> None:
    question = {"key": "more", "kind": "parts", "parts": [{"key": "try", "kind": "text", "label": "T"}],
                "prompts": [{"parts": ["who"], "ask": "Who?"}]}  # fmt: skip
    with pytest.raises(ValueError, match="prompts for a missing part `who`"):
        build(checklist_with(question, sections=["more"]))


def test_a_question_has_a_place_of_its_own() -> None:
    assert build(checklist_with({"key": "more", "kind": "text"}, sections=["more"]))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ({"key": "more", "kind": "text"}, {}),
        ({"key": "more", "kind": "text"}, {"sections": ["more", "more"]}),
        ({"key": "more", "kind": "words"}, {"sections": ["more"]}),
        ({"key": "title", "kind": "text"}, {}),
        ({"key": "owner", "kind": "line"}, {"sections": ["owner"]}),
        ({"key": "language", "kind": "line"}, {"sections": ["language"]}),
    ],
)
def test_an_answer_without_a_place_is_refused(
    question: dict[str, Any], places: dict[str, list[str]]
) -> None:
    with pytest.raises(ValueError, match=f"`{question['key']}`"):
        build(checklist_with(question, **places))
