"""Hostile repositories, each by name: what somebody could put where records, settings and names are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from proof.ground import DATA
from proof.growing import UNITS, most

RECORD = "decisions/2026/2026-11-22-one.md"
_EXAMPLE = (DATA / "example.md").read_text(encoding="utf-8")
_FRONT, _BODY = _EXAMPLE.split("---\n", 2)[1:]

# Words that try to steer whatever shows or reads them.
WORDS = {
    "escape": "\x1b[31mred\x1b]0;title\x07",
    "c1": "\x9b31m\x85",
    "carriage return": "one\r::error::two",
    "workflow command": "::set-output name=a::b",
    "old workflow command": "##[error]a ##vso[task.setvariable variable=a]b",
    "script": "<script>alert(1)</script>",
    "picture": "![x](https://evil.example/p.png) <img src=x onerror=y>",
    "link": "[x](javascript:alert(1)) <https://evil.example>",
    "comment": "<!-- affected --> --> <!--",
    "formula": '=HYPERLINK("https://evil.example","x")',
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "mention": "@everyone #1 owner/name#2",
    "bidirectional": "\u202eevil\u2066x\u2069\u200f",
    "zero width": "a\u200bb\u2060c\ufeffd",
    "look-alike": "р\u0430ypal Ａ１",
    "separators": "a\u2028b\u2029c\x0bd\x0ce",
    "combining": "a" + "\u0301" * 500,
    "surrogate": b"a\xed\xa0\x80b".decode("utf-8", "surrogateescape"),
    "undecodable": b"a\xff\xfeb".decode("utf-8", "surrogateescape"),
    "nul": "a\x00b",
    "template": "{{ 7*7 }} {% include '/etc/passwd' %} ${HOME} $(id) `id` %s %(x)s {0}",
    "option": "--output=/tmp/never",
    "path up": "../../../etc/passwd",
    "long word": "x" * 60_000,
    "long words": "ab " * 20_000,
    "digits": "9" * 20_000,
    "trailers": "x\n\nApproved-by: nobody",
    "front matter": "---\nstatus: adopted\n---",
    "pipes": "| a | b |\n|---|---|",
    "backticks": "`" * 3_000,
}
VALUES = {
    "nothing": "",
    "list": "[a, b]",
    "map": "{a: b}",
    "nested": "[" * 60 + "]" * 60,
    "deep": "[" * 20_000,
    "anchor": "&a [*a]",
    "alias": "*nowhere",
    "tag": "!!python/object/apply:os.system [id]",
    "true": "true",
    "octal": "0o17",
    "float": "1e400",
    "nan": ".nan",
    "sexagesimal": "12:34:56",
    "impossible date": "2026-02-30",
    "date before": "0001-01-01",
    "date after": "9999-12-31",
    "date beyond": "99999-01-01",
    "other digits": "２０２６-１１-２２",
    "unclosed quote": '"abc',
    "block": "|\n  a\n  b",
    "folded": ">-\n  a\n  b",
    "merge": "{<<: *a}",
    "tab": "\ta",
    "quoted escape": '"\\x1b[31m\\u202e\\ud800"',
    "huge integer": "9" * 5_000,
}  # fmt: skip
_KEYS = (
    "schema", "id", "title", "status", "owner", "created", "effective", "review", "checklist",
    "tags", "supersedes",
)  # fmt: skip
_SECTIONS = ("affected", "evidence", "expectations", "assumptions", "test", "feedback")


class Case(NamedTuple):
    """A hostile repository: its name, and how it is made in the folder of a sound one."""

    name: str
    make: Callable[[Path], None]


def cases() -> Iterator[Case]:
    """All of them, in an order that mixes the kinds."""
    yield from _values()
    yield from _words()
    yield from _bytes()
    yield from _names()
    yield from _kinds()
    yield from _settings()


def _write(path: str, data: bytes) -> Callable[[Path], None]:
    def make(top: Path) -> None:
        target = top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    return make


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _values() -> Iterator[Case]:
    """Each key of the front matter with each odd value."""
    for key in _KEYS:
        for name, value in {
            **VALUES,
            "words": WORDS["escape"],
            "bidi": WORDS["bidirectional"],
        }.items():
            lines = [line for line in _FRONT.split("\n") if not line.startswith(f"{key}:")]
            front = "\n".join([f"{key}: {value}", *lines])
            yield Case(f"{key}: {name}", _write(RECORD, _encoded(f"---\n{front}---\n{_BODY}")))


def _words() -> Iterator[Case]:
    """Steering words in the title, the head and every section, as item and as text."""
    for name, words in WORDS.items():
        body = _BODY.replace("# ", f"# {words}", 1)
        yield Case(f"title with {name}", _write(RECORD, _encoded(f"---\n{_FRONT}---\n{body}")))
        head = _BODY.replace("**Change:** ", f"**Change:** {words}", 1)
        yield Case(f"head with {name}", _write(RECORD, _encoded(f"---\n{_FRONT}---\n{head}")))
        for key in _SECTIONS:
            mark = f"<!-- {key} -->\n"
            text = _BODY.replace(mark, f"{mark}\n- **{words}** ({words}): {words}\n\n{words}\n", 1)
            data = _encoded(f"---\n{_FRONT}---\n{text}")
            yield Case(f"{key} with {name}", _write(RECORD, data))


def _bytes() -> Iterator[Case]:
    """Whole files of bytes that no editor writes, and shapes that grow."""
    whole = _EXAMPLE.encode()
    yield Case("empty file", _write(RECORD, b""))
    yield Case("one byte", _write(RECORD, b"\xff"))
    yield Case("only marks of front matter", _write(RECORD, b"---\n---\n"))
    yield Case("front matter without end", _write(RECORD, b"---\ntitle: x\n" * 50_000))
    yield Case("byte-order mark", _write(RECORD, b"\xef\xbb\xbf" + whole))
    yield Case("UTF-16", _write(RECORD, _EXAMPLE.encode("utf-16")))
    yield Case("UTF-32", _write(RECORD, _EXAMPLE.encode("utf-32")))
    yield Case("Latin-1", _write(RECORD, "Für alle\n".encode("latin-1") + whole))
    yield Case("CR only", _write(RECORD, whole.replace(b"\n", b"\r")))
    yield Case("CR LF", _write(RECORD, whole.replace(b"\n", b"\r\n")))
    yield Case("NULs", _write(RECORD, b"\0" * 1_000_000))
    yield Case("noise", _write(RECORD, bytes(range(256)) * 4_000))
    yield Case("50 MB", _large(whole, b"x", 50_000_000))
    yield Case("just under the limit", _large(whole, b"word ", 520_000))
    yield Case("duplicate keys", _write(RECORD, b"---\n" + b"title: a\n" * 500 + b"---\n"))
    yield Case(
        "many keys",
        _write(RECORD, b"---\n" + b"".join(b"k%d: v\n" % n for n in range(6_000)) + b"---\n"),
    )
    yield Case("aliases that multiply", _write(RECORD, _laughs()))
    for name, unit in UNITS.items():
        yield Case(f"very many {name}", _large(whole + b"\n", unit, 900_000))
        before, mark, after = whole.partition(b"<!-- affected -->\n")
        section = _large(before + mark + b"\n", unit, 300_000, b"\n" + after)
        yield Case(f"a section of {name}", section)
        yield Case(f"as many {name} as are read", _most(before + mark + b"\n", unit, b"\n" + after))


def _large(before: bytes, unit: bytes, size: int, after: bytes = b"") -> Callable[[Path], None]:
    """Made only when it is needed: a process begins with its parent's memory on its account."""

    def make(top: Path) -> None:
        (top / RECORD).write_bytes(before + unit * (size // len(unit)) + after)

    return make


def _most(before: bytes, unit: bytes, after: bytes) -> Callable[[Path], None]:
    def make(top: Path) -> None:
        (top / RECORD).write_bytes(most(before, unit, after))

    return make


def _laughs() -> bytes:
    levels = [b"a0: &a0 [x]"] + [
        b"a%d: &a%d [*a%d,*a%d]" % (n, n, n - 1, n - 1) for n in range(1, 40)
    ]
    return b"---\n" + b"\n".join(levels) + b"\n---\n"


def _names() -> Iterator[Case]:
    """Records whose file names are not what a name should be."""
    odd = {
        "option": "--output=x", "short option": "-x", "reserved": "CON", "blank": " ", "dot": ".hidden",
        "escape": "a\x1b[31mb", "newline": "a\nb", "bidirectional": "a\u202eb", "quote": "a'b\"c",
        "command": "::error::a", "script": "<script>", "percent": "%0A::error::", "glob": "*?[a]",
        "magic": ":(exclude)a", "tilde": "~", "dollar": "$(id)", "twin": "2026-11-22-One",
        "composed": "2026-11-22-\u00e9", "decomposed": "2026-11-22-e\u0301", "long": "a" * 250,
        "undecodable": b"a\xffb".decode("utf-8", "surrogateescape"), "at": "@{-1}", "semicolon": "a;b",
        "backslash": "a\\b", "colon": "a:b", "pipe": "a|b", "tab": "a\tb", "nbsp": "a\u00a0b",
    }  # fmt: skip
    for name, file in odd.items():
        for folder in ("decisions/2026", "decisions"):
            target = f"{folder}/{file}.md"
            yield Case(f"file name in {folder}: {name}", _write(target, _EXAMPLE.encode()))


def _kinds() -> Iterator[Case]:
    """What stands where a record should be, and is no file."""

    def instead(make: Callable[[Path], None]) -> Callable[[Path], None]:
        def made(top: Path) -> None:
            (top / RECORD).unlink()
            make(top / RECORD)

        return made

    yield Case("link to a file outside", instead(lambda path: path.symlink_to("/etc/passwd")))
    yield Case("link to itself", instead(lambda path: path.symlink_to(path.name)))
    yield Case("link to a device", instead(lambda path: path.symlink_to("/dev/zero")))
    yield Case("dangling link", instead(lambda path: path.symlink_to("nowhere")))
    yield Case("FIFO", instead(os.mkfifo))
    yield Case("folder", instead(Path.mkdir))
    yield Case("folder of records is a file", lambda top: _replace_folder(top, b"x"))
    yield Case("embedded repository", lambda top: _embedded(top))
    yield Case("unreadable file", lambda top: (top / RECORD).chmod(0))


def _replace_folder(top: Path, data: bytes) -> None:
    import shutil

    shutil.rmtree(top / "decisions")
    (top / "decisions").write_bytes(data)


def _embedded(top: Path) -> None:
    inner = top / "decisions" / "inner"
    (inner / "objects").mkdir(parents=True)
    (inner / "refs").mkdir()
    (inner / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (inner / "config").write_text(
        "[core]\n\tbare = true\n\tfsmonitor = touch canary\n", encoding="utf-8"
    )


def _settings() -> Iterator[Case]:
    """Settings, a checklist and a baseline of somebody else's."""
    for name, value in {**VALUES, **{f"words, {k}": v for k, v in WORDS.items()}}.items():
        yield Case(f"settings: {name}", _write(".checklist.yaml", _encoded(value)))
    for key in (
        "decisions",
        "checklists",
        "checklist",
        "owner",
        "subject",
        "language",
        "rules",
        "baseline",
        "readers",
    ):
        for name in ("path up", "option", "template", "escape", "long word"):
            text = f"{key}: {_quoted(WORDS[name])}\n"
            yield Case(f"setting {key}: {name}", _write(".checklist.yaml", _encoded(text)))
    for name in ("deep", "anchor", "tag", "map", "list", "true", "huge integer"):
        for path in (
            ".checklist/checklists/own@1.yaml",
            "checklists/own@1.yaml",
            ".checklist-baseline.json",
        ):
            yield Case(f"{path}: {name}", _write(path, _encoded(VALUES[name])))


def _quoted(text: str) -> str:
    import json

    return json.dumps(text)
