// SPDX-License-Identifier: Apache-2.0

/// @file
/// Sets in a record's JSON, whole or in part, and keys that are passed over.
///
/// A value that holds brings its broader ones along; one that does not hold, its narrower ones.
///
/// Read next: reader.cpp.

#include "codes.hpp"
#include "fact_reading.hpp"

#include <algorithm>
#include <bit>

namespace netral {

void fact_reading::read_whole_set(simdjson::dom::array array)
{
    const slot& s = slots_[fact_];
    const std::uint32_t words = s.mask_words;
    std::uint64_t* has = target();
    add_members(array, tree_.values[fact_].wider, has);
    for (std::uint32_t i = 0; i < words; ++i) {
        const std::uint32_t left = s.cell_count - 64 * i;
        const std::uint64_t all = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
        has[words + i] = all & ~has[i];
    }
}

void fact_reading::read_part_set(simdjson::dom::object object)
{
    const fact_values& values = tree_.values[fact_];
    std::uint64_t* has = target();
    bool seen[2] = {false, false};
    steps_.push_back(0);
    for (const auto field : object) {
        const bool negative = field.key == "not";
        part_ = "";
        item_ = -1;
        if (!negative && field.key != "has") {
            fail(codes::unknown_key, "part of a set has only the keys `has` and `not`",
                 "write `{\"has\": [..], \"not\": [..]}`", true);
        } else if (seen[negative ? 1 : 0]) {
            fail(codes::key_twice,
                 std::string(negative ? "`not`" : "`has`") + " stands twice in one object",
                 "keep one of the two", true);
        } else {
            seen[negative ? 1 : 0] = true;
            part_ = negative ? ".not" : ".has";
            read_part(field.value, negative ? values.narrower : values.wider,
                      negative ? has + slots_[fact_].mask_words : has);
        }
        ++steps_.back();
    }
    steps_.pop_back();
    part_ = "";
    item_ = -1;
    check_contradiction();
}

void fact_reading::read_part(element e, const mask& follow, std::uint64_t* into)
{
    if (e.is_null()) return;
    if (!e.is_array()) return fail_type(e, "a list of values", "write a list even for one value");
    add_members(e.get_array().value_unsafe(), follow, into);
}

void fact_reading::add_members(simdjson::dom::array array, const mask& follow, std::uint64_t* into)
{
    const fact_values& values = tree_.values[fact_];
    const std::uint32_t words = slots_[fact_].mask_words;
    steps_.push_back(0);
    item_ = 0;
    for (const element e : array) {
        std::string_view name;
        if (e.get_string().get(name) != simdjson::SUCCESS) {
            fail_type(e, "strings");
        } else if (const std::uint32_t member = values.names.find(name); member == none) {
            fail_value(name);
        } else {
            for (std::uint32_t i = 0; i < words; ++i)
                into[i] |= follow[std::size_t{member} * words + i];
        }
        ++item_;
        ++steps_.back();
    }
    item_ = -1;
    steps_.pop_back();
}

/// What has closed upwards and lacks downwards meets only if one listed value is, or is narrower
/// than, another one that is listed on the other side.
void fact_reading::check_contradiction()
{
    const slot& s = slots_[fact_];
    if (s.kind == slot_kind::absent) return;
    const std::uint64_t* has = into_->words() + s.first;
    const std::uint64_t* lacks = has + s.mask_words;
    for (std::uint32_t i = 0; i < s.mask_words; ++i) {
        if ((has[i] & lacks[i]) == 0) continue;
        const auto member =
            i * 64 + static_cast<std::uint32_t>(std::countr_zero(has[i] & lacks[i]));
        return fail(
            codes::has_and_has_not,
            "`" + declared().path + "` both has and has not `" + declared().values[member].name +
                "`",
            "a value in `has` brings its broader ones along; one in `not`, its narrower ones");
    }
}

void fact_reading::check_keys(element e)
{
    if (e.is_array()) {
        const simdjson::dom::array array = e.get_array().value_unsafe();
        for (const element item : array) check_keys(item);
        return;
    }
    if (!e.is_object()) return;
    const simdjson::dom::object object = e.get_object().value_unsafe();
    names_.clear();
    for (const auto field : object) names_.push_back(field.key);
    check_names();
    for (const auto field : object) check_keys(field.value);
}

void fact_reading::check_names()
{
    std::sort(names_.begin(), names_.end());
    if (std::adjacent_find(names_.begin(), names_.end()) != names_.end())
        fail(codes::key_twice, "a key that is passed over stands twice in one object",
             "keep one of the two");
}

} // namespace netral
