"""Every place where words come out, times every payload: shown, and nothing else."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from proof.cases import RECORD, WORDS
from proof.ground import DATA, Ground, copy, repository
from proof.hostile import UNSAFE
from proof.table import Line

_BASE = ("--base", "HEAD~1")
_FRONT, _BODY = (DATA / "example.md").read_text(encoding="utf-8").split("---\n", 2)[1:]
_COMMAND = re.compile(r"^\s*::([^:]*)::|##\[", re.MULTILINE)
_TOKEN = re.compile(r"^::stop-commands::(\S+)$", re.MULTILINE)
_TAGS = {"h2", "h3", "p", "ul", "li", "strong", "code", "br", "em", "details", "summary", "table",
         "thead", "tbody", "tr", "th", "td", "pre", "hr", "sub", "ol"}  # fmt: skip


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """A line for each sink."""
    source = repository(ground, "sinks-source", "One")
    payloads = list(WORDS)[:: 15 if short else 1]
    for name, (command, judge) in SINKS.items():
        with ground.at_once() as workers:
            found = list(
                workers.map(
                    lambda payload, sink=(name, command, judge): _tried(
                        ground, source, payload, *sink
                    ),
                    payloads,
                )
            )
        bad = tuple(problem for problem in found if problem)
        yield Line("sinks", name, len(found), len(found) - len(bad), "payloads", "", bad)


def _tried(
    ground: Ground, source: Path, payload: str, name: str, command: tuple[str, ...],
    judge: Callable[[str], str],
) -> str:  # fmt: skip
    """One payload everywhere in a record, through one sink."""
    top = copy(source, ground.folder / f"sink-{re.sub(r'[^a-z]', '', name + payload)}")
    try:
        (top / RECORD).write_bytes(_filled(WORDS[payload]))
        ground.git(top, "commit", "--quiet", "--all", "-m", "Payload")
        shown = ground.run(top, ["sh", "-c", 'exec "$0" -m checklist "$@" 2>&1', *_call(command)])
        if shown.code not in (0, 1, 2) or "Traceback" in shown.out:
            return f"{payload}: exit {shown.code}: {shown.out[-300:]!r}"
        problem = (
            ""
            if shown.code == 2 and not shown.out.startswith("{") and _refused(shown.out)
            else judge(shown.out)
        )
        return problem and f"{payload}: {problem}"
    finally:
        shutil.rmtree(top)


def _refused(out: str) -> bool:
    """Whether the command only said why it could not; then the terminal's rule holds."""
    return out.startswith("checklist: ") and not _terminal(out)


def _call(command: tuple[str, ...]) -> tuple[str, ...]:
    import sys

    return (sys.executable, *command)


def _filled(words: str) -> bytes:
    """A record that says the words wherever it can say anything."""
    value = json.dumps(words.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=True)
    front = re.sub(
        r"^(title|owner): .*$", lambda found: f"{found[1]}: {value}", _FRONT, flags=re.MULTILINE
    )
    front = front.replace("2026-11-22-two-office-days-for-support", "2026-11-22-one")
    body = re.sub(r"(\*\*[^*]+:\*\* )", lambda found: f"{found[1]}{words} ", _BODY)
    body = re.sub(
        r"^- \*\*(Day|Night) shift\*\*",
        lambda found: f"- **{words} {found[1]}**",
        body,
        flags=re.MULTILINE,
    )
    body = body.replace("# Two office days for Support", f"# {words}", 1)
    body += f"\n## {words}\n\n{words}\n\n<!-- allow: several-sentences {words} -->\n"
    return f"---\n{front}---\n{body}".encode("utf-8", "surrogateescape")


def _terminal(text: str) -> str:
    found = UNSAFE.search(text)
    return f"{found[0]!r} reached the terminal" if found else ""


def _data(text: str) -> str:
    """JSON that can be read, and is safe to print as it is."""
    try:
        json.loads(text)
    except ValueError as problem:
        return f"no JSON: {problem}"
    return _terminal(text)


def _runner(text: str) -> str:
    """No line is a command to a runner, but the annotations that are meant."""
    token = _TOKEN.search(text)
    ours = {
        "error",
        "warning",
        "notice",
        "stop-commands",
        "group",
        "endgroup",
        token[1] if token else "",
    }
    for found in _COMMAND.finditer(text):
        name = (found[1] or "##[").split(" ")[0]
        stopped = token and token.end() < found.start() < text.rfind(f"::{token[1]}::")
        if name not in ours and not stopped:
            return f"{found[0]!r} is a command to a runner"
    return _terminal(text)


def _page(text: str) -> str:
    """Markdown without markup, pictures, links out or mentions of anybody."""
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    tags = set(re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", shown)) - _TAGS
    if tags:
        return f"markup {sorted(tags)}"
    words = html.unescape(
        re.sub(r"<!--.*?-->|<code>.*?</code>|<[^>]*>", "", shown, flags=re.DOTALL)
    )
    if found := re.search(r"(?<!\w)@\w|\w://", words):
        return f"{found[0]!r} would be a mention or a link"
    return _terminal(text)


def _calendar(text: str) -> str:
    """A calendar with our entries alone, each of them with its own fields."""
    from icalendar import Calendar

    if not text:
        return ""
    calendar = Calendar.from_ical(text)
    names = [each.name for each in calendar.walk()]
    if set(names) - {"VCALENDAR", "VEVENT", "VALARM"}:
        return f"components {names}"
    fields = {field for each in calendar.walk("VEVENT") for field in each}
    strange = fields - {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "SEQUENCE",
        "TRANSP",
    }
    return f"fields {strange}" if strange else _terminal(text.replace("\r\n", "\n"))


SINKS: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "check, terminal": (("check",), _runner),
    "check, GitHub": (("check", "--format", "github"), _runner),
    "check, GitLab": (("check", "--format", "gitlab"), _data),
    "check, SARIF": (("check", "--format", "sarif"), _data),
    "check, JSON": (("check", "--format", "json"), _data),
    "check of a pull request, GitHub": (("check", *_BASE, "--format", "github"), _runner),
    "summary comment": (("summary", *_BASE), _page),
    "list": (("list",), _runner),
    "list, JSON": (("list", "--json"), _data),
    "show": (("show", "one"), _runner),
    "show, JSON": (("show", "one", "--json"), _data),
    "show, answers": (("show", "one", "--answers"), _terminal),
    "calendar": (("show", "one", "--calendar"), _calendar),
    "history": (("history", "one"), _runner),
    "history, JSON": (("history", "one", "--json"), _data),
    "diff": (("diff", "one", "HEAD~1"), _runner),
    "diff, JSON": (("diff", "one", "HEAD~1", "--json"), _data),
    "due": (("due", "--within", "3000d"), _runner),
    "unheard": (("unheard",), _runner),
}
