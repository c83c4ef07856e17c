"""The comment below a pull request: each decision in five lines, what changed, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checklist.format.reader import Reading
from checklist.model.dates import iso
from checklist.model.record import Answer, Record
from checklist.report.compare import Line, Part, compare
from checklist.report.findings.checked import Checked, sentence
from checklist.report.markdown import markdown_code, markdown_text
from checklist.rules.finding import Finding

MARKER = "<!-- checklist:summary -->"
_KINDS = {
    "saw": "seen", "told": "told", "measured": "measured", "assumed": "only assumed",
}  # fmt: skip
_LONGEST = 240  # characters of an answer in one of the five lines
_SHORTENED = "Shortened here; the files of this pull request hold the rest."


class Entry(NamedTuple):
    """A record that a change touches: its path, a link to it ("" for none), and both versions.

    `now` is None for one that was deleted or cannot be read, `before` for a new one.
    """

    path: str
    link: str
    before: Reading | None
    now: Reading | None


def comment(entries: Sequence[Entry], checked: Checked, limit: int, digest: str = "") -> str:
    """The comment in at most `limit` characters; `digest` marks its content.

    Where it is too long, what changed is left out first, then the findings, then whole decisions.
    """
    for depth in range(3):
        text = "\n".join(_lines(entries, checked, digest, depth))
        if len(text) <= limit:
            return text
    kept = text[: limit - len(_SHORTENED) - 2]
    return f"{kept[: kept.rfind(chr(10))]}\n\n{_SHORTENED}"


def _lines(entries: Sequence[Entry], checked: Checked, digest: str, depth: int) -> Iterator[str]:
    yield MARKER
    if digest:
        yield f"<!-- checklist:hash {digest} -->"
    yield "## Decisions in this pull request\n"
    if not entries:
        yield "Nothing changed in the decisions."
    for entry in entries:
        yield from _entry(entry)
        if depth == 0:
            yield from _changes(entry)
        yield ""
    yield from _findings(checked, detailed=depth < 2)
    yield from (f"\n{markdown_text(note)}" for note in checked.notes)
    if depth:
        yield f"\n{_SHORTENED}"


def _entry(entry: Entry) -> Iterator[str]:
    """The five lines of a decision."""
    path = markdown_code(entry.path)
    where = f"[{path}]({entry.link})" if entry.link else path
    if entry.now is None:
        title = entry.before.record.title if entry.before else ""
        yield f"### {markdown_text(title or entry.path)}\n"
        yield f"No longer a record that can be read: {where}"
        return
    record = entry.now.record
    new = "new, " if entry.before is None else ""
    yield f"### {markdown_text(record.title or entry.path)}\n"
    yield f"- **{new}{markdown_text(record.status or 'no status')}** · {where}"
    yield f"- **Who and when:** {_who(record)}"
    yield f"- **Asked:** {_asked(record)}"
    yield f"- **Rests on:** {_evidence(record)}"
    yield f"- **Small test:** {_test(record)} **Look back:** {_word(record.get('review'))}."


def _who(record: Record) -> str:
    owner = _word(record.get("owner"), "nobody is named")
    still = record.answers.get("still-open", Answer()).text
    opened = f" **Still open:** {_word(still)}" if still else ""
    return f"{owner}; takes effect {_word(record.get('effective'), 'on no day yet')}.{opened}"


def _asked(record: Record) -> str:
    """Who was asked, and who not yet; counts are as they were written."""
    heard, waiting = [], []
    for item in record.answers.get("affected", Answer()).items:
        people, asked = item.get("people"), item.get("asked")
        of = f" of {people}" if people is not None else ""
        name = _word(str(item.get("group", "")), "a group without a name")
        if asked in (None, 0, "0"):
            waiting.append(f"{name} ({_word(str(people), '') if people is not None else '?'})")
        else:
            heard.append(f"{name} {markdown_text(f'{asked}{of}')}")
    told = "; ".join(heard) or "nobody yet"
    return f"{told}. **Not yet:** {'; '.join(waiting)}." if waiting else f"{told}."


def _evidence(record: Record) -> str:
    answer = record.answers.get("evidence", Answer())
    kinds = Counter(str(item.get("kind", "")) for item in answer.items)
    named = [f"{count} {_KINDS.get(kind, 'without a source')}" for kind, count in kinds.items()]
    if named:
        return ", ".join(named) + "."
    return f"not answered ({_word(answer.skipped)})." if answer.skipped else "nothing yet."


def _test(record: Record) -> str:
    answer = record.answers.get("test", Answer())
    if answer.skipped:
        return f"not planned ({_word(answer.skipped)})."
    tried = answer.parts.get("try") or answer.notes
    if not tried:
        return "none."
    goal = (
        f" Go on if: {_word(str(answer.parts['go-on-if']))}." if "go-on-if" in answer.parts else ""
    )
    return f"{_word(str(tried)).rstrip('.')}.{goal}"


def _word(text: str, missing: str = "not said") -> str:
    flat = " ".join(text.split())
    if iso(flat):
        return flat
    cut = flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return markdown_text(cut) if cut else missing


def _changes(entry: Entry) -> Iterator[str]:
    """Which answers changed, old and new, folded away."""
    if entry.before is None or entry.now is None:
        return
    parts = compare(entry.before, entry.now)
    if not parts:
        yield "\nNo answer changed."
        return
    names = ", ".join(dict.fromkeys(markdown_text(part.name) for part in parts))
    yield f"\nChanged: {names}\n\n<details><summary>What changed</summary>\n"
    for part in parts:
        yield from _part(part)
    yield "\n</details>"


def _part(part: Part) -> Iterator[str]:
    yield f"\n**{markdown_text(part.name)}**\n"
    for line in part.lines:
        yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    if line.before:
        yield f"- before: {markdown_text(line.before)}"
    if line.now:
        yield f"- now: {markdown_text(line.now)}"


def _findings(checked: Checked, *, detailed: bool) -> Iterator[str]:
    """What is open, by neutral titles; what a person said stands in the file, not here."""
    opened = checked.open
    if not opened:
        yield "**Open:** nothing."
    else:
        counted = ", ".join(f"{n} {name}" for name, n in checked.by_severity.items() if n)
        yield f"**Open:** {counted}.\n"
        if detailed:
            yield from _list(opened, checked)
    for finding in checked.silenced:
        title = markdown_text(checked.rule(finding.rule).title)
        yield f"- silenced here: {title}, {_place(finding)} ({markdown_text(finding.silenced)})"


def _list(findings: Iterable[Finding], checked: Checked) -> Iterator[str]:
    for finding in findings:
        title = markdown_text(checked.rule(finding.rule).title)
        settle = (
            "" if _is_quiet(finding, checked) else f": {markdown_text(sentence(finding.settle))}"
        )
        yield f"- {title}, {_place(finding)}{settle}"


def _is_quiet(finding: Finding, checked: Checked) -> bool:
    """Whether its sentences could repeat words that were challenged, or that are private."""
    return checked.rule(finding.rule).kind in ("misreading", "privacy")


def _place(finding: Finding) -> str:
    name = finding.path.rpartition("/")[2]
    return markdown_code(f"{name}:{finding.place.line}") if name else "all decisions"
