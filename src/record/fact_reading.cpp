// SPDX-License-Identifier: Apache-2.0

/// @file
/// From JSON to slots, fact by fact. What is wrong is told in words of the rule set: paths,
/// declared values and kinds of JSON, but nothing that the record itself says.
///
/// Door: fact_reading. Read next: fact_reading_sets.cpp, reader.cpp.

#include "fact_reading.hpp"

#include "codes.hpp"
#include "json_places.hpp"

#include <algorithm>
#include <bit>

namespace netral {

using simdjson::dom::element_type;

namespace {

const char* kind_of(simdjson::dom::element e)
{
    switch (e.type()) {
    case element_type::OBJECT: return "an object";
    case element_type::ARRAY: return "a list";
    case element_type::STRING: return "a string";
    case element_type::BOOL: return "true or false";
    case element_type::NULL_VALUE: return "null";
    default: return "a number";
    }
}

} // namespace

fact_reading::fact_reading(const ruleset& rules, const slot_layout& slots, const fact_tree& tree,
                           const read_options& options)
    : rules_(rules), slots_(slots), options_(options), tree_(tree),
      seen_((tree.keys.size() + 63) / 64), spare_(2)
{
    for (const fact& f : rules.facts)
        spare_.resize(std::max(spare_.size(), 2 * (f.values.size() / 64 + 1)));
}

void fact_reading::read(std::string_view line, simdjson::dom::object root, record& into,
                        std::vector<record_error>& errors)
{
    line_ = line;
    into_ = &into;
    errors_ = &errors;
    id_.clear();
    steps_.clear();
    std::fill(seen_.begin(), seen_.end(), 0);
    read_group(0, root);
}

void fact_reading::read_group(std::uint32_t group, simdjson::dom::object object)
{
    const fact_group& g = tree_.groups[group];
    steps_.push_back(0);
    bool unknown = false;
    for (const auto field : object) {
        group_ = group;
        fact_ = none;
        const std::uint32_t k = g.names.find(field.key);
        if (k == none) {
            read_unknown(field.key, field.value);
            unknown = true;
        } else if ((seen_[k / 64] >> (k % 64) & 1) != 0) {
            fail(codes::key_twice, "`" + tree_.keys[k].name + "` stands twice in one object",
                 "keep one of the two", true);
        } else {
            seen_[k / 64] |= std::uint64_t{1} << (k % 64);
            read_key(tree_.keys[k], field.value);
        }
        ++steps_.back();
    }
    steps_.pop_back();
    if (!unknown || !options_.ignore_unknown_keys) return;
    group_ = group;
    fact_ = none;
    names_.clear();
    for (const auto field : object)
        if (g.names.find(field.key) == none) names_.push_back(field.key);
    check_names();
}

void fact_reading::read_key(const fact_key& key, element e)
{
    if (e.is_null()) return;
    if (key.group != none && (key.fact == none || e.is_object())) {
        if (e.is_object()) return read_group(key.group, e.get_object().value_unsafe());
        group_ = key.group;
        const std::string& path = tree_.groups[key.group].path;
        return fail(codes::not_a_group, "`" + path + "` is a group of facts, not " + kind_of(e),
                    "write an object, or null where nothing of the group is known");
    }
    fact_ = key.fact;
    part_ = "";
    item_ = -1;
    read_fact(e);
}

/// The key itself is not quoted: nobody knows what a sender puts there.
void fact_reading::read_unknown(std::string_view name, element e)
{
    const fact_group& g = tree_.groups[group_];
    if (options_.ignore_unknown_keys) {
        constexpr std::size_t most_warnings = 20;
        ++into_->ignored_keys;
        if (into_->ignored_keys <= most_warnings)
            into_->warn({record_warning::kind::ignored_key, none, g.path});
        return check_keys(e);
    }
    std::vector<std::string_view> candidates;
    for (const std::uint32_t k : g.keys) candidates.emplace_back(tree_.keys[k].name);
    const std::string_view near = nearest(name, candidates);
    const std::string dot = g.path.empty() ? "" : g.path + ".";
    std::string help = "the caller may ask to pass over such keys";
    if (!near.empty()) help = "did you mean `" + dot + std::string(near) + "`?";
    for (const fact_group& other : tree_.groups)
        if (near.empty() && other.names.find(name) != none) {
            help = "in another group there is `" + other.path + (other.path.empty() ? "" : ".") +
                   tree_.keys[other.names.find(name)].name + "`";
            break;
        }
    const std::string where = g.path.empty() ? "at the top of a record" : "in `" + g.path + "`";
    fail(codes::unknown_key, "no fact has this key " + where, std::move(help), true);
}

void fact_reading::read_fact(element e)
{
    switch (declared().type) {
    case fact_type::boolean: read_boolean(e); break;
    case fact_type::integer: read_integer(e); break;
    case fact_type::real: read_real(e); break;
    case fact_type::date: read_date(e); break;
    case fact_type::string:
    case fact_type::text: read_text(e); break;
    case fact_type::enumeration: read_enumeration(e); break;
    case fact_type::list: read_list(e); break;
    case fact_type::set:
        if (e.is_array()) return read_whole_set(e.get_array().value_unsafe());
        if (e.is_object()) return read_part_set(e.get_object().value_unsafe());
        fail_type(e, "a list of values", "write a list even for one value");
        break;
    }
}

std::uint64_t* fact_reading::target() noexcept
{
    const slot& s = slots_[fact_];
    if (s.kind == slot_kind::absent) return spare_.data();
    into_->set_source(fact_, knowledge::stated);
    return into_->words() + s.first;
}

void fact_reading::read_boolean(element e)
{
    if (!e.is_bool())
        return fail_type(e, "true or false", e.is_string() ? "write it without quotes" : "");
    target()[0] = e.get_bool().value_unsafe() ? 2 : 1;
}

void fact_reading::set_interval(std::int64_t least, std::int64_t greatest) noexcept
{
    std::uint64_t* at = target();
    at[0] = static_cast<std::uint64_t>(least);
    at[1] = static_cast<std::uint64_t>(greatest);
}

void fact_reading::read_integer(element e)
{
    switch (e.type()) {
    case element_type::INT64: {
        const std::int64_t n = e.get_int64().value_unsafe();
        return set_interval(n, n);
    }
    case element_type::UINT64:
        return fail(codes::not_an_integer, "the number for `" + declared().path + "` is too large",
                    "numbers go up to 9223372036854775807");
    case element_type::DOUBLE:
        return fail(codes::not_an_integer, "`" + declared().path + "` takes a whole number",
                    "write it without a fraction or exponent: `1`, not `1.0`");
    default: return fail_type(e, "a whole number", e.is_string() ? "write it without quotes" : "");
    }
}

void fact_reading::read_real(element e)
{
    double n = 0;
    if (e.get_double().get(n) != simdjson::SUCCESS)
        return fail_type(e, "a number", e.is_string() ? "write it without quotes" : "");
    std::uint64_t* at = target();
    at[0] = 1;
    at[1] = std::bit_cast<std::uint64_t>(n);
}

void fact_reading::read_date(element e)
{
    if (!e.is_string()) return fail_type(e, "a date in quotes", "write `\"2024-10-12\"`");
    const auto days = parse_date(e.get_string().value_unsafe());
    if (!days)
        return fail(codes::not_a_date,
                    "no day, month or year that exists for `" + declared().path + "`",
                    "write `2024-10-12`, `2024-10` or `2024`");
    set_interval(days->first.days, days->last.days);
}

void fact_reading::read_text(element e)
{
    if (!e.is_string()) return fail_type(e, "a string");
    const std::string_view text = e.get_string().value_unsafe();
    if (fact_ == rules_.roles.record_id) id_.assign(text);
    std::uint64_t* at = target();
    const slot& s = slots_[fact_];
    if (s.kind == slot_kind::absent) return;
    into_->set_text(fact_, text);
    if (s.kind != slot_kind::cells) return;
    std::uint32_t cell = tree_.values[fact_].names.find(text);
    if (cell == none) cell = s.cell_count - 1;
    std::fill_n(at, s.mask_words, 0);
    at[cell / 64] = std::uint64_t{1} << (cell % 64);
}

void fact_reading::read_enumeration(element e)
{
    if (!e.is_string()) return fail_type(e, "one of its values as a string");
    const std::string_view name = e.get_string().value_unsafe();
    const std::uint32_t cell = tree_.values[fact_].names.find(name);
    if (cell == none) return fail_value(name);
    std::uint64_t* at = target();
    std::fill_n(at, slots_[fact_].mask_words, 0);
    at[cell / 64] = std::uint64_t{1} << (cell % 64);
}

void fact_reading::read_list(element e)
{
    if (!e.is_array()) return fail_type(e, "a list of strings", "write a list even for one string");
    list_.clear();
    item_ = 0;
    steps_.push_back(0);
    const simdjson::dom::array array = e.get_array().value_unsafe();
    for (const element item : array) {
        if (item.is_string())
            list_.push_back(item.get_string().value_unsafe());
        else
            fail_type(item, "strings");
        ++item_;
        ++steps_.back();
    }
    steps_.pop_back();
    if (slots_[fact_].kind == slot_kind::absent) return;
    into_->set_source(fact_, knowledge::stated);
    into_->set_items(fact_, list_);
}

std::string fact_reading::path() const
{
    if (fact_ == none) return tree_.groups[group_].path;
    std::string p = declared().path + part_;
    if (item_ >= 0) p += '[' + std::to_string(item_) + ']';
    return p;
}

void fact_reading::fail(code id, std::string message, std::string help, bool at_key)
{
    if (errors_->size() >= options_.errors) return;
    const std::uint32_t column = column_of(line_, find_child(line_, steps_, at_key));
    errors_->push_back({id, path(), column, std::move(message), std::move(help)});
}

void fact_reading::fail_type(element e, const char* takes, const char* help)
{
    fail(codes::wrong_type, "`" + declared().path + "` takes " + takes + ", not " + kind_of(e),
         help);
}

/// Offers the declared value that is nearest to what was written, or else the first few.
void fact_reading::fail_value(std::string_view found)
{
    std::vector<std::string_view> candidates;
    for (const fact_value& v : declared().values) {
        candidates.emplace_back(v.name);
        candidates.insert(candidates.end(), v.aliases.begin(), v.aliases.end());
    }
    constexpr std::size_t most_named = 8;
    const std::string_view near = nearest(found, candidates);
    std::string help;
    if (!near.empty()) {
        help = "did you mean `" + std::string(near) + "`?";
    } else {
        const std::size_t named = std::min(declared().values.size(), most_named);
        for (std::size_t i = 0; i < named; ++i)
            help += (i == 0 ? "it has `" : ", `") + declared().values[i].name + "`";
        if (named < declared().values.size())
            help += " and " + std::to_string(declared().values.size() - named) + " more";
    }
    fail(codes::unknown_value, "not a value of `" + declared().path + "`", std::move(help));
}

} // namespace netral
