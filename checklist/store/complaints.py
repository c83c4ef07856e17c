"""What git complains about, made fit to be read: no control characters, and a way out."""

import re
import unicodedata
from pathlib import Path

from checklist.errors import CouldNotRun

_ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|.)")

FULL = r"No space left|[Qq]uota exceeded|Out of diskspace|couldn't write '[^']*\.lock'"

_NOBODY = re.compile(r"who you are|useConfigOnly|auto-detect|no (name|email) was given|empty ident")


def plain(text: str) -> tuple[str, ...]:
    """Lines of text from outside without colours, control or direction characters."""
    lines = _ESCAPE.sub("", text.replace("\r\n", "\n").replace("\t", " ")).split("\n")
    return tuple(kept for line in lines if (kept := _printable(line).strip()))


def _printable(line: str) -> str:
    return "".join(mark for mark in line if unicodedata.category(mark) not in ("Cc", "Cf", "Cs"))


def refused(message: str, complaint: str, hint: str = "") -> CouldNotRun:
    """A git command failed, in git's own words; a full disk is named before anything else."""
    if re.search(FULL, complaint):
        message = "The disk is full, so git could not write."
        hint = "Free some space and run the same command again."
    return CouldNotRun(message, hint, plain(complaint))


def nobody(complaint: str) -> CouldNotRun:
    """Git cannot name who commits: nobody told it, or what it was told is not usable."""
    words = plain(complaint)
    if _NOBODY.search(complaint):
        return CouldNotRun(
            "Git does not know who you are, and a record must not guess.",
            'Tell it once: git config --global user.name "Your Name"; '
            "git config --global user.email you@example.org",
            words[-1:],
        )
    return CouldNotRun(
        f"Git cannot tell who commits, and when: {' '.join(words)}.",
        "Set right what it names, often an environment variable such as GIT_AUTHOR_DATE.",
    )


def line_break() -> CouldNotRun:
    """The path of the repository cannot be told apart in what git prints."""
    return CouldNotRun(
        "The path of this repository has a line break in it, so it cannot be used.",
        "Rename that folder and run the same command again.",
    )


def git_missing() -> CouldNotRun:
    """Git cannot be started."""
    return CouldNotRun(
        "Git is not installed, or not where programs are looked for.",
        "Install it (https://git-scm.com/downloads) and run the same command again.",
    )


def git_too_old(version: str) -> CouldNotRun:
    """Git lacks what a safe commit needs."""
    return CouldNotRun(
        f"This git is too old: {version}; at least 2.30 is needed.",
        "Install a newer git (https://git-scm.com/downloads).",
    )


def unusable(start: Path, complaint: str, *, bare: bool) -> CouldNotRun:
    """Why there is no repository to work in, in words that lead out."""
    if "dubious ownership" in complaint or "unsafe repository" in complaint:
        return CouldNotRun(
            f"The repository around {start} belongs to another user, so git does not trust it.",
            "If you trust it: git config --global --add safe.directory FOLDER",
            plain(complaint),
        )
    if bare:
        return CouldNotRun(
            f"{start} is a bare repository: it has no files to work on.",
            "Clone it, and run the same command in the clone.",
        )
    if "must be run in a work tree" in complaint:
        return CouldNotRun(
            f"{start} is inside git's own folder.", "Go to the folder with your files."
        )
    if "not a git repository" in complaint:
        return CouldNotRun(
            f"There is no git repository in {start} or above it.",
            "Make one with: git init; then: checklist init",
        )
    return CouldNotRun(f"Git cannot use {start} as a repository.", details=plain(complaint))
