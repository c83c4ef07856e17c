"""Flat YAML, read line by line."""

import subprocess
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from checklist.format.flat import _LINE, _NOTHING, read_flat
from checklist.format.yaml_in import _Builder

awkward_words = st.one_of(
    st.text(max_size=12),
    st.text(st.sampled_from("ab1-.: #\"'\\[],{}é\t\x85\u2028\ufeff"), max_size=8),
    st.text(st.sampled_from("ab0129 ,.()/@+_-é\"\\[]'#:~\u00a0²"), max_size=10),
    st.sampled_from(["no", "1.10", "12", "007", "null", "~", "true", "2026-02-30", "-0", "on"]),
)
awkward_lines = st.tuples(
    st.sampled_from(["a", "b-c", "id", "null", "x1", "title", "é", "a b", " a", "- a", "# a"]),
    st.sampled_from([": ", ": ", ":", ":  ", " : ", ":\t"]),
    st.one_of(
        awkward_words,
        st.lists(awkward_words, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        awkward_words.map(lambda text: '"' + text + '"'),
    ),
    st.sampled_from(["", "", " ", " # c", "#c", "  #"]),
).map("".join)
flat_lines = st.from_regex(_LINE, fullmatch=True) | st.from_regex(_NOTHING, fullmatch=True)


@given(st.lists(flat_lines | awkward_lines, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
@example(["a: [a, b, 1.10, null, \"x, y\", 'z']"], "\n")
@example(["a: " + "9" * 200], "\n")
@example(["a: a @b", "b:"], "\n")
@example(["a:", "  # c", "# d", "b: x"], "\n")
def test_it_never_disagrees_with_a_yaml_parser(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    flat = read_flat(text)
    if flat is not None:
        assert flat == (_Builder(text, "flat").document() or {})


def test_settings_with_comments_are_flat() -> None:
    text = (
        '# Ours\n\ndecisions: decisions  # where\ntags: [a, "b c"]\n'
        'name: "a \\"b\\" \\\\"\nx: # none\n'
    )
    assert read_flat(text) == {
        "decisions": "decisions",
        "tags": ["a", "b c"],
        "name": 'a "b" \\',
        "x": None,
    }


def test_a_line_that_was_read_before_gives_values_of_its_own() -> None:
    first = read_flat("tags: [a, b]")
    assert first is not None and isinstance(first["tags"], list)
    first["tags"].append("c")
    assert read_flat("tags: [a, b]") == {"tags": ["a", "b"]}


def test_flat_text_needs_no_yaml_parser() -> None:
    program = (
        "import sys; from checklist.format.yaml_in import load\n"
        "assert load('a: 1 # one\\n', what='x') == {'a': 1}\n"
        "assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
