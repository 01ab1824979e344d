// SPDX-License-Identifier: Apache-2.0

/// @file
/// Copies block after block; the last one overlaps the one before, so that nothing behind the
/// caller's line is read.
///
/// Door: padded_line.

#include "padded_line.hpp"

#include "byte_block.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace netral {

namespace {

/// Lines mostly lie one behind the other, about as long as this one: the next but one is asked for
/// while this one is read. Where there is none, nothing comes of it.
void fetch_ahead(std::string_view line) noexcept
{
    constexpr std::size_t cache_line = 64;
    constexpr std::size_t most = 4096;
    const auto from = reinterpret_cast<std::uintptr_t>(line.data()) + 2 * line.size();
    for (std::size_t at = 0; at < std::min(line.size(), most); at += cache_line)
        // NOLINTNEXTLINE(performance-no-int-to-ptr): nothing that this program made need be there
        __builtin_prefetch(reinterpret_cast<const void*>(from + at));
}

} // namespace

void padded_line::assign(std::string_view line)
{
    // By doubling, so that lines of about one size soon need no more memory.
    if (bytes_.size() < line.size() + padding) bytes_.resize(2 * line.size() + padding);
    size_ = line.size();
    if (size_ < byte_block::size)
        copy_short(line.data());
    else
        copy(line.data());
    constexpr std::array<char, byte_block::size> behind{'\0', '"'};
    byte_block::at(behind.data()).store(bytes_.data() + size_);
    fetch_ahead(line);
}

void padded_line::copy(const char* from)
{
    const byte_block backslash = byte_block::filled('\\');
    byte_block all = byte_block::filled(0);
    byte_block least = byte_block::filled(' ');
    byte_block slashes = byte_block::filled(0);
    char* to = bytes_.data();
    const std::size_t last = size_ - byte_block::size;
    const auto copy_at = [&](std::size_t at) {
        const byte_block block = byte_block::at(from + at);
        block.store(to + at);
        all = all | block;
        least = least.least(block);
        slashes = slashes | block.where_equal(backslash);
    };
    std::size_t at = 0;
    for (; at + 3 * byte_block::size < last; at += 4 * byte_block::size)
        for (std::size_t i = 0; i < 4; ++i) copy_at(at + i * byte_block::size);
    for (; at < last; at += byte_block::size) copy_at(at);
    copy_at(last);
    has_backslash_ = slashes.high() != 0;
    has_control_ = least.equal(byte_block::filled(' ')) != 0xFFFF;
    has_non_ascii_ = all.high() != 0;
}

void padded_line::copy_short(const char* from)
{
    has_backslash_ = has_control_ = has_non_ascii_ = false;
    for (std::size_t i = 0; i < size_; ++i) {
        const auto byte = static_cast<unsigned char>(from[i]);
        bytes_[i] = from[i];
        has_backslash_ = has_backslash_ || byte == '\\';
        has_control_ = has_control_ || byte < ' ';
        has_non_ascii_ = has_non_ascii_ || byte >= 0x80;
    }
}

} // namespace netral
