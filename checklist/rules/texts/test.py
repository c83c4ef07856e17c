"""The rules about the small test, in words."""

from __future__ import annotations

from checklist.rules.finding import NOTE, WARNING, Rule


def _rule(name: str, severity: str, title: str, why: str, before: str, after: str) -> Rule:
    return Rule(name, "test", severity, title, why, before, after)


RULES = (
    _rule(
        "try-missing", WARNING, "What is tried",
        "A test that nobody can describe is the roll-out under another name. One thing that a few "
        "people do differently is enough.",
        "- **What we try:** No need to pilot this, we will see how it goes.\n",
        "- **What we try:** Team B hands over in one room, with the same form.\n",
    ),
    _rule(
        "everyone-in-test", WARNING, "Everybody is in the test",
        "Where all take part, nobody shows how it would have gone without the change, and undoing "
        "it means undoing it for all.",
        "- **Who:** Everyone.\n",
        "- **Who:** Three from each shift; the representative took yes or no in confidence.\n",
    ),
    _rule(
        "baseline-missing", WARNING, "How it is today",
        "Without today's figure, or what is seen today, every result looks like progress.",
        "- **Baseline:** -\n",
        "- **Baseline:** 23 of 60\n",
    ),
    _rule(
        "threshold-missing", WARNING, "What would let it go on",
        "A result that is judged afterwards is judged by hope. In a small team the threshold can be "
        "an observation; “it works” is none, because every result can be called that.",
        "- **Go on if:** It works well.\n",
        "- **Go on if:** Both shifts ask to keep it.\n",
    ),
    _rule(
        "end-missing", WARNING, "End of the test",
        "A test without an end becomes the rule without ever having been decided.",
        "- **Until:** -\n",
        "- **Until:** 2026-12-18\n",
    ),
    _rule(
        "undo-missing", WARNING, "The way back",
        "People try what they can leave again. A way back that is written down before gets used.",
        "- **Undo:** -\n",
        "- **Undo:** One message to the team.\n",
    ),
    _rule(
        "not-reversible", WARNING, "No way back",
        "What cannot be undone is no test, however small. A part of it often can be.",
        "- **Undo:** There is no way back once the lease is signed.\n",
        "- **Undo:** We keep the old rooms until the end of January.\n",
    ),
    _rule(
        "test-after-roll-out", WARNING, "Test after the roll-out",
        "A test that begins when the change is in effect for all cannot keep a mistake from anybody.",
        "- **From:** 2027-02-01\n- **Until:** 2027-02-19\n",
        "- **From:** 2026-11-30\n- **Until:** 2026-12-18\n",
    ),
    _rule(
        "roll-out-before-result", WARNING, "Roll-out before the result",
        "If the change takes effect while the test still runs, its result decides nothing, and those "
        "who took part will notice.",
        "- **Until:** 2027-01-29\n",
        "- **Until:** 2026-12-18\n",
    ),
    _rule(
        "assumption-untouched", NOTE, "Assumption outside the test",
        "A test may succeed while an assumption beside it is wrong. This one compares words only: if "
        "the test does touch it, say by what you would notice.",
        "- Parents accept a later end of the day.\n",
        "- Parents accept a later end of the day.\n"
        "  - **Wrong if:** One of the three from a shift asks to leave the test.\n",
    ),
    _rule(
        "stop-missing", NOTE, "Reason to stop early",
        "Whoever takes part should know what ends the test at once, and that they may say so.",
        "- **Stop early if:** -\n",
        "- **Stop early if:** The representative says so.\n",
    ),
    _rule(
        "weak-test", NOTE, "Could this fail?",
        "Counts go up and down by themselves. A threshold that today's figure would reach anyway "
        "shows nothing when it is reached; one that even a real improvement would miss shows nothing "
        "when it is missed. More people are seldom the answer; another threshold or an observation "
        "often is.",
        "- **Go on if:** At most 27 of 60\n",
        "- **Go on if:** At most 14 of 60\n",
    ),
)  # fmt: skip
