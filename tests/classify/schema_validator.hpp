// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// As much of JSON Schema 2020-12 as the project's schemas use. A keyword that it does not know is
/// a complaint, so that no part of a schema is passed over.

#include <netral/value/compare.hpp>
#include <netral/value/json.hpp>

#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace netral::testing {

class schema_validator {
public:
    explicit schema_validator(const value& schema) : schema_(schema) {}

    /// What is wrong with the instance, with paths; empty when nothing is.
    [[nodiscard]] std::vector<std::string> complaints(const value& instance)
    {
        complaints_.clear();
        check(instance, schema_, "");
        return complaints_;
    }

private:
    void complain(const std::string& path, const std::string& what)
    {
        complaints_.push_back((path.empty() ? "the whole" : path) + ": " + what);
    }

    [[nodiscard]] bool accepts(const value& instance, const value& schema)
    {
        schema_validator part(schema_);
        part.check(instance, schema, "");
        return part.complaints_.empty();
    }

    void check(const value& instance, const value& schema, const std::string& path)
    {
        for (const auto& [keyword, wanted] : schema.entries())
            check_keyword(std::string(keyword.text()), wanted, instance, schema, path);
    }

    void check_keyword(const std::string& keyword, const value& wanted, const value& instance,
                       const value& schema, const std::string& path)
    {
        static const std::vector<std::string> silent{"$schema", "$defs", "title", "description"};
        for (const std::string& s : silent)
            if (keyword == s) return;
        if (keyword == "$ref")
            check(instance, referenced(wanted), path);
        else if (keyword == "type")
            check_type(wanted, instance, path);
        else if (keyword == "enum")
            check_enum(wanted, instance, path);
        else if (keyword == "const")
            require(same(wanted, instance), path, "is not " + json::to_json(wanted));
        else if (keyword == "oneOf")
            check_one_of(wanted, instance, path);
        else if (keyword == "anyOf")
            check_any_of(wanted, instance, path);
        else if (keyword == "properties" || keyword == "required" ||
                 keyword == "additionalProperties" || keyword == "minProperties")
            check_object(keyword, wanted, instance, schema, path);
        else if (keyword == "items" || keyword == "minItems")
            check_array(keyword, wanted, instance, path);
        else if (keyword == "pattern")
            check_pattern(wanted, instance, path);
        else if (keyword == "minimum")
            require(!instance.is(value_kind::int64) || instance.as_int() >= wanted.as_int(), path,
                    "is below the minimum");
        else
            complain(path, "the schema has the unknown keyword " + keyword);
    }

    void require(bool so, const std::string& path, const std::string& what)
    {
        if (!so) complain(path, what);
    }

    [[nodiscard]] const value& referenced(const value& reference)
    {
        constexpr std::string_view prefix = "#/$defs/";
        const value* found = schema_.find("$defs")->find(reference.text().substr(prefix.size()));
        if (found == nullptr) throw std::runtime_error("no " + std::string(reference.text()));
        return *found;
    }

    [[nodiscard]] static bool same(const value& a, const value& b)
    {
        return json::to_json(a) == json::to_json(b);
    }

    [[nodiscard]] static bool is_of(std::string_view type, const value& v)
    {
        switch (v.kind()) {
        case value_kind::null: return type == "null";
        case value_kind::boolean: return type == "boolean";
        case value_kind::int64: return type == "integer" || type == "number";
        case value_kind::floating: return type == "number";
        case value_kind::string: return type == "string";
        case value_kind::list: return type == "array";
        case value_kind::map: return type == "object";
        default: return false;
        }
    }

    void check_type(const value& wanted, const value& instance, const std::string& path)
    {
        bool ok = wanted.is(value_kind::string) && is_of(wanted.text(), instance);
        if (wanted.is(value_kind::list))
            for (const value& one : wanted.items()) ok = ok || is_of(one.text(), instance);
        require(ok, path, "is not of type " + json::to_json(wanted));
    }

    void check_enum(const value& wanted, const value& instance, const std::string& path)
    {
        bool ok = false;
        for (const value& one : wanted.items()) ok = ok || same(one, instance);
        require(ok, path, "is not one of " + json::to_json(wanted));
    }

    void check_one_of(const value& wanted, const value& instance, const std::string& path)
    {
        int accepted = 0;
        for (const value& one : wanted.items()) accepted += accepts(instance, one) ? 1 : 0;
        if (accepted == 1) return;
        complain(path, "fits " + std::to_string(accepted) + " of the alternatives");
        for (const value& one : wanted.items()) check(instance, one, path);
    }

    void check_any_of(const value& wanted, const value& instance, const std::string& path)
    {
        for (const value& one : wanted.items())
            if (accepts(instance, one)) return;
        complain(path, "fits none of the alternatives");
    }

    void check_object(const std::string& keyword, const value& wanted, const value& instance,
                      const value& schema, const std::string& path)
    {
        if (!instance.is(value_kind::map)) return;
        if (keyword == "required") {
            for (const value& name : wanted.items())
                require(instance.find(name.text()) != nullptr, path,
                        "has no " + std::string(name.text()));
        } else if (keyword == "minProperties") {
            require(static_cast<std::int64_t>(instance.entries().size()) >= wanted.as_int(), path,
                    "has too few properties");
        } else {
            for (const auto& [name, held] : instance.entries())
                check_property(keyword, wanted, std::string(name.text()), held, schema, path);
        }
    }

    void check_property(const std::string& keyword, const value& wanted, const std::string& name,
                        const value& held, const value& schema, const std::string& path)
    {
        if (keyword == "properties") {
            if (const value* of_name = wanted.find(name)) check(held, *of_name, path + "." + name);
            return;
        }
        const value* named = schema.find("properties");
        if (named != nullptr && named->find(name) != nullptr) return;
        if (wanted.is_false())
            complain(path + "." + name, "is not allowed");
        else
            check(held, wanted, path + "." + name);
    }

    void check_array(const std::string& keyword, const value& wanted, const value& instance,
                     const std::string& path)
    {
        if (!instance.is(value_kind::list)) return;
        if (keyword == "minItems") {
            require(static_cast<std::int64_t>(instance.items().size()) >= wanted.as_int(), path,
                    "has too few items");
            return;
        }
        std::size_t i = 0;
        for (const value& item : instance.items())
            check(item, wanted, path + "[" + std::to_string(i++) + "]");
    }

    void check_pattern(const value& wanted, const value& instance, const std::string& path)
    {
        if (!instance.is(value_kind::string)) return;
        require(
            std::regex_search(std::string(instance.text()), std::regex(std::string(wanted.text()))),
            path, "does not match " + std::string(wanted.text()));
    }

    const value& schema_;
    std::vector<std::string> complaints_;
};

} // namespace netral::testing
