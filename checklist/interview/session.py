"""An interview: one question at a time, every answer saved before the next, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checklist.errors import UsageProblem
from checklist.interview.editing import edited_answer
from checklist.interview.replies import LIST_KINDS, Listener, outcome, said_back, say_item
from checklist.interview.skipping import ask_reason
from checklist.interview.slash import command_in, obey, stopped
from checklist.interview.steps import Step, applies, worded
from checklist.interview.terminal import Terminal
from checklist.model.checklist import say
from checklist.model.record import Answer


class Offer(NamedTuple):
    """What Enter alone answers: the line as if typed, and how it is shown."""

    line: str
    shown: str


@dataclass
class Interview:
    """The questions that are asked, the answers so far, and where we are.

    `save` is called with the answers and the name of the step that comes next, before it appears.
    `offer` may suggest an answer; `before` may show something when a step comes up, and `past`
    what became of similar decisions, which comes after the forecast so that it does not colour it.
    """

    terminal: Terminal
    listener: Listener
    steps: Sequence[Step]
    answers: dict[str, Answer]
    save: Callable[[dict[str, Answer], str], None]
    at: str = ""
    mode: str = "full"
    offer: Callable[[Step, dict[str, Answer]], Offer | None] = lambda step, answers: None
    before: Callable[[Step], None] = lambda step: None
    past: Callable[[], None] = lambda: None
    resume: str = "checklist new"
    typed: list[str] = field(default_factory=list)
    mending: bool = False

    def run(self) -> dict[str, Answer]:
        """Ask until the last question; raises Stopped on /stop and at the end of input."""
        self.terminal.wrap(
            "Every answer is saved as you give it; /help lists what else you can type.",
            "",
            dim=True,
        )
        names = [step.name for step in self.steps]
        place, direction = names.index(self.at) if self.at in names else 0, 1
        while place < len(self.steps):
            step = worded(self.steps[place], self._known())
            if applies(step, self._known(), self.steps[:place]):
                self._save(step)
                direction = self._ask(step, place)
                if direction > 0 and step.question.kind == "expectations":
                    self.past()
            if direction < 0 and place == 0:
                self.terminal.say("This is the first question.")
                direction = 1
                continue
            place = max(0, place + direction)
        self.save(self.answers, "")
        return self.answers

    def _known(self) -> dict[str, Answer]:
        """The answers so far, and under `mode` whether this is the quick pass."""
        return {**self.answers, "mode": Answer(text=self.mode)}

    def again(self, key: str) -> None:
        """Ask one question again, from the summary or `checklist edit`."""
        self.mending = True
        for place, step in enumerate(self.steps):
            skipped = self.answers.get(key, Answer()).skipped
            if step.key == key and (step.first or not skipped):
                self._ask(worded(step, self._known()), place)
        self.mending = False
        self.save(self.answers, "")

    def _save(self, step: Step) -> None:
        """Keep the answers; who stops while mending one comes back to the summary."""
        self.save(self.answers, "" if self.mending else step.name)

    def _ask(self, step: Step, place: int) -> int:
        """One step; gives 1 to go on and -1 to go back."""
        self.before(step)
        self._show(step, place)
        if step.question.kind == "outcomes":
            return self._outcomes(step)
        prefill = ""
        while True:
            line = self._line(prefill)
            prefill = ""
            command = command_in(line)
            if command == "/back":
                if step.question.kind in LIST_KINDS and self._shorten(step):
                    prefill = self.typed.pop() if self.typed else ""
                    continue
                return -1
            if command == "/edit":
                if self._edit(step):
                    return 1
            elif command == "/skip":
                if self._skip(step):
                    return 1
            elif command:
                self._obey(command, step)
            elif self._take(step, line):
                return 1

    def _line(self, prefill: str = "") -> str:
        try:
            return self.terminal.read("> ", prefill)
        except EOFError:
            if self.terminal.interactive:
                raise stopped(self.resume) from None
            if not any(answer.given for answer in self.answers.values()):
                raise UsageProblem(
                    "there is no terminal to ask at, and no answers on standard input",
                    "give them with --answers FILE; `checklist schema answers` describes it",
                ) from None
            raise UsageProblem(
                "the input ended before the last question",
                f"your answers are kept: `{self.resume}` goes on; or give them all with --answers",
            ) from None

    def _show(self, step: Step, place: int) -> None:
        language = self.listener.wording.language
        self.typed.clear()
        self.terminal.say()
        where = "" if self.mending else f"{place + 1}/{len(self.steps)}  "
        self.terminal.wrap(where + say(step.ask, language), "", bold=True)
        if step.why and step.first:
            self.terminal.wrap(say(step.why, language), dim=True)
        for number, choice in enumerate(step.question.choices, 1):
            self.terminal.say(f"  {number} {say(choice.label, language)}")
        for row in self._present(step):
            self.terminal.wrap(row, "  ")
        if step.question.kind in LIST_KINDS:
            mend = " A number and a colon replace one." if self._present(step) else ""
            self.terminal.wrap(
                f"One a line; an empty line goes on.{mend} /why shows an example.", dim=True
            )
        elif sum(part.kind != "date" for part in step.parts) > 1:
            self.terminal.wrap("Two parts, with a semicolon between. /why shows one.", dim=True)
        if offer := self._offer(step):
            self.terminal.wrap(f"Enter: {offer.shown}", dim=True)

    def _present(self, step: Step) -> list[str]:
        """What was answered to this step before."""
        answer = self.answers.get(step.key, Answer())
        if answer.skipped:
            return [f"so far left open: {answer.skipped}"]
        if step.question.kind in LIST_KINDS:
            wording, kind = self.listener.wording, step.question.kind
            rows = enumerate(answer.items, 1)
            return [f"{number} {say_item(kind, item, wording)}" for number, item in rows]
        return []

    def _offer(self, step: Step) -> Offer | None:
        answer = self.answers.get(step.key, Answer())
        if step.question.kind in LIST_KINDS:
            return None
        if step.parts:
            said = [str(answer.parts[part.key]) for part in step.parts if part.key in answer.parts]
            return Offer("", "keep “" + "; ".join(said) + "”") if said else None
        if answer.text or answer.words:
            return Offer("", f"keep “{answer.text or ', '.join(answer.words)}”")
        return self.offer(step, self.answers)

    def _take(self, step: Step, line: str) -> bool:
        """Take a typed line; True when the step is done with it."""
        if not line.strip():
            return self._enter(step)
        line = (line[1:] if line.startswith("//") else line).replace("\t", " ")
        before = self.answers.get(step.key, Answer()).items
        reply = self.listener.reply(step, line.strip(), self.answers)
        if reply.problem:
            self.terminal.wrap(reply.problem, fg="yellow")
        if not reply.answers:
            return False
        self.answers.update(reply.answers)
        for row in said_back(step, reply.answers, before, self.listener.wording):
            self.terminal.wrap(f"= {row}", fg="green")
        if step.question.kind in LIST_KINDS:
            if len(self.answers[step.key].items) > len(before):
                self.typed += reply.typed
            self._save(step)
            return False
        answer = self.answers.get(step.key, Answer())
        return answer.given or step.key not in reply.answers or self._enter(step)

    def _enter(self, step: Step) -> bool:
        """An empty line: keep or accept what is offered, or leave the answer unknown."""
        offer = self._offer(step)
        if offer and offer.line:
            return self._take(step, offer.line)
        answer = self.answers.get(step.key, Answer())
        if offer or answer.items or answer.skipped or not step.question.required or not step.first:
            return True
        self.terminal.say("  Please answer, or /skip with a reason.", fg="yellow")
        return False

    def _shorten(self, step: Step) -> bool:
        """Take the last item that was typed just now back; False when there is none."""
        answer = self.answers.get(step.key, Answer())
        if not answer.items or not self.typed:
            return False
        self.answers[step.key] = answer._replace(items=answer.items[:-1])
        self._save(step)
        kind, wording = step.question.kind, self.listener.wording
        self.terminal.say(f"  taken back: {say_item(kind, answer.items[-1], wording)}", fg="yellow")
        return True

    def _outcomes(self, step: Step) -> int:
        """One answer for each expectation; /back goes to the one before."""
        came = list(self.answers.get(step.key, Answer()).words)
        expected = self.answers.get("expected", Answer()).items
        while len(came) < len(expected):
            number = len(came)
            row = say_item("expectations", expected[number], self.listener.wording)
            self.terminal.wrap(f"{number + 1} of {len(expected)}: {row}", "  ")
            line = self._line()
            if command_in(line) == "/back":
                if not came:
                    return -1
                came.pop()
            elif command := command_in(line):
                self._obey(command, step)
            elif found := outcome(line, self.listener.wording):
                came.append(found)
                self.terminal.say(f"  = {self.listener.wording.word(found)}", fg="green")
            else:
                self.terminal.say("  yes, no or unclear?", fg="yellow")
            self.answers[step.key] = Answer(words=tuple(came))
            self._save(step)
        return 1

    def _edit(self, step: Step) -> bool:
        """The answer in the editor; True when it is done."""
        answer = self.answers.get(step.key, Answer())
        changed = edited_answer(self.terminal, self.listener, step.question, answer)
        if changed is None:
            self.terminal.say("  Unchanged.")
            return False
        self.answers[step.key] = changed
        self._save(step)
        for row in self._present(step):
            self.terminal.wrap(row, "  ", fg="green")
        return changed.given

    def _skip(self, step: Step) -> bool:
        """Leave a question open with a reason; False when it is not left open."""
        if not step.first:  # the question has an answer; only these parts of it are unknown
            self.terminal.say("  = left unknown", fg="green")
            return True
        reason = ask_reason(self.terminal, self._line, self.listener)
        if not reason:
            return False
        kept = self.answers.get(step.key, Answer()).kept
        self.answers[step.key] = Answer(skipped=reason, kept=kept)
        self.terminal.say(f"  = left open: {reason}", fg="green")
        return True

    def _obey(self, command: str, step: Step) -> None:
        obey(command, step, self.terminal, self.listener.wording.language, self.resume)
