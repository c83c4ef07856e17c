"""`checklist unheard`: nobody who waits to be asked is forgotten, in any decision."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import COMMANDS
from checklist.commands import unheard as module

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")


@pytest.fixture
def unheard(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What `checklist unheard` prints in the repository on a day."""

    def run(*options: str, today: str = "2026-12-01") -> str:
        from checklist.app import App

        monkeypatch.setenv("CHECKLIST_TODAY", today)
        module.command.main(list(options), obj=App.at(str(repository)), standalone_mode=False)
        return capsys.readouterr().out

    return run


def record(top: Path, name: str, groups: str, status: str = "proposed") -> str:
    """A record with these affected groups; its id."""
    text = EXAMPLE[: EXAMPLE.index("\n## Test result")].replace(
        "status: adjusted", f"status: {status}"
    )
    text = re.sub(r"(<!-- affected -->\n\n)(?s:.*?)(?=\n## )", lambda m: m[1] + groups, text)
    stem = f"2026-11-22-{name}"
    path = top / "decisions/2026" / f"{stem}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("2026-11-22-two-office-days-for-support", stem), encoding="utf-8")
    return stem


NIGHT = (
    "- **Night shift** (6 people, 0 asked): I work days; the representative asks on 2026-11-26.\n"
)
LATER = "- **Late shift** (9 people, 0 asked): The representative asks on 2026-12-10.\n"
NEVER = "- **Cleaners** (0 asked)\n- **Porters** (20 people)\n"
PARTLY = "- **Doctors** (6 people, 2 asked): In the corridor.\n"
CANNOT = "- **Patients** (28 people, 0 asked): They can't be asked, says the ethics board.\n"
HEARD = "- **Day shift** (8 people, 8 asked): By the representative.\n"


def test_an_empty_list_is_one_friendly_line(repository: Path, unheard: Callable[..., str]) -> None:
    assert unheard() == "Nobody is waiting to be asked.\n"
    record(repository, "heard", HEARD)
    assert unheard() == "Nobody is waiting to be asked.\n"
    assert json.loads(unheard("--json")) == []


def test_the_most_urgent_comes_first_whatever_the_decision(
    repository: Path, unheard: Callable[..., str]
) -> None:
    record(repository, "a", HEARD + PARTLY + NEVER + CANNOT)
    record(repository, "b", LATER + NIGHT)
    out = unheard()
    assert out.startswith(
        "4 groups are waiting to be asked, 35 people (and 1 without a head count).\n"
    )
    words = [
        "The planned day has passed", "2026-11-26  Night shift, 6 people", "I work days",
        "2026-11-22-b", "Planned", "2026-12-10  Late shift, 9 people", "No day yet",
        "Porters, 20 people", "Cleaners, nobody has said how many", "Partly heard",
        "Doctors, 2 of 6 asked", "Nobody can ask them", "Patients, 28 people",
    ]  # fmt: skip
    places = [out.index(each) for each in words]
    assert places == sorted(places)
    assert "Day shift" not in out


def test_the_day_counts(repository: Path, unheard: Callable[..., str]) -> None:
    record(repository, "b", NIGHT)
    assert "The planned day has passed" not in unheard(today="2026-11-26")
    out = unheard(today="2026-11-27")
    assert out.startswith("1 group is waiting to be asked, 6 people.\n")
    assert "The planned day has passed" in out


def test_data_says_how_many_days_are_left(repository: Path, unheard: Callable[..., str]) -> None:
    stem = record(repository, "b", NIGHT + PARTLY)
    night, doctors = json.loads(unheard("--json"))
    assert night == {
        "id": stem, "path": f"decisions/2026/{stem}.md", "title": "Two office days for Support",
        "status": "proposed", "owner": "Head of Support", "group": "Night shift", "people": 6,
        "asked": 0, "how": "I work days; the representative asks on 2026-11-26.",
        "state": "waiting", "day": "2026-11-26", "days": -5,
    }  # fmt: skip
    assert (doctors["state"], doctors["day"], doctors["days"]) == ("partly", None, None)


@pytest.mark.parametrize("status", ["withdrawn", "reversed", "superseded"])
def test_nobody_waits_in_a_decision_that_has_ended(
    repository: Path, unheard: Callable[..., str], status: str
) -> None:
    record(repository, "b", NIGHT, status)
    assert unheard() == "Nobody is waiting to be asked.\n"


def test_a_record_that_cannot_be_read_is_named_and_hides_no_other(
    repository: Path, unheard: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    record(repository, "b", NIGHT)
    folder = repository / "decisions/2026"
    (folder / "broken.md").write_text("---\nid: [\n---\n", encoding="utf-8")
    (folder / "huge.md").write_bytes(b"x" * (3 << 20))
    (folder / "notes.md").write_text("# A plain page\n", encoding="utf-8")
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    from checklist.app import App

    app = App.at(str(repository))
    module.command.main([], obj=app, standalone_mode=False)
    captured = capsys.readouterr()
    assert "Night shift" in captured.out
    named = [line.split(" cannot")[0] for line in captured.err.strip().split("\n")]
    assert named == [f"decisions/2026/{name}.md" for name in ("broken", "gone", "huge")]


def test_words_of_a_record_cannot_steer_the_terminal(
    repository: Path, unheard: Callable[..., str]
) -> None:
    record(
        repository, "b", "- **Night\x1b[2J\u202e shift** (6 people, 0 asked): \x1b]0;x\x07 No.\n"
    )
    for options in ((), ("--json",)):
        assert not {"\x1b", "\u202e", "\x07"} & set(unheard(*options))


def test_where_many_are_read_a_terminal_sees_how_far_it_is_and_a_pipe_does_not(
    repository: Path, terminal: Callable[..., object], unheard: Callable[..., str]
) -> None:
    for number in range(module.MANY + 1):
        record(repository, f"b{number}", NIGHT)
    assert f"{module.MANY + 1} groups are waiting" in unheard()
    if "unheard" not in COMMANDS:
        pytest.skip("not registered yet")
    child = terminal("unheard")
    child.expect("Reading the decisions")  # type: ignore[attr-defined]
    child.expect("groups are waiting")  # type: ignore[attr-defined]
