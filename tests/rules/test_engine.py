"""Every check is asked; one that fails says so and hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests_rules import EXAMPLE, PATH, case

from checklist.rules.case import Case
from checklist.rules.engine import FAILED, check, check_all
from checklist.rules.finding import ERROR, Finding, Place


def at(line: int, rule: str = "some-rule") -> Finding:
    return Finding(rule, "m", "s", Place(line))


def broken(_: Case, *, what: str = "oops") -> Iterator[Finding]:
    yield at(1)
    raise ZeroDivisionError(what)


class Nameless:
    def __call__(self, _: Case) -> list[Finding]:
        raise KeyError("x")


def test_what_is_found_is_in_the_order_of_its_place() -> None:
    found = check(case(EXAMPLE), [lambda _: [at(9, "a"), at(3, "z")], lambda _: [at(5, "m")]])
    assert [(each.place.line, each.path) for each in found] == [(3, PATH), (5, PATH), (9, PATH)]


def test_a_check_that_fails_is_an_error_that_names_it() -> None:
    ours = partial(broken, what="no unit")
    found = check(case(EXAMPLE), [ours, Nameless(), lambda _: [at(4)]])
    failed = [each for each in found if each.rule == FAILED]
    assert {each.message for each in failed} == {
        f"the check `{__name__}.broken` failed here: ZeroDivisionError: no unit",
        f"the check `{__name__}.?` failed here: KeyError: 'x'",
    }
    assert {each.severity for each in failed} == {ERROR}
    assert all(each.settle.startswith("Report it") for each in failed)
    assert at(4)._replace(path=PATH) in found


def test_each_of_several_records_has_its_own_findings() -> None:
    first, second = case(EXAMPLE), case(EXAMPLE.replace("8 asked", "7 asked"))

    def asked(each: Case) -> list[Finding]:
        return [at(7, "seven")] if "7 asked" in each.source else []

    checks = [asked, broken, lambda _: [at(3)]]
    assert check_all([first, second, first], checks) == [
        check(first, checks), check(second, checks), check(first, checks),
    ]  # fmt: skip
    assert [len(found) for found in check_all([first, second], checks)] == [3, 4]
    assert check_all([], checks) == []
