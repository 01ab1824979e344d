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

void put_cell(std::uint64_t* into, const slot& s, std::uint32_t cell) noexcept
{
    into[0] = 0;
    for (std::uint32_t i = 1; i < s.mask_words; ++i) into[i] = 0;
    into[cell / 64] = std::uint64_t{1} << (cell % 64);
}

/// Of both, whole blocks: behind the text there is padding, and behind its place as well.
void copy_text(std::string_view text, char* to) noexcept
{
    std::size_t at = 0;
    do {
        const byte_block front = byte_block::at(text.data() + at);
        const byte_block back = byte_block::at(text.data() + at + byte_block::size);
        front.store(to + at);
        back.store(to + at + byte_block::size);
        at += 2 * byte_block::size;
    } while (at < text.size());
}

} // namespace

plain_reading::plain_reading(const ruleset& rules, const slot_layout& slots, const fact_tree& tree,
                             const read_options& options)
    : tree_(tree), options_(options), record_id_(rules.roles.record_id),
      usable_(!tree.keys.empty() && depth_below(tree, 0) <= options.depth),
      spare_depth_(usable_ ? options.depth - depth_below(tree, 0) : 0), fast_(options.fast),
      spare_(2)
{
    static_assert(record::text_step >=
                  2 * byte_block::size); // how far copy_text() may write behind
    const std::vector<bool> read = facts_read(rules);
    for (const fact_key& k : tree.keys) {
        keys_.push_back(known(k, rules, slots));
        if (fast_ && !is_read(k, read)) keys_.back().how = way::passed_over;
        const std::size_t words = 2 * std::size_t{keys_.back().where.mask_words};
        spare_.resize(std::max(spare_.size(), words));
    }
    for (known_key& k : keys_) k.next = &k;
    for (const fact_group& g : tree.groups)
        first_.push_back(g.keys.empty() ? keys_.data() : &keys_[g.keys.front()]);
}

plain_reading::known_key plain_reading::known(const fact_key& key, const ruleset& rules,
                                              const slot_layout& slots) const
{
    known_key k;
    k.name = spelling(key.name);
    k.fact = key.fact;
    k.group = key.group;
    if (key.fact == none) return k;
    const fact& declared = rules.facts[key.fact];
    k.where = slots[key.fact];
    k.values = &tree_.values[key.fact];
    switch (declared.type) {
    case fact_type::boolean: k.how = way::boolean; break;
    case fact_type::integer: k.how = way::integer; break;
    case fact_type::real: k.how = way::real; break;
    case fact_type::date: k.how = way::day; break;
    case fact_type::string: k.how = way::string; break;
    case fact_type::text: k.how = way::prose; break;
    case fact_type::enumeration: k.how = way::enumeration; break;
    case fact_type::list: k.how = way::list; break;
    case fact_type::set: k.how = way::set; break;
    }
    if (k.where.kind == slot_kind::prose && k.how == way::string) k.how = way::prose;
    k.fact_how = k.how;
    if (k.where.kind == slot_kind::absent) { // as large as its values ask for
        k.hidden = true;
        k.how = way::hidden;
        k.where.cell_count = static_cast<std::uint32_t>(declared.values.size());
        k.where.mask_words = (k.where.cell_count + 63) / 64;
    }
    if (k.group != none) k.how = way::fact_or_group;
    return k;
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
    ++lines_;
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
    known_key** guess = &first_[group];
    const std::size_t known_names = names_.size();
    at.step();
    if (at.take('}')) return at;
    do {
        at.skip_space();
        known_key* key = *guess;
        if (!at.take_key(key->name) && !at.take_key((key = key->next)->name)) {
            at = find_key(at, group, *guess);
            if (!at) return {};
            key = found_;
        }
        if (key == nullptr) {
            at = fast_ ? skip_value(at) : pass_unknown(at, group, known_names);
        } else {
            guess = &key->next;
            if (key->how != way::passed_over) {
                if (key->seen_in == lines_) return {};
                key->seen_in = lines_;
            }
            at = read_value(at, *key);
        }
        if (!at) return {};
    } while (at.take(','));
    names_.resize(known_names);
    return at.take('}') ? at : line_cursor();
}

/// The key by its name, into `found_`; it is the better guess for the next time. If it is no key of
/// the rule set, its name is in `name_`.
line_cursor plain_reading::find_key(line_cursor at, std::uint32_t group, known_key*& guess)
{
    const piece name = plain_string(at);
    at = name.behind;
    if (!at || !at.take(':')) return {};
    name_ = name.text;
    const std::uint32_t k = tree_.groups[group].names.find_padded(name_);
    found_ = k == none ? nullptr : &keys_[k];
    if (found_ != nullptr) guess = found_;
    return at;
}

