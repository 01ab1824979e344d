# SPDX-License-Identifier: Apache-2.0
#
# PostgreSQL, for tests/hosts/run.sh: the extension on a server of its own, in .build, on loopback, by a user who is
# not root. What is tested stands in tests/hosts/postgresql/*.sql.
installed=${POSTGRESQL:-/usr/lib/postgresql/15}
needs make "$installed/bin/initdb" "$installed/bin/pg_config"
. tests/hosts/answers.sh

# PostgreSQL looks for its parts relative to where its programs lie. With copies of the programs and links to the
# rest, the extension is installed as anywhere else, but not into the system.
private=$work/usr
bin=$private${installed#/usr}/bin
data=$work/data
as_postgres=()

install_privately() {
    local library=${NETRAL_LIBRARY%/*}
    mkdir -p "${bin%/bin}" "$private/share/postgresql" "$private/include"
    cp -r "$installed/bin" "$bin"
    cp -rs "$installed/lib" "${bin%/bin}/lib"
    cp -rs "/usr/share/postgresql/${installed##*/}" "$private/share/postgresql/"
    cp -rs /usr/include/postgresql "$private/include/"
    cp -r examples/postgresql "$work/extension"
    make -s -C "$work/extension" install PG_CONFIG="$bin/pg_config" with_llvm=no COPT=-Werror \
        NETRAL_CFLAGS="-I$PWD/include" NETRAL_LIBS="-L$library -lnetral -Wl,-rpath,$library"
}

# The real rule set, one with mistakes, and a folder that has none.
lay_out_rulesets() {
    mkdir -p "$work/rulesets/mistaken" "$work/rulesets/empty"
    cp -r rules/netralitas "$work/rulesets/"
    cp tests/hosts/mistaken.yaml "$work/rulesets/mistaken/ruleset.yaml"
    cp examples/python/stages.yaml "$work/rulesets/"
}

create_cluster() {
    if [[ $(id -u) -eq 0 ]]; then # initdb and postgres refuse to be root
        as_postgres=(runuser -u postgres --)
        chown postgres "$work"
    fi
    "${as_postgres[@]}" "$bin/initdb" -D "$data" -A trust -U postgres -E UTF8 --locale=C --no-sync >/dev/null
    export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=postgres
}

start() { # [setting]...: on the first of some ports that is free
    local attempt settings=${*/#/-c }
    for attempt in {1..20}; do
        export PGPORT=$((20000 + RANDOM % 30000))
        "${as_postgres[@]}" "$bin/pg_ctl" -D "$data" -l "$work/server.log" -w -s start -o "-c port=$PGPORT \
            -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
            -c netral.rulesets=$work/rulesets $settings" && return
    done
    cat "$work/server.log" >&2
    return 1
}
stop() { "${as_postgres[@]}" "$bin/pg_ctl" -D "$data" -s -m fast -w stop; }

psql() { "$bin/psql" -X -q -v ON_ERROR_STOP=1 "$@"; }

# A line of JSON is one column when nothing in it quotes or separates.
load() { # TABLE FILE
    psql -c "create table $1 (line int generated always as identity, value jsonb)" \
        -c "\\copy $1 (value) from '$2' (format csv, quote E'\\x01', delimiter E'\\x02')"
}

prepare() { # [setting]...: a server with the extension, the records and the answers
    install_privately
    lay_out_rulesets
    create_cluster
    trap stop EXIT
    start "$@"
    psql -c "create extension netral"
    load incidents "$records"
    load expected "$expected"
}

host_test() {
    prepare
    psql -f tests/hosts/postgresql/test.sql
    psql -c "create database latin encoding 'LATIN1' template template0"
    PGDATABASE=latin psql -f tests/hosts/postgresql/latin.sql
    stop
    start "shared_preload_libraries=netral" "netral.preload=netralitas,mistaken"
    grep -q 'WARNING:  cannot use rule set "mistaken"' "$work/server.log"
    mv "$work/rulesets/netralitas" "$work/rulesets/moved"
    psql -f tests/hosts/postgresql/preload.sql
}

host_cost() {
    prepare "shared_preload_libraries=netral" "netral.preload=netralitas"
    psql -At -f tests/hosts/postgresql/cost.sql
}
