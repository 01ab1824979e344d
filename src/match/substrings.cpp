// SPDX-License-Identifier: Apache-2.0

/// @file
/// Many texts looked for at once. The only door is match/substrings.hpp.

#include <netral/match/substrings.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace netral {

namespace {

constexpr std::size_t width = 4; ///< bytes of a sample
constexpr std::size_t longest_step = 12;
constexpr std::uint32_t bits_per_bucket = 3; ///< in powers of two: hashes that share a bucket

std::uint32_t bytes_at(const char* at) noexcept
{
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, width);
    return bytes;
}

} // namespace

substring_set::substring_set(std::vector<std::string> wanted) : wanted_(std::move(wanted))
{
    std::size_t shortest = longest_step + width - 1;
    bool any = false;
    for (std::uint32_t i = 0; i < wanted_.size(); ++i) {
        if (wanted_[i].size() < width) {
            short_.push_back(i);
            continue;
        }
        any = true;
        shortest = std::min(shortest, wanted_[i].size());
    }
    if (!any) return;
    step_ = shortest - width + 1;

    std::size_t buckets = 64;
    shift_ = 26 - bits_per_bucket;
    while (buckets < 4 * step_ * wanted_.size() && shift_ > 8) {
        buckets *= 2;
        --shift_;
    }
    filled_.resize((buckets << bits_per_bucket) / 64);
    std::vector<std::pair<std::size_t, sample>> all;
    for (std::uint32_t i = 0; i < wanted_.size(); ++i) {
        if (wanted_[i].size() < width) continue;
        const char* whole = wanted_[i].data();
        const auto size = static_cast<std::uint32_t>(wanted_[i].size());
        for (std::uint32_t offset = 0; offset < step_; ++offset) {
            const std::uint32_t bytes = bytes_at(whole + offset);
            const std::uint32_t h = hash(bytes);
            filled_[h / 64] |= std::uint64_t{1} << (h % 64);
            all.push_back(
                {h >> bits_per_bucket, {bytes, bytes_at(whole + size - width), i, offset, size}});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    begins_.resize(buckets + 1);
    for (const auto& [bucket, s] : all) {
        ++begins_[bucket + 1];
        samples_.push_back(s);
    }
    for (std::size_t b = 0; b < buckets; ++b) begins_[b + 1] += begins_[b];
}

std::uint32_t substring_set::hash(std::uint32_t bytes) const noexcept
{
    constexpr std::uint32_t multiplier = 0x9E3779B1; // 2^32 divided by the golden ratio
    return (bytes * multiplier) >> shift_;
}

void substring_set::find_in(std::string_view text, std::uint64_t* found) const noexcept
{
    for (const std::uint32_t i : short_)
        if (text.find(wanted_[i]) != std::string_view::npos)
            found[i / 64] |= std::uint64_t{1} << (i % 64);
    if (step_ == 0) return;
    const std::uint64_t* filled = filled_.data();
    for (std::size_t at = 0; at + width <= text.size(); at += step_) {
        const std::uint32_t bytes = bytes_at(text.data() + at);
        const std::uint32_t h = hash(bytes);
        if ((filled[h / 64] >> (h % 64) & 1U) != 0) compare(text, at, bytes, h, found);
    }
}

/// Looks closer at a place where the sample of some wanted text may be.
void substring_set::compare(std::string_view text, std::size_t at, std::uint32_t bytes,
                            std::uint32_t hash, std::uint64_t* found) const noexcept
{
    const std::size_t bucket = hash >> bits_per_bucket;
    for (std::uint32_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
        const sample& s = samples_[i];
        if (s.bytes != bytes || at < s.offset) continue;
        const std::size_t begin = at - s.offset;
        if (text.size() - begin < s.size) continue;
        if (bytes_at(text.data() + begin + s.size - width) != s.last) continue;
        if (std::memcmp(text.data() + begin, wanted_[s.wanted].data(), s.size) == 0)
            found[s.wanted / 64] |= std::uint64_t{1} << (s.wanted % 64);
    }
}

} // namespace netral
