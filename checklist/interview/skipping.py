"""Leaving a question open, with one of three reasons or one of your own."""

from __future__ import annotations

import re
from collections.abc import Callable

from checklist.interview.replies import Listener
from checklist.interview.terminal import Terminal
from checklist.model import dates

# They stand in the record, so they are in its language.
REASONS = {
    "en": ("I don't know yet", "not mine to answer", "I'll ask on"),
    "de": ("Ich weiß es noch nicht", "Das habe nicht ich zu beantworten", "Ich frage am"),
}


def ask_reason(terminal: Terminal, line: Callable[[], str], listener: Listener) -> str:
    """Why the question stays open; "" when it is not left open after all."""
    reasons = REASONS.get(listener.wording.language, REASONS["en"])
    for number, reason in enumerate(reasons, 1):
        terminal.say(f"  {number} {reason}{' … (a date)' if number == 3 else ''}")
    said = line().strip()
    if not said or said.startswith("/"):
        terminal.say("  Not skipped.")
        return ""
    chosen = re.fullmatch(r"([123])(?:[.):,]|\s|$)\s*(.*)", said, re.DOTALL)
    if not chosen:
        return said
    reason, when = reasons[int(chosen.group(1)) - 1], chosen.group(2)
    if chosen.group(1) == "3" and not when:
        terminal.say("  On which day will you ask?")
        when = line().strip()
    day = dates.parse(when, listener.today)
    return f"{reason} {day.isoformat() if day else when}".strip()
