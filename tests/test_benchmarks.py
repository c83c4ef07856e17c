"""`make bench`: what it computes from its runs, and that its table and chart are sound."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

pytest.importorskip("benchmarks", reason="a source distribution comes without it")
from benchmarks import chart, command, figures, kept, page, peers, rows, verdict
from benchmarks.figures import OURS, Measured
from benchmarks.floors import FLOORS, words
from benchmarks.generate import generate, steps

HELP = next(row for row in rows.ROWS if row.job == peers.HELP)
LIST = next(row for row in rows.ROWS if row.job == peers.LIST)


def measured(row: rows.Row, records: int, **seconds: list[float]) -> Measured:
    named = {name.replace("_", " "): taken for name, taken in seconds.items()}
    return Measured(row.name, records, named, megabytes=30)


def test_a_ratio_is_the_median_of_the_rounds_and_not_of_the_times() -> None:
    one = measured(LIST, 10, checklist=[1, 4, 9], import_click=[1, 2, 10])
    assert one.ms() == 4000
    assert figures.ratio(one, {"import click": 1}) == 1
    assert figures.ratio(one, {"import click": 0.5}) == 2


def test_a_ratio_needs_every_round() -> None:
    one = measured(LIST, 10, checklist=[1, 4], import_click=[1])
    assert figures.ratio(one, {"import click": 1}) is None
    assert figures.ratio(one, {"pyadr": 1}) is None


def test_growth_is_a_power_of_the_records_and_told_apart_from_1000_on() -> None:
    flat = [(size, 5.0) for size in (10, 100)]
    square = [(size, size**2 / 10.0) for size in (1_000, 10_000, 100_000)]
    assert figures.exponent(square) == pytest.approx(2)
    assert figures.exponent(flat) == pytest.approx(0)
    assert figures.exponent([*flat, *square], least=1_000) == pytest.approx(2)
    assert figures.exponent(square[:1]) is None


def test_growth_is_judged_from_1000_on() -> None:
    times = {10: 1.0, 100: 1.0, 1_000: 1.0, 10_000: 10.0}
    runs = [measured(LIST, size, checklist=[taken]) for size, taken in times.items()]
    assert verdict.growth(LIST, runs[:3]).reached is None
    assert verdict.growth(LIST, runs).reached is False


def test_a_target_is_judged_at_the_size_that_it_is_said_for() -> None:
    taken = {"checklist": [0.1], "import_click": [0.04], "git-adr": [2.0]}
    assert list(verdict.parts(LIST, measured(LIST, 10, **taken))) == [
        ("2.50 × import click", None), ("20.0 × faster than git-adr", None),
    ]  # fmt: skip
    assert list(verdict.parts(LIST, measured(LIST, 1_000, **taken))) == [
        ("2.50 of 2 × import click", False), ("20.0 of 10 × faster than git-adr", True),
    ]  # fmt: skip
    assert next(verdict.parts(LIST, measured(LIST, 10_000, **taken))).reached


def test_of_several_peers_the_fastest_counts() -> None:
    one = measured(HELP, 0, checklist=[0.1], deon=[0.3], pyadr=[0.15])
    assert list(verdict.parts(HELP, one)) == [("1.50 of 2 × faster than pyadr", False)]


def test_the_page_says_what_was_measured_and_who_was_left_out() -> None:
    one = measured(LIST, 1_000, checklist=[0.1], import_click=[0.06])
    one.notes["pyadr"] = "stopped after 60 s"
    told = kept.Told([one], ["On a machine."], {"deon": "1.0"}, {"log4brains": "skipped: no npm"})
    lines = page.page(told, "benchmarks.svg").split("\n")
    assert (
        "| list | 1,000 | 1 | 100 | 30.0 | yes: 1.67 of 2 × import click "
        "| import click 60.0 · git-adr: not measured "
        "· pyadr: stopped after 60 s · log4brains: skipped: no npm |"
    ) in lines
    assert "| list | 100 | – | – | 0.60 | – |" in lines
    assert {"On a machine.", "- deon 1.0", "- log4brains: skipped: no npm"} <= set(lines)


def test_what_was_measured_of_other_sizes_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_KEPT", tmp_path / "measured")
    for size, taken in ((100, 0.2), (10, 0.1), (100, 0.3)):
        found = [measured(HELP, 0, checklist=[taken]), measured(LIST, size, checklist=[taken])]
        kept.keep(size, kept.Told(found, [f"On {size}."], {"deon": "1.0"}, {}))
    told = kept.kept()
    assert [(each.row, each.records, each.ms()) for each in told.measured] == [
        (HELP.name, 0, 100), (LIST.name, 10, 100), (LIST.name, 100, 300),
    ]  # fmt: skip
    assert told.surroundings == ["10 records: On 10.", "100 records: On 100."]


def test_the_chart_is_sound_says_what_it_shows_and_is_the_same_each_time() -> None:
    one = measured(LIST, 1_000, checklist=[0.1], import_click=[0.06], pyadr=[0.3])
    shown = chart.groups([one], ["pyadr"], 1_000)
    assert [bar.kind for bar in shown[0].bars] == ["ours", "floor", "peer"]
    picture = chart.chart(shown, 1_000)
    assert picture == chart.chart(shown, 1_000)
    root = ElementTree.fromstring(picture)
    assert root.attrib["role"] == "img"
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:2] == ["title", "desc"]
    assert "import click 60.0" in (root[1].text or "")
    assert "prefers-color-scheme" in picture


def test_a_chart_of_equal_times_can_be_drawn() -> None:
    bars = [chart.Bar(OURS, 100, "ours")]
    root = ElementTree.fromstring(chart.chart([chart.Group("list", bars)], 10))
    *_, bar = (each for each in root.iter() if each.attrib.get("class") == "ours")
    assert float(bar.attrib["width"]) > 0


def test_every_row_stands_beside_floors_and_peers_that_there_are() -> None:
    named = {peer.name for peer in peers.PEERS}
    for row in rows.ROWS:
        others = {name for most in row.most for name in most.times}
        assert others <= set(row.beside) <= set(FLOORS), row.name
        assert not row.ahead or set(row.ahead.peers) <= named
    jobs = {job for peer in peers.PEERS for job in peer.does}
    assert jobs == {row.job for row in rows.ROWS} - {""}
    assert len({row.name for row in rows.ROWS}) == len(rows.ROWS)


def test_a_command_is_timed_numbered_fed_and_stopped(tmp_path: Path) -> None:
    def python(text: str) -> tuple[tuple[str, ...], ...]:
        return ((sys.executable, "-c", text),)

    program = "import sys; open(sys.stdin.read(), 'w').write('{n}')"
    taken = command.run(command.Command(python(program), tmp_path, "made-{n}"), 7, 60)
    assert (tmp_path / "made-7").read_text("utf-8") == "7"
    assert taken.seconds > 0
    assert taken.megabytes > 1
    inside = command.Command(python("print(0.25)"), tmp_path, inside=True)
    assert command.run(inside, 1, 60).seconds == 0.25
    with pytest.raises(command.BrokenError, match="ended with 3: too bad"):
        failing = "import sys; sys.stderr.write('too bad'); sys.exit(3)"
        command.run(command.Command(python(failing), tmp_path), 1, 60)
    with pytest.raises(command.BrokenError, match="stopped after"):
        command.run(command.Command(python("while True: pass"), tmp_path), 1, 0.2)


def test_the_same_seed_gives_the_same_repository(tmp_path: Path) -> None:
    heads = []
    for name in ("one", "two"):
        generate(tmp_path / name, 3)
        log = ("git", "log", "--format=%H")
        told = command.subprocess.run(log, cwd=tmp_path / name, capture_output=True, check=True)
        heads.append(told.stdout.split())
    assert len(heads[0]) == 9
    assert heads[0] == heads[1]


def test_commits_come_in_the_order_of_their_moments() -> None:
    made = list(steps(300, Random(1)))
    assert len(made) == 900
    assert made == sorted(made)


def test_where_a_year_has_very_many_records_each_month_has_a_folder() -> None:
    for records, folder in ((10_000, "decisions/2015"), (100_000, "decisions/2015/01")):
        first = list(islice(steps(records, Random(1)), 3))
        assert {step.path.rpartition("/")[0] for step in first} == {folder}


def test_the_answer_to_challenge_has_so_many_words() -> None:
    assert len(words(2000).split()) == 2000
