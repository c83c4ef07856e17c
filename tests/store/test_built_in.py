"""What comes with the tool is written in YAML, and loaded from JSON that says the same."""

import json
from pathlib import Path

import pytest

from checklist.format import yaml_in
from checklist.store import checklists, rulebooks

SOURCES = [*checklists.BUILT_IN.glob("*.yaml"), *rulebooks.BUILT_IN.glob("*.yaml")]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_json_says_what_the_yaml_says(source: Path) -> None:
    said = yaml_in.load(source.read_bytes(), what=str(source))
    kept = json.loads(source.with_suffix(".json").read_text("utf-8"))
    # Their order counts too: questions are asked in it.
    assert json.dumps(kept) == json.dumps(said), "run `make built-in`"
