"""Time: what each rule looks for, why it matters, and an example before and after.

The examples show a line as it stands now; what makes it a finding is the day of its commit, which
the words behind it tell.
"""

from __future__ import annotations

from checklist.rules.finding import ERROR, NOTE, WARNING, Rule

RULES = (
    Rule(
        "written-after-start", "time", WARNING, "Recorded after the start",
        "What is written down once the outcome begins to show is remembered, not foreseen. "
        "The record stays useful; it only cannot prove what was known before.",
        "effective: 2027-01-18   (first committed on 2027-02-03)",
        "effective: 2027-01-18   (first committed on 2027-01-15)",
    ),
    Rule(
        "changed-after-start", "time", ERROR, "Answer changed after the start",
        "What was known before the roll-out stays as it was, so that a later look back compares "
        "with it. What was learnt since has a place of its own: the follow-up review.",
        "- **Baseline:** 31 of 60   (23 of 60 until the start on 2027-01-18)",
        "- **Baseline:** 23 of 60\n"
        "\n"
        "## Follow-up review, 2027-02-08 <!-- review 2027-02-08 -->\n"
        "\n"
        "- **What happened:** A recount of the week before the start gave 31 of 60.",
    ),
    Rule(
        "review-moved", "time", WARNING, "Look back moved silently",
        "A promised look back that slips without a word is how promises end. A postponement with "
        "a reason takes one line.",
        "review: 2027-06-01   (2027-02-08 before, and nothing says why)",
        "review: 2027-06-01\n"
        "\n"
        "## Review postponed, 2027-02-05 <!-- postponed 2027-02-05 -->\n"
        "\n"
        "- **From:** 2027-02-08\n"
        "- **To:** 2027-06-01\n"
        "- **Because:** The tally of January is not complete.",
    ),
    Rule(
        "section-altered", "time", ERROR, "Follow-up section altered",
        "A review says what people saw on its day. Rewritten or removed later, it says nothing "
        "any more; a correction is a section of its own.",
        "- **What happened:** 12 of 60.   (19 of 60, as it was committed on 2027-02-08)",
        "- **What happened:** 19 of 60.\n"
        "\n"
        "## Follow-up review, 2027-03-22 <!-- review 2027-03-22 -->\n"
        "\n"
        "- **What happened:** 12 of 60; the first count took seven cases twice.",
    ),
    Rule(
        "record-deleted", "time", ERROR, "Decision deleted",
        "A decision that disappears takes what was learnt from it along. It ends by being "
        "withdrawn, reversed or replaced, and stays readable.",
        "(the file decisions/2026/2026-11-22-two-office-days-for-support.md is gone)",
        "status: withdrawn",
    ),
    Rule(
        "history-cut", "time", NOTE, "Past not at hand",
        "This clone holds only the last commits, so nothing can be said here about what the "
        "record said before.",
        "git clone --depth=1 …",
        "git fetch --unshallow",
    ),
)  # fmt: skip
