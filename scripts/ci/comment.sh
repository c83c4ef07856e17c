#!/usr/bin/env bash
# Post the comment below a pull request, or update it in place.
# Reads SUMMARY (a file that `checklist summary` made; else decisions.md in RUNNER_TEMP), PULL_REQUEST
# (its number), GH_TOKEN, AUTHOR (who comments; else whom the token belongs to), GITHUB_REPOSITORY,
# GITHUB_API_URL.
# Where the token may not comment, as in a pull request from a fork, the comment goes to
# GITHUB_STEP_SUMMARY. A comment never fails a job: the check does.
set -euo pipefail

summary=${SUMMARY:-$RUNNER_TEMP/decisions.md}
marker='<!-- checklist:summary -->'
nothing='## Decisions in this pull request

Nothing changed in the decisions.

**Open:** nothing.'

if [ ! -f "$summary" ] || [ "$(head -n 1 "$summary")" != "$marker" ]; then
    echo "There is no comment to post."
    exit 0
fi
work=$(umask 077 && mktemp -d)
trap 'rm -rf "$work"' EXIT

# Not posted: say why in fixed words, and put the comment where everybody may write.
elsewhere() {
    echo "::notice::The comment was not posted ($1). The summary of this job holds it."
    cat "$summary" >>"$GITHUB_STEP_SUMMARY"
    exit 0
}

# call METHOD PATH [FILE]: the status goes to $status, the body to $work/answer.
# The token stands in a file, as a command line can be read by others.
printf 'Authorization: Bearer %s\n' "${GH_TOKEN:-}" >"$work/token"
call() {
    local data=()
    [ $# -lt 3 ] || data=(--data-binary "@$3")
    status=$(curl --silent --max-time 30 --request "$1" --header "@$work/token" \
        --header 'Accept: application/vnd.github+json' --header 'X-GitHub-Api-Version: 2022-11-28' \
        --header 'Content-Type: application/json' ${data[@]+"${data[@]}"} \
        --output "$work/answer" --write-out '%{http_code}' "$GITHUB_API_URL/$2") || status=000
}

trap 'elsewhere "line $LINENO went wrong"' ERR
for tool in curl jq; do
    command -v "$tool" >/dev/null || elsewhere "$tool is missing"
done
[ -n "${GH_TOKEN:-}" ] || elsewhere "there is no token"
[[ "${PULL_REQUEST:-}" =~ ^[0-9]+$ ]] || elsewhere "this is no pull request"

# Only a comment of the same author is updated; anybody can write the marker into one of theirs.
author=${AUTHOR:-}
if [ -z "$author" ]; then
    call GET user
    # A job's own token has no user; GitHub posts in this name.
    author='github-actions[bot]'
    [ "$status" != 200 ] || author=$(jq -r .login "$work/answer")
fi

found=
page=1
while :; do
    call GET "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments?per_page=100&page=$page"
    [ "$status" = 200 ] || elsewhere "the comments could not be read, status $status"
    found=$(jq -r --arg author "$author" --arg marker "$marker" '
        [.[] | select(.user.login == $author and (.body // "" | startswith($marker)))]
        | first // empty | "\(.id) \(.body | split("\n")[1] // "" | rtrimstr("\r"))"' "$work/answer")
    [ -z "$found" ] || break
    # A page that is not full is the last one.
    [ "$(jq length "$work/answer")" -eq 100 ] && [ "$page" -lt 100 ] || break
    page=$((page + 1))
done

hash=$(sed -n 2p "$summary")
jq --raw-input --slurp '{body: .}' "$summary" >"$work/comment.json"
if [ -z "$found" ]; then
    if [ "$(tail -n +3 "$summary")" = "$nothing" ]; then
        echo "Nothing changed in the decisions, so no comment is posted."
        exit 0
    fi
    call POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" "$work/comment.json"
    [ "$status" = 201 ] || elsewhere "the token may not comment, status $status"
    echo "Posted the comment."
elif [ "${found#* }" = "$hash" ]; then
    echo "The comment says the same already."
else
    call PATCH "repos/$GITHUB_REPOSITORY/issues/comments/${found%% *}" "$work/comment.json"
    [ "$status" = 200 ] || elsewhere "the token may not change the comment, status $status"
    echo "Updated the comment."
fi
