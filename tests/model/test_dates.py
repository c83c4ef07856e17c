"""How people write days, and what may be read out of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.errors import UsageProblem
from checklist.model import dates

TODAY = date(2026, 11, 22)  # a Sunday
START = date(2027, 1, 18)

ANY_DAY = st.dates(date(1970, 1, 1), date(2099, 12, 31))
PIECES = st.sampled_from(
    ["2027-02-08", "8", "Feb", "2 May", "1. bis 12. Dezember 2026", " – ", "+21d", "+", "99999",
     "y", "next", "Monday", ",", ".", "to", "between", "in", "vier", "Wochen", "31.02.2027",
     "03/04/2027", "(", ")", " ", "\n", "ſ", "İ", "٣", "½"]
)  # fmt: skip
HOSTILE = st.one_of(st.text(), st.lists(PIECES | st.text(max_size=3)).map(" ".join))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-02-08", "2027-02-08"),
        ("2027/02/08", "2027-02-08"),
        ("8 Feb 2027", "2027-02-08"),
        (" 8 FEB 2027 ", "2027-02-08"),
        ("8 Feb. 2027", "2027-02-08"),
        ("Feb 8 2027", "2027-02-08"),
        ("February 8th, 2027", "2027-02-08"),
        ("on the 8th of February 2027", "2027-02-08"),
        ("Monday, 8 February 2027", "2027-02-08"),
        ("Mo, 8.2.2027", "2027-02-08"),
        ("8. Februar 2027", "2027-02-08"),
        ("8.Februar 2027", "2027-02-08"),
        ("am Montag, den 8. Februar 2027", "2027-02-08"),
        ("1. März 2027", "2027-03-01"),
        ("08.02.2027", "2027-02-08"),
        ("8.2.27", "2027-02-08"),
        ("8.2.", "2027-02-08"),
        ("8 February", "2027-02-08"),
        ("22 November", "2026-11-22"),
        ("21 November", "2027-11-21"),
        ("29 February", "2028-02-29"),
        ("25/12/2027", "2027-12-25"),
        ("12/25/2027", "2027-12-25"),
        ("01/13/2027", "2027-01-13"),
        ("03/03/2027", "2027-03-03"),
        ("+28d", "2026-12-20"),
        ("28d", "2026-12-20"),
        ("+ 28 days", "2026-12-20"),
        ("+4w", "2026-12-20"),
        ("+3m", "2027-02-22"),
        ("+1y", "2027-11-22"),
        ("in 4 weeks", "2026-12-20"),
        ("in a fortnight", "2026-12-06"),
        ("in a month", "2026-12-22"),
        ("in zwei Wochen", "2026-12-06"),
        ("4 weeks from now", "2026-12-20"),
        ("today", "2026-11-22"),
        ("heute", "2026-11-22"),
        ("Tomorrow.", "2026-11-23"),
        ("morgen", "2026-11-23"),
        ("übermorgen", "2026-11-24"),
        ("Monday", "2026-11-23"),
        ("next Monday", "2026-11-23"),
        ("nächsten Montag", "2026-11-23"),
        ("Sunday", "2026-11-29"),
        ("this Friday", "2026-11-27"),
        ("next week", "2026-11-23"),
        ("nächste Woche", "2026-11-23"),
        ("end of January", "2027-01-31"),
        ("end of February 2028", "2028-02-29"),
        ("Ende Januar", "2027-01-31"),
        ("mid-January", "2027-01-15"),
        ("Mitte Januar", "2027-01-15"),
        ("after 3 weeks", "2026-12-13"),
    ],
)
def test_a_day_is_understood_as_people_type_it(text: str, day: str) -> None:
    assert dates.parse(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "after Easter", "January 2027", "next year", "in", "+", "+d", "99", "3.5",
        "03/04/2027", "03-04-2027", "8 Feb 27", "31.02.2027", "29 February 2027", "2027-13-01",
        "Tuesday, 8 February 2027", "1969-12-31", "2100-01-01", "+99999d", "+99999y", "8 Feb or so",
        "2027-02-08 if the council agrees", "so", "ad", "x" * 100_000,
    ],
)  # fmt: skip
def test_what_names_no_single_day_is_none(text: str) -> None:
    assert dates.parse(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("+21d", "2027-02-08"),
        ("3 weeks later", "2027-02-08"),
        ("drei Wochen später", "2027-02-08"),
        ("after 3 weeks", "2027-02-08"),
        ("nach 3 Wochen", "2027-02-08"),
        ("in 10 weeks", "2027-01-31"),  # from today
        ("in 3 weeks", "2027-02-08"),  # from today it would come before the start
        ("8 February", "2027-02-08"),
    ],
)
def test_distances_count_from_the_start_that_is_given(text: str, day: str) -> None:
    assert dates.parse(text, TODAY, start=START) == date.fromisoformat(day)


def test_a_day_without_a_year_can_be_one_that_is_past() -> None:
    assert dates.parse("10 November", TODAY, past=True) == date(2026, 11, 10)
    assert dates.parse("10 December", TODAY, past=True) == date(2025, 12, 10)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by 17 January 2027", [("17 January 2027", "2027-01-17")]),
        ("2027-01-18, +21d", [("2027-01-18", "2027-01-18"), ("+21d", "2027-02-08")]),
        (
            "am 18.01.2027, Rückblick 8. Februar 2027.",
            [("18.01.2027", "2027-01-18"), ("8. Februar 2027", "2027-02-08")],
        ),
        (
            "Feb 8, 2027 and March 1st, 2027",
            [("Feb 8, 2027", "2027-02-08"), ("March 1st, 2027", "2027-03-01")],
        ),
        ("on Monday, 8 February 2027 we", [("Monday, 8 February 2027", "2027-02-08")]),
        ("their Thursday round on 26 November.", [("26 November", "2026-11-26")]),
        ("by end of January we", [("end of January", "2027-01-31")]),
        ("2 May is late", [("2 May", "2027-05-02")]),
        ("at most 2 may leave", []),
        ("In November 3 left", []),
        ("next Monday, in 4 weeks, Monday", []),
        ("2027-02-08T10:00 x2027-02-08 2027-02-08-3", []),
        ("on 2027-02-30", []),
    ],
)
def test_days_are_found_in_sentences(text: str, found: list[tuple[str, str]]) -> None:
    seen = [(text[f.start : f.end], f.day.isoformat()) for f in dates.find(text, TODAY)]
    assert seen == found


def test_a_distance_in_a_sentence_counts_from_the_start_that_is_given() -> None:
    assert dates.find("look back +21d", TODAY, start=START)[0].day == date(2027, 2, 8)


@pytest.mark.parametrize(
    ("text", "start", "end", "rest"),
    [
        ("2026-12-05 to 2027-01-17", "2026-12-05", "2027-01-17", ""),
        ("2026-11-30 - 2026-12-18", "2026-11-30", "2026-12-18", ""),
        ("2026-11-30–2026-12-18", "2026-11-30", "2026-12-18", ""),
        ("30 Nov – 18 Dec 2026", "2026-11-30", "2026-12-18", ""),
        ("Mon 30 Nov – Fri 18 Dec 2026", "2026-11-30", "2026-12-18", ""),
        ("30 Nov – 18 Jan", "2026-11-30", "2027-01-18", ""),
        ("30 Nov – 18 Jan 2027", "2026-11-30", "2027-01-18", ""),
        ("2026-12-05 to 17 January", "2026-12-05", "2027-01-17", ""),
        ("2026-12-05 to +6w", "2026-12-05", "2027-01-16", ""),
        ("November 2 to 13, 2026", "2026-11-02", "2026-11-13", ""),
        ("between 2 and 13 November", "2027-11-02", "2027-11-13", ""),
        ("between 20 and 24 November", "2026-11-20", "2026-11-24", ""),
        ("vom 1. bis 12. Dezember 2026", "2026-12-01", "2026-12-12", ""),
        ("vom 1. Dezember bis zum 12. Januar", "2026-12-01", "2027-01-12", ""),
        ("15.2. bis 1.3.", "2027-02-15", "2027-03-01", ""),
        ("1 December to end of January", "2026-12-01", "2027-01-31", ""),
        ("1.12. bis 12.12.2026", "2026-12-01", "2026-12-12", ""),
        ("next Monday to Friday", "2026-11-23", "2026-11-27", ""),
        (
            "Three from each shift, 2026-11-30 to 2026-12-18",
            "2026-11-30", "2026-12-18", "Three from each shift",
        ),
        ("Bay B, from 2 Dec to 8 Jan, both", "2026-12-02", "2027-01-08", "Bay B, both"),
        ("Team (2026-11-30 to 2026-12-18), all", "2026-11-30", "2026-12-18", "Team, all"),
    ],
)  # fmt: skip
def test_a_range_is_two_days_and_the_rest(text: str, start: str, end: str, rest: str) -> None:
    expected = (date.fromisoformat(start), date.fromisoformat(end), rest)
    assert dates.find_range(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "2 to 13", "2027-01-17 to 2026-12-05", "at most 14 to 2026-12-18", "2026-12-05, 8 beds"],
)
def test_what_is_no_range_is_none(text: str) -> None:
    assert dates.find_range(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["", "20270208", "2027-2-8", "2027-W05-1", "2027-02-30", "1969-12-31", "2100-01-01",
     " 2027-02-08", "2027-02-08\n", "٢٠٢٧-٠٢-٠٨", "\ud800" * 10, "2027-02-+8"],
)  # fmt: skip
def test_iso_takes_nothing_but_a_day_in_iso_form(text: str) -> None:
    assert dates.iso(text) is None


@given(ANY_DAY)
def test_every_day_is_read_back_from_every_way_to_write_it(day: date) -> None:
    assert dates.iso(day.isoformat()) == day
    for text in (day.isoformat(), dates.spell(day), f"{day.day}.{day.month}.{day.year}"):
        assert dates.parse(text, TODAY) == day
        assert [f.day for f in dates.find(f"see {text}, then", TODAY)] == [day]


def test_a_day_is_spelled_in_words() -> None:
    assert dates.spell(date(2027, 2, 8)) == "Monday, 8 February 2027"
    assert dates.spell(date(2027, 5, 1)) == "Saturday, 1 May 2027"


def test_months_end_where_they_end() -> None:
    assert dates.add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert dates.add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert dates.add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert dates.add_months(date(2027, 1, 31), -2) == date(2026, 11, 30)
    assert dates.parse("+1m", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize("much", [1, 400_000, 10**12])
def test_days_that_git_cannot_date_are_refused_in_words(much: int) -> None:
    for add in (dates.add_days, dates.add_months):
        with pytest.raises(UsageProblem, match="2099") as problem:
            add(date(2099, 12, 31), much)
        assert problem.value.hint
    with pytest.raises(UsageProblem):
        dates.add_days(date(1970, 1, 1), -much)


@given(HOSTILE)
def test_any_text_gets_an_answer(text: str) -> None:
    assert dates.iso(text) is None or dates.iso(text) == dates.parse(text, TODAY)
    dates.parse(text, TODAY, start=START, past=True)
    for found in dates.find(text, TODAY):
        assert dates.parse(text[found.start : found.end], TODAY, start=found.day)
    both = dates.find_range(text, TODAY)
    assert both is None or both[0] <= both[1]
