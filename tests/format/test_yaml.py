"""YAML and JSON in, YAML out."""

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checklist.errors import Bug
from checklist.format.scalars import scalar, word
from checklist.format.yaml_in import BadYaml, load, positions
from checklist.format.yaml_out import dump
from checklist.model.dates import iso

# Texts that some YAML reader takes for something else, or that writers are known to lose.
AWKWARD = [
    "", " ", "no", "on", "Yes", "NULL", "~", "null", "true", "1.10", "12", "007", "0x1F",
    "1_000", "12:34", "12:34:56", "1e3", ".inf", ".nan", "=", "<<", "- a", "-", "?", ": ",
    "a: b", "a:", "a #b", "#", "&a", "*a", "!a", "%a", "@a", "`a`", "{a}", "[a]", "a, b",
    " lead", "trail ", "tab\there", "\ttab", "a\nb", "a\n", "a\n\n", "\na", "a\n b", " a\nb",
    "a \nb", "a\r\nb", "a\rb", "\x85", "a\x85b", "\u2028", "a\u2029b", "\ufeff", "a\ufeffb",
    "\ufffe", "\uffff", "\x00", "\x07", "\x1b[31m", "\x7f", "\x9f", "\xa0", "a\xa0b\nc\xa0",
    "\xfc\xe4\xdf", "\U0001f600", "\U0001f469\u200d\U0001f467", "e\u0301", "\u202eabc", "---",
    "...", "--- a", "a\n---\nb", "a\n...\nb", "'", '"', "it's", 'say "no"', "\\", "a\\nb",
    "2026-11-22", "2026-02-30", "2026-11-22 10:00:00", "2026-1-2", "0000-01-01", "+21d", "70 %",
    "23 of 60", "1 e5", "x" * 200, "word " * 40, "a: " * 60, "line\n" * 30, "| a", "> a",
    "a\n#b", "a\n\tb", "| \n", "none", "before-reacting@1",
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(),
    st.text(st.sampled_from("ab01 :#-\n\t\"'\\[]{},\r\x85\u2028\ufeff\xa0é")),
)
leaves = st.one_of(texts, st.integers(), st.booleans(), st.none(), st.decimals(-99, 99, places=2))
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def read(text: bytes | str) -> Any:
    return load(text, what="answers.yaml")


def mistake(text: bytes | str, limit: int = 2**21) -> BadYaml:
    with pytest.raises(BadYaml) as caught:
        load(text, limit=limit, what="answers.yaml")
    return caught.value


@given(st.dictionaries(texts, values, max_size=5))
def test_what_is_written_is_read_back_equal(data: dict[str, Any]) -> None:
    assert read(dump(data)) == data
    assert read(dump(data).encode()) == data


@given(st.dictionaries(texts, texts | st.lists(texts, max_size=4), max_size=5))
def test_other_yaml_readers_see_the_same_texts_and_dates(data: dict[str, Any]) -> None:
    def seen(value: Any) -> Any:
        if isinstance(value, list):
            return [seen(item) for item in value]
        return iso(value) or value

    expected = {iso(key) or key: seen(value) for key, value in data.items()}
    assert yaml.safe_load(dump(data)) == expected
    assert yaml.load(dump(data), Loader=yaml.CSafeLoader) == expected


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_survive_in_every_place(text: str) -> None:
    data = {"a": text, "b": [text, [text]], "c": [{"d": text, text: 1}], text: {"e": text}}
    assert read(dump(data)) == data
    assert read(f"a: {scalar(text)}\nb: {word(text)}\n") == {"a": text, "b": text}
    assert json.loads(scalar(text)) == text
    assert "\n" not in scalar(text)


