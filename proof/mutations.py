"""Known bad changes to a copy of the tool: for each of them the tests must go red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from proof.ground import PROJECT, Ground
from proof.table import Line


class Mutation(NamedTuple):
    """A bad change: what it takes away, where, the old text and the new, the tests that must see it."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


_FILES = "tests/store/test_files.py"
_WRITER = "tests/store/commit/test_writer.py"
_BRANCH = "tests/store/commit/test_branch.py"
_DURABLE = "tests/store/commit/test_durability.py"
_COMMIT = "checklist/store/commit"

MUTATIONS = (
    Mutation(
        "a file written over in place", "checklist/store/files.py",
        "        temporary.replace(target)\n",
        "        temporary.unlink()\n        with open(target, 'w') as file:\n            file.write(data.decode())\n",
        (_FILES,),
    ),
    Mutation(
        "no fsync of a file", "checklist/store/files.py",
        "            os.fsync(handle)\n        temporary", "        temporary", (_FILES,),
    ),
    Mutation(
        "a partial file left on a full disk", "checklist/store/files.py",
        "        with contextlib.suppress(OSError):\n            temporary.unlink()\n", "", (_FILES,),
    ),
    Mutation(
        "links are followed", "checklist/store/files.py",
        "    if os.path.islink(path):", "    if False:", (_FILES,),
    ),
    Mutation(
        "devices and pipes are read", "checklist/store/files.py",
        "if not stat.S_ISREG(os.fstat(handle).st_mode):", "if False:", (_FILES,),
    ),
    Mutation(
        "git writes without fsync", f"{_COMMIT}/durability.py",
        '"core.fsync=all"', '"core.fsync=none"', (_DURABLE,),
    ),
    Mutation(
        "an author is guessed", f"{_COMMIT}/durability.py",
        '"user.useConfigOnly=true"', '"user.useConfigOnly=false"', (_DURABLE,),
    ),
    Mutation(
        "staged files go along", f"{_COMMIT}/committing.py",
        '"--only", ', '"--include", ', (_WRITER, "-k", "alone or staged"),
    ),
    Mutation(
        "nothing is noted before a write", "checklist/store/commit/journal.py",
        "    write_file(folder, _place(repo).name, json.dumps(noted).encode(), mode=0o600)\n", "",
        (_WRITER, "-k", "killed or interrupted"),
    ),
    Mutation(
        "changes of the person's own are overwritten", f"{_COMMIT}/writer.py",
        "    refuse_changes(repo, wanted, snapshot)\n    old", "    old", (_WRITER, "-k", "own or overwritten"),
    ),
    Mutation(
        "locks are removed unasked", f"{_COMMIT}/readiness.py",
        "    if stale and not unlock:\n        raise locks.refuse(stale)\n", "",
        (_WRITER, _BRANCH, "-k", "stale_lock"),
    ),
    Mutation(
        "a detached HEAD is committed to", f"{_COMMIT}/readiness.py",
        "    if not branch:\n", "    if False:\n", (_WRITER, "-k", "detached"),
    ),
    Mutation(
        "the exit code alone says whether it landed", f"{_COMMIT}/committing.py",
        "    touched = next(exact, newest)\n", "    touched = next(exact, newest) if not done.status else None\n",
        (_WRITER, "-k", "landed"),
    ),
    Mutation(
        "replaced objects are shown", "checklist/store/repository.py",
        '    "GIT_NO_REPLACE_OBJECTS": "1",\n', "", ("tests/store/test_repository.py", "-k", "replaced"),
    ),
    Mutation(
        "an inherited GIT_DIR leads elsewhere", "checklist/store/repository.py",
        "            return repo.pinned()\n        return repo\n", "            return repo\n        return repo\n",
        ("tests/store/test_repository.py", "-k", "inherited"),
    ),
    Mutation(
        "missing objects are fetched", "checklist/store/objects.py",
        '    "GIT_NO_LAZY_FETCH": "1",\n    "GIT_ALLOW_PROTOCOL": "",  # for a git that does not know the line above\n', "",
        ("tests/store/test_objects.py",),
    ),
    Mutation(
        "no pre-scan of YAML: references", "checklist/format/yaml_in.py",
        "if isinstance(event, self._yaml.AliasEvent) or event.anchor:", "if False:", ("tests/format/test_yaml.py",),
    ),
    Mutation(
        "no pre-scan of YAML: depth", "checklist/format/yaml_in.py",
        "        if len(path) >= MAX_DEPTH:\n", "        if False:\n", ("tests/format/test_yaml.py",),
    ),
    Mutation(
        "no pre-scan of YAML: tags", "checklist/format/yaml_in.py",
        "        if event.tag is not None:\n", "        if False:\n", ("tests/format/test_yaml.py",),
    ),
    Mutation(
        "no limit of size", "checklist/store/files.py",
        "    if len(data) > limit:\n", "    if False:\n", (_FILES,),
    ),
    Mutation(
        "nothing is escaped for a terminal", "checklist/report/clean.py",
        "    text = _UNSAFE.sub(lambda found:", "    text = re.sub('$^', lambda found:",
        ("tests/report/test_clean.py", "tests/report/findings/test_hostile.py"),
    ),
    Mutation(
        "orders to a CI runner pass", "checklist/report/clean.py",
        "    return _COMMAND.sub(", "    return re.sub('$^',", ("tests/report/test_clean.py",),
    ),
    Mutation(
        "no proof that a record reads back", "checklist/commands/proposing.py",
        "    prove(record, text, checklist)\n", "", ("tests/commands/test_new.py",),
    ),
    Mutation(
        "no proof that a changed answer reads back", "checklist/format/patch.py",
        "        if _same(read(data, reading.wording.checklist).record, expected):\n", "        if True:\n",
        ("tests/format", "tests/commands/test_edit.py"),
    ),
    Mutation(
        "a rule that fails counts as nothing found", "checklist/rules/engine.py",
        "            found.append(failed(each, error))\n", "            continue\n", ("tests/rules", "-k", "fail"),
    ),
    Mutation(
        "a branch moves whatever it was", f"{_COMMIT}/branch.py",
        'commit, tip or "0" * len(commit)),', "commit),", (_BRANCH,),
    ),
    Mutation(
        "doctor starts what the settings name", "checklist/store/checkup.py",
        "    branch = repo.branch()\n", "    branch = repo.snapshot().branch\n", ("tests/commands/test_doctor.py",),
    ),
    Mutation(
        "a draft is not private", "checklist/store/drafts.py",
        ", mode=0o600)", ", mode=0o644)", ("tests/store/test_drafts.py",),
    ),
)  # fmt: skip
_QUICK = 3
_AT_ONCE = 2
_SECONDS = 300
_GREEN, _RED = 0, 1  # how pytest ends where all tests pass, and where one fails


