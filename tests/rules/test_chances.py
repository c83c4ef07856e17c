"""What a test could show agrees with exact arithmetic, however the figures are written."""

from __future__ import annotations

import random
import re
from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb

import pytest

from checklist.rules.test.chances import binomial_at_most, poisson_at_most
from checklist.rules.test.strength import sentence, strength, tries

DRAW = random.Random(20261122)


def exact_binomial(most: int, cases: int, chance: Fraction) -> Fraction:
    hit, miss, whole = chance.numerator, chance.denominator - chance.numerator, chance.denominator
    ways = sum(comb(cases, k) * hit**k * miss ** (cases - k) for k in range(min(most, cases) + 1))
    return Fraction(ways, whole**cases)


def exact_poisson(most: int, expected: Fraction) -> float:
    with localcontext() as context:
        context.prec = 60
        mean = Decimal(expected.numerator) / Decimal(expected.denominator)
        term = total = Decimal(1) if most >= 0 else Decimal(0)
        for k in range(1, most + 1):
            term *= mean / k
            total += term
        return float(total * (-mean).exp())


def spoken(line: str) -> list[str]:
    """The two chances that a sentence names."""
    found = re.fullmatch(
        r"If nothing changes, this would still pass in (.+) tries; if .+?, in (.+)\. "
        r"Assuming steady, independent events\.",
        line,
    )
    assert found, line
    return [found[1], found[2]]


# --- the sums -----------------------------------------------------------------------------------


def test_binomial_sums_are_exact_on_many_random_designs() -> None:
    for _ in range(1500):
        cases = DRAW.randint(1, 120)
        chance = Fraction(DRAW.randint(0, 60), 60)
        most = DRAW.randint(-1, cases + 1)
        exact = float(exact_binomial(most, cases, chance)) if most >= 0 else 0.0
        assert binomial_at_most(most, cases, float(chance)) == pytest.approx(exact, abs=1e-11)


def test_poisson_sums_are_exact_on_many_random_designs() -> None:
    for _ in range(1500):
        expected = Fraction(DRAW.randint(0, 4000), DRAW.randint(1, 90))
        most = DRAW.randint(-1, int(expected * 2) + 5)
        exact = exact_poisson(most, expected)
        assert poisson_at_most(most, float(expected)) == pytest.approx(exact, abs=1e-11)


@pytest.mark.parametrize(
    ("most", "cases", "of"), [(950, 1000, 20), (10_050, 20_000, 2), (995, 100_000, 100)]
)
def test_large_numbers_neither_overflow_nor_lose_digits(most: int, cases: int, of: int) -> None:
    exact, term = Decimal(0), Decimal(0)
    with localcontext() as context:  # the same sum in sixty digits
        context.prec = 60
        chance = Decimal(of - 1 if of == 20 else 1) / of
        term = (1 - chance) ** cases
        for k in range(most + 1):
            exact += term
            term *= Decimal(cases - k) / (k + 1) * chance / (1 - chance)
    assert binomial_at_most(most, cases, float(chance)) == pytest.approx(float(exact), abs=1e-9)


def test_a_large_count_is_summed_too() -> None:
    assert poisson_at_most(40_100, 40_000.0) == pytest.approx(
        exact_poisson(40_100, Fraction(40_000)), abs=1e-9
    )


@pytest.mark.parametrize(
    ("most", "cases", "chance", "expected"),
    [
        (0, 5, 0.0, 1),
        (-1, 5, 0.0, 0),
        (4, 5, 1.0, 0),
        (5, 5, 1.0, 1),
        (-1, 5, 0.5, 0),
        (9, 5, 0.5, 1),
    ],
)
def test_what_is_certain_or_impossible_is_said_so(
    most: int, cases: int, chance: float, expected: int
) -> None:
    assert binomial_at_most(most, cases, chance) == expected


# --- the sentence -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.6, "6 of 10"), (0.05, "5 of 100"), (0.051, "1 of 10"), (0.012, "1 of 100"), (0.0049, "fewer than 1 of 100"),
        (0.0, "fewer than 1 of 100"), (0.949, "9 of 10"), (0.96, "96 of 100"), (0.9951, "more than 99 of 100"),
        (1.0, "more than 99 of 100"), (0.25 + 1e-13, "2 of 10"),
    ],
)  # fmt: skip
def test_a_chance_is_never_said_to_be_nothing_or_everything(chance: float, words: str) -> None:
    assert tries(chance) == words


