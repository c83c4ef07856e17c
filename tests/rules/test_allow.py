"""A finding can be silenced in one place, with a reason that others can read."""

from __future__ import annotations

from tests_rules import EXAMPLE, case, line_of

from checklist.rules.allow import apply, silences, unusable
from checklist.rules.finding import Finding, Place, Rule

RULES = {
    "old-evidence": Rule("old-evidence", "evidence", "note", "Old", "why"),
    "schema": Rule("schema", "form", "error", "Schema", "why"),
    "review-moved": Rule("review-moved", "time", "warning", "Moved", "why"),
}
COMMENT = "<!-- checklist: allow old-evidence: the survey comes every two years -->"
ITEM = "- **told** (2026-11-12, day shift)"


def silenced(text: str, line: int, rule: str = "old-evidence") -> str:
    finding = Finding(rule, "m", "s", Place(line))
    return apply([finding], silences(case(text)), RULES)[0].silenced


def test_a_silence_holds_for_the_item_that_follows_and_for_no_other() -> None:
    text = EXAMPLE.replace(ITEM, f"{COMMENT}\n{ITEM}")
    at = line_of(text, ITEM)
    assert silenced(text, at) == "the survey comes every two years"
    assert silenced(text, at - 2) == silenced(text, at + 1) == ""
    assert silenced(text, at, "schema") == ""


def test_directly_below_a_heading_it_holds_for_the_section() -> None:
    text = EXAMPLE.replace("<!-- evidence -->\n", f"<!-- evidence -->\n\n{COMMENT}\n")
    assert silenced(text, line_of(text, "<!-- evidence -->"))
    assert silenced(text, line_of(text, "People in one room hand over better"))
    assert not silenced(text, line_of(text, "Night shift"))


def test_directly_below_the_first_heading_it_holds_for_the_front_matter_too() -> None:
    text = EXAMPLE.replace(
        "# Two office days for Support\n", f"# Two office days for Support\n\n{COMMENT}\n"
    )
    assert silenced(text, 8)
    assert silenced(text, line_of(text, "Commuting time"))
    assert not silenced(text, line_of(text, "Night shift"))


def test_two_silences_stand_one_above_the_other() -> None:
    text = EXAMPLE.replace(ITEM, f"<!-- checklist: allow only-measured: x -->\n{COMMENT}\n{ITEM}")
    assert silenced(text, line_of(text, ITEM))


def test_one_for_the_section_holds_below_one_for_an_item_too() -> None:
    text = EXAMPLE.replace("<!-- evidence -->\n", f"<!-- evidence -->\n\n{COMMENT}\n")
    text = text.replace(ITEM, f"{COMMENT.replace('two', 'three')}\n{ITEM}")
    assert silenced(text, line_of(text, ITEM)) == "the survey comes every two years"
    assert silenced(text, line_of(text, "People in one room hand over better"))


def reach(text: str) -> list[list[str]]:
    """The lines for which each silence of a record holds."""
    lines = text.split("\n")
    return [lines[each.start - 1 : each.end] for each in silences(case(text))]


def test_it_holds_from_the_first_line_of_a_paragraph_to_its_last() -> None:
    other = COMMENT.replace("old-evidence", "only-measured")
    between = f"Before.\n\n{other}\n\n{COMMENT}\n\nOne.\nTwo.\nThree.\n\nAfter.\n\n{ITEM}"
    assert reach(EXAMPLE.replace(ITEM, between)) == [["One.", "Two.", "Three."]] * 2
    several = f"Before.\n\n{COMMENT}\n1. One\n   more\n2. Two\n\n{ITEM}"
    assert reach(EXAMPLE.replace(ITEM, several)) == [["1. One", "   more"]]
    assert reach(f"{EXAMPLE}\nThe end.\n\n{COMMENT}\n") == [[]]


def test_the_section_ends_where_the_next_begins() -> None:
    text = EXAMPLE.replace("<!-- evidence -->\n", f"<!-- evidence -->\n\n{COMMENT}\n")
    (held,) = reach(text)
    assert held[0].endswith("<!-- evidence -->")
    assert text.split("\n")[text.split("\n").index(held[0]) + len(held)].startswith("## ")


def test_errors_and_rules_about_time_cannot_be_silenced() -> None:
    for rule in ("schema", "review-moved"):
        text = EXAMPLE.replace(ITEM, f"<!-- checklist: allow {rule}: because -->\n{ITEM}")
        assert silenced(text, line_of(text, ITEM), rule) == ""
        assert [each.rule for each in unusable(case(text), RULES)] == ["allow-unusable"]


def test_a_silence_without_reason_or_rule_is_a_finding_itself() -> None:
    nothing = "this comment silences nothing: it needs a rule and a reason"
    for comment, message in (
        ("allow old-evidence", nothing),
        ("allow old-evidence:", nothing),
        ("hush", nothing),
        ("allow no-such-rule: because", "there is no rule `no-such-rule`"),
        ("allow schema: because", "`schema` cannot be silenced in a record, only in the configuration"),
    ):  # fmt: skip
        text = EXAMPLE.replace(ITEM, f"{COMMENT}\n  <!-- checklist: {comment} -->\n{ITEM}")
        (found,) = unusable(case(text), RULES)
        assert (found.rule, found.message) == ("allow-unusable", message)
        assert found.place.line == line_of(text, f"checklist: {comment} -->")
        assert found.place.words == f"<!-- checklist: {comment} -->"
        assert "above the place" in found.settle
    assert list(unusable(case(EXAMPLE.replace(ITEM, f"{COMMENT}\n{ITEM}")), RULES)) == []


def test_of_very_many_silences_each_holds_in_its_place() -> None:
    rows = "\n".join(
        f"{COMMENT.replace('two', f'{n}')}\n- **told** (undated): No. {n}." for n in range(2000)
    )
    text = EXAMPLE.replace("<!-- evidence -->\n", f"<!-- evidence -->\n\n- first\n{rows}\n")
    for n in (0, 1, 999, 1999):
        at = line_of(text, f"(undated): No. {n}.")
        assert silenced(text, at) == f"the survey comes every {n} years"
    assert not silenced(text, line_of(text, "- first"))


def test_silences_between_the_lines_of_a_paragraph_reach_to_its_end() -> None:
    rows = f"{COMMENT}\nFirst\n{COMMENT}\nsecond\n{COMMENT}\nthird\n\nfourth\n\n"
    text = EXAMPLE.replace(ITEM, rows + ITEM)
    reach = [(each.start, each.end) for each in silences(case(text))]
    end = line_of(text, "third")
    assert reach == [(line_of(text, word), end) for word in ("First", "second", "third")]
    assert not silenced(text, line_of(text, "fourth"))
