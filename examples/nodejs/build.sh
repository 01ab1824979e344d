#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# build.sh [FILE]    compiles addon.c to FILE (netral.node), for every Node.js from 18 on
#
# The headers of Node-API come with Node.js (Debian: libnode-dev), netral.h with netral.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
node=$(dirname "$(readlink -f "$(command -v node)")")/..

for headers in "$node/include/node" /usr/include/node; do
    [[ -f $headers/node_api.h ]] && break
done
if [[ ! -f $headers/node_api.h ]]; then
    echo "there is no node_api.h beside $node/bin/node (Debian: apt install libnode-dev)" >&2
    exit 1
fi
exec ${CC:-cc} -std=c11 -O2 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Wpedantic -I"$headers" -I"$here/../../include" \
    "$here/addon.c" -ldl -o "${1:-$here/netral.node}"
