"""What cannot be undercut: the same work by bare Python, bare git and bare SQLite."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.command import Command
from benchmarks.place import Place

LOG = "--raw -z --no-renames"
IMPORTS = "import click, yaml, git, markdown_it"
PARSE = """
import sys, yaml
from pathlib import Path
for path in Path("decisions").glob("**/*.md"):
    head, _, body = path.read_text("utf-8")[4:].partition("\\n---\\n")
    yaml.load(head, Loader=yaml.CSafeLoader)
"""
# Read everything, the front matter by the C parser, the blocks by markdown-it, the log once.
CHECK = f"""
import subprocess, yaml
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark")
for path in Path("decisions").glob("**/*.md"):
    head, _, body = path.read_text("utf-8")[4:].partition("\\n---\\n")
    yaml.load(head, Loader=yaml.CSafeLoader)
    parser.block.parse(body, parser, {{}}, [])
log = "git log {LOG} --format=%H%x20%aI%x20%cI".split()
held = subprocess.Popen(log, stdout=subprocess.PIPE)
while held.stdout.read(1 << 18): pass
"""
STREAM = f"""
import os, subprocess
log = "git log {LOG} --format=%H%x20%aI%x20%cI".split()
git, held = subprocess.Popen(log, stdout=subprocess.PIPE), b""
while piece := os.read(git.stdout.fileno(), 1 << 18):
    *tokens, held = (held + piece).split(b"\\0")
"""
LIST = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("SELECT id, status, day, title FROM records")
sys.stdout.write("".join("%s  %s  %s  %s\\n" % row for row in rows))
"""
SEARCH = """
import sqlite3, sys
words = "SELECT rowid FROM words WHERE words MATCH 'lockers' ORDER BY rank LIMIT 3"
print(sqlite3.connect(sys.argv[1]).execute(words).fetchall())
"""
WORDS = """
import re, sys, time
text = sys.stdin.read()
began = time.perf_counter()
re.findall(r"\\w+", text)
print(time.perf_counter() - began)
"""


_CORPUS = Path(__file__).parent.parent / "corpus/dev-a.tsv"


@cache
def words(count: int = 2000) -> str:
    """An answer of so many words, from the corpus."""
    lines = _CORPUS.read_text("utf-8").split("\n")
    texts = [line.partition("\t")[2] for line in lines if not line.startswith("#")]
    found = " ".join(texts).replace("⟦", "").replace("⟧", "").split()
    return " ".join((found * (count // len(found) + 1))[:count])


def python(program: str, *arguments: str) -> tuple[str, ...]:
    """One process of Python."""
    return (sys.executable, "-c", program, *arguments)


def steps(*lines: str) -> tuple[tuple[str, ...], ...]:
    """Processes by their words, one a line."""
    return tuple(tuple(line.split()) for line in lines)


FLOORS: dict[str, Callable[[Place], Command]] = {
    "bare Python": lambda place: Command((python("pass"),), place.top),
    "import click": lambda place: Command((python("import click"),), place.top),
    "SQLite, all rows": lambda place: Command((python(LIST, str(place.database)),), place.top),
    "SQLite, one word": lambda place: Command((python(SEARCH, str(place.database)),), place.top),
    "git grep": lambda place: Command(steps("git grep -l canteen"), place.top),
    "git log of the record": lambda place: Command(
        (("git", "log", "--format=%H", "--", place.path),), place.top
    ),
    "git log, streamed": lambda place: Command((python(STREAM),), place.top),
    "read and parse the front matter": lambda place: Command((python(PARSE),), place.top),
    "read, parse, git log": lambda place: Command((python(CHECK),), place.top, alone=True),
    "imports, git add, git commit": lambda place: Command(
        (python(IMPORTS), *steps("git add decisions", "git commit -q -m new")), place.twin
    ),
    "one regular expression": lambda place: Command(
        (python(WORDS),), place.top, words(), inside=True
    ),
}
