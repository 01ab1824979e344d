// SPDX-License-Identifier: Apache-2.0

/// @file
/// YAML to the JSON of a record. The only door is record_text.hpp.

#include "record_text.hpp"

#include <netral/value/json.hpp>

#include <algorithm>
#include <cctype>

namespace netral {
namespace {

bool all_digits(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
}

/// A number as JSON spells it: `-12`, `3.5`, `1e9`; no leading zeros.
bool is_json_number(std::string_view text) noexcept
{
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    const std::size_t whole = std::min(text.find_first_of(".eE"), text.size());
    const std::string_view digits = text.substr(0, whole);
    if (!all_digits(digits) || (digits.size() > 1 && digits.front() == '0')) return false;
    text.remove_prefix(whole);
    if (!text.empty() && text.front() == '.') {
        const std::size_t end = std::min(text.find_first_of("eE"), text.size());
        if (!all_digits(text.substr(1, end - 1))) return false;
        text.remove_prefix(end);
    }
    if (text.empty()) return true;
    text.remove_prefix(1);
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    return all_digits(text);
}

/// Whether a scalar without quotes may be more than text.
bool may_be_literal(const ruleset& rules, std::string_view path) noexcept
{
    const fact_id f = rules.find_fact(path);
    if (f == none) return true;
    switch (rules.facts[f].type) {
    case fact_type::boolean:
    case fact_type::integer:
    case fact_type::real: return true;
    default: return false;
    }
}

class converter {
public:
    converter(record_text& out, const ruleset& rules) : out_(out), rules_(rules), json_(out.json) {}

    void write(const document_node& node, const std::string& path)
    {
        mark(node.where, 0);
        switch (node.what) {
        case document_node::kind::nothing: json_.null(); break;
        case document_node::kind::scalar: scalar(node, path); break;
        case document_node::kind::list: list(node, path); break;
        case document_node::kind::map: map(node, path); break;
        }
    }

private:
    void scalar(const document_node& node, const std::string& path)
    {
        const bool literal =
            node.text == "true" || node.text == "false" || is_json_number(node.text);
        if (node.plain && literal && may_be_literal(rules_, path))
            json_.raw(node.text);
        else
            json_.string(node.text);
    }

    void list(const document_node& node, const std::string& path)
    {
        json_.begin_array();
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            if (i > 0) mark(node.items[i].where, 1);
            write(node.items[i], path);
        }
        json_.end_array();
    }

    void map(const document_node& node, const std::string& path)
    {
        json_.begin_object();
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const std::string& key = node.keys[i].text;
            mark(node.keys[i].where, i > 0 ? 1 : 0);
            json_.key(key);
            write(node.items[i], path.empty() ? key : path + "." + key);
        }
        json_.end_object();
    }

    /// What is written next stands there; a comma may come first.
    void mark(const location& where, std::size_t comma)
    {
        out_.parts.push_back({out_.json.size() + comma, where});
    }

    record_text& out_;
    const ruleset& rules_;
    json::writer json_;
};

} // namespace

location record_text::place(std::uint32_t column) const
{
    std::size_t offset = 0;
    for (std::uint32_t left = column; left > 1 && offset < json.size(); --left) {
        ++offset;
        while (offset < json.size() && (static_cast<unsigned char>(json[offset]) & 0xC0U) == 0x80U)
            ++offset;
    }
    const part* found = &parts.front();
    for (const part& p : parts)
        if (p.offset <= offset) found = &p;
    return found->where;
}

record_text to_record(const document_node& map, const ruleset& rules)
{
    record_text out;
    converter(out, rules).write(map, "");
    return out;
}

} // namespace netral
