#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/capi/says.sh FILE PROGRAM [ARGUMENT...]   the program ends well and prints what is in the file
#
# With NETRAL_UPDATE_GOLDEN set the file is written instead.
set -euo pipefail
expected=$1
shift
[[ -z ${NETRAL_UPDATE_GOLDEN:-} ]] || "$@" >"$expected"
"$@" | diff "$expected" -
