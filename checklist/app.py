"""App: what a command needs from the outside, built once and handed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checklist.errors import UsageProblem

if TYPE_CHECKING:
    from checklist.interview.terminal import Terminal
    from checklist.store.project import Project
    from checklist.store.repository import Repository


@dataclass
class App:
    """The folder, the day, the environment; repository, project and terminal on demand."""

    folder: Path
    today: date
    environment: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: str) -> App:
        """The app of this process in a folder; CHECKLIST_TODAY (ISO) rehearses another day."""
        given = os.environ.get("CHECKLIST_TODAY", "")
        try:
            today = date.fromisoformat(given) if given else date.today()
        except ValueError as error:
            raise UsageProblem(
                f"CHECKLIST_TODAY is `{given}`", "give a date such as 2027-02-08, or unset it"
            ) from error
        return cls(Path(folder).absolute(), today, dict(os.environ))

    @property
    def moment(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    @property
    def now(self) -> str:
        """The moment, ISO, to the second, in the person's own time zone; only ever shown."""
        return self.moment.astimezone().isoformat(timespec="seconds")

    @cached_property
    def project(self) -> Project:
        """The folder of decisions around here, found without git."""
        from checklist.store.project import find

        return find(self.folder)

    @cached_property
    def repository(self) -> Repository:
        """The git repository around here; raises CouldNotRun when there is none to use."""
        from checklist.store.repository import Repository

        return Repository.find(self.folder)

    @cached_property
    def terminal(self) -> Terminal:
        """Where questions are asked."""
        from checklist.interview.terminal import Terminal

        return Terminal.of_process(self.environment)
