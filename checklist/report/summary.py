"""The comment below a pull request: each decision in five lines, what changed, what is open."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from checklist.format.reader import Reading
from checklist.report.compare import Line, Part, compare
from checklist.report.findings.checked import Checked, sentence, spelt
from checklist.report.gist import gist, heading, word
from checklist.report.markdown import markdown_code, markdown_text
from checklist.rules.finding import Finding

MARKER = "<!-- checklist:summary -->"
_QUIET = ("misreading", "privacy")  # whose sentences may repeat words that were challenged
_KINDS = {
    "time": "history", "unheard": "who was heard", "test": "small test",
    "misreading": "wording", "privacy": "personal details",
}  # fmt: skip
_FOLDED = 6  # changed lines; more are folded away
_LONGEST = 600  # characters of one changed sentence
_SOME = 25  # findings that a shortened comment lists
_LINES = 20_000  # lines of a record; a longer one is not compared here
_NOTE = 300  # characters of one note
_NOTES = 20
_SHORTENED = "_Shortened: the files of this change hold the rest._"


class Entry(NamedTuple):
    """A record that a change touches: its path, what happened to it, and both versions.

    `what` is added, changed, moved (then `was` is where it was), deleted or replaced. A version is
    None where there is none, or where it cannot be read as a record; then `problem` may say why.
    `due` says what is now due, the day first.
    """

    path: str
    what: str
    before: Reading | None
    now: Reading | None
    was: str = ""
    problem: str = ""
    due: tuple[str, ...] = ()


class Block(NamedTuple):
    """A decision in the comment: at length, without what changed, and in one line."""

    full: str
    short: str
    line: str


Link = Callable[[str], str]


def no_link(path: str) -> str:
    """No link to any file, where the forge is not known."""
    return ""


def comment(entries: Iterable[Entry], checked: Checked, limit: int, link: Link = no_link) -> str:
    """The comment in at most `limit` characters, its first two lines invisible.

    `link` leads to a path's file. The second line is a hash of all that is said, but not of where
    links lead: these change with every commit. Where the comment is too long, what changed is left
    out first, then findings, then whole decisions become one line each, and a note says so.
    """
    blocks: list[Block] = []
    gone: set[str] = set()
    dates: list[str] = []
    bare = hashlib.sha256()
    for entry in entries:
        block, there = _block(entry, link), link(entry.path)
        blocks.append(block)
        dates += entry.due
        gone |= {entry.path} if entry.what == "deleted" else set()
        # No word of a record can be taken for the link: there, `://` is broken up.
        said_of_it = block.full.replace(there, "") if there else block.full
        bare.update(said_of_it.encode("utf-8", "replace"))
    due = sorted(dates)
    said = (*due, *_notes(checked), *(repr(_told(finding)) for finding in checked.findings))
    bare.update("\n".join(said).encode("utf-8", "replace"))

    def there_is(path: str) -> str:
        """The link to a file that is there."""
        return "" if path in gone else link(path)

    head = f"{MARKER}\n<!-- checklist:hash {bare.hexdigest()[:16]} -->\n"
    return head + _fitting(blocks, checked, limit - len(head), due, there_is)


def _fitting(
    blocks: Sequence[Block], checked: Checked, limit: int, due: Sequence[str], link: Link
) -> str:
    full, short = [block.full for block in blocks], [block.short for block in blocks]
    # No finding takes fewer characters than these: what is more does not fit in any case.
    for texts, findings in ((full, limit // 40), (short, _SOME), (short, 0)):
        text = _body(texts, checked, findings, due, link, shortened=texts is not full)
        if len(text) <= limit:
            return text
    room = limit - len(_body([], checked, 0, due, link, shortened=True)) - 100
    text = _body(_within(blocks, room), checked, 0, due, link, shortened=True)
    return text if len(text) <= limit else text[: text.rfind("\n", 0, limit)]


def _within(blocks: Sequence[Block], room: int) -> list[str]:
    """The first decisions as they are, the others in one line each, the last ones as a number."""
    spare = room - sum(len(block.line) + 1 for block in blocks)
    whole = 0
    while whole < len(blocks) and spare >= len(blocks[whole].short) - len(blocks[whole].line):
        spare -= len(blocks[whole].short) - len(blocks[whole].line)
        whole += 1
    texts: list[str] = []
    for text in (*(b.short for b in blocks[:whole]), *(b.line for b in blocks[whole:])):
        room -= len(text) + 1
        if room < 0:
            return [*texts, f"- … and {len(blocks) - len(texts)} more", ""]
        texts.append(text)
    return [*texts, ""]


def _body(
    texts: Sequence[str],
    checked: Checked,
    findings: int,
    due: Sequence[str],
    link: Link,
    *,
    shortened: bool,
) -> str:
    lines = ["## Decisions in this pull request", ""]
    lines += texts or ([] if shortened else ["Nothing changed in the decisions.", ""])
    if due:
        lines += ["**Now due:**", "", *(f"- {markdown_text(each)}" for each in due), ""]
    lines += _findings(checked, link, findings)
    lines += _notes(checked)
    return "\n".join([*lines, *(["", _SHORTENED] if shortened else [])]) + "\n"


def _block(entry: Entry, link: Link) -> Block:
    title = heading(next((r.record.title for r in (entry.now, entry.before) if r), ""))
    title = title or heading(spelt(entry.path.rpartition("/")[2]))
    where = _file(entry.path, link(entry.path) if entry.what != "deleted" else "")
    if entry.now is None:
        line = f"- {title}: {_gone(entry)} {where}"
        text = f"### {title}\n\n{_gone(entry)} {where}\n"
        return Block(text, text, line)
    new = "new, " if entry.what == "added" else ""
    status = f"**{new}{word(entry.now.record.status, 'no status')}**"
    moved = f" · moved from {_file(entry.was, '')}" if entry.was else ""
    lines = [f"### {title}", "", f"- {status} · {where}{moved}", *gist(entry.now)]
    short, full = [*lines, ""], [*lines, ""]
    if entry.before and max(len(entry.before.lines), len(entry.now.lines)) > _LINES:
        short = full = [*lines, "", "Changed; it is too long to be compared here.", ""]
    elif entry.before:
        parts = compare(entry.before, entry.now)
        short = [*lines, "", _named(parts, entry), ""]
        full = [*lines, "", *_changed(parts, entry), ""]
    return Block("\n".join(full), "\n".join(short), f"- {title}: {status} · {where}")


def _gone(entry: Entry) -> str:
    if entry.what == "deleted":
        return "**Deleted:**"
    said = f", it {markdown_text(entry.problem)}" if entry.problem else ""
    return f"**Cannot be read as a record{said}:**"


def _file(path: str, link: str) -> str:
    shown = markdown_code(spelt(path))
    return f"[{shown}]({link})" if link else shown


def _named(parts: Sequence[Part], entry: Entry) -> str:
    if not parts:
        return "No answer changed." if entry.was else "No answer changed, only the layout."
    names = dict.fromkeys(_name(part) for part in parts)
    return f"Changed: {'; '.join(names)}."


def _name(part: Part) -> str:
    return markdown_text(part.name) + (" (added)" if part.appended else "")


def _changed(parts: Sequence[Part], entry: Entry) -> Iterator[str]:
    """Which answers changed, old and new by sentence; folded away where it is long."""
    folded = sum(len(part.lines) for part in parts) > _FOLDED
    yield _named(parts, entry)
    if folded:
        yield "\n<details><summary>What changed, from which words to which</summary>"
    for part in parts:
        yield f"\n**{_name(part)}**\n"
        for line in part.lines:
            yield from _line(line, part.appended)
    if folded:
        yield "\n</details>"


def _line(line: Line, appended: bool) -> Iterator[str]:
    before, now = _cut(line.before), _cut(line.now)
    if appended:
        yield f"- {now}"
    elif line.moved:
        yield f"- moved: {now}"
    elif before and now:
        # A backslash at a line's end is a line break.
        yield f"- before: {before}\\\n  now: {now}"
    else:
        yield f"- before: {before}" if before else f"- now: {now}"


def _cut(text: str) -> str:
    return markdown_text(text if len(text) <= _LONGEST else text[:_LONGEST] + " …")


def _findings(checked: Checked, link: Link, most: int) -> Iterator[str]:
    """What is open, by neutral titles; what a person said stands in the file, not here."""
    if not checked.open:
        yield "**Open:** nothing."
    else:
        kinds = Counter(_kind(finding, checked) for finding in checked.open)
        yield f"**Open:** {', '.join(f'{count} about {kind}' for kind, count in kinds.items())}."
        yield ""
        yield from (_finding(finding, checked, link) for finding in checked.open[:most])
        if rest := len(checked.open[most:]):
            yield f"- {rest} more, which `checklist check` shows"
    if checked.silenced:
        yield f"\n**Silenced here:** {len(checked.silenced)}.\n"
        yield from (_silence(finding, checked, link) for finding in checked.silenced[:most])


def _told(finding: Finding) -> tuple[object, ...]:
    """What the comment says of a finding depends on these."""
    place = finding.place.line
    return finding.rule, finding.path, place, finding.severity, finding.settle, finding.silenced


def _kind(finding: Finding, checked: Checked) -> str:
    kind = checked.rule(finding.rule).kind
    return _KINDS.get(kind) or markdown_text(kind) or "the check"


def _finding(finding: Finding, checked: Checked, link: Link) -> str:
    rule = checked.rule(finding.rule)
    settle = "" if rule.kind in _QUIET else f": {markdown_text(sentence(finding.settle))}"
    return f"- {finding.severity}: {markdown_text(rule.title)}, {_place(finding, link)}{settle}"


def _silence(finding: Finding, checked: Checked, link: Link) -> str:
    title = markdown_text(checked.rule(finding.rule).title)
    return f"- {title}, {_place(finding, link)}: {_cut(finding.silenced)}"


def _place(finding: Finding, link: Link) -> str:
    if not finding.path:
        return "all decisions"
    name = f"{finding.path.rpartition('/')[2]}:{finding.place.line}"
    there = link(finding.path)
    return _file(name, f"{there}#L{finding.place.line}" if there else "")


def _notes(checked: Checked) -> Iterator[str]:
    for note in checked.notes[:_NOTES]:
        yield f"\n{markdown_text(note if len(note) <= _NOTE else note[:_NOTE] + ' …')}"
