#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The page of `netral diff --html` in headless Chromium: run.sh PROGRAM [folder], by default .build/report. Leaves the
# pages and screenshots there. Exit 3 when there is no browser.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(readlink -f "$1")
folder=${2:-$here/../../.build/report}
browser=${CHROMIUM:-/usr/bin/chromium}
[ -x "$browser" ] || { echo "there is no $browser" >&2; exit 3; }
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cp "$here/package.json" "$here/package-lock.json" "$here/page_test.mjs" "$folder/"
root=$(cd "$here/../.." && pwd)
cd "$folder"
[ -d node_modules/playwright-core ] || npm ci --ignore-scripts --no-audit --no-fund --silent
exec node page_test.mjs "$program" "$root" "$browser"
