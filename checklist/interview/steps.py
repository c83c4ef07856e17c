"""The order of an interview: one step a prompt, and which of them apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checklist.model.checklist import Checklist, Part, Question, Text
from checklist.model.record import Answer, Answers


@dataclass(frozen=True)
class Step:
    """One prompt: a question, or some of its parts."""

    name: str
    question: Question
    ask: Text
    why: Text
    example: Text
    parts: tuple[Part, ...] = ()
    first: bool = True

    @property
    def key(self) -> str:
        """The key of the question that the step answers."""
        return self.question.key


def steps(questions: Sequence[Question]) -> tuple[Step, ...]:
    """The steps that answer these questions, in their order."""
    return tuple(step for question in questions for step in _steps(question))


def full(checklist: Checklist) -> tuple[Question, ...]:
    """The questions of the whole interview; tags and the like can be added at the summary."""
    aside = ("title", "with", "tags")
    return tuple(q for q in checklist.questions if q.key not in aside)


def quick(checklist: Checklist) -> tuple[Question, ...]:
    """The few questions of the quick pass."""
    return tuple(q for key in checklist.quick if (q := checklist.question(key)))


def applies(step: Step, answers: Answers, asked: Sequence[Step]) -> bool:
    """Whether the step is to be asked, after what was answered so far.

    A question that an earlier line answered along the way is not asked again.
    """
    if not _holds(step.question.when, answers):
        return False
    if not step.first and answers.get(step.key, Answer()).skipped:
        return False
    along = any(step.key in other.question.together for other in asked)
    return not (along and answers.get(step.key, Answer()).given)


def worded(step: Step, answers: Answers) -> Step:
    """The step in the words that fit the earlier answers."""
    from dataclasses import replace

    for variant in step.question.variants:
        if _holds(variant.when, answers):
            return replace(
                step,
                ask=variant.ask,
                why=variant.why or step.why,
                example=variant.example or step.example,
            )
    return step


def _holds(when: Mapping[str, Sequence[str]], answers: Answers) -> bool:
    return all(answers.get(key, Answer()).text in values for key, values in when.items())


def _steps(question: Question) -> list[Step]:
    if question.kind != "parts":
        return [Step(question.key, question, question.ask, question.why, question.example)]
    if not question.prompts:
        return [
            Step(
                f"{question.key}/{number}", question, part.ask or part.label,
                part.why or question.why, part.example, (part,), number == 1,
            )
            for number, part in enumerate(question.parts, 1)
        ]  # fmt: skip
    return [
        Step(
            f"{question.key}/{number}", question, prompt.ask, question.why, prompt.example,
            tuple(part for key in prompt.parts if (part := question.part(key))), number == 1,
        )
        for number, prompt in enumerate(question.prompts, 1)
    ]  # fmt: skip
