#!/usr/bin/env bash
# Puts drift/change.patch on the branch `schema-drift`, opens the pull request
# or brings the open one up to date, and starts the checks on the branch.
set -euo pipefail
cd "$(dirname "$0")/../.."

branch=schema-drift
title='Follow the schema'

git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git switch --create "$branch"
git apply --index drift/change.patch
git commit --message "$title"
# The branch is this workflow's own; yesterday's proposal is outdated.
git push --force origin "$branch"

if [ -n "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
  gh pr edit "$branch" --body-file drift/report.md
else
  gh pr create --head "$branch" --base main --title "$title" --body-file drift/report.md
fi
gh workflow run pull-request.yml --ref "$branch"
