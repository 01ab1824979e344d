# SPDX-License-Identifier: Apache-2.0
#
# Java, for tests/hosts/run.sh: with the JDK 17 of Debian, or the one in JAVA_HOME.
jdk=${JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}
needs make cc "$jdk/bin/java" "$jdk/bin/javac"
. tests/hosts/answers.sh

build() {
    local library=${NETRAL_LIBRARY%/*}
    cp -r examples/java "$work/source"
    make -s -C "$work/source" JAVA_HOME="$jdk" \
        CFLAGS="-O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror" \
        NETRAL_CFLAGS="-I$PWD/include" NETRAL_LIBS="-L$library -lnetral -Wl,-rpath,$library"
    "$jdk/bin/javac" -Xlint:all -Werror -cp "$work/source/netral.jar" -d "$work/classes" tests/hosts/java/*.java
}

run() { # [option of java]... CLASS [argument]...
    "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -Djava.library.path="$work/source" \
        -cp "$work/source/netral.jar:$work/classes" "$@"
}

host_test() {
    build
    run -Xcheck:jni HostTest "$records" "$expected" 2>&1 | tee "$work/said.txt"
    [[ ! -s $work/said.txt ]] # -Xcheck:jni only warns
}

host_cost() {
    build
    run HostCost "$record"
}
