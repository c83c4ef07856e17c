"""Something that is asked of git now and needed later, while this process does its own work."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

_Answer = TypeVar("_Answer")


class Meanwhile(Generic[_Answer]):
    """A question that is asked beside everything else; what it raises, `result` raises."""

    def __init__(self, question: Callable[[], _Answer]) -> None:
        self._question = question
        self._answers: list[_Answer] = []
        self._problem: BaseException | None = None
        # A command that ends early does not wait for an answer that nobody wants.
        self._thread = Thread(target=self._ask, daemon=True)
        self._thread.start()

    def result(self) -> _Answer:
        """The answer, once it is there."""
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        return self._answers[0]

    def _ask(self) -> None:
        try:
            self._answers.append(self._question())
        except BaseException as problem:  # it is raised where the answer is asked for
            self._problem = problem
