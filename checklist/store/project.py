"""Where the records live: the nearest `.checklist.yaml` upwards, or the repository's top."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from checklist.errors import UsageProblem
from checklist.model.config import NAME, Config, settings
from checklist.store.files import read_file, refuse_link

LIMIT = 64 * 1024
RULES_LIMIT = 256 * 1024  # bytes of a file with rules
# As in rules/finding.py, which reading the settings does without.
SEVERITIES = ("error", "warning", "note", "off")
_LONGEST = 1000  # letters of a path below the settings; systems take some 4,000 bytes for the whole


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

    def rule_files(self) -> list[tuple[str, bytes]]:
        """The team's own files with rules: what each is called, its bytes; no link is followed."""
        folder = self.root / self.config.rules
        refuse_link(folder)
        found = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
        return [(str(path), read_file(path, RULES_LIMIT)) for path in found]

    @property
    def database(self) -> Path | None:
        """The derived index of the records; None outside of a repository."""
        return self.state / "index.db" if self.state else None

    @property
    def checks(self) -> Path | None:
        """What the rules said about files, by their bytes; None as above."""
        return self.state / "checks.db" if self.state else None

    @property
    def full_text(self) -> Path | None:
        """The derived full text of the records, if there is a place for it."""
        return self.state / "similar.db" if self.state else None

    @property
    def standing(self) -> Path | None:
        """What the last check of all records found; None as above."""
        return self.state / "standing.db" if self.state else None


def find(start: Path) -> Project:
    """The project around `start`, found without running git.

    Raises `CouldNotRun` in a bare repository, which has no files, and what `load` raises.
    """
    start = start.absolute()
    folders = (start, *start.parents)
    # Unlike Path's, this one takes a folder that may not be entered.
    top = next((each for each in folders if os.path.lexists(each / ".git")), None)
    if top is None and (bare := next(filter(_is_bare, folders), None)):
        from checklist.store.complaints import unusable  # nearly nobody needs it

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
    return parse(read_file(path, LIMIT), str(path))


def parse(data: bytes, what: str) -> Config:
    """The settings that a file's bytes hold; `what` names the file in a UsageProblem."""
    values = _values(data, what)
    values = {} if values is None else values
    known = {setting.key: setting.default == "{}" for setting in settings()}
    if not isinstance(values, dict):
        raise UsageProblem(f"{what}: settings are `key: value` lines")
    for key, value in values.items():
        if key not in known:
            raise UsageProblem(
                f"{what}: unknown key `{key}`", f"the keys are {', '.join(sorted(known))}"
            )
        if value is not None and not isinstance(value, dict if known[key] else str):
            kind = "entries, `{NAME: word}`" if known[key] else "words"
            raise UsageProblem(f"{what}: `{key}` must be {kind}, not {value!r}")
    given = {key.replace("-", "_"): value for key, value in values.items() if value is not None}
    config = Config(**given)
    _refuse_unusable(what, config)
    return replace(config, decisions=Path(config.decisions).as_posix())


def _refuse_unusable(what: str, config: Config) -> None:
    for key in ("decisions", "checklists", "rules", "subject"):
        if not getattr(config, key).strip():
            raise UsageProblem(
                f"{what}: `{key}` is empty", "give it words, or take the line out for the default"
            )
    for folder in (config.decisions, config.checklists, config.rules, config.baseline):
        parts = Path(folder).parts
        if Path(folder).is_absolute() or "\0" in folder or {"..", ".git"} & set(parts):
            raise UsageProblem(f"{what}: `{folder}` leaves the folder of {NAME}")
        if len(folder) > _LONGEST or any(map(_too_long, parts)):
            raise UsageProblem(f"{what}: `{folder[:40]}…` is too long for a path")
    for rule, severity in config.severity.items():
        if severity not in SEVERITIES:
            raise UsageProblem(
                f"{what}: `severity` of `{rule}` is {severity!r}",
                f"it is one of {', '.join(SEVERITIES)}",
            )


def _too_long(name: str) -> bool:
    """Whether no file can have this name."""
    return len(name.encode("utf-8", "surrogatepass")) > 255


def _values(data: bytes, what: str) -> Any:
    """What the file holds; flat lines are read without the YAML parser, which is slow to load."""
    from checklist.format.flat import read_flat

    values = read_flat(data.decode("utf-8", "surrogateescape"))
    if values is not None:
        return values
    from checklist.format import yaml_in

    return yaml_in.load(data, limit=LIMIT, what=what)


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