SHARES = (
    "{} of {}",
    "{}/{}",
    "{} out of {}",
    "{} von {}",
    "{} of {} cases",
    "{} of the {} sampled cases",
)
FEWER = (
    ("At most {} of {}", 0), ("at most {} of {} cases", 0), ("no more than {}/{}", 0), ("Höchstens {} von {}", 0), ("≤ {} of {}", 0),
    ("{} of {} or fewer", 0), ("Fewer than {} of {}", 1), ("under {} of {}", 1), ("weniger als {} von {}", 1), ("<{}/{}", 1),
    ("In at most {} of {} cases.", 0), ("Not more than about {} out of {}", 0),
)  # fmt: skip
MORE = (
    ("At least {} of {}", 0), ("mindestens {} von {}", 0), (">= {}/{}", 0), ("{} of {} or more", 0), ("no fewer than {} of {}", 0),
    ("More than {} of {}", 1), ("mehr als {} von {}", 1), ("over {} of {}", 1),
)  # fmt: skip


def test_shares_agree_with_exact_arithmetic_on_many_random_designs() -> None:
    for _ in range(3000):
        of = DRAW.randint(5, 200)
        hits, cases = DRAW.randint(0, of), DRAW.randint(5, 200)
        limit = DRAW.randint(1, cases)
        raised = DRAW.random() < 0.4
        shape, strict = DRAW.choice(MORE if raised else FEWER)
        parts = {
            "baseline": DRAW.choice(SHARES).format(hits, of),
            "go-on-if": shape.format(limit, cases),
        }
        chance = Fraction(hits, of)
        if raised:
            exact = [
                1 - exact_binomial(limit - 1 + strict, cases, c) for c in (chance, (1 + chance) / 2)
            ]
        else:
            exact = [exact_binomial(limit - strict, cases, c) for c in (chance, chance / 2)]
        if re.search(r"\d/[1-4]$", parts["go-on-if"]):
            continue
        found = strength(parts)
        assert found is not None, parts
        assert [found.unchanged, found.improved] == pytest.approx(
            [float(e) for e in exact], abs=1e-9
        ), parts
        assert spoken(sentence(parts)) == [tries(float(e)) for e in exact]
        assert "if failures halve" in sentence(parts)


COUNTS = (
    "{} incidents in {} days",
    "{} incidents in the last {} days",
    "{} Vorfälle in {} Tagen",
    "{} incidents over {} days",
    "{} in {} days",
    "{} incidents within {} days, pager log",
)
LIMITS = (
    "At most {} incidents in {} days",
    "no more than {} in {} days",
    "höchstens {} Vorfälle in {} Tagen",
    "{} incidents or fewer in {} days",
    "In {} days at most {} incidents",
)


def test_counts_agree_with_exact_arithmetic_on_many_random_designs() -> None:
    for _ in range(2000):
        events, days = DRAW.randint(0, 200), DRAW.randint(5, 120)
        limit, span = DRAW.randint(0, 60), DRAW.randint(3, 90)
        german = DRAW.random() < 0.2
        shapes = [s for s in LIMITS if ("Vorfälle" in s) == german]
        shape = DRAW.choice([s for s in shapes if "or fewer" not in s] if not german else shapes)
        said = shape.format(span, limit) if shape.startswith("In ") else shape.format(limit, span)
        baseline = DRAW.choice([s for s in COUNTS if ("Vorfälle" in s) == german]).format(
            events, days
        )
        expected = Fraction(events * span, days)
        exact = [exact_poisson(limit, mean) for mean in (expected, expected / 2)]
        found = strength({"baseline": baseline, "go-on-if": said})
        assert found is not None, (baseline, said)
        assert [found.unchanged, found.improved] == pytest.approx(exact, abs=1e-9), (baseline, said)
        assert spoken(sentence({"baseline": baseline, "go-on-if": said})) == [
            tries(e) for e in exact
        ]


