"""The command's entry: `--version` answers without loading the command line."""

import sys

# A command lives for a fraction of a second: looking for garbage while it starts finds none.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def main() -> int:
    """Run `checklist` with the process's arguments; gives the exit code, or ends the process."""
    if sys.argv[1:] == ["--version"]:
        from checklist import __version__

        try:
            print(f"checklist {__version__}", flush=True)
        except OSError:
            return 4  # nowhere to print to
        return 0
    import gc
    import os

    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115, PTH123
    from checklist.cli import run

    return _leave(run())


def _leave(code: int) -> int:
    """End the process now: taking every module apart again takes longer than many a command."""
    import contextlib
    import os

    with contextlib.suppress(OSError):  # said already, or nobody is left to read it
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
