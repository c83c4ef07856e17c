"""Changing records in a real terminal: asked again, stopped and resumed, mended, agreed to."""

from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from checklist.cli import run

Git = Callable[..., str]
Spawn = Callable[..., "pexpect.spawn[str]"]
EXAMPLE = Path(__file__).parent.parent / "data" / "example.answers.yaml"


@pytest.fixture
def at_terminal(terminal: Spawn, repository: Path) -> Spawn:
    """A person at a plain terminal, in a repository with one proposed decision."""
    assert run(["-C", str(repository), "new", "--answers", str(EXAMPLE)]) == 0
    return lambda *arguments, **environment: terminal(*arguments, **{"TERM": "dumb", **environment})


def ended(terminal: "pexpect.spawn[str]") -> int:
    terminal.expect(pexpect.EOF)
    terminal.close()
    return int(terminal.exitstatus or 0)


def test_a_question_is_asked_again_and_goes_on_where_it_was_stopped(
    at_terminal: Spawn, repository: Path, git: Git
) -> None:
    first = at_terminal("edit", "two-office", "affected")
    first.expect_exact("> ")
    first.sendline("Temps, 3 people")
    first.expect_exact("Temps · 3 people")
    first.sendline("/stop")
    assert ended(first) == 130
    assert git(repository, "status", "--short") == ""
    second = at_terminal("edit", "two-office", "affected")
    second.expect_exact("Temps · 3 people")
    second.expect_exact("> ")
    second.sendline("")
    assert ended(second) == 0
    assert "+- **Temps** (3 people)\n" in git(repository, "show", "--format=", "--unified=0")
    assert git(repository, "rev-list", "--count", "HEAD").strip() == "3"


def test_enter_alone_keeps_the_answer(at_terminal: Spawn, repository: Path, git: Git) -> None:
    head = git(repository, "rev-parse", "HEAD")
    terminal = at_terminal("edit", "two-office", "costs")
    terminal.expect_exact("> ")
    terminal.sendline("")
    terminal.expect_exact("nothing changed")
    assert ended(terminal) == 0
    assert git(repository, "rev-parse", "HEAD") == head


def test_a_page_with_a_mistake_opens_again(
    at_terminal: Spawn, repository: Path, git: Git, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text(
        "#!/bin/sh\n"
        'grep -q perhaps "$1" && exec sed -i \'s/perhaps/open/\' "$1"\n'
        "exec sed -i 's/settled: leaning/settled: perhaps/' \"$1\"\n"
    )
    script.chmod(0o755)
    terminal = at_terminal("edit", "two-office", EDITOR=str(script))
    terminal.expect_exact("none of open, leaning")
    terminal.expect_exact("> ")
    terminal.sendline("")
    assert ended(terminal) == 0
    assert "+- **Settled:** open\n" in git(repository, "show", "--format=", "--unified=0")


def test_undo_asks_first_and_takes_no_for_an_answer(
    at_terminal: Spawn, repository: Path, git: Git
) -> None:
    refused = at_terminal("undo")
    refused.expect_exact("[y/N]")
    refused.sendline("n")
    refused.expect_exact("Nothing was changed")
    assert ended(refused) == 0
    agreed = at_terminal("undo", "--yes")
    assert ended(agreed) == 0
    assert git(repository, "rev-list", "--count", "HEAD").strip() == "3"
