#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/hosts/tidy.sh   clang-tidy over the C files of the hosts and of the tests that go with them
#
# Left out of the checks of .clang-tidy, for what the hosts' own headers and their way of doing things ask for:
# handles that come as integers (JNI, PostgreSQL's Datum), lists of names as macros, the size of a pointer, dlerror().
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
work=.build/hosts/tidy
jdk=${JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
left_out=-performance-no-int-to-ptr,-bugprone-macro-parentheses,-bugprone-sizeof-expression,-concurrency-mt-unsafe

tidy() { # FILE... -- FLAGS
    echo "clang-tidy $*"
    clang-tidy-14 --quiet --checks="$left_out" "$@" -std=gnu11 -Iinclude
}

node=$(dirname "$(readlink -f "$(command -v node)")")/../include/node
[[ -f $node/node_api.h ]] || node=/usr/include/node
rm -rf "$work"
mkdir -p "$work"
"$jdk/bin/javac" -h "$work" -d "$work/classes" examples/java/netral/*.java

tidy examples/minimal.c tests/hosts/*.c tests/capi/first/*.c -- -D_POSIX_C_SOURCE=200809L
tidy examples/sqlite/*.c --
tidy examples/postgresql/*.c -- -isystem "$(pg_config --includedir-server)"
tidy examples/nodejs/addon.c -- -isystem "$node"
tidy examples/java/netral_jni.c -- -I"$work" -isystem "$jdk/include" -isystem "$jdk/include/linux"
