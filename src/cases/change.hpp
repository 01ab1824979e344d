// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where in the rule files a change can be made, and the files with it made.
///
/// Read next: mutation.cpp (what is done with them).

#include <netral/cases/mutation.hpp>
#include <netral/ruleset/document.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace netral {

/// A change with all that is needed to make it.
struct change {
    enum class deed : std::uint8_t { set_text, set_key, remove };

    mutation says;
    std::size_t source = 0;          ///< in ruleset::sources
    std::vector<std::uint32_t> path; ///< from the root, through document_node::items
    deed what = deed::set_text;
    std::string text; ///< the new scalar or key
};

/// A replacement within a condition.
struct text_edit {
    mutation_kind kind = mutation_kind::joining;
    span at;
    std::string to;
};

/// What can be changed in a condition. Nothing for a text that does not parse.
[[nodiscard]] std::vector<text_edit> edits_of(const std::string& condition);

/// Every change of every file. `trees` are the files of the rule set, in its order.
[[nodiscard]] std::vector<change> changes_of(const ruleset& rules,
                                             const std::vector<document_node>& trees);

/// The text of a file with the change made.
[[nodiscard]] std::string apply(const change& c, document_node tree);

/// The files of a rule set as trees.
[[nodiscard]] result<std::vector<document_node>> trees_of(const ruleset& rules,
                                                          const load_limits& limits);

} // namespace netral
