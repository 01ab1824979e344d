// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Classifications for people: a table of many records, and one record in sentences.
///
/// Both languages. Neither quotes a narrative, a list or a confidential fact, and control
/// characters of a record's number are not passed on to a terminal.
///
/// Read next: explain.hpp (one rule on one record, condition by condition).

#include <netral/classify/classification.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/names.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A table with one row a record: number, verdict, norms that hold, norms that are open, level of
/// the sanctions by nature, what to ask next.
///
/// Columns are as wide as what stands in them needs, within the width given; longer cells go on in
/// the next line. For an endless stream call take() now and then: it hands out the rows so far and
/// forgets them; the first call settles how wide the columns are.
///
/// Not thread-safe. Lifetime: the program must outlive it.
class classification_table {
public:
    /// @param width  Code points in a line; at least 60 are used.
    classification_table(const program& p, language l, std::size_t width = 120);

    void add(const classification& c);
    void add_error(std::string_view record_id, std::size_t line,
                   const std::vector<record_error>& errors);

    /// The rows that have not been taken yet, under a heading the first time. Empty without rows.
    [[nodiscard]] std::string take();

    /// The number of rows that wait to be taken.
    [[nodiscard]] std::size_t waiting() const noexcept { return rows_.size(); }

    /// How many records came out how, also by nature; over all rows, taken or not.
    [[nodiscard]] std::string summary() const;

    /// take() and summary().
    [[nodiscard]] std::string render();

private:
    static constexpr std::size_t column_count = 6;
    using row = std::array<std::string, column_count>;

    void settle_widths();
    void append_row(std::string& out, const row& cells) const;

    const program* program_;
    language language_;
    std::size_t width_;
    std::vector<row> rows_;
    std::array<std::size_t, column_count> widths_{}; ///< all 0 until settled
    std::array<std::size_t, 4> counts_{}; ///< not indicated, open, indicated, not readable
    std::array<std::array<std::size_t, 2>, rule_nature_count> by_nature_{}; ///< open, indicated
};

/// One classification in sentences, as an official would read it: verdict, findings with basis,
/// sanctions and route, what is open and what to ask, deadlines, warnings. Ends in a line break.
[[nodiscard]] std::string render_text(const classification& c, const program& p, const record& r,
                                      language l, std::size_t width = 100);

/// What stands in its place when the record could not be read.
[[nodiscard]] std::string render_text(const std::vector<record_error>& errors, std::size_t line,
                                      std::string_view record_id, language l,
                                      std::size_t width = 100);

} // namespace netral
