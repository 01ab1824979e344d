// SPDX-License-Identifier: Apache-2.0

/// @file
/// From the words of a record to what is so of every rule: chooses rows of tables, which slices
/// join, and unites those of groups.
///
/// The only door is engine/rule_index.hpp. Read next: rule_index_builder.cpp.

#include "member_ruling.hpp"
#include "ranks.hpp"
#include "rule_judging.hpp"

#include <netral/engine/program.hpp>

#include <algorithm>
#include <numeric>

namespace netral {

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
    std::size_t rows = parts_->slices.row_count();
    const auto add = [&](const row_table& t) {
        for (const stated_use& u : t.stated) rows += std::size_t{u.states} + 1;
        for (const member_use& u : t.members) rows += 2 * std::size_t{u.members} + 2;
    };
    add(parts_->texts);
    add(parts_->raising);
    for (const row_table& g : parts_->groups) add(g);
    return rows;
}

std::size_t rule_index::bytes() const noexcept
{
    const parts& p = *parts_;
    std::size_t bytes = p.slices.bytes() + p.rows.size() * sizeof(std::uint64_t) + p.code.bytes() +
                        p.leaves.bytes() + p.rules.size() * sizeof(placed_rule);
    for (const stated_fact& f : p.facts)
        bytes += sizeof f + f.begins.capacity() * sizeof(std::int64_t) +
                 f.direct.capacity() * sizeof(std::uint16_t);
    return bytes;
}

ruling rule_index::make_ruling() const
{
    constexpr std::size_t spare = rule_slices::spare_places; // and see rank()
    const parts& p = *parts_;
    ruling r;
    for (auto* set : {&r.live_, &r.open_, &r.raised_, &r.look_, &r.satisfied_, &r.possible_})
        set->add(p.words);
    r.busy_.resize((p.words + 63) / 64);
    for (auto* by_rule : {&r.places_, &r.found_, &r.ranks_})
        by_rule->resize(p.rules.size() + spare);
    r.states_.resize(p.facts.size());
    r.chosen_.resize(p.tables);
    for (auto* rows : {&r.known_, &r.all_, &r.partial_}) rows->resize(p.facts.size());
    return r;
}

namespace {

using row = const std::uint64_t*;

/// Gathers the states of facts, and the rows of tables that they choose.
class gathering {
public:
    gathering(std::uint64_t own_bits, std::int32_t* states, std::size_t* chosen) noexcept
        : own_bits_(own_bits), states_(states), chosen_(chosen)
    {
    }

    /// Which facts are known cannot be predicted: nothing here branches, and what is chosen is
    /// chosen by masks, since compilers make branches of anything else.
    void one_word(const looked_at& f, const std::uint64_t* words) noexcept
    {
        const std::uint64_t at = words[f.first];
        const std::uint64_t known = is_one_bit(at) ? 1 : 0;
        const std::uint64_t nothing = at == f.blank ? 1 : 0;
        const std::uint64_t if_known = 0 - known;
        const auto state = static_cast<std::uint64_t>(__builtin_ctzll(at)) & if_known;
        static_assert(stated_fact::partial == -2 && stated_fact::unknown == -1);
        states_[f.number] = static_cast<std::int32_t>(state | ((nothing - 2) & ~if_known));
        chosen_[f.table] += (state | (f.states & ~if_known)) * f.step;
        unknown_ |= nothing << f.bit;
        partial_ |= ((known | nothing) ^ 1U) << f.bit;
    }

    void other(const looked_at& f, std::int32_t state) noexcept
    {
        states_[f.number] = state;
        chosen_[f.table] +=
            std::size_t{state < 0 ? f.states : static_cast<std::uint32_t>(state)} * f.step;
        unknown_ |= std::uint64_t{state == stated_fact::unknown} << f.bit;
        partial_ |= std::uint64_t{state == stated_fact::partial} << f.bit;
    }

    [[nodiscard]] std::uint64_t known() const noexcept
    {
        return own_bits_ & ~(unknown_ | partial_);
    }
    [[nodiscard]] std::uint64_t unknown() const noexcept { return unknown_ & own_bits_; }
    [[nodiscard]] std::uint64_t partial() const noexcept
    {
        return partial_ | (unknown_ & ~own_bits_) | look_bit;
    }

private:
    std::uint64_t unknown_ = 0;
    std::uint64_t partial_ = 0;
    std::uint64_t own_bits_;
    std::int32_t* states_;
    std::size_t* chosen_;
};

} // namespace

