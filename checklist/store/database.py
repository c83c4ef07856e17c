"""Derived databases: private to one person, of one version, thrown away when they are damaged.

Everything in them can be worked out again; where one can be neither read nor written, the command
does without.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from typing import TypeVar
from zlib import crc32

from checklist import __version__

Found = TypeVar("Found")


def ask(
    path: str, schema: str, patience: float, question: Callable[[sqlite3.Connection], Found]
) -> Found | None:
    """What a question finds in the database; None where there can be none.

    `schema` makes the tables, `patience` is how many seconds to wait for another process. A damaged
    database (also: the question raises ValueError or TypeError) is discarded and asked once more.
    """
    for _ in range(2):
        try:
            with contextlib.closing(_open(path, schema, patience)) as connection:
                return question(connection)
        except (sqlite3.Error, ValueError, TypeError) as error:
            if not is_damage(error):
                break
            _discard(path)
        except OSError:
            break
    return None


def is_damage(error: Exception) -> bool:
    """Whether the database itself is at fault: no database, corrupt, or without its tables."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def keep(connection: sqlite3.Connection, write: Callable[[sqlite3.Connection], object]) -> None:
    """Write in one transaction; given up silently where it is locked, read-only or full.

    The answer is known by then, and the next command tries again. Damage is raised.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        write(connection)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if is_damage(error):
            raise
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def _open(path: str, schema: str, patience: float) -> sqlite3.Connection:
    with contextlib.suppress(PermissionError):  # what is read-only can still be read
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(path, flags, 0o600))
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        version = _version(schema)
        if _made(connection) != version:
            _make(connection, schema, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(schema: str) -> int:
    """Rows mean something else in other tables, or when another version of the tool wrote them."""
    return crc32(f"1 {__version__} {schema}".encode()) & 0x7FFFFFFF


def _made(connection: sqlite3.Connection) -> int:
    """The version that the tables were made for; 0 where there are none."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _make(connection: sqlite3.Connection, schema: str, version: int) -> None:
    """Make the tables anew, unless another process did so while this one waited."""
    statements = schema.split(";")
    settings = [each for each in statements if each.lstrip().startswith("PRAGMA")]
    for statement in settings:  # these take effect before there is a table
        connection.execute(statement)
    connection.execute("BEGIN IMMEDIATE")
    if _made(connection) == version:
        connection.execute("ROLLBACK")
        return
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')
    for statement in statements:
        if statement not in settings:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("COMMIT")


def _discard(path: str) -> None:
    for each in (path, path + "-journal"):
        with contextlib.suppress(OSError):
            os.unlink(each)  # noqa: PTH108 (without pathlib)
