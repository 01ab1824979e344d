// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any line as a record of the shipped rule set: it is refused, with errors that do not quote it,
/// or classified into JSON that reads back, twice the same.

#include "fuzz_target.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/classify/json.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>
#include <netral/value/json.hpp>

namespace {

using namespace netral;

std::shared_ptr<const program> shipped()
{
    auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
    must(loaded.ok(), "the shipped rule set loads");
    auto compiled = program::compile(loaded->rules);
    must(compiled.ok(), "the shipped rule set compiles");
    return *compiled;
}

struct machine {
    std::shared_ptr<const program> compiled = shipped();
    record_reader reader{compiled->rules(), compiled->slots(), compiled->facts_follow()};
    record incident{compiled->slots()};
    classifier classify{compiled, options()};

    static classify_options options()
    {
        classify_options chosen;
        chosen.detail = detail::full;
        chosen.completions = 16; // enough to go through the code, not enough to be slow
        return chosen;
    }
};

std::string answer(machine& m, std::string_view line)
{
    std::string out;
    if (m.reader.read(line, m.incident)) {
        append_json(out, m.classify.classify(m.incident), *m.compiled, m.incident, detail::full);
    } else {
        must(!m.reader.errors().empty(), "a refusal says why");
        append_json(out, m.reader.errors(), 1, m.reader.last_id());
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static machine m;
    const std::string_view line = text_of(data, size);
    const std::string first = answer(m, line);
    must(json::parse(first).ok(), "the answer is JSON");
    must(first.find('\n') == std::string::npos, "the answer is one line");
    must(answer(m, line) == first, "the same record gets the same answer");
    return 0;
}
