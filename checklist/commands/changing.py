"""Answers into an existing record: only their own lines change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checklist.commands.writing import Loaded
from checklist.format import patch
from checklist.format.reader import read
from checklist.model.checklist import FRONT_KEYS
from checklist.model.record import Answer


def apply(loaded: Loaded, answers: Mapping[str, Answer]) -> bytes:
    """The record's file with these answers; an answer that is not given takes its lines away."""
    checklist = loaded.reading.wording.checklist
    data, reading = loaded.data, loaded.reading
    front: dict[str, Any] = {}
    for key, answer in answers.items():
        question = checklist.question(key)
        if key == "title":
            data = patch.change_title(reading, answer.text)
            reading = read(data, checklist)
        elif key in FRONT_KEYS or question is None:
            front[key] = list(answer.words) or answer.text or None
        elif answer != reading.record.answers.get(key, Answer()):
            data = patch.change_answer(reading, question, answer)
            reading = read(data, checklist)
    changed = {key: value for key, value in front.items() if reading.record.front.get(key) != value}
    return patch.change_front(reading, changed) if changed else data