@pytest.mark.parametrize(
    ("baseline", "threshold", "expected", "most"),
    [
        ("2 missed times in December", "no missed time", Fraction(2 * 21, 31), 0),
        ("two medication times were missed in December", "No missed medication times.", Fraction(2 * 21, 31), 0),
        ("zwei Vorfälle im Dezember", "kein Vorfall", Fraction(2 * 21, 31), 0),
        ("12 complaints in November and December", "fewer than 4 complaints", Fraction(12 * 21, 61), 3),
        ("5 escalations in February 2028", "at most two escalations", Fraction(5 * 21, 29), 2),
        ("12 incidents from 2026-12-01 to 2026-12-30", "at most 4 incidents", Fraction(12 * 21, 30), 4),
        ("3 incidents a week", "up to 5 incidents", Fraction(9), 5),
        ("2.5 incidents per week", "at most six", Fraction(15, 2), 6),
        ("täglich 2 Vorfälle", "höchstens 30 Vorfälle", Fraction(42), 30),
        ("28 incidents in four weeks", "nobody reports an incident in one week", Fraction(7), 0),
        ("12 incidents in 30 days among 14 people", "at most 2 incidents among 6 people", Fraction(12 * 21 * 6, 30 * 14), 2),
        ("12 incidents in 2027", "at most one incident", Fraction(12 * 21, 365), 1),
        ("12 incidents in twenty-one days", "at most a dozen incidents", Fraction(12), 12),
        ("ein Dutzend Vorfälle im Dezember", "höchstens 4 Vorfälle", Fraction(12 * 21, 31), 4),
        ("3 incidents each week", "up to 5 incidents", Fraction(9), 5),
        ("3 incidents in a week", "up to 5 incidents", Fraction(9), 5),
        ("zwei Vorfälle im Dezember", "höchstens ein Vorfall", Fraction(2 * 21, 31), 1),
        ("12 incidents in 30 days", "under ten incidents in a week", Fraction(12 * 7, 30), 9),
    ],
)  # fmt: skip
def test_counts_are_scaled_to_the_days_and_people_of_the_test(
    baseline: str, threshold: str, expected: Fraction, most: int
) -> None:
    parts = {
        "baseline": baseline,
        "go-on-if": threshold,
        "from": "2027-02-01",
        "until": "2027-02-21",
    }
    found = strength(parts)
    assert found is not None
    assert found.unchanged == pytest.approx(exact_poisson(most, expected), abs=1e-9)
    assert found.improved == pytest.approx(exact_poisson(most, expected / 2), abs=1e-9)


def test_a_test_without_its_last_day_has_no_length() -> None:
    parts = {"baseline": "12 incidents in 30 days", "go-on-if": "at most 4 incidents"}
    assert sentence({**parts, "from": "2027-02-01"}) == ""
    assert sentence({**parts, "from": "2027-02-01", "until": "2027-02-21"})


def test_the_people_of_the_test_may_stand_in_their_own_place() -> None:
    parts = {
        "baseline": "12 falls in 30 days for 28 people",
        "go-on-if": "At most 2 falls in 30 days",
        "who": "Bay B, 7 people",
    }
    found = strength(parts)
    assert found is not None
    assert found.unchanged == pytest.approx(exact_poisson(2, Fraction(3)), abs=1e-9)


def test_what_should_rise_is_asked_the_other_way_round() -> None:
    parts = {"baseline": "3 ideas in 30 days", "go-on-if": "At least 5 ideas in 30 days"}
    found = strength(parts)
    assert found is not None
    assert found.unchanged == pytest.approx(1 - exact_poisson(4, Fraction(3)), abs=1e-9)
    assert found.improved == pytest.approx(1 - exact_poisson(4, Fraction(6)), abs=1e-9)
    assert "if the number doubles" in sentence(parts)


@pytest.mark.parametrize(
    ("baseline", "threshold", "chance", "most", "cases"),
    [
        ("38 % of cases", "at most 20 % of 60 cases", Fraction(38, 100), 12, 60),
        ("38,5 Prozent", "höchstens 14 von 60", Fraction(385, 1000), 14, 60),
        ("half of the cases", "At most a third of 60 cases", Fraction(1, 2), 20, 60),
        ("two thirds of them", "fewer than half of 60", Fraction(2, 3), 29, 60),
        ("die Hälfte der Fälle", "höchstens ein Drittel von 60", Fraction(1, 2), 20, 60),
        ("23 of 60 (38 %)", "At most 14 of 60", Fraction(23, 60), 14, 60),
        ("Twenty-three of sixty sampled cases", "at most fourteen of sixty", Fraction(23, 60), 14, 60),
        ("dreiundzwanzig von sechzig", "höchstens vierzehn von sechzig", Fraction(23, 60), 14, 60),
        ("1,200 of 6,000 calls", "at most 15 of 100 calls", Fraction(1, 5), 15, 100),
        ("12 of 60", "none of 30", Fraction(1, 5), 0, 30),
        ("one in four", "at most 1 of 8", Fraction(1, 4), 1, 8),
        ("one quarter of them", "max. 1 of 8", Fraction(1, 4), 1, 8),
        ("half of the cases", "At most a quarter of 60 cases", Fraction(1, 2), 15, 60),
        ("23 of 60 (39 %)", "At most 14 of 60", Fraction(23, 60), 14, 60),
        ("23 of 60 in bay 4b", "At most 14 of 60 in bay 4b", Fraction(23, 60), 14, 60),
        ("23 of 60 sampled cases lacked a next step (receivers' tally, 2026-11-20).", "At most 14 of 60 cases lack it.", Fraction(23, 60), 14, 60),
    ],
)  # fmt: skip
def test_shares_are_read_as_people_write_them(
    baseline: str, threshold: str, chance: Fraction, most: int, cases: int
) -> None:
    found = strength({"baseline": baseline, "go-on-if": threshold})
    assert found is not None
    assert found.unchanged == pytest.approx(float(exact_binomial(most, cases, chance)), abs=1e-9)


