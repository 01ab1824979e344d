#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/capi/coverage.sh   whether the tests of the C API reach every line of src/capi
#
# Needs a configured .build/release with tests. Only src/capi is compiled for counting; its tests and the layers below
# are those of that build.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
build=.build/release
counts=tests/capi/CMakeFiles/netral_capi_counted.dir/__/__/src/capi

cmake --build "$build" --target netral_capi_coverage -j "$(nproc)"
find "$build/$counts" -name '*.gcda' -delete
"$build/tests/capi/netral_capi_coverage"

# A line counts as reached when any object that has it reached it: headers are in several.
(cd "$build" && gcov --stdout "$counts"/*.gcda) 2>/dev/null | awk -F: '
    $2 + 0 == 0 && $3 == "Source" { file = $4; sub(/.*\/src\/capi\//, "src/capi/", file); next }
    file !~ /^src\/capi\// || $1 ~ /^ *-$/ || NF < 3 { next }
    { at = file ":" $2 + 0; files[file]; lines[at] }
    $1 !~ /[#=]/ { reached[at] }
    $1 ~ /[#=]/ { words[at] = $0 }
    END {
        for (file in files) print "file " file
        for (at in lines) if (!(at in reached)) print "not reached: " at ":" substr(words[at], index(words[at], ":") + 7)
        print "lines " length(lines)
    }' | sort -V >"$build/capi-coverage.txt"

status=0
for file in src/capi/*.cpp; do
    grep -qxF "file $file" "$build/capi-coverage.txt" || { echo "nothing is known of $file"; status=1; }
done
grep '^lines ' "$build/capi-coverage.txt"
if grep '^not reached' "$build/capi-coverage.txt"; then status=1; fi
exit $status
