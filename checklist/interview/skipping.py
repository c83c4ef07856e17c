"""Leaving a question open, with one of three reasons or one of your own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from checklist.interview.terminal import Terminal
from checklist.model import dates

REASONS = ("I don't know yet", "not mine to answer", "I'll ask on")


def ask_reason(terminal: Terminal, line: Callable[[], str], today: date) -> str:
    """Why the question stays open; "" when it is not left open after all."""
    for number, reason in enumerate(REASONS, 1):
        terminal.say(f"  {number} {reason}{' … (a date)' if number == 3 else ''}")
    said = line().strip()
    if not said or said.startswith("/"):
        terminal.say("  Not skipped.")
        return ""
    chosen = re.fullmatch(r"([123])(?:[.):,]|\s|$)\s*(.*)", said, re.DOTALL)
    if not chosen:
        return said
    reason, when = REASONS[int(chosen.group(1)) - 1], chosen.group(2)
    if chosen.group(1) == "3" and not when:
        terminal.say("  On which day will you ask?")
        when = line().strip()
    day = dates.parse(when, today)
    return f"{reason} {day.isoformat() if day else when}".strip()
