"""The hook for pre-commit runs the check on the records that are to be committed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from checklist.cli import run

PROJECT = Path(__file__).parent.parent
(HOOK,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
EXAMPLE = (PROJECT / "tests/data/example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"


def test_the_hook_takes_records_and_nothing_else() -> None:
    taken, left = re.compile(HOOK["files"]), re.compile(HOOK["exclude"])
    assert taken.search(PATH) and not left.search(PATH)
    assert taken.search(f"team/{PATH}")
    assert left.search("decisions/README.md")
    assert not taken.search("docs/record.md") and not taken.search("decisions/2026/image.png")


def test_the_hook_stops_a_faulty_record_and_lets_a_sound_one_pass(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / PATH).parent.mkdir(parents=True)
    program, *words = shlex.split(HOOK["entry"])
    assert program == "checklist"
    for text, code in ((EXAMPLE, 0), (EXAMPLE.replace("status: adjusted", "status: done"), 1)):
        (repository / PATH).write_text(text, encoding="utf-8")
        assert run(["-C", str(repository), *words, PATH]) == code
    assert "`done` is no status" in capsys.readouterr().out
