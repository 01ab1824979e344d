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
    abidw --header-file include/netral.h --drop-private-types --no-corpus-path --no-comp-dir-path --no-show-locs \
        --out-file "$now" .build/release/abi/libnetral.so.0
}

case ${1:-} in
check)
    [[ -s $baseline ]] || { echo "there is no $baseline to compare with"; exit 1; }
    describe
    grep -q "type-decl name='char'" "$now" || { echo "the description has no types"; exit 1; }
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
