// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is no fact: checked wholly in strict mode, passed over in fast mode.
///
/// Door: plain_reading. Read next: fact_reading.cpp.

#include "plain_reading.hpp"

namespace netral {

/// A key that is no fact: its value is checked all the same, if it may stand here at all.
line_cursor plain_reading::pass_unknown(line_cursor at, std::uint32_t group,
                                        std::size_t known_names)
{
    constexpr std::size_t most_warnings = 20;
    if (!options_.ignore_unknown_keys || !is_new(name_, known_names)) return {};
    at = check_value(at, spare_depth_);
    if (!at) return {};
    if (++into_->ignored_keys <= most_warnings)
        into_->warn({record_warning::kind::ignored_key, none, tree_.groups[group].path});
    return at;
}

/// Whether the name is none of the last ones. Of many it gives up to compare them.
bool plain_reading::is_new(std::string_view name, std::size_t known_names)
{
    constexpr std::size_t most_names = 16;
    if (names_.size() - known_names == most_names) return false;
    for (std::size_t i = known_names; i < names_.size(); ++i)
        if (names_[i] == name) return false;
    names_.push_back(name);
    return true;
}

line_cursor plain_reading::check_value(line_cursor at, std::size_t levels)
{
    bool right = false;
    switch (at.first()) {
    case '{': return levels > 0 ? check_object(at, levels - 1) : line_cursor();
    case '[': return levels > 0 ? check_array(at, levels - 1) : line_cursor();
    case '"': return any_string(at).behind;
    case 't': right = at.take_word("true"); break;
    case 'f': right = at.take_word("false"); break;
    case 'n': right = at.take_word("null"); break;
    default: right = at.take_number();
    }
    return right ? at : line_cursor();
}

line_cursor plain_reading::check_object(line_cursor at, std::size_t levels)
{
    const std::size_t known_names = names_.size();
    at.step();
    if (at.take('}')) return at;
    do {
        const piece name = plain_string(at);
        at = name.behind;
        if (!at || !is_new(name.text, known_names) || !at.take(':')) return {};
        at = check_value(at, levels);
        if (!at) return {};
    } while (at.take(','));
    names_.resize(known_names);
    return at.take('}') ? at : line_cursor();
}

line_cursor plain_reading::check_array(line_cursor at, std::size_t levels)
{
    at.step();
    if (at.take(']')) return at;
    do {
        at = check_value(at, levels);
        if (!at) return {};
    } while (at.take(','));
    return at.take(']') ? at : line_cursor();
}

/// Brackets are counted, and that is all: which of them and what stands between them, nobody asks.
line_cursor plain_reading::skip_value(line_cursor at)
{
    std::size_t depth = 0;
    do {
        switch (at.first()) {
        case '{':
        case '[':
            ++depth;
            at.step();
            break;
        case '}':
        case ']':
            if (depth == 0) return {};
            --depth;
            at.step();
            break;
        case ',':
        case ':':
            if (depth == 0) return {};
            at.step();
            break;
        default: // a string may stand right behind what is no JSON
            if (at.peek() != '"' && !at.skip_word()) return {};
            if (at.peek() == '"' && !skip_string(at)) return {};
        }
    } while (depth != 0);
    return at;
}

/// Precondition: at a quote.
bool plain_reading::skip_string(line_cursor& at) const
{
    std::string_view text;
    bool escaped = false;
    if (careful_) return at.take_any_string(text, escaped);
    text = at.take_string();
    return true;
}

} // namespace netral
