// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any text as a rule set of one file: it is refused with places, or compiles to a program that can
/// classify an empty record.

#include "fuzz_target.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

namespace {

using namespace netral;

void check_places(const diagnostics& all)
{
    for (const diagnostic& d : all) {
        must(!d.message.empty() && d.message.find('\n') == std::string::npos,
             "a message is one line");
        if (d.where.in) must(d.where.at.end <= d.where.in->text().size(), "a place is in its text");
    }
    must(all.empty() || !render(all).empty(), "diagnostics can be shown");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = text_of(data, size);
    load_options options;
    options.limits.file_bytes = 1U << 16U;
    const auto read = [&](std::string_view path) {
        if (path == "rules.yaml") return read_answer{true, std::string(text), {}};
        return read_answer{false, {}, "there is no other file"};
    };
    const auto loaded = load("rules.yaml", read, options);
    if (!loaded) {
        must(has_errors(loaded.errors()), "a refusal says why");
        check_places(loaded.errors());
        return 0;
    }
    check_places(loaded->warnings);
    const auto compiled = program::compile(loaded->rules);
    if (!compiled) {
        check_places(compiled.errors());
        return 0;
    }
    classifier classify(*compiled);
    record_reader reader(*loaded->rules, (*compiled)->slots(), (*compiled)->facts_follow());
    record empty((*compiled)->slots());
    must(reader.read("{}", empty), "an empty record can always be read");
    (void)classify.classify(empty);
    return 0;
}
