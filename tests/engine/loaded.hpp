// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A rule set from a text in a test, compiled, with a reader of records for it.

#include <netral/engine/evaluation.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <string>

namespace netral::testing {

/// Fails the test with the diagnostics when the text is not a rule set.
inline std::shared_ptr<const program> compile_text(const std::string& text,
                                                   vectors used = widest_vectors())
{
    const auto loaded = load("rules.yaml", [&](std::string_view) {
        return read_answer{true, text, {}};
    });
    if (!loaded) FAIL(render(loaded.errors()) << text);
    auto compiled = program::compile(loaded->rules, used);
    if (!compiled) FAIL(render(compiled.errors()) << text);
    return *compiled;
}

/// A record of a program's facts.
class read_record {
public:
    read_record(const program& p, const std::string& json)
        : record_(p.slots()), reader_(p.rules(), p.slots(), p.facts_follow())
    {
        if (!reader_.read(json, record_)) FAIL(json << '\n' << reader_.errors().front().message);
    }
    [[nodiscard]] const record& get() const noexcept { return record_; }

private:
    record record_;
    record_reader reader_;
};

} // namespace netral::testing
