// SPDX-License-Identifier: Apache-2.0

/// @file
/// Makes keys of records and looks them up in small sets.
///
/// Door: answer_memory.

#include "answer_memory.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace netral {
namespace {

constexpr std::size_t ways = 4;          ///< places where a key may be
constexpr std::size_t longest_key = 512; ///< in words
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

/// A text as words: its length, then its bytes.
void append_text(std::vector<std::uint64_t>& key, std::string_view text)
{
    const std::size_t begin = key.size() + 1;
    key.push_back(text.size());
    key.resize(begin + (text.size() + 7) / 8);
    if (!text.empty()) std::memcpy(key.data() + begin, text.data(), text.size());
}

} // namespace

answer_memory::answer_memory(const program& p, std::size_t answers)
{
    bool lists = false;
    choose_facts(p, lists);
    if (answers > 0 && !lists) entries_.resize(std::bit_ceil(std::max(answers, ways)));
}

void answer_memory::choose_facts(const program& p, bool& lists)
{
    const std::size_t count = p.rules().facts.size();
    std::vector<char> matters(count);
    std::vector<char> by_text(count);
    for (rule_id r = 0; r < p.rules().rules.size(); ++r)
        for (const fact_id f : p.compiled(r).facts) matters[f] = 1;
    for (fact_id f = 0; f < count; ++f)
        if (p.facts_follow().reads(f)) matters[f] = by_text[f] = 1;
    const formula_table& formulas = p.formulas();
    for (formula_id i = 0; i < formulas.size(); ++i)
        if (formulas[i].what == formula::kind::opaque)
            for (const fact_id f : formulas.opaque(formulas[i]).facts) matters[f] = by_text[f] = 1;

    std::size_t words = 0;
    for (fact_id f = 0; f < count; ++f) {
        const slot& s = p.slots()[f];
        if (matters[f] == 0 || s.words() == 0) continue;
        if (!spans_.empty() && spans_.back().first + spans_.back().count == s.first)
            spans_.back().count += s.words();
        else
            spans_.push_back({s.first, s.words()});
        words += s.words();
        if (by_text[f] == 0 || s.text == none) continue;
        lists = lists || p.rules().facts[f].type == fact_type::list;
        texts_.push_back(f);
    }
    bitmap_words_ = words / 64 + 1; // so that no key is empty
}

/// Which words say something, one bit each, and then these words: most facts of most records are
/// unknown.
void answer_memory::make_key(const record& stated)
{
    const std::uint64_t* blank = stated.layout().blank().data();
    key_.assign(bitmap_words_, 0);
    std::size_t bit = 0;
    for (const span_of_words& s : spans_)
        for (std::uint32_t w = s.first; w < s.first + s.count; ++w, ++bit) {
            const std::uint64_t word = stated.words()[w];
            if (word == blank[w]) continue;
            key_[bit / 64] |= std::uint64_t{1} << (bit % 64);
            key_.push_back(word);
        }
    for (const fact_id f : texts_) append_text(key_, stated.text(f));
    hash_ = hash_of(key_);
}

const std::string* answer_memory::find(const record& stated)
{
    make_key(stated);
    const entry* set = &entries_[(hash_ & (entries_.size() / ways - 1)) * ways];
    for (std::size_t i = 0; i < ways; ++i)
        if (set[i].hash == hash_ && set[i].key == key_) return &set[i].answer;
    return nullptr;
}

void answer_memory::keep(std::string_view answer)
{
    if (key_.size() > longest_key) return; // a long text decides something: it will not come again
    entry* set = &entries_[(hash_ & (entries_.size() / ways - 1)) * ways];
    std::size_t at = 0;
    while (at < ways && !set[at].key.empty()) ++at;
    if (at == ways) at = turn_++ % ways;
    set[at].hash = hash_;
    set[at].key = key_;
    set[at].answer = answer;
}

} // namespace netral
