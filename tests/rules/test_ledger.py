"""Rules between records: ids that are there once, and replacements that both sides know."""

from __future__ import annotations

from typing import Any

import pytest
from tests_rules import well_put

from checklist.rules.finding import Place
from checklist.rules.ledger import Line, check

OLD, NEW = "2026-11-22-old", "2027-01-09-new"


def line(name: str, path: str = "", **front: Any) -> Line:
    keys = {key.replace("_", "-"): value for key, value in front.items()}
    return Line(path or f"decisions/2026/{name}.md", name, keys, dict.fromkeys(keys, 5))


def rules(*lines: Line) -> list[tuple[str, str]]:
    return [(each.rule, each.path.rpartition("/")[2]) for each in well_put(check(lines))]


def test_a_replacement_that_both_sides_know_is_sound() -> None:
    assert (
        rules(
            line(OLD, status="superseded", superseded_by=NEW),
            line(NEW, supersedes=[OLD], status="adopted"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"status": "superseded", "superseded_by": "gone"}, {}, [("dangling-supersession", OLD)]),
        ({}, {"supersedes": ["gone"]}, [("dangling-supersession", NEW)]),
        ({}, {"supersedes": [NEW]}, [("dangling-supersession", NEW)]),
        ({"status": "adopted"}, {"supersedes": [OLD]}, [("one-sided-supersession", NEW)]),
        ({"status": "superseded", "superseded_by": NEW}, {}, [("one-sided-supersession", OLD)]),
        (
            {"status": "adopted", "superseded_by": NEW},
            {"supersedes": [OLD]},
            [("one-sided-supersession", OLD)],
        ),
        ({"status": "superseded"}, {}, [("one-sided-supersession", OLD)]),
        ({}, {"supersedes": "a word"}, []),
    ],
)
def test_a_broken_replacement_is_found_where_it_can_be_mended(
    old: dict[str, Any], new: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert rules(line(OLD, **old), line(NEW, **new)) == [
        (rule, f"{name}.md") for rule, name in expected
    ]


def test_an_id_is_there_once_whatever_its_case_or_form() -> None:
    twins = (
        line(OLD, "decisions/a/2026-11-22-old.md"),
        line(OLD.upper(), "decisions/b/2026-11-22-OLD.md"),
    )
    assert rules(*twins) == [("duplicate-id", "2026-11-22-OLD.md")]
    assert rules(line("2026-11-22-caf\u00e9"), line("2026-11-22-cafe\u0301")) == [
        ("duplicate-id", "2026-11-22-cafe\u0301.md")
    ]


def test_a_finding_names_the_line_of_its_key() -> None:
    found = next(check([line(OLD, superseded_by="gone")]))
    assert found.place == Place(5, part="superseded-by")


def test_the_id_is_the_stem_of_the_file() -> None:
    assert rules(line(OLD, id=OLD)) == []
    assert rules(line(OLD, id=NEW)) == [("id-differs", f"{OLD}.md")]
