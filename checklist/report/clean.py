"""Text that came from a file or a person, made safe to print on a terminal or in a log."""

from __future__ import annotations

import re

# C0 and C1 controls except newline and tab, DEL, bidirectional overrides and isolates, surrogates,
# zero-width marks that hide text, the byte-order mark.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)
# A CI runner obeys `::command::` where a line begins, and `##[command]` anywhere in it.
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|(##\w*)\[", re.MULTILINE)


def clean(text: str) -> str:
    """The text with what could steer or fool a terminal, or a CI runner, shown as its number."""
    if text.isprintable() and "::" not in text and "##" not in text:
        return text  # nearly everything
    text = _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text.replace("\r\n", "\n"))
    return _COMMAND.sub(
        lambda found: f"{found[2]}\\u005b" if found[2] else f"{found[1]}\\u003a", text
    )


def one_line(text: str, width: int = 0) -> str:
    """The text on one line, cut to `width` characters with an ellipsis (0: as long as it is)."""
    flat = " ".join(clean(text).split())
    return flat if not width or len(flat) <= width else flat[: max(1, width - 1)].rstrip() + "…"


def folded(text: str, terminal: bool) -> str:
    """The text folded between words at a terminal's width; as it is for a pipe or a log."""
    if not terminal:
        return text
    import shutil  # start-up
    import textwrap

    indent = " " * (len(text) - len(text.lstrip(" →")))
    return textwrap.fill(
        text,
        shutil.get_terminal_size().columns,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
