#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the program `netral` (Debian 12; installs through apt what is missing) and classifies the incidents of
# examples/incidents by the rules of rules/netralitas. The table is on standard output, progress on standard error.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. .ci/steps.sh

build() {
    # Where nobody has built yet the tests are left out, and with them what they need.
    local options=()
    [[ -f .build/release/CMakeCache.txt ]] || options=(-DNETRAL_TESTS=OFF)
    cmake --preset release "${options[@]}" && cmake --build --preset release --target netral_program
}

step "packages" .ci/install build || exit 1
step "build" build || exit 1

exec .build/release/examples/harness/netral classify --rules rules/netralitas --format table examples/incidents/*.jsonl
