// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The source tree as the rules of the house see it: paths, texts, includes, code without comments.
///
/// Read next: rules.hpp (the rules), house_test.cpp (the rules put to this repository).

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

/// One file; its path is relative to the root, with slashes.
struct file {
    std::string path;
    std::string text;
};

/// A tree is plain data, so that a test can also make one up.
struct tree {
    std::vector<std::string> top_level; ///< names of the files and folders at the root
    std::vector<std::string> folders;   ///< paths of all folders below the root
    std::vector<file> files;            ///< sorted by path
};

/// Reads what lies under `root`, but for the history, build folders and the bad sample of these
/// tests.
[[nodiscard]] tree read_tree(const std::filesystem::path& root);

/// One `#include` line.
struct include_line {
    std::size_t line = 0;
    bool quoted = false;
    std::string name;
};

[[nodiscard]] std::vector<include_line> includes_of(std::string_view text);

/// The text with comments, string and character literals blanked out; its lines stay where they
/// are.
[[nodiscard]] std::string code_of(std::string_view text);

[[nodiscard]] bool is_cpp(std::string_view path);

/// The parts of a path between slashes.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view path);

} // namespace architecture
