"""The steps of CI files, run as a runner runs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

PROJECT = Path(__file__).parent.parent.parent
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
TOKEN = "a-sample-token"


class Ran:
    """How the steps of a job ended: the exit code of the job, what was printed, the summary."""

    def __init__(self) -> None:
        self.code, self.said, self.summary = 0, "", ""
        self.outputs: dict[str, str] = {}


def value(expression: str, known: Mapping[str, str]) -> str:
    """An expression as far as our files use them; what they do not use is an error."""
    for part in expression.split(" || "):
        left, sign, right = re.fullmatch(r"(\S+)(?: (==|!=) '(.*)')?", part).groups()  # type: ignore[union-attr]
        found = known[left]
        if sign:
            found = "true" if (found == right) == (sign == "==") else ""
        if found:
            return found
    return ""


def filled(text: str, known: Mapping[str, str]) -> str:
    """A text with its expressions replaced, as a runner does it in `env` and `with`."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: value(found[1], known), str(text))


def run_action(
    top: Path, temp: Path, given: Mapping[str, str], number: str = "7", **environment: str
) -> Ran:
    """Run the steps of action.yml in a repository, all but the installation."""
    temp.mkdir(exist_ok=True)
    program = temp / "program"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checklist "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    known = {f"inputs.{key}": filled(str(each["default"]), {"github.token": TOKEN})
             for key, each in ACTION["inputs"].items()}  # fmt: skip
    known |= {f"inputs.{key}": word for key, word in given.items()}
    known |= {"github.event.pull_request.number": number}
    known |= {"steps.install.outputs.program": str(program)}
    ran = Ran()
    for step in ACTION["runs"]["steps"]:
        condition = step.get("if", "${{ inputs.post == '' || inputs.post != '' }}")
        if step.get("id") == "install" or not filled(condition, known):
            continue
        env = {key: filled(word, known) for key, word in step.get("env", {}).items()}
        code = run_step(top, temp, step["run"], {**environment, **env}, ran)
        known |= {f"steps.{step.get('id')}.outputs.{k}": v for k, v in ran.outputs.items()}
        if code and not step.get("continue-on-error"):
            ran.code = code
            break
    return ran


def run_step(top: Path, temp: Path, script: str, env: Mapping[str, str], ran: Ran) -> int:
    """Run one step's shell as GitHub's runner does."""
    files = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.write_text("", encoding="utf-8")
    file = temp / "step.sh"
    file.write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)],
        cwd=top, capture_output=True, encoding="utf-8", check=False,
        env={
            **os.environ, "GITHUB_ACTION_PATH": str(PROJECT), "RUNNER_TEMP": str(temp),
            "GITHUB_REPOSITORY": "sample/repository", "CHECKLIST_TODAY": "2026-11-25",
            "GITHUB_API_URL": os.environ.get("FORGE", "http://127.0.0.1:9"),
            **{name: str(path) for name, path in files.items()}, **env,
        },
    )  # fmt: skip
    ran.said += done.stdout + done.stderr
    ran.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    pairs = (line.partition("=") for line in files["GITHUB_OUTPUT"].read_text().split("\n"))
    ran.outputs = {name: word for name, _, word in pairs if name}
    return done.returncode
