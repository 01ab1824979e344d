// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rule sets made by hand, for tests of the record layer: no files, no loader.

#include <netral/record/completion.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/ruleset.hpp>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace netral::sample {

inline fact_id add(ruleset& rules, std::string path, fact_type type,
                   std::initializer_list<const char*> values = {})
{
    fact f;
    f.path = std::move(path);
    f.type = type;
    for (const char* name : values) {
        fact_value v;
        v.name = name;
        f.values.push_back(v);
    }
    rules.facts.push_back(std::move(f));
    return static_cast<fact_id>(rules.facts.size() - 1);
}

/// A small record with a fact of every type.
ruleset small();

/// A checked condition on the facts that the rule set has so far. Throws what is wrong with it.
test condition(const ruleset& rules, const std::string& text);

void implies(ruleset& rules, const std::string& when, const std::string& then);
void conflicts(ruleset& rules, std::initializer_list<const char*> tests);
void derive(ruleset& rules, fact_id f, std::initializer_list<const char*> ways);

/// A calendar that applies to `election.id == name`.
calendar& add_calendar(ruleset& rules, const std::string& name);
stage make_stage(std::uint32_t value, std::string_view first, std::string_view last);

/// A rule set with all that is needed to read records of it.
struct desk {
    explicit desk(ruleset r, read_options options = {});

    [[nodiscard]] fact_id operator[](std::string_view path) const;
    /// The words of the fact in the record that was read last.
    [[nodiscard]] std::uint64_t word(std::string_view path, std::uint32_t nth = 0) const;
    [[nodiscard]] bool read(std::string_view line) { return reader.read(line, incident); }
    /// The paths of the facts that the record has warnings about, joined by spaces.
    [[nodiscard]] std::string warned() const;
    /// The value of the fact as JSON.
    [[nodiscard]] std::string shown(std::string_view path) const;
    /// `N2104 act.kinds[1] 83: message (help)` for each error.
    [[nodiscard]] std::string complaints() const;

    std::unique_ptr<const ruleset> rules;
    std::unique_ptr<const slot_layout> slots;
    std::unique_ptr<const completion> follow;
    record_reader reader;
    record incident;
};

} // namespace netral::sample
