# SPDX-License-Identifier: Apache-2.0
#
# SQLite, for tests/hosts/run.sh: the extension in the shell sqlite3.
needs make cc sqlite3
. tests/hosts/answers.sh
database=$work/incidents.db

prepare() { # the extension, and a database with the records and the answers, a line each
    local library=${NETRAL_LIBRARY%/*}
    cp -r examples/sqlite "$work/extension"
    make -s -C "$work/extension" CFLAGS="-O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror" \
        NETRAL_CFLAGS="-I$PWD/include" NETRAL_LIBS="-L$library -lnetral -Wl,-rpath,$library"
    sqlite3 -batch -bail "$database" "create table incident (record text)" "create table expected (answer text)" \
        ".mode ascii" '.separator "\037" "\n"' ".import '$records' incident" ".import '$expected' expected"
}

ask() { sqlite3 -batch -bail -cmd ".load $work/extension/netral" "$database" "$@"; }

expect() { # ANSWER QUERY...
    local answer
    answer=$(ask "${@:2}") || return
    [[ $answer == "$1" ]] || { printf 'asked:    %s\nexpected: %s\nis:       %s\n' "${*:2}" "$1" "$answer" >&2; return 1; }
}
expect_error() { # PATTERN QUERY
    local said
    if said=$(ask "$2" 2>&1); then
        printf 'asked:    %s\nexpected an error, is: %s\n' "$2" "$said" >&2
        return 1
    fi
    [[ $said == $1 ]] || { printf 'asked:    %s\nexpected: %s\nis:       %s\n' "$2" "$1" "$said" >&2; return 1; }
}

scalar_function() {
    local rules="'rules/netralitas'"
    # Every record of examples/incidents comes out as the program has it.
    expect "$(wc -l <"$records")" \
        "select count(*) from incident i join expected e on e.rowid = i.rowid where netral_classify($rules, record) = answer"
    # The answer is JSON to SQLite's own functions; an empty record is a record.
    expect "object|not_indicated" "select json_type(json_array(netral_classify($rules, '{}')), '\$[0]'),
        netral_classify($rules, '{}') ->> 'verdict'"
    # NULL in, NULL out, and nothing is loaded for it.
    expect "null|null|null" "select typeof(netral_classify(null, '{}')), typeof(netral_classify('nowhere', null)),
        typeof(netral_classify_or_errors($rules, null))"
    # A record that cannot be used, and its errors in its place.
    expect_error '*cannot use this record:*N2101: act: no fact has this key in `act`*did you mean `act.kinds`*N2105: incident.occurred_on*' \
        "select netral_classify($rules, '{\"act\": {\"kindz\": []}, \"incident\": {\"occurred_on\": \"2024-13-01\"}}')"
    expect_error '*cannot use this record:*' "select netral_classify($rules, 7)"
    expect "act|N2101|0|1" "select r ->> '\$.errors[0].path', r ->> '\$.errors[0].code',
        json_type(netral_classify_or_errors($rules, '{}'), '\$.errors') is not null,
        json_type(netral_classify_or_errors($rules, 'x'), '\$.errors') is not null
        from (select netral_classify_or_errors($rules, '{\"act\": {\"kindz\": []}}') as r)"
    # Rule sets that cannot be used.
    expect_error '*cannot use this rule set:*:1:1*N1423*:5:1*N1401*:7:1*did you mean `terms`*' \
        "select netral_classify('tests/hosts/mistaken.yaml', '{}')"
    expect_error '*cannot use this rule set:*cannot read*nowhere*' "select netral_classify('nowhere', '{}')"
    # Many rows.
    expect "$((20 * $(wc -l <"$records")))" \
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20)
         select sum(json_valid(netral_classify($rules, record))) from n, incident"
}

table_function() {
    local rules="'rules/netralitas'"
    # Its rows are what the JSON of the program lists, in that order and in either language.
    local from_table="select json_group_array(json_object('rule', rule, 'status', status, 'id', title, 'category', category,
        'nature', nature, 'effect', effect, 'confidence', confidence, 'superseded', superseded, 'unverified', unverified))
        from incident, netral_findings($rules, record)"
    local from_json="select json_group_array(json_object('rule', f ->> 'rule', 'status', f ->> 'status',
        'id', f ->> '\$.title.id', 'category', f ->> 'category', 'nature', f ->> 'nature', 'effect', f ->> 'effect',
        'confidence', f ->> 'confidence', 'superseded', f ->> 'superseded', 'unverified', unverified))
        from (select e.rowid as line, 0 as unverified, key, value as f from expected e, json_each(answer, '\$.findings')
              union all select e.rowid, 1, key, value from expected e, json_each(answer, '\$.unverified')
              order by line, unverified, key)"
    [[ $(ask "$from_table" | wc -c) -gt 10000 ]]
    expect "$(ask "$from_json")" "$from_table"
    local english="where incident.record ->> '\$.incident.id' = 'DKI-0042'"
    expect "$(ask "select f.value ->> '\$.title.en' from incident join expected on expected.rowid = incident.rowid,
        json_each(answer, '\$.findings') f $english")" \
        "select f.title from incident, netral_findings($rules, record, 'en') f $english"
    # Joined the other way round it is the same; NULL has no findings.
    expect "holds" "select f.status from netral_findings($rules, i.record) f, incident i
        where i.record ->> '\$.incident.id' = 'DKI-0042' and f.rule = 'uu-10-2016.71.1'"
    expect "0|0|0" "select (select count(*) from netral_findings(null, '{}')),
        (select count(*) from netral_findings($rules, null)), (select count(*) from netral_findings($rules, '{}'))"
    expect_error '*cannot use this record:*' "select * from netral_findings($rules, '[]')"
    expect_error '*cannot use this rule set:*N1423*' "select * from netral_findings('tests/hosts/mistaken.yaml', '{}')"
    expect_error '*needs a rule set and a record*' "select * from netral_findings($rules)"
    expect_error "*the language is 'id' or 'en'*" "select * from netral_findings($rules, '{}', 'jv')"
}

options() {
    local rules="'rules/netralitas'" wrong
    expect "1|1" "select netral_classify($rules, '{}', '{}') = netral_classify($rules, '{}'),
        netral_classify($rules, '{}', '{\"detail\": \"verdict\"}') ->> 'holds' is not null"
    expect "1" "select netral_classify($rules, '{}', '{\"overlays\": [\"examples/python/stages.yaml\"]}') ->> '\$.ruleset.digest'
        <> netral_classify($rules, '{}') ->> '\$.ruleset.digest'"
    expect "1" "select count(*) > 0 from incident where netral_classify($rules, record)
        <> netral_classify($rules, record, '{\"readings\": {\"skb_b_calon\": \"bakal_calon\"}}')"
    expect "stage.kampanye" "select rule from incident, netral_findings($rules, record, 'en',
        '{\"overlays\": [\"examples/python/stages.yaml\"]}')
        where record ->> '\$.incident.id' = 'DKI-0042' and rule like 'stage.%'"
    expect "null|1" "select typeof(netral_classify($rules, '{}', null)),
        netral_classify_or_errors($rules, 'x', '{\"detail\": \"verdict\"}') ->> 'errors' is not null"
    expect_error '*nobody_knows*' "select netral_classify($rules, '{}', '{\"readings\": {\"nobody_knows\": \"x\"}}')"
    for wrong in 7 '{' '{"detial": "verdict"}' '{"detail": "short"}' '{"detail": 1}' '{"readings": {"a": 1}}' '{"overlays": [1]}'; do
        expect_error '*options are {*' "select netral_classify($rules, '{}', '$wrong')"
    done
}

host_test() {
    prepare
    scalar_function
    table_function
    options
}

host_cost() { # in time on the processor, the fastest of twenty rounds of 200 calls
    prepare
    local fastest
    fastest=$({
        echo "create temp table record as select record from incident where record ->> '\$.incident.id' = 'DKI-0042';"
        echo "select netral_classify('rules/netralitas', record) is null from record;"
        echo ".timer on"
        for round in {1..20}; do
            echo "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
                  select sum(length(netral_classify('rules/netralitas', record))) from n, record;"
        done
    } | ask | awk '/^Run Time:/ { took = ($6 + $8) / 200 * 1e6; if (!best || took < best) best = took } END { print best }')
    echo "a call of netral_classify on DKI-0042: $fastest us"
}
