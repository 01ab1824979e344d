// SPDX-License-Identifier: Apache-2.0

/// @file
/// The way of one line: copied to where there is padding behind it, read into slots, completed. A
/// line with which something is wrong, or that is not plain, is parsed by simdjson's DOM (which,
/// unlike its lazy interface, validates all of it) and walked over once more.
///
/// Door: class record_reader. Read next: plain_reading.cpp, fact_reading.cpp, completion.cpp.

#include <netral/record/reader.hpp>

#include "codes.hpp"
#include "fact_reading.hpp"
#include "json_places.hpp"
#include "padded_line.hpp"
#include "plain_reading.hpp"

#include <netral/text/source.hpp>

#include <algorithm>
#include <new>
#include <utility>

namespace netral {

namespace {

constexpr std::size_t deepest = 1024; ///< whatever the options say: places are found by recursion

read_options bounded(read_options o)
{
    o.depth = std::clamp<std::size_t>(o.depth, 1, deepest);
    o.record_bytes = std::min(o.record_bytes, std::size_t{simdjson::SIMDJSON_MAXSIZE_BYTES});
    o.errors = std::max<std::size_t>(o.errors, 1);
    return o;
}

bool blank(std::string_view line) noexcept
{
    if (!line.empty() && line.front() == '{') return false;
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

struct record_reader::parts {
    parts(const ruleset& rules, const slot_layout& slots, const completion& facts_follow,
          read_options chosen)
        : options(bounded(chosen)), follow(facts_follow), tree(rules, slots),
          plain(rules, slots, tree, options), facts(rules, slots, tree, options)
    {
    }

    bool read(std::string_view line, record& out);
    bool take(std::string_view line);
    bool parse(std::string_view line, simdjson::dom::element& root);
    void explain(std::string_view line, simdjson::error_code why);
    bool refuse(code id, std::uint32_t column, std::string message, std::string help);

    read_options options;
    const completion& follow;
    fact_tree tree;
    plain_reading plain;
    fact_reading facts;
    simdjson::dom::parser parser;
    padded_line padded;
    cel::interpreter_workspace scratch;
    std::vector<record_error> errors;
    std::string_view last_id; ///< of `plain` or `facts`
};

bool record_reader::parts::read(std::string_view line, record& out)
{
    out.clear();
    errors.clear();
    last_id = {};
    if (!take(line)) return false;
    if (plain.read(padded, out)) {
        last_id = plain.id();
        out.id_ = last_id;
        return true;
    }
    out.clear();
    simdjson::dom::element root;
    if (!parse(line, root)) return false;
    if (!root.is_object())
        return refuse(codes::not_an_object, column_of(line, line.find_first_not_of(" \t\r\n")),
                      "a record is a JSON object", "write one `{...}` to a line");
    facts.read(line, root.get_object().value_unsafe(), out, errors);
    last_id = facts.id();
    if (errors.empty()) {
        out.id_ = last_id;
        return true;
    }
    out.clear();
    return false;
}

/// Copies the line to where there is room behind it.
bool record_reader::parts::take(std::string_view line)
{
    if (line.size() > options.record_bytes)
        return refuse(
            codes::too_long, 0,
            "the record is longer than " + std::to_string(options.record_bytes) + " bytes", {});
    if (blank(line)) return refuse(codes::empty_line, 0, "the line is empty", "leave it out");
    // One is left where a file has been written elsewhere, and white space makes reading slow.
    if (line.back() == '\r') line.remove_suffix(1);
    padded.assign(line);
    return true;
}

bool record_reader::parts::parse(std::string_view line, simdjson::dom::element& root)
{
    static_assert(padded_line::padding >= simdjson::SIMDJSON_PADDING);
    const std::size_t levels = options.depth + 1; // simdjson refuses what reaches its bound
    if (parser.capacity() < padded.size() || parser.max_depth() != levels)
        if (parser.allocate(std::max<std::size_t>(2 * padded.size(), 4096), levels) !=
            simdjson::SUCCESS)
            throw std::bad_alloc();
    const auto why = parser.parse(padded.begin(), padded.size(), false).get(root);
    if (why != simdjson::SUCCESS) explain(line, why);
    return why == simdjson::SUCCESS;
}

/// simdjson says what kind of thing is wrong, but not where.
void record_reader::parts::explain(std::string_view line, simdjson::error_code why)
{
    if (why == simdjson::MEMALLOC) throw std::bad_alloc();
    const std::size_t bad = find_invalid_utf8(line);
    const json_fault fault = find_fault(line, options.depth);
    if (bad != std::string_view::npos && (!fault.message || bad <= fault.offset)) {
        refuse(codes::not_utf8, column_of(line, bad), "the record is not UTF-8",
               "save or send it as UTF-8");
    } else if (why == simdjson::DEPTH_ERROR) {
        refuse(codes::too_deep, column_of(line, fault.offset),
               "the record nests deeper than " + std::to_string(options.depth) + " levels", {});
    } else if (fault.message) {
        refuse(codes::not_json, column_of(line, fault.offset), fault.message,
               fault.help ? fault.help : "");
    } else {
        refuse(codes::not_json, 0, "the record is not JSON", {});
    }
}

bool record_reader::parts::refuse(code id, std::uint32_t column, std::string message,
                                  std::string help)
{
    errors.push_back({id, {}, column, std::move(message), std::move(help)});
    return false;
}

record_reader::record_reader(const ruleset& rules, const slot_layout& slots,
                             const completion& facts_follow, read_options options)
    : parts_(std::make_unique<parts>(rules, slots, facts_follow, options))
{
}

record_reader::~record_reader() = default;
record_reader::record_reader(record_reader&&) noexcept = default;
record_reader& record_reader::operator=(record_reader&&) noexcept = default;

bool record_reader::read(std::string_view line, record& out)
{
    if (!parts_->read(line, out)) return false;
    parts_->follow.complete(out, parts_->scratch);
    return true;
}

bool record_reader::read_stated(std::string_view line, record& out)
{
    return parts_->read(line, out);
}

const std::vector<record_error>& record_reader::errors() const noexcept
{
    return parts_->errors;
}

std::string_view record_reader::last_id() const noexcept
{
    return parts_->last_id;
}

} // namespace netral
