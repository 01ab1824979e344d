// SPDX-License-Identifier: Apache-2.0

/// @file
/// Goes through a line once: keys, and values of one piece. Each function reads one thing and
/// returns a cursor behind it, or nowhere.
///
/// Door: plain_reading. Read next: plain_reading_sets.cpp, plain_reading_unknown.cpp;
/// fact_reading.cpp, which reads the same and knows what is wrong.

#include "plain_reading.hpp"

#include "facts_read.hpp"
#include "json_escapes.hpp"

#include <simdjson.h>

#include <algorithm>
#include <bit>

namespace netral {

namespace {

std::size_t depth_below(const fact_tree& tree, std::uint32_t group)
{
    constexpr std::size_t of_a_fact = 3; // the group, the parts of a set, their lists
    std::size_t deepest = of_a_fact;
    for (const std::uint32_t k : tree.groups[group].keys)
        if (tree.keys[k].group != none)
            deepest = std::max(deepest, 1 + depth_below(tree, tree.keys[k].group));
    return deepest;
}

void put_cell(std::uint64_t* at, const slot& s, std::uint32_t cell) noexcept
{
    std::fill_n(at, s.mask_words, 0);
    at[cell / 64] = std::uint64_t{1} << (cell % 64);
}

} // namespace

plain_reading::plain_reading(const ruleset& rules, const slot_layout& slots, const fact_tree& tree,
                             const read_options& options)
    : tree_(tree), options_(options), record_id_(rules.roles.record_id),
      usable_(!tree.keys.empty() && depth_below(tree, 0) <= options.depth),
      spare_depth_(usable_ ? options.depth - depth_below(tree, 0) : 0), fast_(options.fast),
      seen_((tree.keys.size() + 63) / 64), spare_(2)
{
    const std::vector<bool> read = facts_read(rules);
    for (const fact_key& k : tree.keys) {
        const auto itself = static_cast<std::uint32_t>(keys_.size());
        keys_.push_back({spelling(k.name), itself, fast_ && !is_read(k, read), k.fact, k.group});
    }
    for (const fact_group& g : tree.groups) first_.push_back(g.keys.empty() ? 0 : g.keys.front());
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        const fact& declared = rules.facts[f];
        const bool dropped = slots[f].kind == slot_kind::absent;
        places_.push_back({declared.type, dropped, slots[f], &tree.values[f]});
        if (!dropped) continue;
        slot& hidden = places_.back().where; // as large as its values ask for
        hidden.cell_count = static_cast<std::uint32_t>(declared.values.size());
        hidden.mask_words = (hidden.cell_count + 63) / 64;
        spare_.resize(std::max<std::size_t>(spare_.size(), 2 * std::size_t{hidden.mask_words}));
    }
}

bool plain_reading::is_read(const fact_key& key, const std::vector<bool>& read) const
{
    if (key.fact != none && read[key.fact]) return true;
    if (key.group == none) return false;
    const std::vector<std::uint32_t>& below = tree_.groups[key.group].keys;
    return std::any_of(below.begin(), below.end(),
                       [&](std::uint32_t k) { return is_read(tree_.keys[k], read); });
}

bool plain_reading::read(const padded_line& line, record& into)
{
    id_ = {};
    if (!usable_) return false;
    if (line.has_non_ascii() && !simdjson::validate_utf8(line.begin(), line.size())) return false;
    careful_ = line.has_backslash() || line.has_control();
    into_ = &into;
    std::fill(seen_.begin(), seen_.end(), 0);
    names_.clear();
    line_cursor at(line.begin());
    if (at.first() != '{') return false;
    at = read_group(at, 0);
    if (!at) return false;
    at.skip_space();
    return at.place() == line.end();
}

/// Records of one sender have their keys in one order, so that the guess is mostly right, or the
/// one after it where a key is left out.
line_cursor plain_reading::read_group(line_cursor at, std::uint32_t group)
{
    std::uint32_t* guess = &first_[group];
    const std::size_t known_names = names_.size();
    at.step();
    if (at.take('}')) return at;
    do {
        at.skip_space();
        std::uint32_t k = *guess;
        if (!at.take_key(keys_[k].name) && !at.take_key(keys_[k = keys_[k].next].name)) {
            if (!find_key(at, group, k)) return {};
            if (k != none) *guess = k;
        }
        if (k != none) guess = &keys_[k].next;
        if (k == none || keys_[k].passed_over) {
            at = fast_ ? skip_value(at) : pass_unknown(at, group, known_names);
        } else {
            const std::uint64_t bit = std::uint64_t{1} << (k % 64);
            if ((seen_[k / 64] & bit) != 0) return {};
            seen_[k / 64] |= bit;
            at = read_value(at, keys_[k]);
        }
        if (!at) return {};
    } while (at.take(','));
    names_.resize(known_names);
    return at.take('}') ? at : line_cursor();
}

