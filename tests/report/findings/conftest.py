"""Sample findings, and workflow commands as GitHub's runner reads them from a step's log, strictly after its grammar.

A line that begins with `::` after blanks is a command `::name key=value,key=value::message`; else
`##[name key=value;key=value]message` is one, *wherever* it begins in the line. While commands are
stopped, only the token starts them again. Here every name counts, known to GitHub or not.

Source: `TryParseV2` and `TryParse` in src/Runner.Common/ActionCommand.cs of actions/runner.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pytest

from checklist.report.findings.checked import Checked
from checklist.rules.finding import ERROR, NOTE, WARNING, Finding, Place, Rule

PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"
RULES = {
    rule.name: rule
    for rule in (
        Rule("unreadable-date", "form", ERROR, "A day that cannot be read",
             "A day that nobody can compute never comes back.", "review: soon", "review: 2027-03-22"),
        Rule("unheard-group", "unheard", WARNING, "A group that nobody asked",
             "The change may hit them hardest. Zero is a good answer as long as somebody says so."),
        Rule("several-sentences", "form", NOTE, "Several sentences on a line",
             "A comment in a review lands on one line."),
        Rule("named-person", "privacy", WARNING, "A person by name", "Git keeps names for good."),
    )
}  # fmt: skip
FINDINGS = (
    Finding("unreadable-date", "“next week” is no day", "Write it like 2027-03-22.",
            Place(8, 1, "next week", "review"), PATH, ERROR),
    Finding("unheard-group", "nobody has asked “Night shift” (6 people)", "Say who asks them, and when.",
            Place(31, 1, "- **Night shift** (6 people, 0 asked)", "affected"), PATH, WARNING),
    Finding("unheard-group", "nobody has asked “Engineers” (3 people)", "Say who asks them, and when.",
            Place(32, 1, "- **Engineers** (3 people, 0 asked)", "affected"), PATH, WARNING),
    Finding("named-person", "a person is named here", "Name the role or the group.",
            Place(40, 12, "Sample Person", "evidence"), PATH, WARNING),
    Finding("several-sentences", "more than one sentence stands on this line",
            "Begin a new line after each sentence; the page shows them as one paragraph.",
            Place(41, 1, "They said no. They left.", "evidence"), PATH, NOTE),
    Finding("several-sentences", "more than one sentence stands on this line",
            "Begin a new line after each sentence; the page shows them as one paragraph.",
            Place(52, 3, "So it is. It is.", "test"), PATH, NOTE, "a quotation"),
)  # fmt: skip


class Command(NamedTuple):
    """A command: its name, its properties and its message, with what was escaped turned back."""

    name: str
    properties: dict[str, str]
    message: str


def parse(line: str) -> Command | None:
    """The command in a line of a log, or None."""
    new = line.lstrip()
    if new.startswith("::") and "::" in new[2:]:
        head, message = new[2:].split("::", 1)
        name, _, rest = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in rest.strip().split(",") if "=" in pair]
        return Command(name, {key: _back(value, ":,") for key, value in pairs}, _back(message))
    if old := re.search(r"##\[([^\]]*)\](.*)", line):
        name, _, rest = old[1].partition(" ")
        pairs = [pair.split("=", 1) for pair in rest.split(";") if "=" in pair]
        return Command(name, {key: _back(value, ";]") for key, value in pairs}, _back(old[2], ";]"))
    return None


def obeyed(lines: Iterable[str]) -> list[Command]:
    """The commands that the runner obeys, those that stop it and start it again left out."""
    found: list[Command] = []
    token = ""
    for line in lines:
        command = parse(line)
        if command and token:
            token = "" if command.name.lower() == token.lower() else token
        elif command and command.name == "stop-commands":
            token = command.message
        elif command:
            found.append(command)
    assert not token, "the runner was never told to go on"
    return found


def _back(text: str, more: str = "") -> str:
    # The order is the runner's: the per cent sign comes last.
    for sign in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@pytest.fixture
def checked() -> Callable[..., Checked]:
    """The sample findings of one record, or others: `checked(findings, fail_on="note")`."""

    def make(findings: tuple[Finding, ...] = FINDINGS, **others: Any) -> Checked:
        values: dict[str, Any] = {
            "rules": RULES,
            "looked_at": "1 record changed since origin/main (a1b2c3d)",
            "records": 1,
            "names": {"affected": "Who is affected"},
        }
        return Checked(findings, **(values | others))

    return make


@pytest.fixture(name="obeyed")
def runner() -> Callable[[Iterable[str]], list[Command]]:
    """What GitHub's runner obeys in these lines."""
    return obeyed


@pytest.fixture
def command() -> Callable[[str], Command | None]:
    """The workflow command in a line."""
    return parse
