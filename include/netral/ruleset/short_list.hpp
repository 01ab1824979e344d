// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A list of few things, for structs of which a rule set has thousands.
///
/// Read next: condition.hpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace netral {

/// A list that takes one pointer where it is empty, and no spare room where it is not.
///
/// Reads like a std::vector, which it can be made of; growing it one by one is for few items.
/// `T` may be incomplete where the list is declared. As thread-safe as a std::vector.
///
/// Exceptions: std::bad_alloc, and what copying a `T` throws; the list is then unchanged.
template <class T>
class short_list {
public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    short_list() noexcept = default;
    short_list(std::initializer_list<T> items) { take(items.begin(), items.size()); }
    short_list(std::vector<T> items) { take(std::make_move_iterator(items.begin()), items.size()); }
    short_list(const short_list& other) { take(other.begin(), other.size()); }
    short_list(short_list&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    short_list& operator=(short_list other) noexcept
    {
        std::swap(block_, other.block_);
        return *this;
    }
    ~short_list() { clear(); }

    [[nodiscard]] std::size_t size() const noexcept { return block_ == nullptr ? 0 : head()->size; }
    [[nodiscard]] bool empty() const noexcept { return block_ == nullptr; }

    [[nodiscard]] T* data() noexcept { return block_ == nullptr ? nullptr : items(block_); }
    [[nodiscard]] const T* data() const noexcept
    {
        return block_ == nullptr ? nullptr : items(block_);
    }
    [[nodiscard]] T* begin() noexcept { return data(); }
    [[nodiscard]] T* end() noexcept { return data() + size(); }
    [[nodiscard]] const T* begin() const noexcept { return data(); }
    [[nodiscard]] const T* end() const noexcept { return data() + size(); }

    /// Preconditions: there is such an item.
    T& operator[](std::size_t i) noexcept { return data()[i]; }
    const T& operator[](std::size_t i) const noexcept { return data()[i]; }
    [[nodiscard]] T& front() noexcept { return *data(); }
    [[nodiscard]] const T& front() const noexcept { return *data(); }
    [[nodiscard]] T& back() noexcept { return data()[size() - 1]; }
    [[nodiscard]] const T& back() const noexcept { return data()[size() - 1]; }

    /// Linear: all items move.
    void push_back(T item)
    {
        short_list grown;
        grown.make_room(size() + 1);
        for (T& old : *this) grown.add(std::move_if_noexcept(old));
        grown.add(std::move(item));
        std::swap(block_, grown.block_);
    }

    void clear() noexcept
    {
        if (block_ == nullptr) return;
        std::destroy(begin(), end());
        ::operator delete(block_);
        block_ = nullptr;
    }

    friend bool operator==(const short_list& a, const short_list& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    struct block_head {
        std::uint32_t size = 0;
    };

    [[nodiscard]] block_head* head() const noexcept { return static_cast<block_head*>(block_); }
    [[nodiscard]] static T* items(void* block) noexcept
    {
        static_assert(alignof(T) <= alignof(std::max_align_t));
        constexpr std::size_t before = std::max(sizeof(block_head), alignof(T));
        return reinterpret_cast<T*>(static_cast<std::byte*>(block) + before);
    }

    /// Precondition: empty.
    void make_room(std::size_t count)
    {
        constexpr std::size_t before = std::max(sizeof(block_head), alignof(T));
        block_ = new (::operator new(before + count * sizeof(T))) block_head;
    }
    /// Precondition: there is room for one more.
    void add(T&& item)
    {
        new (items(block_) + head()->size) T(std::move(item));
        ++head()->size;
    }
    void add(const T& item)
    {
        new (items(block_) + head()->size) T(item);
        ++head()->size;
    }
    /// Precondition: empty.
    template <class From>
    void take(From from, std::size_t count)
    {
        if (count == 0) return;
        short_list made; // gives back what there is if a copy throws
        made.make_room(count);
        for (std::size_t i = 0; i < count; ++i, ++from) made.add(*from);
        std::swap(block_, made.block_);
    }

    void* block_ = nullptr; ///< a head and the items; null where there are none
};

} // namespace netral
