// SPDX-License-Identifier: Apache-2.0

/// @file
/// The whole way of one record: rule files to a program, a line of JSON to a record, both to an
/// answer. Run it from the top of the project:
///
///     minimal rules/netralitas
///
/// Read next: netral/netral.hpp, which names every header.

#include <netral/classify/classifier.hpp>
#include <netral/classify/text.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <iostream>
#include <string_view>

int main(int count, char** arguments)
{
    if (count != 2) {
        std::cerr << "usage: minimal RULES\n";
        return 2;
    }

    // Once: load the rules and compile them. Both answer with all that is wrong, or with a value.
    const auto loaded = netral::load(arguments[1]);
    if (!loaded) {
        std::cerr << netral::render(loaded.errors());
        return 2;
    }
    const auto compiled = netral::program::compile(loaded->rules);
    if (!compiled) {
        std::cerr << netral::render(compiled.errors());
        return 2;
    }
    const netral::program& program = **compiled; // immutable: share it between threads

    // For each thread: a reader, a record that is used again and again, a classifier.
    netral::record_reader reader(program.rules(), program.slots(), program.facts_follow());
    netral::record record(program.slots());
    netral::classifier classifier(*compiled);

    // For each line: a lurah liked a post on a candidate's campaign account. Nothing is said of
    // when.
    constexpr std::string_view line = R"({
        "incident": {"id": "DKI-0042", "region": "31.74"},
        "election": {"id": "pilkada-2024", "office": "gubernur"},
        "subject":  {"statuses": ["pns"], "office": "lurah"},
        "act":      {"kinds": ["suka"], "medium": "media_sosial", "by_subject": true,
                     "victory_account": true},
        "target":   {"kind": "calon", "effect": "menguntungkan"}})";
    if (!reader.read(line, record)) {
        for (const netral::record_error& e : reader.errors())
            std::cerr << e.path << ": " << e.message << '\n';
        return 5;
    }
    std::cout << netral::render_text(classifier.classify(record), program, record,
                                     netral::language::english);
    return 0;
}
