// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any line against the facts, calendars and constraints of the shipped rule set: what is refused
/// is refused at a place and in words of the rule set, what is read is completed once and for all.

#include "fuzz_target.hpp"

#include <netral/record/completion.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>
#include <netral/value/json.hpp>

#include <string>
#include <vector>

namespace {

using namespace netral;

struct desk {
    std::shared_ptr<const ruleset> rules = shipped();
    slot_layout slots{*rules};
    completion follow = compiled(*rules, slots);
    record_reader reader{*rules, slots, follow};
    record_reader tolerant{*rules, slots, follow, passing_over()};
    record incident{slots};
    record other{slots};

    static std::shared_ptr<const ruleset> shipped()
    {
        auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
        must(loaded.ok(), "the shipped rule set loads");
        return loaded->rules;
    }
    static completion compiled(const ruleset& r, const slot_layout& s)
    {
        auto c = completion::compile(r, s);
        must(c.ok(), "the shipped rule set can be propagated");
        return std::move(c).value();
    }
    static read_options passing_over()
    {
        read_options o;
        o.ignore_unknown_keys = true;
        return o;
    }
};

std::vector<std::uint64_t> words_of(const record& r)
{
    return {r.words(), r.words() + r.layout().word_count()};
}

void check_refusal(const record_reader& reader)
{
    must(!reader.errors().empty(), "a refusal says why");
    for (const record_error& e : reader.errors()) {
        const bool of_the_whole = e.id == code{2004} || e.id == code{2007};
        must(e.column > 0 || of_the_whole, "an error has a place");
        must(e.message.find('\n') == std::string::npos, "a message is one line");
        must(find_invalid_utf8(e.message + e.help + e.path) == std::string::npos, "and UTF-8");
    }
}

void check_completion(desk& d, std::string_view line)
{
    must(json::parse(line).ok(), "what is read is JSON");
    std::vector<std::uint64_t> once = words_of(d.incident);
    const std::size_t warnings = d.incident.warnings().size();
    d.follow.complete(d.incident);
    must(words_of(d.incident) == once, "completing twice is completing once");
    must(d.incident.warnings().size() == warnings, "and warns once");
    must(d.follow.propagate(once.data()), "what is left is possible");
    must(d.tolerant.read(line, d.other), "who passes over keys reads at least as much");
    must(words_of(d.other) == words_of(d.incident), "and the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static desk d;
    const std::string_view line = text_of(data, size);
    if (d.reader.read(line, d.incident))
        check_completion(d, line);
    else
        check_refusal(d.reader);
    return 0;
}
