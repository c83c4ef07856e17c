"""Files, read and written so that nothing is lost, followed outside or left half."""

import contextlib
import errno
import os
import stat
from pathlib import Path, PurePosixPath

from checklist.errors import CouldNotRun, UsageProblem

LIMIT = 2 * 1024 * 1024

# Windows knows neither; there the tool only reads and checks.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)

_REASONS = {
    errno.ENOENT: ("it does not exist", "Check the name and the folder, and run it again."),
    errno.EACCES: ("permission is missing", "Ask for permission to that folder, or change it."),
    errno.EPERM: ("permission is missing", "Ask for permission to that folder, or change it."),
    errno.EROFS: (
        "the disk is read-only",
        "Make the disk writable and run the same command again.",
    ),
    errno.ENOSPC: ("the disk is full", "Free some space and run the same command again."),
    errno.EDQUOT: ("your share of the disk is full", "Free some space and run it again."),
    errno.EFBIG: ("the file is larger than allowed here", "Raise the limit and run it again."),
    errno.EIO: ("the disk reports an error", "Check the disk before you write anything else."),
    errno.ELOOP: (
        "it is a symbolic link, and those are not followed",
        "Replace the link by the file itself.",
    ),
    errno.ENOTDIR: ("a part of its path is not a folder", "Rename what stands in the way."),
    errno.EISDIR: ("it is a folder", "Name a file."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
}


def explain(problem: OSError, doing: str) -> CouldNotRun:
    """What an operating system's error means, in plain words, with what to do."""
    text, hint = _REASONS.get(problem.errno or 0, (problem.strerror or str(problem), ""))
    return CouldNotRun(f"{doing}: {text}.", hint)


def read_file(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a regular file; links, devices and files over `limit` are refused.

    Raises `CouldNotRun`, or `UsageProblem` when the file is too large.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | _NO_FOLLOW | _NO_WAIT)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise CouldNotRun(f"{path} is not a regular file.", "Name a plain text file.")
            data = file.read(limit + 1)
    except OSError as problem:
        raise explain(problem, f"Cannot read {path}") from problem
    if len(data) > limit:
        raise UsageProblem(
            f"{path} is larger than {limit // 1024} KiB, the most that is read.",
            "Shorten it, or check whether it is the file you meant.",
        )
    return data


def write_file(root: Path, relative: str, data: bytes, mode: int | None = None) -> None:
    """Put `data` at `relative` below `root`: wholly and durably, or not at all.

    An existing file keeps its mode unless `mode` is given. Missing folders are made. Raises
    `CouldNotRun` in plain words, also when the path leaves `root` or passes a link.
    """
    target = contained(root, relative)
    try:
        _make_folders(root, target.parent)
        _replace(target, data, _mode(target) if mode is None else mode)
    except OSError as problem:
        raise explain(problem, f"Cannot write {target}") from problem


def remove_file(root: Path, relative: str) -> None:
    """Delete the file at `relative` below `root`, durably; one that is gone already is fine.

    Raises `CouldNotRun` like `write_file`.
    """
    target = contained(root, relative)
    try:
        _partial(target).unlink(missing_ok=True)
        target.unlink()
        sync(target.parent)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        raise explain(problem, f"Cannot delete {target}") from problem


def remove_partial(root: Path, relative: str) -> None:
    """Remove what a kill left of a file that was being written; raises `CouldNotRun`."""
    target = _partial(contained(root, relative))
    try:
        target.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        raise explain(problem, f"Cannot delete {target}") from problem


def contained(root: Path, relative: str) -> Path:
    """The path below `root`, with no way out: no `..`, no absolute path, no link on the way."""
    parts = PurePosixPath(relative).parts
    if not parts or relative.startswith("/") or ".." in parts or "\0" in relative:
        raise CouldNotRun(
            f"“{relative}” is not a path inside {root}.", "Name a file inside the repository."
        )
    path = root
    for part in parts:
        path = path / part
        refuse_link(path)
    return path


def refuse_link(path: Path) -> None:
    """Raise `CouldNotRun` where a path is a link."""
    # Unlike Path's, this one takes a name that is too long; whoever uses it will say so.
    if os.path.islink(path):  # noqa: PTH114
        raise CouldNotRun(
            f"{path} is a symbolic link, and those are not followed.",
            "Replace the link by a real folder or file, and run the same command again.",
        )


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folders(root: Path, folder: Path) -> None:
    """Make `folder` and what is missing above it; each new name is durable."""
    missing = []
    while folder != root and not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync(each.parent)


def _mode(target: Path) -> int:
    """The mode of an existing file, or what the person's umask gives a new one."""
    try:
        return stat.S_IMODE(target.lstat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0o077)
        os.umask(umask)
        return 0o666 & ~umask


def _replace(target: Path, data: bytes, mode: int) -> None:
    temporary = _partial(target)
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(handle, mode)
            os.fsync(handle)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync(target.parent)


def _partial(target: Path) -> Path:
    """Where a file is while it is written: the same name again, so that a kill leaves no litter.

    Writers of one file are kept apart by the locks of the callers.
    """
    import hashlib  # slow to load, and reading does without

    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    return target.with_name(f".checklist-{name}")


def private_folder(folder: Path) -> Path:
    """Make sure of a folder that only this person can enter; raises `CouldNotRun`."""
    try:
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as problem:
        raise explain(problem, f"Cannot make the folder {folder}") from problem
    if not stat.S_ISDIR(found.st_mode) or folder.parent.is_symlink():
        raise CouldNotRun(
            f"{folder} is a symbolic link or a file, where a folder is needed.",
            "Move it away and run the same command again.",
        )
    return folder
