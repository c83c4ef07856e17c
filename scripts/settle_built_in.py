"""Write the JSON beside the YAML files that come with the tool: the same, and loaded sooner.

python scripts/settle_built_in.py
"""

import json
from pathlib import Path

from checklist.format import yaml_in
from checklist.store import checklists, rulebooks


def settled(path: Path) -> str:
    """The JSON that says what a YAML file says."""
    value = yaml_in.load(path.read_bytes(), what=str(path))
    return json.dumps(value, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    for folder in (checklists.BUILT_IN, rulebooks.BUILT_IN):
        for path in folder.glob("*.yaml"):
            path.with_suffix(".json").write_text(settled(path), encoding="utf-8")
