// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines from files and pipes, in memory that does not grow with the input.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace harness {

/// Reads lines from a file descriptor. LF and CRLF end a line, and so does the end of the input; a
/// byte order mark before the first line is passed over.
class line_reader {
public:
    enum class got : std::uint8_t {
        line,
        too_long, ///< longer than the limit; none of it was kept, the next line can be read
        end,
        failed, ///< reason() says why; nothing more can be read
    };

    /// Reads from `from`, which must stay open; owns nothing but its buffer.
    ///
    /// @param before_waiting  Called when there is no more input yet: the time to hand out what was
    ///                        made of the input so far.
    explicit line_reader(int from, std::size_t longest, std::function<void()> before_waiting = {});

    /// The next line, without its end. Valid until the next call.
    [[nodiscard]] got next(std::string_view& line);

    /// The number of the line that next() gave, from 1.
    [[nodiscard]] std::size_t number() const noexcept { return number_; }

    /// Bytes taken from the input so far.
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    [[nodiscard]] bool fill();
    [[nodiscard]] std::string_view take(std::size_t length) noexcept;

    int from_;
    std::size_t longest_;
    std::function<void()> before_waiting_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0; ///< of what was read and not given out
    std::size_t end_ = 0;
    std::size_t number_ = 0;
    std::size_t bytes_ = 0;
    bool at_end_ = false;
    std::string reason_;
};

/// A file opened for reading, or standard input for `-`; closed when it goes.
class input_file {
public:
    explicit input_file(const std::string& path);
    input_file(const input_file&) = delete;
    input_file& operator=(const input_file&) = delete;
    input_file(input_file&& other) noexcept;
    input_file& operator=(input_file&&) = delete;
    ~input_file();

    [[nodiscard]] bool ok() const noexcept { return descriptor_ >= 0; }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }
    /// In bytes; 0 where that is not known beforehand.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    std::string path_;
    std::string reason_;
    std::size_t size_ = 0;
    int descriptor_ = -1;
};

/// Opens all files, or says which ones cannot be (N5002) and gives none. No path: standard input.
[[nodiscard]] std::vector<input_file> open_all(const std::vector<std::string>& paths);

} // namespace harness
