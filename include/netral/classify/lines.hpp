// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines of JSON in, lines of JSON out: what a stream or a service does with one record after the
/// other.
///
///     JSON line --reader, classifier, writer--> JSON line
///
/// Read next: pool.hpp (many threads).

#include <netral/classify/classifier.hpp>
#include <netral/record/reader.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace netral {

/// How lines are read and answered.
struct line_options {
    classify_options how;
    read_options limits;

    /// Answers kept, at most, for records that say the same of all facts that matter; 0: none.
    ///
    /// Only at detail::verdict, where an answer does not depend on anything else: which facts the
    /// rules, constraints, calendars and derivations read is known, and a narrative, a place or a
    /// number that none of them reads may differ. An answer takes as many bytes as it has, and 8
    /// for each word that the record fills (at most 4096); a full memory forgets older answers.
    std::size_t remembered = 4096;
};

/// Answers lines.
///
/// Thread safety: one to a thread; they share the program. Lifetime: keeps the program alive.
class line_classifier {
public:
    explicit line_classifier(std::shared_ptr<const program> p, const line_options& options = {});
    ~line_classifier();
    line_classifier(line_classifier&&) noexcept;
    line_classifier& operator=(line_classifier&&) noexcept;

    /// Another one for another thread, with the same program and options, that has remembered
    /// answers in common with this one: each keeps some of its own, and beside them as many are
    /// kept for all together. Not while this one answers.
    [[nodiscard]] line_classifier beside();

    /// Appends the answer to one line, with a line break: the classification, or what was wrong.
    ///
    /// @param number  Of the line, for errors. @param file  Named in errors where not empty.
    /// @return whether the line was a record.
    /// Exceptions: std::bad_alloc. Complexity: of record_reader::read() and classify(), or of the
    /// former alone where the answer is remembered.
    bool answer(std::string_view line, std::string& out, std::size_t number,
                std::string_view file = {});

    /// How many answers were found in memory.
    [[nodiscard]] std::size_t found_in_memory() const noexcept;

    [[nodiscard]] const program& compiled() const noexcept;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace netral
