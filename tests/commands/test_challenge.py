"""`checklist challenge`: questions about any text, for people and for programs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from checklist.cli import run

SILENCE = "I read it out twice. Nobody objected, so they agree."


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    """What stands on standard input."""

    def give(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def test_a_text_is_asked_about_with_its_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "why.txt").write_text(f"The form has two pages. {SILENCE}", encoding="utf-8")
    assert run(["-C", str(tmp_path), "challenge", "why.txt"]) == 0
    said = capsys.readouterr().out
    assert "Nobody objected, so they agree.”: if someone disagreed, what would it cost them" in said
    assert "silence-as-agreement" in said


def test_a_sound_text_gets_no_question(
    tmp_path: Path, typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(b"23 of 60 cases lacked a next step.\n")
    assert run(["-C", str(tmp_path), "challenge", "-"]) == 0
    assert capsys.readouterr().out == "Nothing to ask about.\n"


def test_each_object_is_answered_on_its_line(
    tmp_path: Path, typed, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"text": SILENCE, "id": 7}, {"text": ""}, {"text": "Schichtübergabe um sechs."}]
    typed("\n".join(json.dumps(row) for row in rows).encode() + b"\n\n")
    assert run(["-C", str(tmp_path), "challenge", "--jsonl", "-"]) == 0
    first, *others = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["id"] == 7 and [set(each) for each in first["challenges"]] == [
        {"rule", "quote", "question"}
    ]
    assert first["challenges"][0]["quote"] in SILENCE
    assert [other["challenges"] for other in others] == [[], []]


@pytest.mark.parametrize(
    "line", [b"[]", b"{", b'{"text": 3}', b'{"words": "x"}', b"[" * 100_000, b"null"]
)  # fmt: skip
def test_a_line_that_is_no_object_is_named(
    line: bytes, tmp_path: Path, typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(b'{"text": "fine"}\n' + line + b"\n")
    assert run(["-C", str(tmp_path), "challenge", "--jsonl", "-"]) == 2
    out, err = capsys.readouterr()
    assert "standard input, line 2: this is no object with a `text`" in err
    assert len(out.splitlines()) == 1


def test_what_is_no_text_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photo").write_bytes(b"\xff\xd8\x00")
    for options in ([], ["--jsonl"]):
        assert run(["-C", str(tmp_path), "challenge", *options, "photo"]) == 2
        assert "photo: this is no UTF-8 text" in capsys.readouterr().err
    assert run(["-C", str(tmp_path), "challenge", "gone.txt"]) == 2
    assert "there is no file gone.txt" in capsys.readouterr().err


def test_escape_sequences_are_not_sent_to_the_terminal(
    tmp_path: Path, typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("Nobody objected \x1b[31m, so they agree\u202e.".encode())
    assert run(["-C", str(tmp_path), "challenge", "-"]) == 0
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_a_teams_rules_count_in_its_repository(
    repository: Path, typed, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "rules").mkdir()
    (repository / "rules/ours.yaml").write_text(
        "rules:\n- name: customer-as-excuse\n  title: Which customer it was\n"
        "  instead: one loud customer\n  ask: '“{quote}”: how many said so?'\n"
        "  phrases: [the customer wants]\n",
        encoding="utf-8",
    )
    typed(b"The customer wants it.")
    assert run(["-C", str(repository), "challenge", "-"]) == 0
    assert "how many said so?" in capsys.readouterr().out
    (repository / "rules/ours.yaml").write_text("rules: 3\n", encoding="utf-8")
    assert run(["-C", str(repository), "challenge", "-"]) == 2
    assert "ours.yaml" in capsys.readouterr().err
