"""What is printed neither steers a terminal nor gives orders to a CI runner, and stays readable."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from checklist.followup.calendar import calendar
from checklist.model.record import Record
from checklist.report.clean import clean, one_line


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("::error::x", "\\u003a:error::x"),
        ("one\n \u3000::error::x", "one\n \u3000\\u003a:error::x"),
        ("a ##[error]x", "a ##\\u005berror]x"),
        ("##vso[task.x]y", "##vso\\u005btask.x]y"),
        ("C::method, a :: b, 9:30", "C::method, a :: b, 9:30"),
        ("## Heading [x]\n#1", "## Heading [x]\n#1"),
    ],
)
def test_what_steers_is_shown_as_its_number(text: str, printed: str) -> None:
    assert clean(text) == printed


def test_a_line_that_is_put_together_gives_no_order() -> None:
    assert one_line(" \n::error::x") == "\\u003a:error::x"


def test_a_calendar_holds_no_control_characters() -> None:
    front = {"title": "a\x1b]0;x\x07\u202eb\r\nATTENDEE:x", "id": "one\x00", "review": "2027-02-08"}
    data = calendar(Record(front=front, answers={}), datetime(2026, 11, 22, tzinfo=UTC))
    (entry,) = Calendar.from_ical(data.decode()).walk("VEVENT")
    assert entry["summary"] == "Look back: a\\u001b]0;x\\u0007\\u202eb ATTENDEE:x"
    assert entry["uid"] == "one\\u0000-review@decision-checklist"
    assert "attendee" not in entry
