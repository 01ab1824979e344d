// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rule files in, rule set or diagnostics out.
///
/// Loading reads everything, collects every mistake, and returns either a rule set that is whole
/// or all the diagnostics; never a part.
///
/// Read next: ruleset.hpp (what comes out), rules/README.md (what goes in).

#include <netral/cel/limits.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/result.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// What a rule set may cost. Rules are untrusted input.
struct load_limits {
    std::size_t file_bytes = std::size_t{8} << 20;   ///< of one file
    std::size_t total_bytes = std::size_t{64} << 20; ///< of all files
    std::size_t files = 512;
    std::size_t yaml_depth = 64;
    std::size_t yaml_nodes = 2'000'000;
    std::size_t scalar_bytes = std::size_t{256} << 10;
    std::size_t diagnostics = 200; ///< after so many errors loading gives up
    cel::limits expression;
};

/// How the loader gets at a text: a path that `include` named, or the manifest itself.
///
/// A reader answers with the text, or with a sentence (lower case, no full stop) why there is none.
struct read_answer {
    bool found = false;
    std::string text;
    std::string reason;
};
using text_reader = std::function<read_answer(std::string_view path)>;

/// What to load and how.
struct load_options {
    std::vector<std::string> overlays; ///< paths of overlay files, applied in this order
    load_limits limits;
};

/// A rule set and the warnings about it.
struct loaded_ruleset {
    std::shared_ptr<const ruleset> rules;
    diagnostics warnings;
};

/// Loads a rule set from the file system: a folder with `ruleset.yaml`, or one file.
///
/// Names in diagnostics are the path as given, joined with the includes' names.
///
/// Errors:     every mistake in every file, ordered by file and place.
/// Exceptions: std::bad_alloc.
/// Complexity: linear in the texts, times the logarithm of the names.
[[nodiscard]] result<loaded_ruleset> load(const std::string& path,
                                          const load_options& options = {});

/// The same over any set of named texts, without touching a file system.
[[nodiscard]] result<loaded_ruleset> load(std::string_view manifest, const text_reader& read,
                                          const load_options& options = {});

/// The JSON Schema (2020-12) of the rule format, made from the table that the loader enforces.
[[nodiscard]] std::string rules_schema();

} // namespace netral
