// SPDX-License-Identifier: Apache-2.0

/// @file
/// From the words of a record to what is so of every rule: chooses rows and unites them.
///
/// The only door is engine/rule_index.hpp. Read next: rule_index_builder.cpp.

#include "rule_rows.hpp"

#include <netral/engine/program.hpp>

#include <algorithm>
#include <bit>

namespace netral {
namespace {

using row = const std::uint64_t*;

/// The place of the lowest bit of a word that is not empty.
std::size_t place_of(std::size_t w, std::uint64_t bits) noexcept
{
    return 64 * w + static_cast<unsigned>(std::countr_zero(bits));
}

/// What the words say of the members of a set that rules of a table ask for.
class member_ruling {
public:
    member_ruling(const member_use& u, const std::uint64_t* words, row rows, std::size_t n)
        : use_(u), has_(words + u.first), has_not_(has_ + u.mask_words), rows_(rows + u.rows), n_(n)
    {
    }

    /// Adds the rules that are satisfied, and those that are if the open members turn out well.
    void add(std::uint64_t* satisfied, std::uint64_t* possible) const noexcept
    {
        if (use_.wants) {
            unite_members(satisfied, has_, 0);
            if (possible != nullptr) add_possible(possible);
        }
        if (use_.forbids) add_forbidding(satisfied, possible);
    }

private:
    [[nodiscard]] row wanting(std::size_t member) const noexcept { return rows_ + member * n_; }
    [[nodiscard]] row all_wanting() const noexcept { return rows_ + 2 * use_.members * n_; }
    [[nodiscard]] row all_forbidding() const noexcept { return all_wanting() + n_; }

    [[nodiscard]] std::uint64_t open(std::uint32_t w) const noexcept
    {
        const std::uint32_t left = use_.members - 64 * w;
        const std::uint64_t all = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
        return all & ~(has_[w] | has_not_[w]);
    }

    void unite(std::uint64_t* into, row r) const noexcept
    {
        for (std::size_t i = 0; i < n_; ++i) into[i] |= r[i];
    }

