"""A checklist whose answers could get lost is refused, in words for its author."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.format.checklist_file import build


def checklist_with(question: dict[str, Any], **places: list[str]) -> dict[str, Any]:
    """A small checklist with one more question."""
    change = {"key": "change", "kind": "text", "label": "Change", "ask": "What changes?"}
    return {
        "name": "ours", "version": 1, "language": "en", "title": "Ours", "head": ["change"],
        "sections": [], "questions": [change, {"label": "L", "ask": "A?", **question}], **places,
    }  # fmt: skip


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
