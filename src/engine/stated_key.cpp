// SPDX-License-Identifier: Apache-2.0

/// @file
/// Makes keys of records. The only door is engine/stated_key.hpp.

#include <netral/engine/stated_key.hpp>

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

namespace netral {
namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;

/// Four lanes, so that one multiplication need not wait for the other.
std::uint64_t hash_of(const std::vector<std::uint64_t>& key) noexcept
{
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    std::size_t i = 0;
    for (; i + 4 <= key.size(); i += 4)
        for (std::size_t j = 0; j < 4; ++j)
            lanes[j] = std::rotl((lanes[j] ^ key[i + j]) * multiplier, 29);
    for (; i < key.size(); ++i) lanes[0] = std::rotl((lanes[0] ^ key[i]) * multiplier, 29);
    std::uint64_t hash = 0;
    for (const std::uint64_t lane : lanes) hash = std::rotl((hash ^ lane) * multiplier, 31);
    return hash ^ (hash >> 32);
}

constexpr bool low_byte_first = std::endian::native == std::endian::little;

/// Of bytes that lie in a word as in memory: the first that is not zero.
std::size_t first_byte(std::uint64_t word) noexcept
{
    const int zeros = low_byte_first ? std::countr_zero(word) : std::countl_zero(word);
    return static_cast<std::size_t>(zeros) / 8;
}

std::uint64_t byte_at(std::size_t byte) noexcept
{
    return std::uint64_t{0xFF} << 8 * (low_byte_first ? byte : 7 - byte);
}

/// A text as words: its length, then its bytes.
void append_text(std::vector<std::uint64_t>& key, std::string_view text)
{
    const std::size_t begin = key.size() + 1;
    key.push_back(text.size());
    key.resize(begin + (text.size() + 7) / 8);
    if (!text.empty()) std::memcpy(key.data() + begin, text.data(), text.size());
}

/// How a fact matters.
struct weight {
    bool at_all = false;
    bool by_text = false; ///< not only by the cells that a slot tells apart
};

void weigh(const program& p, std::vector<weight>& facts)
{
    for (rule_id r = 0; r < p.rules().rules.size(); ++r)
        for (const fact_id f : p.compiled(r).facts) facts[f].at_all = true;
    for (fact_id f = 0; f < facts.size(); ++f)
        if (p.facts_follow().reads(f)) facts[f] = {true, true};
    const formula_table& formulas = p.formulas();
    for (formula_id i = 0; i < formulas.size(); ++i)
        if (formulas[i].what == formula::kind::opaque)
            for (const fact_id f : formulas.opaque(formulas[i]).facts) facts[f] = {true, true};
}

} // namespace

void stated_key::append(const stated_key& other)
{
    words.insert(words.end(), other.words.begin(), other.words.end());
    hash = std::rotl(hash * multiplier, 31) ^ other.hash;
}

key_maker::key_maker(const program& p, const std::vector<fact_id>& beside, const program* other)
{
    const std::size_t count = p.rules().facts.size();
    std::vector<weight> matters(count);
    weigh(p, matters);
    if (other != nullptr) weigh(*other, matters);
    for (const fact_id f : beside) matters[f] = {true, true};
    parts_.resize(count);
    stated_.resize(count / sizeof(std::uint64_t) + 1);
    matters_.resize(stated_.size());
    bitmap_words_ = count / 64 + 1; // so that no key is empty
    longest_without_texts_ = bitmap_words_;
    auto* bytes = reinterpret_cast<unsigned char*>(matters_.data());
    for (fact_id f = 0; f < count; ++f) {
        const slot& s = p.slots()[f];
        const fact_type type = p.rules().facts[f].type;
        if (!matters[f].at_all || s.words() == 0) continue;
        bytes[f] = 0xFF;
        longest_without_texts_ += s.words();
        parts_[f] = {s.first, s.words(), type == fact_type::date,
                     matters[f].by_text && s.text != none};
        if (parts_[f].text) texts_.push_back(f);
        lists_ = lists_ || (parts_[f].text && type == fact_type::list);
    }
}

/// Which facts are stated, a bit each, then what is stated of them, then texts: most facts of most
/// records are not stated.
void key_maker::make(const record& stated, stated_key& out)
{
    constexpr std::size_t together = sizeof(std::uint64_t); // facts in a word of sources
    static_assert(sizeof(knowledge) == 1 && knowledge::missing == knowledge{});
    std::memcpy(stated_.data(), stated.sources().data(), parts_.size());
    std::vector<std::uint64_t>& key = out.words;
    key.resize(longest_without_texts_);
    std::uint64_t* const bits = key.data();
    std::uint64_t* end = bits + bitmap_words_;
    std::fill(bits, end, 0);
    bool texts = false;
    for (std::size_t i = 0; i < stated_.size(); ++i)
        for (std::uint64_t rest = stated_[i] & matters_[i]; rest != 0;) {
            const std::size_t byte = first_byte(rest);
            rest &= ~byte_at(byte);
            const std::size_t f = i * together + byte;
            bits[f / 64] |= std::uint64_t{1} << (f % 64);
            const part& p = parts_[f];
            const std::uint64_t* from = stated.words() + p.first;
            texts = texts || p.text;
            if (p.days) {
                *end++ = from[0] << 32 | (from[1] & 0xFFFFFFFF);
                continue;
            }
            *end++ = from[0];
            for (std::uint32_t w = 1; w < p.count; ++w) *end++ = from[w];
        }
    key.resize(static_cast<std::size_t>(end - bits));
    if (texts)
        for (const fact_id f : texts_)
            if (stated.source_of(f) != knowledge::missing) append_text(key, stated.text(f));
    out.hash = hash_of(key);
}

} // namespace netral
