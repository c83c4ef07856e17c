"""Every mistake in a file that a person wrote is told in words, each in its place."""

from __future__ import annotations

from typing import Any

import pytest

from checklist.format import schemas
from checklist.format.explain import Mismatch, explain, mismatches
from checklist.store.checklists import built_in

ISO = r"^\d{4}-\d{2}-\d{2}$"
ANSWERS = schemas.answers(built_in())


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        ({"affected": 5}, ("affected",), "expected a list or `key: value` lines"),
        ({"affected": [{"people": 5}]}, ("affected", 0), "`group` is missing"),
        ({"affected": [{"group": "A", "poeple": 5}]}, ("affected", 0, "poeple"), "unknown key; did you mean `people`?"),
        ({"created": "today"}, ("created",), "'today' does not have the form"),
        ({"owner": "a\nb"}, ("owner",), "must be one line"),
        ({"settled": "opne"}, ("settled",), "'opne' is none of open, leaning, decided, decided-above; did you mean `open`?"),
        ({"expectations": [{"text": "a", "probability": 130}]}, ("expectations", 0, "probability"), "130 is above 100"),
        ({"expectations": [{"text": "a", "probability": -1}]}, ("expectations", 0, "probability"), "-1 is below 0"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_words(data: Any, path: tuple[str | int, ...], message: str) -> None:
    (found,) = mismatches({"title": "T", **data}, ANSWERS)
    assert found.path == path
    assert found.message.startswith(message)


def test_words_in_no_language_are_none() -> None:
    (found,) = (each for each in mismatches({"title": {}}, schemas.checklist()) if each.path)
    assert found == Mismatch(("title",), "is empty")


def test_all_mistakes_are_listed_with_line_and_column() -> None:
    data = b"title: T\naffected:\n  - group: A\n    poeple: 5\n"
    loaded = {"title": "T", "affected": [{"group": "A", "poeple": 5}], "created": "soon"}
    problem = explain("a.yaml", data, loaded, ANSWERS, KeyError("poeple"))
    assert problem.message == "a.yaml: 2 mistakes"
    assert problem.details == (
        "a.yaml:1:1: created: 'soon' does not have the form " + ISO,
        "a.yaml:4:5: affected[1].poeple: unknown key; did you mean `people`?",
    )


def test_what_the_schema_does_not_see_is_told_as_it_was_found() -> None:
    problem = explain("a.yaml", b"title: T\n", {"title": "T"}, ANSWERS, KeyError("x"), ("title",))
    assert problem.details == ("a.yaml:1:1: `x` is not expected here",)
