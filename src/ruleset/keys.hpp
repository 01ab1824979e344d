// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rule format as a table: which keys there are, what may stand under each, and why.
///
/// The loader holds every file against this table, and the JSON Schema is printed from it, so that
/// the two cannot say different things. What the table cannot say (a name that is nowhere defined,
/// versions that overlap) is checked where the section is read.
///
/// Read next: keys.cpp (the table), shape_check.hpp (the loader's use of it), schema.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace netral {

/// What a scalar must be.
enum class scalar_rule : std::uint8_t {
    refused,    ///< no scalar may stand here
    text,       ///< anything written
    name,       ///< the id of something: letters, digits and `. _ - /`
    identifier, ///< a name that CEL can speak: letters, digits and `_`
    fact_path,  ///< identifiers joined by dots
    file_path,  ///< of another rule file
    word,       ///< one of `shape::words`
    boolean,
    integer,
    day,
    duration,   ///< ISO 8601, of years, months, weeks and days
    expression, ///< CEL
    any,
};

struct shape;

/// One key of a map.
struct key_rule {
    std::string_view name;
    const shape* value = nullptr;
    bool required = false;
    std::string_view doc; ///< one line for people
};

/// What may stand somewhere: a scalar, a list, a map with known keys or with free ones; where
/// several are allowed, the kind of the node tells which is meant.
struct shape {
    std::string_view name; ///< in the JSON Schema
    scalar_rule scalar = scalar_rule::refused;
    std::span<const std::string_view> words{}; ///< of scalar_rule::word
    const shape* items = nullptr;              ///< of a list; null where no list may stand
    bool needs_items = false;                  ///< a list or map with free keys must not be empty
    std::span<const key_rule> keys{};          ///< of a map with known keys
    std::span<const std::string_view> exactly_one{}; ///< of these keys one must be there
    const shape* values = nullptr;                   ///< of a map with free keys
    scalar_rule free_keys = scalar_rule::name;       ///< what those keys must be
    std::span<const std::string_view> free_words{};  ///< the words, where they must be words
};

/// The parts of a rule file. Each may stand in any file, any number of times over.
enum class section : std::uint8_t {
    facts,
    constraints,
    calendars,
    terms,
    lexicons,
    instruments,
    readings,
    rules,
    sanctions,
    concurrence,
    deadlines,
    admissibility,
    phrases,
    invariants,
};
inline constexpr std::size_t section_count = 14;

/// What there is to know of a section.
struct section_rule {
    section what;
    std::string_view key;   ///< at the top of a file
    std::string_view entry; ///< what one thing in it is called
    const shape* value;     ///< of one thing in it
    bool by_id;             ///< a list of things with `id`; otherwise a map by name
    bool can_be_disabled;   ///< by an overlay
};

[[nodiscard]] std::span<const section_rule, section_count> sections() noexcept;
[[nodiscard]] const section_rule& rule_of(section s) noexcept;

/// The three kinds of file.
extern const shape manifest_shape;
extern const shape module_shape;
extern const shape overlay_shape;

/// The rule for that key, or null pointer.
[[nodiscard]] const key_rule* find_key(const shape& s, std::string_view key) noexcept;

} // namespace netral
