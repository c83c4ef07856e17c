"""No link leads the tool to files outside of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist.cli import run


@pytest.mark.parametrize(
    ("folder", "command"),
    [
        ("rules", ("check",)),
        ("rules", ("challenge", "text.md")),
        ("checklists", ("checklists",)),
        ("checklists", ("new", "--no-input", "--checklist", "theirs@1", "--answers", "text.md")),
    ],
)
def test_a_folder_of_rules_or_checklists_that_is_a_link_is_not_followed(
    folder: str,
    command: tuple[str, ...],
    repository: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("theirs.yaml", "theirs@1.yaml"):
        (outside / name).write_text("secret-word: [\n", encoding="utf-8")
    (repository / folder).symlink_to(outside)
    (repository / "text.md").write_text("title: x\n", encoding="utf-8")
    monkeypatch.chdir(repository)
    assert run(list(command)) == 4
    said = capsys.readouterr()
    assert f"{folder} is a symbolic link, and those are not followed." in said.err
    assert "secret" not in said.out + said.err
