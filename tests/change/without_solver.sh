#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the program without the solver Z3 in .build/without-solver, and checks what it says of proofs, and that it
# compares all the same.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
folder=.build/without-solver
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 # nearly all is compiled as in .build/release
cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DNETRAL_SOLVER=OFF -DNETRAL_TESTS=OFF
cmake --build "$folder" --target netral_program -j "$(nproc)"
program=$folder/examples/harness/netral
if ldd "$program" | grep -q libz3; then
    echo "$program needs Z3 after all" >&2
    exit 1
fi

# COMMAND...: ends with 3, says nothing on standard output and on standard error what is written down.
refuses() {
    local status=0
    "$program" "$@" >"$folder/out" 2>"$folder/err" || status=$?
    echo "netral $*: exit $status"
    [[ $status -eq 3 ]]
    diff /dev/null "$folder/out"
    diff tests/golden/program/without-solver.err "$folder/err"
}
rules=tests/golden/classify
refuses prove $rules
refuses prove $rules $rules
refuses diff $rules $rules --prove
"$program" diff $rules $rules --records $rules/records.jsonl
