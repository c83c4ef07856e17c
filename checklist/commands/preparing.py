"""The files that `checklist init` writes for CI, pre-commit and merging; what to adapt there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from checklist.errors import ChecklistError
from checklist.format.scalars import scalar
from checklist.store.files import contained, read_file
from checklist.store.provenance import NO_ACTION, NO_ADDRESS, Source
from checklist.store.records import in_repository

if TYPE_CHECKING:
    from checklist.app import App

GITHUB = ".github/workflows/decisions.yml"
GITLAB, INCLUDED = ".gitlab-ci.yml", ".gitlab/decisions.gitlab-ci.yml"
PRE_COMMIT = ".pre-commit-config.yaml"
ATTRIBUTES = ".gitattributes"
MERGED = "*.md merge=checklist\nREADME.md !merge\n"


class Planned(NamedTuple):
    """A file to write, by its path from the repository's top, and what to say about it.

    Where `content` is "", somebody's own file stands there, which is for them to change.
    """

    path: str
    content: str
    advice: tuple[str, ...] = ()


def planned(app: App, kinds: tuple[str, ...], source: Source, *, merge: bool) -> Iterator[Planned]:
    """What was asked for, each once."""
    for kind in dict.fromkeys(kinds):
        yield PLANS[kind](app, source)
    if merge:
        yield _attributes(app)


def _github(app: App, source: Source) -> Planned:
    from checklist.report.templates import render

    action = source.action or NO_ACTION
    text = render(
        "github.yml.j2", action=f"{action}@{source.rev}", folder=_quoted(_folder(app)),
        placeholder="" if source.action else action,
    )  # fmt: skip
    return Planned(GITHUB, text, tuple(_adapt(GITHUB, source, source.action, action)))


def _gitlab(app: App, source: Source) -> Planned:
    from checklist.report.templates import render

    address = source.address or NO_ADDRESS
    package = f"decision-checklist @ git+{_as_url(address)}@{source.rev}"
    text = render(
        "gitlab.yml.j2", package=scalar(package), folder=scalar(_folder(app)),
        placeholder="" if source.address else NO_ADDRESS,
    )  # fmt: skip
    there = _there(app, GITLAB)
    own = there is not None and "checklist init --ci gitlab" not in there
    path = INCLUDED if own else GITLAB
    advice = list(_adapt(path, source, source.address, NO_ADDRESS))
    if own and INCLUDED not in (there or ""):
        lines = (f"{GITLAB} is yours. Add to it:", "  include:", f"    - local: {INCLUDED}")
        advice.append("\n".join(lines))
    return Planned(path, text, tuple(advice))


def _pre_commit(app: App, source: Source) -> Planned:
    from checklist.report.templates import render

    folder = _folder(app)
    lines = render(
        "pre-commit.yml.j2", address=source.address or NO_ADDRESS, rev=source.rev,
        files=_files(app), placeholder="" if source.address else NO_ADDRESS,
        entry="" if folder == "." else scalar(f"checklist -C {shlex.quote(folder)} check"),
    )  # fmt: skip
    advice = tuple(_adapt(PRE_COMMIT, source, source.address, NO_ADDRESS))
    there = _there(app, PRE_COMMIT)
    if there is not None and "id: checklist\n" not in there + "\n":
        words = f"{PRE_COMMIT} is yours. Add below its `repos:`:\n{lines.rstrip()}"
        return Planned(PRE_COMMIT, "", (words, *advice))
    return Planned(
        PRE_COMMIT, f"repos:\n{lines}", (*advice, "Each clone, once: pre-commit install")
    )


def _attributes(app: App) -> Planned:
    path = in_repository(app.project, app.repository, f"{app.project.folder}{ATTRIBUTES}")
    there = _there(app, path)
    if there is not None and MERGED.partition("\n")[0] not in there:
        return Planned(path, "", (f"{path} is yours. Add to it:\n{MERGED.rstrip()}",))
    return Planned(path, MERGED)


PLANS: dict[str, Callable[[App, Source], Planned]] = {
    "github": _github, "gitlab": _gitlab, "pre-commit": _pre_commit,
}  # fmt: skip


def _adapt(path: str, source: Source, known: str, placeholder: str) -> Iterator[str]:
    """What must be put in by hand before the file can work."""
    if not known:
        yield (
            f"ADAPT {path}: it does not work yet. Put the repository that holds checklist in the "
            f"place of {placeholder}, and a tag or commit of it in the place of {source.rev}; or "
            "delete the file and run this again with --source ADDRESS and --rev REV."
        )


def _there(app: App, path: str) -> str | None:
    """What a file holds that is there already; None where there is none."""
    try:
        return read_file(contained(app.repository.top, path)).decode("utf-8", "replace")
    except ChecklistError:
        return None


def _folder(app: App) -> str:
    """The folder of the settings, from the repository's top."""
    return in_repository(app.project, app.repository, "") or "."


def _files(app: App) -> str:
    """Which files are decisions, where these are not in the usual folder; as YAML."""
    folder = in_repository(app.project, app.repository, app.project.folder) or ""
    if folder == "decisions":
        return ""
    return scalar(f"^{re.escape(folder)}/.*\\.md$" if folder else r"\.md$")


def _quoted(folder: str) -> str:
    return folder if re.fullmatch(r"[A-Za-z.][\w./-]*", folder) else scalar(folder)


def _as_url(address: str) -> str:
    """An address as pip takes it: git@host:path is ssh://git@host/path."""
    found = re.fullmatch(r"(\w+@[\w.-]+):(.*)", address)
    return f"ssh://{found[1]}/{found[2]}" if found else address
