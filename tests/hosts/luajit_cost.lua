-- SPDX-License-Identifier: Apache-2.0

-- What a call costs from LuaJIT: the fastest of many rounds, in microseconds.
local ffi = require("ffi")
local netral = require("netral")
ffi.cdef [[
typedef struct { long seconds, nanoseconds; } timespec_of_test;
int clock_gettime(int clock, timespec_of_test* out);
]]

local record = assert(io.open(arg[1])):read("*a")
local rules = netral.load("rules/netralitas")
local session, short = rules:session(), rules:session { detail = "verdict" }
local time = ffi.new("timespec_of_test")

local function now()
    ffi.C.clock_gettime(1, time)
    return tonumber(time.seconds) * 1e6 + tonumber(time.nanoseconds) / 1e3
end

local function cost(what, call)
    local best = math.huge
    for _ = 1, 40 do
        local start = now()
        for _ = 1, 50 do call() end
        best = math.min(best, (now() - start) / 50)
    end
    print(("%s: %.1f us"):format(what, best))
end

local function read(s)
    return function()
        local c = s:classify(record)
        for finding in c:findings("en") do for _ in finding:citations() do end end
        c:close()
    end
end

cost("classify_json, from LuaJIT", function() session:classify_json(record) end)
cost("classify, all findings with their citations read", read(session))
cost('the same with detail = "verdict"', read(short))
