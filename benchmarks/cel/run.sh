#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# netral and two other implementations in one run: run.sh <netral_cel_benchmark>. One JSON object a
# line, after one that says where. Times are processor time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/netral-cel-peers
mkdir -p "$work"
cp "$here/package.json" "$here/package-lock.json" "$here/peers.mjs" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --silent)
printf '{"machine":"%s","commit":"%s","load":"%s"}\n' \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" \
    "$(git -C "$here" rev-parse --short HEAD)" "$(cut -d' ' -f1 /proc/loadavg)"
"$1" "$here/expressions.json"
node "$work/peers.mjs" "$here/expressions.json"
