"""A check looks at what changed since the last one, and says what a first check would say."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from damages import OF_THE_FILE, Damage, statement
from notes import noted

from checklist.commands.checking import of_project
from checklist.errors import CouldNotRun
from checklist.rules.finding import order
from checklist.store import examine, scan, standing, subjects
from checklist.store.examine import Source, Verdict
from checklist.store.measure import Measure
from checklist.store.project import find
from checklist.store.worktree import Examined, examined

Git = Callable[..., str]
DATA = Path(__file__).parent.parent / "data/example.md"
RECORD = DATA.read_text(encoding="utf-8")
DAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files were written long enough ago to be recognised as unchanged."""
    clock = scan.time.time_ns
    monkeypatch.setattr(scan.time, "time_ns", lambda: clock() + 10_000_000_000)


@pytest.fixture
def top(repository: Path, git: Git) -> Path:
    for number in range(4):
        put(repository, number, named(number))
    commit(repository, git, "2026-11-22")
    return repository


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files were examined."""
    paths: list[str] = []
    verdicts = examine.verdicts

    def seen_by(sources: Iterable[Source], measure: Measure) -> Iterator[Sequence[Verdict]]:
        def each() -> Iterator[Source]:
            for source in sources:
                paths.append(source.path)
                yield source

        return verdicts(each(), measure)

    monkeypatch.setattr(examine, "verdicts", seen_by)
    return paths


def path_of(number: int) -> str:
    return f"decisions/2026/2026-11-22-sample-{number}.md"


def named(number: int) -> str:
    return RECORD.replace("2026-11-22-two-office-days-for-support", Path(path_of(number)).stem)


def put(top: Path, number: int, text: str) -> None:
    path = top / path_of(number)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def commit(top: Path, git: Git, day: str) -> None:
    at = f"{day}T12:00:00+00:00"
    git(top, "add", "--all")
    os.environ["GIT_AUTHOR_DATE"] = os.environ["GIT_COMMITTER_DATE"] = at
    try:
        git(top, "commit", "--quiet", "--allow-empty", "-m", "x")
    finally:
        del os.environ["GIT_AUTHOR_DATE"], os.environ["GIT_COMMITTER_DATE"]


def check(top: Path, *chosen: str, today: date = DAY) -> Examined:
    project = find(top)
    found = examined(project, of_project(project), chosen, today, lambda count: None)
    return found._replace(findings=sorted(found.findings, key=order))


def first_check(top: Path, *chosen: str, today: date = DAY) -> Examined:
    """The same without anything that was kept."""
    state, aside = top / ".git/checklist", top / ".git/aside"
    if state.exists():
        state.rename(aside)
    try:
        return check(top, *chosen, today=today)
    finally:
        shutil.rmtree(state, ignore_errors=True)
        if aside.exists():
            aside.rename(state)


def rules(found: Examined) -> list[str]:
    return [finding.rule for finding in found.findings]


def test_where_nothing_changed_nothing_is_examined(top: Path, seen: list[str]) -> None:
    first = check(top)
    assert len(seen) == 4 and first.records == 4
    seen.clear()
    assert check(top) == first
    assert seen == []


def test_where_nothing_changed_neither_parser_nor_git_is_loaded(top: Path) -> None:
    check(top)
    program = (
        "import os, sys, time; from datetime import date; from pathlib import Path\n"
        "clock = time.time_ns; time.time_ns = lambda: clock() + 10_000_000_000\n"
        "from checklist.commands.checking import of_project\n"
        "from checklist.store.project import find\n"
        "from checklist.store.worktree import examined\n"
        "os.environ['PATH'] = ''\n"
        "project = find(Path(sys.argv[1]))\n"
        "print(examined(project, of_project(project), (), date(2027, 3, 1), print).records)\n"
        "assert not {'git', 'subprocess', 'yaml', 'markdown_it', 'checklist.format'} & set(sys.modules)"
    )
    command = [sys.executable, "-c", program, str(top)]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "4\n"


def test_only_what_changed_is_examined(top: Path, seen: list[str]) -> None:
    check(top)
    seen.clear()
    put(top, 2, named(2).replace("19 of 60", "9 of 60"))
    found = check(top)
    assert seen == ["2026/2026-11-22-sample-2.md"]
    assert {finding.path for finding in found.findings} == {path_of(2)}
    assert found == first_check(top)


def test_a_file_written_just_now_is_not_trusted(
    top: Path, seen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(standing.Row, "rests_on", counted := Counted(standing.Row.rests_on))
    check(top)
    check(top)
    assert counted.answers == [False]


class Counted:
    """A method that notes what it answers."""

    def __init__(self, method: Callable[..., bool]) -> None:
        self.method = method
        self.answers: list[bool] = []

    def __get__(self, row: object, kind: object) -> Callable[..., bool]:
        def call(*args: object) -> bool:
            self.answers.append(self.method(row, *args))
            return self.answers[-1]

        return call


def test_a_commit_a_day_and_a_deletion_are_noticed(top: Path, git: Git) -> None:
    put(top, 0, named(0).replace("19 of 60", "9 of 60"))
    tomorrow = DAY.replace(day=2)
    for step in (
        lambda: None,
        lambda: commit(top, git, "2027-02-20"),
        lambda: (top / path_of(1)).unlink(),
        lambda: put(top, 5, named(5)),
        lambda: git(top, "checkout", "--quiet", "HEAD~1"),
        lambda: git(top, "checkout", "--quiet", "main"),
    ):
        step()
        assert check(top) == first_check(top)
        assert check(top, today=tomorrow) == first_check(top, today=tomorrow)
        assert check(top) == first_check(top)


def test_a_past_that_could_not_be_asked_is_asked_again(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(top, 0, named(0).replace("19 of 60", "9 of 60"))
    commit(top, git, "2027-02-20")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        found = check(top)
        assert found.findings == [] and "Nothing was compared with the past" in found.notes[0]
    assert rules(check(top)) == ["section-altered"]


def test_settings_rules_and_checklists_are_noticed(top: Path, seen: list[str]) -> None:
    check(top)
    for name, text in (
        (".checklist.yaml", "evidence-age: 1 day\n"),
        (".checklist.yaml", "decisions: decisions/2026\n"),
    ):
        (top / name).write_text(text)
        seen.clear()
        found = check(top)
        assert len(seen) == 4
        assert found == first_check(top)


def test_links_between_records_are_seen_from_both_sides(top: Path) -> None:
    check(top)
    one, two = (Path(path_of(number)).stem for number in (0, 1))
    front = "schema: 1\n"
    put(top, 1, named(1).replace(front, f"{front}supersedes: [{one}]\n", 1))
    assert "one-sided-supersession" in rules(check(top))
    assert check(top) == first_check(top)
    ended = named(0).replace(front, f"{front}superseded-by: {two}\n", 1)
    put(top, 0, ended.replace("status: adjusted", "status: superseded"))
    assert "one-sided-supersession" not in rules(check(top))
    (top / path_of(1)).unlink()
    assert "dangling-supersession" in rules(check(top))
    assert check(top) == first_check(top)


def test_a_chosen_record_is_examined_as_among_all(top: Path, seen: list[str]) -> None:
    put(top, 3, named(3).replace("status: adjusted", "status: unheard-of"))
    alone = check(top, "2026/2026-11-22-sample-3.md")
    assert alone.records == 1 and "unknown-status" in rules(alone)
    assert seen == ["2026/2026-11-22-sample-3.md"]
    check(top)
    assert check(top, "2026/2026-11-22-sample-3.md") == alone
    assert check(top, "2026/2026-11-22-sample-1.md") == first_check(
        top, "2026/2026-11-22-sample-1.md"
    )


def test_where_all_were_never_checked_the_others_are_read_once(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = noted(monkeypatch, subjects, "beginning")
    one, two = "2026/2026-11-22-sample-1.md", "2026/2026-11-22-sample-2.md"
    first = check(top, one)
    assert len({*seen}) == 4
    seen.clear()
    assert check(top, one) == first
    assert {*seen} == {one}
    put(top, 2, named(2).replace("status: adjusted", "status: unheard-of"))
    assert "unknown-status" in rules(check(top, two))
    assert check(top, one) == first
    assert check(top) == first_check(top)


def test_a_folder_that_is_a_link_is_not_followed(top: Path) -> None:
    (top / "decisions").rename(top / "elsewhere")
    (top / "decisions").symlink_to("elsewhere")
    with pytest.raises(CouldNotRun, match="symbolic link"):
        check(top)


def test_names_of_any_bytes_are_kept(top: Path, seen: list[str]) -> None:
    (top / "decisions" / os.fsdecode(b"2026-11-22-\xff\n\xfe.md")).write_text(named(9))
    first = check(top)
    seen.clear()
    assert check(top) == first and seen == []


DAMAGES: list[Damage] = [
    *OF_THE_FILE,
    statement("DROP TABLE standing"),
    statement("UPDATE standing SET json = 'x'"),
    statement("UPDATE standing SET json = '[1]'"),
    statement("UPDATE standing SET json = '[[1], {}, [], {}, [], []]'"),
    statement("UPDATE standing SET json = '[{\"a\": [[1]]}, {}, [], {}, [], []]'"),
    statement("UPDATE standing SET stamps = 5"),
    statement("UPDATE standing SET stamps = x'00ff00', blobs = x'00ff00'"),
    statement("UPDATE standing SET blobs = x''"),
    statement("UPDATE standing SET blobs = 'x'"),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_file_is_rebuilt_silently(
    top: Path, git: Git, damage: Callable[[Path], object]
) -> None:
    put(top, 0, named(0).replace("19 of 60", "9 of 60"))
    first = check(top)
    damage(top / ".git/checklist/standing.db")
    assert check(top) == first
    assert check(top) == first
    damage(top / ".git/checklist/standing.db")
    commit(top, git, "2027-02-20")
    assert check(top) == first_check(top)


def test_a_locked_file_stops_nobody(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check(top)
    monkeypatch.setattr(standing, "PATIENCE", 0.01)
    other = sqlite3.connect(top / ".git/checklist/standing.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert check(top) == first
    other.close()


def test_words_about_privacy_are_kept_nowhere_but_in_the_record(top: Path) -> None:
    put(top, 0, named(0).replace("Support works", "Write to kim@stadtwerk.de. Support works", 1))
    first, second = check(top), check(top)
    for found, words in ((first, "kim@stadtwerk.de"), (second, "")):
        (private,) = (each for each in found.findings if each.rule == "personal-email")
        assert private.place.words == words


@pytest.mark.parametrize("only_some", [False, True], ids=["", "never all"])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_a_check_says_what_a_first_one_would(
    top: Path, git: Git, seed: int, only_some: bool
) -> None:
    chance = random.Random(seed)

    def edit() -> None:
        number = chance.randrange(6)
        words = chance.choice(("status: adjusted", "19 of 60", "## Follow-up review", "review: "))
        put(top, number, named(number).replace(words, chance.choice((words, "", "x"))))

    def drop() -> None:
        (top / path_of(chance.randrange(6))).unlink(missing_ok=True)

    def move() -> None:
        source = top / path_of(chance.randrange(6))
        if source.exists():
            source.rename(top / "decisions" / source.name)

    def page() -> None:
        (top / "decisions" / f"sample-{chance.randrange(3)}.md").write_text("# A page\n")

    def name() -> None:
        one, two = chance.sample(range(6), 2)
        line = f"schema: 1\nsupersedes: [{Path(path_of(two)).stem}]\n"
        put(top, one, named(one).replace("schema: 1\n", line))

    for step in range(12):
        chance.choice((edit, edit, drop, move, page, name))()
        if chance.random() < 0.3:
            commit(top, git, f"2027-02-{10 + step}")
        day = DAY.replace(day=chance.randint(1, 3))
        some = [chance.choice(("2026", *(f"2026/{Path(path_of(n)).name}" for n in range(4))))]
        if (top / "decisions" / some[0]).exists():
            assert check(top, *some, today=day) == first_check(top, *some, today=day)
        if not only_some:
            assert check(top, today=day) == first_check(top, today=day)


def test_many_files_are_examined_side_by_side(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "_MANY", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    put(top, 0, named(0).replace("19 of 60", "9 of 60"))
    found = check(top)
    monkeypatch.undo()
    assert rules(found) == ["section-altered"]
    assert found == first_check(top)
