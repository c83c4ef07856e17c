"""How grave a finding is here, and what an old repository has settled before."""

from __future__ import annotations

from tests_rules import EXAMPLE, case

from checklist.rules.engine import check
from checklist.rules.finding import FAILED, Finding, Place, Rule, counts
from checklist.rules.settling import fingerprint, fingerprints, settle

RULES = {
    "placeholder": Rule("placeholder", "form", "warning", "t", "w"),
    FAILED: Rule(FAILED, "form", "error", "t", "w"),
}
ONE = Finding("placeholder", "m", "s", Place(7, 1, "TBD", "costs"), "decisions/2026/a.md")


def test_the_configuration_sets_how_grave_a_rule_is() -> None:
    assert [each.severity for each in settle([ONE], RULES, {}, {})] == ["warning"]
    assert [each.severity for each in settle([ONE], RULES, {"placeholder": "error"}, {})] == [
        "error"
    ]
    other = ONE._replace(rule="unheard-of")
    settled = settle([ONE, other], RULES, {"placeholder": "off"}, {})
    assert [(each.rule, each.severity) for each in settled] == [("unheard-of", "error")]


def test_what_counts_is_in_the_order_of_its_place() -> None:
    first = ONE._replace(place=ONE.place._replace(line=3), rule="z-rule")
    assert settle([ONE, first], {}, {}, {}) == [
        each._replace(severity="error") for each in (first, ONE)
    ]


def test_a_known_finding_is_left_out_as_often_as_it_was_known() -> None:
    known = {fingerprint(ONE): 1}
    moved = ONE._replace(place=ONE.place._replace(line=90), path="decisions/2027/a.md")
    assert settle([moved], RULES, {}, known) == []
    assert len(settle([ONE, moved], RULES, {}, known)) == 1
    assert len(settle([ONE._replace(path="decisions/2026/b.md")], RULES, {}, known)) == 1
    assert len(settle([ONE] * 3, RULES, {}, {fingerprint(ONE): 2})) == 1


def test_a_fingerprint_is_about_the_words_or_else_the_message() -> None:
    silent = ONE._replace(place=ONE.place._replace(words=""))
    assert fingerprint(ONE) == fingerprint(ONE._replace(message="another"))
    assert fingerprint(ONE) != fingerprint(ONE._replace(place=ONE.place._replace(words="TODO")))
    assert fingerprint(silent) != fingerprint(silent._replace(message="another"))
    assert fingerprint(ONE._replace(place=ONE.place._replace(words="\udcff")))
    assert fingerprint(ONE._replace(path="")).startswith("placeholder  ")


def test_equal_findings_get_different_fingerprints() -> None:
    mark = fingerprint(ONE)
    assert [each for _, each in fingerprints([ONE] * 3)] == [mark, f"{mark} 2", f"{mark} 3"]


def test_a_check_that_fails_itself_is_an_error_whatever_is_configured() -> None:
    def broken(_: object) -> list[Finding]:
        raise ZeroDivisionError("oops")

    found = check(case(EXAMPLE), [broken, lambda _: [ONE]])
    assert {each.rule for each in found} == {FAILED, "placeholder"}
    failed = next(each for each in found if each.rule == FAILED)
    settled = settle([failed], RULES, {FAILED: "off"}, {fingerprint(failed): 5})
    assert [each.severity for each in settled] == ["error"]


def test_a_threshold_counts_what_is_as_grave_or_graver() -> None:
    assert counts("error", "error") and counts("error", "note") and counts("warning", "warning")
    assert not counts("warning", "error") and not counts("error", "never")
