// SPDX-License-Identifier: Apache-2.0

/// @file
/// The rule format as JSON Schema (2020-12): `rules_schema` of ruleset/load.hpp, printed from the
/// table of keys.

#include "keys.hpp"

#include <netral/ruleset/load.hpp>
#include <netral/value/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace netral {
namespace {

constexpr std::string_view name_pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]*$";
constexpr std::string_view identifier_pattern = "^[A-Za-z_][A-Za-z0-9_]*$";
constexpr std::string_view path_pattern = "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$";
constexpr std::string_view day_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view duration_pattern =
    "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$";

class schema_printer {
public:
    std::string print()
    {
        std::string text;
        json::writer out(text);
        out.begin_object();
        out.key("$schema").string("https://json-schema.org/draft/2020-12/schema");
        out.key("title").string("netral rule file");
        out.key("anyOf").begin_array();
        for (const shape* s : {&manifest_shape, &overlay_shape, &module_shape}) reference(out, *s);
        out.end_array();
        out.key("$defs").begin_object();
        for (std::size_t i = 0; i < defined_.size(); ++i) define(out, *defined_[i]);
        out.end_object().end_object();
        return text;
    }

private:
    void reference(json::writer& out, const shape& s)
    {
        if (std::find(defined_.begin(), defined_.end(), &s) == defined_.end())
            defined_.push_back(&s);
        out.begin_object().key("$ref").string("#/$defs/" + std::string(s.name)).end_object();
    }

    void define(json::writer& out, const shape& s)
    {
        const bool map = !s.keys.empty() || s.values != nullptr;
        const int kinds = (s.scalar != scalar_rule::refused ? 1 : 0) +
                          (s.items != nullptr ? 1 : 0) + (map ? 1 : 0);
        out.key(s.name).begin_object();
        if (kinds > 1) out.key("anyOf").begin_array();
        const auto part = [&](auto&& print_part) {
            if (kinds > 1) out.begin_object();
            print_part();
            if (kinds > 1) out.end_object();
        };
        if (s.scalar != scalar_rule::refused) part([&] { scalar(out, s.scalar, s.words); });
        if (s.items != nullptr) part([&] { list(out, s); });
        if (map) part([&] { s.keys.empty() ? free_map(out, s) : known_map(out, s); });
        if (kinds > 1) out.end_array();
        out.end_object();
    }

    static void pattern(json::writer& out, std::string_view text)
    {
        out.key("type").begin_array().string("string").string("number").end_array();
        out.key("pattern").string(text);
    }

    static void words(json::writer& out, std::span<const std::string_view> all)
    {
        out.key("enum").begin_array();
        for (const std::string_view word : all) out.string(word);
        out.end_array();
    }

    static void scalar(json::writer& out, scalar_rule rule, std::span<const std::string_view> all)
    {
        switch (rule) {
        case scalar_rule::name: return pattern(out, name_pattern);
        case scalar_rule::identifier: return pattern(out, identifier_pattern);
        case scalar_rule::fact_path: return pattern(out, path_pattern);
        case scalar_rule::word: return words(out, all);
        case scalar_rule::boolean: out.key("type").string("boolean"); return;
        case scalar_rule::integer: out.key("type").string("integer"); return;
        case scalar_rule::day: return pattern(out, day_pattern);
        case scalar_rule::duration: return pattern(out, duration_pattern);
        default: break;
        }
        out.key("type").begin_array();
        for (const std::string_view t : {"string", "number", "boolean"}) out.string(t);
        out.end_array();
    }

    void list(json::writer& out, const shape& s)
    {
        out.key("type").string("array");
        out.key("items");
        reference(out, *s.items);
        if (s.needs_items) out.key("minItems").number(1);
    }

    void free_map(json::writer& out, const shape& s)
    {
        out.key("type").string("object");
        if (s.free_keys != scalar_rule::any) {
            out.key("propertyNames").begin_object();
            scalar(out, s.free_keys, s.free_words);
            out.end_object();
        }
        out.key("additionalProperties");
        reference(out, *s.values);
        if (s.needs_items) out.key("minProperties").number(1);
    }

    void known_map(json::writer& out, const shape& s)
    {
        out.key("type").string("object");
        out.key("additionalProperties").boolean(false);
        out.key("properties").begin_object();
        for (const key_rule& k : s.keys) {
            out.key(k.name).begin_object().key("description").string(k.doc).key("allOf");
            out.begin_array();
            reference(out, *k.value);
            out.end_array().end_object();
        }
        out.end_object();
        required(out, s);
    }

    static void required(json::writer& out, const shape& s)
    {
        out.key("required").begin_array();
        for (const key_rule& k : s.keys)
            if (k.required) out.string(k.name);
        out.end_array();
        if (s.exactly_one.empty()) return;
        out.key("oneOf").begin_array();
        for (const std::string_view key : s.exactly_one) {
            out.begin_object().key("required").begin_array().string(key);
            out.end_array().end_object();
        }
        out.end_array();
    }

    std::vector<const shape*> defined_; ///< grows while it is printed
};

} // namespace

std::string rules_schema()
{
    return schema_printer().print();
}

} // namespace netral
