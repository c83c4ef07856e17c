#!/usr/bin/env bash
# Install checklist from the action's own folder, into an environment of its own, and beside it
# only what the lock there names, by its hash.
# Reads GITHUB_ACTION_PATH, RUNNER_TEMP; writes `program` to GITHUB_OUTPUT.
set -euo pipefail

# -I: no file of the repository that is checked can pose as a part of Python.
if ! python3 -I -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "::error::checklist needs Python 3.11 or later; put actions/setup-python before this action."
    exit 4
fi
environment=$RUNNER_TEMP/checklist-environment
python3 -I -m venv --clear "$environment"
install() { "$environment/bin/python" -I -m pip --disable-pip-version-check install --quiet "$@"; }
install --require-hashes --requirement "$GITHUB_ACTION_PATH/requirements/run.txt"
install --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"
"$environment/bin/checklist" --version
echo "program=$environment/bin/checklist" >>"$GITHUB_OUTPUT"
