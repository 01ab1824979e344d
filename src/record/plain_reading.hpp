// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads a line with which nothing is wrong straight into slots, in one pass along its bytes, with
/// neither a tree nor an index of its tokens (.github/decisions/0014-no-index-of-tokens.md).
///
/// It takes what fact_reading takes, and nothing else: at whatever is not plain (a mistake, an
/// escape in a key, a number with a fraction) it gives up without a word, and fact_reading reads
/// the line anew and says what is wrong, if anything is. So nothing here knows what is wrong, which
/// keeps it short and quick.
///
/// In fast mode it also takes lines of which only what nobody looks at is wrong.
///
/// Door: plain_reading. Read next: line_cursor.hpp, plain_reading.cpp.

#include "fact_tree.hpp"
#include "line_cursor.hpp"
#include "padded_line.hpp"

#include <netral/record/reader.hpp>

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
    [[nodiscard]] bool read(const padded_line& line, record& into);

    /// The number of the record that was read last, if it had one. Valid as long as the line is,
    /// until the next one.
    [[nodiscard]] std::string_view id() const noexcept { return id_; }

private:
    /// How what stands behind a key is read.
    enum class way : std::uint8_t {
        boolean,
        integer,
        real,
        day,
        string, ///< of which there are cells
        prose,
        enumeration,
        list,
        set,
        // What is no fact, or no fact that can be seen.
        group,
        hidden,        ///< a confidential fact, of any type: there is no slot
        fact_or_group, ///< an object is the group
        passed_over,   ///< in fast mode, nothing looks at it
    };

    /// What has to be known of a key to read what stands behind it.
    struct known_key {
        spelling name;
        known_key* next = nullptr; ///< the key that came after it last
        std::uint64_t seen_in = 0; ///< the number of the last line that had it
        way how = way::group;
        way fact_how = way::group; ///< the fact, where there is a group besides, or if it is shown
        bool hidden = false;
        fact_id fact = none;
        std::uint32_t group = none;
        slot where;
        const fact_values* values = nullptr;
    };

    using mask = std::vector<std::uint64_t>;

    /// A string, and where it has ended: nowhere, if there is none.
    struct piece {
        std::string_view text;
        line_cursor behind;
    };

    // Each of these is given where it begins to read, and returns where it has ended, or nowhere.
    line_cursor read_group(line_cursor at, std::uint32_t group);
    line_cursor find_key(line_cursor at, std::uint32_t group, known_key*& guess);
    line_cursor read_value(line_cursor at, const known_key& key);
    line_cursor read_other(line_cursor at, const known_key& key);
    line_cursor read_fact(line_cursor at, const known_key& key, way how, std::uint64_t* into);
    line_cursor read_hidden(line_cursor at, const known_key& key);
    line_cursor read_real(line_cursor at, std::uint64_t* into);
    line_cursor read_day(line_cursor at, std::uint64_t* into);
    line_cursor read_string(line_cursor at, const known_key& key, std::uint64_t* into);
    line_cursor read_prose(line_cursor at, const known_key& key, std::uint64_t* into);
    line_cursor read_enumeration(line_cursor at, const known_key& key, std::uint64_t* into);
    line_cursor read_list(line_cursor at, const known_key& key);
    line_cursor read_set(line_cursor at, const known_key& key, std::uint64_t* into);
    line_cursor read_part_set(line_cursor at, const known_key& key, std::uint64_t* into);
    line_cursor add_members(line_cursor at, const known_key& key, const mask& follow,
                            std::uint64_t* into);
    line_cursor pass_unknown(line_cursor at, std::uint32_t group, std::size_t known_names);
    line_cursor check_value(line_cursor at, std::size_t levels);
    line_cursor check_object(line_cursor at, std::size_t levels);
    line_cursor check_array(line_cursor at, std::size_t levels);
    line_cursor skip_value(line_cursor at);
    bool skip_string(line_cursor& at) const;

    bool is_new(std::string_view name, std::size_t known_names);
    [[nodiscard]] bool is_read(const fact_key& key, const std::vector<bool>& read) const;
    [[nodiscard]] known_key known(const fact_key& key, const ruleset& rules,
                                  const slot_layout& slots) const;

    /// A string without escapes, as nearly all keys and values are.
    piece plain_string(line_cursor at)
    {
        if (at.first() != '"') return {};
        if (careful_) {
            at = careful_string(at, false);
            return {careful_text_, at};
        }
        const std::string_view text = at.take_string();
        return {text, at};
    }

    /// Any string. What it gives is valid until the next one, and behind it 32 bytes can be read.
    piece any_string(line_cursor at)
    {
        if (at.first() != '"') return {};
        if (careful_) {
            at = careful_string(at, true);
            return {careful_text_, at};
        }
        const std::string_view text = at.take_string();
        return {text, at};
    }

    /// In a line with a backslash, or with bytes that no string may have. Into `careful_text_`.
    line_cursor careful_string(line_cursor at, bool may_have_escapes);
    void keep_id(std::string_view text);

    const fact_tree& tree_;
    const read_options& options_;
    fact_id record_id_;
    bool usable_; ///< there are facts, and the caller allows as deep a line as they need
    std::size_t spare_depth_; ///< levels that unknown keys may have at least
    bool fast_;
    std::vector<known_key> keys_;         ///< as in the tree
    std::vector<known_key*> first_;       ///< by group: the key that it began with last
    std::uint64_t lines_ = 0;             ///< that were read, this one among them
    std::vector<std::uint64_t> spare_;    ///< where confidential facts go
    std::vector<std::string_view> names_; ///< of objects with keys that are no facts
    known_key* found_ = nullptr;          ///< by find_key(); null if it is no fact
    std::string_view name_;               ///< the last key that is no fact
    std::vector<std::string_view> list_;
    std::string_view careful_text_;
    std::string unescaped_;
    std::string unescaped_id_;

    // Of the record being read.
    bool careful_ = false; ///< the line has a backslash, or bytes that no string may have
    std::string_view id_;
    record* into_ = nullptr;
};

} // namespace netral
