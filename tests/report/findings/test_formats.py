"""The formats of other programs: valid after their schemas, stable, and within their limits."""

import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft7Validator

from checklist.report.findings import github, gitlab, human, json_format, sarif
from checklist.report.findings.checked import Checked
from checklist.report.findings.fingerprints import fingerprints
from checklist.rules.finding import Finding

Make = Callable[..., Checked]
Runner = Callable[[Iterable[str]], list[Any]]
SCHEMAS = Path(__file__).parent.parent.parent / "data" / "schemas"


def valid(text: str, schema: str) -> Any:
    """What the text says, after every check of the published schema."""
    document = json.loads(text)
    rules = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(rules)
    problems = [f"{e.json_path}: {e.message}" for e in Draft7Validator(rules).iter_errors(document)]
    assert not problems
    return document


def many(finding: Finding, count: int) -> tuple[Finding, ...]:
    """A finding in many places of three files."""
    places = [(n % 3, n) for n in range(count)]
    return tuple(
        finding._replace(path=f"decisions/{file}.md", place=finding.place._replace(line=line + 1))
        for file, line in sorted(places)
    )


def test_json_is_an_array_of_objects(checked: Make) -> None:
    entries = json.loads(json_format.text(checked()))
    assert entries[0] == {
        "rule": "unreadable-date",
        "severity": "error",
        "path": "decisions/2026/2026-11-22-two-office-days-for-support.md",
        "line": 8,
        "column": 1,
        "message": "“next week” is no day",
        "settle": "Write it like 2027-03-22.",
        "title": "A day that cannot be read",
        "why": "A day that nobody can compute never comes back.",
        "part": "review",
        "words": "next week",
    }
    assert [entry.get("silenced") for entry in entries] == [None] * 5 + ["a quotation"]
    assert json.loads(json_format.text(checked(()))) == []


def test_sarif_is_valid(checked: Make) -> None:
    (run,) = valid(sarif.text(checked()), "sarif-schema-2.1.0.json")["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == sorted(checked().rules)
    assert [result["level"] for result in run["results"]] == ["error"] + 3 * ["warning"] + 2 * [
        "note"
    ]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
    assert (
        run["results"][0]["message"]["text"] == "“next week” is no day. Write it like 2027-03-22."
    )
    assert run["results"][3]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 40,
        "startColumn": 12,
    }
    assert [result.get("suppressions") for result in run["results"]] == [None] * 5 + [
        [{"kind": "inSource", "justification": "a quotation"}]
    ]


def test_sarif_without_findings_is_valid(checked: Make) -> None:
    (run,) = valid(sarif.text(checked((), rules={})), "sarif-schema-2.1.0.json")["runs"]
    assert run["results"] == []


def test_sarif_says_what_was_not_checked(checked: Make) -> None:
    document = valid(sarif.text(checked(notes=("No history here.",))), "sarif-schema-2.1.0.json")
    (invocation,) = document["runs"][0]["invocations"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "No history here."


def test_a_rule_without_words_is_valid_sarif(checked: Make) -> None:
    unknown = checked((checked().findings[0]._replace(rule="rule-failed"),), rules={})
    (run,) = valid(sarif.text(unknown), "sarif-schema-2.1.0.json")["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["rule-failed"]


@pytest.mark.parametrize(
    "path", ["decisions/50 % & more.md", "decisions/für/ä#?.md", "a\udcff:b.md"]
)
def test_sarif_points_to_the_very_file(checked: Make, path: str) -> None:
    odd = checked((checked().findings[0]._replace(path=path),))
    (run,) = valid(sarif.text(odd), "sarif-schema-2.1.0.json")["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9/_.~-]|%[0-9A-F]{2})+", uri)
    assert unquote_to_bytes(uri).decode("utf-8", "surrogateescape") == path


def test_sarif_text_holds_no_link_and_no_placeholder(checked: Make) -> None:
    message = "[click](https://evil.example) {0}"
    (run,) = json.loads(sarif.text(checked((checked().findings[0]._replace(message=message),))))[
        "runs"
    ]
    text = run["results"][0]["message"]["text"]
    assert not re.search(r"\]\(|(?<!\{)\{\d+\}", text)


def test_code_quality_is_valid(checked: Make) -> None:
    entries = valid(gitlab.text(checked()), "gitlab-code-quality.json")
    assert [entry["severity"] for entry in entries] == [
        "critical",
        "major",
        "major",
        "major",
        "info",
    ]
    assert entries[0]["location"]["lines"] == {"begin": 8}
    assert valid(gitlab.text(checked(())), "gitlab-code-quality.json") == []


def test_code_quality_has_paths_from_the_top(checked: Make) -> None:
    dotted = checked((checked().findings[0]._replace(path="./decisions/a.md"),))
    (entry,) = valid(gitlab.text(dotted), "gitlab-code-quality.json")
    assert entry["location"]["path"] == "decisions/a.md"


def test_fingerprints_differ_even_where_findings_do_not(checked: Make) -> None:
    same = checked(checked().findings[:1] * 50 + checked().findings)
    assert len(set(fingerprints(same))) == 56


def test_fingerprints_stay_when_lines_files_or_silence_change(checked: Make) -> None:
    before = checked().findings
    after = tuple(
        finding._replace(
            place=finding.place._replace(line=finding.place.line + 7, column=5),
            path=finding.path.replace("2026/", "archive/"),
            silenced="" if finding.silenced else "known",
        )
        for finding in before
    )
    assert list(fingerprints(checked(before))) == list(fingerprints(checked(after)))


def test_fingerprints_do_not_tell_private_words(checked: Make) -> None:
    named = checked().findings[3]
    other = named._replace(place=named.place._replace(words="Other Person"))
    assert list(fingerprints(checked((named,)))) == list(fingerprints(checked((other,))))


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "github", "summary"])
def test_private_words_leave_the_machine_in_no_format(checked: Make, form: str) -> None:
    assert "Sample Person" not in FORMATS[form](checked())


