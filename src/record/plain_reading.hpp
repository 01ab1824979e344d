// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads a line with which nothing is wrong straight into slots, in one pass and without a tree.
///
/// It takes what fact_reading takes, and nothing else: at whatever is not plain (a mistake, an
/// escape in a key, a number with a fraction) it gives up without a word,
/// and fact_reading reads the line anew and says what is wrong, if anything is. So that nothing of
/// what is wrong is known here, and this is short and quick.
///
/// In fast mode it also takes lines of which only what nobody looks at is wrong.
///
/// Door: plain_reading. Read next: line_cursor.hpp, plain_reading.cpp.

#include "fact_tree.hpp"
#include "line_cursor.hpp"

#include <netral/record/reader.hpp>

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Made once for each reader; used for one record after the other. Tree and options must outlive
/// it.
class plain_reading {
public:
    plain_reading(const ruleset& rules, const slot_layout& slots, const fact_tree& tree,
                  const read_options& options);

    /// Reads a whole record into `into`, which is clear; false: it gave up, having read part of it.
    ///
    /// Precondition: the line is followed by a zero byte and as much padding as simdjson asks for,
    /// and the parser has room for it.
    [[nodiscard]] bool read(const char* line, std::size_t size, simdjson::dom::parser& parser,
                            record& into);

    /// The number of the record that was read last, if it had one.
    [[nodiscard]] const std::string& id() const noexcept { return id_; }

private:
    /// What has to be known of a fact to read it.
    struct place {
        fact_type type = fact_type::boolean;
        bool dropped = false; ///< confidential: there is no slot
        slot where;
        const fact_values* values = nullptr;
    };

    using mask = std::vector<std::uint64_t>;

    bool index(const char* line, std::size_t size, simdjson::dom::parser& parser);
    bool read_group(std::uint32_t group);
    bool take_key(const name_table& names, std::uint32_t& guess, std::uint32_t& key);
    bool check_unknown(std::uint32_t group, std::size_t known_names);
    bool is_new(std::string_view name, std::size_t known_names);
    bool check_value(std::size_t levels);
    bool check_object(std::size_t levels);
    bool check_array(std::size_t levels);
    [[nodiscard]] bool is_read(const fact_key& key, const std::vector<bool>& read) const;
    bool read_value(const fact_key& key);
    bool read_fact(fact_id f);
    bool read_boolean(std::uint64_t* at);
    bool read_integer(std::uint64_t* at);
    bool read_real(std::uint64_t* at);
    bool read_date(std::uint64_t* at);
    bool read_text(fact_id f, const place& p, std::uint64_t* at);
    bool read_enumeration(const place& p, std::uint64_t* at);
    bool read_list(fact_id f, const place& p);
    bool read_set(const place& p, std::uint64_t* at);
    bool read_part_set(const place& p, std::uint64_t* at);
    bool add_members(const place& p, const mask& follow, std::uint64_t* into);
    bool take_plain_string(std::string_view& text);
    bool take_text(std::string_view& text);

    const fact_tree& tree_;
    const read_options& options_;
    fact_id record_id_;
    bool usable_; ///< there are facts, and the caller allows as deep a line as they need
    std::size_t spare_depth_; ///< levels that unknown keys may have at least
    bool fast_;
    std::vector<place> places_;        ///< by fact
    std::vector<char> passed_over_;    ///< by key: in fast mode, nothing looks at what is below it
    std::vector<spelling> spellings_;  ///< by key
    std::vector<std::uint32_t> first_; ///< by group: the key that it began with last
    std::vector<std::uint32_t> next_;  ///< by key: the key that came after it last
    std::vector<std::uint64_t> seen_;  ///< bits over keys
    std::vector<std::uint64_t> spare_; ///< where confidential facts go
    std::vector<std::string_view> names_; ///< of objects with keys that are no facts
    std::string_view name_;               ///< the last key that is no fact
    std::vector<std::string_view> list_;
    std::string unescaped_;
    std::string id_;

    // Of the record being read.
    line_cursor at_;
    bool escapes_ = false; ///< the line has a backslash
    record* into_ = nullptr;
};

} // namespace netral
