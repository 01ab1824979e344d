// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Walks over the parsed JSON of one record and puts what it says into slots, or says what is
/// wrong.
///
/// Door: fact_reading. Read next: fact_reading.cpp; plain_reading.hpp for the lines that are right.

#include "fact_tree.hpp"

#include <netral/record/reader.hpp>

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Made once for each reader; used for one record after the other. The tree must outlive it.
class fact_reading {
public:
    fact_reading(const ruleset& rules, const slot_layout& slots, const fact_tree& tree,
                 const read_options& options);

    /// Reads a whole record. Errors are added to `errors`, in the order of the line.
    void read(std::string_view line, simdjson::dom::object root, record& into,
              std::vector<record_error>& errors);

    /// The record's own number, if it was read.
    [[nodiscard]] const std::string& id() const noexcept { return id_; }

private:
    using element = simdjson::dom::element;

    using mask = std::vector<std::uint64_t>;

    void read_group(std::uint32_t group, simdjson::dom::object object);
    void read_key(const fact_key& key, element e);
    void read_unknown(std::string_view name, element e);
    void read_fact(element e);
    void read_boolean(element e);
    void read_integer(element e);
    void read_real(element e);
    void read_date(element e);
    void read_text(element e);
    void read_enumeration(element e);
    void read_list(element e);
    void read_whole_set(simdjson::dom::array array);
    void read_part_set(simdjson::dom::object object);
    void read_part(element e, const mask& follow, std::uint64_t* into);
    void add_members(simdjson::dom::array array, const mask& follow, std::uint64_t* into);
    void check_contradiction();

    /// Objects that are passed over may not have a key twice either.
    void check_keys(element e);
    void check_names();

    [[nodiscard]] const fact& declared() const noexcept { return rules_.facts[fact_]; }
    /// The words of the fact being read; for a confidential one, words that nobody reads.
    [[nodiscard]] std::uint64_t* target() noexcept;
    void set_interval(std::int64_t least, std::int64_t greatest) noexcept;

    void fail(code id, std::string message, std::string help, bool at_key = false);
    void fail_type(element e, const char* takes, const char* help = "");
    void fail_value(std::string_view found);
    [[nodiscard]] std::string path() const;

    const ruleset& rules_;
    const slot_layout& slots_;
    const read_options& options_;
    const fact_tree& tree_;
    std::vector<std::uint64_t> seen_;     ///< bits over keys
    std::vector<std::uint32_t> steps_;    ///< which child of which child is being read
    std::vector<std::uint64_t> spare_;    ///< where confidential facts go
    std::vector<std::string_view> names_; ///< keys that are no facts, of one object
    std::vector<std::string_view> list_;
    std::string id_;

    // Of the record being read.
    std::string_view line_;
    record* into_ = nullptr;
    std::vector<record_error>* errors_ = nullptr;
    fact_id fact_ = none;     ///< being read
    std::uint32_t group_ = 0; ///< being read
    const char* part_ = "";   ///< `.has`, `.not`
    std::int64_t item_ = -1;  ///< of an array
};

} // namespace netral
