"""What can be typed instead of an answer, at every prompt."""

from __future__ import annotations

import difflib
import re

from checklist.errors import Stopped
from checklist.interview.steps import Step
from checklist.interview.terminal import Terminal
from checklist.model.checklist import say

COMMANDS = {
    "/back": "to the question before; in a list, take the last line back to mend it",
    "/skip": "leave it open, with a reason: I don't know yet, not mine to answer, I'll ask on …",
    "/why": "why this is asked, and an example",
    "/edit": "write a long answer in your editor",
    "/stop": "stop here; everything is kept, and you go on at this question another day",
    "/help": "this list; an answer that begins with a slash is typed with two: //",
}


def command_in(line: str) -> str:
    """The command that a line is; "" when it is an answer."""
    found = re.fullmatch(r"\s*(/[^\W\d_]+)\s*", line)
    return found.group(1).lower() if found else ""


def obey(command: str, step: Step, terminal: Terminal, language: str, resume: str) -> None:
    """Do what a command asks that changes no answer; raises Stopped for /stop."""
    if command == "/stop":
        raise stopped(resume)
    if command == "/why":
        terminal.wrap(say(step.why, language) or "It has no further reason.")
        if step.example:
            terminal.wrap(f"For example: {say(step.example, language)}")
    elif command == "/help":
        for name, words in COMMANDS.items():
            terminal.wrap(f"{name:7}{words}")
    elif command not in COMMANDS:
        near = difflib.get_close_matches(command, COMMANDS, 1)
        hint = f"Did you mean {near[0]}? " if near else ""
        terminal.wrap(f"{hint}To answer with {command}, type /{command}", fg="yellow")


def stopped(resume: str) -> Stopped:
    """The person stopped; what to show, with the command that comes back."""
    return Stopped("stopped; every answer is kept", f"`{resume}` goes on at this question")
