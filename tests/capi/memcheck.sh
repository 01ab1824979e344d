#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/capi/memcheck.sh   the tests of the C API under valgrind: no wrong access, nothing unset used, nothing lost
#
# Needs a built .build/release with tests. Of the tests that refuse memory those with the small rule set run here; all of
# them run under the address sanitizer (preset `asan`). As many at once as there are cores, the longest first.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
export built=.build/release/tests/capi

check() { # PROGRAM [argument]...
    echo "$*"
    valgrind --quiet --tool=memcheck --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
        --error-exitcode=9 "$@"
}

# That program brings its own `operator new`, which valgrind would replace.
check_refusing() { check --soname-synonyms=somalloc=nouserintercepts "$built/netral_capi_allocation_test" "$1"; }

check_tutorial() {
    check "$built/netral_minimal_c" rules/netralitas | tail -n +2 >.build/release/memcheck-minimal.txt
    diff tests/golden/capi/minimal.txt .build/release/memcheck-minimal.txt
}
export -f check check_refusing check_tutorial

xargs -d '\n' -P "$(nproc)" -I{} bash -c 'set -eo pipefail; {}' <<'END'
check "$built/netral_capi_test"
check_refusing "every single allocation may fail while guidance is made"
check_refusing "every single allocation may fail while two rule sets are compared"
check_refusing "a session stays usable*"
check "$built/netral_capi_threads_test"
check_tutorial
END
