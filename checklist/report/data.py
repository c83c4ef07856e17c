"""What a command found, as data for other programs."""

from __future__ import annotations

import json
from typing import Any

from checklist.report.clean import clean


def printed(data: Any) -> str:
    """The data as indented JSON; what could steer a terminal is escaped, other words stay words."""
    # `clean` writes such a character as \uXXXX, which is JSON's own way to write it.
    return clean(json.dumps(data, indent=2, ensure_ascii=False))
