"""The phrases of a rule: what they find, what is refused, and how long they take."""

from __future__ import annotations

import time

import pytest

from checklist.rules.misreadings.features import tokens
from checklist.rules.misreadings.phrases import read, says


def found(phrase: str, text: str) -> bool:
    return says([read(phrase)], tokens(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("no news is good news", "No news is good news."),
        ("nobody|none object*", "None objecting, we went on."),
        ("(no one|nobody) said (a word)? so", "No one said so"),
        ("(no one|nobody) said (a word)? so", "nobody said a word so it passed"),
        ("nobody ... agree*", "Nobody in the whole of the east wing minded: agreed."),
        ("takes # minutes", "It takes 15 minutes"),
        ("can't be bothered", "They can’t be bothered."),
        ("can’t be bothered", "They can't be bothered."),
        ("wir schauen mal ,? wie", "Wir schauen mal, wie es läuft."),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, text: str) -> None:
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("no news is good news", "No good news is news"),
        ("nobody ... agree*", "Nobody 1 2 3 4 5 6 7 8 9 10 11 agreed"),
        ("object", "objected"),
        ("nobody ... agree*", "nobody"),
        ("no ... no", "no"),
        ("object ... nobody", "Nobody is there to object"),
        ("nobody complain*", "Nobody complaisant"),
    ],
)
def test_a_phrase_finds_nothing_else(phrase: str, text: str) -> None:
    assert not found(phrase, text)


@pytest.mark.parametrize(
    "phrase", ["", "...", "... a", "a ...", "a? b", "(a", "a|", "*", "x" * 500]
)
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|nothing can be made|choice"):
        read(phrase)
    assert read("x" * 400).written == "x" * 400


def test_the_time_grows_with_the_text_and_not_faster() -> None:
    """The worst phrase that can be written: every word fits every place."""
    phrase = read("(a|a a|a a a) ... (a|a a) ... a? ... (a|a a) ... a ... b")

    def spent(words: int) -> float:
        start = time.process_time()
        says([phrase], tokens("a " * words))
        return time.process_time() - start

    spent(50)
    assert spent(4000) < 20 * max(spent(400), 0.001)
