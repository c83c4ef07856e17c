#!/usr/bin/env bash
# Check the decisions that a pull request changes, and sum them up for the comment below it.
# Reads PROGRAM, FOLDER, FAIL_ON, BASE (else GITHUB_BASE_REF) and SUMMARY (else decisions.md in
# RUNNER_TEMP); writes the check's exit code as `code` to GITHUB_OUTPUT, and the comment to the file
# SUMMARY. A finding does not end the job yet: the comment comes first.
set -euo pipefail

summary=${SUMMARY:-$RUNNER_TEMP/decisions.md}
base=${BASE:-${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}}
if [ -z "$base" ]; then
    echo "::error::There is no base to compare with: run this on pull_request, or set the input base."
    exit 2
fi
code=0
"$PROGRAM" -C "$FOLDER" check --base "$base" --fail-on "$FAIL_ON" --format github || code=$?
echo "code=$code" >>"$GITHUB_OUTPUT"
rm -f -- "$summary"
if [ "$code" -gt 1 ]; then
    echo "::error::The check could not run; the line above says why. It needs fetch-depth: 0."
    exit 0
fi
"$PROGRAM" -C "$FOLDER" summary --base "$base" --output "$summary" ||
    echo "::notice::The comment could not be made; the check above counts all the same."
