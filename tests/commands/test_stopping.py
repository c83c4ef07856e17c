"""Ctrl-C is answered with what is true of the command that was stopped."""

import subprocess
import sys

import pytest

STOPPED = """
import sys
from checklist import cli
{first}
class Stopped:
    def main(self, *args, **options):
        raise KeyboardInterrupt
cli.group = Stopped()
sys.exit(cli.run([]))
"""


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("", "\nStopped.\n"),
        (
            "import checklist.interview.terminal",
            "\nStopped. What you answered so far is kept (`checklist drafts`).\n",
        ),
    ],
)
def test_only_who_was_asked_reads_that_answers_are_kept(first: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED.format(first=first)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", said)
