"""The published JSON Schemas are those of the program, and describe its files."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checklist.app import App
from checklist.cli import run
from checklist.commands.schema import NAMES, text
from checklist.format import front, yaml_in
from checklist.store.checklists import BUILT_IN, DEFAULT

TESTS = Path(__file__).parent.parent
PUBLISHED = TESTS.parent / "docs" / "schemas"


def mistakes(name: str, data: Any) -> list[str]:
    schema = json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def loaded(path: Path) -> Any:
    return yaml_in.load(path.read_bytes(), what=path.name)


@pytest.mark.parametrize("name", NAMES)
def test_the_published_schema_is_current(name: str, tmp_path: Path):
    published = (PUBLISHED / f"{name}.json").read_text(encoding="utf-8")
    command = f"checklist schema {name} > docs/schemas/{name}.json"
    assert published == text(App(tmp_path, date(2026, 11, 22)), name) + "\n", command


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_it(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["-C", str(tmp_path), "schema", name]) == 0
    printed = capsys.readouterr().out
    assert printed == (PUBLISHED / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name, file",
    [
        ("answers", TESTS / "data" / "example.answers.yaml"),
        ("review", TESTS / "data" / "example.review.yaml"),
        ("checklist", BUILT_IN / f"{DEFAULT}.yaml"),
    ],
)
def test_the_examples_fit(name: str, file: Path):
    assert mistakes(name, loaded(file)) == []


def test_the_front_matter_of_the_example_fits():
    values = front.read((TESTS / "data" / "example.md").read_bytes()).values
    assert mistakes("record", dict(values)) == []


def test_a_mistake_does_not_fit():
    answers = loaded(TESTS / "data" / "example.answers.yaml")
    assert mistakes("answers", {**answers, "setled": "open"})
    assert mistakes("answers", {**answers, "settled": "perhaps"})
    assert mistakes("review", {"verdict": "so so"})
    assert mistakes("record", {"schema": 2})


def test_a_schema_for_a_checklist_that_is_not_there_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run(["-C", str(tmp_path), "schema", "answers", "--checklist", "other@1"]) == 2
    assert "other@1" in capsys.readouterr().err
    assert run(["-C", str(tmp_path), "schema", "record", "--checklist", "before-reacting@1"]) == 2
