// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases: records with what must come of them, as they stand beside the rules in `*.cases.yaml`.
///
///     cases:
///       - name: a lurah likes a post in a victory account
///         record: {subject: {statuses: [pns]}, act: {kinds: [suka], victory_account: true}}
///         expect: {verdict: indicated, holds: [skb-2022.II.B.6]}
///
/// Cases may be written short: on top of `fixtures`, on a day, as a `matrix` of values or with
/// `variants`; each comes out as a case that has everything of its own, named after what it varies.
///
/// What is not listed in `holds` or `open` is asserted neither to hold nor to be open, unless the
/// case says `at_least: true`. rules/README.md has every key.
///
/// Read next: run.hpp.

#include <netral/classify/classification.hpp>
#include <netral/engine/program.hpp>
#include <netral/ruleset/load.hpp>
#include <netral/text/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace netral {

/// What must come of a record.
struct expectation {
    std::optional<netral::verdict> verdict;
    std::vector<rule_id> holds;
    std::vector<rule_id> open;
    std::vector<rule_id> fails; ///< ruled out, not merely not raised
    std::vector<rule_id> not_raised;
    std::optional<std::vector<sanction_id>> sanctions; ///< exactly these apply, after concurrence
    std::vector<fact_id> missing; ///< are among the missing facts or the questions
    std::optional<std::size_t> warnings;
    bool at_least = false; ///< other rules may hold or be open too
};

/// One case.
struct test_case {
    std::string name;
    rule_id about = none;          ///< the rule that the case is about, if it names one
    std::string record;            ///< as JSON, on one line
    std::vector<std::string> tags; ///< its own and those of its file
    reading_choice readings;
    expectation expect;
    location where;
};

/// The cases of one file, in its order.
struct case_file {
    source_ptr in;
    std::vector<test_case> cases;
};

/// Reads the cases of one text. Names are looked up in the program's rule set, and each record is
/// read with its facts, so that what comes out can be run.
///
/// Errors: YAML (N11xx); N40xx for the format and for names that do not exist; N20xx and N21xx for
///         a record, at the place of the field. All of them at once.
[[nodiscard]] result<case_file> read_cases(source_ptr in, const program& p,
                                           const load_limits& limits = {});

/// The same from a file. Errors: also N4001 when it cannot be read.
[[nodiscard]] result<case_file> load_cases(const std::string& path, const program& p,
                                           const load_limits& limits = {});

/// The format of case files for this rule set as JSON Schema (2020-12), with its names of rules,
/// facts, readings and sanctions: for editors. It is less strict than read_cases().
[[nodiscard]] std::string cases_schema(const ruleset& rules);

/// Which cases are wanted; what is empty asks for nothing.
struct case_selection {
    std::vector<std::string> tags; ///< the case has one of these
    std::string text;              ///< part of its name, of its file's name or of the rule's id
};

/// Leaves out the cases that are not wanted.
void keep(case_file& file, const case_selection& wanted, const ruleset& rules);

/// The files `*.cases.yaml` under a folder, at any depth, sorted; beside it, when `path` is a file.
///
/// Errors: N4001 when a folder cannot be read.
[[nodiscard]] result<std::vector<std::string>> find_case_files(const std::string& path);

} // namespace netral
