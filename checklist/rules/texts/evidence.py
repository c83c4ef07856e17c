"""The rules about evidence, in words; an example is the whole answer, or two of them."""

from __future__ import annotations

from checklist.rules.finding import NOTE, WARNING, Rule

_EVIDENCE = "## Which data and which direct observations support our reading? <!-- evidence -->\n\n"
_ASSUMPTIONS = (
    "\n## What are we assuming about people's motivation or capacity? <!-- assumptions -->\n\n"
    "- People in one room find time to talk.\n"
    "  - **Wrong if:** The next step is still missing after three weeks.\n"
)
_COUNTED = (
    "- **measured** (2026-11-20, receivers' tally): 23 of 60 sampled cases lacked a next step.\n"
)
_SEEN = "- **saw** (2026-11-10, two evenings): Hand-offs happen in a corridor, in under a minute.\n"
_TOLD = "- **told** (2026-11-12, day shift): The form takes too long.\n"


def _rule(name: str, severity: str, title: str, why: str, before: str, after: str) -> Rule:
    return Rule(name, "evidence", severity, title, why, _EVIDENCE + before, _EVIDENCE + after)


RULES = (
    _rule(
        "assumed-untested", WARNING, "Assumed, and never looked at",
        "What is assumed may well be right. If neither the test nor an assumption takes it up, "
        "nobody will ever find out.",
        f"{_COUNTED}{_SEEN}- **assumed** (undated): Colleagues like to share lunch.\n",
        f"{_COUNTED}{_SEEN}- **assumed** (undated): People in one room hand over better.\n",
    ),
    _rule(
        "all-second-hand", WARNING, "Everything second hand",
        "Each person on the way leaves something out and adds something, with the best of "
        "intentions. One look at the work, or one talk with those who do it, tells what was lost.",
        "- **told** (2026-11-12, shift leads): The form takes too long.\n",
        f"- **told** (2026-11-12, shift leads): The form takes too long.\n{_SEEN}",
    ),
    _rule(
        "no-observation", WARNING, "Motives without an observation",
        "What people want and feel cannot be read off a number, and from afar it is mostly guessed "
        "wrong. Somebody has to watch or ask.",
        f"{_COUNTED}{_ASSUMPTIONS}- Nobody is motivated by a form.\n"
        "  - **Wrong if:** Most of them fill it in without being asked.\n",
        f"{_COUNTED}{_TOLD}{_ASSUMPTIONS}- Nobody is motivated by a form.\n"
        "  - **Wrong if:** Most of them fill it in without being asked.\n",
    ),
    _rule(
        "only-measured", NOTE, "Only measured",
        "A number shows what somebody once decided to count. What the work is like stands beside it.",
        f"{_COUNTED}{_ASSUMPTIONS}",
        f"{_COUNTED}{_SEEN}{_ASSUMPTIONS}",
    ),
    _rule(
        "old-evidence", NOTE, "Old evidence",
        "People, tools and duties change. The age that counts as old is `evidence-age` in the "
        "configuration.",
        "- **measured** (2025-06-20, receivers' tally): 23 of 60 sampled cases lacked a next step.\n"
        f"{_SEEN}",
        f"{_COUNTED}{_SEEN}",
    ),
    _rule(
        "evidence-source-missing", NOTE, "Source",
        "Whoever doubts it needs to know where to look. A role or a place is enough; names stay out.",
        f"{_COUNTED}- **told** (2026-11-12): The form takes too long.\n",
        f"{_COUNTED}{_TOLD}",
    ),
    _rule(
        "evidence-date-missing", NOTE, "Date of the evidence",
        "What was true last spring may not be true today. With its day, evidence can grow old.",
        f"{_COUNTED}- **told** (undated, day shift): The form takes too long.\n",
        f"{_COUNTED}{_TOLD}",
    ),
    _rule(
        "evidence-kind-missing", WARNING, "How it is known",
        "Seen, told, measured and assumed are worth different things. A line that does not say "
        "which one it is reads like a fact.",
        f"{_COUNTED}{_SEEN}- The form takes too long.\n",
        f"{_COUNTED}{_SEEN}{_TOLD}",
    ),
    _rule(
        "evidence-missing", WARNING, "Evidence in one piece",
        "In running text a number, a look and a guess blend into one impression. One thing a line "
        "lets a reviewer answer each of them.",
        "Hand-offs happen in a corridor, and the form takes too long.\n",
        f"{_SEEN}{_TOLD}",
    ),
)  # fmt: skip
