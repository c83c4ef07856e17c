"""The documentation says what is true: commands, options, files and examples exist."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from checklist.cli import COMMANDS, group
from checklist.errors import BUG, COULD_NOT_RUN, FINDINGS, FINE, INTERRUPTED, USAGE
from checklist.format import answers, proposal, reader, yaml_in
from checklist.format.checklist_file import build
from checklist.format.explain import mismatches
from checklist.format.lines import Wording
from checklist.format.schemas import checklist as checklist_schema
from checklist.format.writer import render
from checklist.model.checklist import FRONT_KEYS, KINDS, SETTINGS
from checklist.model.record import FRONT_ORDER
from checklist.model.words import STATUSES
from checklist.store.checklists import built_in

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "tests" / "data"
PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")])
TEXTS = {path: path.read_text(encoding="utf-8") for path in PAGES}
README = TEXTS[PROJECT / "README.md"]
RECORD = TEXTS[PROJECT / "docs" / "record.md"]
CHECKLISTS = TEXTS[PROJECT / "docs" / "checklists.md"]
CHECKLIST = built_in()


def name(path: Path) -> str:
    """A page's name, as pytest shows it."""
    return path.relative_to(PROJECT).as_posix()


def fenced(text: str, language: str) -> list[str]:
    """The blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def calls(text: str) -> list[list[str]]:
    """The words of each call of `checklist`, in a line of a shell block or between backticks."""
    lines = [line for block in fenced(text, "sh") for line in block.split("\n")]
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    lines += re.findall(r"`((?:CHECKLIST_TODAY=\S+ )?checklist [^`]+)`", prose)
    words = [shlex.split(line, comments=True) for line in lines]
    return [each[each.index("checklist") + 1 :] for each in words if "checklist" in each[:2]]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_name_only_commands_and_options_that_exist(page: Path) -> None:
    for command, *rest in calls(TEXTS[page]):
        if command == "COMMAND" or command.startswith("-"):
            continue
        assert command in COMMANDS, f"checklist {command}"
        found = group.get_command(click.Context(group), command)
        assert found
        known = {option for each in found.params for option in each.opts} | {"--help"}
        known |= {option for each in found.params for option in each.secondary_opts}
        used = {word.split("=")[0] for word in rest if word.startswith("-") and word != "-"}
        assert used <= known, f"checklist {command} has no {', '.join(used - known)}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_shell_examples_are_sound(page: Path) -> None:
    for block in fenced(TEXTS[page], "sh"):
        done = subprocess.run(
            ["bash", "-n"], input=block, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXTS[page]):
        if target.startswith("https://"):
            continue
        file, _, heading = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        assert path.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.*)$", TEXTS[path], re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
            assert heading in slugs, target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    rules = re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"`?make ([a-z]+)`", TEXTS[page])) <= set(rules)


def test_the_readme_names_every_command() -> None:
    named = {command for command, *_ in calls(README)}
    assert set(COMMANDS) - named == set()


def test_the_readme_lists_every_exit_code() -> None:
    listed = re.findall(r"^\| (\d+) \|", README, re.MULTILINE)
    assert {int(code) for code in listed} == {
        FINE, FINDINGS, USAGE, BUG, COULD_NOT_RUN, INTERRUPTED,
    }  # fmt: skip


def test_the_readme_shows_a_record_as_it_is_written() -> None:
    (shown,) = fenced(README, "markdown")
    sample = (PROJECT / "samples" / "on-call-weekends.yaml").read_bytes()
    said = answers.read(yaml_in.load(sample, limit=1 << 20, what="sample"), CHECKLIST)
    record = proposal.propose(said, CHECKLIST, "2026-11-20-weekend-on-call-for-the-platform-team")
    assert render(record, Wording(CHECKLIST, "en")).startswith(shown)


def test_the_specified_record_reads_back_to_itself() -> None:
    (shown,) = fenced(RECORD, "markdown")
    assert shown == (DATA / "example.md").read_text(encoding="utf-8")
    reading = reader.read(shown.encode(), CHECKLIST)
    assert render(reading.record, reading.wording) == shown


def test_the_specified_answers_files_are_those_of_the_record() -> None:
    proposal, review = fenced(RECORD, "yaml")
    assert proposal == (DATA / "example.answers.yaml").read_text(encoding="utf-8")
    assert review == (DATA / "example.review.yaml").read_text(encoding="utf-8")


def test_the_specification_names_every_key_status_and_section() -> None:
    words = set(re.findall(r"`([^`\n]+)`", RECORD))
    events = [event.key for event in CHECKLIST.events]
    parts = [part.key for event in CHECKLIST.events for part in event.parts]
    assert {*FRONT_ORDER, *STATUSES, *SETTINGS, *KINDS, *events, *parts} <= words


def test_the_checklist_page_shows_a_sound_checklist_and_all_kinds() -> None:
    (shown,) = fenced(CHECKLISTS, "yaml")
    data = yaml_in.load(shown, limit=1 << 20, what="meetings@1.yaml")
    assert build(data, CHECKLIST).pin == "meetings@1"
    assert not mismatches(data, checklist_schema())
    words = set(re.findall(r"`([^`\n]+)`", CHECKLISTS))
    properties = checklist_schema()["properties"]
    question = properties["questions"]["items"]["properties"]
    assert {*properties, *question, *KINDS, *FRONT_KEYS} - {"id", "created"} <= words


def test_samples_say_that_they_are_invented() -> None:
    for sample in (PROJECT / "samples").glob("*.yaml"):
        assert sample.read_text(encoding="utf-8").startswith("# An invented sample")
