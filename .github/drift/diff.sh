#!/usr/bin/env bash
# Writes what the pull and the generator changed to drift/change.patch, and says
# to the workflow whether there is anything.
set -euo pipefail
cd "$(dirname "$0")/../.."

git add --all -- packages .changeset
git diff --cached --binary -- packages .changeset >drift/change.patch
if [ -s drift/change.patch ]; then changed=true; else changed=false; fi
echo "changed=$changed" >>"${GITHUB_OUTPUT:-/dev/stdout}"
