#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/package/run.sh installed      installs .build/release and uses it through find_package and pkg-config
# tests/package/run.sh subdirectory   takes the source tree in with add_subdirectory
#
# Each builds the project in tests/package/consumer and checks what its program prints.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
root=$PWD
work=$root/.build/package

expect() { # PROGRAM: it must print exactly this
    local said
    said=$("$1")
    echo "$1 says: $said"
    [[ $said == "netral is linked" ]]
}

consume() { # FOLDER [configure options]
    local folder=$1
    shift
    rm -rf "$folder"
    cmake -S tests/package/consumer -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@"
    cmake --build "$folder" --target consumer
    expect "$folder/consumer"
}

case ${1:-} in
installed)
    rm -rf "$work/prefix"
    cmake --install .build/release --prefix "$work/prefix"
    consume "$work/find" -DCMAKE_PREFIX_PATH="$work/prefix"
    export PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig
    read -ra flags <<<"$(pkg-config --cflags --libs --static --define-variable=prefix="$work/prefix" netral)"
    g++ -std=c++20 tests/package/consumer/main.cpp "${flags[@]}" -o "$work/with-pkg-config"
    expect "$work/with-pkg-config"
    ;;
subdirectory)
    # Its own objects are needed anyway; ccache takes them from the release build where it can, for which the
    # folder must lie as deep as that one.
    launcher=()
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    consume "$root/.build/subdirectory" -DNETRAL_FOLDER="$root" "${launcher[@]}"
    ;;
*)
    sed -n 's/^# \(tests\/package.*\)/\1/p' "$0" >&2
    exit 2
    ;;
esac
