"""Ways in which a derived database may come to harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path], object]


def statement(text: str) -> Damage:
    """Whoever runs this statement."""

    def run(database: Path) -> None:
        with sqlite3.connect(database) as connection:
            connection.execute(text)

    return run


# Those that no database withstands, whatever its tables are.
OF_THE_FILE: tuple[Damage, ...] = (
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"not a database" * 1000),
    lambda path: path.write_bytes(path.read_bytes()[:5000]),
    statement("PRAGMA user_version = 7"),
)
