// SPDX-License-Identifier: Apache-2.0

/// @file
/// Many texts looked for at once. The only door is match/substrings.hpp.

#include "fingerprints.hpp"

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

substring_set::substring_set(std::vector<std::string> wanted, vectors used)
    : wanted_(std::move(wanted)), vectors_(used)
{
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < wanted_.size(); ++i)
        (wanted_[i].size() < width ? short_ : others).push_back(i);
    if (others.empty()) return;
    const bool by_samples = NETRAL_WIDE_VECTORS == 0 || used == vectors::common;
    if (by_samples || others.size() > most_fingerprints)
        take_samples(others);
    else
        take_fingerprints(std::move(others));
}

/// Texts that begin alike share a bucket, which then takes in few others.
void substring_set::take_fingerprints(std::vector<std::uint32_t> wanted)
{
    constexpr std::size_t buckets = fingerprint_tables::buckets;
    std::sort(wanted.begin(), wanted.end(),
              [&](std::uint32_t a, std::uint32_t b) { return wanted_[a] < wanted_[b]; });
    auto tables = std::make_shared<fingerprint_tables>();
    std::vector<std::pair<std::size_t, sample>> all;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::size_t bucket = i * buckets / wanted.size();
        tables->add(wanted_[wanted[i]], bucket);
        all.emplace_back(bucket, sample_of(wanted[i], 0));
    }
    file(std::move(all), buckets);
    fingerprints_ = std::move(tables);
}

void substring_set::take_samples(const std::vector<std::uint32_t>& wanted)
{
    std::size_t shortest = longest_step + width - 1;
    for (const std::uint32_t i : wanted) shortest = std::min(shortest, wanted_[i].size());
    step_ = shortest - width + 1;
    std::size_t buckets = 64;
    shift_ = 26 - bits_per_bucket;
    while (buckets < 4 * step_ * wanted_.size() && shift_ > 8) {
        buckets *= 2;
        --shift_;
    }
    filled_.resize((buckets << bits_per_bucket) / 64);
    std::vector<std::pair<std::size_t, sample>> all;
    for (const std::uint32_t i : wanted) {
        for (std::uint32_t offset = 0; offset < step_; ++offset) {
            const sample s = sample_of(i, offset);
            const std::uint32_t h = hash(s.bytes);
            filled_[h / 64] |= std::uint64_t{1} << (h % 64);
            all.emplace_back(h >> bits_per_bucket, s);
        }
    }
    file(std::move(all), buckets);
}

substring_set::sample substring_set::sample_of(std::uint32_t wanted,
                                               std::uint32_t offset) const noexcept
{
    const std::string& whole = wanted_[wanted];
    return {bytes_at(whole.data() + offset), bytes_at(whole.data() + whole.size() - width), wanted,
            offset, static_cast<std::uint32_t>(whole.size())};
}

void substring_set::file(std::vector<std::pair<std::size_t, sample>> by_bucket, std::size_t buckets)
{
    std::stable_sort(by_bucket.begin(), by_bucket.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    begins_.resize(buckets + 1);
    for (const auto& [bucket, s] : by_bucket) {
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
    if (samples_.empty() || text.size() < width) return;
#if NETRAL_WIDE_VECTORS
    const auto look = [&](std::size_t at, unsigned buckets) {
        const std::uint32_t bytes = bytes_at(text.data() + at);
        for (; buckets != 0; buckets &= buckets - 1)
            compare(text, at, bytes, static_cast<unsigned>(__builtin_ctz(buckets)), found);
    };
    if (fingerprints_ != nullptr) {
        if (vectors_ == vectors::avx512) return look_along_by_64(*fingerprints_, text, look);
        return look_along_by_32(*fingerprints_, text, look);
    }
#endif
    find_by_samples(text, found);
}

void substring_set::find_by_samples(std::string_view text, std::uint64_t* found) const noexcept
{
    const std::uint64_t* filled = filled_.data();
    for (std::size_t at = 0; at + width <= text.size(); at += step_) {
        const std::uint32_t bytes = bytes_at(text.data() + at);
        const std::uint32_t h = hash(bytes);
        if ((filled[h / 64] >> (h % 64) & 1U) != 0)
            compare(text, at, bytes, h >> bits_per_bucket, found);
    }
}

/// Looks closer at a place where the sample of some wanted text may be.
void substring_set::compare(std::string_view text, std::size_t at, std::uint32_t bytes,
                            std::size_t bucket, std::uint64_t* found) const noexcept
{
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
