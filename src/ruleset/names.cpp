// SPDX-License-Identifier: Apache-2.0

/// @file
/// Storage of texts in two languages. The only door is ruleset/names.hpp.

#include <netral/ruleset/names.hpp>

#include <algorithm>
#include <atomic>
#include <new>

namespace netral {

/// Behind it stand the characters of both texts.
struct bilingual::block {
    mutable std::atomic<std::uint32_t> shares{1};
    std::uint32_t id_bytes = 0;
    std::uint32_t en_bytes = 0;

    [[nodiscard]] const char* text() const noexcept
    {
        return reinterpret_cast<const char*>(this + 1);
    }
};

bilingual::bilingual(std::string_view id, std::string_view en)
{
    if (id.empty() && en.empty()) return;
    auto* made = new (::operator new(sizeof(block) + id.size() + en.size())) block;
    made->id_bytes = static_cast<std::uint32_t>(id.size());
    made->en_bytes = static_cast<std::uint32_t>(en.size());
    char* const text = std::copy(id.begin(), id.end(), reinterpret_cast<char*>(made + 1));
    std::copy(en.begin(), en.end(), text);
    block_ = made;
}

bilingual::bilingual(const bilingual& other) noexcept : block_(other.block_)
{
    if (block_ != nullptr) block_->shares.fetch_add(1, std::memory_order_relaxed);
}

void bilingual::release() noexcept
{
    if (block_->shares.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    auto* last = const_cast<block*>(block_); // made as one that is not const
    last->~block();
    ::operator delete(last);
}

std::string_view bilingual::id() const noexcept
{
    return block_ == nullptr ? std::string_view()
                             : std::string_view(block_->text(), block_->id_bytes);
}

std::string_view bilingual::en() const noexcept
{
    return block_ == nullptr
               ? std::string_view()
               : std::string_view(block_->text() + block_->id_bytes, block_->en_bytes);
}

std::string_view bilingual::view(language l) const noexcept
{
    const std::string_view wanted = l == language::indonesian ? id() : en();
    const std::string_view other = l == language::indonesian ? en() : id();
    return wanted.empty() ? other : wanted;
}

} // namespace netral
