"""Templates: nothing undefined gets out, HTML is escaped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from checklist.report import templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that stands for the package's own templates."""
    monkeypatch.setattr(templates, "FOLDERS", (tmp_path, *templates.FOLDERS))
    templates.environment.cache_clear()
    yield tmp_path
    templates.environment.cache_clear()


def test_a_missing_value_is_an_error(folder: Path) -> None:
    (folder / "a.md.j2").write_text("{{ missing }}")
    with pytest.raises(UndefinedError):
        templates.render("a.md.j2")


def test_only_html_is_escaped(folder: Path) -> None:
    for name in ("page.html", "page.html.j2", "page.md.j2"):
        (folder / name).write_text("{{ text }}")
    assert templates.render("page.html", text="<b>") == "&lt;b&gt;"
    assert templates.render("page.html.j2", text="<b>") == "&lt;b&gt;"
    assert templates.render("page.md.j2", text="<b>") == "<b>"


def test_blocks_leave_no_blank_lines_and_the_last_newline_stays(folder: Path) -> None:
    (folder / "list.md.j2").write_text("a\n  {% for x in xs %}\n- {{ x }}\n  {% endfor %}\n")
    assert templates.render("list.md.j2", xs=[1, 2]) == "a\n- 1\n- 2\n"


def test_the_package_comes_before_what_stands_beside_it(folder: Path) -> None:
    (folder / "checklist.yaml.j2").write_text("mine")
    assert templates.render("checklist.yaml.j2") == "mine"
