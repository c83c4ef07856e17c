"""The place where questions are asked: a real terminal, or lines from a pipe.

Nothing is redrawn, so screen readers and dumb terminals read the same text as everybody else. On a
terminal GNU readline edits the line, and a paste of several lines stays one answer.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from checklist.errors import UsageProblem
from checklist.report.clean import clean


@dataclass
class Terminal:
    """Reads lines and says things; `interactive` when a person sits at it."""

    interactive: bool
    colour: bool
    width: int
    editing: bool

    @classmethod
    def of_process(cls, environment: Mapping[str, str]) -> Terminal:
        """The terminal of this process; NO_COLOR, TERM=dumb and ACCESSIBLE make it plain."""
        interactive = sys.stdin.isatty()
        dumb = environment.get("TERM", "") in ("", "dumb")
        plain = dumb or bool(environment.get("NO_COLOR")) or bool(environment.get("ACCESSIBLE"))
        both = interactive and sys.stdout.isatty()
        width = min(88, max(40, shutil.get_terminal_size().columns))
        return cls(interactive, both and not plain, width, both and not dumb)

    def say(self, text: str = "", **style: Any) -> None:
        """A line to the person; on standard error when standard output goes elsewhere."""
        text = clean(text)
        if self.colour and style:
            text = click.style(text, **style)
        click.echo(text, err=not sys.stdout.isatty(), color=self.colour)

    def wrap(self, text: str, indent: str = "  ", **style: Any) -> None:
        """Text folded at the width, each line indented."""
        import textwrap  # start-up

        for paragraph in clean(text).split("\n"):
            marker = len(paragraph) - len(paragraph.lstrip(" -"))
            rows = textwrap.wrap(
                paragraph,
                self.width - len(indent),
                break_long_words=False,
                break_on_hyphens=False,
                subsequent_indent=" " * marker,
            )
            for row in rows or [""]:
                self.say(indent + row if row else "", **style)

    def read(self, prompt: str = "> ", prefill: str = "") -> str:
        """One answer as it was typed or pasted; raises EOFError at the end of the input."""
        if not self.interactive:
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            return line.rstrip("\r\n")
        with self._editing(prefill):
            # The prompt goes through input(), so that editing a long line knows where it starts.
            if sys.stdout.isatty():
                return input(prompt)
            click.echo(prompt, nl=False, err=True)
            return input()

    @contextlib.contextmanager
    def _editing(self, prefill: str) -> Iterator[None]:
        if not self.editing:
            yield
            return
        try:
            import readline  # only where a person types; it changes how input() reads
        except ImportError:
            yield
            return
        readline.set_auto_history(False)
        readline.parse_and_bind("set enable-bracketed-paste on")
        readline.set_startup_hook(lambda: readline.insert_text(prefill))
        try:
            yield
        finally:
            readline.set_startup_hook(None)

    def edit(self, text: str, suffix: str = ".md") -> str | None:
        """The text after a visit to the editor; None when it was left unchanged.

        The file is written before the editor opens and stays where it is if reading it back fails.
        Raises UsageProblem when there is no editor, or the file is not UTF-8 afterwards.
        """
        handle, name = tempfile.mkstemp(prefix="checklist-", suffix=suffix)
        path = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        try:
            click.edit(filename=str(path))
            edited = path.read_bytes().decode("utf-8")
        except click.ClickException as error:
            raise UsageProblem(
                f"the editor did not work: {error.format_message()}",
                f"set EDITOR to one that does; the text is in {path}",
            ) from error
        except UnicodeDecodeError as error:
            raise UsageProblem(
                f"{path} is not UTF-8 at byte {error.start}", "save it as UTF-8 in your editor"
            ) from error
        path.unlink()
        edited = edited.replace("\r\n", "\n")
        return None if edited == text else edited
