"""Every command that writes, with the ground it is tried on and what there must be afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from proof.ground import EXAMPLE, REVIEW, Ground, copy, repository, somebodys_work

_QUICK = (
    "Handover is written.", "2, the form", "Nurses, night: 9, asked 0", "",
    "told: the form has 31 fields", "", "a nurse in charge says so", "in 4 weeks", "",
)  # fmt: skip
_HOOK = "#!/bin/sh\nexit 0\n"


@dataclass(frozen=True)
class Command:
    """A command that writes: how it is called, on which ground, and what it leaves.

    `ground`: empty, two (decisions), testing (one of them in its test), draft (an interview up
    to its summary) or hooked (two decisions, and hooks of the repository's own). `commits` come on top of the old ones, on
    `branch` where one is named. `typed` are lines at a terminal.
    """

    name: str
    arguments: tuple[str, ...]
    ground: str = "two"
    commits: int = 1
    branch: str = ""
    typed: str = ""
    draft: bool = False


_ONE = "decision/2026-11-22-one"
COMMANDS = (
    Command("new --answers", ("new", "--answers", str(EXAMPLE), "--no-input"), "empty"),
    Command("edit", ("edit", "one", "owner", "--text", "Head of Care")),
    Command("review --answers", ("review", "one", "--answers", str(REVIEW)), "testing"),
    Command("review --postpone", ("review", "one", "--postpone", "2027-03-01", "--because", "leave"), "testing"),
    Command("status", ("status", "one", "testing")),
    Command("supersede", ("supersede", "one", "--by", "two")),
    Command("undo", ("undo",)),
    Command("init", ("init",), "empty", commits=0),
    Command("status --branch", ("status", "one", "testing", "--branch"), branch=_ONE),
    Command("new, resumed", ("new",), "draft", typed="\n\nyes\n", draft=True),
    Command("edit, with hooks", ("edit", "one", "owner", "--text", "Head of Care"), "hooked"),
    Command("status --branch, with hooks", ("status", "one", "testing", "--branch"), "hooked", branch=_ONE),
)  # fmt: skip
# What the short form tries: the ways into git that differ.
SHORT = ("new --answers", "edit", "status --branch", "new, resumed")
BY_NAME = {command.name: command for command in COMMANDS}


def prepared(ground: Ground, kind: str) -> Path:
    """The repository of a ground, made once; a person is in the middle of something there."""
    top = ground.folder / f"ground-{kind}"
    if top.exists():
        return top
    if kind == "hooked":
        copy(prepared(ground, "two"), top)
        for name in ("pre-commit", "post-commit"):
            hook = top / ".git" / "hooks" / name
            hook.write_text(_HOOK, encoding="utf-8")
            hook.chmod(0o755)
        return top
    repository(ground, top.name, *(("One", "Two") if kind in ("two", "testing") else ()))
    if kind == "testing" and ground.checklist(top, "status", "one", "testing").code:
        raise RuntimeError("the test did not begin")
    if kind == "draft":
        arguments = ("-m", "checklist", "new", "--quick")
        ground.run(top, [_python(), *arguments], typed="\n".join(_QUICK) + "\n")
        if drafted(top) is None:
            raise RuntimeError("the interview left no draft")
    somebodys_work(ground, top)
    return top


def drafted(top: Path) -> dict[str, object] | None:
    """The answers of the one draft; None when there is none."""
    found = list((top / ".git" / "checklist" / "drafts").glob("*.json"))
    if not found:
        return None
    answers: dict[str, object] = json.loads(found[0].read_text(encoding="utf-8"))["data"]["answers"]
    return answers


def _python() -> str:
    import sys

    return sys.executable
