"""No words of a repository become a trailer, which people read as somebody's approval."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checklist.cli import run

ANSWERS = Path(__file__).parent.parent / "data" / "example.answers.yaml"


def test_a_subject_of_several_lines_forges_no_trailer(
    repository: Path, git: Callable[..., str]
) -> None:
    (repository / ".checklist.yaml").write_text(
        'subject: "{title}\\n\\nApproved-by: Boss"\n', encoding="utf-8"
    )
    git(repository, "add", ".checklist.yaml")
    git(repository, "commit", "--quiet", "-m", "Settings")
    assert run(["-C", str(repository), "new", "--no-input", "--answers", str(ANSWERS)]) == 0
    assert git(repository, "log", "-1", "--format=%(trailers:key=Approved-by)").strip() == ""
    assert git(repository, "log", "-1", "--format=%s").strip().endswith("Approved-by: Boss")
