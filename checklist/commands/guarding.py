"""Before anything is committed: what tells about persons is pointed out, and can be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checklist.errors import FINDINGS, ChecklistError, Stopped
from checklist.format.text import unkeepable
from checklist.model.record import Answer
from checklist.report.clean import clean, one_line

if TYPE_CHECKING:
    from checklist.app import App
    from checklist.commands.writing import How
    from checklist.interview.session import Interview
    from checklist.interview.terminal import Terminal
    from checklist.store.drafts import Handle

_KEEP = ("keep", "k", "behalten")
_GO_ON = ("on", "go on", "weiter")


class PersonalDetails(ChecklistError):
    """Details of persons that nobody agreed to keep (exit code 1); nothing was recorded."""

    exit_code = FINDINGS


class Said(NamedTuple):
    """One personal detail: its rule, the record's words, and what would be safer."""

    rule: str
    words: str
    safer: str


def details(text: str, before: str = "") -> list[Said]:
    """The personal details of a text, without those that an earlier one holds already."""
    from checklist.rules.privacy import personal  # its lists of names are not small

    found = [Said(each.rule, text[each.start : each.end], each.safer) for each in personal(text)]
    if not before or not found:
        return found
    old = Counter((each.rule, before[each.start : each.end]) for each in personal(before))
    new = []
    for each in found:
        if old[each[:2]]:
            old[each[:2]] -= 1
        else:
            new.append(each)
    return new


def guard(
    app: App, how: How, text: str, answers: Mapping[str, Any], before: str = "", *,
    ask: bool = False,
) -> None:  # fmt: skip
    """Let a record's text pass, or stop: the last step before a commit that nobody was asked about.

    `answers` say under which question a detail stands. At a terminal (`ask`) a person decides;
    elsewhere e-mail addresses, phone numbers and patient numbers stop it, the rest is said.
    Raises PersonalDetails or Stopped; with --allow-personal it only says what there is.
    """
    found = details(text, before)
    if not found:
        return
    if ask and app.terminal.interactive and not allowed(how):
        show(app.terminal, found)
        _keep_or_stop(app.terminal)
        return
    from checklist.rules.privacy import GRAVE, KIND

    places = _places(found, answers)
    grave = {key: number for key, number in places.items() if key[1] in GRAVE}
    if grave and not allowed(how):
        rows = (f"{place}: {KIND[rule]}{_times(number)}" for (place, rule), number in grave.items())
        raise PersonalDetails(
            "details of persons would stay in git for good; nothing was recorded",
            "take them out; with --allow-personal they are recorded all the same",
            tuple(rows),
        )
    safer = {each.rule: each.safer for each in found}
    for (place, rule), number in places.items():
        said = f"warning: {place}: {KIND[rule]}{_times(number)}. {safer[rule]}"
        click.echo(clean(said), err=True)


def allowed(how: How) -> bool:
    """Whether the call agreed to details of persons beforehand."""
    return how.allow_personal


def reworded(
    app: App, how: How, interview: Interview, text: str, kept: set[Said], before: str = ""
) -> bool:
    """Point out what tells about persons in an interview; True when an answer was changed.

    What the person keeps is added to `kept` and not pointed out again. In a pipe it is as with an
    answers file. Raises Stopped when the person stops; the answers stay in the draft.
    """
    terminal = interview.terminal
    if not terminal.interactive or allowed(how):
        guard(app, how, text, interview.answers, before)
        return False
    found = [each for each in details(text, before) if each not in kept]
    if not found:
        return False
    show(terminal, found)
    said = _choice(terminal, "Enter changes it, keep leaves it as it is, /stop keeps the draft.")
    if said == "keep":
        kept.update(found)
        return False
    if said == "stop":
        raise Stopped("stopped; every answer is kept", f"`{interview.resume}` goes on here")
    changed = _change(interview, found)
    if not changed:
        terminal.say("  Nothing was changed.", fg="yellow")
    return True


def show(terminal: Terminal, found: Iterable[Said]) -> None:
    """The kinds, the words and the safer wordings, on a terminal."""
    from checklist.rules.privacy import KIND

    terminal.say()
    terminal.wrap("This would stay in git for good, and tells about persons:", "", bold=True)
    grouped: dict[str, list[Said]] = {}
    for each in found:
        grouped.setdefault(each.rule, []).append(each)
    for rule, those in grouped.items():
        words = ", ".join(f"“{one_line(each.words, 60)}”" for each in dict.fromkeys(those))
        kind = KIND[rule]
        terminal.wrap(f"- {kind[0].upper()}{kind[1:]}: {words}")
        terminal.wrap(f"  Safer: {those[0].safer}", dim=True)


