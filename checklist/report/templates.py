"""The templates: Jinja2, in one environment; they lay out, they do not decide."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = Path(__file__).parent.parent
# A wheel carries the templates inside the package; a checkout has them beside it.
FOLDERS = (_PACKAGE / "templates", _PACKAGE.parent / "templates")


def render(name: str, **values: Any) -> str:
    """The text that the template makes of the values; one that is missing is an error."""
    return environment().get_template(name).render(values)


@cache
def environment() -> Environment:
    """How templates are read: nothing undefined, HTML escaped, no blank lines from blocks."""
    # Imported here: most commands print without templates, and Jinja2 takes 50 ms.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(FOLDERS),
        undefined=StrictUndefined,
        autoescape=_is_html,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _is_html(name: str | None) -> bool:
    return bool(name) and str(name).endswith((".html", ".html.j2"))
