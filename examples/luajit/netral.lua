-- SPDX-License-Identifier: Apache-2.0

-- netral for LuaJIT, read through the accessors of netral.h. The library is the file that the environment variable
-- NETRAL_LIBRARY names, else libnetral.so.0 as the system's loader finds it. Types are written for lua-language-server.

require("netral_h")
local ffi = require("ffi")
local lib = ffi.load(os.getenv("NETRAL_LIBRARY") or "libnetral.so.0")

local OK, MORE, ERROR_BUFFER, LINES_LAST = 0, 1, -7, 1
local READ_SIZE, LINE_ROOM = 65536, 262144
local LANGUAGES = { id = 0, en = 1 }
local DETAILS = { findings = 0, verdict = 1, full = 2 }
local TRUTHS = { [0] = "no", "unknown", "yes" }
local VERDICTS = { [0] = "not_indicated", "open", "indicated" }
local CHANGES = { [0] = "none", "stricter", "laxer", "sideways" }
local STATUSES = { [0] = "not_raised", "fails", "open", "holds" }

---@alias netral.language "id" | "en"
---@alias netral.truth "no" | "unknown" | "yes"

---@class netral.Diagnostic
---@field code string
---@field severity "error" | "warning"
---@field file string
---@field line integer
---@field column integer
---@field path string
---@field message string
---@field suggestion string

--- What is raised with error(): an object with these fields; tostring() of it is for people.
---@class netral.Error
---@field status string  as in `NETRAL_ERROR_RULES`
---@field message string
---@field diagnostics netral.Diagnostic[]
local Error = {}
Error.__index = Error
function Error:__tostring() return self.message end

local function str(text) return ffi.string(text.data, text.size) end

local function sized(kind)
    local made = ffi.new(kind)
    made.size = ffi.sizeof(kind)
    return made
end

local function diagnostics_of(report)
    local said = {}
    for i = 0, tonumber(lib.netral_report_count(report)) - 1 do
        local d = sized("netral_diagnostic")
        lib.netral_report_at(report, i, d)
        said[#said + 1] = {
            code = str(d.code), severity = d.severity == 1 and "error" or "warning", file = str(d.file), line = d.line,
            column = d.column, path = str(d.path), message = str(d.message), suggestion = str(d.suggestion),
        }
    end
    return said
end

--- Raises what a status stands for, else returns the warnings. Gives the report back.
local function check(status, report, message)
    if status >= OK and (report == nil or report[0] == nil) then return {} end
    local diagnostics = {}
    if report ~= nil and report[0] ~= nil then
        local text = ffi.new("netral_text")
        diagnostics = diagnostics_of(report[0])
        if lib.netral_report_text(report[0], text) == OK then message = str(text):gsub("%s+$", "") end
        lib.netral_report_free(report[0])
    end
    if status >= OK then return diagnostics end
    local name = ffi.string(lib.netral_status_name(status))
    error(setmetatable({ status = name, message = message or name, diagnostics = diagnostics }, Error), 0)
end

--- Calls a function that makes a handle; returns it with its `free` bound, and the warnings.
local function made(kind, free, call)
    local out, report = ffi.new(kind .. "*[1]"), ffi.new("netral_report*[1]")
    local status = call(out, report)
    local warnings = check(status, report)
    return ffi.gc(out[0], free), warnings
end

local function choice(choices, value, what)
    return choices[value] or error(("no %s `%s`"):format(what, tostring(value)), 3)
end

local function handle_of(object)
    return object.handle or error("it has been closed", 3)
end

local function close(object, free)
    if object.handle then free(ffi.gc(object.handle, nil)) end
    object.handle = nil
end

--- The fields of a struct as a table: texts as strings, counts as numbers.
local function fields(struct, names)
    local out = {}
    for _, name in ipairs(names) do
        local value = struct[name]
        out[name] = ffi.istype("netral_text", value) and str(value) or tonumber(value)
    end
    return out
end

--- An iterator over `count` structs of a kind, each made a table by `shape`.
local function each(count, kind, at, shape)
    local index, total = -1, tonumber(count)
    return function()
        index = index + 1
        if index >= total then return nil end
        local item = ffi.istype("netral_text", ffi.new(kind)) and ffi.new(kind) or sized(kind)
        check(at(index, item))
        return shape(item, index)
    end
end

-- Classifications -------------------------------------------------------------------------------------------------------

