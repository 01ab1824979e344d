// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Sixteen bytes at once: in a register where the processor has SSE2 (every x86-64 has), in a loop
/// that compilers see through elsewhere.
///
/// What is asked of a block comes back as bits, the lowest for the first byte.
///
/// Door: byte_block. Read next: line_cursor.hpp, padded_line.cpp.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include <array>
#include <cstring>
#endif

namespace netral {

#if defined(__SSE2__)

class byte_block {
public:
    static constexpr std::size_t size = 16;

    /// Precondition: that many bytes can be read.
    static byte_block at(const char* text) noexcept
    {
        return byte_block(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text)));
    }

    static byte_block filled(char c) noexcept { return byte_block(_mm_set1_epi8(c)); }

    void store(char* text) const noexcept
    {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(text), bytes_);
    }

    /// Which bytes are the same in both.
    [[nodiscard]] std::uint32_t equal(byte_block other) const noexcept
    {
        return bits(_mm_cmpeq_epi8(bytes_, other.bytes_));
    }

    /// Which bytes have their highest bit set.
    [[nodiscard]] std::uint32_t high() const noexcept { return bits(bytes_); }

    /// 0xFF where both have the same byte, 0 elsewhere.
    [[nodiscard]] byte_block where_equal(byte_block other) const noexcept
    {
        return byte_block(_mm_cmpeq_epi8(bytes_, other.bytes_));
    }

    [[nodiscard]] byte_block operator|(byte_block other) const noexcept
    {
        return byte_block(_mm_or_si128(bytes_, other.bytes_));
    }

    /// The lesser of each two bytes, taken as numbers from 0 to 255.
    [[nodiscard]] byte_block least(byte_block other) const noexcept
    {
        return byte_block(_mm_min_epu8(bytes_, other.bytes_));
    }

private:
    explicit byte_block(__m128i bytes) noexcept : bytes_(bytes) {}

    static std::uint32_t bits(__m128i bytes) noexcept
    {
        return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
    }

    __m128i bytes_;
};

#else

class byte_block {
public:
    static constexpr std::size_t size = 16;

    static byte_block at(const char* text) noexcept
    {
        byte_block b;
        std::memcpy(b.bytes_.data(), text, size);
        return b;
    }

    static byte_block filled(char c) noexcept
    {
        byte_block b;
        b.bytes_.fill(static_cast<std::uint8_t>(c));
        return b;
    }

    void store(char* text) const noexcept { std::memcpy(text, bytes_.data(), size); }

    [[nodiscard]] std::uint32_t equal(byte_block other) const noexcept
    {
        return where_equal(other).high();
    }

    [[nodiscard]] std::uint32_t high() const noexcept
    {
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < size; ++i) bits |= std::uint32_t{bytes_[i]} >> 7U << i;
        return bits;
    }

    [[nodiscard]] byte_block where_equal(byte_block other) const noexcept
    {
        for (std::size_t i = 0; i < size; ++i)
            other.bytes_[i] = bytes_[i] == other.bytes_[i] ? 0xFF : 0;
        return other;
    }

    [[nodiscard]] byte_block operator|(byte_block other) const noexcept
    {
        for (std::size_t i = 0; i < size; ++i) other.bytes_[i] |= bytes_[i];
        return other;
    }

    [[nodiscard]] byte_block least(byte_block other) const noexcept
    {
        for (std::size_t i = 0; i < size; ++i)
            if (bytes_[i] < other.bytes_[i]) other.bytes_[i] = bytes_[i];
        return other;
    }

private:
    std::array<std::uint8_t, size> bytes_;
};

#endif

} // namespace netral