def test_a_written_file_is_pleasant_to_read() -> None:
    data = {
        "title": "Two office days for Support",
        "tags": ["hybrid-work", "support"],
        "created": "2026-11-22",
        "because": "Hand-offs fail: 23 of 60 sampled cases lacked a next step.",
        "baseline": "23 of 60",
        "affected": {"groups": [{"group": "Day shift", "people": 8}, {"group": "Nacht"}]},
        "outcomes": ["no", "unclear"],
        "notes": "First line.\n\nSecond: line.\n",
        "said": [],
        "probability": Decimal("2.50"),
    }
    assert dump(data) == (
        "title: Two office days for Support\n"
        "tags: [hybrid-work, support]\n"
        "created: 2026-11-22\n"
        'because: "Hand-offs fail: 23 of 60 sampled cases lacked a next step."\n'
        "baseline: 23 of 60\n"
        "affected:\n"
        "  groups:\n"
        "    - group: Day shift\n"
        "      people: 8\n"
        "    - group: Nacht\n"
        'outcomes: ["no", unclear]\n'
        "notes: |\n"
        "  First line.\n"
        "\n"
        "  Second: line.\n"
        "said: []\n"
        "probability: 2.50\n"
    )
    assert dump({}) == "{}\n"


def test_a_very_long_key_and_a_very_long_text_survive() -> None:
    data = {"k" * 5000: {"a": "x: " * 5000}, "b": [{"k" * 2000: 1}]}
    assert read(dump(data)) == data


def test_only_plain_data_can_be_written() -> None:
    with pytest.raises(Bug):
        dump({"a": object()})
    assert read(dump({"a": 2.5, "b": 1e-7})) == {"a": 2.5, "b": Decimal("0.0000001")}


def test_an_unquoted_word_means_what_it_looks_like() -> None:
    text = (
        "a: 12\nb: -3\nc: 0\nd: 1.10\ne: true\nf: false\ng: null\nh: ~\ni:\n"
        "j: no\nk: 2026-02-30\nl: 12:34:56\nm: 007\nn: 1e3\no: 0x1F\np: 1_000\nq: 'true'\n"
        "r: True\ns: -0\nt: .inf\nu: <<\nno: x\n2026: y\n"
    )
    assert read(text) == {
        "a": 12, "b": -3, "c": 0, "d": Decimal("1.10"), "e": True, "f": False, "g": None,
        "h": None, "i": None, "j": "no", "k": "2026-02-30", "l": "12:34:56", "m": "007",
        "n": "1e3", "o": "0x1F", "p": "1_000", "q": "true", "r": "True", "s": "-0", "t": ".inf",
        "u": "<<", "no": "x", "2026": "y",
    }  # fmt: skip
    assert str(read("1.10")) == "1.10"
    assert read("p: 2.5")["p"] * 2 == 5


def test_nothing_is_no_value() -> None:
    assert read("") is None
    assert read(b"\n# only a comment\n") is None


def test_line_ends_and_byte_order_mark_of_any_editor_are_fine() -> None:
    for text in ("a: 1\nb: x\n", "a: 1\r\nb: x\r\n", "a: 1\rb: x\r"):
        assert read(text) == read("\ufeff" + text) == read(b"\xef\xbb\xbf" + text.encode())
        assert read(text) == {"a": 1, "b": "x"}


