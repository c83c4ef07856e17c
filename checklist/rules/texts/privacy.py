"""Privacy: what each rule looks for, why it matters, and an example before and after."""

from __future__ import annotations

from checklist.rules.finding import ERROR, WARNING, Rule

_GOOD = "Git never forgets: every copy of the repository keeps it, also after it was deleted here."

RULES = (
    Rule(
        "personal-email", "privacy", ERROR, "E-mail address",
        f"{_GOOD} Mailboxes of a function (support@, hr@, works-council@) are fine.",
        "- **told** (2026-11-12, day shift): The list is with anna.schmidt@example.org.",
        "- **told** (2026-11-12, day shift): The list is with support@example.org.",
    ),
    Rule(
        "personal-phone", "privacy", ERROR, "Phone number",
        f"{_GOOD} A number leads to one person, and to strangers who call.",
        "- **told** (2026-11-12, day shift): The late desk answers 07700 900123.",
        "- **told** (2026-11-12, day shift): The late desk has a phone of its own.",
    ),
    Rule(
        "patient-identifier", "privacy", ERROR, "Number of a patient or customer",
        f"{_GOOD} With a record number, a date of birth or a bed, a patient or customer can be found.",
        "- **measured** (2026-11-20, incident log): MRN 4471023 got the dose twice.",
        "- **measured** (2026-11-20, incident log): One dose was given twice.",
    ),
    Rule(
        "personal-name", "privacy", WARNING, "Name of a person",
        "Who was asked, who said no and who was late is nobody's business in ten years. "
        "Roles and numbers of people say what a decision needs.",
        "- **told** (2026-11-12, Priya Nair): The form takes too long.",
        "- **told** (2026-11-12, day shift): The form takes too long.",
    ),
    Rule(
        "personal-detail", "privacy", WARNING, "Private detail of one person",
        "Health, family, pay, union, belief and performance of somebody who can be told from the "
        "others do not belong where colleagues, a works council or a court may read them.",
        "- **told** (2026-11-12, day shift): She is pregnant and cannot stand for long.",
        "- **told** (2026-11-12, day shift): Standing for long is hard for some.",
    ),
    Rule(
        "small-group-detail", "privacy", WARNING, "Private detail of a small group",
        "Below five people everybody knows who is meant.",
        "- **told** (2026-11-12, day shift): Three people told me about care duties.",
        "- **told** (2026-11-12, day shift): Some have care duties at home.",
    ),
    Rule(
        "one-person-role", "privacy", WARNING, "Role of one person",
        "A role that one person holds is a name for those who work there; “he” or “she” confirms it.",
        "- **told** (2026-11-12, front desk): Our receptionist says that she skips lunch.",
        "- **told** (2026-11-12, front desk): Lunch is skipped when the desk is busy.",
    ),
    Rule(
        "attributable-quote", "privacy", WARNING, "Quotation with its speaker",
        "People speak openly when their words cannot be held against them. A quotation without a "
        "speaker, or the same in your own words, says as much.",
        "- **told** (2026-11-12, night shift): “It was never about the weekend”, she said.",
        "- **told** (2026-11-12, night shift): “It was never about the weekend.”",
    ),
)  # fmt: skip
