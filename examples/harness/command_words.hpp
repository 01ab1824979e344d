// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The commands with their options, as CLI11 is told of them. What several commands share is in
/// command_line.cpp, as are most commands; those on changes of rules are in change_words.cpp. No
/// other file includes CLI11, which takes seconds to compile.

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>

namespace harness {

/// The commands with their options; `chosen` is what the words asked for.
struct command_line {
    command_line();

    CLI::App app{"Says for reports about officials in elections which norms of neutrality are "
                 "indicated, on what legal basis, and what is still to be asked.",
                 "netral"};
    std::function<ending()> chosen;

private:
    CLI::App* command(const std::string& name, const std::string& what,
                      const std::string& examples);
    static void add_overlays(CLI::App* to, rule_options& from);
    void add_side(CLI::App* to, const std::string& which, side_options& side);
    static void add_limits(CLI::App* to, netral::cel::limits& limits);
    static void add_readings(CLI::App* to, rule_options& from,
                             const std::string& name = "--reading");
    static void add_language(CLI::App* to, netral::language& language);
    static void add_rules(CLI::App* to, rule_options& from, bool as_option);
    template <class Value>
    static void add_choice(CLI::App* to, const std::string& name, Value& value,
                           const std::map<std::string, Value>& choices, const std::string& what,
                           const std::string& usual);

    void add_check();
    void add_classify();
    void add_explain();
    void add_guide();
    void add_test();
    void add_diff();
    void add_cover();
    void add_mutate();
    void add_rules_command();
    void add_cel();
    void add_prove();
    void add_schema();

    check_options check_;
    classify_options classify_;
    explain_options explain_;
    guide_options guide_;
    test_options test_;
    diff_options diff_;
    side_options both_; ///< of diff_
    cover_options cover_;
    mutate_options mutate_;
    rules_options rules_;
    cel_options cel_;
    prove_options prove_;
    schema_options schema_;
};

template <class Value>
void command_line::add_choice(CLI::App* to, const std::string& name, Value& value,
                              const std::map<std::string, Value>& choices, const std::string& what,
                              const std::string& usual)
{
    std::string words;
    for (const auto& [word, meaning] : choices) words += (words.empty() ? "" : "|") + word;
    const auto choose = [&value, &choices, words, name](const std::vector<std::string>& given) {
        const auto found = choices.find(given.front());
        if (found == choices.end())
            throw CLI::ValidationError(name, "`" + given.front() + "` is not one of " + words);
        value = found->second;
        return true;
    };
    to->add_option(name, choose, what + (usual.empty() ? "" : " (default " + usual + ")"))
        ->type_name(words)
        ->expected(1);
}

} // namespace harness
