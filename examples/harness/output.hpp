// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the program says: results on standard output, in big pieces; complaints and diagnostics on
/// standard error.

#include <netral/text/diagnostic.hpp>

#include <string>
#include <string_view>

namespace harness {

/// Standard output with a buffer.
///
/// A reader that went away (a closed pipe) is no mistake: open() turns false, and whoever produces
/// may stop. Any other failure to write also sets failed().
class output {
public:
    output() { buffer_.reserve(piece); }
    output(const output&) = delete;
    output& operator=(const output&) = delete;
    ~output() { flush(); }

    /// What is appended here is written by the next settle() that finds enough of it.
    [[nodiscard]] std::string& buffer() noexcept { return buffer_; }

    void write(std::string_view text)
    {
        buffer_ += text;
        settle();
    }

    /// Writes what there is once it is a good piece.
    void settle()
    {
        if (buffer_.size() >= piece) flush();
    }
    void flush();

    [[nodiscard]] bool open() const noexcept { return open_; }
    [[nodiscard]] bool failed() const noexcept { return failed_; }

private:
    static constexpr std::size_t piece = std::size_t{1} << 16;

    std::string buffer_;
    bool open_ = true;
    bool failed_ = false;
};

/// `netral: error N5001: ...` on standard error.
void complain(netral::code id, std::string_view message);

/// Diagnostics on standard error, rendered.
void show(const netral::diagnostics& all);

/// Text on standard error as it is.
void say(std::string_view text);

/// The columns of the terminal that standard output is; else of the environment's COLUMNS; else
/// 120.
[[nodiscard]] std::size_t output_width();

} // namespace harness
