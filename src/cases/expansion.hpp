// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases that are written short - fixtures, overrides, a day, matrices, variants - to cases that
/// have everything of their own. Works on the tree, so that every place stays the author's.
///
/// Read next: case_file.cpp (what reads the cases then).

#include <netral/ruleset/document.hpp>
#include <netral/ruleset/ruleset.hpp>

#include <string>
#include <vector>

namespace netral {

/// Keys of a case that are gone when it is expanded.
inline constexpr std::string_view short_keys[] = {"like", "on", "matrix", "variants"};

/// The most cases that one matrix may stand for.
inline constexpr std::size_t most_of_matrix = 1000;

/// Expands the cases of one file.
class expansion {
public:
    /// @param fixtures  The map under `fixtures`, or null pointer.
    expansion(const ruleset& rules, const document_node* fixtures, diagnostics& found);

    /// The cases that one stands for, in order. What is no map is given back as it is.
    [[nodiscard]] std::vector<document_node> of(const document_node& written);

private:
    void error(code id, const location& where, std::string message, std::string help = {});
    [[nodiscard]] document_node based(const document_node& written);
    void take_fixtures(const document_node& like, document_node& record);
    void set_day(document_node& made, const document_node& day);
    [[nodiscard]] std::vector<document_node> by_variants(const document_node& base,
                                                         const document_node& variants);
    [[nodiscard]] std::vector<document_node> by_matrix(const document_node& base,
                                                       const document_node& matrix);
    [[nodiscard]] bool fits(const document_node& matrix);

    const ruleset& rules_;
    const document_node* fixtures_;
    diagnostics& found_;
};

} // namespace netral