/// Where the value is not what its fact takes, it may still be null. Inlined, as most of what it
/// calls, since a line is hundreds of such steps and what they hand on then stays in registers.
[[gnu::always_inline]] inline line_cursor plain_reading::read_value(line_cursor at,
                                                                    const known_key& key)
{
    at.skip_space();
    if (key.how > way::set) return read_other(at, key);
    const line_cursor behind = read_fact(at, key, key.how, into_->words() + key.where.first);
    if (!behind) return at.take_word("null") ? at : line_cursor();
    into_->set_source(key.fact, knowledge::stated);
    return behind;
}

line_cursor plain_reading::read_other(line_cursor at, const known_key& key)
{
    if (key.how == way::passed_over) return skip_value(at);
    if (key.how != way::hidden && at.peek() == '{') return read_group(at, key.group);
    line_cursor behind;
    if (key.hidden) {
        behind = read_hidden(at, key);
    } else if (key.how == way::fact_or_group) {
        behind = read_fact(at, key, key.fact_how, into_->words() + key.where.first);
        if (behind) into_->set_source(key.fact, knowledge::stated);
    }
    if (behind) return behind;
    return at.take_word("null") ? at : line_cursor();
}

/// What is confidential is checked and goes where nobody looks.
line_cursor plain_reading::read_hidden(line_cursor at, const known_key& key)
{
    std::fill(spare_.begin(), spare_.end(), 0);
    if (key.fact_how != way::string && key.fact_how != way::prose)
        return read_fact(at, key, key.fact_how, spare_.data());
    const piece text = any_string(at);
    if (text.behind && key.fact == record_id_) keep_id(text.text);
    return text.behind;
}

[[gnu::always_inline]] inline line_cursor
plain_reading::read_fact(line_cursor at, const known_key& key, way how, std::uint64_t* into)
{
    bool truth = false;
    std::int64_t number = 0;
    switch (how) {
    case way::boolean:
        if (!at.take_boolean(truth)) return {};
        into[0] = 1 + static_cast<std::uint64_t>(truth);
        return at;
    case way::integer:
        if (!at.take_integer(number)) return {};
        into[0] = into[1] = static_cast<std::uint64_t>(number);
        return at;
    case way::real: return read_real(at, into);
    case way::day: return read_day(at, into);
    case way::string: return read_string(at, key, into);
    case way::prose: return read_prose(at, key, into);
    case way::enumeration: return read_enumeration(at, key, into);
    case way::list: return read_list(at, key);
    case way::set: return read_set(at, key, into);
    default: return {};
    }
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

line_cursor plain_reading::read_day(line_cursor at, std::uint64_t* into)
{
    const piece text = plain_string(at);
    if (!text.behind) return {};
    const auto days = parse_date(text.text);
    if (!days) return {};
    into[0] = static_cast<std::uint64_t>(std::int64_t{days->first.days});
    into[1] = static_cast<std::uint64_t>(std::int64_t{days->last.days});
    return text.behind;
}

[[gnu::always_inline]] inline line_cursor
plain_reading::read_string(line_cursor at, const known_key& key, std::uint64_t* into)
{
    const piece string = any_string(at);
    if (!string.behind) return {};
    const std::string_view text = string.text;
    if (key.fact == record_id_) keep_id(text);
    copy_text(text, into_->add_text(key.where, text.size()));
    const std::uint32_t cell = key.values->names.find_padded(text);
    put_cell(into, key.where, cell == none ? key.where.cell_count - 1 : cell);
    return string.behind;
}

[[gnu::always_inline]] inline line_cursor
plain_reading::read_prose(line_cursor at, const known_key& key, std::uint64_t* into)
{
    const piece string = any_string(at);
    if (!string.behind) return {};
    const std::string_view text = string.text;
    if (key.fact == record_id_) keep_id(text);
    copy_text(text, into_->add_text(key.where, text.size()));
    into[0] = 1;
    return string.behind;
}

line_cursor plain_reading::read_enumeration(line_cursor at, const known_key& key,
                                            std::uint64_t* into)
{
    const piece name = plain_string(at);
    if (!name.behind) return {};
    const std::uint32_t cell = key.values->names.find_padded(name.text);
    if (cell == none) return {};
    put_cell(into, key.where, cell);
    return name.behind;
}

line_cursor plain_reading::careful_string(line_cursor at, bool may_have_escapes)
{
    bool escaped = false;
    if (!at.take_any_string(careful_text_, escaped)) return {};
    if (!escaped) return at;
    if (!may_have_escapes || !unescape(careful_text_, unescaped_)) return {};
    const std::size_t size = unescaped_.size();
    unescaped_.append(padded_line::padding, '\0');
    careful_text_ = std::string_view(unescaped_).substr(0, size);
    return at;
}

/// What stands in the line stays there; what was unescaped is soon overwritten.
void plain_reading::keep_id(std::string_view text)
{
    id_ = text;
    if (text.data() == unescaped_.data()) id_ = unescaped_id_.assign(text);
}

} // namespace netral
