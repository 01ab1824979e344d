// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A named text and the places in it.
///
/// Everything that people write for netral (rule files, conditions, records) is
/// read as a `source`; everything that is said about it points into it with a
/// `span` of bytes, which only here becomes a line and a column.
///
/// Read next: diagnostic.hpp (what is said about a source).

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// A half-open range of bytes of one text.
struct span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(span, span) = default;
};

/// A place as an editor shows it: both count from 1, the column in code points.
struct position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(position, position) = default;
};

/// A text with a name, usually the path of its file.
///
/// Immutable; any number of threads may share one. Holds at most 4 GiB.
class source {
public:
    /// Takes over name and text, and finds the lines. Linear in the text.
    source(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    /// Where the byte at `offset` stands; past the end, where the end stands.
    ///
    /// Complexity: logarithmic in the lines, linear in the length of a few dozen of them.
    [[nodiscard]] position position_of(std::uint32_t offset) const noexcept;

    /// The line with that number (from 1) without its line break; empty when there is none.
    [[nodiscard]] std::string_view line(std::uint32_t number) const noexcept;

    /// The offset at which the line with that number (from 1) begins.
    [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const noexcept;

private:
    friend class source_ptr;

    /// The line with that index (from 0), from the nearest one before it that is marked.
    [[nodiscard]] std::size_t begin_of(std::uint32_t index) const noexcept;

    mutable std::atomic<std::uint32_t> shares_{0};
    std::uint32_t lines_ = 1;
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> marks_; ///< where every so many lines begin
};

/// Sources are shared by whatever points into them. A pointer that counts, as small as one that
/// does not: a rule set has thousands of places.
class source_ptr {
public:
    source_ptr() noexcept = default;
    source_ptr(std::nullptr_t) noexcept {}
    source_ptr(const source_ptr& other) noexcept : source_ptr(other.held_) {}
    source_ptr(source_ptr&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
    source_ptr& operator=(source_ptr other) noexcept
    {
        std::swap(held_, other.held_);
        return *this;
    }
    ~source_ptr()
    {
        if (held_ != nullptr && held_->shares_.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete held_;
    }

    [[nodiscard]] const source* get() const noexcept { return held_; }
    const source& operator*() const noexcept { return *held_; }
    const source* operator->() const noexcept { return held_; }
    explicit operator bool() const noexcept { return held_ != nullptr; }
    friend bool operator==(const source_ptr&, const source_ptr&) noexcept = default;

private:
    friend source_ptr make_source(std::string name, std::string text);

    explicit source_ptr(const source* held) noexcept : held_(held)
    {
        if (held != nullptr) held->shares_.fetch_add(1, std::memory_order_relaxed);
    }

    const source* held_ = nullptr;
};

/// A source to be shared.
[[nodiscard]] source_ptr make_source(std::string name, std::string text);

/// A span and the source that it is a span of; `in` may be null (a text without a name).
struct location {
    source_ptr in;
    span at;
};

/// `name:line:column`, or an empty string when `in` is null.
[[nodiscard]] std::string to_string(const location& where);

/// The byte offset of the first byte that is not valid UTF-8, or npos.
///
/// Complexity: linear.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

} // namespace netral
