# SPDX-License-Identifier: Apache-2.0
#
# LuaJIT: behaviour, with the JSON of the program as the measure of what the accessors say.

export LUA_PATH="examples/luajit/?.lua;;"

host_test() {
    needs luajit
    local classify=("$NETRAL_PROGRAM" classify --rules rules/netralitas --format jsonl)
    "${classify[@]}" examples/incidents/jakarta.jsonl >"$work/lines.jsonl"
    "${classify[@]}" "$record" >"$work/answer.jsonl"
    "$NETRAL_PROGRAM" classify --rules rules/netralitas --format text --lang en "$record" >"$work/answer.txt"
    local guide=("$NETRAL_PROGRAM" guide --rules rules/netralitas --role lurah --on 2024-10-12)
    "${guide[@]}" --format json >"$work/guide.json"
    "${guide[@]}" --detail full --lang en >"$work/guide.txt"
    luajit tests/hosts/luajit_test.lua
}

host_cost() {
    needs luajit
    luajit tests/hosts/luajit_cost.lua "$record"
}
