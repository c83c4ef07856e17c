"""The command group, and the one boundary where an error becomes a message and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from checklist import __version__
from checklist.errors import BUG, COULD_NOT_RUN, FINE, INTERRUPTED, USAGE, ChecklistError

# A command's module is imported when the command runs, not to list it: start-up is a feature.
COMMANDS = {
    "new": "Answer the questions and record the decision.",
    "review": "Look back on a decision: what was expected, what happened.",
    "due": "What is due for a look back, and what is overdue.",
    "list": "All decisions, with status and dates.",
    "show": "One decision.",
    "history": "Who changed which answer when.",
    "diff": "What changed in a decision, answer by answer.",
    "check": "What a careful reader would point out.",
    "challenge": "Questions about any text that may hold a misreading.",
    "summary": "The comment below a pull request.",
    "rules": "Everything that a check looks for.",
    "explain": "Why a rule is there, with an example.",
    "unheard": "Who is still waiting to be asked.",
    "similar": "Decisions like this one, and how they turned out.",
    "edit": "Change an answer of a decision.",
    "open": "Open a decision's file in your editor.",
    "status": "Move a decision to testing, adopted or withdrawn.",
    "supersede": "Replace decisions by a newer one.",
    "undo": "Take back the last thing that checklist recorded.",
    "drafts": "Interviews that are not finished yet.",
    "init": "Prepare a repository for decisions.",
    "checklists": "The sets of questions there are, and whether they are sound.",
    "schema": "The published JSON Schemas.",
    "merge-driver": "What git calls to merge two versions of a decision.",
    "doctor": "What is wrong with the set-up, and the way out.",
}
_MODULES = {"list": "list_records", "open": "open_record", "merge-driver": "merge_driver"}


class Commands(click.Group):
    """The commands by name, each in a module of its own that is imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of this name."""
        if name not in COMMANDS:
            return None
        module = import_module(f"checklist.commands.{_MODULES.get(name, name)}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was called; a misspelt name gets a suggestion."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib  # only for a misspelt name

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            ctx.fail(f"There is no command `{args[0]}`.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="`checklist COMMAND --help` says more. Start with `checklist init` and `checklist new`.",
)
@click.option(
    "-C", "folder", metavar="PATH", help="Run as if started in this folder.",
    type=click.Path(exists=True, file_okay=False),
)  # fmt: skip
@click.version_option(__version__, message="checklist %(version)s")
@click.pass_context
def group(ctx: click.Context, folder: str | None) -> None:
    """Five questions before a policy change, kept as decision records in git.

    Answer before you react: who is affected, what supports your reading, what you assume, which
    small test could show whether you are right, and how you will ask for honest feedback. On the
    promised day, look back.
    """
    from checklist.app import App  # after --help and --version

    ctx.obj = App.at(folder or ".")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; every error ends here as one clear message and its exit code."""
    try:
        if arguments is None:
            # Words are UTF-8 whatever the locale says; what is not stays recognisable.
            arguments = [os.fsencode(a).decode("utf-8", "surrogateescape") for a in sys.argv[1:]]
        result = group.main(arguments, prog_name="checklist", standalone_mode=False)
        return result if isinstance(result, int) else FINE
    except ChecklistError as error:
        _complain(error.message, error.hint, error.details)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return FINE
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f"`{context.command_path} --help` shows how" if context else ""
        _complain(error.format_message(), hint)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        asked = "checklist.interview.terminal" in sys.modules
        kept = " What you answered so far is kept (`checklist drafts`)." if asked else ""
        _say(f"\nStopped.{kept}")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`checklist list | head`); that is no error, and neither is the flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        if error.filename is None and error.errno:  # a stream of ours, such as a full disk's
            _complain(f"cannot write: {error.strerror}", "nothing of yours is lost; make room")
            return COULD_NOT_RUN
        return _bug(error)
    except Exception as error:
        return _bug(error)


def _complain(message: str, hint: str = "", details: Sequence[str] = ()) -> None:
    from checklist.report.clean import clean, folded

    rows = [f"checklist: {message}", *(f"  {line}" for line in details)]
    for row in [*rows, f"  → {hint}"] if hint else rows:
        _say(folded(clean(row), sys.stderr.isatty()))


def _say(row: str) -> None:
    """A line for people; where there is no place for it, the exit code has to do."""
    with contextlib.suppress(OSError):
        click.echo(row, err=True)


def _bug(error: Exception) -> int:
    if os.environ.get("CHECKLIST_DEBUG"):
        raise error
    name = type(error).__name__
    _complain(
        f"a mistake in checklist itself ({name}: {error})",
        "nothing of yours is lost; run it again with CHECKLIST_DEBUG=1 and report what it prints",
    )
    return BUG
