#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/capi/symbols.sh LIBRARY   what it exports, what tests/capi/symbols.txt lists and what netral.h declares is one
#
# symbols.txt is the list that callers may rely on: a name is added by hand, and never taken away.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$(readlink -f "$0")")/../.."

exported() { nm -D --defined-only "$1" | sed -n 's/.* T //p' | sort; }
others() { nm -D --defined-only "$1" | grep -Ev ' T | A NETRAL_' || true; }
declared() { # every function of the header, wherever its name stands after NETRAL_API
    grep -v '^#' include/netral.h | tr '\n' ' ' | grep -oE 'NETRAL_API [^;(]*\(' | sed -E 's/.*[ *](netral_[a-z_]+)\(/\1/' | sort
}

diff <(exported "$1") tests/capi/symbols.txt || { echo "exported (<) is not what is listed (>)"; exit 1; }
diff <(declared | sed 's/$/@@NETRAL_0.1/') tests/capi/symbols.txt || { echo "declared (<) is not what is listed (>)"; exit 1; }
[[ -z $(others "$1") ]] || { echo "exported and no function:"; others "$1"; exit 1; }
[[ $(readelf -d "$1") == *'[libnetral.so.0]'* ]] || { echo "the SONAME is not libnetral.so.0"; exit 1; }
