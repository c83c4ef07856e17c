"""What can go wrong for a user: one message, one hint, one exit code each."""

FINE = 0
FINDINGS = 1
USAGE = 2
BUG = 3
COULD_NOT_RUN = 4
INTERRUPTED = 130


class ChecklistError(Exception):
    """An error to show as it is: `message` says what and where, `hint` says what to do.

    `details` are further lines, such as one for each mistake in a file.
    """

    exit_code = COULD_NOT_RUN

    def __init__(self, message: str, hint: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details


class UsageProblem(ChecklistError):
    """The call, an answer or a file that was handed over is not usable (exit code 2)."""

    exit_code = USAGE


class CouldNotRun(ChecklistError):
    """Repository, identity, lock or disk stand in the way (exit code 4)."""

    exit_code = COULD_NOT_RUN


class Stopped(ChecklistError):
    """The person stopped the interview (exit code 130); every answer is in the draft."""

    exit_code = INTERRUPTED


class Bug(ChecklistError):
    """Something that must never happen, noticed before anything was written (exit code 3)."""

    exit_code = BUG