json_values = st.recursive(
    st.one_of(texts, st.integers(), st.booleans(), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(texts, json_values, max_size=4), st.sampled_from([None, "\t", 2]))
def test_json_is_read_as_json(data: dict[str, Any], indent: int | str | None) -> None:
    assert read(json.dumps(data, indent=indent)) == data
    raw = json.dumps(data, indent=indent, ensure_ascii=False)
    try:
        assert read(raw) == data
    except BadYaml as error:
        assert "invisible character" in error.problem


def test_json_with_tabs_escapes_and_surrogate_pairs() -> None:
    text = '{\n\t"a": "\\ud83d\\ude00 \\/ \\u0041\\tx",\n\t"b":1.10,"c":[\t]\n}'
    assert read(text) == {"a": "😀 / A\tx", "b": Decimal("1.10"), "c": []}
    assert positions(text) == {(): (1, 1), ("a",): (2, 2), ("b",): (3, 2), ("c",): (3, 11)}
    assert read('{a: b, "c": d,}') == {"a": "b", "c": "d"}
    assert read('{"a": 1e999999999, "b": NaN}') == {"a": "1e999999999", "b": "NaN"}
    assert read('{"b": NaN}') == {"b": "NaN"}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: 1\nb: x: y\n", 2, 5, "a second `: `"),
        ("a: 1\na: 2\n", 2, 1, "`a` is there twice"),
        ('a: 1\n"a": 2\n', 2, 1, "twice"),
        ('{\n\t"a": 1,\n\t"a": 2}', 3, 2, "twice"),
        ('{\n\t"a": 1\n\t"b": 2}', 3, 5, "did not find expected"),
        ('{"a": "\\ud800"}', 1, 10, "Unicode"),
        ("a: &x 1\n", 1, 4, "references"),
        ("a: 1\nb: *x\n", 2, 4, "references"),
        ("&x a: 1\n", 1, 1, "references"),
        ("a: !!python/object:os.system x\n", 1, 4, "tags"),
        ("a: ! x\n", 1, 4, "tags"),
        ("!x {a: 1}\n", 1, 1, "tags"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("[a]: 1\n", 1, 1, "a key must be"),
        ("? {a: 1}\n: 1\n", 1, 3, "a key must be"),
        ("a:\n\t- b\n", 2, 1, "tab"),
        ('a: "b\n', 2, 1, "never closed"),
        ("a: 1\nb\nc: 1\n", 3, 1, "no `key: value`"),
        ("a: " + "9" * 5000, 1, 4, "digits"),
        ('{"a": ' + "9" * 5000 + "}", 1, 7, "digits"),
        ('{"a": ' + "9" * 101 + "}", 1, 7, "digits"),
        ("a: 1." + "9" * 5000, 1, 4, "digits"),
        ("[" * 17, 1, 17, "nested"),
        ('{"a":' * 17 + "1" + "}" * 17, 1, 81, "nested"),
        ("a: b\x00c", 1, 5, "U+0000"),
        ("a: 1\r\nb: \x1b[31m", 2, 4, "U+001B"),
        ("a: \ud800", 1, 4, "U+D800"),
        (b"a: 1\nb: \xff\xfe", 2, 4, "not UTF-8"),
        ("a: 1".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: 1".encode("utf-16-le"), 1, 1, "UTF-16"),
        ("%FOO bar\n---\na: 1", 1, 5, "directive"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    text: bytes | str, line: int, column: int, words: str
) -> None:
    error = mistake(text)
    assert (error.line, error.column) == (line, column)
    assert error.message.startswith(f"answers.yaml: line {line}, column {column}: ")
    assert words in error.message
    assert error.hint


HOSTILE = [
    "[" * 100_000,
    "{" * 100_000,
    '{"a":' * 100_000,
    '{"a":[' + "[" * 100_000,
    "- " * 100_000,
    "? " * 100_000,
    "a: &a [x]\nb: [" + "*a, " * 1_000_000 + "]",
    "- - - - -\n" * 200_000,
    '{"' + '\\"' * 900_000,
    '{"a": "' + "\\" * 1_000_001,
    "x" * 50_000_000,
    b"\xff" * 50_000_000,
    b"\x00" * 2_000_000,
    "\r" * 2_000_000 + "\x00",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_refused_soon(text: bytes | str) -> None:
    mistake(text)  # a quadratic reader would never come to the next line
    assert () in positions(text)


@given(st.binary(max_size=200) | texts)
def test_any_input_is_read_or_refused(data: bytes | str) -> None:
    try:
        load(data, what="answers.yaml")
    except BadYaml as error:
        assert error.line >= 1
        assert error.column >= 1
    assert () in positions(data)


@given(st.dictionaries(texts, values, max_size=4))
def test_every_value_has_a_place(data: dict[str, Any]) -> None:
    def paths(value: Any, path: tuple[str | int, ...]) -> Any:
        yield path
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from paths(inner, (*path, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from paths(inner, (*path, index))

    assert set(positions(dump(data))) == set(paths(data, ()))


def test_places_are_where_a_person_looks() -> None:
    text = "title: x\naffected:\n  - group: Day\n    people:\n  - {group: Night}\n"
    assert positions(text) == {
        (): (1, 1),
        ("title",): (1, 1),
        ("affected",): (2, 1),
        ("affected", 0): (3, 5),
        ("affected", 0, "group"): (3, 5),
        ("affected", 0, "people"): (4, 5),
        ("affected", 1): (5, 5),
        ("affected", 1, "group"): (5, 6),
    }


def test_the_slow_reader_agrees_where_the_fast_one_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    data = {text: [text] for text in AWKWARD}
    assert read(dump(data)) == data
    assert "character" in mistake('a: "\\ud800"').problem
    assert "nested" in mistake("[" * 10_000).problem
