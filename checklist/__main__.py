"""The command's entry: `--version` answers without loading the command line."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, whose import --version does not need
if TYPE_CHECKING:
    from typing import NoReturn

# A command lives for a fraction of a second: looking for garbage while it starts finds none.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def main() -> int:
    """Run `checklist` with the process's arguments; gives the exit code, or ends the process."""
    if sys.argv[1:] == ["--version"]:
        from checklist import __version__

        print(f"checklist {__version__}")
        return 0
    import gc

    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from checklist.cli import run

    code = run()
    _leave(code)
    return code


def _leave(code: int) -> NoReturn:
    """End the process now: taking every module apart again takes longer than many a command."""
    import contextlib
    import os

    with contextlib.suppress(OSError):  # said already, or nobody is left to read it
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
