"""Where the records live: the nearest `.checklist.yaml` upwards, or the repository's top."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from checklist.errors import UsageProblem
from checklist.model.config import NAME, Config, settings
from checklist.store.files import read_file

_LIMIT = 64 * 1024


class Project(NamedTuple):
    """A folder with decisions: its root, its settings, and git's folder for derived state.

    `state` is None outside of a repository.
    """

    root: Path
    config: Config
    state: Path | None

    @property
    def decisions(self) -> Path:
        """The folder of the records."""
        return self.root / self.config.decisions

    @property
    def folder(self) -> str:
        """The path of that folder from the root, with the `/` behind it; "" for the root itself."""
        path = Path(self.config.decisions).as_posix()
        return "" if path == "." else f"{path}/"

    @property
    def checklists(self) -> Path:
        """The folder of the team's own checklists."""
        return self.root / self.config.checklists

    @property
    def database(self) -> Path | None:
        """The derived index of the records; None outside of a repository."""
        return self.state / "index.db" if self.state else None


def find(start: Path) -> Project:
    """The project around `start`, found without running git."""
    start = start.absolute()
    top, state = start, None
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            top, state = folder, _state(folder / ".git")
            break
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return Project(folder, load(folder / NAME), state)
        if folder == top and state:
            break
    return Project(top, Config(), state)


def load(path: Path) -> Config:
    """The settings in a file; raises UsageProblem that names the file and the key."""
    data = _values(path) or {}
    known = {setting.key for setting in settings()}
    if not isinstance(data, dict):
        raise UsageProblem(f"{path}: settings are `key: value` lines")
    for key, value in data.items():
        if key not in known:
            raise UsageProblem(
                f"{path}: unknown key `{key}`", f"the keys are {', '.join(sorted(known))}"
            )
        if value is not None and not isinstance(value, str):
            raise UsageProblem(f"{path}: `{key}` must be words, not {value!r}")
    given = {key.replace("-", "_"): value for key, value in data.items() if value is not None}
    config = Config(**given)
    for folder in (config.decisions, config.checklists):
        if Path(folder).is_absolute() or ".." in Path(folder).parts or ".git" in Path(folder).parts:
            raise UsageProblem(f"{path}: `{folder}` leaves the folder of {NAME}")
    return config


def _values(path: Path) -> Any:
    """What the file holds; flat lines are read without the YAML parser, which is slow to load."""
    from checklist.format.flat import read_flat

    data = read_file(path, _LIMIT)
    values = read_flat(data.decode("utf-8", "surrogateescape"))
    if values is not None:
        return values
    from checklist.format import yaml_in

    return yaml_in.load(data, limit=_LIMIT, what=str(path))


def _state(dot_git: Path) -> Path | None:
    """Our folder in the repository's common git directory, for a plain or a linked work tree."""
    folder = dot_git
    if dot_git.is_file():
        line = dot_git.read_text("utf-8", "surrogateescape").strip()
        if not line.startswith("gitdir: "):
            return None
        folder = (dot_git.parent / line[len("gitdir: ") :]).resolve()
    common = folder / "commondir"
    if common.is_file():
        folder = (folder / common.read_text("utf-8", "surrogateescape").strip()).resolve()
    return folder / "checklist"
