#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fetches the public conformance suite (cel-spec 0.25.1 as @bufbuild/cel-spec 0.6.1, Apache-2.0) and
# exports it as JSON Lines: fetch.sh [folder], by default .build/cel-spec. Does nothing when it is there already. What npm
# delivers is held against the digests in package-lock.json; a difference is an error.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../../.build/cel-spec}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
[ -s "$folder/conformance.jsonl" ] && [ -e "$folder/.complete" ] && exit 0
cp "$here/package.json" "$here/package-lock.json" "$here/export.mjs" "$folder/"
cd "$folder"
npm ci --ignore-scripts --no-audit --no-fund --silent
node export.mjs
touch .complete
