"""Finding the decision that a person names, in the way of the commands that only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist.errors import UsageProblem
from checklist.store import records
from checklist.store.records import Found

if TYPE_CHECKING:
    from checklist.app import App


def find(app: App, text: str) -> Found:
    """The record in the work tree, else on a decision branch; raises UsageProblem.

    Git is asked only when the record is not in the work tree.
    """
    try:
        return records.find(app.project, text)
    except UsageProblem as problem:
        # Several that fit are no reason to look further, and without git there is nowhere to look.
        if problem.details or app.project.state is None:
            raise
        return records.find(app.project, text, app.repository)
