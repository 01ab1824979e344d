-- SPDX-License-Identifier: Apache-2.0

-- The module for LuaJIT: what it says is what the library says, and what it raises is its own.
local ffi = require("ffi")
local netral = require("netral")

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

local work, record = os.getenv("work"), read(os.getenv("record"))
local rules = netral.load("rules/netralitas")
local tests = {}

local function equal(found, expected)
    if found ~= expected then error(("found %s, expected %s"):format(tostring(found), tostring(expected)), 2) end
end

local function raises(status, call)
    local fine, raised = pcall(call)
    equal(fine, false)
    equal(type(raised) == "table" and raised.status or raised, status)
    return raised
end

tests["structs lie as in the header"] = function()
    local count = 0
    for line in io.lines(os.getenv("layout")) do
        local kind, member, number = line:match("^([%w_]+)%.?([%w_]*) (%d+) ?%d*$")
        if member == "" then
            equal(ffi.sizeof(kind), tonumber(number))
        else
            equal(ffi.offsetof(kind, member), tonumber(number))
        end
        count = count + 1
    end
    assert(count > 100, count)
end

tests["a rule set says what it is"] = function()
    equal(rules.name, "netralitas")
    local answer = read(work .. "/answer.jsonl")
    assert(answer:find('"digest":"' .. rules.digest .. '"', 1, true))
    assert(answer:find('"version":"' .. rules.version .. '"', 1, true))
    equal(#rules.warnings, 0)
end

tests["the JSON is the program's"] = function()
    local expected = read(work .. "/answer.jsonl"):gsub("\n$", "")
    equal(rules:session():classify_json(record), expected)
    equal(rules:classify(record):json(), expected)
end

tests["accessors say what the JSON says"] = function()
    local cjson = require("cjson")
    local function all(next_one)
        local list = {}
        for item in next_one do list[#list + 1] = item end
        return list
    end
    for line in io.lines("examples/incidents/jakarta.jsonl") do
        local c = rules:classify(line)
        local answer = cjson.decode(c:json())
        equal(c.verdict, answer.verdict)
        equal(c.record, answer.record)
        local listed = answer.findings
        for _, finding in ipairs(answer.unverified) do listed[#listed + 1] = finding end
        local findings = all(c:findings("en"))
        equal(#findings, #listed)
        for i, finding in ipairs(findings) do
            local said = listed[i]
            equal(finding.rule, said.rule)
            equal(finding.status, said.status)
            equal(finding.title, said.title.en)
            equal(finding.nature, said.nature)
            local citations, missing, route = all(finding:citations()), all(finding:missing()), all(finding:route())
            equal(#citations, #said.basis)
            for k, citation in ipairs(citations) do equal(citation.article, said.basis[k].article) end
            equal(#missing, #said.missing)
            for k, fact in ipairs(missing) do equal(fact.path, said.missing[k]) end
            equal(table.concat(route, " "), table.concat(said.route, " "))
        end
        local sanctions, questions = all(c:sanctions()), all(c:questions())
        equal(#sanctions, #answer.sanctions)
        for i, sanction in ipairs(sanctions) do equal(sanction.measure, answer.sanctions[i].measure.id) end
        equal(#questions, #answer.questions)
        for i, question in ipairs(questions) do equal(question.ask, answer.questions[i].ask.id) end
        c:close()
    end
end

tests["texts are those of the program"] = function()
    local c = rules:classify(record)
    equal((c:text("en"):gsub("%s+$", "")), (read(work .. "/answer.txt"):gsub("%s+$", "")))
    assert(c:explain("uu-1-2015.188", "en"):find("^uu%-1%-2015%.188 is open"))
end

tests["a session has its own options"] = function()
    assert(rules:session { detail = "verdict" }:classify_json(record):find('"holds"', 1, true))
    assert(rules:session { ignore_unknown_keys = true }:classify_json('{"nobody_knows": 1}'):find('"ignored_keys":1', 1, true))
    rules:session { readings = { skb_b_calon = "bakal_calon" } }:close()
    assert(not pcall(rules.session, rules, { detail = "everything" }))
end

tests["a rule set may be one text, with overlays and limits"] = function()
    local small = netral.load_text(read("tests/hosts/small.yaml"))
    equal(small:classify('{"act": {"liked": true}}').verdict, "indicated")
    local more = netral.load("rules/netralitas", { overlays = { "examples/python/stages.yaml" }, limits = { steps = 100000 } })
    assert(more:session { detail = "verdict" }:classify_json(record):find("stage.kampanye", 1, true))
    raises("NETRAL_ERROR_ARGUMENT", function() netral.load("rules/netralitas", { limits = { nobody_knows = 1 } }) end)
end

tests["guidance is that of the program"] = function()
    local asked = { "lurah", "2024-10-12" }
    equal(rules:guide(asked[1], asked[2]) .. "\n", read(work .. "/guide.json"))
    equal(rules:guide(asked[1], asked[2], { form = "text", language = "en" }), read(work .. "/guide.txt"))
    assert(rules:guide(asked[1], asked[2], { form = "html", facts = { ["act.public"] = "true" } }):find("^<!DOCTYPE html>"))
    local e = raises("NETRAL_ERROR_NOT_FOUND", function() rules:guide(asked[1], asked[2], { facts = { nothing = "true" } }) end)
    equal(e.diagnostics[1].code, "N5062")
    e = raises("NETRAL_ERROR_ARGUMENT", function() rules:guide(asked[1], "2024") end)
    assert(tostring(e):find("`2024` is no day", 1, true))
    raises("NETRAL_ERROR_NOT_FOUND", function() rules:guide(asked[1], asked[2], { readings = { nobody_knows = "x" } }) end)
end

tests["two rule sets are compared over the same records"] = function()
    local text = read("tests/hosts/small.yaml")
    local older = netral.load_text(text)
    local newer = netral.load_text((text:gsub("conduct: act.liked", "%0 && act.day > date('2024-01-01')")))
    local comparison = older:compare(newer)
    older:close()
    newer:close()
    equal(comparison:add('{"act": {"liked": true}}'), "laxer")
    equal(comparison:add('{"act": {"liked": false}}'), "none")
    raises("NETRAL_ERROR_RECORD", function() comparison:add("{") end)
    local totals = comparison:totals()
    equal(totals.record_count, 3)
    equal(totals.error_count, 1)
    equal(totals.laxer_count, 1)
    equal(#require("cjson").decode(comparison:json()).changed, 1)
    comparison:close()
    assert(not pcall(comparison.totals, comparison))
end

tests["errors are objects with the library's diagnostics"] = function()
    local e = raises("NETRAL_ERROR_RECORD", function() rules:classify('{"incident": {"id": 3}}') end)
    equal(e.diagnostics[1].code, "N2103")
    equal(e.diagnostics[1].path, "incident.id")
    assert(tostring(e):find("incident.id", 1, true))
    raises("NETRAL_ERROR_RECORD", function() rules:classify("\255") end)
    raises("NETRAL_ERROR_UNREADABLE", function() netral.load("/nowhere") end)
    e = raises("NETRAL_ERROR_RULES", function() netral.load_text("rules: [a") end)
    equal(e.diagnostics[1].line, 1)
    equal(e.diagnostics[1].column, 10)
    raises("NETRAL_ERROR_NOT_FOUND", function() rules:session { readings = { nobody_knows = "x" } } end)
    e = raises("NETRAL_ERROR_NOT_FOUND", function() rules:classify(record):explain("no-such-rule") end)
    assert(tostring(e):find("no-such-rule", 1, true))
end

tests["lines may come in pieces that end anywhere"] = function()
    local lines, expected = read("examples/incidents/jakarta.jsonl"), read(work .. "/lines.jsonl")
    local session = rules:session()
    for _, size in ipairs { 7, 1000, #lines } do
        local at, said = 1, {}
        for piece in session:classify_lines(function()
            local piece = lines:sub(at, at + size - 1)
            at = at + size
            return piece ~= "" and piece or nil
        end) do said[#said + 1] = piece end
        equal(table.concat(said), expected)
    end
end

tests["a line that is longer than the output buffer comes whole"] = function()
    local keys = {}
    for i = 1, 20000 do keys[i] = ('"key %d":1'):format(i) end
    local long, said = "{" .. table.concat(keys, ",") .. "}", {}
    for piece in rules:session { record_errors = 20000 }:classify_lines(function()
        local piece = long
        long = nil
        return piece
    end) do said[#said + 1] = piece end
    local line = table.concat(said)
    assert(#line > 1048576 and line:sub(-1) == "\n")
    equal(select(2, line:gsub("N2101", "")), 20000)
end

tests["what is closed cannot be used"] = function()
    local small = netral.load_text(read("tests/hosts/small.yaml"))
    local session = small:session()
    small:close()
    small:close()
    assert(not pcall(small.session, small))
    equal(session:classify("{}").verdict, "not_indicated")
    session:close()
    assert(not pcall(session.classify, session, "{}"))
end

local failed = 0
for name, test in pairs(tests) do
    local fine, raised = xpcall(test, function(e) return debug.traceback(tostring(e), 2) end)
    print((fine and "ok      " or "FAILED  ") .. name)
    if not fine then
        failed = failed + 1
        print(raised)
    end
end
os.exit(failed == 0 and 0 or 1)