def test_all_of_them_is_a_threshold() -> None:
    found = strength({"baseline": "50 of 60", "go-on-if": "all 12"})
    assert found is not None
    assert found.unchanged == pytest.approx(float(Fraction(5, 6) ** 12), abs=1e-9)
    assert found.improved == pytest.approx(float(Fraction(11, 12) ** 12), abs=1e-9)


@pytest.mark.parametrize(
    ("baseline", "threshold"),
    [
        ("33 of 41 pages answered by two people", "no one answers more than a third of the pages"),
        ("18 minutes spoken handover, measured over six shifts", "no missed medication time in bay B and handover under 25 minutes"),
        ("2 missed times in December", "no missed medication time in bay B and handover under 25 minutes"),
        ("2 missed times in December, 1 in November, 0 in October", "no missed time"),
        ("23 of 60", "at most 4 incidents in 14 days"),  # a share and a count
        ("12 incidents in 30 days", "at most 14 of 60"),
        ("12 incidents a week", "at most 20 %"),
        ("23 of 60", "at most 14"),  # of how many?
        ("23 of 60", "at most 20 %"),
        ("1 of 3", "at most 1/3"),
        ("12 incidents", "at most 4 incidents"),  # in what time?
        ("12 incidents in 30 days", "at most 4 incidents per week"),  # each week, or on average?
        ("23 of 60 cases lacked a next step", "at most 14 of 60 cases are late"),
        ("50 of 60 on time", "at most 5 of 60 late"),
        ("23 of 60 with a next step", "at most 14 of 60 without a next step"),
        ("12 incidents in 30 days", "at most 4 complaints in 14 days"),
        ("12 incidents in 30 days", "at most 4 incidents in 14 shifts"),
        ("12 incidents in 30 days", "4 fewer incidents in 14 days"),
        ("23 of 60", "10 % fewer"),
        ("23 of 60", "reduced by 10 of 60"),
        ("23 of 60", "14 of 60"),  # at most, or at least?
        ("23 of 60", "between 10 and 14 of 60"),
        ("23 of 60", "10-14 of 60"),
        ("23 of 60", "at most 14 of 60, and the team wants to go on"),
        ("23 of 60", "at most 14 of 60. The team wants to go on."),
        ("23 of 60", "at most 14 of 60. Measured over 1,200 calls."),
        ("23 of 60", "at most 14 of 60. Gemessen wird einer von vier."),
        ("23 of 60 (90 %)", "at most 14 of 60"),
        ("Cases were late. 23 of 60 lacked a step.", "at most 14 of 60 are late"),
        ("at least 23 of 60", "at most 14 of 60"),
        ("4 of 5 stars", "at least 9 of 10 stars"),
        ("an average of 3 of 5", "at least 4 of 5"),
        ("70 of 60", "at most 14 of 60"),
        ("23 of 0", "at most 14 of 60"),
        ("23 of 60", "at most 14 of 9999999"),
        ("12 waited 30 days", "at most 4 waited 14 days"),
        ("12 waited over 30 days", "at most 4 waited over 14 days"),
        ("It is slow", "It is fast"),
        ("", "At most 14 of 60"),
        ("23 of 60", ""),
        ("12 incidents in 30 days among 14 people", "at most 4 incidents in 14 days"),
        ("12 incidents in 30 days", "at most 4 incidents in 14 days among 6 people"),
        ("23 of 60 cases, or 12 of 40 calls", "at most 14 of 60"),
        ("9" * 30 + " of 60", "at most 14 of 60"),
        ("No records, so no baseline: today such decisions stand in chat and mail.", "At most 14 of 60"),
        ("Unknown; nobody has been watched.", "All three reach the commit in under ten minutes, and at least two mend something."),
    ],
)  # fmt: skip
def test_where_units_differ_or_words_could_mean_two_things_nothing_is_said(
    baseline: str, threshold: str
) -> None:
    assert sentence({"baseline": baseline, "go-on-if": threshold}) == ""


def test_a_hostile_line_is_read_in_no_time() -> None:
    for line in (
        "9 of " * 80,
        "in " * 130,
        "M and " * 66,
        "1," * 200,
        "a" * 100_000,
        "1 of 2 " * 20_000,
    ):
        assert sentence({"baseline": line, "go-on-if": line}) == ""