    /// The rows of the members of a mask; those of rules that forbid them come `offset` later.
    void unite_members(std::uint64_t* into, const std::uint64_t* mask,
                       std::size_t offset) const noexcept
    {
        for (std::uint32_t w = 0; w < use_.mask_words; ++w)
            for (std::uint64_t rest = mask[w]; rest != 0; rest &= rest - 1)
                unite(into,
                      wanting(offset + w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
    }

    void add_possible(std::uint64_t* possible) const noexcept
    {
        bool anything = true;
        for (std::uint32_t w = 0; w < use_.mask_words; ++w) anything = anything && has_not_[w] == 0;
        if (anything) return unite(possible, all_wanting());
        for (std::uint32_t w = 0; w < use_.mask_words; ++w) {
            const std::uint64_t mask = open(w);
            for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1)
                unite(possible, wanting(w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
        }
    }

    /// Word by word: a rule is met if it forbids nothing that is, or may be, in the set.
    void add_forbidding(std::uint64_t* satisfied, std::uint64_t* possible) const noexcept
    {
        for (std::size_t i = 0; i < n_; ++i) {
            std::uint64_t broken = 0;
            std::uint64_t doubtful = 0;
            for (std::uint32_t w = 0; w < use_.mask_words; ++w) {
                for (std::uint64_t rest = has_[w]; rest != 0; rest &= rest - 1)
                    broken |= forbidding(w, rest)[i];
                for (std::uint64_t rest = open(w); rest != 0; rest &= rest - 1)
                    doubtful |= forbidding(w, rest)[i];
            }
            const std::uint64_t rules = all_forbidding()[i] & ~broken;
            satisfied[i] |= rules & ~doubtful;
            if (possible != nullptr) possible[i] |= rules & doubtful;
        }
    }

    [[nodiscard]] row forbidding(std::uint32_t w, std::uint64_t rest) const noexcept
    {
        return wanting(use_.members + w * 64 + static_cast<unsigned>(std::countr_zero(rest)));
    }

    const member_use& use_;
    const std::uint64_t* has_;
    const std::uint64_t* has_not_;
    row rows_;
    std::size_t n_; ///< words of a row
};

} // namespace

std::string_view to_string(rule_found f) noexcept
{
    switch (f) {
    case rule_found::holds: return "holds";
    case rule_found::open: return "open";
    case rule_found::not_raised: return "not raised";
    case rule_found::look: return "to be looked at";
    case rule_found::fails: return "fails";
    }
    return {};
}

std::string_view to_string(left_out_reason r) noexcept
{
    switch (r) {
    case left_out_reason::opaque: return "for the interpreter";
    case left_out_reason::too_many: return "too many clauses";
    case left_out_reason::version: return "of some versions only";
    }
    return {};
}

rule_index::~rule_index() = default;
rule_index::rule_index(rule_index&&) noexcept = default;
rule_index& rule_index::operator=(rule_index&&) noexcept = default;

std::size_t rule_index::row_count() const noexcept
{
    std::size_t rows = 0;
    const auto add = [&](const row_table& t) {
        for (const stated_use& u : t.stated) rows += std::size_t{u.states} + 1;
        for (const member_use& u : t.members) rows += 2 * std::size_t{u.members} + 2;
    };
    add(parts_->single);
    add(parts_->raising);
    for (const row_table& g : parts_->groups) add(g);
    return rows;
}

std::size_t rule_index::bytes() const noexcept
{
    const parts& p = *parts_;
    std::size_t bytes = p.rows.size() * sizeof(std::uint64_t) + p.code.bytes() + p.leaves.bytes() +
                        p.seats.capacity() * sizeof(rule_seat) +
                        rules_.capacity() * sizeof(rule_id);
    for (const stated_fact& f : p.facts)
        bytes += sizeof f + f.begins.capacity() * sizeof(std::int64_t) +
                 f.direct.capacity() * sizeof(std::uint16_t);
    return bytes;
}

ruling rule_index::make_ruling() const
{
    ruling r;
    for (auto* set : {&r.live_, &r.open_, &r.raised_, &r.look_, &r.satisfied_, &r.possible_})
        set->resize(parts_->words);
    r.left.resize(rules_.size());
    r.busy_.resize((parts_->words + 63) / 64);
    r.states_.resize(parts_->facts.size());
    for (auto* rows : {&r.known_, &r.all_, &r.partial_}) rows->resize(parts_->facts.size());
    return r;
}

void rule_index::find_states(const std::uint64_t* words, ruling& into) const noexcept
{
    std::uint64_t known = 0;
    std::uint64_t bit = 1; // 0 after 64 facts
    std::int32_t* state = into.states_.data();
    for (const stated_fact& f : parts_->facts) {
        *state = f.state(words);
        if (*state >= 0) known |= bit;
        bit <<= 1U;
        ++state;
    }
    into.known_facts_ = known;
}

/// Chooses the rows of a table by the states of its facts.
void rule_index::choose(const row_table& t, ruling& into) const noexcept
{
    row* known = into.known_.data();
    row* all = into.all_.data();
    row* partial = into.partial_.data();
    const row rows = parts_->rows.data();
    const std::size_t words = t.words;
    for (const stated_use& u : t.stated) {
        const std::int32_t state = into.states_[u.fact];
        if (state >= 0) {
            *known++ = rows + u.rows + static_cast<std::size_t>(state) * words;
            continue;
        }
        *all = rows + u.rows + u.states * words;
        if (state == stated_fact::partial) *partial++ = *all;
        ++all;
    }
    into.known_count_ = static_cast<std::size_t>(known - into.known_.data());
    into.all_count_ = static_cast<std::size_t>(all - into.all_.data());
    into.partial_count_ = static_cast<std::size_t>(partial - into.partial_.data());
}

/// Rules that a fact known in part concerns, by the table that was chosen from last.
void rule_index::look_at_partial(std::size_t words, ruling& into) noexcept
{
    if (into.partial_count_ == 0) return;
    unite_rows(into.look_.data(), into.look_.data(), into.partial_.data(), into.partial_count_,
               words);
    into.looks_at_more_ = true;
}

/// Clauses of one stated fact: what they rule out, and what they leave open.
void rule_index::rule_by_states(ruling& into, scope which) const noexcept
{
    const parts& p = *parts_;
    choose(p.single, into);
    filter_rows(into.live_.data(), p.out.data(), into.known_.data(), into.known_count_, p.words);
    unite_rows(into.open_.data(), p.nothing.data(), into.all_.data(), into.all_count_, p.words);
    if (into.looks_at_more_ || into.partial_count_ != 0)
        unite_rows(into.look_.data(), p.look.data(), into.partial_.data(), into.partial_count_,
                   p.words);
    into.looks_at_more_ = into.partial_count_ != 0;
    if (which != scope::holding) return;
    for (std::size_t w = 0; w < p.words; ++w) into.live_[w] &= ~into.open_[w] | into.look_[w];
}

void rule_index::find_raised(const std::uint64_t* words, text_findings& texts, scope which,
                             ruling& into) const
{
    const parts& p = *parts_;
    std::uint64_t* raised = into.raised_.data();
    choose(p.raising, into);
    unite_rows(raised, p.raised.data(), into.known_.data(), into.known_count_, p.words);
    unite_rows(raised, raised, into.partial_.data(), into.partial_count_, p.words);
    look_at_partial(p.words, into);
    for (const member_use& u : p.raising.members)
        member_ruling(u, u.of_text ? texts.words() : words, p.rows.data(), p.words)
            .add(raised, nullptr);
    if (which == scope::speaking)
        intersect_rows(into.live_.data(), into.live_.data(), raised, p.words);
}

/// Where few rules are left that have such clauses, it is cheaper to ask the clauses of each.
void rule_index::rule_groups(const std::uint64_t* words, text_findings& texts, ruling& into) const
{
    constexpr std::size_t cost_of_a_rule = 120;
    const parts& p = *parts_;
    const std::size_t count = count_in_both(into.live_.data(), p.grouped.data(), p.grouped.size());
    into.asks_ = count * cost_of_a_rule < p.cost_of_groups;
    if (into.asks_) return;
    for (const row_table& g : p.groups) rule_group(g, words, texts, into);
}

void rule_index::rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                            ruling& into) const
{
    const row nothing = parts_->nothing.data();
    std::uint64_t* satisfied = into.satisfied_.data();
    std::uint64_t* possible = into.possible_.data();
    choose(g, into);
    unite_rows(satisfied, nothing, into.known_.data(), into.known_count_, g.words);
    unite_rows(possible, nothing, into.all_.data(), into.all_count_, g.words);
    look_at_partial(g.words, into);
    for (const member_use& u : g.members)
        member_ruling(u, u.of_text ? texts.words() : words, parts_->rows.data(), g.words)
            .add(satisfied, possible);
    apply_clauses(into.live_.data(), into.open_.data(), parts_->rows.data() + g.concerned,
                  satisfied, possible, g.words);
}

/// Of the live rules of a word: asks the clauses that no rows were united for.
void rule_index::ask_clauses(std::size_t w, const std::uint64_t* words, text_findings& texts,
                             const ruling& r, ruled_word& of) const
{
    for (std::uint64_t rest = of.live & parts_->grouped[w] & ~of.look; rest != 0;
         rest &= rest - 1) {
        const std::uint64_t bit = rest & (~rest + 1);
        const rule_seat* seat = parts_->seats.data() + place_of(w, rest);
        const auto met = parts_->code.ask(seat[0].first_literal, seat[1].first_literal,
                                          r.states_.data(), words, *parts_->slots, texts);
        if (!met)
            of.look |= bit;
        else if (*met == truth::no)
            of.live &= ~bit;
        else if (*met == truth::unknown)
            of.open |= bit;
    }
}

/// Of the open rules of a word: finds out which are raised.
void rule_index::ask_raised(std::size_t w, const std::uint64_t* words, text_findings& texts,
                            const ruling& r, ruled_word& of) const
{
    of.raised = r.surely_raised_[w];
    for (std::uint64_t rest = of.live & of.open & ~of.look & ~of.raised; rest != 0;
         rest &= rest - 1) {
        const std::uint64_t bit = rest & (~rest + 1);
        const rule_seat* seat = parts_->seats.data() + place_of(w, rest);
        // A known fact that a live rule's conduct asks for is as it asks.
        if ((seat[0].raising & r.known_facts_) != 0) {
            of.raised |= bit;
            continue;
        }
        const auto raised = parts_->leaves.ask(seat[0].first_leaf, seat[1].first_leaf,
                                               r.states_.data(), words, *parts_->slots, texts);
        if (!raised)
            of.look |= bit;
        else if (*raised == truth::yes)
            of.raised |= bit;
    }
}

/// The rules of a word that are left, behind those that are there already.
void rule_index::list(std::size_t w, const ruled_word& of, ruling& into) const noexcept
{
    constexpr auto look = rule_found::look;
    constexpr rule_found by_bits[] = {rule_found::holds,
                                      rule_found::holds,
                                      rule_found::not_raised,
                                      rule_found::open,
                                      look,
                                      look,
                                      look,
                                      look};
    ruled_rule* left = into.left.data() + into.left_count;
    for (std::uint64_t rest = of.live; rest != 0; rest &= rest - 1) {
        const auto shift = static_cast<unsigned>(std::countr_zero(rest));
        const std::uint64_t bits = (of.raised >> shift & 1U) | (of.open >> shift & 1U) << 1U |
                                   (of.look >> shift & 1U) << 2U;
        *left++ = {rules_[64 * w + shift], by_bits[bits]};
    }
    into.left_count = static_cast<std::size_t>(left - into.left.data());
}

const std::uint64_t* rule_index::surely_raised(const ruling& r) const noexcept
{
    const parts& p = *parts_;
    const std::size_t stated = std::min<std::size_t>(p.facts.size(), 64);
    const auto known = static_cast<std::size_t>(__builtin_popcountll(r.known_facts_));
    const std::size_t unknown = stated - known;
    return unknown < p.surely_raised.size() ? p.surely_raised[unknown].data() : p.nothing.data();
}

void rule_index::rule_word(std::size_t w, const std::uint64_t* words, text_findings& texts,
                           scope which, ruling& into) const
{
    const parts& p = *parts_;
    ruled_word of{into.live_[w], into.open_[w], into.look_[w], 0};
    if (into.asks_ && w < p.grouped.size()) ask_clauses(w, words, texts, into, of);
    if (which == scope::holding) {
        of.live &= ~of.open | of.look;
    } else {
        if (p.raising_by_rows)
            of.raised = into.raised_[w];
        else
            ask_raised(w, words, texts, into, of);
        if (which == scope::speaking) of.live &= ~of.open | of.raised | of.look;
    }
    const std::size_t before = into.left_count;
    list(w, of, into);
    const std::size_t border = p.first_stretch / 64;
    if (w < border) {
        into.first_stretch = into.left_count;
    } else if (w == border) {
        const std::uint64_t first = (std::uint64_t{1} << (p.first_stretch % 64)) - 1;
        into.first_stretch =
            before + static_cast<std::size_t>(__builtin_popcountll(of.live & first));
    }
}

void rule_index::rule(const std::uint64_t* words, text_findings& texts, ruling& into,
                      scope which) const
{
    find_states(words, into);
    rule_by_states(into, which);
    if (parts_->raising_by_rows && which != scope::holding) find_raised(words, texts, which, into);
    rule_groups(words, texts, into);
    into.surely_raised_ = surely_raised(into);
    find_busy_words(into.busy_.data(), into.live_.data(), parts_->words);
    into.left_count = into.first_stretch = 0;
    for (std::size_t i = 0; i < into.busy_.size(); ++i)
        for (std::uint64_t busy = into.busy_[i]; busy != 0; busy &= busy - 1)
            rule_word(place_of(i, busy), words, texts, which, into);
}

} // namespace netral
