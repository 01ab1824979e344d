# SPDX-License-Identifier: Apache-2.0
#
# Node.js: the addon compiled without warnings, behaviour, types held against real answers, speed of a batch.

# Every answer to the incidents, as constants that must have the declared types.
types() {
    local answers=$work/types.ts
    local classify=("$NETRAL_PROGRAM" classify --rules rules/netralitas --format jsonl --suggest)
    {
        echo 'import { Classification, ShortClassification, RecordErrors } from "netral";'
        "${classify[@]}" examples/incidents/*.jsonl | sed 's/.*/const long: Classification = &;/' | number_names
        "${classify[@]}" --detail full "$record" | sed 's/.*/const full: Classification = &;/'
        "${classify[@]}" --detail verdict examples/incidents/*.jsonl |
            sed 's/.*/const short: ShortClassification = &;/' | number_names
        { echo '{"bad": 1}' | "${classify[@]}" - || true; } | sed 's/.*/const errors: RecordErrors = &;/'
        cat tests/hosts/nodejs_types.ts
    } >"$answers"
    mkdir -p "$work/node_modules"
    ln -sfn "$PWD/examples/nodejs" "$work/node_modules/netral"
    tsc --strict --noEmit --noUnusedLocals false --target es2022 --module commonjs --moduleResolution node \
        --preserveSymlinks "$answers"
}
number_names() { awk '{ sub(/:/, NR ":"); print }'; }

host_test() {
    needs node cc tsc
    export NETRAL_ADDON=$work/netral.node
    CC="cc -Werror" examples/nodejs/build.sh "$NETRAL_ADDON"
    node --expose-gc --test tests/hosts/nodejs_test.js
    types
}

host_cost() {
    needs node cc
    export NETRAL_ADDON=$work/netral.node
    examples/nodejs/build.sh "$NETRAL_ADDON"
    node tests/hosts/nodejs_cost.js "$record"
}