def lines(ground: Ground, short: bool) -> Iterator[Line]:
    """One line for all; the failures are the changes that no test saw."""
    chosen = MUTATIONS[:_QUICK] if short else MUTATIONS
    what = "bad changes that the named tests see"
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        sound = dict.fromkeys(mutation.tests for mutation in chosen)
        green = workers.map(lambda tests: _green(_copied(ground), tests), sound)
        red = tuple(
            f"red without any change: {' '.join(t)}"
            for t, g in zip(sound, green, strict=True)
            if not g
        )
        missed = list(workers.map(lambda mutation: _survives(ground, mutation), chosen))
    bad = (*red, *(f"{m.name}: NOT RED" for m, alive in zip(chosen, missed, strict=True) if alive))
    note = f"each went red{'; a sample' if short else ''}"
    yield Line("mutations", what, len(chosen), len(chosen) - len(bad), note, "", bad)


def _copied(ground: Ground) -> Path:
    """A copy of the project to spoil."""
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "build", "__pycache__", ".*_cache", ".hypothesis"
    )
    folder = Path(tempfile.mkdtemp(prefix="mutated-", dir=ground.folder)) / "project"
    shutil.copytree(PROJECT, folder, ignore=left_out)
    return folder


def _survives(ground: Ground, mutation: Mutation) -> bool:
    """Whether the tests stay green with the bad change."""
    copied = _copied(ground)
    path = copied / mutation.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutation.old) != 1:
        raise RuntimeError(f"{mutation.name}: the place in {mutation.file} is gone")
    path.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    return _green(copied, mutation.tests)


def _green(copied: Path, tests: tuple[str, ...]) -> bool:
    """Whether tests pass; none to run, or no end to it, is not green without a change."""
    call = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    env = {**os.environ, "PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            call, cwd=copied, env=env, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        shutil.rmtree(copied.parent, ignore_errors=True)
    if done.returncode not in (_GREEN, _RED):
        raise RuntimeError(f"the tests did not run: {' '.join(tests)}\n{done.stdout.decode()}")
    return done.returncode == _GREEN
