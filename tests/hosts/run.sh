#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/hosts/run.sh HOST         tests the host in examples/HOST against the library in .build/release
# tests/hosts/run.sh HOST cost    prints what a call costs there, and in C
#
# What HOST needs is in tests/hosts/HOST.sh: functions `host_test` and `host_cost`, run from the top of the project with
#   NETRAL_LIBRARY   the shared library        NETRAL_PROGRAM   the program `netral`
#   work             a folder that is empty    record           a file with one record
#   layout           how C lays out the structs of netral.h (tests/hosts/layout.c)
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

host=${1:-}
what=${2:-test}
if [[ $# -gt 2 || ! -f tests/hosts/$host.sh || ! $what =~ ^(test|cost)$ ]]; then
    sed -n 's/^# \(tests\/hosts.*\)/\1/p' "$0" >&2
    exit 2
fi

export NETRAL_LIBRARY=$PWD/.build/release/src/libnetral.so.0
export NETRAL_PROGRAM=$PWD/.build/release/examples/harness/netral
export work=$PWD/.build/hosts/$host
export layout=$work/layout.txt record=$work/record.json
for needed in "$NETRAL_LIBRARY" "$NETRAL_PROGRAM"; do
    [[ -e $needed ]] || { echo "NOT RUN: $host: there is no $needed" >&2; exit 1; }
done
needs() { # COMMAND...: without them the host cannot be tested, and that is a failure
    local command
    for command in "$@"; do
        command -v "$command" >/dev/null || { echo "NOT RUN: $host: there is no $command" >&2; exit 1; }
    done
}
compile() { # SOURCE PROGRAM [linker flags]
    cc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -D_POSIX_C_SOURCE=200809L -Iinclude "$1" -o "$2" "${@:3}"
}

rm -rf "$work"
mkdir -p "$work"
compile tests/hosts/layout.c "$work/layout"
"$work/layout" >"$layout"
head -n 1 examples/incidents/jakarta.jsonl >"$record"

. "tests/hosts/$host.sh"
if [[ $what == cost ]]; then
    compile tests/hosts/cost.c "$work/cost" "$NETRAL_LIBRARY" -Wl,-rpath,"$(dirname "$NETRAL_LIBRARY")"
    "$work/cost" rules/netralitas <"$record"
    host_cost
else
    host_test
fi
