"""At the summary of an interview: at most three questions about words that may be a misreading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.commands.confirming import line
from checklist.errors import UsageProblem
from checklist.format.text import unkeepable
from checklist.interview.session import Interview
from checklist.model.record import Answer

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.rules.misreadings.listening import Challenge

MOST = 3  # questions in one interview
_REVISE = ("r", "revise", "change")
_KEEP = ("k", "keep")


def challenged(app: App, interview: Interview, text: str, seen: set[str]) -> bool:
    """Ask about the strongest misreadings in a record's text; True when an answer was changed.

    `seen` holds the rules that were asked about, each once; the same interview asks of no more than
    three. Nobody is asked in a pipe, and nothing blocks: Enter goes on.
    """
    terminal = interview.terminal
    if not terminal.interactive or len(seen) >= MOST:
        return False
    chosen = _strongest(app, interview, text, seen)
    if not chosen:
        return False
    terminal.say()
    one = len(chosen) == 1
    terminal.say("A question about your words" if one else "Questions about your words", bold=True)
    changed = False
    for key, challenge in chosen:
        seen.add(challenge.rule)
        changed |= _asked(interview, key, challenge)
    return changed


def _strongest(
    app: App, interview: Interview, text: str, seen: set[str]
) -> list[tuple[str, Challenge]]:
    """The strongest challenges with their questions, each rule once, in the record's order."""
    from checklist.format.reader import read  # the interview does without until here
    from checklist.rules.case import Case
    from checklist.rules.misreadings.checking import heard
    from checklist.store import rulebooks

    project = app.project
    try:
        own = project.rule_files()
        listener = rulebooks.listener(own)
    except UsageProblem as problem:  # rules that cannot be used must not cost an interview
        interview.terminal.say(f"  {problem.message}", fg="yellow")
        listener = rulebooks.listener()
    case = Case(read(text.encode(), interview.listener.wording.checklist))
    found = [(stretch.key, each) for stretch, each in heard(case, listener)]
    chosen: dict[str, tuple[str, Challenge]] = {}
    for key, each in sorted(found, key=lambda pair: -pair[1].strength):
        kept = {rule for rule, _ in interview.answers.get(key, Answer()).kept}
        if each.rule not in seen | kept and len(chosen) < MOST - len(seen):
            chosen.setdefault(each.rule, (key, each))
    return [pair for pair in found if pair in chosen.values()]


def _asked(interview: Interview, key: str, challenge: Challenge) -> bool:
    """One question, and what the person does about it; True when the answer was changed."""
    terminal = interview.terminal
    terminal.say()
    terminal.wrap(challenge.question, "")
    terminal.wrap(
        "r revises the answer; k and a reason keep it, with the reason in the record; "
        "Enter goes on if it doesn't fit.",
        "",
        dim=True,
    )
    while True:
        first, _, rest = line(interview).strip().partition(" ")
        word, reason = first.casefold().rstrip(":,"), rest.strip()
        if not word:
            return False
        if word in _REVISE:
            interview.again(key)
            return True
        if word in _KEEP and not reason:
            terminal.say("  For which reason? It stands below the answer.")
            reason = line(interview).strip()
        if word in _KEEP and (bad := unkeepable(reason)):
            terminal.say(f"  It holds the character {bad}; once more without it?", fg="yellow")
        elif word in _KEEP and reason:
            _keep(interview, key, challenge.rule, reason)
            return True
        else:
            terminal.say("  r, k with a reason, or Enter?", fg="yellow")


def _keep(interview: Interview, key: str, rule: str, reason: str) -> None:
    """The reason stays below the answer."""
    answer = interview.answers[key]
    interview.answers[key] = answer._replace(kept=(*answer.kept, (rule, reason)))
    interview.save(interview.answers, "")
