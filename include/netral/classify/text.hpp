// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Classifications for people: a table of many records, and one record in sentences.

#include <netral/classify/classification.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/names.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A table with one row a record: number, verdict, norms that hold, norms that are open, the
/// heaviest sanction, what to ask next. Columns are as wide as the terminal allows.
class classification_table {
public:
    classification_table(const program& p, language l, std::size_t width = 120);

    void add(const classification& c);
    void add_error(std::string_view record_id, std::size_t line,
                   const std::vector<record_error>& errors);

    /// Heading, rows and a summary by verdict.
    [[nodiscard]] std::string render() const;

private:
    struct row;
    const program* program_;
    language language_;
    std::size_t width_;
    std::vector<std::vector<std::string>> rows_;
    std::array<std::size_t, 4> counts_{}; ///< not indicated, open, indicated, not readable
};

/// One classification in sentences, as an official would read it: verdict, findings with basis,
/// sanctions and route, what is open and what to ask, deadlines, warnings.
[[nodiscard]] std::string render_text(const classification& c, const program& p, const record& r,
                                      language l);

} // namespace netral
