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

/// How many records came out how, all together and by nature.
class classification_counts {
public:
    void count(const classification& c) noexcept;
    void count_error() noexcept { ++unreadable_; }

    /// One line, then one for each nature that came up.
    [[nodiscard]] std::string summary(language l) const;

private:
    std::array<std::size_t, 3> verdicts_{}; ///< not indicated, open, indicated
    std::array<std::array<std::size_t, 3>, rule_nature_count> by_nature_{};
    std::size_t unreadable_ = 0;
};

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

    /// Over all rows, taken or not.
    [[nodiscard]] std::string summary() const { return counts_.summary(language_); }

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
    classification_counts counts_;
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
