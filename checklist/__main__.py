"""The command's entry: `--version` answers without loading the command line."""

import sys


def main() -> int:
    """Run `checklist` with the process's arguments; gives the exit code."""
    if sys.argv[1:] == ["--version"]:
        from checklist import __version__

        print(f"checklist {__version__}")
        return 0
    from checklist.cli import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
