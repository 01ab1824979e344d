// SPDX-License-Identifier: Apache-2.0

/// @file
/// Goes through a line once, token by token. Each function reads one thing and leaves the cursor
/// behind it, or returns false wherever it may be.
///
/// Door: plain_reading. Read next: fact_reading.cpp, which reads the same and knows what is wrong.

#include "plain_reading.hpp"

#include "facts_read.hpp"
#include "json_escapes.hpp"

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

std::uint64_t all_members(const slot& s, std::uint32_t word) noexcept
{
    const std::uint32_t left = s.cell_count - 64 * word;
    return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
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
    for (const fact_key& k : tree.keys) passed_over_.push_back(fast_ && !is_read(k, read) ? 1 : 0);
    for (const fact_key& k : tree.keys) spellings_.emplace_back(k.name);
    for (std::uint32_t k = 0; k < tree.keys.size(); ++k) next_.push_back(k);
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

bool plain_reading::read(const char* line, std::size_t size, simdjson::dom::parser& parser,
                         record& into)
{
    id_.clear();
    if (!usable_ || !index(line, size, parser)) return false;
    into_ = &into;
    escapes_ = std::memchr(line, '\\', size) != nullptr;
    std::fill(seen_.begin(), seen_.end(), 0);
    names_.clear();
    return at_.peek() == '{' && read_group(0) && at_.is_at(line + size);
}

/// simdjson's first stage.
bool plain_reading::index(const char* line, std::size_t size, simdjson::dom::parser& parser)
{
    auto& made = *parser.implementation;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(line);
    if (made.stage1(bytes, size, simdjson::stage1_mode::regular) != simdjson::SUCCESS) return false;
    made.structural_indexes[made.n_structural_indexes] = static_cast<std::uint32_t>(size);
    at_ = line_cursor(line, made.structural_indexes.get());
    return true;
}

bool plain_reading::read_group(std::uint32_t group)
{
    const name_table& names = tree_.groups[group].names;
    std::uint32_t* guess = &first_[group];
    const std::size_t known_names = names_.size();
    at_.step();
    if (at_.take('}')) return true;
    do {
        std::uint32_t k = none;
        if (!take_key(names, *guess, k) || !at_.take(':')) return false;
        if (k != none) guess = &next_[k];
        if (k == none || passed_over_[k] != 0) {
            if (fast_ ? !at_.skip() : !check_unknown(group, known_names)) return false;
            continue;
        }
        const std::uint64_t bit = std::uint64_t{1} << (k % 64);
        if ((seen_[k / 64] & bit) != 0) return false;
        seen_[k / 64] |= bit;
        if (!read_value(tree_.keys[k])) return false;
    } while (at_.take(','));
    names_.resize(known_names);
    return at_.take('}');
}

/// Records of one sender have their keys in one order, so that the guess is mostly right, or the
/// one after it where a key is left out. No key of the rule set is `none`, and then the name is in
/// `name_`; no string at all is false.
bool plain_reading::take_key(const name_table& names, std::uint32_t& guess, std::uint32_t& key)
{
    key = guess;
    if (at_.take_name(spellings_[key])) return true;
    key = next_[guess];
    if (at_.take_name(spellings_[key])) return true;
    if (!take_plain_string(name_)) return false;
    key = names.find(name_);
    if (key != none) guess = key;
    return true;
}

bool plain_reading::read_value(const fact_key& key)
{
    const char first = at_.peek();
    if (first == 'n') return at_.take_word("null");
    if (key.group != none && (key.fact == none || first == '{'))
        return first == '{' && read_group(key.group);
    return read_fact(key.fact);
}

bool plain_reading::read_fact(fact_id f)
{
    const place& p = places_[f];
    std::uint64_t* at = p.dropped ? spare_.data() : into_->words() + p.where.first;
    if (!p.dropped) into_->set_source(f, knowledge::stated);
    switch (p.type) {
    case fact_type::boolean: return read_boolean(at);
    case fact_type::integer: return read_integer(at);
    case fact_type::real: return read_real(at);
    case fact_type::date: return read_date(at);
    case fact_type::string:
    case fact_type::text: return read_text(f, p, at);
    case fact_type::enumeration: return read_enumeration(p, at);
    case fact_type::list: return read_list(f, p);
    case fact_type::set: return read_set(p, at);
    }
    return false;
}

bool plain_reading::read_boolean(std::uint64_t* at)
{
    at[0] = at_.peek() == 't' ? 2 : 1;
    return at[0] == 2 ? at_.take_word("true") : at_.take_word("false");
}

bool plain_reading::read_integer(std::uint64_t* at)
{
    std::int64_t number = 0;
    if (!at_.take_integer(number)) return false;
    at[0] = at[1] = static_cast<std::uint64_t>(number);
    return true;
}

/// Whole numbers that a double holds exactly, but for zero, which may have a sign.
bool plain_reading::read_real(std::uint64_t* at)
{
    constexpr std::int64_t most = std::int64_t{1} << 53;
    std::int64_t number = 0;
    if (!at_.take_integer(number) || number > most || number <= -most || number == 0) return false;
    at[0] = 1;
    at[1] = std::bit_cast<std::uint64_t>(static_cast<double>(number));
    return true;
}

bool plain_reading::read_date(std::uint64_t* at)
{
    std::string_view text;
    if (!take_plain_string(text)) return false;
    const auto days = parse_date(text);
    if (!days) return false;
    at[0] = static_cast<std::uint64_t>(std::int64_t{days->first.days});
    at[1] = static_cast<std::uint64_t>(std::int64_t{days->last.days});
    return true;
}

bool plain_reading::read_text(fact_id f, const place& p, std::uint64_t* at)
{
    std::string_view text;
    if (!take_text(text)) return false;
    if (f == record_id_) id_.assign(text);
    if (p.dropped) return true;
    into_->set_text(f, text);
    if (p.where.kind != slot_kind::cells) return true;
    const std::uint32_t cell = p.values->names.find(text);
    put_cell(at, p.where, cell == none ? p.where.cell_count - 1 : cell);
    return true;
}

bool plain_reading::read_enumeration(const place& p, std::uint64_t* at)
{
    std::string_view name;
    if (!take_plain_string(name)) return false;
    const std::uint32_t cell = p.values->names.find(name);
    if (cell == none) return false;
    put_cell(at, p.where, cell);
    return true;
}

bool plain_reading::read_list(fact_id f, const place& p)
{
    list_.clear();
    if (!at_.take('[')) return false;
    if (!at_.take(']')) {
        do {
            std::string_view item;
            if (!take_plain_string(item)) return false;
            list_.push_back(item);
        } while (at_.take(','));
        if (!at_.take(']')) return false;
    }
    if (!p.dropped) into_->set_items(f, list_);
    return true;
}

bool plain_reading::read_set(const place& p, std::uint64_t* at)
{
    if (p.dropped) std::fill(spare_.begin(), spare_.end(), 0);
    if (at_.peek() == '{') return read_part_set(p, at);
    if (!add_members(p, p.values->wider, at)) return false;
    for (std::uint32_t i = 0; i < p.where.mask_words; ++i)
        at[p.where.mask_words + i] = all_members(p.where, i) & ~at[i];
    return true;
}

bool plain_reading::read_part_set(const place& p, std::uint64_t* at)
{
    std::uint64_t* lacks = at + p.where.mask_words;
    bool seen[2] = {false, false};
    at_.step();
    if (at_.take('}')) return true;
    do {
        std::string_view name;
        if (!take_plain_string(name) || !at_.take(':')) return false;
        const bool negative = name == "not";
        if ((!negative && name != "has") || seen[negative ? 1 : 0]) return false;
        seen[negative ? 1 : 0] = true;
        if (at_.peek() == 'n') {
            if (!at_.take_word("null")) return false;
        } else if (!add_members(p, negative ? p.values->narrower : p.values->wider,
                                negative ? lacks : at)) {
            return false;
        }
    } while (at_.take(','));
    for (std::uint32_t i = 0; i < p.where.mask_words; ++i)
        if ((at[i] & lacks[i]) != 0 && !p.dropped) return false;
    return at_.take('}');
}

bool plain_reading::add_members(const place& p, const mask& follow, std::uint64_t* into)
{
    const std::uint32_t words = p.where.mask_words;
    if (!at_.take('[')) return false;
    if (at_.take(']')) return true;
    do {
        std::string_view name;
        if (!take_plain_string(name)) return false;
        const std::uint32_t member = p.values->names.find(name);
        if (member == none) return false;
        if (p.dropped) continue;
        for (std::uint32_t i = 0; i < words; ++i)
            into[i] |= follow[std::size_t{member} * words + i];
    } while (at_.take(','));
    return at_.take(']');
}

/// A key that is no fact: its value is checked all the same, if it may stand here at all.
bool plain_reading::check_unknown(std::uint32_t group, std::size_t known_names)
{
    constexpr std::size_t most_warnings = 20;
    if (!options_.ignore_unknown_keys || !is_new(name_, known_names) || !check_value(spare_depth_))
        return false;
    if (++into_->ignored_keys <= most_warnings)
        into_->warn({record_warning::kind::ignored_key, none, tree_.groups[group].path});
    return true;
}

/// Whether the name is none of the last ones. Of many it gives up to compare them.
bool plain_reading::is_new(std::string_view name, std::size_t known_names)
{
    constexpr std::size_t most_names = 16;
    const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(known_names);
    if (names_.size() - known_names == most_names) return false;
    if (std::find(begin, names_.end(), name) != names_.end()) return false;
    names_.push_back(name);
    return true;
}

bool plain_reading::check_value(std::size_t levels)
{
    switch (at_.peek()) {
    case '{': return levels > 0 && check_object(levels - 1);
    case '[': return levels > 0 && check_array(levels - 1);
    case '"': {
        std::string_view text;
        return take_text(text);
    }
    case 't': return at_.take_word("true");
    case 'f': return at_.take_word("false");
    case 'n': return at_.take_word("null");
    default: return at_.take_number();
    }
}

bool plain_reading::check_object(std::size_t levels)
{
    const std::size_t known_names = names_.size();
    at_.step();
    if (at_.take('}')) return true;
    do {
        std::string_view name;
        if (!take_plain_string(name) || !is_new(name, known_names) || !at_.take(':') ||
            !check_value(levels))
            return false;
    } while (at_.take(','));
    names_.resize(known_names);
    return at_.take('}');
}

bool plain_reading::check_array(std::size_t levels)
{
    at_.step();
    if (at_.take(']')) return true;
    do {
        if (!check_value(levels)) return false;
    } while (at_.take(','));
    return at_.take(']');
}

/// A string without escapes, as nearly all keys and values are.
bool plain_reading::take_plain_string(std::string_view& text)
{
    if (at_.peek() != '"') return false;
    text = at_.take_string();
    return !escapes_ || text.find('\\') == std::string_view::npos;
}

/// Any string. What it gives is valid until the next one.
bool plain_reading::take_text(std::string_view& text)
{
    if (at_.peek() != '"') return false;
    text = at_.take_string();
    if (!escapes_ || text.find('\\') == std::string_view::npos) return true;
    if (!unescape(text, unescaped_)) return false;
    text = unescaped_;
    return true;
}

} // namespace netral
