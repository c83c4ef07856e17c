"""Rules about form: each fault is found where it stands, and what only looks like one is not."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from tests_rules import well_put

from checklist.format.reader import read
from checklist.rules.case import Case
from checklist.rules.checks import findings
from checklist.rules.engine import MOST, check
from checklist.rules.finding import Finding, Place
from checklist.rules.form import answers, dates, file, front, sections
from checklist.rules.misreadings.listening import Listener
from checklist.rules.misreadings.rulebook import Rulebook
from checklist.store.checklists import built_in

EXAMPLE = (Path(__file__).parent.parent / "data/example.md").read_text(encoding="utf-8")
PATH = "decisions/2026/2026-11-22-two-office-days-for-support.md"
FORM = (
    *file.CHECKS,
    *file.OF_RECORDS,
    *chain(*(room.CHECKS for room in (front, dates, answers, sections))),
)


def found(text: str | bytes, path: str = PATH, *, pinned: bool = True) -> list[Finding]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    case = Case(read(data, built_in()), path, pinned=pinned)
    return well_put(check(case, FORM if file.is_record(case) else file.CHECKS))


def changed(old: str, new: str, text: str = EXAMPLE) -> str:
    assert old in text
    return text.replace(old, new, 1)


def without_section(key: str) -> str:
    return re.sub(rf"\n## [^\n]*<!-- {key} -->\n.*?(?=\n## |\Z)", "", EXAMPLE, flags=re.DOTALL)


def test_a_sound_record_has_no_finding() -> None:
    assert found(EXAMPLE) == []


FAULTS = [
    ("schema", "schema: 1\n", "schema: 2\n", 2),
    ("schema", "schema: 1\n", "", 2),
    ("schema", "created: 2026-11-22\n", "", 2),
    ("schema", "tags: [hybrid-work, support]", "tags: hybrid", 11),
    ("schema", 'owner: "Head of Support"', "owner: [one, two]", 6),
    ("front-matter", "tags: [hybrid-work, support]", "tags: {a: b}", 11),
    ("unknown-status", "status: adjusted", "status: approved", 5),
    ("title-differs", "# Two office days", "# Three office days", 14),
    ("owner-missing", 'owner: "Head of Support"\n', "", 4),
    ("effective-missing", "effective: 2027-01-18\n", "", 7),
    ("unreadable-date", "effective: 2027-01-18", "effective: next Monday", 8),
    ("unreadable-date", "effective: 2027-01-18", "effective: 2027-02-30", 8),
    ("unreadable-date", "- **Until:** 2026-12-18", "- **Until:** when it is quiet", 48),
    ("unreadable-date", "by 2027-02-08: At most", "by spring: At most", 64),
    ("placeholder", "Commuting time, most for those who live far out.", "To be defined.", 21),
    ("placeholder", "It is still missing after talking in one room.", "TBD", 41),
    ("placeholder", "A shift on an office day cannot be staffed.", "none", 22),
    ("placeholder", "A shift on an office day cannot be staffed.", "TODO: ask the planners", 22),
    ("placeholder", "The form takes too long.", "...", 35),
    ("skipped-without-reason", "- **Day shift** (8 people, 8 asked): By the elected representative, 2026-11-12.", "Skipped: -\n", 26),
    ("skipped-without-reason", "Commuting time, most for those who live far out.", "Skipped:", 21),
    ("hidden-answer", "The night shift starts when", "<div hidden>\nThey were against it.\n</div>\n\nThe night shift starts when", 29),
    ("hidden-answer", "The night shift starts when", "<!-- - **Cleaners** (4 people, 0 asked): forgotten -->\n\nThe night shift starts when", 29),
    ("hidden-answer", "The night shift starts", 'The <span style="display:none">never asked</span> night shift starts', 29),
    ("several-sentences", "The night shift starts when the canteen is closed.", "It starts late. The canteen is closed.", 29),
    ("several-sentences", "The form takes too long.", "The form takes too long. Nobody reads it.", 35),
    ("last-section-differs", "status: adjusted", "status: adopted", 5),
    ("last-section-differs", "\nreview: 2027-03-22", "\nreview: 2027-04-22", 9),
    ("outcomes-differ", "**no** (20 %): A shift", "**no** (20 %): Half a shift", 73),
    ("conflict-marker", "- **Settled:** leaning", "<<<<<<< HEAD\n- **Settled:** leaning\n=======\n- **Settled:** open\n>>>>>>> other", 18),
    ("placeholder", 'owner: "Head of Support"', "owner: TBD", 6),
    ("hidden-character", "Commuting time", "Commuting \u202etime", 21),
    ("hidden-character", "Commuting time", "Commuting\u200b time", 21),
    ("answered-twice", "## What we expect", "## Again <!-- feedback -->\n\nA box.\n\n## What we expect", 62),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "line"), FAULTS)
def test_a_fault_is_found_in_its_place_and_nothing_else(
    rule: str, old: str, new: str, line: int
) -> None:
    findings = found(changed(old, new))
    assert [(each.rule, each.place.line) for each in findings] == [(rule, line)]
    assert findings[0].message and findings[0].settle
    assert findings[0].path == PATH


NEAR_MISSES = [
    ("a key of one's own", "tags: [hybrid-work", "budget: 12\ntags: [hybrid-work"),
    ("a reason in place of a day", "effective: 2027-01-18", 'effective: "Skipped: nobody has said"'),
    ("a heading with an escaped sign", "Two office days", "Two office days \\*"),
    ("a shouted word", "The form takes too long.", "The form takes TOO long."),
    ("an abbreviation in a sentence", "The form takes too long.", "The form takes e.g. ten minutes vs. two."),
    ("todo as a word", "The form takes too long.", "They keep todo lists instead."),
    ("none where it is an answer", "Which days, who is exempt, whether at all.", "None."),
    ("a comment of one word", "The night shift starts when", "<!-- reviewed -->\n\nThe night shift starts when"),
    ("a line break in HTML", "Hand-offs happen in a corridor", "Hand-offs happen<br>in a corridor"),
    ("HTML in a fence", "The night shift starts when", "```html\n<div hidden>They were against it.</div>\n```\n\nThe night shift starts when"),
    ("an address in angle brackets", "The form takes too long.", "The form takes too long, see <https://example.org/form>."),
    ("a marker in a fence", "The night shift starts when", "    <<<<<<< HEAD\n\nThe night shift starts when"),
    ("a day in words around it", "- **Until:** 2026-12-18", "- **Until:** 2026-12-18, at noon"),
    ("a range of days", "- **When:** 2027-01-29", "- **When:** 2027-01-29 to 2027-02-02"),
    ("a tombstone", "The form takes too long.", "[redacted 2027-03-01: a name]"),
    ("emoji with joiners", "The form takes too long.", "The form takes too long 👩‍💻."),
    ("a skip with a reason", "Commuting time, most for those who live far out.", "Skipped: I'll ask on 2026-12-01"),
    ("an unknown section", "## Test result", "## Our notes\n\nTalked it over.\n\n## Test result"),
    ("setext heading", "# Two office days for Support\n", "Two office days for Support\n===\n"),
    ("a percentage in brackets", "The form takes too long.", "[sic] It takes too long."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"), [each[1:] for each in NEAR_MISSES], ids=[each[0] for each in NEAR_MISSES]
)
def test_what_only_looks_like_a_fault_is_none(old: str, new: str) -> None:
    text = EXAMPLE.replace(old, new) if old == "Two office days" else changed(old, new)
    if old == "Two office days":
        text = text.replace('title: "Two office days \\*', 'title: "Two office days *')
    assert [each.rule for each in found(text)] == []


def test_every_question_that_must_be_answered_is_missed() -> None:
    for key in ("affected", "evidence", "assumptions", "test", "feedback"):
        assert [each.rule for each in found(without_section(key))] == ["question-missing"]
    assert [
        each.rule
        for each in found(
            changed("- **Change:** Support works in the office on two days a week.\n", "")
        )
    ] == ["question-missing"]


def test_a_section_that_says_nothing_is_missed_in_its_place() -> None:
    text = re.sub(r"(<!-- feedback -->\n\n).*?(?=\n## )", r"\1", EXAMPLE, flags=re.DOTALL)
    assert [(each.rule, each.place.line) for each in found(text)] == [("question-missing", 54)]


def test_a_question_that_was_skipped_with_a_reason_is_not_missed() -> None:
    text = re.sub(
        r"(<!-- feedback -->\n\n).*?(?=\n## )",
        r"\1Skipped: not asked in the quick pass\n",
        EXAMPLE,
        flags=re.DOTALL,
    )
    assert found(text) == []


def test_a_page_that_is_no_record_gets_one_finding() -> None:
    assert [each.rule for each in found("# A page\n\nTODO.\n")] == ["not-a-record"]
    assert [each.rule for each in found("---\nlayout: page\n---\n\n# A page\n")] == ["not-a-record"]
    assert [each.rule for each in found("")] == ["not-a-record"]
    assert [
        (each.rule, each.place.line) for each in found("---\nschema: 1\nid: [\n---\n\n# A page\n")
    ] == [("front-matter", 4)]


def test_bytes_that_are_no_text_are_found() -> None:
    data = EXAMPLE.encode().replace(b"Commuting time", b"Commuting \xff time")
    assert [(each.rule, each.place.line) for each in found(data)] == [("not-text", 21)]
    assert "not-text" in {
        each.rule for each in found(EXAMPLE.encode("utf-16"))
    } or "not-a-record" in {each.rule for each in found(EXAMPLE.encode("utf-16"))}


def test_a_hidden_character_is_found_in_its_column() -> None:
    (only,) = found(changed("Commuting time", "Commuting\u200b time"))
    assert EXAMPLE.split("\n")[20][: only.place.column - 1].endswith("Commuting")


@pytest.mark.parametrize("mark", ["\x01", "\u200b"])
def test_a_hidden_character_is_found_at_the_very_start(mark: str) -> None:
    assert "hidden-character" in {each.rule for each in found(mark + EXAMPLE)}
    assert not found("\ufeff" + EXAMPLE)


def test_an_empty_skip_is_named_with_its_line_and_question() -> None:
    (only,) = found(changed("Commuting time, most for those who live far out.", "Skipped:"))
    assert only.place == Place(21, 1, "- **What it costs, and whom:** Skipped:", "costs")


def test_what_is_hidden_is_found_where_no_section_is_yet() -> None:
    text = EXAMPLE[: EXAMPLE.index("\n## ")] + "\n<div hidden>\nThey were against it.\n</div>\n"
    assert "hidden-answer" in {each.rule for each in found(text)}


def test_a_record_without_title_and_heading_is_told_how_to_begin() -> None:
    text = changed("# Two office days for Support\n", "", re.sub(r"(?m)^title:.*\n", "", EXAMPLE))
    (told,) = (each for each in found(text) if each.rule == "title-differs")
    assert told.settle == "Begin the text with `# Title`."


def test_a_byte_order_mark_and_other_line_ends_are_no_fault() -> None:
    assert found(b"\xef\xbb\xbf" + EXAMPLE.encode()) == []
    assert found(EXAMPLE.replace("\n", "\r\n")) == []


def test_an_unknown_checklist_is_said() -> None:
    findings = found(changed("checklist: before-reacting@1", "checklist: our-own@7"), pinned=False)
    assert [(each.rule, each.place.line) for each in findings] == [("unknown-checklist", 10)]


PROPOSED = (
    EXAMPLE[: EXAMPLE.index("\n## Test result")]
    .replace("status: adjusted", "status: proposed")
    .replace("review: 2027-03-22", "review: 2027-02-08")
)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("review-missing", "review: 2027-02-08\n", ""),
        ("review-too-far", "review: 2027-02-08", "review: 2028-02-08"),
        ("review-before-start", "review: 2027-02-08", "review: 2027-01-17"),
        ("closed-without-review", "review: 2027-02-08", "review: none"),
        ("last-section-differs", "status: proposed", "status: adjusted"),
        ("unreadable-date", "review: 2027-02-08", "review: in three weeks"),
    ],
)
def test_the_look_back_is_promised(rule: str, old: str, new: str) -> None:
    assert found(PROPOSED) == []
    (only,) = found(changed(old, new, PROPOSED))
    assert only.rule == rule
    assert only.place.part == ("effective" if new == "" else old.partition(":")[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("review: 2027-02-08", 'review: "Skipped: closed next week"'),
        ("review: 2027-02-08", "review: 2028-01-18"),
        ("review: 2027-02-08", "review: 2020-01-01\nwait-until: 2026-12-06"),
        ("status: proposed\n", "status: withdrawn\n"),
    ],
)
def test_a_look_back_that_is_settled_is_no_finding(old: str, new: str) -> None:
    text = changed(old, new, PROPOSED)
    if "2020" in new:
        text = text.replace("effective: 2027-01-18", "effective: 2019-12-01").replace(
            "created: 2026-11-22", "created: 2019-11-22"
        )
    assert found(text) == []


@pytest.mark.parametrize("review", ["review: none\n", ""])
def test_a_reversal_after_a_postponement_ends_the_look_backs(review: str) -> None:
    moved = "## Postponed, 2027-02-01 <!-- postponed 2027-02-01 -->\n\n- **To:** 2027-02-08\n\n"
    text = changed("## Follow-up review", f"{moved}## Follow-up review")
    text = text.replace(
        "**Verdict:** adjust\n- **Next review:** 2027-03-22", "**Verdict:** reverse"
    )
    text = text.replace("status: adjusted", "status: reversed")
    assert found(text.replace("review: 2027-03-22\n", review, 1)) == []
    assert [each.rule for each in found(text)] == ["last-section-differs"]


def test_what_was_withdrawn_needs_no_look_back_that_was_planned_before() -> None:
    mark = (
        "\n## Withdrawn, 2027-03-01 <!-- withdrawn 2027-03-01 -->\n\n- **Because:** It is over.\n"
    )
    text = changed("status: adjusted", "status: withdrawn") + mark
    assert found(changed("review: 2027-03-22", "review: none", text)) == []


def test_very_many_findings_of_a_rule_are_counted_and_not_listed() -> None:
    items = "\n".join(["- TBD"] * 250)
    text = changed("<!-- assumptions -->\n\n", f"<!-- assumptions -->\n\n{items}\n")
    told = [each for each in found(text) if each.rule == "placeholder"]
    assert len(told) == MOST + 1
    assert told[-1].message == "from here on, 150 more places like those above are not listed"


def test_what_is_too_large_is_named_and_nothing_else_is_said() -> None:
    case = Case(read((EXAMPLE + "TBD\n\n" * 5_000).encode(), built_in()), PATH)
    (only,) = findings(case, Listener(Rulebook({})))
    assert (only.rule, only.place) == ("too-large", Place())
    assert only.message.startswith("the file has more than 10,000 lines, sentences, and marks")


@pytest.mark.parametrize(
    ("words", "hides"),
    [("<b hidden>x</b>", True), ('<b style="display : none">x</b>', True), ("<a <b hidden>x", True),
     ("<b>hidden</b>", False), ("hidden <b>x</b>", False), ("<b unhidden>x</b>", False),
     ("<a " * 50_000, False), ("hidden " * 50_000 + "<b>", False)],
)  # fmt: skip
def test_only_a_tag_that_says_so_hides(words: str, hides: bool) -> None:
    text = changed("The night shift starts", f"So {words} it is.\n\nThe night shift starts")
    assert ("hidden-answer" in {each.rule for each in found(text)}) == hides


def test_each_section_is_found_by_its_own_mark() -> None:
    sections = "".join(f"## R <!-- review 2027-13-{n:02} -->\n" for n in range(1, 60))
    told = [
        each.place.line
        for each in found(f"{EXAMPLE}\n{sections}")
        if each.rule == "unreadable-date"
    ]
    first = EXAMPLE.count("\n") + 2
    assert told == list(range(first, first + 59))
