"""The merge driver, run by git: two follow-ups on two branches become one record."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checklist.cli import run

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
NAME = "2026-11-22-two-office-days-for-support"
PATH = f"decisions/2026/{NAME}.md"
ADOPTED = (
    EXAMPLE[: EXAMPLE.index("\n## Follow-up")]
    .replace("adjusted", "adopted")
    .replace("review: 2027-03-22", "review: 2027-02-08")
)
Git = Callable[..., str]


class Merging:
    """A repository with the driver, where two branches change one record."""

    def __init__(self, top: Path, git: Git, base: str = ADOPTED) -> None:
        self.top, self.git = top, git
        assert run(["-C", str(top), "init", "--merge"]) == 0
        self.write(base)
        self.commit("Base")

    @property
    def bytes(self) -> bytes:
        return (self.top / PATH).read_bytes()

    @property
    def text(self) -> str:
        return self.bytes.decode()

    def write(self, text: str) -> None:
        (self.top / PATH).parent.mkdir(parents=True, exist_ok=True)
        (self.top / PATH).write_bytes(text.encode("utf-8", "surrogateescape"))

    def commit(self, message: str) -> None:
        self.git(self.top, "add", "-A")
        self.git(self.top, "commit", "-q", "-m", message)

    def merge(self, ours: Callable[[], None], theirs: Callable[[], None]) -> bool:
        """Whether git merges cleanly what each side does on a branch of its own."""
        for branch, change in (("theirs", theirs), ("ours", ours)):
            self.git(self.top, "checkout", "-q", "-B", branch, "main")
            change()
            if self.git(self.top, "status", "--porcelain"):
                self.commit(branch)
        done = subprocess.run(
            ["git", "merge", "--no-edit", "theirs"], cwd=self.top, capture_output=True, check=False
        )
        self.said = (done.stdout + done.stderr).decode()
        clean = done.returncode == 0
        assert clean == (self.git(self.top, "ls-files", "-u") == ""), self.said
        return clean

    def review(
        self, day: str, verdict: str, following: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CHECKLIST_TODAY", day)
        file = self.top.parent / "review.yaml"
        file.write_text(
            f"date: {day}\nremembered: Little.\nhappened: Seen on {day}.\nverdict: {verdict}\n"
            f"next-review: {following}\noutcomes: [unclear, unclear]\n"
        )
        assert run(["-C", str(self.top), "review", NAME, "--answers", str(file)]) == 0

    def postpone(self, day: str, to: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHECKLIST_TODAY", day)
        words = ["review", NAME, "--postpone", to, "--because", "Two people are on leave"]
        assert run(["-C", str(self.top), *words]) == 0

    def edit(self, old: str, new: str) -> None:
        assert self.text.count(old) == 1
        self.write(self.text.replace(old, new))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`checklist` on the path, as git finds it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "checklist").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checklist "$@"\n')
    (folder / "checklist").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "checklist"


@pytest.fixture
def merging(repository: Path, git: Git, program: Path) -> Merging:
    return Merging(repository, git)


def checked(top: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    run(["-C", str(top), "check", PATH])
    return capsys.readouterr().out


def test_without_the_driver_two_look_backs_conflict(
    merging: Merging, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(merging.top, "config", "--remove-section", "merge.checklist")
    assert not merging.merge(
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.review("2027-02-10", "adjust", "2027-06-01", monkeypatch),
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_two_look_backs_are_both_kept_and_the_later_one_has_the_last_word(
    merging: Merging,
    swapped: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sides = [
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.review("2027-02-10", "adjust", "2027-06-01", monkeypatch),
    ]
    assert merging.merge(*reversed(sides) if swapped else sides), merging.said
    first, second = (
        merging.text.index("Seen on 2027-02-08"),
        merging.text.index("Seen on 2027-02-10"),
    )
    assert first < second
    assert "\nstatus: adjusted\n" in merging.text and "\nreview: 2027-06-01\n" in merging.text
    assert "05-01" in merging.text and "<<<<" not in merging.text
    assert "\n\n\n" not in merging.text and merging.text.endswith("2027-06-01\n")
    assert "last-section-differs" not in checked(merging.top, capsys)


def test_a_look_back_and_a_later_postponement(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert merging.merge(
        lambda: merging.review("2027-02-08", "adjust", "2027-05-01", monkeypatch),
        lambda: merging.postpone("2027-02-10", "2027-04-01", monkeypatch),
    ), merging.said
    assert "\nstatus: adjusted\n" in merging.text and "\nreview: 2027-04-01\n" in merging.text


def test_a_look_back_and_an_edited_answer(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert merging.merge(
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.edit("- **Then:** go on\n", "- **Then:** go on\n\nA note below it.\n"),
    ), merging.said
    assert "A note below it.\n\n## Follow-up review, 2027-02-08" in merging.text
    assert "\nreview: 2027-05-01\n" in merging.text


def test_neighbouring_answers_of_the_head_merge(merging: Merging) -> None:
    assert merging.merge(
        lambda: merging.edit("on two days a week.", "on one day a week."),
        lambda: merging.edit("Hand-offs between shifts fail:", "Hand-offs fail:"),
    ), merging.said
    assert "on one day a week.\n- **Because:** Hand-offs fail:" in merging.text


def test_the_same_answer_changed_on_both_sides_is_a_conflict(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ours() -> None:
        merging.edit("(8 people, 8 asked)", "(8 people, 7 asked)")
        merging.commit("Edit")
        merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch)

    def theirs() -> None:
        merging.edit("The night shift starts when", "They start when")
        merging.commit("Edit")
        merging.review("2027-02-09", "keep", "2027-05-02", monkeypatch)

    assert not merging.merge(ours, theirs)
    assert "both sides changed affected. Keep what is right." in merging.said
    start, middle, end = (
        merging.text.index(m) for m in ("<<<<<<< ours", "=======", ">>>>>>> theirs")
    )
    assert start < merging.text.index("8 people, 7 asked") < middle
    assert middle < merging.text.index("They start when") < end
    assert merging.text.count("<<<<<<<") == 1
    assert end < merging.text.index("Seen on 2027-02-08") < merging.text.index("Seen on 2027-02-09")
    assert "\nreview: 2027-05-02\n" in merging.text


def test_two_look_backs_of_one_day_are_for_people(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not merging.merge(
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.review("2027-02-08", "adjust", "2027-06-01", monkeypatch),
    )
    assert "<<<<<<<" in merging.text
    for words in ("verdict:** keep", "verdict:** adjust", "2027-05-01", "2027-06-01"):
        assert words in merging.text.replace("Verdict", "verdict")


def test_an_end_and_a_going_on_are_for_people(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not merging.merge(
        lambda: merging.review("2027-02-08", "reverse", "none", monkeypatch),
        lambda: merging.review("2027-02-10", "keep", "2027-06-01", monkeypatch),
    )
    assert "one side says that the decision is reversed" in merging.said
    assert "Seen on 2027-02-08" in merging.text and "Seen on 2027-02-10" in merging.text


def test_identical_changes_are_no_conflict(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    def both() -> None:
        merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch)

    def more() -> None:
        both()
        merging.postpone("2027-02-20", "2027-07-01", monkeypatch)

    assert merging.merge(both, more), merging.said
    assert merging.text.count("Seen on 2027-02-08") == 1
    assert "\nreview: 2027-07-01\n" in merging.text


def test_lines_keep_their_ends(
    repository: Path, git: Git, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merging = Merging(repository, git, ADOPTED.replace("\n", "\r\n"))
    assert merging.merge(
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.review("2027-02-10", "adjust", "2027-06-01", monkeypatch),
    ), merging.said
    assert merging.bytes.count(b"\n") == merging.bytes.count(b"\r\n")
    assert merging.text.count("Seen on") == 2


def test_a_side_with_other_line_ends_is_not_merged_by_answers(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not merging.merge(
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.write(merging.text.replace("\n", "\r\n").replace("Distance", "x")),
    )
    assert "lines end in different ways" in merging.said and "Seen on" in merging.text


@pytest.mark.parametrize(
    "broken", ["status: adopted\nstatus: adopted\n", "status: [\n", "\udcff\udcfe\n"]
)
def test_a_side_that_cannot_be_read_is_left_to_git(
    merging: Merging, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not merging.merge(
        lambda: merging.review("2027-02-08", "adjust", "2027-05-01", monkeypatch),
        lambda: merging.edit("status: adopted\n", broken),
    )
    assert "theirs cannot be read as a record" in merging.said
    assert b"<<<<<<< " in merging.bytes and b"Seen on 2027-02-08" in merging.bytes
    assert broken.encode("utf-8", "surrogateescape") in merging.bytes


@pytest.mark.parametrize("failing", ["exit 127", "exit 1", "exit 3", "kill -9 $$"])
def test_where_the_program_fails_no_side_is_lost(
    merging: Merging, program: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write_text(f"#!/bin/sh\n{failing}\n")
    assert not merging.merge(
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.review("2027-02-10", "adjust", "2027-06-01", monkeypatch),
    )
    assert "Seen on 2027-02-08" in merging.text and "Seen on 2027-02-10" in merging.text
    assert "<<<<<<< ours" in merging.text


def test_other_text_of_people_is_kept_on_both_sides(
    merging: Merging, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ours() -> None:
        merging.edit("# Two office days for Support\n", "# Two office days for Support\n\nHello.\n")
        merging.commit("Text")
        merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch)

    assert merging.merge(
        ours,
        lambda: merging.edit(
            "\n## What we expect", "\n## Our own section\n\nWords.\n\n## What we expect"
        ),
    ), merging.said
    assert "Support\n\nHello.\n\n- **Change" in merging.text
    assert "Words.\n\n## What we expect" in merging.text


def test_a_rebase_merges_too(merging: Merging, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git(merging.top, "checkout", "-q", "-b", "side")
    merging.review("2027-02-10", "adjust", "2027-06-01", monkeypatch)
    git(merging.top, "checkout", "-q", "main")
    merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch)
    git(merging.top, "checkout", "-q", "side")
    git(merging.top, "rebase", "-q", "main")
    assert merging.text.count("Seen on") == 2 and "\nreview: 2027-06-01\n" in merging.text


def test_the_steps_by_hand_lead_to_the_same_record(
    merging: Merging, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What docs/check.md says for those without the driver: both sections, then the later front."""
    sides = (
        lambda: merging.review("2027-02-08", "keep", "2027-05-01", monkeypatch),
        lambda: merging.review("2027-02-10", "adjust", "2027-06-01", monkeypatch),
    )
    assert merging.merge(*sides)
    wanted = merging.text
    git(merging.top, "config", "--remove-section", "merge.checklist")
    assert not merging.merge(*sides)
    later = git(merging.top, "show", f"theirs:{PATH}")
    section = git(merging.top, "show", f"ours:{PATH}").partition("\n## Follow-up review")
    at = later.index("\n## Follow-up review")
    merging.write(later[:at] + section[1] + section[2] + later[at:])
    assert merging.text == wanted
