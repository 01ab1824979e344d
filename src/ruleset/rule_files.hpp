// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which texts make up a rule set: the manifest, what it includes, the overlays on top.
///
/// Read next: yaml_reader.hpp (one text), draft.hpp (what is made of all of them).

#include "report.hpp"
#include "yaml_tree.hpp"

#include <netral/ruleset/load.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

enum class file_role : std::uint8_t { manifest, module, overlay };

/// A text that was read, and its tree if it is YAML.
struct rule_file {
    file_role role = file_role::module;
    std::string name; ///< for the digest: does not say where the rule set lies
    source_ptr in;
    std::unique_ptr<yaml_document> tree;

    [[nodiscard]] yaml_node root() const { return {*tree, 0}; }
};

struct rule_files {
    std::vector<rule_file> all;
    bool whole = true; ///< nothing is missing or broken, so that names can be looked up
};

/// Reads the manifest, every file that it includes, the overlays and what they include.
///
/// Paths of includes are relative to the file that has them and stay in its folder.
[[nodiscard]] rule_files read_files(std::string_view manifest, const text_reader& read,
                                    const load_options& options, report& found);

/// Reads from the file system, regular files only, and of what is included only what really lies in
/// the folder of the manifest or of an overlay, whatever links may point elsewhere.
[[nodiscard]] text_reader folder_reader(const std::string& manifest, const load_options& options);

/// `sha256:` and the digest over names and texts, in order.
[[nodiscard]] std::string digest_of(const std::vector<rule_file>& files);

} // namespace netral
