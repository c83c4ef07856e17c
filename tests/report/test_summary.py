"""The comment below a pull request: calm, complete, short enough, and safe whatever it repeats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from checklist.format import reader
from checklist.format.reader import Reading
from checklist.report.findings.checked import Checked
from checklist.report.summary import Entry, comment, no_link
from checklist.rules import catalog
from checklist.rules.finding import Finding, Place, Rule
from checklist.store.checklists import built_in

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"
MISREADING = Rule("quiet-as-coping", "misreading", "note", "Load was not measured", "")
RULES = {**catalog.rules(), MISREADING.name: MISREADING}
LINK = "https://forge.example.org/blob/"
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=y>", "![a](http://b.example/c.png)",
    "[a](javascript:b)", "@team", "#12", "!7", "</details>", "<!-- checklist:summary -->",
    "`code", "```", "| a | b |", "https://evil.example/x", "www.evil.example", "**bold**",
    "\u202egnp", "\x1b[31m", "a\u0085b", "- [ ] task", "&lt;b&gt;", "\\", "deadbeef1234",
)  # fmt: skip


def read(text: str) -> Reading:
    return reader.read(text.encode("utf-8", "surrogateescape"), built_in())


def checked(*findings: Finding, notes: tuple[str, ...] = ()) -> Checked:
    return Checked(findings, RULES, "1 decision changed since main", 1, notes)


def finding(rule: str, severity: str = "warning", silenced: str = "", settle: str = "Do it") -> Finding:  # fmt: skip
    place = Place(7, 1, "they are all coping", "affected")
    return Finding(rule, "“they are all coping” is said", settle, place, PATH, severity, silenced)


def told(now: str, before: str = "", *findings: Finding, limit: int = 60_000) -> str:
    what = "changed" if before else "added"
    entry = Entry(PATH, what, read(before) if before else None, read(now))
    return comment([entry], checked(*findings), limit)


def page(text: str) -> str:
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)


def test_a_decision_stands_in_five_lines():
    lines = told(EXAMPLE).split("\n")
    at = lines.index("### Two office days for Support")
    assert lines[at + 2 : at + 7] == [
        f"- **new, adjusted** · `{PATH}`",
        "- **Who and when:** Head of Support; recorded 2026-11-22, takes effect 2027-01-18. "
        "**Still open:** Which days, who is exempt, whether at all.",
        "- **Asked:** Day shift 8 of 8. **Not yet:** Night shift (6): I work days; the "
        "representative asks on 2026-11-26.",
        "- **Rests on:** 1 measured, 1 seen, 1 told, 1 only assumed.",
        "- **Small test:** Team B hands over in one room, with the same form. Go on if: At most "
        "14 of 60. **Look back:** 2027-03-22.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("(8 people, 8 asked)", "(8 people)", "**Asked:** not said of Day shift (8). **Not yet:**"),
        ("(6 people, 0 asked)", "(6 people, 2 asked)", "Day shift 8 of 8; Night shift 2 of 6.\n"),
        ("(6 people, 0 asked): I", "(0 asked): I", "**Not yet:** Night shift: I work days"),
        ("review: 2027-03-22", "review: none", "**Look back:** no further one."),
        ('owner: "Head of Support"\n', "", "nobody is named; recorded"),
        ("effective: 2027-01-18\n", "", "takes effect on no day yet."),
    ],
)
def test_what_is_not_known_is_not_made_up(old: str, new: str, said: str):
    assert old in EXAMPLE
    assert said in told(EXAMPLE.replace(old, new))


def test_a_question_that_was_skipped_says_why():
    start = EXAMPLE.index("- **Day shift**")
    end = EXAMPLE.index("\n## Which data")
    text = EXAMPLE[:start] + "Skipped: I ask on Monday\n" + EXAMPLE[end:]
    assert "- **Asked:** not answered (I ask on Monday)." in told(text)


def test_changes_are_told_by_sentence_and_folded_only_where_they_are_many():
    now = EXAMPLE.replace("At most 14 of 60", "At most 20 of 60")
    text = told(now, EXAMPLE)
    assert "Changed: Small test." in text
    assert "- before: Go on if: At most 14 of 60\\\n  now: Go on if: At most 20 of 60" in text
    assert "<details>" not in text
    items = "".join(f"- **told** (2026-11-12, x): Case {n}.\n" for n in range(9))
    long = told(now.replace("- **assumed**", items + "- **assumed**"), EXAMPLE)
    assert long.count("<details>") == long.count("</details>") == 1
    assert "No answer changed, only the layout." in told(EXAMPLE.replace("- **S", "* **S"), EXAMPLE)


def test_findings_are_counted_by_kind_and_say_what_would_settle_them():
    text = told(EXAMPLE, "", finding("owner-missing"), finding("owner-missing", "error"))
    assert "**Open:** 2 about form." in text
    assert (
        "- warning: Nobody decides, `2026-11-22-two-office-days-for-support.md:7`: Do it." in text
    )


@pytest.mark.parametrize("rule", ["quiet-as-coping", "personal-name"])
def test_challenged_and_private_words_are_not_repeated(rule: str):
    text = told(EXAMPLE, "", finding(rule, settle="Ask them who is coping"))
    assert "coping" not in text
    assert RULES[rule].title in text


def test_what_was_silenced_stands_there_with_its_reason():
    text = told(EXAMPLE, "", finding("owner-missing", silenced="the board decides in May"))
    assert "**Open:** nothing." in text
    assert "**Silenced here:** 1." in text
    assert "the board decides in May" in text


def test_no_crosses_and_no_scores():
    text = told(EXAMPLE, EXAMPLE[:900], finding("owner-missing", "error")).replace(PATH, "")
    assert not re.search(r"[✗✘❌✓✔✅⚠]|\bscore|\bfail|\d+\s?/\s?\d+|\bviolat", text)


def test_deleted_moved_and_unreadable_records_are_named():
    old = read(EXAMPLE)
    entries = [
        Entry("decisions/gone.md", "deleted", old, None),
        Entry("decisions/new/a.md", "moved", old, old, "decisions/old/a.md"),
        Entry("decisions/link.md", "added", None, None, "", "is a symbolic link"),
    ]
    text = comment(entries, checked(), 60_000)
    assert "**Deleted:** `decisions/gone.md`" in text
    assert "moved from `decisions/old/a.md`" in text
    assert "No answer changed.\n" in text
    assert "**Cannot be read as a record, it is a symbolic link:** `decisions/link.md`" in text


def test_nothing_links_to_a_file_that_is_gone():
    entry = Entry(PATH, "deleted", read(EXAMPLE), None)
    text = comment([entry], checked(finding("record-deleted", "error")), 60_000, LINK.__add__)
    assert LINK not in text
    assert "support.md:7`" in text


def test_nothing_changed_is_said():
    assert "Nothing changed in the decisions." in comment([], checked(), 60_000)


def test_what_is_now_due_is_named_the_earliest_first():
    entry = Entry(PATH, "added", None, read(EXAMPLE), due=("2027-03-22: look back, B",))
    other = entry._replace(due=("2027-02-01 (overdue): look back, A",))
    shown = page(comment([entry, other], checked(), 60_000))
    assert "<strong>Now due:</strong>" in shown
    due = "<li>2027-02-01 (overdue): look back, A</li>\n<li>2027-03-22: look back, B</li>"
    assert due in shown


def hash_of(text: str) -> str:
    first, second, *_ = text.split("\n")
    assert first == "<!-- checklist:summary -->"
    assert re.fullmatch(r"<!-- checklist:hash [0-9a-f]{16} -->", second)
    return second


def test_the_hash_changes_with_what_is_said_and_not_with_the_commit():
    entry = Entry(PATH, "added", None, read(EXAMPLE))

    def text(commit: str, *findings: Finding, each: Entry = entry) -> str:
        return comment([each], checked(*findings), 60_000, lambda path: f"{LINK}{commit}/{path}")

    first = text("a" * 40)
    assert f"]({LINK}{'a' * 40}/{PATH})" in first
    assert hash_of(first) == hash_of(text("b" * 40))
    assert hash_of(first) != hash_of(text("a" * 40, finding("owner-missing")))
    other = entry._replace(
        now=read(EXAMPLE.replace("leaning", "open").replace("8 asked", "7 asked"))
    )
    assert hash_of(first) != hash_of(text("a" * 40, each=other))


@pytest.mark.parametrize("limit", [1000, 3000, 8000, 20_000])
def test_it_stays_below_the_limit_and_says_so(limit: int):
    entries = [
        Entry(f"decisions/{n}.md", "changed", read(EXAMPLE), read(EXAMPLE.replace("8 asked", "7 asked")))
        for n in range(40)
    ]  # fmt: skip
    findings = [finding("owner-missing") for _ in range(300)]
    text = comment(entries, checked(*findings), limit)
    assert len(text) <= limit
    assert "_Shortened: the files of this change hold the rest._" in text
    assert "**Open:** 300 about form." in text
    assert text.count("<details>") == text.count("</details>")


def test_shortened_decisions_are_whole_lines_and_the_rest_is_counted():
    entries = [Entry(f"decisions/{n}.md", "added", None, read(EXAMPLE)) for n in range(60)]
    text = comment(entries, checked(), 3000)
    named = len(re.findall(r"`decisions/\d+\.md`", text))
    (rest,) = re.findall(r"- … and (\d+) more", text)
    assert named + int(rest) == 60


def test_even_notes_without_end_do_not_break_the_limit():
    notes = tuple("word " * 5000 + str(number) for number in range(100))
    assert len(comment([], checked(notes=notes), 1000)) <= 1000


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_only_show(words: str):
    """In the title, a group, an answer, a path, a reason and a note: no markup comes of them."""
    quiet = '"' + words.replace("\\", "\\\\").replace('"', "'").replace("\x1b", "").replace("\x85", "") + '"'  # fmt: skip
    now = (
        EXAMPLE.replace('"Two office days for Support"', quiet)
        .replace("**Day shift**", f"**{words}**")
        .replace("At most 14 of 60", words)
        .replace("leaning", words)
        .replace("Which days, who is exempt", words)
    )
    entry = Entry(f"decisions/{words}.md", "changed", read(EXAMPLE), read(now))
    silent = finding("owner-missing", silenced=words)._replace(path=entry.path)
    text = comment([entry], checked(silent, notes=(words,)), 60_000, no_link)
    shown = page(text)
    allowed = {"h2", "h3", "p", "ul", "li", "strong", "code", "br", "em", "details", "summary"}
    assert set(re.findall(r"<([a-z][a-z0-9]*)", shown)) <= allowed
    assert shown.count("<!--") == 2
    outside = re.sub(r"<code>.*?</code>", "", shown, flags=re.DOTALL)
    assert not re.search(r"@team|#12|!7|https://evil|www\.evil|deadbeef1234", outside)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_a_sign_at_the_end_of_a_title_stays():
    text = told(EXAMPLE.replace('"Two office days for Support"', '"Two days for C #"'))
    assert "<h3>Two days for C #</h3>" in page(text)


def test_a_teams_own_questions_are_found_by_their_kind():
    own = built_in()
    questions = tuple(
        question._replace(key="voices") if question.key == "affected" else question
        for question in own.questions
    )
    sections = tuple("voices" if key == "affected" else key for key in own.sections)
    text = EXAMPLE.replace("<!-- affected -->", "<!-- voices -->")
    reading = reader.read(text.encode(), own._replace(questions=questions, sections=sections))
    assert "Day shift 8 of 8." in comment([Entry(PATH, "added", None, reading)], checked(), 60_000)
