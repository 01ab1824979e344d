#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# benchmarks/capi/run.sh [DETAIL...]   what the C API costs beside C++, in instructions (needs valgrind)
#
# DETAIL is verdict, findings or full; without it, all of them. Each way is run for 1 and for 3 rounds under callgrind;
# half of the difference is a round, without loading. `c` and `handle` are held against `cpp`, `lines` against
# `cpp_lines`. Fails when one costs more than 3 % more, or when the ways give different answers.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
program=${CAPI_COST:-.build/release/benchmarks/capi/capi_cost}

instructions() { # WAY DETAIL ROUNDS
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

status=0
[[ $# -gt 0 ]] || set -- verdict findings full
for detail in "$@"; do
    answer=$("$program" cpp "$detail" 1)
    base=0
    for way in cpp c handle cpp_lines lines; do
        [[ $("$program" $way "$detail" 1) == "$answer" ]] || { echo "$way gives other answers"; exit 1; }
        one=$(instructions $way "$detail" 1)
        three=$(instructions $way "$detail" 3)
        round=$(((three - one) / 2))
        case $way in
        cpp*) base=$round; echo "$detail $way: $round instructions a round" ;;
        *)
            echo "$detail $way: $round instructions a round, $((1000 * (round - base) / base)) per mille more than C++"
            ((1000 * round <= 1030 * base)) || status=1
            ;;
        esac
    done
done
exit $status
