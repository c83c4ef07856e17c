"""The report for people: grouped, calm, and private words only for the own eyes."""

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from checklist.report.findings import human
from checklist.report.findings.checked import Checked

Make = Callable[..., Checked]

REPORT = """\
decisions/2026/2026-11-22-two-office-days-for-support.md

  Review
    8:1    error: “next week” is no day [unreadable-date]
        → Write it like 2027-03-22.
          Why: A day that nobody can compute never comes back.

  Who is affected
    31:1   warning: nobody has asked “Night shift” (6 people) [unheard-group]
    32:1   warning: nobody has asked “Engineers” (3 people) [unheard-group]
        → Say who asks them, and when.
          Why: The change may hit them hardest. Zero is a good answer as long as
          somebody says so.

  Evidence
    40:12  warning: a person is named here [named-person]
        “Sample Person”
        → Name the role or the group.
          Why: Git keeps names for good.
    41:1   note: more than one sentence stands on this line [several-sentences]
        “They said no. They left.”
        → Begin a new line after each sentence; the page shows them as one
          paragraph.
          Why: A comment in a review lands on one line.

  1 silenced here: several-sentences (a quotation)

More about a rule, with an example: checklist explain unreadable-date
Looked at 1 record changed since origin/main (a1b2c3d): 1 error, 3 warnings, 1
note, 1 silenced here. The check fails on 1 of them.
"""


def printed(checked: Checked, **others: Any) -> str:
    """The report, on a plain terminal that is 80 columns wide."""
    options: dict[str, Any] = {"styled": False, "width": 80, "words": True}
    return "\n".join(human.lines(checked, **(options | others))) + "\n"


def test_the_report_reads_like_this(checked: Make) -> None:
    assert printed(checked()) == REPORT


def test_emphasis_changes_no_word(checked: Make) -> None:
    styled = printed(checked(), styled=True)
    assert re.sub(r"\x1b\[[012]m", "", styled) == REPORT
    assert "\x1b[1merror\x1b[0m: “next week”" in styled


def test_private_words_are_shown_to_the_own_terminal_only(checked: Make) -> None:
    assert "Sample Person" in printed(checked(), words=True)
    shared = printed(checked(), words=False)
    assert "Sample Person" not in shared
    assert "a person is named here" in shared
    assert "They said no. They left." in shared


def test_a_log_has_whole_lines(checked: Make) -> None:
    report = printed(checked(), width=0)
    assert (
        "Why: The change may hit them hardest. Zero is a good answer as long as somebody" in report
    )


def test_a_narrow_terminal_has_narrow_lines(checked: Make) -> None:
    narrow = printed(checked(), width=40).split("\n")
    whole = ("decisions/", "More about a rule")  # a path and a command are never broken
    assert max(len(line) for line in narrow if not line.startswith(whole)) <= 40


def test_why_a_rule_matters_is_said_once_a_file(checked: Make) -> None:
    findings = checked().findings
    later = findings[2]._replace(place=findings[2].place._replace(part="feedback"))
    apart = (findings[1], findings[0], later)
    assert printed(checked(apart)).count("Why: The change may hit") == 1
    elsewhere = (findings[1], findings[2]._replace(path="decisions/2026/other.md"))
    assert printed(checked(elsewhere)).count("Why: The change may hit") == 2


def test_the_last_line_says_what_was_looked_at(checked: Make) -> None:
    assert printed(checked(())).endswith(
        "Looked at 1 record changed since origin/main (a1b2c3d): nothing found.\n"
    )
    none = checked((), looked_at="what changed since origin/main", records=0)
    assert printed(none, width=0) == (
        "Looked at what changed since origin/main: nothing found. There was nothing to check.\n"
    )


@pytest.mark.parametrize(
    ("fail_on", "end"),
    [
        ("error", "The check fails on 1 of them."),
        ("warning", "The check fails on 4 of them."),
        ("never", "1 error, 3 warnings, 1 note, 1 silenced here."),
    ],
)
def test_the_threshold_decides_what_fails(checked: Make, fail_on: str, end: str) -> None:
    assert printed(checked(fail_on=fail_on), width=0).endswith(f"{end}\n")


def test_silenced_findings_never_fail(checked: Make) -> None:
    only = checked(checked().findings[5:], fail_on="note")
    assert only.failing == ()
    assert printed(only, width=0) == (
        "decisions/2026/2026-11-22-two-office-days-for-support.md: "
        "1 silenced here: several-sentences (a quotation)\n\n"
        "Looked at 1 record changed since origin/main (a1b2c3d): nothing found, 1 silenced here.\n"
    )


def test_what_an_old_baseline_silences_does_not_fill_the_screen(checked: Make) -> None:
    old = checked().findings[5]
    many = tuple(old._replace(path=f"decisions/2020/{n}.md") for n in range(100) for _ in range(2))
    report = printed(checked(many))
    assert "190 more silenced in 95 other records\n" in report
    assert report.count("\n") < 20


def test_notes_are_said_aloud(checked: Make) -> None:
    assert "\nNote: The history is not all here.\n" in printed(
        checked(notes=("The history is not all here.",))
    )


def test_a_rule_without_words_is_told_by_its_name(checked: Make) -> None:
    unknown = checked((checked().findings[0]._replace(rule="rule-failed"),))
    report = printed(unknown)
    assert "[rule-failed]" in report
    assert "checklist explain" not in report


def test_a_report_for_people_loads_no_formats() -> None:
    code = (
        "import sys; import checklist.report.findings.human;"
        "print({'json', 'hashlib', 'jinja2', 'textwrap', 'checklist.report.markdown'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
