#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/capi/abi.sh check    compares the library's binary interface with tests/capi/libnetral.abi
# tests/capi/abi.sh update   writes that file anew: only with a line in the changelog (.github/decisions/0030-*)
#
# Needs a configured .build/release with tests, and abigail-tools.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
baseline=tests/capi/libnetral.abi
now=.build/release/abi/now.abi

describe() {
    cmake --build .build/release --target netral_abi -j "$(nproc)"
    # The types of every header but netral.h are nobody else's business: it lies alone in a folder for abidw.
    mkdir -p .build/release/abi/include
    cp include/netral.h .build/release/abi/include
    abidw --headers-dir .build/release/abi/include --drop-private-types --exported-interfaces-only --no-corpus-path \
        --no-comp-dir-path --no-show-locs --out-file "$now" .build/release/abi/libnetral.so.0
}

case ${1:-} in
check)
    [[ -s $baseline ]] || { echo "there is no $baseline to compare with"; exit 1; }
    describe
    # Without the types in it, hardly anything would be compared.
    grep -q "class-decl name='netral_summary' size-in-bits" "$now" || { echo "the description has no types"; exit 1; }
    abidiff "$baseline" "$now"
    ;;
update)
    describe
    cp "$now" "$baseline"
    ;;
*)
    sed -n 's/^# \(tests\/capi.*\)/\1/p' "$0" >&2
    exit 2
    ;;
esac