def test_annotations_stand_at_their_place(checked: Make, obeyed: Runner) -> None:
    commands = obeyed(github.lines(checked(), "a-long-token"))
    assert [command.name for command in commands] == ["error"] + 3 * ["warning"] + ["notice"]
    assert commands[0].properties == {
        "file": "decisions/2026/2026-11-22-two-office-days-for-support.md",
        "line": "8",
        "col": "1",
        "title": "A day that cannot be read (unreadable-date)",
    }
    assert commands[0].message == (
        "“next week” is no day.\nWrite it like 2027-03-22.\n"
        "A day that nobody can compute never comes back."
    )


@pytest.mark.parametrize(("count", "shown", "rest"), [(10, 10, 0), (11, 9, 2), (500, 9, 491)])
def test_annotations_stay_within_the_limit_and_say_what_is_left(
    checked: Make, obeyed: Runner, count: int, shown: int, rest: int
) -> None:
    errors = many(checked().findings[0], count)
    commands = obeyed(github.annotated(checked(errors + checked().findings[1:2])))
    assert [command.name for command in commands] == ["error"] * (shown + bool(rest)) + ["warning"]
    assert sum("file" in command.properties for command in commands) == shown + 1
    if rest:
        last = commands[shown]
        assert last.properties == {"title": f"{rest} more error" + "s" * (rest > 1)}
        assert sum(map(int, re.findall(r"(\d+) in decisions/", last.message))) == rest


def test_the_log_holds_the_whole_report(checked: Make) -> None:
    lines = list(github.lines(checked(), "a-long-token"))
    start, end = lines.index("::stop-commands::a-long-token"), lines.index("::a-long-token::")
    report = list(human.lines(checked(), styled=False, width=0, words=False))
    assert lines[start + 1 : end] == report
    assert end == len(lines) - 1


def test_a_step_summary_tells_of_every_finding(checked: Make) -> None:
    summary = github.step_summary(checked())
    assert summary.startswith("## Decision records\n\nLooked at 1 record changed since origin/main")
    assert "- Line 8, **error**: “next week” is no day (`unreadable-date`)\\\n" in summary
    assert summary.count("\n- Line ") == 5
    assert "\n1 silenced here: several-sentences (a quotation)\n" in summary


@pytest.mark.parametrize("files", [1, 40_000])
def test_a_step_summary_is_shortened_with_a_note(checked: Make, files: int) -> None:
    wide = checked().findings[4]._replace(message="ä" * 400)
    findings = tuple(wide._replace(path=f"d/{n % files:06}.md") for n in range(40_000))
    summary = github.step_summary(checked(findings))
    assert 900_000 < len(summary.encode()) <= 1_048_576
    told = summary.count("- Line ")
    assert summary.endswith(
        f"Shortened here: the log of this step has {40_000 - told} findings more.\n"
    )


@pytest.mark.parametrize("form", ["human", "json", "sarif", "gitlab", "github", "summary"])
def test_ten_thousand_findings_take_less_than_a_second(checked: Make, form: str) -> None:
    findings = tuple(
        f._replace(path=f"d/{n}.md") for n in range(2_000) for f in checked().findings[:5]
    )
    before = time.process_time()
    assert FORMATS[form](checked(findings))
    assert time.process_time() - before < 1


FORMATS: dict[str, Callable[[Checked], str]] = {
    "human": lambda c: "\n".join(human.lines(c, styled=False, width=80, words=True)),
    "json": json_format.text,
    "sarif": sarif.text,
    "gitlab": gitlab.text,
    "github": lambda c: "\n".join(github.lines(c, "a-long-token")),
    "summary": github.step_summary,
}
