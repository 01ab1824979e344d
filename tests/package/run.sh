#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# tests/package/run.sh installed      installs .build/release and uses it through find_package and pkg-config
# tests/package/run.sh subdirectory   takes the source tree in with add_subdirectory
# tests/package/run.sh deb            makes Debian packages, installs them in a bare root and uses them there
#
# Each builds the projects in tests/package/consumer (C++) and examples/minimal.c (C), and checks what they print.
# `deb` needs root, and the first time a mirror: it makes a root with debootstrap and keeps it in .build/package.
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

tutorial_says() { # PROGRAM [RULES]
    "$1" "${2:-rules/netralitas}" | diff tests/golden/capi/minimal.txt -
}

case ${1:-} in
installed)
    rm -rf "$work/prefix"
    cmake --install .build/release --prefix "$work/prefix"
    consume "$work/find" -DCMAKE_PREFIX_PATH="$work/prefix"
    export PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig
    read -ra flags <<<"$(pkg-config --cflags --libs netral-cpp)"
    g++ -std=c++20 tests/package/consumer/main.cpp "${flags[@]}" -o "$work/with-pkg-config"
    expect "$work/with-pkg-config"

    read -ra flags <<<"$(pkg-config --cflags --libs netral)"
    gcc -std=c99 examples/minimal.c "${flags[@]}" -Wl,-rpath,"$work/prefix/lib" -o "$work/c-with-pkg-config"
    tutorial_says "$work/c-with-pkg-config"
    rm -rf "$work/find-c"
    cmake -S tests/package/consumer-c -B "$work/find-c" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix"
    cmake --build "$work/find-c"
    tutorial_says "$work/find-c/consumer"
    "$work/prefix/bin/netral" check "$work/prefix/share/netral/rules/netralitas"
    man --warnings -E UTF-8 -l -Tutf8 -Z "$work/prefix/share/man/man1/netral.1" 2>&1 >/dev/null | diff /dev/null -
    ;;
deb)
    [[ $EUID -eq 0 ]] || { echo "a root of its own can only be made by root"; exit 1; }
    base=$work/root-base
    # What the packages depend on, so that only the first run needs the mirror.
    needs=(gcc libc6-dev pkg-config tzdata libfmt9 libsimdjson14 libhowardhinnant-date-dev libre2-9 libyaml-cpp0.7
        libssl3 libz3-4)
    [[ -e $base.done && $(<"$base.done") == "${needs[*]}" ]] || {
        rm -rf "$base"
        debootstrap --variant=minbase bookworm "$base"
        chroot "$base" apt-get install -y --no-install-recommends "${needs[@]}"
        echo "${needs[*]}" >"$base.done"
    }
    rm -rf .build/release/packages "$work/root"
    cpack --config .build/release/CPackConfig.cmake
    cp -a --reflink=auto "$base" "$work/root"
    mkdir "$work/root/netral"
    cp .build/release/packages/*.deb examples/incidents/jakarta.jsonl "$work/root/netral"
    in_root() { chroot "$work/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
    in_root sh -c 'dpkg -i /netral/*.deb'
    rules=/usr/share/netral/rules/netralitas
    in_root netral check $rules
    in_root netral classify --rules $rules --format jsonl /netral/jakarta.jsonl >"$work/answers.jsonl"
    grep -q '"verdict"' "$work/answers.jsonl"
    [[ $(in_root sh -c 'realpath "$(pkg-config --variable=prefix netral)"') == /usr ]]
    in_root sh -c "cc /usr/share/doc/netral/examples/minimal.c \$(pkg-config --cflags --libs netral) -o /netral/minimal"
    in_root /netral/minimal $rules | diff tests/golden/capi/minimal.txt -
    in_root dpkg --purge netral libnetral-dev libnetral0
    rm -rf "$work/root"
    ;;
subdirectory)
    # Its own objects are needed anyway; ccache takes them from the release build where it can, for which the
    # folder must lie as deep as that one.
    launcher=()
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    consume "$root/.build/subdirectory" -DNETRAL_FOLDER="$root" "${launcher[@]}"
    cmake --build "$root/.build/subdirectory" --target consumer_c
    tutorial_says "$root/.build/subdirectory/consumer_c"
    ;;
*)
    sed -n 's/^# \(tests\/package.*\)/\1/p' "$0" >&2
    exit 2
    ;;
esac
