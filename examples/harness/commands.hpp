// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The commands of the program: what each is told, and how it ends.
///
/// Read next: command_line.hpp (words to options), then one file for each command.

#include <netral/cel/limits.hpp>
#include <netral/classify/classification.hpp>
#include <netral/ruleset/names.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace harness {

/// How the program ends; scripts rely on these numbers.
enum class ending : int {
    well = 0,              ///< done, and the answer is yes: passed, same, no errors
    negative = 1,          ///< done, and the answer is no: a case failed, a rule set has errors
    wrong_usage = 2,       ///< or an input that cannot be read
    something_missing = 3, ///< what the command needs is not there
    inconclusive = 4,      ///< neither shown nor refuted
    bad_records = 5,       ///< some records had errors; their lines say which
};

/// Which rule set, with what on top, under which readings.
struct rule_options {
    std::string rules;
    std::vector<std::string> overlays;
    std::vector<std::pair<std::string, std::string>> readings;
    netral::cel::limits limits; ///< of each condition
};

struct check_options {
    rule_options from;
    bool plan = false;
};

enum class output_format : std::uint8_t { table, text, jsonl };

struct classify_options {
    rule_options from;
    netral::detail detail = netral::detail::findings;
    output_format format = output_format::table;
    netral::language language = netral::language::indonesian;
    bool ignore_unknown_keys = false;
    bool fast = false;              ///< look only at what rules read
    bool suggest = false;           ///< also what words of the narrative suggest
    unsigned jobs = 1;              ///< threads; 0: as many as the machine has
    std::size_t remembered = 4096;  ///< answers kept for records alike, at detail::verdict
    std::vector<std::string> files; ///< `-` or none: standard input
};

/// How an explanation is written: condition by condition, in sentences, or as JSON.
enum class explain_format : std::uint8_t { conditions, text, jsonl };

struct explain_options {
    rule_options from;
    std::string rule;     ///< empty: every rule that speaks up
    bool why_not = false; ///< also what would have to be otherwise
    explain_format format = explain_format::conditions;
    std::string record; ///< a file with one record, `-`, or FILE:LINE
    netral::language language = netral::language::indonesian;
    bool ignore_unknown_keys = false;
};

enum class page_format : std::uint8_t { text, html, json };
enum class page_detail : std::uint8_t { sheet, full };

struct guide_options {
    rule_options from;
    std::string role;
    std::string on;
    std::vector<std::pair<std::string, std::string>> facts;
    page_format format = page_format::text;
    page_detail detail = page_detail::sheet;
    netral::language language = netral::language::indonesian;
};

enum class test_format : std::uint8_t { text, tap, junit };

struct test_options {
    rule_options from;
    std::vector<std::string> cases; ///< none: all under the rules
    std::vector<std::string> tags;  ///< only cases with one of them
    std::string filter;             ///< only cases whose name, file or rule has it in it
    test_format format = test_format::text;
    bool untested = false; ///< also name the rules that no case speaks of
};

enum class report_format : std::uint8_t { text, json, html };

struct cover_options {
    rule_options from;
    std::vector<std::string> cases; ///< none: all under the rules
    report_format format = report_format::text;
    bool figures_only = false; ///< no gaps, and no search for cases that close them
    double at_least = 0;       ///< percent of the decisions; below, the answer is no
};

struct mutate_options {
    rule_options from;
    std::vector<std::string> cases; ///< none: all under the rules
    bool json = false;
    std::size_t sample = 0; ///< changes to try; 0: all
    std::uint64_t seed = 1;
    unsigned jobs = 1;
    double at_least = 0; ///< percent of the changes; below, the answer is no
};

struct rules_options {
    rule_options from;
    bool json = false;
    bool by_instrument = false;
    netral::language language = netral::language::indonesian;
};

struct cel_options {
    std::string expression;
    std::string bindings; ///< a JSON object; empty: none
    std::string batch;    ///< a file, or `-`
    netral::cel::limits limits;
};

/// `netral diff`: what one side is told beside its rules.
struct side_options {
    rule_options from;
    std::string on; ///< a day, or empty
};

enum class diff_format : std::uint8_t { text, json };

struct diff_options {
    side_options before;
    side_options after;
    std::vector<std::string> records; ///< files; `-` is standard input
    std::vector<std::string> group_by;
    std::size_t most = 1000; ///< changed records in text and page
    diff_format format = diff_format::text;
    std::string html;   ///< a file to write the page to; empty: none
    bool prove = false; ///< also say where records can change at all
    netral::language language = netral::language::indonesian;
    bool ignore_unknown_keys = false;
};

enum class schema_kind : std::uint8_t { record, cases, rules, classification, explanation, diff };

struct schema_options {
    schema_kind of = schema_kind::record;
    rule_options from; ///< of schema_kind::record and schema_kind::cases
};

struct prove_options {
    rule_options before; ///< or the only one
    std::string after;   ///< none: look at one rule set
    std::vector<std::string> overlays_after;
    std::string on_before; ///< a day, or empty
    std::string on_after;
    std::string reach; ///< a rule that says what the change is meant to reach
    std::size_t most_regions = 1000;
    netral::language language = netral::language::indonesian;
};

[[nodiscard]] ending check(const check_options& options);
[[nodiscard]] ending classify(const classify_options& options);
[[nodiscard]] ending explain(const explain_options& options);
[[nodiscard]] ending print_guide(const guide_options& options);
[[nodiscard]] ending test(const test_options& options);
[[nodiscard]] ending diff(const diff_options& options);
[[nodiscard]] ending cover(const cover_options& options);
[[nodiscard]] ending mutate(const mutate_options& options);
[[nodiscard]] ending list_rules(const rules_options& options);
[[nodiscard]] ending evaluate_cel(const cel_options& options);
/// Says that this program cannot prove anything.
void complain_of_solver();
[[nodiscard]] ending prove(const prove_options& options);
[[nodiscard]] ending print_schema(const schema_options& options);

} // namespace harness