---@class netral.Finding
---@field rule string
---@field title string
---@field category string
---@field nature string
---@field effect string
---@field confidence string
---@field status "holds" | "open" | "fails" | "not_raised"
---@field superseded netral.truth
---@field unverified boolean  stands outside the verdict
---@field open_on_judgement boolean
---@field citations fun(self): fun(): {instrument: string, title: string, article: string}?
---@field missing fun(self): fun(): {path: string, title: string, judgement: boolean}?
---@field route fun(self): fun(): string?
local Finding = {}
Finding.__index = Finding

function Finding:citations()
    return each(self.citation_count, "netral_citation", function(i, out)
        return lib.netral_classification_citation_at(handle_of(self.of), self.index, i, self.language, out)
    end, function(c) return fields(c, { "instrument", "title", "article" }) end)
end

function Finding:missing()
    return each(self.missing_count, "netral_fact", function(i, out)
        return lib.netral_classification_missing_at(handle_of(self.of), self.index, i, self.language, out)
    end, function(f)
        local fact = fields(f, { "path", "title" })
        fact.judgement = f.judgement ~= 0
        return fact
    end)
end

function Finding:route()
    return each(self.route_count, "netral_text", function(i, out)
        return lib.netral_classification_route_at(handle_of(self.of), self.index, i, out)
    end, str)
end

---@class netral.Classification
---@field record string
---@field verdict "indicated" | "open" | "not_indicated"
---@field robust netral.truth
local Classification = {}
Classification.__index = Classification

---@param language netral.language?
---@return fun(): netral.Finding?
function Classification:findings(language)
    local chosen = choice(LANGUAGES, language or "id", "language")
    return each(self.finding_count, "netral_finding", function(i, out)
        return lib.netral_classification_finding_at(handle_of(self), i, chosen, out)
    end, function(f, index)
        local finding = fields(f, { "rule", "title", "category", "nature", "effect", "confidence", "citation_count",
                                    "missing_count", "route_count" })
        finding.status, finding.superseded = STATUSES[f.status], TRUTHS[f.superseded]
        finding.unverified, finding.open_on_judgement = f.unverified ~= 0, f.open_on_judgement ~= 0
        finding.of, finding.index, finding.language = self, index, chosen
        return setmetatable(finding, Finding)
    end)
end

---@param language netral.language?
---@return fun(): {id: string, measure: string, nature: string, family: string, level: string, applies: netral.truth}?
function Classification:sanctions(language)
    local chosen = choice(LANGUAGES, language or "id", "language")
    return each(self.sanction_count, "netral_sanction", function(i, out)
        return lib.netral_classification_sanction_at(handle_of(self), i, chosen, out)
    end, function(s)
        local sanction = fields(s, { "id", "measure", "nature", "family", "level", "confidence" })
        sanction.applies = TRUTHS[s.applies]
        return sanction
    end)
end

---@param language netral.language?
---@return fun(): {fact: string, member: string, ask: string, judgement: boolean}?
function Classification:questions(language)
    local chosen = choice(LANGUAGES, language or "id", "language")
    return each(self.question_count, "netral_question", function(i, out)
        return lib.netral_classification_question_at(handle_of(self), i, chosen, out)
    end, function(q)
        local question = fields(q, { "fact", "member", "ask" })
        question.judgement = q.judgement ~= 0
        return question
    end)
end

--- The line that `netral classify --format jsonl` writes.
---@return string
function Classification:json()
    local text = ffi.new("netral_text")
    check(lib.netral_classification_json(handle_of(self), text))
    return str(text)
end

--- The classification in sentences, as an official would read it.
---@param language netral.language?
---@param width integer?
---@return string
function Classification:text(language, width)
    local text = ffi.new("netral_text")
    local chosen = choice(LANGUAGES, language or "id", "language")
    check(lib.netral_classification_text(handle_of(self), chosen, width or 0, text))
    return str(text)
end

