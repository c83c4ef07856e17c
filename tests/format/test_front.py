"""The front matter of a record."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checklist.errors import UsageProblem
from checklist.format import front
from checklist.format.flat import read_flat
from checklist.format.front import ABSENT, Front, Value, _as_words, patch, read, render, split
from checklist.format.yaml_in import _Builder

EXAMPLE = """\
---
schema: 1
id: 2026-11-22-two-office-days-for-support
title: "Two office days for Support"
status: adjusted
owner: "Head of Support"
created: 2026-11-22
effective: 2027-01-18
review: 2027-03-22
checklist: before-reacting@1
tags: [hybrid-work, support]
---
"""
VALUES = {
    "schema": 1,
    "id": "2026-11-22-two-office-days-for-support",
    "title": "Two office days for Support",
    "status": "adjusted",
    "owner": "Head of Support",
    "created": "2026-11-22",
    "effective": "2027-01-18",
    "review": "2027-03-22",
    "checklist": "before-reacting@1",
    "tags": ["hybrid-work", "support"],
}

words = st.one_of(
    st.text(max_size=12),
    st.text(st.sampled_from("ab1-.: #\"'\\[],{}é\n\r\t\x85\u2028\ufeff"), max_size=8),
    st.sampled_from(["no", "1.10", "12", "007", "null", "~", "true", "2026-02-30", "2026-11-22",
                     "a@1", "---", "\n---\n", "none", "+21d", "x: y", "a #b", "on", "=", "-0"]),
)  # fmt: skip
scalars = st.one_of(words, st.integers(-999, 10**20), st.booleans(), st.none())
keys = st.one_of(st.sampled_from(front.FRONT_ORDER), words.filter(bool))
fronts = st.dictionaries(keys, scalars | st.lists(scalars, max_size=4), max_size=8)


def present(values: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def test_the_example_is_written_to_the_byte_whatever_the_order_of_its_values() -> None:
    assert render(VALUES) == EXAMPLE
    assert render(dict(reversed(VALUES.items()))) == EXAMPLE
    found = read(EXAMPLE.encode() + b"\n# Two office days\n")
    assert found == Front(VALUES, "", 1, len(EXAMPLE))


def test_a_golden_record_begins_with_its_canonical_front_matter() -> None:
    data = (Path(__file__).parents[1] / "data" / "example.md").read_bytes()
    found = read(data)
    assert data.startswith(render(found.values).encode())
    assert data[found.body_at :].startswith(b"\n# ")


def test_unknown_keys_follow_in_their_own_order_and_nothing_empty_is_written() -> None:
    values: dict[str, Value] = {
        "zone": "a: b", "area": ["x y", "no", 3], "superseded-by": ["2027-01-01-x-2"],
        "with": ["Ann", "Bo"], "owner": "", "tags": [], "review": None, "schema": 1, "draft": False,
        "created": "2026-02-30", "title": 'Say "no"\n---\nnow',
    }  # fmt: skip
    assert render(values) == (
        "---\n"
        "schema: 1\n"
        'title: "Say \\"no\\"\\n---\\nnow"\n'
        'with: ["Ann", "Bo"]\n'
        'created: "2026-02-30"\n'
        "superseded-by: [2027-01-01-x-2]\n"
        'zone: "a: b"\n'
        'area: ["x y", "no", 3]\n'
        "draft: false\n"
        "---\n"
    )


@given(fronts)
def test_what_is_written_is_read_back(values: dict[str, Value]) -> None:
    assert read(render(values).encode() + b"# Body\n")[:2] == (present(values), "")


@given(fronts)
def test_any_yaml_reader_reads_it_too(values: dict[str, Value]) -> None:
    inner = render(values)[4:-4]
    found = _Builder(inner, "front matter").document() or {}
    assert _as_words(found) == present(values)


def test_what_the_tool_writes_is_read_without_a_yaml_parser() -> None:
    assert read_flat(EXAMPLE[3:-5]) == VALUES


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_any_editor_are_read(newline: str, mark: str) -> None:
    data = (mark + EXAMPLE + "# Body\n").replace("\n", newline).encode()
    found = read(data)
    assert found.values == VALUES
    assert data[found.body_at :] == b"# Body" + newline.encode()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\n---\n", {}),
        ("---\n---", {}),
        ("---  \n\n# c\n--- \n", {}),
        ("---\ntags:\n  - a\n  - b\n---\n", {"tags": ["a", "b"]}),
        ("---\ntags:\n- a\n---\n", {"tags": ["a"]}),
        ("---\ntitle: 'it''s' # c\n---\n", {"title": "it's"}),
        ("---\ntitle: |\n  a\n  b\n---\n", {"title": "a\nb\n"}),
        ("---\nreview:\nowner: ~\nx: true\ny: no\n---\n",
         {"review": None, "owner": None, "x": True, "y": "no"}),
        ("---\nv: 1.10\nd: 2026-02-30\nt: 12:34\nn: 007\n---\n",
         {"v": "1.10", "d": "2026-02-30", "t": "12:34", "n": "007"}),
        ("---\n{\"a\": 1}\n---\n", {"a": 1}),
    ],
)  # fmt: skip
def test_hand_written_front_matter_is_read(text: str, values: dict[str, Value]) -> None:
    assert read(text.encode()) == Front(values, "", 1, len(text))


@pytest.mark.parametrize(
    ("data", "problem", "line"),
    [
        (b"", ABSENT, 1),
        (b"# Page\n", ABSENT, 1),
        (b" ---\n---\n", ABSENT, 1),
        (b"----\na: 1\n---\n", ABSENT, 1),
        (b"---", ABSENT, 1),
        (b"---\na: 1\n", "no second `---`", 1),
        (b"---\n" + b"a" * 50_000_000, "no second `---`", 1),
        (b"---\na: 1\nb: \xff\n---\n", "not UTF-8", 3),
        ("---\na: 1\n---\n".encode("utf-16"), "UTF-16", 1),
        ("---\na: 1\n---\n".encode("utf-16-be"), "UTF-16", 1),
        (b"---\na: 1\nb: \x00\n---\n", "U+0000", 3),
        (b"---\na: 1\na: 2\n---\n", "`a` is there twice", 3),
        (b"---\na: b: c\n---\n", "a second `: `", 2),
        (b"---\na: &x 1\n---\n", "references", 2),
        (b"---\na: &a [" + b"*a, " * 16_000 + b"]\n---\n", "references", 2),
        (b"---\na: " + b"[" * 60_000 + b"\n---\n", "nested", 2),
        (b"---\na: " + b"9" * 5_000 + b"\n---\n", "digits", 2),
        (b"---\njust words\n---\n", "not made of `key: value` lines", 1),
        (b"---\n- a\n---\n", "not made of `key: value` lines", 1),
    ],
    ids=range(19),
)
def test_what_cannot_be_read_is_said_with_its_line(data: bytes, problem: str, line: int) -> None:
    found = read(data)
    assert problem in found.problem
    assert found.line == line
    assert found.values == {}


def test_an_entry_with_parts_is_a_problem_that_hides_no_other_entry() -> None:
    found = read(b"---\nid: x\nauthor: {name: A}\nreview: 2027-01-01\n---\n")
    assert found.values == {"id": "x", "review": "2027-01-01"}
    assert "`author`" in found.problem
    assert found.line == 3


@given(st.binary(max_size=80), st.binary(max_size=40))
def test_any_bytes_give_an_answer(inner: bytes, after: bytes) -> None:
    for data in (inner, b"---\n" + inner + b"\n---\n" + after, b"---\r" + inner):
        found = read(data)
        assert 0 <= found.body_at <= len(data)
        assert (split(data) is None) == (found.body_at == 0)


def test_only_the_named_line_changes() -> None:
    text = EXAMPLE.replace("---\n", "---\n# mine\n", 1) + "\n# Body\n\n---\nstatus: no\n---\n"
    new = patch(text, {"status": "adopted"})
    assert new == text.replace("status: adjusted", "status: adopted")
    assert patch(text, {"status": "adjusted", "wait-until": None}) == text


def test_comments_and_line_ends_stay() -> None:
    text = (
        "---\r\nschema: 1 # one\r\n\r\n# why\r\nreview: 2027-01-01\t # agreed\r\n"
        "---\r\n\r\nBody\r\n"
    )
    assert patch(text, {"review": "none", "owner": "Ann", "x": 1}) == (
        '---\r\nschema: 1 # one\r\nowner: "Ann"\r\n\r\n# why\r\nreview: none\t # agreed\r\n'
        "x: 1\r\n---\r\n\r\nBody\r\n"
    )


def test_values_of_several_lines_are_replaced_whole() -> None:
    text = "---\ntitle: |\n  a\n  # b\n\ntags:\n- a\n# about x\nx: [a,\n b]\n---\n"
    assert (
        patch(text, {"title": "T"})
        == '---\ntitle: "T"\n\ntags:\n- a\n# about x\nx: [a,\n b]\n---\n'
    )
    assert patch(text, {"tags": ["b"]}) == text.replace("tags:\n- a", "tags: [b]")
    assert patch(text, {"tags": None}) == text.replace("tags:\n- a\n", "")
    assert patch(text, {"x": None}) == text.replace("x: [a,\n b]\n", "")


def test_new_keys_come_at_their_canonical_place() -> None:
    text = "---\nid: a\nreview: none\nmine: 1\n---\n"
    assert patch(text, {"schema": 1}) == "---\nschema: 1\nid: a\nreview: none\nmine: 1\n---\n"
    assert patch(text, {"status": "testing"}) == text.replace("a\n", "a\nstatus: testing\n", 1)
    assert patch(text, {"yours": 2}) == text.replace("mine: 1\n", "mine: 1\nyours: 2\n")
    assert patch("---\n---", {"id": "a", "tags": []}) == "---\nid: a\n---"
    assert patch("---\n# c\n---", {"id": "a"}) == "---\n# c\nid: a\n---"


def test_an_entry_that_the_tool_does_not_understand_stays() -> None:
    text = "---\nid: a\nauthor:\n  name: A\n  mail: B\nx: 1\n---\n"
    assert patch(text, {"x": 2, "status": "testing"}) == text.replace("x: 1", "x: 2").replace(
        "id: a\n", "id: a\nstatus: testing\n"
    )
    with pytest.raises(UsageProblem):
        patch(text, {"author": "A"})


@pytest.mark.parametrize(
    "text", ["# Page\n", "---\na: 1\n", "---\na: b: c\n---\n", '---\n{"a": 1, "b": 2}\n---\n']
)
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem):
        patch(text, {"a": 2})


pieces = st.one_of(
    st.tuples(keys, scalars | st.lists(scalars, max_size=3)).map(
        lambda pair: render({pair[0]: pair[1]})[4:-4]
    ),
    st.sampled_from([
        "# note\n", "\n", "  \n", "k1: |\n  a\n\n  # b\n", "k2:\n- a\n- b\n", "k3: [a,\n  b]\n",
        'k4: "a\n# b"\n', "k5: 'x' # c\n", "k6: a\n  b\n", "k7: >-\n  a\n\n\n", '"k 8": 1\n',
        "? k9\n: a\n", "k10: # c\n  - a\n", "k11:\n", "k12: |+\n  a\n\n\n", "status: a # c\n",
    ]),
)  # fmt: skip


@given(
    st.lists(pieces, max_size=6),
    st.dictionaries(
        keys | st.sampled_from([f"k{n}" for n in range(1, 13)]),
        scalars | st.lists(scalars, max_size=3),
        max_size=3,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.text(max_size=20),
)
def test_a_change_changes_only_what_is_asked(
    parts: list[str], changes: dict[str, Value], newline: str, body: str
) -> None:
    text = ("---\n" + "".join(parts) + "---\n").replace("\n", newline) + body
    old = read(text.encode())
    assume(not old.problem)
    try:
        new = patch(text, changes)
    except UsageProblem:
        assert any(mark in text for mark in ("? k9", "# b", "|+"))  # written too unusually
        return
    gone = {k for k, v in changes.items() if v in (None, "", []) and old.values.get(k) != v}
    expected = {k: v for k, v in {**old.values, **present(changes)}.items() if k not in gone}
    found = read(new.encode())
    assert found.values == expected
    assert new.encode()[found.body_at :] == text.encode()[old.body_at :]
    assert new.count("# note") == text.count("# note")


def test_a_new_key_stands_before_the_comments_at_the_end_and_a_byte_below_stays() -> None:
    text = EXAMPLE.replace("support]\n", "support]\n# ours\n") + "\nCaf\udce9\n"
    assert patch(text, {"budget": 12}) == text.replace("# ours", "budget: 12\n# ours")


def test_what_is_written_too_unusually_says_how_to_write_it() -> None:
    text = EXAMPLE.replace("support]\n", "support]\nx: |+\n  a\n\n")  # that blank line is a value's
    with pytest.raises(UsageProblem, match="too unusually") as caught:
        patch(text, {"z": "b"})
    assert re.fullmatch(r"[A-Z][^A-Z].*\.", caught.value.hint)
