# SPDX-License-Identifier: Apache-2.0
#
# How the scripts of this project do their steps: each prints one line with its time; what it said goes to a log,
# which is shown when it fails. Sourced, with the project's root as the working directory.
#
#   step NAME COMMAND...      run it; false when it failed
#   not_run WHAT WHY          say that something could not be checked; counts as a failure
#   finish                    name what failed or was not run; false when there was any

logs=.build/logs
mkdir -p "$logs"
failures=()

# What was compiled in one clone serves the next, wherever it lies.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

log_of() { echo "$logs/$(tr -cs 'a-zA-Z0-9\n' '-' <<<"$1").log"; }

step() {
    local name=$1 log start status=0
    log=$(log_of "$name")
    shift
    start=$(date +%s)
    printf '%-52s' "$name" >&2
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [[ $status -eq 0 ]]; then
        printf '%5d s\n' $(($(date +%s) - start)) >&2
        return 0
    fi
    printf '%5d s  FAILED (exit %d)\n' $(($(date +%s) - start)) "$status" >&2
    { echo "---- $log"; cat "$log"; echo "---- end of $log"; } >&2
    failures+=("FAILED: $name")
    return 1
}

not_run() {
    echo "NOT RUN: $1: $2" >&2
    failures+=("NOT RUN: $1: $2")
}

finish() {
    [[ ${#failures[@]} -eq 0 ]] && return 0
    printf '%s\n' "${failures[@]}" >&2
    return 1
}
