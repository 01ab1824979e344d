#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# compare.sh [PROGRAM [FOLDER]]: compares each pair of pairs.txt over examples/incidents. Writes NAME.txt and NAME.html
# to the folder, by default .build/changes.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=${1:-.build/release/examples/harness/netral}
folder=${2:-.build/changes}
mkdir -p "$folder"

while read -r name options; do
    [[ -z $name || $name == \#* ]] && continue
    status=0
    # shellcheck disable=SC2086 # several words
    "$program" diff rules/netralitas rules/netralitas $options --group-by incident.stage --group-by incident.region \
        --group-by election.office --lang en --html "$folder/$name.html" --records examples/incidents/*.jsonl \
        >"$folder/$name.txt" || status=$?
    [[ $status -le 1 ]] || exit "$status" # 1: they differ, which is what we came for
done <examples/changes/pairs.txt
