#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# changes_are_current.sh PROGRAM FOLDER: compares the pairs of examples/changes anew, in FOLDER, and holds the texts
# against those that are there. With NETRAL_UPDATE_GOLDEN set, these are written instead.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
rm -f "$2"/*.txt
examples/changes/compare.sh "$1" "$2"
[[ -n ${NETRAL_UPDATE_GOLDEN:-} ]] && exec cp "$2"/*.txt examples/changes/reports/
status=0
found=0
for new in "$2"/*.txt; do
    found=$((found + 1))
    diff -u "examples/changes/reports/$(basename "$new")" "$new" || status=1
done
[[ $found -eq $(grep -vc '^#' examples/changes/pairs.txt) ]] || status=1
exit "$status"
