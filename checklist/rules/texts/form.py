"""The rules about form, in words."""

from __future__ import annotations

from checklist.rules.finding import ERROR, NOTE, WARNING, Rule


def _rule(
    name: str, severity: str, title: str, why: str, before: str = "", after: str = ""
) -> Rule:
    return Rule(name, "form", severity, title, why, before, after)


RULES = (
    _rule(
        "not-a-record", ERROR, "No decision record",
        "A page among the decisions that is none of them is in no list and never comes back for a "
        "look back.",
        "# Two office days for Support\n", "---\nschema: 1\nid: 2026-11-22-two-office-days\n",
    ),
    _rule(
        "not-a-file", ERROR, "Not a file of its own",
        "A link or another repository in the place of a record can show other words tomorrow, and "
        "nothing here would have changed.",
    ),
    _rule(
        "too-large", ERROR, "Too large to be a record",
        "A decision fits on a few screens. What is larger than 512 KiB, or has more than 10,000 "
        "lines, sentences, and marks of lists, quotes and tables together, is not read, so nobody "
        "can say what is in it.",
    ),
    _rule(
        "not-text", ERROR, "Not UTF-8 text",
        "Bytes that are no text look different on every machine, and cannot be compared.",
    ),
    _rule(
        "hidden-character", ERROR, "Invisible characters",
        "Some characters turn the reading direction around or hide words. A reviewer then approves "
        "something else than what is stored.",
    ),
    _rule(
        "conflict-marker", ERROR, "Unfinished merge",
        "Two versions stand one below the other; nobody can tell which one was decided.",
        "<<<<<<< HEAD\n- **Change:** Two days.\n=======\n- **Change:** Three days.\n>>>>>>> other\n",
        "- **Change:** Two days.\n",
    ),
    _rule(
        "front-matter", ERROR, "Front matter cannot be read",
        "The lines between the two `---` are what lists and reminders read. What they cannot read "
        "is missing there.",
        'title: "Two office days\n', 'title: "Two office days"\n',
    ),
    _rule(
        "schema", ERROR, "Front matter incomplete",
        "Every record says its format, id, title, status, day and questions, so that it can still "
        "be read in ten years.",
        "schema: 1\nid: 2026-11-22-two-office-days\n",
        "schema: 1\nid: 2026-11-22-two-office-days\ntitle: \"Two office days\"\nstatus: proposed\n"
        "created: 2026-11-22\nchecklist: before-reacting@1\n",
    ),
    _rule(
        "unknown-status", ERROR, "Unknown status",
        "Lists and reminders go by the status; an unknown one falls out of all of them.",
        "status: approved\n", "status: adopted\n",
    ),
    _rule(
        "title-differs", ERROR, "Title and heading differ",
        "The list shows the title, the page shows the heading. If they differ, people talk about "
        "two decisions.",
        'title: "Two office days"\n…\n# Three office days\n',
        'title: "Two office days"\n…\n# Two office days\n',
    ),
    _rule(
        "id-differs", ERROR, "Id and file name differ",
        "Others refer to the decision by its id, and look for a file of that name.",
        "id: 2026-11-22-two-days        (in 2026-11-22-two-office-days.md)\n",
        "id: 2026-11-22-two-office-days\n",
    ),
    _rule(
        "duplicate-id", ERROR, "One id, two records",
        "A reference to the id would mean two decisions.",
    ),
    _rule(
        "dangling-supersession", ERROR, "Replaces what is not there",
        "Whoever follows the trail from an old decision to the new one ends nowhere.",
        "superseded-by: 2027-01-09-a-decision-that-was-renamed\n",
        "superseded-by: 2027-01-09-one-office-day\n",
    ),
    _rule(
        "one-sided-supersession", ERROR, "Only one side knows of the replacement",
        "A reader of the other record would believe that it still holds.",
        "status: adopted\nsuperseded-by: 2027-01-09-one-office-day\n",
        "status: superseded\nsuperseded-by: 2027-01-09-one-office-day\n",
    ),
    _rule(
        "owner-missing", WARNING, "Nobody decides",
        "Without one accountable role nobody is asked, and nobody looks back.",
        "status: proposed\n", 'status: proposed\nowner: "Head of Support"\n',
    ),
    _rule(
        "effective-missing", WARNING, "No day on which it takes effect",
        "Before and after can only be told apart if there is a day between them.",
        "created: 2026-11-22\n", "created: 2026-11-22\neffective: 2027-01-18\n",
    ),
    _rule(
        "unknown-checklist", WARNING, "Unknown checklist",
        "Without the questions that were asked, answers to them are not recognised as answers.",
        "checklist: our-questions@7\n", "checklist: before-reacting@1\n",
    ),
    _rule(
        "unreadable-date", WARNING, "A date that is no day",
        "“Next Monday” means another day every week; nothing can be reminded of or compared.",
        "effective: next Monday\n", "effective: 2027-01-18\n",
    ),
    _rule(
        "review-missing", WARNING, "No look back",
        "A change that nobody looks back on is kept whether it helped or not.",
        "effective: 2027-01-18\n", "effective: 2027-01-18\nreview: 2027-02-08\n",
    ),
    _rule(
        "review-too-far", WARNING, "The look back is more than a year away",
        "After a year nobody remembers what was expected, and what else has changed.",
        "effective: 2027-01-18\nreview: 2029-01-18\n",
        "effective: 2027-01-18\nreview: 2027-02-08\n",
    ),
    _rule(
        "review-before-start", WARNING, "The look back comes before the change",
        "On that day there would be nothing to look back on.",
        "effective: 2027-01-18\nreview: 2027-01-04\n",
        "effective: 2027-01-18\nreview: 2027-02-08\n",
    ),
    _rule(
        "closed-without-review", WARNING, "Closed without a look back",
        "`review: none` says that the matter is closed; a closing review says why.",
        "review: none\n", "review: 2027-03-22\n",
    ),
    _rule(
        "question-missing", ERROR, "A question without an answer",
        "The question that is left out is mostly the one that would have shown the surprise. A skip "
        "with a reason is fine: it tells the reviewer what to ask.",
        "## Who exactly is affected, and how do we know? <!-- affected -->\n",
        "## Who exactly is affected, and how do we know? <!-- affected -->\n\n"
        "Skipped: I'll ask the night shift on 2026-11-26\n",
    ),
    _rule(
        "skipped-without-reason", WARNING, "Skipped, without a reason",
        "A reason shows whether nobody knows yet, somebody else has to answer, or it was forgotten.",
        "Skipped: -\n", "Skipped: not mine to answer; the works council is asked on 2026-11-26\n",
    ),
    _rule(
        "placeholder", WARNING, "Only a placeholder",
        "Words that keep a place free look like an answer from afar, and nobody comes back to them.",
        "- **Look again early if:** TBD\n",
        "- **Look again early if:** A shift on an office day cannot be staffed.\n",
    ),
    _rule(
        "hidden-answer", WARNING, "Hidden in HTML",
        "A page would not show these words, so reviewers have not seen what they approve.",
        "<div hidden>The night shift was against it.</div>\n", "The night shift was against it.\n",
    ),
    _rule(
        "answered-twice", WARNING, "Two sections for one question",
        "Only the first one counts. Somebody reads the second one and believes it.",
    ),
    _rule(
        "several-sentences", NOTE, "Several sentences on a line",
        "With one sentence a line, a comment lands on one sentence, and a change shows as one.",
        "The shift starts late. The canteen is closed.\n",
        "The shift starts late.\nThe canteen is closed.\n",
    ),
    _rule(
        "last-section-differs", ERROR, "Front matter and last section differ",
        "The list would say something else than the review that people agreed on.",
        "status: adopted        (and the last review says: adjust)\n", "status: adjusted\n",
    ),
    _rule(
        "outcomes-differ", WARNING, "The review looks back on other expectations",
        "What was expected is only worth something if it is compared word for word.",
    ),
    _rule(
        "allow-unusable", WARNING, "A silence that does not work",
        "A comment that silences a finding needs a rule that can be silenced, and a reason that "
        "others can read.",
        "<!-- checklist: allow old-evidence -->\n",
        "<!-- checklist: allow old-evidence: the survey is repeated every two years -->\n",
    ),
    _rule(
        "rule-failed", ERROR, "A check that failed itself",
        "A mistake of the tool must never look like a sound record.",
    ),
)  # fmt: skip
