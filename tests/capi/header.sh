#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/capi/header.sh   netral.h as C99, C11, C17, C++11 and C++20, with everything to complain of switched on
#
# Also: every function says since when it exists.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
warnings=(-pedantic -Wall -Wextra -Wconversion -Werror -fsyntax-only -Iinclude)

# Every struct from its _INIT, so that a macro with too few or too many members does not compile.
source=$(
    echo '#include <netral.h>'
    echo '#include <netral.h>'
    grep -oE '#define NETRAL_[A-Z_]+_INIT\b' include/netral.h | while read -r _ macro; do
        struct=$(tr '[:upper:]' '[:lower:]' <<<"${macro%_INIT}")
        echo "extern $struct of_$struct; $struct of_$struct = $macro;"
    done
)
for standard in c99 c11 c17; do
    gcc -std=$standard -x c "${warnings[@]}" -Wstrict-prototypes -Wc++-compat -Wmissing-field-initializers - <<<"$source"
done
for standard in c++11 c++20; do
    g++ -std=$standard -x c++ "${warnings[@]}" - <<<"$source"
done

functions=$(grep -c '^NETRAL_API' include/netral.h)
dated=$(grep -B1 '^NETRAL_API' include/netral.h | grep -c 'Since [0-9]')
((functions > 40 && functions == dated)) || { echo "$functions functions, $dated say since when"; exit 1; }
