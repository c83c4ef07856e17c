"""As many decisions for the peers, each in the peer's own kind of repository."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from benchmarks.generate import EXAMPLE
from benchmarks.place import git, repository

_TEAMS = ("support", "ward", "warehouse", "sales", "library", "bakery", "field", "laboratory")
_MATTERS = ("office-days", "a-new-form", "shift-swaps", "hand-overs", "weekends", "lockers")


def made(kind: str, top: Path, records: int) -> None:
    """Make such a repository, in a process of its own: what is measured inherits no memory."""
    words = (sys.executable, "-m", "benchmarks.peer_records", kind, str(top), str(records))
    subprocess.run(words, cwd=Path(__file__).parent.parent, check=True)


def titles(records: int) -> list[str]:
    """The titles, as they stand in file names."""
    return [
        f"{_MATTERS[number % len(_MATTERS)]}-for-{_TEAMS[number % len(_TEAMS)]}-{number}"
        for number in range(records)
    ]


def text(title: str) -> str:
    """A decision as MADR lays it out, as long as one of ours."""
    body = EXAMPLE.read_text("utf-8").partition("\n## ")[2]
    named = title.replace("-", " ").capitalize()
    return f"# {named}\n\n* Status: accepted\n* Date: 2015-01-05\n\n## {body}"


def empty(top: Path, records: int) -> None:
    """Nothing, where a tool is only started."""
    repository(top)


def numbered(top: Path, records: int) -> None:
    """Files with a number before the title, for pyadr."""
    _files(top, {f"{number:04}-{title}": title for number, title in enumerate(titles(records))})


def dated(top: Path, records: int) -> None:
    """Files with a day before the title, the settings and a template, for log4brains."""
    settings = "project:\n  name: sample\n  tz: UTC\n  adrFolder: ./docs/adr\n  packages: []\n"
    (top / "docs/adr").mkdir(parents=True)
    (top / ".log4brains.yml").write_text(settings, "utf-8")
    (top / "docs/adr/template.md").write_text(text("title"), "utf-8")
    _files(top, {f"20150105-{title}": title for title in titles(records)})


def notes(top: Path, records: int) -> None:
    """Notes of git, on the names that git-adr gives them."""
    repository(top)
    settings = {"adr.namespace": "adr", "adr.template": "madr", "adr.initialized": "true"}
    for key, value in settings.items():
        git(top, "config", key, value)
    git(top, "commit", "-q", "--allow-empty", "-m", "Begun")
    command = ("git", "-C", str(top), "fast-import", "--quiet")
    into = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert into.stdin is not None
    with into.stdin:
        who = b"committer Sample Person <sample@example.org> 1420412400 +0000\n"
        into.stdin.write(b"commit refs/notes/adr\n" + who + b"data 5\nNotes\n")
        for title in titles(records):
            into.stdin.write(_note(f"20150105-{title}", title, fanned=records > 255))
    if into.wait():
        raise SystemExit("git fast-import failed")


def _note(name: str, title: str, *, fanned: bool) -> bytes:
    """One note for `git fast-import`."""
    own = hashlib.sha1(f"git-adr:{name}".encode(), usedforsecurity=False).hexdigest()
    where = f"{own[:2]}/{own[2:]}" if fanned else own
    front = f"---\ndate: '2015-01-05'\ndeciders:\n- Sam Sample\nid: {name}\n"
    note = f"{front}status: accepted\ntitle: {title}\n---\n\n{text(title)}".encode()
    return b"M 100644 inline %s\ndata %d\n%s\n" % (where.encode(), len(note), note)


def _files(top: Path, names: dict[str, str]) -> None:
    folder = top / "docs/adr"
    folder.mkdir(parents=True, exist_ok=True)
    for name, title in names.items():
        (folder / f"{name}.md").write_text(text(title), "utf-8")
    repository(top)
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "Samples")


KINDS = {"empty": empty, "numbered": numbered, "dated": dated, "notes": notes}

if __name__ == "__main__":
    KINDS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
