#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/run.sh         build release, run all tests (installs what is missing; under 10 minutes on two cores)
# tests/run.sh full    also: format, lint, the second compiler, sanitizers, fuzzing, packaging (under 45 minutes)
#
# One line for each step, logs in .build/logs. What cannot be checked prints NOT RUN and fails. The last lines are
# ctest's own summary of the release tests. Each fuzz target tries as many inputs as tests/fuzz/runs.txt says, from the
# same seed, so that a gate does not fail by chance; FUZZ_SECONDS is for longer searches, FUZZ_SEED for others (0: by chance).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. .ci/steps.sh

mode=${1:-quick}
if [[ $# -gt 1 || ! $mode =~ ^(quick|full)$ ]]; then
    sed -n 's/^# \(tests\/run.sh.*\)/\1/p' "$0" >&2
    exit 2
fi
cores=$(nproc)

configure_and_build() { # PRESET [configure options]
    local preset=$1
    shift
    cmake --preset "$preset" "$@" && cmake --build --preset "$preset" -j "$cores"
}

# ctest is told to fail when it finds no test at all (noTestsAction in CMakePresets.json).
tests_of() { ctest --preset "$1" -j "$cores"; }

# --- what both modes do -----------------------------------------------------------------------------------------

packages=(build test)
[[ $mode == full ]] && packages+=(full)
step "packages" .ci/install "${packages[@]}" || exit 1
step "conformance suite" tests/conformance/fetch.sh .build/cel-spec || exit 1
step "release: build" configure_and_build release -DNETRAL_TESTS=ON || exit 1
step "release: tests" tests_of release || true
closing=$(sed -n '/% tests passed/,$p' "$(log_of 'release: tests')")

# --- what only the full mode does, cheapest first ---------------------------------------------------------------

sources() { # every C and C++ file of ours, with a NUL after each name
    find include src examples tests benchmarks -path tests/architecture/sample -prune -o \
        \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' -o -name '*.c' \) -print0
}

format() { sources | xargs -0 clang-format-14 --dry-run -Werror; }

# Of what has just been built; a clean checkout builds everything.
no_warnings() { ! grep -n 'warning:' "$(log_of 'release: build')"; }

headers_alone() { cmake --build --preset release --target all_verify_interface_header_sets -j "$cores"; }

fuzz_one() { # PROGRAM: the corpus it starts from is only read, what it finds goes to .build
    local name found runs limit
    name=$(basename "$1")
    found=.build/gate/found/$name
    runs=$(awk -v target="${name#fuzz_}" '$1 == target { print $2 }' tests/fuzz/runs.txt)
    [[ -n $runs ]] || { echo "tests/fuzz/runs.txt does not say how many inputs $name tries"; return 1; }
    rm -rf "$found" # or what was found before would change what is tried
    mkdir -p "$found"
    limit=-runs=$runs
    if [[ -n ${FUZZ_SECONDS:-} ]]; then limit=-max_total_time=$FUZZ_SECONDS; fi
    "$1" -seed="${FUZZ_SEED:-1}" "$limit" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
        -artifact_prefix="$found/" "$found" "tests/fuzz/corpus/${name#fuzz_}"
}

# As many at once as there are cores.
fuzz_all() {
    export -f fuzz_one
    printf '%s\n' "$@" | xargs -P "$cores" -I{} bash -c 'set -e; fuzz_one {} >.build/gate/$(basename {}).log 2>&1 ||
        { cat .build/gate/$(basename {}).log; exit 1; }'
}

fuzz() {
    local program programs=()
    for program in .build/gate/tests/fuzz/fuzz_*; do
        [[ -f $program && -x $program ]] && programs+=("$program")
    done
    if [[ ${#programs[@]} -eq 0 ]]; then
        not_run "fuzzing" "there is no fuzz target"
        return
    fi
    step "fuzz: ${#programs[@]} targets" fuzz_all "${programs[@]}" || true
}

threads() {
    step "tsan: build" configure_and_build tsan || return 0
    if ctest --preset tsan -N 2>/dev/null | grep -q '^Total Tests: 0$'; then
        not_run "tsan" "no test is labelled threads"
        return
    fi
    step "tsan: tests labelled threads" tests_of tsan || true
}

report_page() {
    if [[ ! -x /usr/bin/chromium ]]; then
        not_run "report page in a browser" "there is no /usr/bin/chromium"
        return
    fi
    step "report page in headless Chromium" tests/report/run.sh .build/release/examples/harness/netral || true
}

if [[ $mode == full ]]; then
    step "clang-format" format || true
    step "every public header compiles alone" headers_alone || true
    step "C API: binary interface as described" tests/capi/abi.sh check || true
    step "C API: every line reached by its tests" tests/capi/coverage.sh || true
    step "C API: its tests under valgrind" tests/capi/memcheck.sh || true
    step "installed and used: find_package, pkg-config" tests/package/run.sh installed || true
    step "packages in a bare root" tests/package/run.sh deb || true
    step "used as a subdirectory" tests/package/run.sh subdirectory || true
    step "host: Python" tests/hosts/run.sh python || true
    step "host: Node.js" tests/hosts/run.sh nodejs || true
    step "host: LuaJIT" tests/hosts/run.sh luajit || true
    step "host: PostgreSQL" tests/hosts/run.sh postgresql || true
    step "host: SQLite" tests/hosts/run.sh sqlite || true
    step "host: Java" tests/hosts/run.sh java || true
    step "host: PHP" tests/hosts/run.sh php || true
    step "release: no warnings" no_warnings || true
    step "built without the solver" tests/change/without_solver.sh || true
    report_page
    threads
    step "clang-tidy: C of the hosts" tests/hosts/tidy.sh || true
    if step "clang 14, clang-tidy, asan, ubsan: build" configure_and_build gate; then
        step "asan, ubsan: tests" tests_of gate || true
        fuzz
    fi
fi

printf '%s\n' "$closing"
finish
