// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One line of JSON into a record, or into errors that say which field is wrong and why.
///
///     JSON line --[this file]--> record --engine--> outcomes
///
/// Read next: record.hpp; engine/program.hpp.

#include <netral/record/completion.hpp>
#include <netral/record/record.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/diagnostic.hpp>
#include <netral/text/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// What a record may cost, and what is passed over. Records are untrusted input.
struct read_options {
    bool ignore_unknown_keys = false;
    std::size_t record_bytes = std::size_t{1} << 20;
    std::size_t depth = 32;
    std::size_t errors = 20; ///< reported for one record

    /// Looks only at facts that a condition, constraint, calendar, derivation or deadline of the
    /// rule set names, and at the record's number: for lines from where they have been checked.
    ///
    /// Of a record that strict reading takes, nothing that decides is read otherwise. But a record
    /// may be taken that strict reading refuses: what is wrong with other facts goes unnoticed,
    /// as do keys that are no fact (they are not counted either), keys that stand twice among
    /// those, and how deep they nest; of their values it is only seen that they are UTF-8, that
    /// strings end and that brackets are as many. A narrative is read only if a condition looks at
    /// it, so that there is nothing to suggest facts from.
    bool fast = false;
};

/// What is wrong with a record. Quotes paths and declared values, never what the record held.
struct record_error {
    code id;
    std::string path;         ///< `act.kinds[1]`; empty where the line as a whole is meant
    std::uint32_t column = 0; ///< in code points from 1, or 0 where unknown
    std::string message;
    std::string help;
};

/// Reads records against the facts of one rule set.
///
/// Thread safety: one reader to a thread (it keeps the parser's buffers); the layout and completion
/// it reads with are shared. Lifetime: rule set, layout and completion must outlive it.
class record_reader {
public:
    record_reader(const ruleset& rules, const slot_layout& slots, const completion& facts_follow,
                  read_options options = {});
    ~record_reader();
    record_reader(record_reader&&) noexcept;
    record_reader& operator=(record_reader&&) noexcept;

    /// Reads one line of JSON into `out`, completed. Validates the whole line: UTF-8, duplicate
    /// keys, unknown keys, types, values (but see read_options::fast). No other record is affected.
    ///
    /// @return true, or false with errors() saying why; `out` is then cleared.
    /// Exceptions: std::bad_alloc.
    /// Complexity: linear in the line.
    [[nodiscard]] bool read(std::string_view line, record& out);

    /// The same without completing it: what the line states and nothing else.
    /// completion::complete() does the rest.
    [[nodiscard]] bool read_stated(std::string_view line, record& out);

    /// What was wrong with the last record. Valid until the next read().
    [[nodiscard]] const std::vector<record_error>& errors() const noexcept;

    /// The record's own number, as far as it could be read even from a bad record; may be empty.
    [[nodiscard]] std::string_view last_id() const noexcept;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

/// The JSON Schema (2020-12) of the records of a rule set.
[[nodiscard]] std::string record_schema(const ruleset& rules);

} // namespace netral
