"""Where the records live: the nearest `.checklist.yaml` upwards, or the repository's top."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checklist.errors import UsageProblem
from checklist.model.config import NAME, Config, settings
from checklist.store.complaints import unusable
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
        return "" if self.config.decisions == "." else f"{self.config.decisions}/"

    @property
    def checklists(self) -> Path:
        """The folder of the team's own checklists."""
        return self.root / self.config.checklists

    @property
    def database(self) -> Path | None:
        """The derived index of the records; None outside of a repository."""
        return self.state / "index.db" if self.state else None


def find(start: Path) -> Project:
    """The project around `start`, found without running git.

    Raises `CouldNotRun` in a bare repository, which has no files, and what `load` raises.
    """
    start = start.absolute()
    folders = (start, *start.parents)
    # Unlike Path's, this one takes a folder that may not be entered.
    top = next((each for each in folders if os.path.lexists(each / ".git")), None)
    if top is None and (bare := next(filter(_is_bare, folders), None)):
        raise unusable(bare, "", bare=True)
    state = _state(top / ".git") if top else None
    for folder in folders:
        if os.path.lexists(folder / NAME):
            return Project(folder, load(folder / NAME), state)
        if folder == top:
            break
    return Project(top or start, Config(), state)


def load(path: Path) -> Config:
    """The settings in a file; raises UsageProblem that names the file and the key."""
    data = _values(path)
    data = {} if data is None else data
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
    _refuse_unusable(path, config)
    return replace(config, decisions=Path(config.decisions).as_posix())


def _refuse_unusable(path: Path, config: Config) -> None:
    for key in ("decisions", "checklists", "subject"):
        if not getattr(config, key).strip():
            raise UsageProblem(
                f"{path}: `{key}` is empty", "give it words, or take the line out for the default"
            )
    for folder in (config.decisions, config.checklists):
        if Path(folder).is_absolute() or ".." in Path(folder).parts or ".git" in Path(folder).parts:
            raise UsageProblem(f"{path}: `{folder}` leaves the folder of {NAME}")


def _values(path: Path) -> Any:
    """What the file holds; flat lines are read without the YAML parser, which is slow to load."""
    from checklist.format.flat import read_flat

    data = read_file(path, _LIMIT)
    values = read_flat(data.decode("utf-8", "surrogateescape"))
    if values is not None:
        return values
    from checklist.format import yaml_in

    return yaml_in.load(data, limit=_LIMIT, what=str(path))


def _is_bare(folder: Path) -> bool:
    """Whether this is a repository without a work tree, told from its files."""
    there = (folder / "HEAD", folder / "objects", folder / "refs")
    return all(map(os.path.exists, there))


def _state(dot_git: Path) -> Path | None:
    """Our folder in the repository's common git directory, for a plain or a linked work tree.

    None where it cannot be told, as without permission.
    """
    try:
        return _common(dot_git)
    except (OSError, ValueError, RuntimeError):  # a name with a null, a circle of links
        return None


def _common(dot_git: Path) -> Path | None:
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
