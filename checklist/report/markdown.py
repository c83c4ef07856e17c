"""Text of records inside Markdown that a forge renders: words stay words.

A backslash is not enough there: GitHub and GitLab look for mentions, references, commit ids, links
and little pictures in the *rendered* page, where the backslash is gone. So a zero-width space,
which nobody sees, parts the sign from the name. Tried on cmark-gfm and comrak, which they use.
"""

from __future__ import annotations

import re

from checklist.report.clean import clean, one_line

_GAP = "&#8203;"
_MARKS = re.compile(
    r"""
    (?P<epic> & (?= \w ) )
    | (?P<html> [<>&] )
    | (?P<bracket> [\[{] )                     # links, tasks, footnotes; {+ +} and [[_TOC_]]
    | (?P<sign> [@\#!~%$^] (?= [\w"'~$-] ) | \* (?= iteration ) )    # @all #1 !1 ~label %milestone
    | (?P<mark> [\\`*_|\]~$^] )
    | (?P<colon> : (?= // | [\w+-]+ : ) )      # https://, :smile:
    | (?P<web> (?<= [wW]{3} ) \. )              # www.example.org
    | (?P<issue> (?<= [gG][hH] ) - (?= \d ) )  # GH-1
    | (?P<commit> (?<! [0-9a-zA-Z] ) [0-9a-fA-F]{7,} )
    """,
    re.VERBOSE,
)
_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_PIECE = 6  # characters of a commit id that no forge takes for one
# What begins a block, a table or a command to the forge (`/merge`), where a line begins.
_START = re.compile(r"(\d{1,9})?([-+=:/#]|(?<=\d)[.)])")


def markdown_text(text: str) -> str:
    """The text as one line of Markdown that shows it and does nothing else.

    It can stand at a line's start, in a sentence, a heading, an item, a table's cell or a link's
    text. In a block of HTML it is safe, too, but shows its backslashes.
    """
    marked = _MARKS.sub(_escaped, one_line(text))
    return _START.sub(r"\1\\\2", marked, count=1) if _START.match(marked) else marked


def markdown_code(text: str) -> str:
    """The text as code within a line, such as a path; not for a table's cell."""
    shown = one_line(text) or " "
    fence = "`" * (_longest_run(shown) + 1)
    blank = " " if len(fence) > 1 else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def markdown_block(text: str) -> str:
    """Lines of text as a block of code, with a fence that they do not hold."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}\n{clean(text)}\n{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    match found.lastgroup:
        case "html":
            return _HTML[sign]
        case "epic":
            return _HTML[sign] + _GAP
        case "bracket" | "sign":
            return "\\" + sign + _GAP
        case "mark":
            return "\\" + sign
        case "commit":
            return _GAP.join(sign[at : at + _PIECE] for at in range(0, len(sign), _PIECE))
        case "web":
            return _GAP + sign
        case _:
            return sign + _GAP