/// No key of the rule set is `none`, and then the name is in `name_`; no key at all is false.
bool plain_reading::find_key(line_cursor& at, std::uint32_t group, std::uint32_t& key)
{
    if (!take_plain_string(at, name_) || !at.take(':')) return false;
    key = tree_.groups[group].names.find(name_);
    return true;
}

line_cursor plain_reading::read_value(line_cursor at, const known_key& key)
{
    const char first = at.first();
    if (first == 'n') return at.take_word("null") ? at : line_cursor();
    if (key.group != none && (key.fact == none || first == '{'))
        return first == '{' ? read_group(at, key.group) : line_cursor();
    return read_fact(at, key.fact);
}

line_cursor plain_reading::read_fact(line_cursor at, fact_id f)
{
    const place& p = places_[f];
    std::uint64_t* into = p.dropped ? spare_.data() : into_->words() + p.where.first;
    if (!p.dropped) into_->set_source(f, knowledge::stated);
    switch (p.type) {
    case fact_type::boolean: return read_boolean(at, into);
    case fact_type::integer: return read_integer(at, into);
    case fact_type::real: return read_real(at, into);
    case fact_type::date: return read_date(at, into);
    case fact_type::string:
    case fact_type::text: return read_text(at, f, p, into);
    case fact_type::enumeration: return read_enumeration(at, p, into);
    case fact_type::list: return read_list(at, f, p);
    case fact_type::set: return read_set(at, p, into);
    }
    return {};
}

line_cursor plain_reading::read_boolean(line_cursor at, std::uint64_t* into)
{
    bool truth = false;
    if (!at.take_boolean(truth)) return {};
    into[0] = 1 + static_cast<std::uint64_t>(truth);
    return at;
}

line_cursor plain_reading::read_integer(line_cursor at, std::uint64_t* into)
{
    std::int64_t number = 0;
    if (!at.take_integer(number)) return {};
    into[0] = into[1] = static_cast<std::uint64_t>(number);
    return at;
}

/// Whole numbers that a double holds exactly, but for zero, which may have a sign.
line_cursor plain_reading::read_real(line_cursor at, std::uint64_t* into)
{
    constexpr std::int64_t most = std::int64_t{1} << 53;
    std::int64_t number = 0;
    if (!at.take_integer(number) || number > most || number <= -most || number == 0) return {};
    into[0] = 1;
    into[1] = std::bit_cast<std::uint64_t>(static_cast<double>(number));
    return at;
}

line_cursor plain_reading::read_date(line_cursor at, std::uint64_t* into)
{
    std::string_view text;
    if (!take_plain_string(at, text)) return {};
    const auto days = parse_date(text);
    if (!days) return {};
    into[0] = static_cast<std::uint64_t>(std::int64_t{days->first.days});
    into[1] = static_cast<std::uint64_t>(std::int64_t{days->last.days});
    return at;
}

line_cursor plain_reading::read_text(line_cursor at, fact_id f, const place& p, std::uint64_t* into)
{
    std::string_view text;
    if (!take_text(at, text)) return {};
    if (f == record_id_) keep_id(text);
    if (p.dropped) return at;
    into_->set_text(f, text);
    if (p.where.kind != slot_kind::cells) return at;
    const std::uint32_t cell = p.values->names.find(text);
    put_cell(into, p.where, cell == none ? p.where.cell_count - 1 : cell);
    return at;
}

line_cursor plain_reading::read_enumeration(line_cursor at, const place& p, std::uint64_t* into)
{
    std::string_view name;
    if (!take_plain_string(at, name)) return {};
    const std::uint32_t cell = p.values->names.find(name);
    if (cell == none) return {};
    put_cell(into, p.where, cell);
    return at;
}

bool plain_reading::unescape_text(std::string_view& text)
{
    if (!unescape(text, unescaped_)) return false;
    const std::size_t size = unescaped_.size();
    unescaped_.append(padded_line::padding, '\0');
    text = std::string_view(unescaped_).substr(0, size);
    return true;
}

/// What stands in the line stays there; what was unescaped is soon overwritten.
void plain_reading::keep_id(std::string_view text)
{
    id_ = text;
    if (text.data() == unescaped_.data()) id_ = unescaped_id_.assign(text);
}

} // namespace netral