/// The states of all facts, and the rules that clauses of one stated fact rule out.
void rule_index::rule_out(const std::uint64_t* words, ruling& into) const noexcept
{
    const parts& p = *parts_;
    std::fill(into.chosen_.begin(), into.chosen_.end(), 0);
    gathering g(p.own_bits, into.states_.data(), into.chosen_.data());
    for (const looked_at& f : p.one_word) g.one_word(f, words);
    for (const looked_at& f : p.others) g.other(f, p.facts[f.number].state(words));
    into.known_facts_ = g.known();
    into.unknown_facts_ = g.unknown();
    into.partial_facts_ = g.partial();
    p.slices.filter(into.chosen_.data(), into.live_.data(), into.busy_.data());
}

/// Of the rules that want a text, those that no text found satisfies. If they are out already,
/// nothing is searched.
void rule_index::rule_out_by_texts(text_findings& texts, ruling& into) const
{
    const row_table& t = parts_->texts;
    std::uint64_t* live = into.live_.data();
    std::uint64_t some = 0;
    for (std::size_t i = 0; i < t.words; ++i) some |= live[i];
    if (some == 0) return;
    std::uint64_t* satisfied = into.satisfied_.data();
    std::fill_n(satisfied, t.words, 0);
    for (const member_use& u : t.members)
        member_ruling(u, texts.words(), parts_->rows.data(), t.words).add(satisfied, satisfied);
    const row concerned = parts_->rows.data() + t.concerned;
    for (std::size_t i = 0; i < t.words; ++i) live[i] &= ~concerned[i] | satisfied[i];
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

/// From here on `open_` and `look_` say something.
void rule_index::join(ruling& into) const noexcept
{
    if (into.joined_) return;
    std::fill_n(into.open_.data(), into.open_.size(), 0);
    std::fill_n(into.look_.data(), into.look_.size(), 0);
    into.joined_ = true;
}

/// Rules that a fact known in part concerns, by the table that was chosen from last.
void rule_index::look_at_partial(std::size_t words, ruling& into) const noexcept
{
    if (into.partial_count_ == 0) return;
    join(into);
    unite_rows(into.look_.data(), into.look_.data(), into.partial_.data(), into.partial_count_,
               words);
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

void rule_index::rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                            ruling& into) const
{
    const row nothing = parts_->nothing.data();
    std::uint64_t* satisfied = into.satisfied_.data();
    std::uint64_t* possible = into.possible_.data();
    choose(g, into);
    unite_rows(satisfied, nothing, into.known_.data(), into.known_count_, g.words);
    unite_rows(possible, nothing, into.all_.data(), into.all_count_, g.words);
    join(into);
    look_at_partial(g.words, into);
    for (const member_use& u : g.members)
        member_ruling(u, u.of_text ? texts.words() : words, parts_->rows.data(), g.words)
            .add(satisfied, possible);
    apply_clauses(into.live_.data(), into.open_.data(), parts_->rows.data() + g.concerned,
                  satisfied, possible, g.words);
}

/// Where few rules are left that have clauses of several facts, it is cheaper to ask the clauses of
/// each than to unite rows.
void rule_index::rule(const std::uint64_t* words, text_findings& texts, ruling& into,
                      scope which) const
{
    constexpr std::size_t cost_of_a_rule = 30;
    const parts& p = *parts_;
    into.joined_ = false;
    into.left_count = 0;
    rule_out(words, into);
    rule_out_by_texts(texts, into);
    if (p.raising_by_rows && which != scope::holding) find_raised(words, texts, which, into);

    const auto list = [&](std::size_t at, std::size_t begin, std::size_t end) {
        return p.slices.list(into.places_.data() + at, into.live_.data(), into.busy_.data(), begin,
                             end);
    };
    std::size_t grouped = list(0, 0, p.grouped_words);
    const bool asks = grouped * cost_of_a_rule < p.cost_of_groups;
    if (!asks) {
        for (const row_table& g : p.groups) rule_group(g, words, texts, into);
        grouped = list(0, 0, p.grouped_words);
    }
    const std::size_t count = grouped + list(grouped, p.grouped_words, p.words);

    judging j(p, words, texts, which, into);
    if (asks) j.fetch_literals(0, grouped);
    j.judge(grouped, count);
    asks ? j.judge_by_asking(0, grouped) : j.judge_by_rows(0, grouped);
    rank_left(into);
}

/// Rules lie by what they ask for, and what is left of them is to be in the order of the rule set:
/// of few the ranks are found, which needs no guess of what comes first.
void rule_index::rank_left(ruling& into)
{
    constexpr std::size_t few = 256;
    std::uint32_t* found = into.found_.data();
    const std::size_t count = into.left_count;
    if (count <= few) return rank(found, count, into.ranks_.data());
    std::sort(found, found + count);
    std::iota(into.ranks_.begin(), into.ranks_.begin() + static_cast<std::ptrdiff_t>(count), 0U);
}

} // namespace netral
