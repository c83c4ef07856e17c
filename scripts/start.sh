#!/bin/sh
# Open the interview in a sample repository, or play a sample case when there is no terminal.
# Usage: scripts/start.sh CHECKLIST FOLDER
set -eu

checklist=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

# Nothing of the caller's git reaches the sample: neither identity, nor hooks, nor signing.
# shellcheck disable=SC2046 # one name a line
unset $(git rev-parse --local-env-vars) EMAIL GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE \
    GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE GIT_TEMPLATE_DIR

if ! git -C "$folder" rev-parse --quiet --verify HEAD >/dev/null 2>&1 || [ ! -e "$folder/.git" ]; then
    mkdir -p "$folder"
    git init --quiet --template= "$folder"
    git -C "$folder" symbolic-ref HEAD refs/heads/main
    while read -r key value; do
        git -C "$folder" config "$key" "$value"
    done <<EOF
user.name Sample Leader
user.email sample@example.org
user.useConfigOnly true
user.signingKey
commit.gpgSign false
core.hooksPath /dev/null
core.excludesFile /dev/null
core.attributesFile /dev/null
core.autocrlf false
core.fsmonitor false
EOF
    cat >"$folder/README.md" <<'EOF'
# SAMPLE

This repository was made by `make start` to try `checklist` out. Nothing in it is a real decision,
and nobody in it is real. Delete the folder whenever you like.
EOF
    "$checklist" -C "$folder" init >/dev/null
    git -C "$folder" add README.md .checklist.yaml decisions
    git -C "$folder" commit --quiet -m "Prepare a sample repository"
    echo "A repository for trying is ready: $folder (a SAMPLE, with an identity of its own)"
fi

if [ -t 0 ] && [ -t 1 ]; then
    "$checklist" -C "$folder" new || code=$?
    # 130: stopped by the person, who may go on later; everything else is an error.
    if [ "${code:-0}" -eq 130 ]; then
        echo "Go on whenever you like: make start"
        exit 0
    fi
    [ "${code:-0}" -eq 0 ] || exit "$code"
    again="make start"
    id=ID
else
    echo "No terminal: playing the sample case samples/on-call-weekends.yaml"
    "$checklist" -C "$folder" new --no-input --answers "$here/samples/on-call-weekends.yaml"
    again="make start, in a terminal: the interview itself"
    id=2026-11-20-weekend
fi
cat <<EOF

Your sample repository: $folder
What to type next:
  $1 -C $folder list
  $1 -C $folder show $id
  $1 -C $folder due --within 12m
  $again
EOF