--- Why a rule came out as it did.
---@param rule string
---@param language netral.language?
---@param all_parts boolean?
---@return string
function Classification:explain(rule, language, all_parts)
    local text = ffi.new("netral_text")
    local chosen = choice(LANGUAGES, language or "id", "language")
    local status = lib.netral_classification_explain(handle_of(self), rule, #rule, all_parts and 1 or 0, chosen, text)
    check(status, nil, ("no rule has the id `%s`"):format(rule))
    return str(text)
end

function Classification:close() close(self, lib.netral_classification_free) end

-- Sessions --------------------------------------------------------------------------------------------------------------

---@class netral.Session
local Session = {}
Session.__index = Session

--- Classifies one record, an object in JSON.
---@param record string
---@return netral.Classification
function Session:classify(record)
    local handle = handle_of(self)
    local classification = made("netral_classification", lib.netral_classification_free, function(out, report)
        return lib.netral_session_classify(handle, record, #record, out, report)
    end)
    local summary = sized("netral_summary")
    check(lib.netral_classification_summarize(classification, summary))
    local out = fields(summary, { "record", "finding_count", "sanction_count", "question_count" })
    out.verdict, out.robust, out.handle = VERDICTS[summary.verdict], TRUTHS[summary.robust], classification
    return setmetatable(out, Classification)
end

--- The same straight to JSON, for programs that pass it on.
---@param record string
---@return string
function Session:classify_json(record)
    local text, report = ffi.new("netral_text"), ffi.new("netral_report*[1]")
    check(lib.netral_session_classify_json(handle_of(self), record, #record, text, report), report)
    return str(text)
end

--- JSON Lines to JSON Lines: returns an iterator over pieces of output. One run at a time in a session.
---@param read fun(size: integer): string?  gives the next piece, which may end anywhere; nil at the end
---@return fun(): string?
function Session:classify_lines(read)
    local consumed, written = ffi.new("size_t[1]"), ffi.new("size_t[1]")
    local output, room = ffi.new("char[?]", LINE_ROOM), LINE_ROOM
    local input, start, flags, status = "", 0, 0, OK
    lib.netral_session_restart_lines(handle_of(self))

    local function piece()
        if status == OK then
            if flags == LINES_LAST then return nil end
            local more = read(READ_SIZE)
            input, start = input:sub(start + 1) .. (more or ""), 0
            if not more then flags = LINES_LAST end
        end
        status = lib.netral_session_classify_lines(handle_of(self), ffi.cast("const char*", input) + start,
                                                   #input - start, flags, output, room, consumed, written)
        start = start + tonumber(consumed[0])
        if status == ERROR_BUFFER then
            room = 2 * tonumber(lib.netral_session_waiting(handle_of(self)))
            output, status = ffi.new("char[?]", room), MORE
        end
        check(status)
        return ffi.string(output, written[0])
    end

    return function()
        local out = piece()
        while out == "" do out = piece() end
        return out
    end
end

function Session:close() close(self, lib.netral_session_free) end

-- Comparisons and guidance ----------------------------------------------------------------------------------------------

--- An older rule set against a newer one, record by record; see RuleSet:compare.
---@class netral.Comparison
local Comparison = {}
Comparison.__index = Comparison

--- What the newer rule set does to whom a record concerns.
---@param record string
---@return "none" | "stricter" | "laxer" | "sideways"
function Comparison:add(record)
    local change = ffi.new("int32_t[1]")
    local status = lib.netral_comparison_add(handle_of(self), record, #record, change)
    check(status, nil, "neither rule set can read the record")
    return CHANGES[change[0]]
end

---@return {record_count: integer, error_count: integer, stricter_count: integer, laxer_count: integer, sideways_count: integer}
function Comparison:totals()
    local summary = sized("netral_comparison_summary")
    check(lib.netral_comparison_summarize(handle_of(self), summary))
    return fields(summary, { "record_count", "error_count", "stricter_count", "laxer_count", "sideways_count" })
end

--- What `netral diff` writes as JSON.
---@return string
function Comparison:json()
    local text = ffi.new("netral_text")
    check(lib.netral_comparison_json(handle_of(self), text))
    return str(text)
end

function Comparison:close() close(self, lib.netral_comparison_free) end

local GUIDANCE_FORMS = {
    json = function(guidance, _, _, out) return lib.netral_guidance_json(guidance, out) end,
    text = lib.netral_guidance_text,
    html = function(guidance, language, _, out) return lib.netral_guidance_html(guidance, language, out) end,
}

--- Pairs of a table as a C array of structs of two texts, and their number.
local function pairs_of(kind, given)
    local list = {}
    for name, value in pairs(given or {}) do list[#list + 1] = { name, #name, value, #value } end
    return ffi.new(kind .. "[?]", #list + 1, list), #list
end

-- Rule sets -------------------------------------------------------------------------------------------------------------

---@class netral.RuleSet
---@field name string
---@field version string
---@field digest string
---@field warnings netral.Diagnostic[]
local RuleSet = {}
RuleSet.__index = RuleSet

---@class netral.SessionOptions
---@field detail ("findings" | "verdict" | "full")?
---@field readings table<string, string>?
---@field ignore_unknown_keys boolean?
---@field suggest boolean?
---@field record_errors integer?
---@field record_bytes integer?
---@field record_depth integer?
---@field completions integer?
---@field questions integer?

---@param options netral.SessionOptions?
---@return netral.Session
function RuleSet:session(options)
    local wanted, given = sized("netral_session_options"), options or {}
    wanted.detail = choice(DETAILS, given.detail or "findings", "detail")
    wanted.ignore_unknown_keys, wanted.suggest = given.ignore_unknown_keys and 1 or 0, given.suggest and 1 or 0
    for _, name in ipairs { "record_errors", "record_bytes", "record_depth", "completions", "questions" } do
        wanted[name] = given[name] or 0
    end
    local readings, count = pairs_of("netral_chosen_reading", given.readings)
    wanted.readings, wanted.reading_count = readings, count
    local handle = made("netral_session", lib.netral_session_free, function(out, report)
        return lib.netral_session_create(handle_of(self), wanted, out, report), readings -- kept until here
    end)
    return setmetatable({ handle = handle }, Session)
end

--- Classifies with the default options.
---@param record string
---@return netral.Classification
function RuleSet:classify(record)
    self.default = self.default or self:session()
    return self.default:classify(record)
end

--- Begins a comparison of this rule set with a newer one; both may be closed at once.
---@param newer netral.RuleSet
---@return netral.Comparison
function RuleSet:compare(newer)
    local out = ffi.new("netral_comparison*[1]")
    check(lib.netral_comparison_create(handle_of(self), handle_of(newer), out))
    return setmetatable({ handle = ffi.gc(out[0], lib.netral_comparison_free) }, Comparison)
end

--- What an official may not do on a day, before the act: as JSON, or as a page.
---@param role string  an office or a status, as records name it
---@param day string  as in `2024-10-12`
---@param options {facts: table<string, string>?, readings: table<string, string>?, form: ("json" | "text" | "html")?, language: netral.language?, width: integer?}?
---@return string
function RuleSet:guide(role, day, options)
    local wanted, given = sized("netral_guidance_options"), options or {}
    local form = choice(GUIDANCE_FORMS, given.form or "json", "form")
    local language = choice(LANGUAGES, given.language or "id", "language")
    local facts, fact_count = pairs_of("netral_known_fact", given.facts)
    local readings, reading_count = pairs_of("netral_chosen_reading", given.readings)
    wanted.facts, wanted.fact_count = facts, fact_count
    wanted.readings, wanted.reading_count = readings, reading_count
    local out, report = ffi.new("netral_guidance*[1]"), ffi.new("netral_report*[1]")
    local status = lib.netral_guidance_create(handle_of(self), role, #role, day, #day, wanted, out, report)
    check(status, report, ("`%s` is no day such as 2024-10-12"):format(day), facts, readings) -- kept until here
    local guidance, text = ffi.gc(out[0], lib.netral_guidance_free), ffi.new("netral_text")
    check(form(guidance, language, given.width or 0, text))
    local said = str(text)
    lib.netral_guidance_free(ffi.gc(guidance, nil))
    return said
end

function RuleSet:close()
    if self.default then self.default:close() end
    self.default = nil
    close(self, lib.netral_ruleset_free)
end

---@param options {overlays: string[]?, limits: table<string, integer>?}?
local function load(source, options, load_from)
    local wanted, given = sized("netral_load_options"), options or {}
    local over, bounds = {}, {}
    for _, path in ipairs(given.overlays or {}) do over[#over + 1] = { path, #path } end
    for name, amount in pairs(given.limits or {}) do bounds[#bounds + 1] = { name, #name, amount } end
    local overlays = ffi.new("netral_text[?]", #over + 1, over)
    local limits = ffi.new("netral_limit[?]", #bounds + 1, bounds)
    wanted.overlays, wanted.overlay_count = overlays, #over
    wanted.limits, wanted.limit_count = limits, #bounds
    local handle, warnings = made("netral_ruleset", lib.netral_ruleset_free, function(out, report)
        return load_from(source, #source, wanted, out, report), overlays, limits -- kept until here
    end)
    local summary = sized("netral_ruleset_summary")
    check(lib.netral_ruleset_summarize(handle, 0, summary))
    local out = fields(summary, { "name", "version", "digest" })
    out.handle, out.warnings = handle, warnings
    return setmetatable(out, RuleSet)
end

local netral = { version = ffi.string(lib.netral_version()) }

--- Loads the rule set in a folder with `ruleset.yaml`, or in one file.
---@param path string
---@return netral.RuleSet
function netral.load(path, options) return load(path, options, lib.netral_ruleset_load_directory) end

--- Loads a rule set that is one text.
---@param text string
---@return netral.RuleSet
function netral.load_text(text, options) return load(text, options, lib.netral_ruleset_load_text) end

return netral
