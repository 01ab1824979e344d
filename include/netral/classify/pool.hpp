// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines answered by several threads, in the order in which they came.
///
///     batches of lines --line_pool--> the same batches with answers
///
/// Read next: lines.hpp (what becomes of one line).

#include <netral/classify/lines.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Lines that are answered together. Made to be used again.
struct line_batch {
    struct place {
        std::size_t begin = 0; ///< in `text`
        std::size_t size = 0;
        std::size_t number = 0; ///< of the line, for errors
    };

    std::string text; ///< the lines, one after the other
    std::vector<place> lines;
    std::string file; ///< named in errors where not empty

    std::string answers;      ///< one line for each line, in their order
    std::size_t mistakes = 0; ///< lines that were no records

    void add(std::string_view line, std::size_t number);
    void clear(); ///< keeps its memory
};

/// Threads that answer batches.
///
/// Holds a bounded number of batches: when it is full(), the owner takes before it puts, and so
/// reads no faster than records are classified (back-pressure), in memory that does not grow.
///
/// Thread safety: one thread puts and takes; replace() may be called by any. The destructor waits
/// for the batches that are being answered, and drops the others.
class line_pool {
public:
    /// Starts the threads. Precondition: threads > 0. Exceptions: std::system_error.
    line_pool(std::shared_ptr<const program> p, line_options options, unsigned threads);
    ~line_pool();
    line_pool(const line_pool&) = delete;
    line_pool& operator=(const line_pool&) = delete;

    /// Batches put from now on are answered by this program, whole; those before it by the one they
    /// were put with. The old program goes when the last thread is done with it.
    void replace(std::shared_ptr<const program> p, reading_choice readings = {});

    /// Whether take() is due before the next put().
    [[nodiscard]] bool full() const noexcept;

    /// Batches put and not taken.
    [[nodiscard]] std::size_t waiting() const noexcept;

    /// Precondition: not full().
    void put(line_batch batch);

    /// The oldest batch, answered; waits for it. Precondition: waiting() > 0.
    /// Exceptions: what answering it threw (std::bad_alloc).
    [[nodiscard]] line_batch take();

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace netral
