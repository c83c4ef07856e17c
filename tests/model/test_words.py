"""The words of a record, in its language or else in English."""

from __future__ import annotations

from checklist.model.config import settings
from checklist.model.words import WORDS, word


def test_a_language_without_its_own_words_has_the_english_ones() -> None:
    assert (word(WORDS, "de", "skipped"), word(WORDS, "fr", "skipped")) == (
        "Übersprungen",
        "Skipped",
    )
    assert word({**WORDS, "fr": {"by": "avant"}}, "fr", "told") == "told"


def test_every_setting_has_its_default_and_says_what_it_is_for() -> None:
    found = {each.key: each.default for each in settings()}
    assert (found["review-after"], found["severity"], found["owner"]) == ("28d", "{}", "")
    assert all(each.doc.endswith(".") for each in settings())