def stop_if_about_one_person(
    app: App, interview: Interview, handle: Handle | None, asked: set[str]
) -> None:
    """Stop kindly when the change is about one person; what was typed can be deleted at once.

    Raises Stopped. The person may say that it was misread; then `asked` remembers the words.
    """
    from checklist.rules.privacy.matter import is_about_one_person

    answers = interview.answers
    change, because, applies_to = (
        answers.get(key, Answer()).text for key in ("change", "because", "applies-to")
    )
    if change in asked or not interview.terminal.interactive:
        return
    if not is_about_one_person(change, because, applies_to):
        return
    asked.add(change)
    terminal = interview.terminal
    terminal.say()
    terminal.wrap("This reads as if it were about one person.", "", bold=True)
    terminal.wrap(
        "What becomes of one person belongs with human resources, not into git, where it can be "
        "read for ever. They know what is owed to that person, and to you. A record is for a rule "
        "that holds for a group."
    )
    said = _choice(
        terminal,
        "Enter deletes what you typed and stops; keep stops and keeps the draft; "
        "on goes on, if I misread it.",
        (*_KEEP, *_GO_ON),
    )
    if said in _GO_ON:
        return
    if said in (*_KEEP, "stop"):
        raise Stopped("stopped; the draft is kept", f"`{interview.resume}` goes on with it")
    if handle:
        handle.discard()
    raise Stopped("stopped, and what you typed is deleted", "talk to human resources about it")


def _keep_or_stop(terminal: Terminal) -> None:
    """For words that are final here: keep them, or stop and change them."""
    said = _choice(terminal, "Enter stops, so that you can change it; keep records it as it is.")
    if said != "keep":
        raise Stopped("stopped; nothing was recorded", "change the words, and call it again")


def _choice(terminal: Terminal, offer: str, words: tuple[str, ...] = _KEEP) -> str:
    """What the person decides: "" for Enter, `keep`, `stop`, or another of the words."""
    terminal.wrap(offer, "", dim=True)
    while True:
        try:
            said = terminal.read("> ").strip().casefold()
        except EOFError:
            return "stop"
        if said in ("/stop", "stop"):
            return "stop"
        if said == "" or said in words:
            return "keep" if said in _KEEP else said
        terminal.say("  Enter, or one of these words?", fg="yellow")


def _change(interview: Interview, found: list[Said]) -> bool:
    """Offer every stretch with one of the details for a new wording; whether any got one."""
    terminal, changed = interview.terminal, False

    def offer(text: str) -> str:
        if not any(each.words in text for each in found):
            return text
        if not terminal.editing:
            terminal.wrap(text)
        terminal.say("  The new words; Enter leaves them.", dim=True)
        return _line(terminal, interview, text) or text

    for key, answer in list(interview.answers.items()):
        new = _mapped(answer, offer) if key != "expected" else answer
        if new != answer:
            interview.answers[key] = new
            changed = True
    interview.save(interview.answers, "")
    return changed


def _line(terminal: Terminal, interview: Interview, text: str) -> str:
    """A new wording; the old one stands there to be edited."""
    while True:
        try:
            said = terminal.read("> ", "" if "\n" in text else text).strip()
        except EOFError:
            said = "/stop"
        if said == "/stop":
            raise Stopped("stopped; every answer is kept", f"`{interview.resume}` goes on here")
        if bad := unkeepable(said):
            terminal.say(f"  It holds the character {bad}; once more without it?", fg="yellow")
            continue
        return said


def _mapped(answer: Answer, change: Callable[[str], str]) -> Answer:
    """The answer with every free text in it changed."""

    def values(item: Mapping[str, Any]) -> dict[str, Any]:
        return {key: change(v) if isinstance(v, str) else v for key, v in item.items()}

    return answer._replace(
        text=change(answer.text),
        words=tuple(change(each) for each in answer.words),
        items=tuple(values(item) for item in answer.items),
        parts=values(answer.parts),
        notes=change(answer.notes),
        skipped=change(answer.skipped),
    )


def _places(found: list[Said], answers: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """Under which question each kind of detail stands, and how often."""
    texts = {key: _strings(value) for key, value in answers.items()}
    places: Counter[tuple[str, str]] = Counter()
    for each in found:
        key = next((key for key, text in texts.items() if each.words in text), "")
        places[(f"`{key}`" if key else "the record"), each.rule] += 1
    return dict(places)


def _strings(value: Any) -> str:
    """Every text in an answer or in the part of a section."""
    if isinstance(value, Answer):
        value = (value.text, value.words, value.items, value.parts, value.notes, value.skipped)
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        value = tuple(value.values())
    return "\n".join(map(_strings, value)) if isinstance(value, (tuple, list)) else ""


def _times(number: int) -> str:
    return f" ({number} places)" if number > 1 else ""
